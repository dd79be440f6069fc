/// Where the references of a document lead within the knowledge base, and what is said there, for exports.
struct Followed: Hashable, Sendable {
  /// One answer of a cited document.
  struct Answer: Hashable, Sendable {
    /// Identifier of the cited document.
    var document: String
    var verdict: CitedFactCheck.Verdict
    /// Identifier of the fact there that decided.
    var fact: String?
  }

  /// Identifiers of the documents that each reference names, by its `ref_id`.
  var documents: [String: [String]] = [:]
  /// What they say of each fact, by its identifier.
  var answers: [String: [Answer]] = [:]
}
