import DocumentModel

/// A line beside a title, or small print, and what its words say of the page: `By Ani Wijaya | 3 May 2020`.
struct PageLine {
  /// Longer lines are prose.
  static let longest = 200

  private let text: SourcedText

  /// Takes a line.
  init(_ text: SourcedText) { self.text = text }

  /// Adds what the line says.
  func collect(into drafts: inout MetadataDrafts) {
    guard text.utf8.count <= Self.longest else { return }
    if let author { drafts.add(.author, author, .text) }
    collectDates(&drafts)
    if saysLicence { drafts.add(.licence, text, .text) }
  }

  /// Whether a text ends with a word for a change.
  static func saysModified(_ tail: [UInt8]) -> Bool {
    ["updated", "modified", "revised", "diperbarui", "diubah"].contains { word in
      tail.count >= word.utf8.count
        && tail.indices.dropLast(word.utf8.count - 1).contains { start in
          zip(tail[start...], word.utf8).allSatisfy { ASCII.lower($0) == $1 }
        }
    }
  }

  /// The names behind `By` at the beginning of the line, up to a sign or word that ends them.
  private var author: SourcedText? {
    let cues: [StaticString] = [
      "by ", "by: ", "written by ", "words by ", "posted by ", "story by ", "oleh ", "oleh: ", "penulis ", "penulis: ",
      "author: ", "authors: ",
    ]
    guard let cue = cues.first(where: { text.begins(with: $0) }) else { return nil }
    let stops: [StaticString] = [
      " on ", " pada ", " in ", " for ", " at ", " | ", " - ", " – ", " — ", " • ", " · ", " (",
    ]
    let start = cue.utf8CodeUnitCount
    var end = stops.flatMap { text.places(of: $0) }.map(\.lowerBound).filter { $0 >= start }.min() ?? text.utf8.count
    if let digit = text.utf8[start..<end].firstIndex(where: ASCII.isDigit) {
      // A date without a sign before it: the words of the name end at its last comma, or before its month.
      guard let comma = text.utf8[start..<digit].lastIndex(of: 0x2C) else { return nil }
      end = comma
    }
    let names = text.slice(start..<end)
    return PersonNames.split(names).allSatisfy(PersonNames.isFullName) ? names : nil
  }

  /// Dates behind a word for publication or change; a line that is a date alone is one of publication.
  private func collectDates(_ drafts: inout MetadataDrafts) {
    guard text.utf8.contains(where: ASCII.isDigit), let date = MetadataDate.find(text.utf8), date.iso != nil else {
      return
    }
    let value = text.slice(date.range)
    let before = Array(text.utf8[..<date.range.lowerBound].suffix(60))
    if Self.saysModified(before) { return drafts.add(.modified, value, .text) }
    let words: [StaticString] = [
      "published", "posted", "publication date", "released", "issued", "date:", "diterbitkan", "dipublikasikan",
      "terbit", "tanggal",
    ]
    let head = text.slice(0..<date.range.lowerBound)
    if words.contains(where: { !head.places(of: $0).isEmpty }) { return drafts.add(.published, value, .text) }
    // What stands beside the date: a weekday, a time, the author.
    guard date.iso?.utf8.count == 10, text.utf8.count - value.utf8.count <= 24 || author != nil else { return }
    drafts.add(.published, value, .text, rank: 1)
  }

  private var saysLicence: Bool {
    let licences: [StaticString] = ["licence", "license", "lisensi", "creative commons"]
    let signs: [StaticString] = ["©", "(c)", "licensed under", "dilisensikan", "available under", "tersedia di bawah"]
    return licences.contains { !text.places(of: $0).isEmpty } && signs.contains { !text.places(of: $0).isEmpty }
  }
}
