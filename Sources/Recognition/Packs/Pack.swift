/// What differs by jurisdiction or language, as one YAML file: forms of laws, names of instruments and institutions, word
/// lists. Every pack names its source; every form carries examples that the tests run.
public struct Pack: Sendable {
  /// The pack's name, e.g. `indonesia`.
  public let pack: String
  /// Where its facts come from.
  public let source: String
  /// ISO 3166 code, or `EU`, `UN`, `ASEAN`, of what it describes; absent for a language.
  public let jurisdiction: String?
  /// Named word lists, e.g. `abbreviations`; lists of one name are joined over all packs.
  public let words: [String: [String]]?
  /// Number words and their values.
  public let numbers: [String: Double]?
  /// Citation forms of laws.
  public let laws: [LawForm]?
  /// Abbreviations of reporters, journals and codes.
  public let reporters: [ReporterGroup]?
  /// Abbreviations of places as they stand in citations, one line each: abbreviations separated by `|`, ` = `, ISO 3166.
  public let regions: [String]?
  /// Treaties and other instruments by name.
  public let treaties: [Instrument]?
  /// Laws by name, where the form alone would not find them.
  public let namedLaws: [Instrument]?
  /// Institutions by name.
  public let agencies: [Institution]?
  /// Identifiers by type (`IdentifierTemplate`) of the laws that the pack names, and of the cases of its courts.
  public let identifiers: [String: String]?
  /// Texts in which no law and no treaty is found, though they look like it.
  public let negative: [String]?
  /// Institutions as the lines of a gazetteer (`GazetteerLines`).
  public let institutions: String?
  /// Places as the lines of a gazetteer (`GazetteerLines`).
  public let places: String?
  /// Statements that become facts.
  public let facts: [FactForm]?

  /// One way to cite a law, as a token pattern (`TokenPattern`).
  public struct LawForm: Sendable {
    /// The pattern, e.g. `law|act no|number .? <number> of <year>`.
    public let pattern: String
    /// `act`, `regulation`, `directive`, `code`, `constitution`, `order`, …
    public let type: String
    /// Overrides the pack's jurisdiction.
    public let jurisdiction: String?
    /// Whether it is a law only with a provision beside it: `chapter 3 of title 2`.
    public let needsProvision: Bool
    /// The identifier of a law so cited (`IdentifierTemplate`), where a scheme exists: `/akn/id/act/{year}/{number}`.
    public let id: String?
    /// What stands for the law where no scheme exists, so that its spellings are one: `us:eo:{number}`.
    public let entity: String?
    /// Marked text that it finds: `under ⟦Law No. 21 of 2007⟧`.
    public let examples: [String]?
  }

  /// An instrument known by name.
  public struct Instrument: Sendable {
    /// Its canonical name.
    public let name: String
    /// Its acronym.
    public let acronym: String?
    /// Other names.
    public let aliases: [String]?
    /// `convention`, `protocol`, `charter`, `declaration`, `plan`, …; for laws the law's type.
    public let type: String?
    /// The year it was adopted or enacted.
    public let year: Int?
    /// The law's number.
    public let number: String?
  }

  /// An institution known by name.
  public struct Institution: Sendable {
    /// Its canonical name.
    public let name: String
    /// Its acronym.
    public let acronym: String?
    /// Other names, translations, former names.
    public let aliases: [String]?
    /// `ministry`, `court`, `police`, `igo`, `ngo`, `university`, …
    public let type: String?
    /// ISO 3166, where it is not the pack's.
    public let country: String?
  }
}
