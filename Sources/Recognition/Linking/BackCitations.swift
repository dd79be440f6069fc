import DocumentModel

/// Finds the works of citations that only point back: the work before (`ibid.`), the author's (`op. cit.`), that of a note
/// (`supra note 1`). Where what they point to is not one work, they are ambiguous or unresolved.
struct BackCitations {
  private let linker: CitationLinker
  private let notes: NoteBlocks
  private let text: TokenizedDocument

  /// A place that names works, in the order of the text.
  private struct Place {
    var range: TextRange
    /// Index of the citation among the mentions; nil for a work that a note cites in full.
    var mention: Int?
    /// Index of the note it stands in.
    var note: Int?
    var targets: [Int]
  }

  /// Bytes between citations of one bracket.
  private static let groupGap = 6

  init(_ linker: CitationLinker, _ notes: NoteBlocks, in text: TokenizedDocument) {
    self.linker = linker
    self.notes = notes
    self.text = text
  }

  /// Links them; where the document names no work in full they are taken out. Cost: n log n in the number of citations.
  func link(_ mentions: inout [Mention]) {
    guard mentions.contains(where: Self.pointsBack) else { return }
    guard !linker.entries.isEmpty else {
      mentions.removeAll(where: Self.pointsBack)
      return
    }
    var places = places(mentions)
    let laws = laws(mentions)
    /// Places by note, and the last ones of the text outside notes.
    var inNote: [Int: [Int]] = [:]
    var group: [Int] = []
    var byNumber: [Int: Int] = [:]
    for (index, note) in notes.notes.enumerated() {
      if let number = note.number, byNumber[number] == nil { byNumber[number] = index }
    }
    for index in places.indices {
      let place = places[index]
      if let mention = place.mention, Self.pointsBack(mentions[mention]) {
        let link: CitationLinker.Link
        switch mentions[mention].recognizer {
        case BackCitationRecognizer.same:
          let before = before(place, inNote, group, places, laws)
          link = Self.link(before)
        case BackCitationRecognizer.above:
          let note = mentions[mention].normalized["note"]?.double.flatMap { byNumber[Int($0)] }
          let works = note.flatMap { inNote[$0] }.map { targets($0, places) } ?? []
          link = above(mentions[mention], works, before: place.range.start)
        default: link = earlier(mentions[mention], before: place.range.start)
        }
        linker.set(link, of: &mentions[mention])
        places[index].targets = link.targets
      }
      if let note = place.note {
        inNote[note, default: []].append(index)
      } else if let last = group.last, place.range.start - places[last].range.end <= Self.groupGap {
        group.append(index)
      } else {
        group = [index]
      }
    }
  }

  private static func pointsBack(_ mention: Mention) -> Bool {
    guard mention.kind == .citation else { return false }
    switch mention.recognizer {
    case BackCitationRecognizer.same, BackCitationRecognizer.earlier, BackCitationRecognizer.above: return true
    default: return false
    }
  }

  private func places(_ mentions: [Mention]) -> [Place] {
    var places: [Place] = []
    let targets = linker.indices
    for index in mentions.indices where mentions[index].kind == .citation {
      let ids = CitationFindings.targets(of: mentions[index])
      places.append(
        Place(
          range: mentions[index].range, mention: index, note: note(at: mentions[index].range.start),
          targets: ids.compactMap { targets[$0] }))
    }
    for (index, entry) in linker.entries.enumerated() where entry.isNote {
      let range = entry.mention.range
      places.append(Place(range: range, mention: nil, note: note(at: range.start), targets: [index]))
    }
    return places.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
  }

  private func note(at position: Int) -> Int? {
    notes.notes.isEmpty ? nil : notes.note(ofBlock: text.block(ofToken: text.token(at: position)))
  }

  /// The last place of a law in each note: `Id.` may be the law.
  private func laws(_ mentions: [Mention]) -> [Int: Int] {
    guard !notes.notes.isEmpty else { return [:] }
    let works = linker.entries.filter(\.isNote).map(\.mention.range)
    var last: [Int: Int] = [:]
    for mention in mentions where mention.kind == .law || mention.kind == .treaty {
      guard let note = note(at: mention.range.start) else { continue }
      var low = 0
      var high = works.count
      while low < high {
        let middle = (low + high) / 2
        if works[middle].end <= mention.range.start { low = middle + 1 } else { high = middle }
      }
      if low < works.count, works[low].contains(mention.range) { continue }
      last[note] = max(last[note] ?? 0, mention.range.start)
    }
    return last
  }

  /// The works before a place: those before it in its note, else those of the note before; outside notes those of the
  /// citation or bracket before.
  private func before(
    _ place: Place, _ inNote: [Int: [Int]], _ group: [Int], _ places: [Place], _ laws: [Int: Int]
  ) -> [Int] {
    guard let note = place.note else { return targets(group, places) }
    if let last = inNote[note]?.last {
      let isLaw = laws[note].map { $0 > places[last].range.start && $0 < place.range.start } ?? false
      return isLaw ? [] : places[last].targets
    }
    guard note > 0, laws[note] == nil || laws[note] ?? 0 > place.range.start, laws[note - 1] == nil else { return [] }
    return inNote[note - 1].map { targets($0, places) } ?? []
  }

  /// Places of one note or bracket that are looked at.
  private static let mostPlaces = 50

  private func targets(_ indices: [Int], _ places: [Place]) -> [Int] {
    indices.prefix(Self.mostPlaces).flatMap { places[$0].targets }
  }

  /// One work is resolved, several are ambiguous.
  private static func link(_ works: [Int]) -> CitationLinker.Link {
    let works = distinct(works)
    return works.isEmpty ? .none : CitationLinker.Link(works, works.count == 1 ? "resolved" : "ambiguous")
  }

  private static func distinct(_ works: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return works.filter { seen.insert($0).inserted }
  }

  /// The work of an author that stands before.
  private func earlier(_ mention: Mention, before position: Int) -> CitationLinker.Link {
    guard let name = CitationLinker.names(mention).first else { return .none }
    let all = linker.works(ofFamily: CitedNames.family(name))
    if all.count > Self.mostPlaces {
      return CitationLinker.Link(Array(all.prefix(CitationLinker.mostNamed)), "ambiguous")
    }
    let works = all.filter { !linker.entries[$0].isNote || linker.entries[$0].mention.range.start < position }
    guard works.count > 1, let title = mention.normalized["title"]?.text else { return Self.link(works) }
    let fitting = works.filter { isTitle(title, of: $0) }
    return Self.link(fitting.isEmpty ? works : fitting)
  }

  /// The work of a note, which is the author's where one is named.
  private func above(_ mention: Mention, _ works: [Int], before position: Int) -> CitationLinker.Link {
    let names = CitationLinker.names(mention)
    guard let name = names.first else { return Self.link(works) }
    let family = CitedNames.family(name)
    var fitting = works.filter { linker.families[$0].first == family || linker.families[$0].contains(family) }
    if fitting.count > 1, let title = mention.normalized["title"]?.text {
      let titled = fitting.filter { isTitle(title, of: $0) }
      if !titled.isEmpty { fitting = titled }
    }
    if !fitting.isEmpty { return Self.link(fitting) }
    // The number of the note is off, or the author's name.
    let others = earlier(mention, before: position)
    if others.targets.count == 1 { return CitationLinker.Link(others.targets, "fuzzy", ["note"]) }
    return .none
  }

  /// Whether a short title is that of a work.
  private func isTitle(_ title: String, of work: Int) -> Bool { linker.isTitle(title, of: work) }
}
