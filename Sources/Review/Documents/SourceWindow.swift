import DocumentModel
import Foundation

/// The bytes around a place of a source, as text to be looked at.
struct SourceWindow {
  /// Bytes shown on each side.
  private static let margin = 700
  /// Most bytes shown of the place itself.
  private static let most = 20_000

  let before: String
  let marked: String
  let after: String
  /// What is shown, half-open bytes.
  let shown: SourceRange

  init(_ bytes: [UInt8], _ place: SourceRange, charset: String) {
    let start = min(max(0, place.start), bytes.count)
    let end = min(max(start, place.end), bytes.count, start + Self.most)
    var (low, high) = (max(0, start - Self.margin), min(bytes.count, end + Self.margin))
    if charset.hasPrefix("utf-16") {
      low -= low % 2
      high -= high % 2
    } else if charset == "utf-8" {
      while low < start, bytes[low] & 0xC0 == 0x80 { low += 1 }
      while high > end, high < bytes.count, bytes[high] & 0xC0 == 0x80 { high -= 1 }
    }
    shown = SourceRange(low, high)
    before = Self.decode(bytes[low..<start], charset)
    marked = Self.decode(bytes[start..<end], charset)
    after = Self.decode(bytes[end..<high], charset)
  }

  /// What the template and the twin are told.
  var fields: NormalizedFields {
    [
      "before": .string(before), "marked": .string(marked), "after": .string(after), "from": .integer(shown.start),
      "to": .integer(shown.end),
    ]
  }

  private static func decode(_ bytes: ArraySlice<UInt8>, _ charset: String) -> String {
    switch charset {
    case "utf-8": String(decoding: bytes, as: UTF8.self)
    case "utf-16le": String(decoding: units(bytes, low: 0), as: UTF16.self)
    case "utf-16be": String(decoding: units(bytes, low: 1), as: UTF16.self)
    default:
      // The ASCII of other encodings is what markup is written in.
      String(bytes: bytes, encoding: .windowsCP1252)
        ?? String(String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : "\u{FFFD}" }))
    }
  }

  /// Units of two bytes, of which the one at `low` counts less.
  private static func units(_ bytes: ArraySlice<UInt8>, low: Int) -> [UInt16] {
    let bytes = Array(bytes)
    return stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
    }
  }
}
