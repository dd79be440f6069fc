extension Pack {
  /// A statement that becomes a fact: a verb or phrase, and what stands on either side of it.
  public struct FactForm: Sendable {
    /// A place in the statement.
    public enum Role: String, CaseIterable, Sendable {
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
    public enum Voice: String, CaseIterable, Sendable {
      case active, passive
    }

    /// A property of the vocabulary: `enactment`, `ratification`, `amendment`, `establishment`, `membership`, `mandate`,
    /// `definition`, `responsibility`.
    public let property: String
    /// The verbs and phrases, as written, in any case.
    public let triggers: [String]
    /// Kinds that may be the agent; `name` is any capitalized name, `quoted` a term in quotation marks.
    public let agent: [String]?
    /// Kinds that may be the patient.
    public let patient: [String]?
    /// Words of which the patient must hold one.
    public let patientWords: [String]?
    /// Absent where the words around the verb decide.
    public let voice: Voice?
    /// What the fact is about: the agent or the patient.
    public let subject: Role
    /// What it says of the subject; each that is there makes a fact.
    public let values: [Role]
    /// Stands in the fact, e.g. `in_force` of an enactment.
    public let qualifier: String?
    /// Sentences with `⟦subject|…⟧` and `⟦value|…⟧`.
    public let examples: [String]?
    /// Sentences without such a fact.
    public let negative: [String]?
  }
}
