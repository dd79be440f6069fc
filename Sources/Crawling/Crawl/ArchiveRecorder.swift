import DocumentModel
import Foundation
import Glibc
import WebArchive

/// Writes what was fetched into archive files, and begins another where one is full.
final class ArchiveRecorder {
  private let plan: CrawlPlan
  private var writer: ArchiveWriter?
  /// What was lost of the file of a crawl that was ended early.
  private(set) var loss: ArchiveLoss?
  /// Files that were ended in this run.
  private(set) var finished: [String] = []

  /// Goes on with the file of a crawl that was ended early. Throws `ArchiveError`.
  init(_ plan: CrawlPlan, resuming: (path: String, length: Int)?) throws {
    self.plan = plan
    try closeStrays(besides: resuming?.path)
    guard let resuming else { return }
    if access(resuming.path + ArchiveWriter.openSuffix, F_OK) == 0 {
      do {
        writer = try ArchiveWriter(resuming: resuming.path, length: resuming.length)
      } catch let damage as ArchiveDamage {
        let (loss, length) = try ArchiveLoss.repair(resuming.path, damage)
        (self.loss, writer) = (loss, try length.map { try ArchiveWriter(resuming: resuming.path, length: $0) })
      }
    } else if access(resuming.path, F_OK) != 0 {
      loss = ArchiveLoss(resuming.path, "\(resuming.path): the archive file is gone", kept: [])
    } else {
      // It was ended, and the process killed before the frontier knew.
      try CaptureLines.write(for: resuming.path)
      finished.append(resuming.path)
    }
  }

