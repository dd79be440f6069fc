import DocumentModel

/// What the identifier of a law in a document's markup says: a USLM path, a URI of legislation.gov.uk or of the National
/// Archives, an Akoma Ntoso path, an ELI or a CELEX number.
struct LawIdentifier {
  /// The fields of a law mention, `id` among them.
  private(set) var fields: NormalizedFields = [:]
  private var provision: NormalizedFields = [:]
  /// What identifies the law itself, in the form that the packs write; nil where the identifier has another form.
  private(set) var work: String?

  /// The identifier as `written`; nil where it names no law: a place in the same document, an address on the web.
  init?(_ written: String) {
    let isLocal = written.hasPrefix("#") || written.hasPrefix("~")
    guard !isLocal, written.utf8.count < 300 else { return nil }
    let path = written.split(whereSeparator: { $0 == "?" || $0 == "#" }).first.map(String.init) ?? written
    let steps = path.split(whereSeparator: { $0 == "/" || $0 == "\u{7E}" }).map { $0.lowercased() }
    guard
      read(celex: path) || read(eli: steps) || read(kingdom: steps) || read(states: steps) || read(akomaNtoso: steps)
    else { return nil }
    if !provision.isEmpty { fields["provision"] = .object(provision) }
    fields["id"] = .string(written)
  }

  private mutating func set(_ jurisdiction: String?, _ type: String, number: String? = nil, year: Int? = nil) {
    if let jurisdiction { fields["jurisdiction"] = .string(jurisdiction) }
    fields["type"] = .string(type)
    if let number { fields["number"] = .string(number) }
    if let year { fields["year"] = .integer(year) }
  }

  private static func year(_ text: some StringProtocol) -> Int? {
    guard text.utf8.count == 4, let year = Int(text), (1200...2200).contains(year) else { return nil }
    return year
  }

  /// `32016R0679`, also behind `CELEX:`. https://eur-lex.europa.eu/content/tools/eur-lex-celex-infographic-A3.pdf
  private mutating func read(celex path: String) -> Bool {
    guard let last = path.split(whereSeparator: { ":/%".contains($0) }).last, last.utf8.count == 10,
      last.utf8.first == 0x33, let year = Self.year(last.dropFirst().prefix(4)),
      let type = ["R": "regulation", "L": "directive", "D": "decision"][last.dropFirst(5).prefix(1).uppercased()],
      let number = Int(last.suffix(4))
    else { return false }
    set("EU", type, number: String(number), year: year)
    work = last.uppercased()
    return true
  }

  /// `http://data.europa.eu/eli/reg/2024/903/art_3`. https://eur-lex.europa.eu/eli-register/technical_information.html
  private mutating func read(eli steps: [String]) -> Bool {
    guard steps.contains("data.europa.eu"), let place = steps.firstIndex(of: "eli"), steps.count > place + 3,
      let year = Self.year(steps[place + 2])
    else { return false }
    let types = ["reg": "regulation", "dir": "directive", "dec": "decision"]
    set("EU", types[String(steps[place + 1].prefix(3))] ?? steps[place + 1], number: steps[place + 3], year: year)
    let letters = ["reg": "R", "dir": "L", "dec": "D"]
    if let letter = letters[String(steps[place + 1].prefix(3))], let number = Int(steps[place + 3]), number < 10_000 {
      work = "3\(year)\(letter)\(String(String(number + 10_000).dropFirst()))"
    }
    for step in steps[(place + 4)...] where step.hasPrefix("art_") {
      provision["article"] = .string(String(step.dropFirst(4)))
    }
    return true
  }

  /// `…/id/ukpga/2002/41/section/82/1`, `…/ewca/civ/2019/1599`. https://www.legislation.gov.uk/developer/uris
  private mutating func read(kingdom steps: [String]) -> Bool {
    if steps.contains("caselaw.nationalarchives.gov.uk") {
      guard let place = steps.firstIndex(where: { Self.year($0) != nil }), place + 1 < steps.count else { return false }
      set("GB", "case", number: steps[place + 1], year: Self.year(steps[place]))
      return true
    }
    guard steps.contains("www.legislation.gov.uk") || steps.contains("legislation.gov.uk"),
      let place = steps.firstIndex(where: { Self.year($0) != nil }), place + 1 < steps.count
    else { return false }
    let kind = steps[place - 1]
    let type =
      kind.hasPrefix("eud")
      ? "directive" : kind == "eur" || kind.hasSuffix("si") || kind.hasSuffix("sr") ? "regulation" : "act"
    set(kind.hasPrefix("eu") ? "EU" : "GB", type, number: steps[place + 1], year: Self.year(steps[place]))
    if !kind.hasPrefix("eu") {
      work = "http://www.legislation.gov.uk/id/\(kind)/\(steps[place])/\(steps[place + 1])"
    }
    readPairs(steps[(place + 2)...])
    return true
  }

