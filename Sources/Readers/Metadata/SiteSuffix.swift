/// Takes the name of the site off a title: `Floods in Java | The Daily` of The Daily is `Floods in Java`. Done only where
/// it can be proven: the page names the site elsewhere, or has the title without it.
struct SiteSuffix {
  private let sites: Set<[UInt8]>
  private let titles: Set<[UInt8]>

  /// Takes the names the page gives to its site, and all its titles.
  init(sites: [String], titles: [String]) {
    self.sites = Set(sites.map { Self.folded(Array($0.utf8)) }.filter { !$0.isEmpty })
    self.titles = Set(titles.map { Self.folded(Array($0.utf8)) })
  }

  /// The title without the site's name at its end or beginning.
  func cut(_ title: SourcedText) -> SourcedText {
    var title = title
    // A section of the site may stand between: `Title - World - The Daily`; it is cut with the name where the rest is a
    // title of the page.
    for separator in Self.separators(title.utf8).reversed() {
      let left = title.slice(0..<separator.lowerBound)
      guard separator.upperBound <= title.utf8.count, !left.utf8.isEmpty else { continue }
      let right = title.slice(separator.upperBound..<title.utf8.count)
      if sites.contains(Self.folded(right.utf8)) || titles.contains(Self.folded(left.utf8)) {
        title = left
      } else if let first = Self.separators(title.utf8).first, first == separator,
        sites.contains(Self.folded(left.utf8)), !right.utf8.isEmpty
      {
        return right
      }
    }
    return title
  }

  /// The signs that stand between a title and a name, with the white space around them.
  private static func separators(_ utf8: [UInt8]) -> [Range<Int>] {
    let signs: [StaticString] = ["|", "-", "–", "—", "·", "•", "::", "»", "«", ":"]
    var found: [Range<Int>] = []
    utf8.withUnsafeBufferPointer { bytes in
      for index in bytes.indices.dropFirst() {
        guard let sign = signs.first(where: { ASCII.matches(bytes, at: index, $0) }) else { continue }
        let end = index + sign.utf8CodeUnitCount
        let isColon = sign.utf8CodeUnitCount == 1 && bytes[index] == 0x3A
        let isBar = bytes[index] == 0x7C
        guard end < bytes.count, isBar || bytes[end] == 0x20, isBar || isColon || bytes[index - 1] == 0x20 else {
          continue
        }
        found.append(index..<end)
      }
    }
    return found
  }

  /// Letters and digits in lower case.
  private static func folded(_ utf8: [UInt8]) -> [UInt8] {
    utf8.filter { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 >= 0x80 }.map(ASCII.lower)
  }
}
