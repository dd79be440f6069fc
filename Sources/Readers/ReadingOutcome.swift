import DocumentModel

/// The state a reading is in, and what was noticed so far. The first reason that makes a document partial stays.
struct ReadingOutcome {
  /// The state.
  private(set) var status = DocumentStatus.ok
  /// What was noticed.
  private(set) var diagnostics: [Diagnostic] = []

  private let map: CanonicalMap

  /// Takes the way from canonical offsets to source offsets.
  init(_ map: CanonicalMap) { self.map = map }

  /// Notes something. Offsets are canonical ones.
  mutating func note(
    _ id: String, _ severity: Diagnostic.Severity, _ message: String, at offset: Int? = nil, limit: Int? = nil,
    value: Int? = nil
  ) {
    diagnostics.append(
      Diagnostic(id, severity, message, start: offset.map(map.sourceOffset), limit: limit, value: value))
  }

  /// Makes the document partial, unless it is already.
  mutating func makePartial(_ reason: String, at offset: Int?) {
    guard status == .ok else { return }
    status = .partial(reason: reason, offset: offset.map(map.sourceOffset))
  }

  /// Says that nothing can be read.
  mutating func reject(_ reason: String, at offset: Int?) {
    status = .rejected(reason: reason, offset: offset.map(map.sourceOffset))
  }

  /// Notes what came of decoding.
  mutating func note(_ text: CanonicalText, charset: Charset, unread: [String]) {
    for label in unread {
      note("reader.charset-label", .warning, "the charset label \(label.debugDescription) is not read")
    }
    if text.isSubstitute {
      note("reader.charset-missing", .warning, "\(charset.name) is unknown to this system; read as windows-1252")
    }
    guard text.replacements > 0 else { return }
    note(
      "reader.encoding-replacements", .warning, "bytes that are no \(charset.name) read as U+FFFD",
      value: text.replacements)
    // One in a hundred: below it a slip, above it another encoding.
    if text.replacements * 100 > text.scalars { makePartial("encoding", at: nil) }
  }
}
