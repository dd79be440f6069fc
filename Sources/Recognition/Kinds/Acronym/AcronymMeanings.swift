import DocumentModel

/// What the short forms of a document stand for, and which meaning holds where.
///
/// A definition with another meaning than an earlier one holds in its section and what belongs to it: from there on, and
/// before it where nothing else does. A use in a section that defines nothing, beside two that define the letters otherwise, may
/// mean either: it gets both and is no mention of an institution.
struct AcronymMeanings {
  /// What a short form stands for.
  struct Meaning {
    var long: String
    /// The long form as names of institutions compare.
    var folded: String
    /// Where the first definition begins: what stands before it is no later use.
    var start: Int
    /// Whether the letters are those of the long form: a translation keeps the letters of its original.
    var isSpelled: Bool
    /// The institution whose name it shortens; nil for other terms (`trafficking in persons`) and for instruments.
    var agency: Mention?
  }

  /// One definition of a short form.
  private struct Definition {
    /// Its meaning, a place in the list of the short form.
    var meaning: Int
    var start: Int
    /// The innermost section around it; nil before the first heading.
    var section: Int?
  }

  private struct ShortForm {
    var meanings: [Meaning] = []
    var definitions: [Definition] = []
  }

  /// What a short form stands for at a place.
  enum Choice {
    case none
    case one(Meaning)
    /// Several that have an equal claim.
    case several([String])

    /// Whether the document defines it.
    var isDefined: Bool {
      if case .none = self { return false }
      return true
    }

    /// Whether its only definition stands behind a place.
    func begins(after start: Int) -> Bool {
      if case .one(let meaning) = self { return meaning.start >= start }
      return false
    }
  }

  private var shortForms: [String: ShortForm] = [:]
  private let document: Document
  /// Definitions of one short form that count: no text that is meant has more.
  private static let mostDefinitions = 512
  /// Meanings that are told where several are meant.
  private static let mostMeant = 8
  /// Sections around a place that are looked at.
  private static let deepest = 16
  /// Earlier meanings that a new one is compared with.
  private static let mostMeanings = 16

  /// Whether nothing is defined.
  var isEmpty: Bool { shortForms.isEmpty }

  /// Takes the definitions among the mentions, in the order of the text. One with another meaning than an earlier one says so
  /// (`conflict`).
  init(_ mentions: inout [Mention], _ definitions: [Int], _ text: TokenizedDocument) {
    document = text.document
    guard !definitions.isEmpty else { return }
    var agencies: [TextRange: Int] = [:]
    for index in mentions.indices where mentions[index].kind == .agency { agencies[mentions[index].range] = index }
    for definition in definitions {
      guard let short = mentions[definition].part("short"), let long = mentions[definition].part("long") else {
        continue
      }
      let key = text.document.text.string(short)
      if shortForms[key].map({ $0.definitions.count >= Self.mostDefinitions }) ?? false { continue }
      // Taken out while it grows, so that its lists are not copied.
      var known = shortForms.removeValue(forKey: key) ?? ShortForm()
      let start = mentions[definition].range.start
      let written = text.document.text.quote(long)
      let folded = InstitutionKey.make(written)
      let agency = agencies[long].map { mentions[$0] }
      // A variant (`the Agency for …`, a plural, another name that the packs know) is no other meaning.
      let same = known.meanings.indices.suffix(Self.mostMeanings).first {
        Self.isSame(folded, known.meanings[$0].folded) || Self.isOne(known.meanings[$0].agency, agency)
      }
      known.definitions.append(
        Definition(meaning: same ?? known.meanings.count, start: start, section: section(at: start)))
      if same == nil {
        if let first = known.meanings.first { mentions[definition].normalized["conflict"] = .string(first.long) }
        let aligned = AcronymAlignment.start(
          text, short: short, before: text.token(at: long.end), lower: text.token(at: long.start))
        var meaning = Meaning(long: written, folded: folded, start: start, isSpelled: aligned != nil, agency: agency)
        if meaning.agency?.normalized["acronym"] == nil { meaning.agency?.normalized["acronym"] = .string(key) }
        known.meanings.append(meaning)
      }
      shortForms[key] = known
    }
  }

  /// What a short form stands for at a place.
  func choice(_ short: String, at start: Int) -> Choice {
    guard let known = shortForms[short], let first = known.meanings.first else { return .none }
    // Nearly all have one meaning.
    if known.meanings.count == 1 { return .one(first) }
    // From the innermost section around it outwards: what is defined in that section itself, then what is defined below it.
    var scope = section(at: start)
    var climbed = 0
    while true {
      if let nearest = Self.nearest(known.definitions, start, where: { $0.section == scope }) {
        return .one(known.meanings[nearest.meaning])
      }
      // What is defined below it is meant where all that is agrees.
      var below: [Int] = []
      for definition in known.definitions where below.count < Self.mostMeant {
        if !below.contains(definition.meaning), isInside(definition.section, scope) { below.append(definition.meaning) }
      }
      if below.count == 1 { return .one(known.meanings[below[0]]) }
      if below.count > 1 {
        // A translation contradicts nothing.
        if !below.allSatisfy({ known.meanings[$0].isSpelled }),
          let nearest = Self.nearest(known.definitions, start, where: { isInside($0.section, scope) })
        {
          return .one(known.meanings[nearest.meaning])
        }
        return .several(below.map { known.meanings[$0].long })
      }
      guard let inner = scope else { return .one(first) }
      climbed += 1
      scope = climbed < Self.deepest ? parent(of: inner) : nil
    }
  }

  /// The last definition before a place, else the first one behind it.
  private static func nearest(
    _ definitions: [Definition], _ start: Int, where isMeant: (Definition) -> Bool
  ) -> Definition? {
    definitions.last { $0.start <= start && isMeant($0) } ?? definitions.first(where: isMeant)
  }

  /// Whether a section is part of another; everything is part of the document (nil).
  private func isInside(_ section: Int?, _ outer: Int?) -> Bool {
    guard outer != nil else { return true }
    var section = section
    for _ in 0..<Self.deepest {
      guard let inner = section else { return false }
      if inner == outer { return true }
      section = parent(of: inner)
    }
    return false
  }

  private func parent(of section: Int) -> Int? {
    document.sections.indices.contains(section) ? document.sections[section].parent : nil
  }

  /// The innermost section around a place; nil before the first heading.
  private func section(at start: Int) -> Int? {
    var (low, high) = (0, document.blocks.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if document.blocks[middle].range.start <= start { low = middle } else { high = middle }
    }
    return document.blocks.indices.contains(low) ? document.blocks[low].section : nil
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    if one == other || one.hasPrefix(other) || other.hasPrefix(one) || one.hasSuffix(other) || other.hasSuffix(one) {
      return true
    }
    // `wild type` and `wild-type`; `Industry Classification` and `Industrial Classification`.
    if one.utf8.lazy.filter({ $0 != 0x20 }).elementsEqual(other.utf8.lazy.filter { $0 != 0x20 }) { return true }
    let (words, others) = (one.utf8.split(separator: 0x20), other.utf8.split(separator: 0x20))
    return words.count == others.count && words.count > 1
      && zip(words, others).allSatisfy {
        $0.elementsEqual($1) || $0.count > 4 && $0.prefix(4).elementsEqual($1.prefix(4))
      }
  }

  /// Whether both are institutions and one entity.
  private static func isOne(_ one: Mention?, _ other: Mention?) -> Bool {
    guard let key = one?.entityKey else { return false }
    return key == other?.entityKey
  }
}
