import Benchmark
import CBareParse
import DocumentModel
import Foundation
import Pipelines
import Readers

/// CPU time of this thread in nanoseconds, so that what else the machine does is not counted.
func threadTime() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// The documents of the corpus, or of the folder that ATTEST_BENCHMARK_DIR names, each file at most 8 MB.
func documents(_ pattern: String) throws -> [[UInt8]] {
  let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "../../../../Corpus/documents")
  let folder = ProcessInfo.processInfo.environment["ATTEST_BENCHMARK_DIR"] ?? corpus.standardizedFileURL.path
  let found = try SourceWalker.find([(path: folder, include: [pattern], exclude: [])])
  return try found.paths.compactMap {
    if case .bytes(let bytes, _) = try FileReader.read($0, limit: 8 << 20) { bytes } else { nil }
  }
}

/// CPU time of `body` over all documents in percent of the bare parse of the same bytes; each document is parsed and read
/// in turn, so that both see the same machine.
func ratio(_ documents: [[UInt8]], isXML: Bool, _ body: ([UInt8]) -> Void) -> Int {
  var bare = 0
  var whole = 0
  for document in documents {
    var start = threadTime()
    document.withUnsafeBytes { bytes in
      guard let address = bytes.bindMemory(to: CChar.self).baseAddress else { return }
      blackHole(isXML ? bare_parse_xml(address, bytes.count) : bare_parse_html(address, bytes.count))
    }
    bare += threadTime() - start
    start = threadTime()
    body(document)
    whole += threadTime() - start
  }
  return whole * 100 / max(1, bare)
}

nonisolated(unsafe) let benchmarks = {
  let metric = BenchmarkMetric.custom(
    "CPU time, % of a bare SAX parse of the same bytes", polarity: .prefersSmaller, useScalingFactor: false)
  let configuration = Benchmark.Configuration(
    metrics: [metric, .peakMemoryResident], maxDuration: .seconds(10), maxIterations: 50)
  for (pattern, isXML) in [("*.html", false), ("*.xml", true)] {
    let type = isXML ? MediaType.xml : .html
    Benchmark("read \(pattern)", configuration: configuration) { benchmark in
      let documents = try documents(pattern)
      let reader = DocumentReader()
      guard let digest = SHA256Digest(bytes: Array(repeating: 0, count: 32)) else { return }
      for _ in benchmark.scaledIterations {
        let percent = ratio(documents, isXML: isXML) { bytes in
          let source = SourceRecord(
            name: "document", mediaType: type, sha256: digest, byteCount: bytes.count)
          blackHole(reader.read(bytes, source: source))
        }
        benchmark.measurement(metric, percent)
      }
    }
    Benchmark("read and recognise \(pattern)", configuration: configuration) { benchmark in
      let documents = try documents(pattern)
      let extractor = try Extractor.standard()
      for _ in benchmark.scaledIterations {
        let percent = ratio(documents, isXML: isXML) { bytes in
          blackHole(extractor.extract(DocumentInput(name: "document", declaredType: type.rawValue, bytes: bytes)))
        }
        benchmark.measurement(metric, percent)
      }
    }
  }
}
