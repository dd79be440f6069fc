import Digests
import DocumentModel

/// What of a fact can be compared with other facts: which measure it is of, and which position on it it takes.
///
/// Facts are of one measure where property, subject, unit, period, place and population are the same, and what else names
/// the figure (`FigureNames`). Figures are compared only where their period is stated, since a number without its time
/// contradicts nothing.
struct FactMeasure: Hashable {
  /// The fields that make the measure, folded, joined by U+001F.
  var key: String
  /// What it says: a span of numbers, a time, an entity or words.
  var position: Position
  /// Whether two positions on this measure exclude each other: a law has one date, a body may have many duties.
  var isSingular: Bool

  /// A position.
  struct Position: Hashable {
    var low: Double?
    var high: Double?
    /// Words, a time or the key of an entity; nil for numbers.
    var text: String?
    var negated: Bool
  }

  /// The measure of a fact, given what names it; nil where it cannot be compared.
  init?(_ draft: FactDraft, _ names: FigureNames) {
    let numbers = NumberSpan(draft)
    var property = draft.property
    // A cell of a table and a sentence say the same thing of it.
    if property == "series" { property = "quantity" }
    var form = "text"
    var aspect = property == "enactment" || property == "amendment" ? draft.qualifier ?? "" : ""
    switch (property, numbers) {
    case ("quantity", let span?), ("membership", let span?):
      guard draft.period != nil, let named = names.key(draft) else {
        return nil
      }
      // A share or sum of a sentence is of one aspect of its subject, which the sentence must say: 40% of workers may be
      // women and 60% of them without a contract.
      guard !named.isEmpty || draft.property == "series" || !Self.isShareOrSum(draft.unit) else { return nil }
      aspect = named
      form = "number"
      isSingular = true
      position = Position(low: span.low, high: span.high, negated: draft.negated)
    case ("quantity", nil): return nil
    case ("enactment", _), ("establishment", _):
      guard let text = draft.value.text else { return nil }
      let isTime = draft.valueKey == nil && YearSpan.of(text).from != nil
      form = isTime ? "time" : "text"
      isSingular = isTime
      position = Position(text: draft.valueKey ?? Self.fold(text), negated: draft.negated)
    default:
      guard let text = draft.value.text else { return nil }
      isSingular = false
      position = Position(text: draft.valueKey ?? Self.fold(text), negated: draft.negated)
    }
    key = [
      property, aspect, form, draft.subjectKey ?? Self.fold(draft.subject), Self.fold(draft.unit ?? ""),
      draft.period ?? "", Self.fold(draft.place ?? ""), Self.fold(draft.population ?? ""),
    ].joined(separator: "\u{1F}")
  }

  /// The number that stands for the measure in rows: the first eight bytes of a digest of its key.
  var number: Int64 {
    SHA256.digest(Array(key.utf8)).bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
  }

  /// Whether two positions can both be true.
  static func agree(_ a: Position, _ b: Position) -> Bool {
    if a.negated != b.negated {
      return !(a.text == b.text && a.low == b.low && a.high == b.high)
    }
    if let x = a.text, let y = b.text {
      // 2007 and 2007-04-19 are the same time, told more or less precisely.
      return x == y || x.hasPrefix(y + "-") || y.hasPrefix(x + "-")
    }
    let low = max(a.low ?? -.infinity, b.low ?? -.infinity)
    return low <= min(a.high ?? .infinity, b.high ?? .infinity)
  }

  /// Whether a unit is `%` or a currency of ISO 4217.
  private static func isShareOrSum(_ unit: String?) -> Bool {
    unit == "%" || unit == "percentage_point"
      || unit.map { $0.utf8.count == 3 && $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } } == true
  }

  /// Lower case, white space made one.
  static func fold(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      guard byte < 0x80 else {
        return text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        if !bytes.isEmpty, bytes[bytes.count - 1] != 0x20 { bytes.append(0x20) }
      } else {
        bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
