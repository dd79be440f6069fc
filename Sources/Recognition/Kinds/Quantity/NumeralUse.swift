public import DocumentModel

/// What one numeral of a document was taken for, and why.
public struct NumeralUse: Equatable, Sendable {
  /// What numerals are taken for.
  public enum Kind: String, Sendable, CaseIterable {
    case year, date, period, count, percent, money, measure
    /// The article, section or paragraph of an instrument.
    case provision
    /// The number of a law, a report or a case.
    case lawNumber = "law number"
    /// Part of a name: of an institution, a place, an acronym.
    case name
    case page
    /// The number of a table, a figure, a chapter, an annex.
    case tableNumber = "table number"
    case listMarker = "list marker"
    /// A row's own number in a table.
    case rowNumber = "row number"
    /// A year in an entry of a reference list.
    case referenceYear = "reference year"
    /// Any other number in an entry of a reference list: volume, issue, pages.
    case reference
    case citation, phone, identifier, ordinal, version
    case timeOfDay = "time of day"
    /// The number a noun before it gives a thing (`phase 7`).
    case designation
    /// A number of which the text does not say what it counts.
    case unclear
  }

  /// Its range in the text.
  public var range: TextRange
  /// What it was taken for.
  public var kind: Kind
  /// Which rule or which words decided it.
  public var why: String
  /// The mention that holds it, by its index; nil where none does.
  public var mention: Int?
}
