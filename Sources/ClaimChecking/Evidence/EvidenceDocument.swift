public import DocumentModel
public import Recognition
import Synchronization

/// A document as claims are checked against it: its statements, and where each stands in the bytes.
public final class EvidenceDocument: Sendable {
  /// The source's name, digest and URL.
  public let source: SourceRecord
  /// Tokens, sentences, mentions.
  public let recognition: RecognitionEngine.Recognition
  /// The places of blocks in the source, where only these are known and not those of single words.
  private let blockPlaces: [SourceRange?]?
  private let scope: CitationScope
  let statements: [Statement]
  /// Agencies and places that the document as a whole is about, and the words of its title.
  let subjects: Set<String>
  let title: Set<String>
  /// The year in its title, where there is one and no other.
  let year: Int?
  /// Terms that are written with a capital inside of sentences.
  let proper: Set<String>
  /// What the document calls its laws, treaties and agencies, by the first word in lower case.
  let aliases: [String: [Alias]]

  /// A name in a document.
  struct Alias: Sendable {
    var words: [String]
    var kind: MentionKind
    var key: String
    /// Whether it is written in capitals: "who" is not the WHO.
    var isCapital: Bool
  }
  /// The statements of each table's cells by row and column.
  let cells: [[DocumentTable.Place: Int]]
  /// The tables with a head, as claims are looked up in them.
  let grids: [TableGrid]
  /// The numbers with all that is said of them; read when the first claim asks for them.
  var observations: Observations {
    read.withLock { known in
      if let known { return known }
      let observations = Observations(self, lexicon)
      known = observations
      return observations
    }
  }
  private let read = Mutex<Observations?>(nil)
  private let lexicon: ClaimLexicon
  /// Whether it is about what others claim, so that what it repeats it does not say itself.
  let isDisputing: Bool
  /// Whether it is written in Indonesian.
  let isIndonesian: Bool
  /// Whether there is more than tables and headings.
  let hasText: Bool

  /// Reads a document. `blockPlaces` are those of its blocks where its source map knows nothing.
  public convenience init(
    _ recognition: RecognitionEngine.Recognition, packs: PackSet, blockPlaces: [SourceRange?]? = nil
  ) {
    self.init(recognition, lexicon: ClaimLexicon(packs), blockPlaces: blockPlaces)
  }

  init(_ recognition: RecognitionEngine.Recognition, lexicon: ClaimLexicon, blockPlaces: [SourceRange?]? = nil) {
    self.recognition = recognition
    self.blockPlaces = blockPlaces
    source = recognition.text.document.source
    scope = CitationScope(recognition.mentions, in: recognition.text)
    let sample = ClaimWords.split(String(decoding: recognition.text.document.text.utf8.prefix(20_000), as: UTF8.self))
    isIndonesian = lexicon.isIndonesian(sample)
    self.lexicon = isIndonesian ? lexicon.forIndonesian : lexicon
    let reader = EvidenceReader(recognition, self.lexicon)
    statements = reader.statements
    subjects = reader.subjects
    title = reader.title
    let years = Set(
      reader.title.compactMap { $0.utf8.count == 4 ? Int($0) : nil }.filter { (1800...2200).contains($0) })
    year = years.count == 1 ? years.first : nil
    var proper: Set<String> = []
    for statement in statements { for word in statement.words where word.isProper { proper.insert(word.term) } }
    self.proper = proper
    aliases = Self.aliases(recognition)
    cells = reader.cells
    let document = recognition.text.document
    let words = statements.reduce(0) { $0 + $1.words.count }
    let disputes = statements.reduce(0) { $0 + $1.words.count { Self.disputing.contains($0.text) } }
    // "Insurance claims" and "a false alarm" are words of any report.
    let isTelling = statements.contains { $0.words.contains { Self.telling.contains($0.text) } }
    isDisputing = disputes >= 2 && disputes * 300 >= words && (isTelling || disputes >= 5)
    hasText = document.blocks.contains { [.paragraph, .listItem].contains($0.kind) }
    grids = document.tables.compactMap { TableGrid($0, document.text) }
  }

  private static func aliases(_ recognition: RecognitionEngine.Recognition) -> [String: [Alias]] {
    var found: [String: [Alias]] = [:]
    var seen: Set<String> = []
    for mention in recognition.mentions where [.law, .treaty, .agency].contains(mention.kind) {
      guard let key = mention.entityKey, mention.normalized["provision"] == nil else { continue }
      let quote = recognition.text.document.text.quote(mention.range)
      let words = ClaimWords.split(quote)
      guard let first = words.first, seen.insert(quote).inserted, words.count < 24 else { continue }
      found[first, default: []].append(
        Alias(words: words, kind: mention.kind, key: key, isCapital: quote.count < 8 && quote == quote.uppercased()))
    }
    return found.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  private static let telling: Set<String> = [
    "fact-check", "fact-checked", "facebook", "twitter", "tweet", "tweeted", "caption", "captioned", "rumour", "rumor",
    "hoax", "viral", "debunked", "politifact", "misinformation", "fake", "misleading",
    "untrue",
    "ruling",
  ]
  private static let disputing: Set<String> = [
    "claim", "claims", "claimed", "claiming", "fact-check", "fact-checked", "fake", "hoax", "false", "misleading",
    "viral", "debunked",
    "ruling", "politifact", "untrue", "rumour", "rumor", "facebook", "twitter", "tweet", "tweeted", "true", "truth",
    "accurate",
    "inaccurate", "misinformation", "caption", "captioned",
  ]

  var document: Document { recognition.text.document }

  /// A place in the text as evidence; nil where its bytes are not known.
  func evidence(_ range: TextRange) -> Evidence? {
    if let blockPlaces {
      guard let index = document.blocks.lastIndex(where: { $0.range.start <= range.start }),
        let place = blockPlaces[index]
      else { return nil }
      return Evidence(
        quote: document.text.quote(document.blocks[index].range), source: source.name, sha256: source.sha256.hex,
        ranges: [place])
    }
    guard let ranges = document.sourceMap.sourceRanges(of: range) else { return nil }
    return Evidence(quote: document.text.quote(range), source: source.name, sha256: source.sha256.hex, ranges: ranges)
  }

  /// The places of a statement as evidence, each once, with what the source cites for them.
  func evidence(_ statement: Statement) -> [Evidence] {
    var found: [Evidence] = []
    for place in statement.places {
      guard var piece = evidence(place) else { continue }
      piece.citation = citation(statement.figures.first?.range ?? place, in: place)
      if !found.contains(piece) { found.append(piece) }
    }
    return found
  }

  /// The citations that stand for a place, as written; nil where there are none.
  private func citation(_ range: TextRange, in sentence: TextRange) -> String? {
    let own = scope.citations(supporting: sentence.contains(range) ? range : sentence)
    let quotes = own.map { document.text.quote(recognition.mentions[$0].range) }
    return quotes.isEmpty ? nil : quotes.joined(separator: "; ")
  }
}

/// A quote that a verdict rests on, and where it stands.
public struct Evidence: Hashable, Sendable {
  /// What stands there, as the quote law cuts it.
  public var quote: String
  /// The source's name.
  public var source: String
  /// SHA-256 of its bytes, hexadecimal.
  public var sha256: String
  /// Half-open bytes of the source, in order; never empty.
  public var ranges: [SourceRange]
  /// The work that the source cites for it.
  public var citation: String?
}
