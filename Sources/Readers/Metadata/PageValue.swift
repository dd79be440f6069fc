import DocumentModel

/// Values of a page's metadata in the forms the model asks for, each with the bytes it was read from.
enum PageValue {
  /// The part of a text that is the value, and the value; nil where it says nothing of the field.
  static func tidy(_ text: SourcedText, _ field: MetadataItem.Field) -> (SourcedText, String)? {
    guard !text.utf8.isEmpty, text.utf8.count < SourcedText.longest else { return nil }
    switch field {
    case .published, .modified:
      guard text.utf8.contains(where: ASCII.isDigit), text.utf8.count <= 80 else { return nil }
      return (text, MetadataDate.iso(text.string) ?? text.string)
    case .author:
      guard let name = name(text), !isAddress(name) else { return nil }
      return (name, name.string)
    case .publisher, .container:
      return isAddress(text) || text.utf8.count > 200 ? nil : (text, text.string)
    case .language:
      return language(text.string).map { (text, $0) }
    case .url:
      return text.utf8.contains(0x20) || text.utf8.first == 0x23 ? nil : (text, text.string)
    case .doi: return doi(text)
    default: return (text, text.string)
    }
  }

  /// A name without the `by` before it.
  private static func name(_ text: SourcedText) -> SourcedText? {
    guard text.utf8.count <= 200 else { return nil }
    for word in ["by ", "oleh ", "written by "] as [StaticString] where text.places(of: word).first?.lowerBound == 0 {
      return text.slice(word.utf8CodeUnitCount..<text.utf8.count)
    }
    return text
  }

  private static func isAddress(_ text: SourcedText) -> Bool {
    text.utf8.isEmpty || text.utf8.first == 0x40 || text.utf8.first == 0x2F || !text.places(of: "://").isEmpty
      || !text.places(of: "www.").isEmpty
  }

  /// A BCP 47 tag, `en_US` mended; nil for what is none, such as the name of a language.
  private static func language(_ value: String) -> String? {
    let tag = String(value.map { $0 == "_" ? "-" : $0 }).split(separator: ",").first.map(String.init) ?? ""
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(ASCII.isLetter),
      parts.dropFirst().allSatisfy({ part in
        (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) }
      })
    else { return nil }
    let rest = parts.dropFirst().map { part in
      part.utf8.count == 2 ? part.uppercased() : part.lowercased()
    }
    return MetadataValue.tidy(([first.lowercased()] + rest).joined(separator: "-"), .language)
  }

  /// The identifier without the address of its resolver: from `10.` on.
  private static func doi(_ text: SourcedText) -> (SourcedText, String)? {
    guard let start = text.places(of: "10.").first?.lowerBound else { return nil }
    let value = text.slice(start..<text.utf8.count)
    let prefix = value.utf8.prefix { $0 != 0x2F }
    guard prefix.count < value.utf8.count, prefix.count >= 7, !value.utf8.contains(0x20),
      prefix.allSatisfy({ ASCII.isDigit($0) || $0 == 0x2E })
    else { return nil }
    return (value, value.string)
  }
}
