public import DocumentModel

/// The outcome for one thing that was verified.
public struct VerificationItem: Hashable, Sendable {
  /// What was verified.
  public enum Subject: String, Sendable {
    /// The knowledge base as a whole.
    case knowledgeBase
    /// A document under one of its sources' names.
    case document
    /// A mention with its parts.
    case mention
    /// A fact with all its evidence.
    case fact
  }

  /// What it is.
  public var subject: Subject
  /// Its identifier; empty for the knowledge base.
  public var id: String
  /// What became of it.
  public var verdict: Verdict
  /// The source's name; empty for the knowledge base.
  public var source: String
  /// Its stored place; of a fact that of the evidence that decided.
  public var place: SourceRange?
  /// The stored quote.
  public var quote: String?
  /// One line on what is wrong.
  public var message: String?

  /// Writes the contract's line without a line end, e.g. `{"fact":"…","verdict":"exact","source":"…",…}`.
  public func write(into writer: inout JSONWriter) {
    writer.object {
      $0.member(subject.rawValue, id)
      $0.member("verdict", verdict.rawValue)
      $0.member("source", source.isEmpty ? nil : source)
      $0.member("start", place?.start)
      $0.member("end", place?.end)
      $0.member("quote", quote)
      $0.member("message", message)
    }
  }
}

/// How many things have which verdict.
public struct VerificationCounts: Hashable, Sendable {
  /// Documents by verdict, each source counted.
  public internal(set) var documents: [Verdict: Int] = [:]
  /// Mentions by verdict.
  public internal(set) var mentions: [Verdict: Int] = [:]
  /// Facts by verdict.
  public internal(set) var facts: [Verdict: Int] = [:]
  /// Whether the knowledge base as a whole is as it was written.
  public internal(set) var isWhole = true

  /// Whether everything is exact, or, where `archived` is allowed, at least archived.
  public func passes(archived: Bool) -> Bool {
    let allowed: Set<Verdict> = archived ? [.exact, .archived] : [.exact]
    return isWhole && [documents, mentions, facts].allSatisfy { counts in counts.keys.allSatisfy(allowed.contains) }
  }

  mutating func count(_ item: VerificationItem) {
    switch item.subject {
    case .knowledgeBase: isWhole = isWhole && item.verdict == .exact
    case .document: documents[item.verdict, default: 0] += 1
    case .mention: mentions[item.verdict, default: 0] += 1
    case .fact: facts[item.verdict, default: 0] += 1
    }
  }
}