  /// Names and values of provisions: `section/82/1`.
  private mutating func readPairs(_ steps: ArraySlice<String>) {
    let names: Set = ["article", "section", "paragraph", "schedule", "annex"]
    var index = steps.startIndex
    while index + 1 < steps.endIndex {
      if names.contains(steps[index]) { provision[steps[index]] = .string(steps[index + 1]) }
      index += 1
    }
  }

  /// `/us/usc/t18/s1591/a`, `/us/pl/113/67`, `/us/cfr/t14/s39.13`, `usc/18/1591`. https://github.com/usgpo/uslm
  private mutating func read(states steps: [String]) -> Bool {
    var steps = steps[...]
    if steps.first == "us" { steps = steps.dropFirst() }
    guard let kind = steps.first, steps.count > 1 else { return false }
    let rest = Array(steps.dropFirst())
    func number(_ step: String?, _ letter: Character) -> String? {
      guard let step else { return nil }
      return step.first == letter ? String(step.dropFirst()) : step.first?.isNumber == true ? step : nil
    }
    switch kind {
    case "usc":
      set("US", "code", number: number(rest.count > 1 ? rest[1] : nil, "s"))
      if let title = number(rest[0], "t"), rest.count > 1 {
        work = "/us/usc/t\(title)/" + (rest[1].first == "s" ? rest[1] : "s" + rest[1])
      }
      for (key, value) in zip(["paragraph", "point"], rest.dropFirst(2)) { provision[key] = .string(value) }
    case "cfr":
      set(
        "US", "regulation",
        number: rest.count > 1 ? number(rest[rest.count > 2 ? 2 : 1], "s") ?? number(rest[1], "p") : nil)
    case "pl", "pvtl", "public-law":
      set("US", "act", number: rest.prefix(2).joined(separator: "-"))
      if rest.count > 1, kind != "pvtl" { work = "/us/pl/\(rest[0])/\(rest[1])" }
    case "stat": set("US", "act", number: rest.count > 1 ? rest[1] : nil)
    case "fr": set("US", "notice", number: rest.count > 1 ? rest[1] : nil)
    case "act": set("US", "act", year: rest.first.flatMap { Self.year($0.prefix(4)) })
    default: return false
    }
    return true
  }

  /// `/akn/za/act/1957/59`, `/za/act/1957/59/eng@/!main`. https://docs.oasis-open.org/legaldocml/akn-nc/v1.0/
  private mutating func read(akomaNtoso steps: [String]) -> Bool {
    var steps = steps[...]
    if steps.first == "akn" || steps.first == "eli" { steps = steps.dropFirst() }
    let types: Set = [
      "act", "bill", "judgment", "statement", "constitution", "code", "ley", "law", "loi", "decreto", "decree", "order",
      "regulation", "directive", "resolution", "legge",
    ]
    guard let country = steps.first, country.prefix(2).utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }),
      country.utf8.count == 2 || country.utf8.dropFirst(2).first == 0x2D || country.utf8.dropFirst(2).first == 0x3A,
      let type = steps.dropFirst().first, types.contains(type),
      let place = steps.dropFirst(2).firstIndex(where: { Self.year($0.prefix(4)) != nil })
    else { return false }
    let number = steps[(place + 1)...].first.flatMap { $0.contains("@") || $0.hasPrefix("!") ? nil : $0 }
    let names = ["judgment": "case", "ley": "act", "law": "act", "loi": "act", "legge": "act", "decreto": "decree"]
    let jurisdiction = country.prefix(2).uppercased()
    set(jurisdiction, names[type] ?? type, number: number, year: Self.year(steps[place].prefix(4)))
    if let number {
      work = (["", "akn"] + steps[steps.startIndex...place] + [number]).joined(separator: "/")
    }
    return true
  }
}
