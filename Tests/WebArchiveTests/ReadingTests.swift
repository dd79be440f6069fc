import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import WebArchive

@Suite("Archives of others are read")
struct ReadingTests {
  @Test("a plain file, with folded fields and bare line ends in its HTTP header")
  func plain() throws {
    let folder = try Repository.temporaryFolder()
    let block = "HTTP/1.0 200 OK\nContent-Type: text/html;\n charset=latin1\n\n<p>x</p>"
    let record =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://site.example/>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
      + "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: \(block.utf8.count)\r\n\r\n"
      + block + "\r\n\r\n"
    try ArchiveFixture.write(Array((record + record).utf8), to: folder + "/p.warc")
    let (records, damages) = try ArchiveFixture.records(folder + "/p.warc")
    #expect(damages.isEmpty && records.count == 2)
    let payload = try ArchivePayload(records[1], limit: 1000)
    #expect(payload.charset == "latin1" && payload.bytes == Array("<p>x</p>".utf8))
    #expect(records[1].target == "http://site.example/")
  }

  @Test("a plain file cut off at any byte is noticed, unless between two records")
  func truncations() throws {
    let folder = try Repository.temporaryFolder()
    let record = "WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n"
    let whole = Array((record + record + record).utf8)
    for length in 0..<whole.count where length == 0 || length % record.utf8.count != 0 {
      try ArchiveFixture.write(Array(whole[..<length]), to: folder + "/t.warc")
      let (records, damages) = try ArchiveFixture.records(folder + "/t.warc")
      #expect(damages.count == 1 && records.count == length / record.utf8.count, "at \(length)")
    }
  }

  @Test("ARC files are read, and a line that is no header is told with its place")
  func arc() throws {
    let folder = try Repository.temporaryFolder()
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>arc</p>"
    let text =
      "filedesc://x.arc 0.0.0.0 20200101000000 text/plain 0\n\n"
      + "http://site.example/a 192.0.2.1 20200102030405 text/html \(page.utf8.count)\n\(page)\n"
      + "http://site.example/b 192.0.2.1 20200102030405 text/html many\n\(page)\n"
      + "http://site.example/c 192.0.2.1 20200102030405 text/html \(page.utf8.count)\n\(page)\n"
    try ArchiveFixture.write(Array(text.utf8), to: folder + "/x.arc")
    let (records, damages) = try ArchiveFixture.records(folder + "/x.arc")
    #expect(records.compactMap(\.target).suffix(2) == ["http://site.example/a", "http://site.example/c"])
    #expect(damages.map(\.kind) == [.header])
    let last = try #require(records.last)
    #expect(last.date == "2020-01-02T03:04:05Z")
    let place = ArchivePlace(file: "", recordID: last.identifier, offset: last.offset, captured: "")
    #expect(try ArchiveLookup.record(place, path: folder + "/x.arc", keep: 1000)?.block == Array(page.utf8))
  }

  @Test("chunks and content encodings are undone; bombs and unknown encodings are refused")
  func payloads() throws {
    let chunked = "5;x=y\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"
    func payload(_ fields: String, _ body: [UInt8]) throws -> ArchivePayload {
      let block = Array("HTTP/1.1 200 OK\r\n\(fields)\r\n".utf8) + body
      let record = ArchiveRecord(
        offset: 0, header: ArchiveHeader(first: "", fields: [("Content-Type", "application/http")]), block: block,
        blockLength: block.count)
      return try ArchivePayload(record, limit: 4 << 20)
    }
    #expect(
      try payload("Transfer-Encoding: chunked\r\n", Array(chunked.utf8)).bytes == Array("hello world".utf8))
    // Some archives unpack bodies and leave the fields as they were.
    #expect(try payload("Content-Encoding: gzip\r\n", Array("plain".utf8)).bytes == Array("plain".utf8))
    #expect(throws: ArchivePayload.Refusal.self) { try payload("Content-Encoding: br\r\n", [1, 2, 3]) }
    #expect(throws: ArchivePayload.Refusal.self) { try payload("Content-Encoding: zstd\r\n", [1, 2, 3]) }
    let text = Array(String(repeating: "The committee met in 2024. ", count: 8).utf8)
    let brotli = "1bd7000004523bd2039ad1c096261bf45f5a124956d567bd62be7d898415eeb1e75d30"
    #expect(try payload("Content-Encoding: br\r\n", ArchiveFixture.hex(brotli)).bytes == text)
    let cut = try payload("Content-Encoding: br\r\n", Array(ArchiveFixture.hex(brotli).dropLast(1)))
    #expect(cut.isCut)
    // Two frames, as the format allows.
    let frames =
      "28b52ffd20d8150100d854686520636f6d6d6974746565206d657420696e20323032342e200100eb9c9a63"
      + "28b52ffd200a510000416e6420616761696e2e"
    #expect(
      try payload("Content-Encoding: zstd\r\n", ArchiveFixture.hex(frames)).bytes == text + Array("And again.".utf8))
    #expect(throws: ArchivePayload.Refusal.self) {
      try payload("Content-Encoding: gzip, gzip, gzip\r\nContent-Encoding: gzip, gzip, gzip\r\n", [0x1F, 0x8B])
    }
  }
}
