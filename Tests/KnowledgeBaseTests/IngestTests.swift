import DocumentModel
import Foundation
import Glibc
import KnowledgeBase
import Testing

/// How fast the writer is and how fast search is, at a size given by ATTEST_INGEST (mentions, e.g. 2000000); with
/// ATTEST_INGEST_KB the knowledge base is kept there for `Tests/Benchmarks/Ingest/limit.sh`. Nothing is asserted about time.
@Suite("Ingest at scale", .enabled(if: ProcessInfo.processInfo.environment["ATTEST_INGEST"] != nil))
struct IngestTests {
  private static func cpu() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func kernel() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
  }

  private static func memory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

  @Test("is measured")
  func ingest() throws {
    let environment = ProcessInfo.processInfo.environment
    let report = SyntheticReport()
    let perDocument = report.paragraphs * report.mentions
    let documents = max(1, (Int(environment["ATTEST_INGEST"] ?? "") ?? 0) / perDocument)
    let space = try Workspace()
    let path = environment["ATTEST_INGEST_KB"] ?? space.path
    let search = environment["ATTEST_INGEST_NO_SEARCH"] == nil
    // As many as 16 MB of rows (`BatchWriter`).
    let batchSize = Int(environment["ATTEST_INGEST_BATCH"] ?? "") ?? 75
    unlink(path)
    let writer = try KnowledgeBaseWriter.open(path: path, extractor: "1", search: search)
    var (prepare, write) = (0.0, 0.0)
    for first in stride(from: 0, to: documents, by: batchSize) {
      var batch: [PreparedDocument] = []
      for number in first..<min(documents, first + batchSize) {
        let extraction = report.extraction(number)
        let start = Self.cpu()
        batch.append(PreparedDocument(extraction, search: search))
        prepare += Self.cpu() - start
      }
      let start = Self.cpu()
      try writer.store(batch)
      write += Self.cpu() - start
    }
    let start = Self.cpu()
    try writer.compare()
    let compare = Self.cpu() - start
    try writer.close()
    print(
      "ingest: \(documents * perDocument) mentions, \(documents * report.paragraphs * report.facts) facts: prepare "
        + "\(prepare) s, write \(write) s, compare \(compare) s of CPU; peak \(Self.memory()) MB; in the kernel \(Self.kernel()) s"
    )
    try Self.searches(path)
  }

  private static func searches(_ path: String) throws {
    let reader = try KnowledgeBaseReader.open(path: path)
    let searcher = Searcher(reader)
    var filter = SearchFilter()
    filter.years = 2010...2012
    var law = SearchFilter()
    law.kind = .law
    let queries: [(String, SearchFilter)] = [
      ("victims", .init()), ("harbour agency", .init()), ("\"harbour agency\"", .init()), ("traffick*", .init()),
      ("law", .init()), ("1234 applicants", .init()), ("district 4711", .init()), ("applicants", filter),
      ("act 1999", law), ("perlindungan saksi korban", .init()), ("cafe", .init()), ("nothing", .init()),
    ]
    var times: [(Double, String)] = []
    for _ in 0..<20 {
      for (query, filter) in queries {
        let start = ContinuousClock.now
        _ = try searcher.search(query, filter: filter)
        let time = ContinuousClock.now - start
        times.append((Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3, query))
      }
    }
    times.sort { $0.0 < $1.0 }
    print(
      "search: median \(times[times.count / 2]) p95 \(times[times.count * 95 / 100]) worst \(times[times.count - 1]) ms"
    )
    for (query, _) in queries {
      let own = times.filter { $0.1 == query }.map(\.0)
      print("  \(query): \(own[own.count / 2]) ms")
    }
    try reader.close()
  }
}
