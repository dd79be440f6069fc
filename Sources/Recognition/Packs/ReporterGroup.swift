extension Pack {
  /// Abbreviations of one kind of publication: reporters, journals, codes, session laws, registers.
  public struct ReporterGroup: Sendable {
    /// What a citation of them looks like.
    public enum Form: String, CaseIterable, Sendable {
      /// Volume, abbreviation, page: `410 U.S. 113`.
      case reporter
      /// Title, abbreviation, section: `18 U.S.C. § 1591`.
      case title
      /// Abbreviation and section: `Cal. Penal Code § 187`.
      case code
      /// Year, abbreviation, number of the decision: `2017 IL App (4th) 514842`.
      case neutral
      /// Abbreviation and number, with or without a volume: `T.C. Memo. 2019-677`.
      case number
      /// Abbreviation and paragraph, with or without a volume: `Bankr. L. Rep. (CCH) ¶ 12,833`.
      case looseleaf
    }

    /// The form of citation.
    public let form: Form
    /// The law's type: `case`, `journal`, `code`, `regulation`, `act`, `notice`, …
    public let type: String
    /// Overrides the pack's jurisdiction.
    public let jurisdiction: String?
    /// The last series there is (`4` for `F.4th`); absent where there is just one.
    public let series: Int?
    /// Whether a number without a section sign must have a dash, stop or colon: `RCW 9A.32.030`, not `RCW 9`.
    public let isShaped: Bool
    /// The path of an identifier, with `{volume}` and `{number}`: `/us/usc/t{volume}/s{number}`.
    public let id: String?
    /// One line each: abbreviations separated by `|`, ` = `, the name. Stops, spaces and case do not matter.
    public let list: [String]
    /// Marked text that it finds: `in ⟦410 U.S. 113⟧`.
    public let examples: [String]?
    /// Text in which no law is found.
    public let negative: [String]?
  }
}

extension Pack.ReporterGroup {
  init(_ node: PackNode) throws {
    form = try node.choice(try node.required("form"), "form")
    type = try node.required("type")
    jurisdiction = try node.text("jurisdiction")
    series = try node.integer("series")
    isShaped = try node.flag("shaped")
    id = try node.text("id")
    list = try node.meanings("list") ?? []
    examples = try node.texts("examples")
    negative = try node.texts("negative")
  }

  /// The abbreviations of a line, as written.
  static func abbreviations(_ line: String) -> [Substring] {
    line.utf8.prefix { $0 != UInt8(ascii: "=") }.split(separator: UInt8(ascii: "|")).map { Substring($0) }
  }
}
