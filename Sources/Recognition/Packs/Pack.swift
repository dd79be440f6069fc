/// What differs by jurisdiction or language, as one YAML file: forms of laws, names of instruments and institutions, word
/// lists. Every pack names its source; every form carries examples that the tests run.
public struct Pack: Decodable, Sendable {
  /// The pack's name, e.g. `indonesia`.
  public var pack: String
  /// Where its facts come from.
  public var source: String
  /// ISO 3166 code, or `EU`, `UN`, `ASEAN`, of what it describes; absent for a language.
  public var jurisdiction: String?
  /// Named word lists, e.g. `abbreviations`; lists of one name are joined over all packs.
  public var words: [String: [String]]?
  /// Number words and their values.
  public var numbers: [String: Double]?
  /// Citation forms of laws.
  public var laws: [LawForm]?
  /// Treaties and other instruments by name.
  public var treaties: [Instrument]?
  /// Laws by name, where the form alone would not find them.
  public var namedLaws: [Instrument]?
  /// Institutions by name.
  public var agencies: [Institution]?
  /// Statements that become facts.
  public var facts: [FactForm]?

  /// One way to cite a law, as a token pattern (`TokenPattern`).
  public struct LawForm: Decodable, Sendable {
    /// The pattern, e.g. `law|act no|number .? <number> of <year>`.
    public var pattern: String
    /// `act`, `regulation`, `directive`, `code`, `constitution`, `order`, …
    public var type: String
    /// Overrides the pack's jurisdiction.
    public var jurisdiction: String?
    /// Marked text that it finds: `under ⟦Law No. 21 of 2007⟧`.
    public var examples: [String]?
  }

  /// An instrument known by name.
  public struct Instrument: Decodable, Sendable {
    /// Its canonical name.
    public var name: String
    /// Its acronym.
    public var acronym: String?
    /// Other names.
    public var aliases: [String]?
    /// `convention`, `protocol`, `charter`, `declaration`, `plan`, …; for laws the law's type.
    public var type: String?
    /// The year it was adopted or enacted.
    public var year: Int?
    /// The law's number.
    public var number: String?
  }

  /// An institution known by name.
  public struct Institution: Decodable, Sendable {
    /// Its canonical name.
    public var name: String
    /// Its acronym.
    public var acronym: String?
    /// Other names, translations, former names.
    public var aliases: [String]?
    /// `ministry`, `court`, `police`, `igo`, `ngo`, `university`, …
    public var type: String?
    /// ISO 3166, where it is not the pack's.
    public var country: String?
  }
}
