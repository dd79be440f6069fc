import ArgumentParser
import Digests
import DocumentModel
import Foundation
import Pipelines
import Readers
import Review

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "One document as read and recognised, without a knowledge base.",
    discussion: """
      Examples:
        attest show report.html
        curl -s https://example.org/report | attest show - --format jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl, json, html }

  @Argument(help: ArgumentHelp("The document; - is standard input.", valueName: "INPUT"))
  var input: String

  @Option(help: "text: marked text; jsonl: mentions; json: the whole document; html: a page to look at.")
  var format: Format = .text

  @Flag(help: "Print what each numeral was taken for, and why; with --format jsonl or json as JSON.")
  var explain = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let options = try reading.readOptions()
    let extractor = try reading.extractor(options)
    let bytes: [UInt8]
    var isCut = false
    if input == "-" {
      bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
    } else {
      switch try FileReader.read(input, limit: options.limits.documentBytes) {
      case .bytes(let content, let cut): (bytes, isCut) = (content, cut)
      case .rejected(let reason): throw PipelineError(.unusableData, "\(input): rejected: \(reason)")
      }
    }
    var document = DocumentInput(name: input, bytes: bytes)
    document.isCut = isCut
    let (extraction, recognition) = extractor.examine(document)
    let output = Output.shared
    if explain {
      let uses = extractor.numerals(of: extraction, recognition)
      switch format {
      case .text, .html: output.write(NumeralReasons.render(extraction, uses))
      case .jsonl: output.write(NumeralReasons.lines(extraction, uses).bytes)
      case .json: output.write(NumeralReasons.json(extraction, uses).bytes)
      }
    } else {
      switch format {
      case .text: output.write(MarkedText.render(extraction))
      case .html: output.write(DocumentFile.render(extraction))
      case .jsonl:
        var writer = JSONWriter()
        for mention in extraction.mentions {
          RecordRenderer.mention(mention, document: extraction.document, into: &writer, record: false)
          writer.newline()
        }
        output.write(writer.bytes)
      case .json:
        var writer = JSONWriter()
        ExtractionRenderer.answer(
          extraction, id: input, options: Worker.Options(tables: true, structure: true),
          extractor: extractor.fingerprint, into: &writer)
        writer.newline()
        output.write(writer.bytes)
      }
    }
    try output.flush()
    let status = extraction.document.status
    guard let reason = status.reason else { return }
    let place = status.offset.map { " at byte \($0)" } ?? ""
    Output.error("\(input): \(status.name): \(reason)\(place)")
    if case .partial = status { throw ExitCode(1) }
    throw ExitCode(65)
  }
}
