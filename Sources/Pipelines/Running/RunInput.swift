import DocumentModel
import Foundation
import KnowledgeBase
import WebArchive

/// Where a document's bytes are.
enum RunInput: Sendable {
  /// A file.
  case file(path: String)
  /// The payload of a record; the path of its file.
  case archived(ArchivePlace, path: String)

  /// The bytes as a document of this name, or why there are none.
  enum Outcome {
    case input(DocumentInput)
    case rejected(reason: String)
  }

  /// Reads the bytes, at most `limit` of them. Throws `PipelineError` where they cannot be opened.
  func read(name: String, limit: Int) throws -> Outcome {
    switch self {
    case .file(let path):
      switch try FileReader.read(path, limit: limit) {
      case .rejected(let reason): return .rejected(reason: reason)
      case .bytes(let bytes, let isCut):
        var input = DocumentInput(name: name, bytes: bytes)
        input.isCut = isCut
        return .input(input)
      }
    case .archived(let place, let path):
      // A record's block has a header before its payload.
      let keep = limit.addingReportingOverflow(1 << 20)
      let record: ArchiveRecord?
      do {
        record = try ArchiveLookup.record(place, path: path, keep: keep.overflow ? .max : keep.partialValue)
      } catch {
        throw PipelineError(.inputNotFound, "\(error)")
      }
      guard let record else {
        throw PipelineError(.unusableData, "\(path): no such record at byte \(place.offset)")
      }
      do throws(ArchivePayload.Refusal) {
        let payload = try ArchivePayload(record, limit: limit)
        let isPacked = payload.mediaType?.hasSuffix("gzip") == true
        var input = DocumentInput(
          name: name, url: name, declaredType: isPacked ? nil : payload.mediaType, bytes: payload.bytes,
          charset: payload.charset)
        input.isCut = payload.isCut
        return .input(input)
      } catch let refusal {
        return .rejected(reason: refusal.reason)
      }
    }
  }
}
