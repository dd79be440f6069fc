public import DocumentModel
public import Recognition

/// A document as claims are checked against it: its statements, and where each stands in the bytes.
public final class EvidenceDocument: Sendable {
  /// The source's name, digest and URL.
  public let source: SourceRecord
  /// Tokens, sentences, mentions.
  public let recognition: RecognitionEngine.Recognition
  /// The places of blocks in the source, where only these are known and not those of single words.
  private let blockPlaces: [SourceRange?]?
  let statements: [Statement]
  /// Agencies and places that the document as a whole is about, and the words of its title.
  let subjects: Set<String>
  let title: Set<String>
  /// Terms that are written with a capital inside of sentences.
  let proper: Set<String>
  /// The statements of each table's cells by row and column.
  let cells: [[DocumentTable.Place: Int]]

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
    let reader = EvidenceReader(recognition, lexicon)
    statements = reader.statements
    subjects = reader.subjects
    title = reader.title
    var proper: Set<String> = []
    for statement in statements { for word in statement.words where word.isProper { proper.insert(word.term) } }
    self.proper = proper
    cells = reader.cells
  }

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

  /// The places of a statement as evidence, each once.
  func evidence(_ statement: Statement) -> [Evidence] {
    var found: [Evidence] = []
    for place in statement.places {
      if let piece = evidence(place), !found.contains(piece) { found.append(piece) }
    }
    return found
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
