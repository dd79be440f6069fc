/// What the packs know of citations to publications: their abbreviations, the places in them, and the words of which
/// abbreviations are made, so that an unlisted one is known by its parts. A class, since several grammars hold it: handing it
/// on is one reference, not a copy of its tables.
final class CitationLexicon: Sendable {
  /// A listed abbreviation.
  struct Publication: Sendable {
    var abbreviation: String
    var form: Pack.ReporterGroup.Form
    var type: String
    var jurisdiction: String?
    var id: IdentifierTemplate?
    var pack: String
    /// Whether a number that no sign leads must have a dash, stop or colon.
    var isShaped = false
    /// Whether it is cited without a volume too: `Taney, 844`.
    var standsAlone = false
    /// Whether a year may stand for the volume: `2017-Ohio-9144`.
    var isNeutral = false
  }

  /// What a word of abbreviations says of the publication.
  struct Word: Sendable {
    /// Enough to make an abbreviation one of law, whatever stands beside it.
    var isStrong: Bool
    /// The type of law that it names; nil for words that say nothing of it.
    var type: String?
  }

  let publications: [CitationKey: Publication]
  let regions: [CitationKey: String]
  let words: LexemeTable<Word>
  /// Words at which a citation without a volume may begin.
  let starts: LexemeSet
  /// Abbreviations known in any case (`usc`).
  let anyCase: LexemeSet
  /// Words before a number (`tit`, `art`) and the key of the provision they name.
  let locators: LexemeTable<String>
  /// Capitalised words that lead to a number and are no part of an abbreviation.
  let leads: LexemeSet
  /// Words that name a code or a collection of statutes or rules.
  let codes: LexemeSet
  /// Words after which a page or number follows in any form: `at`, `No`, `p`, `¶`.
  let at: LexemeSet
  let number: LexemeSet
  let page: LexemeSet
  let paragraph: LexemeSet
  /// Small words inside abbreviations.
  let connectors: LexemeSet
  let and: LexemeSet
  let to: LexemeSet
  let et: LexemeSet
  let seq: LexemeSet
  let note: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) throws {
    var publications: [CitationKey: Publication] = [:]
    publications.reserveCapacity(4096)
    var regions: [CitationKey: String] = [:]
    var starts: LexemeSet = []
    for pack in packs.packs {
      for line in pack.regions ?? [] {
        guard let place = line.split(separator: "=").last.map({ $0.filter { $0 != " " } }) else { continue }
        for written in Pack.ReporterGroup.abbreviations(line) {
          regions[CitationKey(written)] = place
          Self.insertStart(of: written, into: &starts, &vocabulary)
        }
      }
      for group in pack.reporters ?? [] {
        let series = Self.series(group.series ?? 1)
        let id: IdentifierTemplate?
        do {
          id = try group.id.map { try IdentifierTemplate($0) }
        } catch {
          throw PackError(file: pack.pack, message: "reporters: \(error)")
        }
        for line in group.list {
          guard let first = Pack.ReporterGroup.abbreviations(line).first else { continue }
          let canonical = first.split(separator: " ").joined(separator: " ")
          for written in Pack.ReporterGroup.abbreviations(line) {
            let base = CitationKey(written)
            for (suffix, forms) in series {
              let publication = Publication(
                abbreviation: suffix.isEmpty ? canonical : canonical + suffix, form: group.form, type: group.type,
                jurisdiction: group.jurisdiction ?? pack.jurisdiction, id: id, pack: pack.pack,
                isShaped: group.isShaped)
              for form in forms {
                var key = base
                for byte in form.utf8 { key.add(byte) }
                switch (publications[key], group.form) {
                case (nil, _): publications[key] = publication
                case (_, .number): publications[key]?.standsAlone = true
                case (_, .neutral): publications[key]?.isNeutral = true
                default: break
                }
              }
            }
            switch group.form {
            case .code, .number, .looseleaf: Self.insertStart(of: written, into: &starts, &vocabulary)
            case .reporter, .title, .neutral: break
            }
          }
        }
      }
    }
    self.publications = publications
    self.regions = regions
    self.starts = starts
    func set(_ list: String) -> LexemeSet { LexemeSet("citation.\(list)", packs, &vocabulary) }
    anyCase = set("anyCase")
    leads = set("leads")
    codes = set("codes")
    at = set("at")
    number = set("number")
    page = set("page")
    paragraph = set("paragraph")
    connectors = set("connectors")
    and = set("and")
    to = set("to")
    et = set("et")
    seq = set("seq")
    note = set("note")
    var words: [Lexeme: Word] = [:]
    for word in packs.words("citation.words") { words[vocabulary.intern(word)] = Word(isStrong: false) }
    for type in ["case", "journal", "notice", "act", "regulation", "code"] {
      for word in packs.words("citation.weak.\(type)") {
        words[vocabulary.intern(word)] = Word(isStrong: false, type: type)
      }
      for word in packs.words("citation.strong.\(type)") {
        words[vocabulary.intern(word)] = Word(isStrong: true, type: type)
      }
    }
    self.words = LexemeTable(words)
    var locators: [Lexeme: String] = [:]
    for key in ["title", "chapter", "section", "article", "rule", "part", "clause", "amendment", "paragraph", "annex"] {
      for word in packs.words("citation.locator.\(key)") { locators[vocabulary.intern(word)] = key }
    }
    self.locators = LexemeTable(locators)
  }

  /// The series of a reporter up to the last one: what stands behind the abbreviation, and how it is written.
  private static func series(_ last: Int) -> [(suffix: String, forms: [String])] {
    var result = [("", [""])]
    for number in 2..<max(2, last + 1) {
      let ordinal = number < 4 ? "d" : "th"
      var forms = ["\(number)\(ordinal)"]
      if number == 2 { forms.append("2nd") }
      if number == 3 { forms.append("3rd") }
      result.append((" \(number)\(ordinal)", forms))
    }
    return result
  }

  /// Interns the first word of an abbreviation as the tokenizer would cut it, with and without spaces between initials.
  private static func insertStart(
    of written: Substring, into starts: inout LexemeSet, _ vocabulary: inout Vocabulary
  ) {
    let pieces = written.utf8.drop { $0 == 0x20 }.prefix { $0 != 0x20 }.split(separator: UInt8(ascii: "."))
    guard let first = pieces.first else { return }
    let word = String(Substring(first))
    starts.insert(vocabulary.intern(word))
    if first.count == 1 {
      starts.insert(vocabulary.intern(pieces.prefix { $0.count == 1 }.map { String(Substring($0)) }.joined()))
    } else if first.contains(UInt8(ascii: "'")) {
      starts.insert(vocabulary.intern(word.replacing("'", with: "’")))
      starts.insert(vocabulary.intern(String(word.prefix { $0 != "'" })))
    }
  }
}
