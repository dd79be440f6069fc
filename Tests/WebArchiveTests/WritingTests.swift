import DocumentModel
import Foundation
import TestSupport
import Testing
import WebArchive

@Suite("Archives are written so that nothing is lost")
struct WritingTests {
  @Test("what is written is read back, record by record, at its place")
  func roundTrip() throws {
    let folder = try Repository.temporaryFolder()
    let path = try ArchiveFixture.pages(20, in: folder)
    let (records, damages) = try ArchiveFixture.records(path)
    #expect(damages.isEmpty)
    #expect(records.map(\.type) == ["warcinfo"] + Array(repeating: "response", count: 20) + ["metadata"])
    for record in records.dropFirst().dropLast() {
      let place = ArchivePlace(
        file: path, recordID: record.identifier, offset: record.offset, captured: record.date)
      let found = try ArchiveLookup.record(place, path: path, keep: 1 << 20)
      #expect(found?.target == record.target)
      let payload = try #require(found.map { try ArchivePayload($0, limit: 1 << 20) })
      #expect(String(decoding: payload.bytes, as: UTF8.self).contains("reports"))
      #expect(payload.mediaType == "text/html")
    }
  }

  @Test("an archive cut off at any byte is noticed")
  func truncations() throws {
    let folder = try Repository.temporaryFolder()
    let whole = try ArchiveFixture.bytes(try ArchiveFixture.pages(2, in: folder))
    let cut = folder + "/cut.warc.gz"
    var missed: [Int] = []
    for length in 0..<whole.count {
      try ArchiveFixture.write(Array(whole[..<length]), to: cut)
      if try ArchiveCheck.damages(cut).isEmpty { missed.append(length) }
    }
    #expect(missed.isEmpty)
  }

  @Test("a changed bit is noticed")
  func flips() throws {
    let folder = try Repository.temporaryFolder()
    let whole = try ArchiveFixture.bytes(try ArchiveFixture.pages(6, in: folder))
    let changed = folder + "/changed.warc.gz"
    // Every bit but those of the seal's own packing, of which some mean nothing.
    let seal = try #require(try ArchiveFixture.records(folder + "/a.warc.gz").records.last).offset
    var random = SystemRandomNumberGenerator()
    let count = Int(ProcessInfo.processInfo.environment["ATTEST_MUTATIONS"] ?? "") ?? 1000
    for _ in 0..<count {
      let place = Int.random(in: 0..<seal, using: &random)
      var bytes = whole
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try ArchiveFixture.write(bytes, to: changed)
      #expect(try !ArchiveCheck.damages(changed).isEmpty, "byte \(place)")
    }
  }

  @Test("repair keeps every whole record before the damage")
  func repair() throws {
    let folder = try Repository.temporaryFolder()
    let path = try ArchiveFixture.pages(6, in: folder)
    let whole = try ArchiveFixture.bytes(path)
    let offsets = try ArchiveFixture.records(path).records.map(\.offset) + [whole.count]
    for (index, start) in offsets.dropLast().enumerated() {
      let cut = folder + "/cut.warc.gz"
      try ArchiveFixture.write(Array(whole[..<((start + offsets[index + 1]) / 2)]), to: cut)
      #expect(try ArchiveRepair.cut(cut) > 0)
      #expect(try ArchiveFixture.bytes(cut).count == start)
      #expect(try ArchiveFixture.records(cut).records.count == index)
    }
  }

  @Test("after a kill the file goes on at what was synced")
  func resume() throws {
    let folder = try Repository.temporaryFolder()
    let path = folder + "/r.warc.gz"
    let synced: Int
    do {
      let writer = try ArchiveWriter(path: path, date: ArchiveFixture.date, version: "test", fields: [])
      _ = try writer.append(ArchiveFixture.response("https://site.example/1", "<p>one</p>"))
      try writer.sync()
      synced = writer.length
      _ = try writer.append(ArchiveFixture.response("https://site.example/lost", "<p>lost</p>"))
      try writer.sync()
    }
    let writer = try ArchiveWriter(resuming: path, length: synced)
    _ = try writer.append(ArchiveFixture.response("https://site.example/2", "<p>two</p>"))
    try writer.finish(date: ArchiveFixture.date)
    #expect(try ArchiveCheck.damages(path).isEmpty)
    let targets = try ArchiveFixture.records(path).records.compactMap(\.target)
    #expect(targets == ["https://site.example/1", "https://site.example/2"])
  }

  @Test("the index is sorted, and finds each record")
  func index() throws {
    let folder = try Repository.temporaryFolder()
    let path = try ArchiveFixture.write(
      [
        ArchiveFixture.response("https://www.b.example/?b=2&a=1", "<p>b</p>"),
        ArchiveFixture.response("https://a.example:8443/Path", "<p>a</p>"),
      ], in: folder)
    try CaptureLines.write(for: path)
    let lines = try String(contentsOfFile: folder + "/a.cdxj", encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("example,a:8443)/path 20260301020000 {") == true)
    #expect(lines.last?.hasPrefix("example,b)/?a=1&b=2 20260301020000 {") == true)
  }

  @Test("the index that is kept while a file is written is that of the file, also after a kill")
  func indexWhileWriting() throws {
    let folder = try Repository.temporaryFolder()
    let (path, index) = (folder + "/r.warc.gz", folder + "/r.cdxj")
    let synced: Int
    do {
      let writer = try ArchiveWriter(path: path, date: ArchiveFixture.date, version: "test", fields: [])
      for name in ["z", "a", "m", "a"] {
        _ = try writer.append(ArchiveFixture.response("https://site.example/\(name)", "<p>\(name)</p>"))
      }
      try writer.sync()
      synced = writer.length
      _ = try writer.append(ArchiveFixture.response("https://site.example/lost", "<p>lost</p>"))
      try writer.sync()
    }
    let writer = try ArchiveWriter(resuming: path, length: synced)
    _ = try writer.append(ArchiveFixture.response("https://site.example/b", "<p>b</p>"))
    try writer.finish(date: ArchiveFixture.date)
    let kept = try String(contentsOfFile: index, encoding: .utf8)
    try CaptureLines.write(for: path)
    #expect(try String(contentsOfFile: index, encoding: .utf8) == kept)
    #expect(kept.split(separator: "\n").count == 5)
    #expect(!kept.contains("lost"))
  }
}
