import DocumentModel
import Foundation
import Pipelines
import TestSupport

/// The evaluation data that may stand beside the project, in `../shared/data`. Tests that need it skip where it is not
/// there. `ATTEST_FULL=1` runs over all of it, else over a sample that the whole suite has time for.
enum SharedData {
  /// The folder.
  static let root = URL(fileURLWithPath: Repository.root).resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent("shared/data")
  /// Whether the data is there.
  static let exists = FileManager.default.fileExists(atPath: root.path)
  /// Whether everything is tried.
  static let isFull = ProcessInfo.processInfo.environment["ATTEST_FULL"] == "1"

  /// Sets of pages.
  static let pages = files(
    ["html_trafilatura_eval", "html_article_benchmark", "doc_docling_tables", "html_jsoup_fuzz"], ["html", "xhtml"])
  /// Sets of reports in XML.
  static let reports = files(
    [
      "xml_legal_docs", "xml_eu_legal_docs", "cite_jats_docs", "law_uslm_refs", "law_uk_tna_refs",
      "report_federal_register", "doc_docling_tables", "crawl_sitemaps",
    ], ["xml", "nxml", "akn"])

  /// The files of some sets with one of these endings, packed or not, in the order of their paths.
  static func files(_ sets: [String], _ endings: Set<String>) -> [String] {
    sets.flatMap { set -> [String] in
      let folder = root.appendingPathComponent(set).path
      let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      return names.filter { name in
        let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
        return endings.contains((plain as NSString).pathExtension.lowercased())
      }.map { set + "/" + $0 }
    }.sorted()
  }

  /// Every n-th of a list, so that `most` remain; all of it in a full run.
  static func sample<Element>(_ list: [Element], most: Int) -> [Element] {
    guard !isFull, list.count > most else { return list }
    return (0..<most).map { list[$0 * list.count / most] }
  }

  /// The bytes of a file by its path below the root, unpacked.
  static func bytes(_ path: String) throws -> [UInt8] {
    switch try FileReader.read(root.appendingPathComponent(path).path, limit: 64 << 20) {
    case .bytes(let bytes, _): bytes
    case .rejected: []
    }
  }

  /// The records of a set.
  static func rows<Row: Decodable>(_ set: String, as: Row.Type) throws -> [Row] {
    let path = root.appendingPathComponent(set).appendingPathComponent("dev.jsonl")
    guard let data = try? Data(contentsOf: path) else { return [] }
    return try data.split(separator: 0x0A).map { try JSONDecoder().decode(Row.self, from: $0) }
  }

  /// Unpacks an archive of a set into a new folder, which the caller removes.
  static func unpack(_ archive: String) throws -> URL {
    let folder = URL(fileURLWithPath: try Repository.temporaryFolder())
    let output = try Command.run(
      "/usr/bin/env", ["tar", "-xzf", root.appendingPathComponent(archive).path], in: folder)
    guard output.code == 0 else { throw PipelineError(.unusableData, "\(archive): \(output.error)") }
    return folder
  }
}

/// A program that a test runs.
enum Command {
  /// The folder of the programs that were built with the tests.
  static let binaries = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

  /// Runs a program to its end. Its output goes through a file, so that none of it is lost or waited for.
  static func run(
    _ program: String, _ arguments: [String], in folder: URL, input: URL? = nil
  ) throws -> (output: [UInt8], error: String, code: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    let places = try ["out", "err"].map { name -> URL in
      let place = folder.appendingPathComponent(".\(UUID().uuidString).\(name)")
      try Data().write(to: place)
      return place
    }
    defer { for place in places { try? FileManager.default.removeItem(at: place) } }
    process.standardOutput = try FileHandle(forWritingTo: places[0])
    process.standardError = try FileHandle(forWritingTo: places[1])
    process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (
      [UInt8](try Data(contentsOf: places[0])), String(decoding: try Data(contentsOf: places[1]), as: UTF8.self),
      process.terminationStatus
    )
  }
}
