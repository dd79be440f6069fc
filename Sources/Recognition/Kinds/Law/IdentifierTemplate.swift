import DocumentModel

/// The form of an identifier as packs write it: text with placeholders.
///
/// `{year}` · `{number}` the number without separators of thousands, dashes as `-` · `{number4}` in four digits, as CELEX
/// numbers have it · `{path}` the number with its dashes as `/` · `{volume}` · `{page}` · `{section}` the section or part
/// alone · `{provision}` the path down to the smallest part (`s1591/a/1`) · `{court}` the letters of a court.
struct IdentifierTemplate: Sendable {
  private enum Piece: Sendable {
    case text(String)
    case place(String)
  }

  /// What fills the placeholders.
  struct Values {
    var number: String?
    var year: Int?
    var volume: String?
    var page: String?
    var court: String?
    var provision: NormalizedFields?
  }

  private let pieces: [Piece]

  private static let places: Set = [
    "year", "number", "number4", "path", "volume", "page", "section", "provision", "court",
  ]

  /// Reads a template. Throws `PatternError` where a placeholder is none.
  init(_ text: String) throws {
    var pieces: [Piece] = []
    for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      guard index > 0 else {
        pieces.append(.text(String(part)))
        continue
      }
      let sides = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, Self.places.contains(String(sides[0])) else {
        throw PatternError(pattern: text, item: "{" + part)
      }
      pieces.append(.place(String(sides[0])))
      pieces.append(.text(String(sides[1])))
    }
    self.pieces = pieces
  }

  /// The identifier; nil where the text does not give what a placeholder asks for.
  func fill(_ values: Values) -> String? {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .place(let name):
        guard let value = value(name, values), !value.isEmpty else { return nil }
        result += value
      }
    }
    return result
  }

  /// What stands for the law itself, without its provision below the section.
  func work(_ values: Values) -> String? {
    var values = values
    if let provision = values.provision {
      var kept = NormalizedFields()
      for name in ["section", "part", "chapter"] { kept[name] = provision[name] }
      if let section = kept["section"]?.text { kept["section"] = .string(Self.steps(section)[0]) }
      values.provision = kept
    }
    return fill(values)
  }

  private func value(_ name: String, _ values: Values) -> String? {
    switch name {
    case "year": return values.year.map { String($0) }
    case "number": return values.number.map(Self.plain)
    case "path": return values.number.map { Self.plain($0).replacing("-", with: "/") }
    case "number4":
      guard let number = values.number, let value = Int(Self.plain(number)), value > 0, value < 10_000 else {
        return nil
      }
      let digits = String(value)
      return String(repeating: "0", count: 4 - digits.utf8.count) + digits
    case "volume": return values.volume.map(Self.plain)
    case "page": return values.page.map(Self.plain)
    case "court": return values.court
    case "section": return values.provision?["section"]?.text.map { Self.steps(Self.plain($0))[0] }
    default: return values.provision.map(Self.path)
    }
  }

  /// A number in the form of identifiers: `12,898` is `12898`, `101–549` is `101-549`.
  private static func plain(_ number: String) -> String {
    number.filter { $0 != "," && $0 != " " }.replacing("–", with: "-")
  }

  /// The steps down to the smallest part: `s1591/a/1`.
  private static func path(_ provision: NormalizedFields) -> String {
    ([step(provision)] + ["paragraph", "point", "letter"].compactMap { provision[$0]?.text }).joined(separator: "/")
  }

  /// The steps for a section or a part: `s1591`, `s1591/a`, `p122`.
  private static func step(_ provision: NormalizedFields) -> String {
    if let section = provision["section"]?.text { return "s" + steps(plain(section)).joined(separator: "/") }
    if case .object(let range) = provision["section"], let from = range["from"]?.text, let to = range["to"]?.text {
      return "s\(from)...\(to)"
    }
    return provision["part"]?.text.map { "p" + $0 } ?? provision["chapter"]?.text.map { "ch" + $0 } ?? ""
  }

  /// `1591(a)(1)` as `1591`, `a`, `1`; brackets inside a number (`1.1031(a)-1T`) belong to it.
  private static func steps(_ section: String) -> [String] {
    guard section.hasSuffix(")"), let open = section.firstIndex(of: "("), open > section.startIndex else {
      return [section]
    }
    return section.split(whereSeparator: { $0 == "(" || $0 == ")" }).map(String.init)
  }
}
