import DocumentModel

/// Writes the lines of one table by RFC 4180: CRLF at their ends, fields in quotes where they must be.
///
/// Text that a spreadsheet would take for a formula is made inert by an apostrophe before it (OWASP, "CSV Injection"):
/// documents are not to be trusted. Numbers stay numbers.
struct CSVTable {
  private var bytes: [UInt8] = []
  private let columns: Int

  /// Begins with the line of names.
  init(_ names: [String]) {
    columns = names.count
    line(names)
  }

  /// Writes a line; what is missing is an empty field. Fields beyond the last column are left out.
  mutating func line(_ fields: [String?]) {
    for index in 0..<columns {
      if index > 0 { bytes.append(0x2C) }
      if index < fields.count, let text = fields[index] { field(text) }
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  /// What was written, which is then forgotten.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func field(_ text: String) {
    let utf8 = text.utf8
    let isQuoted = utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if isQuoted { bytes.append(0x22) }
    if Self.isFormula(text) { bytes.append(0x27) }
    for byte in utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    if isQuoted { bytes.append(0x22) }
  }

  /// Whether a spreadsheet could take the text for a formula: by its first byte, unless it is a number.
  static func isFormula(_ text: String) -> Bool {
    switch text.utf8.first {
    case 0x3D, 0x40, 0x09, 0x0A, 0x0D: true
    case 0x2B, 0x2D: !isNumber(text.utf8.dropFirst())
    default: false
    }
  }

  /// Digits, with one point between them at most.
  private static func isNumber(_ digits: Substring.UTF8View) -> Bool {
    let parts = digits.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 &- 0x30 < 10 } }
  }
}
