import KnowledgeBase

/// Opens the originals of a knowledge base.
public enum Originals {
  /// The bytes of a source as received, unpacked where the file is packed; nil where it cannot be opened.
  public static func open(_ source: String, knowledgeBase: String) throws -> [UInt8]? {
    guard let path = SourceNaming.path(name: source, knowledgeBase: knowledgeBase) else { return nil }
    guard case .bytes(let bytes, _)? = try? FileReader.read(path, limit: .max) else { return nil }
    return bytes
  }
}
