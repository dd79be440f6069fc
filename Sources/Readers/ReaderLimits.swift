/// What one document may cost. Meeting a limit is never silent: the document's status names it.
public struct ReaderLimits: Hashable, Sendable {
  /// Largest source in bytes; a larger one is rejected.
  public var documentBytes: Int
  /// Deepest nesting of elements that keeps its structure; below it the text stays and the structure is flat.
  public var depth: Int
  /// Most attributes of one tag; later ones are not read.
  public var attributes: Int
  /// Most places of the grids of all tables of a document together.
  public var tableCells: Int

  /// Takes limits; the defaults suit reports of some thousand pages.
  public init(
    documentBytes: Int = 64 << 20, depth: Int = 2048, attributes: Int = 1000, tableCells: Int = 1_000_000
  ) {
    self.documentBytes = documentBytes
    self.depth = depth
    self.attributes = attributes
    self.tableCells = tableCells
  }
}
