import Digests
import DocumentModel

/// Mentions and the sentences they stand in, as rows.
struct MentionRows {
  private(set) var mentions = RowBuffer(width: 18)
  private(set) var sentences = RowBuffer(width: 4)
  private let entities: [String: Int]
  private var known: [Place: Int] = [:]
  private var last: (place: Place, index: Int)?
  private var writer = JSONWriter()

  private struct Place: Hashable {
    var block: String
    var text: String
  }

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
    let place = Place(block: anchored.block, text: anchored.context)
    if let last, last.place == place { return last.index }
    let index: Int
    if let found = known[place] {
      index = found
    } else {
      index = sentences.count
      known[place] = index
      sentences.row()
      sentences.document()
      sentences.text(place.block)
      sentences.text(place.text)
    }
    last = (place, index)
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
