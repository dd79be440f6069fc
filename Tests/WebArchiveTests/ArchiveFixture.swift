import Digests
import DocumentModel
import Foundation
import TestSupport
import WebArchive

/// Archives that tests write.
enum ArchiveFixture {
  static let date = "2026-03-01T02:00:00Z"

  /// A response of 200 with a body, as a record to be written.
  static func response(
    _ url: String, _ body: String, date: String = date, fields: String = "Content-Type: text/html\r\n"
  ) -> ArchiveEntry {
    message(url, "HTTP/1.1 200 OK\r\n\(fields)", body, date: date)
  }

  static func message(_ url: String, _ head: String, _ body: String, date: String = date) -> ArchiveEntry {
    let head = Array("\(head)\r\n".utf8)
    return ArchiveEntry(
      type: "response", target: url, date: date, contentType: ArchiveEntry.httpResponse, block: head + Array(body.utf8),
      payloadStart: head.count)
  }

  /// Writes an archive of some records and ends it; its path.
  static func write(_ entries: [ArchiveEntry], in folder: String, name: String = "a.warc.gz") throws -> String {
    let path = folder + "/" + name
    let writer = try ArchiveWriter(path: path, date: date, version: "test", fields: [])
    for entry in entries { _ = try writer.append(entry) }
    try writer.finish(date: date)
    return path
  }

  /// An archive of some pages.
  static func pages(_ count: Int, in folder: String) throws -> String {
    try write(
      (0..<count).map { response("https://site.example/page/\($0)", "<p>The office received \($0) reports.</p>") },
      in: folder)
  }

  static func records(_ path: String) throws -> (records: [ArchiveRecord], damages: [ArchiveDamage]) {
    let reader = try ArchiveReader(path: path)
    var out: (records: [ArchiveRecord], damages: [ArchiveDamage]) = ([], [])
    while let item = try reader.next() {
      switch item {
      case .record(let record): out.records.append(record)
      case .damage(let damage): out.damages.append(damage)
      }
    }
    return out
  }

  static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

  static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  /// The bytes of hexadecimal digits.
  static func hex(_ text: String) -> [UInt8] {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
