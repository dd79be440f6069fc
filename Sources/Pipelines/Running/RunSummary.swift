public import DocumentModel

/// What a run did, in numbers, and which documents are not ok.
public struct RunSummary: Sendable {
  /// A document that is not ok.
  public struct Problem: Sendable {
    /// The source's name.
    public var source: String
    /// `partial`, `rejected` or `failed`.
    public var status: String
    /// Why.
    public var reason: String
  }

  /// Documents stored, by state.
  public var documents: [String: Int] = [:]
  /// Documents whose bytes and extractor were known already.
  public var unchanged = 0
  /// Documents that are gone from the inputs and were removed.
  public var removed = 0
  /// Documents stored whose bytes another source of this run has: their mentions and facts are counted once.
  public var duplicates = 0
  /// Files passed over for their names.
  public var skipped = 0
  /// Mentions stored, by kind.
  public var mentions: [MentionKind: Int] = [:]
  /// Facts stored.
  public var facts = 0
  /// Documents that are not ok, in the order they were met.
  public var problems: [Problem] = []

  private var digests: Set<SHA256Digest> = []

  /// Nothing done yet.
  public init() {}

  /// Documents stored in this run.
  public var stored: Int { documents.values.reduce(0, +) }

  /// Whether every input that was read is of no use.
  public var allUnusable: Bool {
    let useful = documents["ok", default: 0] + documents["partial", default: 0] + unchanged
    return useful == 0 && !problems.isEmpty
  }

  mutating func add(_ extraction: Extraction) {
    let status = extraction.document.status
    documents[status.name, default: 0] += 1
    if extraction.document.source.byteCount > 0, !digests.insert(extraction.document.source.sha256).inserted {
      duplicates += 1
    } else {
      count(extraction)
    }
    if let reason = status.reason {
      problems.append(Problem(source: extraction.document.source.name, status: status.name, reason: reason))
    }
  }

  private mutating func count(_ extraction: Extraction) {
    for mention in extraction.mentions { mentions[mention.mention.kind, default: 0] += 1 }
    facts += extraction.facts.count
  }
}
