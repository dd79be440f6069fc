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
    /// Whether it was so in an earlier run, and nothing has changed since.
    public var isKnown = false
  }

  /// Documents stored, by state.
  public var documents: [String: Int] = [:]
  /// Documents whose bytes and extractor were known already.
  public var unchanged = 0
  /// Documents that are gone from the inputs and were removed.
  public var removed = 0
  /// Documents of files that lie in none of a pipeline's sources, such as a folder that it names no more: they stay.
  public var unnamed = 0
  /// Documents stored whose bytes another source of this run has: their mentions and facts are counted once.
  public var duplicates = 0
  /// Files passed over for their names.
  public var skipped = 0
  /// Records of web archives that hold no document: requests, images, errors of servers.
  public var otherRecords = 0
  /// Files of web archives that an earlier run has read, and in which nothing is new.
  public var knownArchives = 0
  /// Mentions stored, by kind.
  public var mentions: [MentionKind: Int] = [:]
  /// Facts stored.
  public var facts = 0
  /// Documents that are not ok, by their sources' names.
  public var problems: [Problem] = []
  /// Whether a signal ended the run early: the same command goes on from there.
  public var isStopped = false

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

  /// Whether there was something to read from, and nothing in it is a document, now or before.
  public var isEmpty: Bool {
    stored == 0 && unchanged == 0 && removed == 0 && knownArchives == 0 && problems.isEmpty && skipped > 0
  }

  /// What one document adds.
  struct Entry: Sendable {
    var source: String
    var sha256: SHA256Digest
    var byteCount: Int
    var status: DocumentStatus
    var mentions: [MentionKind: Int] = [:]
    var facts: Int
    var diagnostics: [Diagnostic]

    init(_ extraction: Extraction) {
      let document = extraction.document
      (source, sha256) = (document.source.name, document.source.sha256)
      (byteCount, status) = (document.source.byteCount, document.status)
      for mention in extraction.mentions { mentions[mention.mention.kind, default: 0] += 1 }
      facts = extraction.facts.count
      diagnostics = extraction.diagnostics
    }
  }

  mutating func add(_ entry: Entry) {
    documents[entry.status.name, default: 0] += 1
    if entry.byteCount > 0, !digests.insert(entry.sha256).inserted {
      duplicates += 1
    } else {
      mentions.merge(entry.mentions, uniquingKeysWith: +)
      facts += entry.facts
    }
    if let reason = entry.status.reason {
      problems.append(Problem(source: entry.source, status: entry.status.name, reason: reason))
    }
  }
}
