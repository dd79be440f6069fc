public import DocumentModel

/// The contract's identifiers: SHA-256, first 16 bytes, hexadecimal. Fields are joined by U+001F, which no field holds.
public enum Identifiers {
  /// A document is its bytes.
  public static func document(_ sha256: SHA256Digest) -> String { sha256.identifier }

  /// A mention is its document, kind, start and end.
  public static func mention(document: String, kind: MentionKind, hull: SourceRange) -> String {
    joined([document, kind.rawValue, String(hull.start), String(hull.end)])
  }

  /// An entity is its kind and canonical key, as in `Mention.entityKey` (`law:ID:act:21:2007`).
  public static func entity(key: String) -> String { joined([key]) }

  /// A fact is its document, property, subject, value and the ranges of its evidence.
  public static func fact(document: String, _ fact: Fact) -> String {
    var writer = JSONWriter()
    writer.value(fact.draft.value)
    var fields = [document, fact.draft.property, fact.draft.subject, writer.string]
    for evidence in fact.evidence {
      for range in evidence.provenance.ranges { fields.append("\(range.start)-\(range.end)") }
    }
    return joined(fields)
  }

  private static func joined(_ fields: [String]) -> String {
    SHA256.digest(Array(fields.joined(separator: "\u{1F}").utf8)).identifier
  }
}
