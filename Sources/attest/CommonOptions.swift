import ArgumentParser
import Foundation
import Pipelines
import Readers
import Recognition

/// How documents are read, wherever a command reads some.
struct ReadingOptions: ParsableArguments {
  @Flag(help: "Keep navigation, sidebars and footers in the text.")
  var fullText = false

  @Flag(help: "Read XML that is not well-formed up to its first error.")
  var recover = false

  @Option(help: "Largest document, e.g. 64MB.")
  var maxBytes: String?

  @Option(help: ArgumentHelp("A folder of packs (*.yaml) to load after the built-in ones.", valueName: "DIR"))
  var packs: [String] = []

  /// The limits with what was asked for. Throws a usage error for a size that is none.
  func readOptions(documentBytes: Int? = nil, depth: Int? = nil, attributes: Int? = nil) throws -> ReadOptions {
    var options = ReadOptions()
    options.fullText = fullText
    options.recover = recover
    if let documentBytes { options.limits.documentBytes = documentBytes }
    if let depth { options.limits.depth = depth }
    if let attributes { options.limits.attributes = attributes }
    if let maxBytes {
      guard let size = ByteSize.parse(maxBytes) else {
        throw ValidationError("--max-bytes \(maxBytes): should be a size such as 64MB")
      }
      options.limits.documentBytes = size
    }
    return options
  }

  /// The extractor over the built-in packs and those asked for.
  func extractor(_ options: ReadOptions, packs more: [String] = [], kinds: KindSelection? = nil) throws -> Extractor {
    try Extractor.standard(options: options, packs: PackFolder.load(packs + more), kinds: kinds)
  }
}

/// How results are printed.
enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl
}
