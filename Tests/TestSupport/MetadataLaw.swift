public import DocumentModel
import Foundation
import QuoteLaw

/// The law of metadata: the bytes of an item, decoded without the readers, are its value or what it was made of.
public enum MetadataLaw {
  /// The items that break it. `iso` is how dates are normalised.
  public static func breaches(_ document: Document, _ bytes: [UInt8], iso: (String) -> String?) -> [String] {
    document.metadata.compactMap { item in
      guard let range = item.source else { return nil }
      guard range.start < range.end, range.end <= bytes.count else { return "\(item)" }
      let slice = Array(bytes[range.start..<range.end])
      let type = document.source.mediaType
      let written = quote(slice, .text, document.charset.name)
      var read = quote(slice, type, document.charset.name)
      if item.origin == "json-ld", let written {
        let string = try? JSONDecoder().decode(String.self, from: Data("\"\(written)\"".utf8))
        read = string.flatMap { quote(Array($0.utf8), type, "utf-8") } ?? read
      }
      if read == item.value || iso(read ?? "") == item.value { return nil }
      // An address has ampersands that are no references.
      if item.field == .url, written == item.value { return nil }
      // A code of three letters becomes one of two, `en_gb` becomes `en-GB`.
      if item.field == .language, read?.lowercased().prefix(1) == item.value.prefix(1) { return nil }
      return "\(item.field) \(item.value) from \(read ?? "nothing") (\(item.origin))"
    }
  }

  private static func quote(_ bytes: [UInt8], _ mediaType: MediaType, _ charset: String) -> String? {
    QuoteCutter(bytes: bytes, mediaType: mediaType, charset: charset).quote([SourceRange(0, bytes.count)])
  }
}
