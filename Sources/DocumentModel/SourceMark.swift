/// What a document's own markup says of a stretch of its text: a JATS `<xref>`, an Akoma Ntoso `<ref href>`, a USLM `<ref>`,
/// a `<date date="…">`. Recognition takes it as a mention with its identifier.
public struct SourceMark: Hashable, Sendable {
  /// What the markup says that it is.
  public enum Kind: String, Sendable {
    case law, citation, date, agency, place, person, note, figure, table
    /// An entry of a list of references, with its identifier; and a field of it, whose name is the mark's value.
    case reference, field
  }

  /// What the markup says that it is.
  public var kind: Kind
  /// The marked text; inside one block, never empty.
  public var range: TextRange
  /// The identifier or link as written: `/us/usc/t18/s1591`, `bib12`, an address.
  public var identifier: String?
  /// The normalized value in the markup, e.g. `2009-10-23` of a date.
  public var value: String?

  /// Makes a mark from its fields.
  public init(_ kind: Kind, _ range: TextRange, identifier: String? = nil, value: String? = nil) {
    self.kind = kind
    self.range = range
    self.identifier = identifier
    self.value = value
  }
}
