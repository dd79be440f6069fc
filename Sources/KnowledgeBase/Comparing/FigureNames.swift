import DocumentModel
import GRDB

/// What names a figure beside its subject: the headers of its cell, what its sentence says of the subject, and the caption of
/// its table where the subject does not say what is counted. A row `Malaysia` of one table counts ships, that of another
/// prisoners.
struct FigureNames: Hashable {
  /// The quotes of a fact's evidence as `header`, in its order.
  var headers: [String] = []
  /// Those as `caption`.
  var captions: [String] = []

  /// Takes quotes.
  init(headers: [String], captions: [String] = []) { (self.headers, self.captions) = (headers, captions) }

  /// The names in a fact's evidence.
  init(_ fact: Fact) {
    for piece in fact.evidence { add(piece.role.rawValue, piece.provenance.quote) }
  }

  /// The names of a stored fact, by its row.
  init(_ db: Database, fact: Int64) throws {
    let cursor = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT role, quote FROM _evidence WHERE fact = ? AND role IN ('header', 'caption') ORDER BY id"),
      arguments: [fact])
    while let row = try cursor.next() {
      var columns = ColumnReader(row)
      add(try columns.text(), try columns.text())
    }
  }

  private mutating func add(_ role: String, _ quote: String) {
    switch EvidenceRole(rawValue: role) {
    case .header: headers.append(quote)
    case .caption: captions.append(quote)
    default: break
    }
  }

  /// The names as a part of a measure's key; nil where nothing says what is counted.
  func key(_ draft: FactDraft) -> String? {
    let known = [draft.subject, draft.place ?? "", draft.population ?? ""].map(FactMeasure.fold)
    // Times have fields of their own, numbers of columns say nothing.
    var names = headers.map(FactMeasure.fold).filter { $0.contains(where: \.isLetter) && !known.contains($0) }
    let isLabel = draft.qualifier == "total" || draft.place.map { FactMeasure.fold($0) == known[0] } ?? false
    if isLabel, names.isEmpty, captions.isEmpty { return nil }
    for caption in captions.map(FactMeasure.fold) where isLabel || !Self.speaks(caption, of: known[0]) {
      names.append(caption)
    }
    return Set(names).sorted().joined(separator: "\u{1E}")
  }

  /// Whether a caption speaks of the subject itself: `Applications by year`, and not of that of which it is a kind.
  private static func speaks(_ caption: String, of subject: String) -> Bool {
    let words = caption.split { !$0.isLetter }
    return subject.split { !$0.isLetter }.contains { $0.count >= 4 && words.contains($0) }
  }
}