  /// Ends files that no frontier speaks of: a kill came before their first commit, or the frontier was deleted. What is whole
  /// in them was fetched all the same.
  private func closeStrays(besides current: String?) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: plan.archive)) ?? []
    for name in names.sorted() where name.hasPrefix(plan.name + "-") && name.hasSuffix(ArchiveWriter.openSuffix) {
      let path = plan.archive + "/" + name.dropLast(ArchiveWriter.openSuffix.count)
      guard path != current else { continue }
      _ = try ArchiveRepair.cut(path + ArchiveWriter.openSuffix)
      let reader = try ArchiveReader(path: path + ArchiveWriter.openSuffix, keep: 0)
      guard reader.size > 0 else {
        try? FileManager.default.removeItem(atPath: path + ArchiveWriter.openSuffix)
        continue
      }
      let writer = try ArchiveWriter(resuming: path, length: reader.size)
      try writer.finish(date: Clock.text(Clock.now()))
      finished.append(path)
    }
  }

  /// The file being written and its length, all of it on the disk. Throws `ArchiveError`.
  func sync() throws -> (path: String, length: Int)? {
    try writer?.sync()
    return writer.map { ($0.path, $0.length) }
  }

  /// Bytes of an index, which stands in memory until its file is ended.
  private static let longestIndex = 32 << 20

  /// Whether the file is full.
  var isFull: Bool {
    guard let writer else { return false }
    return writer.length >= plan.archiveBytes || writer.indexLength >= Self.longestIndex
  }

  /// Ends the file, with its index. What it holds must be committed. Throws `ArchiveError`.
  func finish() throws {
    guard let writer else { return }
    try writer.finish(date: Clock.text(Clock.now()))
    finished.append(writer.path)
    self.writer = nil
  }

  /// Writes a request and its answer; the answer's record. `purpose` tells apart what is no document. Throws
  /// `ArchiveError`.
  func response(_ request: FetchRequest, _ result: FetchResult, at time: Int, purpose: String?) throws -> String {
    let head = Self.head(result.header)
    var entry = ArchiveEntry(
      type: "response", target: request.url.text, date: Clock.text(time), contentType: ArchiveEntry.httpResponse,
      block: head + result.body, payloadStart: head.count)
    entry.fields = Self.fields(result)
    if let truncation = result.truncation { entry.fields.append(("WARC-Truncated", truncation)) }
    if let purpose { entry.fields.append(("WARC-Attest-Purpose", purpose)) }
    return try write(entry, request)
  }

  /// Writes that a URL's bytes are those of another record. `isServer`: because the server said so. Throws `ArchiveError`.
  func revisit(
    _ request: FetchRequest, _ result: FetchResult, at time: Int, same: KnownPayload, isServer: Bool,
    digest: String?, purpose: String?
  ) throws -> String {
    let profile = isServer ? "server-not-modified" : "identical-payload-digest"
    var entry = ArchiveEntry(
      type: "revisit", target: request.url.text, date: Clock.text(time), contentType: ArchiveEntry.httpResponse,
      block: Self.head(result.header))
    entry.fields =
      Self.fields(result) + [
        ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/\(profile)"),
        ("WARC-Refers-To", "<\(same.copy.record)>"), ("WARC-Refers-To-Target-URI", same.url),
        ("WARC-Refers-To-Date", Clock.text(same.copy.captured)),
      ]
    if let digest { entry.fields.append(("WARC-Payload-Digest", digest)) }
    if let purpose { entry.fields.append(("WARC-Attest-Purpose", purpose)) }
    return try write(entry, request)
  }

  /// Writes that a fetch failed, and with what status line, if there was one. Throws `ArchiveError`.
  func failure(_ url: WebURL, _ outcome: FetchOutcome, _ result: FetchResult, via: String?, at time: Int) throws {
    var block = "fetchOutcome: \(outcome.rawValue)\r\ndetail: \(Self.line(result.detail))\r\n"
    let status = result.header.prefix { $0 != 0x0A && $0 != 0x0D }
    if !status.isEmpty { block += "status: \(Self.line(String(decoding: status, as: UTF8.self)))\r\n" }
    if let via { block += "via: \(Self.line(via))\r\n" }
    _ = try open().append(
      ArchiveEntry(
        type: "metadata", target: url.text, date: Clock.text(time), contentType: ArchiveEntry.warcFields,
        block: Array(block.utf8)))
  }

  private func write(_ entry: ArchiveEntry, _ request: FetchRequest) throws -> String {
    let writer = try open()
    var asked = ArchiveEntry(
      type: "request", target: request.url.text, date: entry.date, contentType: ArchiveEntry.httpRequest,
      block: request.bytes(plan.policy))
    asked.fields = [("WARC-Concurrent-To", "<\(entry.identifier)>")]
    _ = try writer.append(asked)
    return try writer.append(entry).recordID
  }

  private func open() throws -> ArchiveWriter {
    if let writer { return writer }
    let now = Clock.now()
    let stamp = String(Clock.text(now).prefix(26).filter(\.isNumber))
    let writer = try ArchiveWriter(
      path: "\(plan.archive)/\(plan.name)-\(stamp).warc.gz", date: Clock.text(now), version: plan.version,
      fields: [("http-header-user-agent", plan.policy.userAgent), ("operator", plan.contact), ("robots", "RFC 9309")])
    self.writer = writer
    return writer
  }

  private static func fields(_ result: FetchResult) -> [(name: String, value: String)] {
    result.address.map { [(name: "WARC-IP-Address", value: $0)] } ?? []
  }

  private static func line(_ text: String) -> String {
    String(text.prefix(1000).filter { $0 != "\r" && $0 != "\n" && $0 != "\r\n" })
  }

  /// The header as received; the body beside it has no chunks any more, so that its transfer encoding is kept under
  /// another name.
  private static func head(_ header: [UInt8]) -> [UInt8] {
    let name = Array("transfer-encoding:".utf8)
    var out: [UInt8] = []
    for line in header.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.count >= name.count, zip(line, name).allSatisfy({ ASCIIBytes.lower($0) == $1 }) {
        out += "X-Archive-Orig-".utf8
      }
      out += line
      out.append(0x0A)
    }
    out.removeLast()
    return out
  }
}
