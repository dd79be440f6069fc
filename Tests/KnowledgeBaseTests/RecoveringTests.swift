import Digests
import DocumentModel
import Foundation
import GRDB
import KnowledgeBase
import Testing

@Suite("What is damaged")
struct RecoveringTests {
  /// Twenty documents of one form, some in two versions, half of them kept.
  private static let documents: [Example] = (0..<20).map { number in
    Example(
      name: String(format: "reports/%02d.html", number),
      html: "<p>The Harbour Agency received 176 applications in 2019, as Act No. 7 of 1999 demands. No. \(number)</p>"
        + "<p>In 2020 there were 120 applications.</p>")
  }
  private static var files: [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: documents.map { ($0.name, $0.bytes) })
  }

  private func space() throws -> Workspace {
    let space = try Workspace()
    let extractions = try Self.documents.map { try $0.extraction() }
    let old = try Example(name: "reports/03.html", html: "<p>176 applications</p>").extraction()
    try space.store([[old]])
    for batch in [extractions[..<7], extractions[7...]] {
      try space.store(
        [Array(batch)],
        originals: Dictionary(
          uniqueKeysWithValues: batch.prefix(6).map {
            ($0.document.source.sha256, Self.files[$0.document.source.name] ?? [])
          }))
    }
    return space
  }

  /// Recovers into a new knowledge base; nil where nothing could be saved.
  private func recover(
    _ space: Workspace, files: [String: [UInt8]] = [:]
  ) throws -> (saved: Workspace, outcomes: [Recovery.Outcome])? {
    let saved = try Workspace()
    var outcomes: [Recovery.Outcome] = []
    do {
      try Recovery(space.path, to: saved.path).run(
        extractor: "1", open: { files[$0] },
        read: { document in
          try? Example(name: document.source.name, html: String(decoding: document.bytes, as: UTF8.self)).extraction()
        }, tell: { outcomes.append($0) })
    } catch KnowledgeBaseError.corrupt {
      #expect(outcomes.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: saved.path))
      return nil
    }
    return (saved, outcomes)
  }

  /// The lines of an export by source.
  private func lines(_ space: Workspace) throws -> [String: [Substring]] {
    var lines: [String: [Substring]] = [:]
    var source = ""
    for line in try space.export().split(separator: "\n") where !line.hasPrefix(#"{"record":"entity""#) {
      if line.hasPrefix(#"{"record":"document""#), let range = line.firstRange(of: #""source":""#) {
        source = String(line[range.upperBound...].prefix { $0 != "\"" })
      }
      lines[source, default: []].append(line)
    }
    return lines
  }

  @Test("is nothing in a whole file: all versions are saved")
  func whole() throws {
    let space = try space()
    let file = try space.file()
    let (saved, outcomes) = try #require(try recover(space))
    #expect(outcomes.allSatisfy { $0.way == .saved })
    #expect(outcomes.count { !$0.isCurrent } == 1)
    for format in Exporter.Format.allCases { #expect(try saved.export(format) == (try space.export(format))) }
    #expect(try saved.verify(Self.files).bad.isEmpty)
    #expect(try KnowledgeState.runs(try KnowledgeBaseReader.open(path: saved.path)) == [1, 2, 3])
    #expect(try space.file() == file)
    #expect(try FileManager.default.contentsOfDirectory(atPath: saved.folder) == ["kb.sqlite"])
  }

  @Test("is read again from the same bytes, or told as lost")
  func rows() throws {
    let space = try space()
    try space.tamper(
      "UPDATE _evidence SET quote = '175' WHERE fact IN (SELECT id FROM _facts WHERE document IN (2, 18))")
    let names = try space.strings("SELECT name FROM _sources WHERE document IN (2, 18) ORDER BY name")
    let (saved, outcomes) = try #require(try recover(space))
    #expect(outcomes.filter { $0.way == .reread }.map(\.source) == [names[0]])
    #expect(outcomes.filter { $0.way == .lost }.map(\.source) == [names[1]])
    #expect(try lines(saved).count == 19)
    let (again, others) = try #require(try recover(space, files: Self.files))
    #expect(!others.contains { $0.way == .lost })
    #expect(try again.verify(Self.files).bad.isEmpty)
    var changed = Self.files
    changed[names[1]] = Array("<p>other bytes</p>".utf8)
    let last = try #require(try recover(space, files: changed)).outcomes
    #expect(last.first { $0.way == .lost }?.reason == "its source has other bytes now")
  }

  /// How a file is damaged.
  enum Damage: String, CaseIterable {
    case bit, sector, swap, cut, head

    func apply(_ file: inout [UInt8], _ random: inout SplitMix) {
      let place = Int(random.next() % UInt64(file.count))
      // SQLite's header says how large pages are.
      let size = Int(file[16]) << 8 | Int(file[17])
      switch self {
      case .bit: file[place] ^= 1 << (random.next() % 8)
      case .sector: for index in (place / 512 * 512)..<(place / 512 * 512 + 512) { file[index] = 0 }
      case .swap:
        let (one, other) = (place / size, Int(random.next() % UInt64(file.count / size)))
        for index in 0..<size { file.swapAt(one * size + index, other * size + index) }
      case .cut: file.removeSubrange(place...)
      case .head: for index in 0..<(512 << (random.next() % 4)) { file[index] = 0 }
      }
    }
  }

  @Test(
    "at random never gives a wrong document, and what is saved is whole",
    arguments: Damage.allCases, [UInt64](1...(UInt64(ProcessInfo.processInfo.environment["RANDOM_DAMAGES"] ?? "") ?? 4))
  )
  func random(_ damage: Damage, _ seed: UInt64) throws {
    let space = try space()
    let reference = try lines(space)
    var random = SplitMix(state: seed &* 77 &+ UInt64(damage.rawValue.utf8.count))
    var file = [UInt8](try space.file())
    damage.apply(&file, &random)
    try Data(file).write(to: URL(fileURLWithPath: space.path))
    guard let (saved, outcomes) = try recover(space, files: Self.files) else {
      // Only where the beginning is gone, or most of the file.
      #expect(damage != .bit && damage != .sector && damage != .head, "\(damage) \(seed): nothing saved")
      return
    }
    #expect([UInt8](try space.file()) == file)
    let found = try lines(saved)
    for (source, said) in found { #expect(said == reference[source], "\(damage) \(seed): \(source)") }
    let current = outcomes.filter { $0.isCurrent && $0.way != .lost }
    #expect(Set(current.map(\.source)).isSuperset(of: found.keys))
    #expect(try saved.verify(Self.files).bad.isEmpty, "\(damage) \(seed)")
    if damage == .bit { #expect(found.count >= 19, "\(damage) \(seed): \(found.count)") }
  }

  /// A small generator of numbers (Steele, Lea, Flood 2014), so that a seed tells all.
  struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}

@Suite("A backup")
struct BackupTests {
  @Test("is the same knowledge, and stands only when it is whole")
  func copy() throws {
    let (space, other) = (try Workspace(), try Workspace())
    try space.store([[try Example.report.extraction()], [try Example.other.extraction()]])
    let reader = try KnowledgeBaseReader.open(path: space.path)
    let summary = try Backup(reader).make(other.path)
    #expect(summary.documents == 2)
    #expect(try other.export() == (try space.export()))
    #expect(try FileManager.default.contentsOfDirectory(atPath: other.folder) == ["kb.sqlite"])
    let before = try other.file()
    try space.tamper("UPDATE _facts SET unit = 'x'")
    #expect(throws: KnowledgeBaseError.self) { try Backup(reader).make(other.path) }
    #expect(try other.file() == before)
    #expect(throws: KnowledgeBaseError.self) { try Backup(reader).make("/dev/null/x") }
  }

  @Test("made at any moment of writing is the state between two commits")
  func whileWriting() async throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]])
    let path = space.path
    let folder = space.folder
    let writing = Task {
      let writer = try KnowledgeBaseWriter.open(path: path, extractor: "1", search: true)
      for number in 0..<30 {
        // A pair is one batch: half of it must never be seen.
        try writer.store(
          try ["a", "b"].map {
            try Example(
              name: "\(number)-\($0).html", html: "<p>In 2020 there were 120 applications, \(number)\($0)</p>"
            )
            .extraction()
          })
      }
      try writer.close()
    }
    for number in 0..<10 {
      let copy = "\(folder)/copy-\(number).sqlite"
      let summary = try Backup(try KnowledgeBaseReader.open(path: path)).make(copy)
      #expect(summary.documents % 2 == 1)
      let names = try KnowledgeBaseReader.open(path: copy).documents().map(\.source)
      #expect(names.count == summary.documents)
    }
    try await writing.value
  }
}
