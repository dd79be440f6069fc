import DocumentModel

/// A statement form of a pack over the vocabulary.
final class RelationForm: Sendable {
  /// As the pack has it.
  let form: Pack.FactForm
  /// Kinds of the agent and of the patient.
  let agents: MentionKinds
  let patients: MentionKinds
  /// Whether any capitalized name may be the agent.
  let takesNames: Bool
  /// Whether the agent is a term in quotation marks.
  let takesQuoted: Bool
  /// Words of which the patient must hold one; nil for any.
  let patientWords: LexemeSet?

  /// Throws `PackError` where a kind or a property is none.
  init(_ form: Pack.FactForm, pack: String, _ vocabulary: inout Vocabulary) throws {
    self.form = form
    func kinds(_ names: [String]?) throws -> MentionKinds {
      var kinds: MentionKinds = []
      for name in names ?? [] where name != "name" && name != "quoted" {
        guard let kind = MentionKind(rawValue: name) else {
          throw PackError(file: pack, message: "facts: `\(name)` is no kind of mention, nor `name` or `quoted`")
        }
        kinds.insert(kind)
      }
      return kinds
    }
    guard FactProperty(rawValue: form.property) != nil else {
      let known = FactProperty.allCases.map(\.rawValue).joined(separator: ", ")
      throw PackError(file: pack, message: "facts: property `\(form.property)` should be one of \(known)")
    }
    agents = try kinds(form.agent)
    patients = try kinds(form.patient)
    takesNames = form.agent?.contains("name") == true
    takesQuoted = form.agent?.contains("quoted") == true
    patientWords = form.patientWords.map { LexemeSet($0.map { vocabulary.intern($0) }) }
  }
}
