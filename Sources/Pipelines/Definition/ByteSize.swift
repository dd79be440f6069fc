/// Sizes as people write them: `64MB`, `500KB`, `1GB`, `1024`. KB is 1,024 bytes, and so on.
public enum ByteSize {
  /// The number of bytes; nil for anything else.
  public static func parse(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits) else { return nil }
    let factor: Int
    switch text.dropFirst(digits.count).lowercased() {
    case "", "b": factor = 1
    case "k", "kb": factor = 1 << 10
    case "m", "mb": factor = 1 << 20
    case "g", "gb": factor = 1 << 30
    default: return nil
    }
    let (size, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : size
  }
}
