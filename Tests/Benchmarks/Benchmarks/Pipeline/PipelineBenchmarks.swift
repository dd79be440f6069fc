import Benchmark
import CBareParse
import Foundation
import Pipelines

/// CPU time of this thread in nanoseconds, so that what else the machine does is not counted.
func threadTime() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// HTML of the corpus, or of the folder that ATTEST_BENCHMARK_DIR names, each file at most 8 MB.
func pages() throws -> [[UInt8]] {
  let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "../../../../Corpus/documents")
  let folder = ProcessInfo.processInfo.environment["ATTEST_BENCHMARK_DIR"] ?? corpus.standardizedFileURL.path
  let found = try SourceWalker.find([(path: folder, include: ["*.html"], exclude: [])])
  return try found.paths.compactMap {
    if case .bytes(let bytes) = try FileReader.read($0, limit: 8 << 20) { bytes } else { nil }
  }
}

/// Stands for the bytes of an empty page.
nonisolated(unsafe) let emptyBytes = UnsafePointer(UnsafeMutablePointer<CChar>.allocate(capacity: 1))

nonisolated(unsafe) let benchmarks = {
  let ratio = BenchmarkMetric.custom(
    "CPU of reading and recognition, % of a bare SAX parse", polarity: .prefersSmaller, useScalingFactor: false)
  Benchmark(
    "read and recognise",
    configuration: .init(metrics: [ratio, .peakMemoryResident], maxDuration: .seconds(10), maxIterations: 50)
  ) { benchmark in
    let pages = try pages()
    let extractor = try Extractor.standard()
    for _ in benchmark.scaledIterations {
      var bare = 0
      var whole = 0
      for page in pages {
        var start = threadTime()
        page.withUnsafeBytes {
          blackHole(bare_parse_html($0.bindMemory(to: CChar.self).baseAddress ?? emptyBytes, $0.count))
        }
        bare += threadTime() - start
        start = threadTime()
        blackHole(extractor.extract(DocumentInput(name: "page.html", bytes: page)))
        whole += threadTime() - start
      }
      benchmark.measurement(ratio, whole * 100 / max(1, bare))
    }
  }
}
