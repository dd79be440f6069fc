import Digests
import DocumentModel
import Foundation
import Readers

/// The worker protocol: one JSON object in, one out. Never ends because of what it was sent.
public struct Worker: Sendable {
  /// What the answers hold.
  public struct Options: Sendable {
    /// Whether the answer holds the document's text.
    public var text: Bool
    /// Whether the answer holds the tables.
    public var tables: Bool
    /// Whether the answer holds blocks, sections, notes and figures.
    public var structure: Bool

    /// Makes options from their fields.
    public init(text: Bool = true, tables: Bool = false, structure: Bool = false) {
      self.text = text
      self.tables = tables
      self.structure = structure
    }
  }

  private let extractor: Extractor
  private let options: Options

  /// Takes the extractor, and what to answer.
  public init(extractor: Extractor, options: Options) {
    self.extractor = extractor
    self.options = options
  }

  /// The answer to one line, with its line end: an extraction, or an object with `error`.
  public func answer(_ line: [UInt8]) -> [UInt8] {
    var writer = JSONWriter()
    do throws(WorkerInput.Problem) {
      let (id, input) = try WorkerInput.parse(line)
      let extraction = extractor.extract(input)
      ExtractionRenderer.answer(
        extraction, id: id, options: options, extractor: extractor.fingerprint, into: &writer)
    } catch let problem {
      writer.object { object in
        object.member("id", problem.id)
        object.key("error")
        object.object {
          $0.member("id", problem.code)
          $0.member("message", problem.message)
        }
      }
    }
    writer.newline()
    return writer.bytes
  }
}
