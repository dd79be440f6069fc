public import DocumentModel
public import KnowledgeBase
import WebArchive

/// Opens the originals of a knowledge base: files, and payloads of records in web archives.
public struct Originals: Sendable {
  private let knowledgeBase: String
  private let places: [String: ArchivePlace]

  /// Takes the path of the knowledge base and the records its sources hold their documents from.
  public init(knowledgeBase: String, places: [String: ArchivePlace]) {
    self.knowledgeBase = knowledgeBase
    self.places = places
  }

  /// The originals of what a knowledge base holds now. Throws `KnowledgeBaseError`.
  public init(_ reader: KnowledgeBaseReader) throws {
    self.init(knowledgeBase: reader.path, places: try reader.archivePlaces())
  }

  /// The bytes of a source that is known with its place, as by `open`.
  public static func open(_ source: SourceRecord, knowledgeBase: String) -> [UInt8]? {
    let places = source.archive.map { [source.name: $0] } ?? [:]
    return Originals(knowledgeBase: knowledgeBase, places: places).open(source.name)
  }

  /// The bytes of a source as received, unpacked where the file is packed; nil where it cannot be opened.
  public func open(_ source: String) -> [UInt8]? {
    guard let path = SourceNaming.path(name: source, knowledgeBase: knowledgeBase) else {
      return places[source].flatMap(archived)
    }
    guard case .bytes(let bytes, _)? = try? FileReader.read(path, limit: .max) else { return nil }
    return bytes
  }

  /// The payload of a record.
  private func archived(_ place: ArchivePlace) -> [UInt8]? {
    guard let path = SourceNaming.path(name: place.file, knowledgeBase: knowledgeBase),
      let record = try? ArchiveLookup.record(place, path: path, keep: .max),
      let payload = try? ArchivePayload(record, limit: .max)
    else { return nil }
    return payload.bytes
  }
}
