import ArgumentParser
import Glibc
import Pipelines

struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "JSON Lines in, JSON Lines out, for distributed engines.",
    discussion: """
      Example:
        echo '{"id":"1","mediaType":"text/plain","text":"Law No. 21 of 2007"}' | attest worker
      """)

  @Flag(help: "Leave the document's text out of the answers.")
  var noText = false

  @Flag(help: "Add the tables to the answers.")
  var tables = false

  @Flag(help: "Add blocks with their section paths, notes and figures to the answers.")
  var structure = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let worker = Worker(
      extractor: try reading.extractor(try reading.readOptions()),
      options: Worker.Options(text: !noText, tables: tables, structure: structure))
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var searched = 0
    while true {
      let count = buffer.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw PipelineError(.inputOutput, "standard input: \(String(cString: strerror(errno)))")
      }
      if count == 0 { break }
      pending.append(contentsOf: buffer[0..<count])
      var start = 0
      while let end = pending[searched...].firstIndex(of: 0x0A) {
        try answer(worker, pending[start..<end])
        start = end + 1
        searched = start
      }
      pending.removeFirst(start)
      searched = pending.count
    }
    try answer(worker, pending[...])
  }

  private func answer(_ worker: Worker, _ line: ArraySlice<UInt8>) throws {
    guard line.contains(where: { $0 > 0x20 }) else { return }
    Output.shared.write(worker.answer(Array(line)))
    try Output.shared.flush()
  }
}
