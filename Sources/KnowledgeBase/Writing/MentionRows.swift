import Digests
import DocumentModel

/// Mentions and the sentences they stand in, as rows.
struct MentionRows {
  private(set) var mentions = RowBuffer(width: 18)
  private(set) var sentences = RowBuffer(width: 4)
  private let entities: [String: Int]
  /// The last sentences: mentions come in the order of the text, except where notes and cells are read out of order.
  private var recent: [(block: String, text: String, index: Int)] = []
  private static let remembered = 4
  private var writer = JSONWriter()

  init(_ entities: [String: Int]) { self.entities = entities }

  mutating func add(_ list: [AnchoredMention]) {
    // About what the corpus has a mention.
    mentions.reserve(rows: list.count, text: list.count * 150)
    for anchored in list { add(anchored) }
  }

  private mutating func add(_ anchored: AnchoredMention) {
    let found = anchored.mention
    let hull = anchored.provenance.hull
    mentions.row()
    mentions.document()
    mentions.text(found.kind.rawValue)
    mentions.integer(hull.start)
    mentions.integer(hull.end)
    mentions.text(StoredPlaces.ranges(anchored.provenance))
    mentions.integer(anchored.textScalars.lowerBound)
    mentions.integer(anchored.textScalars.upperBound)
    mentions.text(anchored.provenance.quote)
    mentions.reference(.sentence, sentence(anchored))
    mentions.text(found.recognizer)
    mentions.text(found.within?.rawValue)
    mentions.text(found.role)
    mentions.reference(.entity, found.entityKey.flatMap { entities[$0] })
    if found.normalized.isEmpty {
      mentions.null()
    } else {
      writer.removeAll()
      writer.object { $0.members(found.normalized) }
      mentions.text(writer.bytes)
    }
    if anchored.parts.isEmpty {
      mentions.null()
    } else {
      writer.removeAll()
      RecordRenderer.parts(anchored, into: &writer)
      mentions.text(writer.bytes)
    }
    let (from, to) = Self.years(found)
    mentions.integer(from)
    mentions.integer(to)
  }

  private mutating func sentence(_ anchored: AnchoredMention) -> Int {
    if let known = recent.last(where: { $0.text == anchored.context && $0.block == anchored.block }) {
      return known.index
    }
    let index = sentences.count
    sentences.row()
    sentences.document()
    sentences.text(anchored.block)
    sentences.text(anchored.context)
    if recent.count == Self.remembered { recent.removeFirst() }
    recent.append((anchored.block, anchored.context, index))
    return index
  }

  private static func years(_ mention: Mention) -> (Int?, Int?) {
    switch mention.kind {
    case .year:
      let year = mention.normalized["year"]?.double.map { Int($0) }
      return (year, year)
    case .date: return YearSpan.of(mention.normalized["iso"]?.text)
    case .period:
      return (YearSpan.of(mention.normalized["start"]?.text).from, YearSpan.of(mention.normalized["end"]?.text).to)
    default: return (nil, nil)
    }
  }
}
