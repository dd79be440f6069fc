extension Pack {
  /// A statement that becomes a fact: a verb or phrase, and what stands on either side of it.
  public struct FactForm: Decodable, Sendable {
    /// A place in the statement.
    public enum Role: String, Decodable, Sendable {
      /// Who does it, or what it is done by: before the verb, or behind `by`.
      case agent
      /// What it is done to: behind the verb, or before a passive one.
      case patient
      /// When.
      case time
      /// The words behind the verb, up to the end of the clause; before a passive one.
      case object
    }

    /// How the verb stands.
    public enum Voice: String, Decodable, Sendable {
      case active, passive
    }

    /// A property of the vocabulary: `enactment`, `ratification`, `amendment`, `establishment`, `membership`, `mandate`,
    /// `definition`, `responsibility`.
    public var property: String
    /// The verbs and phrases, as written, in any case.
    public var triggers: [String]
    /// Kinds that may be the agent; `name` is any capitalized name, `quoted` a term in quotation marks.
    public var agent: [String]?
    /// Kinds that may be the patient.
    public var patient: [String]?
    /// Words of which the patient must hold one.
    public var patientWords: [String]?
    /// Absent where the words around the verb decide.
    public var voice: Voice?
    /// What the fact is about: the agent or the patient.
    public var subject: Role
    /// What it says of the subject; each that is there makes a fact.
    public var values: [Role]
    /// Stands in the fact, e.g. `in_force` of an enactment.
    public var qualifier: String?
    /// Sentences with `⟦subject|…⟧` and `⟦value|…⟧`.
    public var examples: [String]?
    /// Sentences without such a fact.
    public var negative: [String]?
  }
}
