import CPageChecks
import Foundation
import GRDB
import Glibc

/// Changes pages of a copy of a damaged file so that SQLite reads what is left.
enum PageRepair {
  /// Gives every page the checksum that belongs to it, whatever it holds: what is read then proves nothing by itself.
  static func stamp(_ path: String) throws {
    let size = try withFresh(path) { try Int.fetchOne($0, sql: "PRAGMA page_size") ?? 0 }
    try change(path) { file in
      var number = 0
      while var page = try file.read(upToCount: size), page.count == size {
        stamp(&page, number)
        try file.seek(toOffset: UInt64(number * size))
        try file.write(contentsOf: page)
        number += 1
      }
    }
  }

  /// Puts the pages that describe the tables into a file whose own are damaged. A knowledge base makes all its tables at
  /// once in an empty file, so that these pages are the same in each of one version.
  static func graftSchema(_ path: String) throws {
    // SQLite's own view of pages (https://sqlite.org/dbstat.html).
    let (numbers, size) = try withFresh(path) { db in
      (
        try Int.fetchAll(db, sql: "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema' ORDER BY pageno"),
        try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
      )
    }
    var pages: [(number: Int, bytes: Data)] = []
    try withFresh(
      path,
      file: { fresh in
        guard size > 0, let source = FileHandle(forReadingAtPath: fresh) else { return }
        for number in numbers {
          try source.seek(toOffset: UInt64((number - 1) * size))
          if let bytes = try source.read(upToCount: size), bytes.count == size { pages.append((number - 1, bytes)) }
        }
      })
    try change(path) { file in
      let count = try file.seekToEnd() / UInt64(size)
      for (number, bytes) in pages where number < count {
        var bytes = bytes
        if number == 0 {
          // The header's number of pages, big-endian at 28, is this file's; without free pages (32 to 39), which are
          // not needed for reading (https://sqlite.org/fileformat2.html#the_database_header).
          for (index, shift) in [24, 16, 8, 0].enumerated() {
            bytes[28 + index] = UInt8(truncatingIfNeeded: count >> UInt64(shift))
          }
          for index in 32..<40 { bytes[index] = 0 }
          stamp(&bytes, 0)
        }
        try file.seek(toOffset: UInt64(number * size))
        try file.write(contentsOf: bytes)
      }
    }
  }

  private static func stamp(_ page: inout Data, _ number: Int) {
    page.withUnsafeMutableBytes { bytes in
      guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
      attest_page_check_stamp(start, Int32(bytes.count), Int64(number))
    }
  }

  private static func change(_ path: String, _ body: (FileHandle) throws -> Void) throws {
    guard let file = FileHandle(forUpdatingAtPath: path) else {
      throw KnowledgeBaseError.io("\(path): cannot be written")
    }
    do {
      try body(file)
      try file.close()
    } catch {
      throw KnowledgeBaseError.io("\(path): cannot be written (\(error))")
    }
  }

  /// What a knowledge base says in which nothing was stored yet.
  private static func withFresh<Value>(_ path: String, _ body: (Database) throws -> Value) throws -> Value {
    var value: Value?
    try withFresh(
      path,
      file: { fresh in
        let queue = try StoreConnection.openForReading(fresh)
        value = try KnowledgeBaseError.mapping(fresh) { try queue.read(body) }
        try queue.close()
      })
    guard let value else { throw KnowledgeBaseError.io("\(path): cannot be written") }
    return value
  }

  /// Makes such a knowledge base for a moment.
  private static func withFresh(_ path: String, file body: (String) throws -> Void) throws {
    let fresh = path + ".fresh"
    defer { for suffix in ["", "-journal"] { unlink(fresh + suffix) } }
    try StoreConnection.openForWriting(fresh).close()
    try body(fresh)
  }
}
