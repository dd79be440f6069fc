import Foundation
import TestSupport
import Testing

/// A strict reading of a page's tags, which must all be the program's: no element, and no attribute of it, that is not in
/// `Tests/Browser/markup.json`. What a document says must be text whatever it is.
enum MarkupCheck {
  /// The attributes of each element.
  private static let known: [String: Set<String>] = {
    let path = Repository.root + "/Tests/Browser/markup.json"
    let file = FileManager.default.contents(atPath: path) ?? Data()
    return (try? JSONDecoder().decode([String: Set<String>].self, from: file)) ?? [:]
  }()

  /// Records each tag that no template has. Addresses must be of this server, unless the page is a file.
  static func check(_ html: String, _ page: String, isFile: Bool = false) {
    let bytes = Array(html.utf8)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x3C else {
        index += 1
        continue
      }
      index += 1
      guard index < bytes.count else {
        Issue.record("\(page): a tag that does not end")
        return
      }
      if bytes[index] == 0x21 {
        #expect(bytes[index...].starts(with: "!doctype html>".utf8), "\(page): a declaration at \(index)")
        continue
      }
      if bytes[index] == 0x2F { index += 1 }
      let name = word(bytes, &index)
      guard let attributes = known[name] else {
        Issue.record("\(page): <\(name)>")
        return
      }
      while index < bytes.count, bytes[index] != 0x3E {
        if bytes[index] == 0x20 || bytes[index] == 0x2F || bytes[index] == 0x0A {
          index += 1
          continue
        }
        let attribute = word(bytes, &index)
        guard attributes.contains(attribute) else {
          Issue.record("\(page): \(attribute) in <\(name)> at \(index)")
          return
        }
        guard index < bytes.count, bytes[index] == 0x3D else { continue }
        guard index + 2 < bytes.count, bytes[index + 1] == 0x22, let end = bytes[(index + 2)...].firstIndex(of: 0x22)
        else {
          Issue.record("\(page): a value of \(attribute) without quotes")
          return
        }
        let value = String(decoding: bytes[(index + 2)..<end], as: UTF8.self)
        if ["href", "src", "action"].contains(attribute) {
          let isOwn = value.hasPrefix("/") && !value.hasPrefix("//") && !isFile
          #expect(isOwn || value.hasPrefix("?") || value.hasPrefix("#"), "\(page): \(attribute)=\(value)")
        }
        index = end + 1
      }
    }
  }

  private static func word(_ bytes: [UInt8], _ index: inout Int) -> String {
    let start = index
    while index < bytes.count, ![0x20, 0x2F, 0x3E, 0x3D, 0x0A].contains(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
  }
}
