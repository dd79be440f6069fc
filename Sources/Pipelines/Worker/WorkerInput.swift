import DocumentModel
import Foundation

/// One line sent to the worker.
enum WorkerInput {
  /// Why a line is answered with an error.
  struct Problem: Error {
    var id: String?
    var code: String
    var message: String
  }

  private struct Line: Decodable {
    var id: Identifier?
    var mediaType: String?
    var text: String?
    var base64: String?
    var url: String?
    var charset: String?
  }

  /// Identifiers are strings; numbers are taken as they are written.
  private struct Identifier: Decodable {
    var value: String
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        value = text
      } else {
        value = String(try container.decode(Int.self))
      }
    }
  }

  static func parse(_ bytes: [UInt8]) throws(Problem) -> (id: String, input: DocumentInput) {
    let line: Line
    do {
      line = try JSONDecoder().decode(Line.self, from: Data(bytes))
    } catch {
      throw Problem(
        id: identifier(bytes), code: "worker.bad-line",
        message: "the line is no JSON object with id, mediaType and text or base64")
    }
    guard let id = line.id?.value else {
      throw Problem(id: nil, code: "worker.no-id", message: "`id` is missing")
    }
    let essence = line.mediaType?.split(separator: ";").first.map {
      $0.trimmingCharacters(in: .whitespaces).lowercased()
    }
    guard let declared = line.mediaType, let essence,
      ["text/html", "application/xml", "text/plain", "text/xml", "application/xhtml+xml"].contains(essence)
    else {
      throw Problem(
        id: id, code: "worker.media-type", message: "`mediaType` should be text/html, application/xml or text/plain")
    }
    let name = line.url ?? id
    if let text = line.text {
      var input = DocumentInput(name: name, url: line.url, declaredType: declared, bytes: Array(text.utf8))
      input.forcedCharset = "utf-8"
      return (id, input)
    }
    guard let encoded = line.base64, let data = Data(base64Encoded: encoded) else {
      throw Problem(id: id, code: "worker.content", message: "`text` or valid `base64` is missing")
    }
    let charset = line.charset ?? parameter("charset", declared)
    return (
      id, DocumentInput(name: name, url: line.url, declaredType: declared, bytes: [UInt8](data), charset: charset)
    )
  }

  /// The identifier of an object whose other fields do not fit.
  private static func identifier(_ bytes: [UInt8]) -> String? {
    struct Only: Decodable { var id: Identifier? }
    return (try? JSONDecoder().decode(Only.self, from: Data(bytes)))?.id?.value
  }

  private static func parameter(_ name: String, _ mediaType: String) -> String? {
    for field in mediaType.split(separator: ";").dropFirst() {
      let pair = field.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if pair.count == 2, pair[0].lowercased() == name { return pair[1].trimmingCharacters(in: ["\"", "'"]) }
    }
    return nil
  }
}
