import DocumentModel

/// Where claims are checked: it gives, for a claim, the documents that may say something of it.
public protocol EvidenceSource {
  /// Documents in the order in which they are looked at. `names` are keys of entities, `terms` words in lower case.
  func documents(for claim: Claim, words: [String], keys: [String]) throws -> [EvidenceDocument]
}

/// Documents that are all in memory.
public struct GivenDocuments: EvidenceSource {
  private let all: [EvidenceDocument]

  /// Takes the documents in the order they were named.
  public init(_ documents: [EvidenceDocument]) { all = documents }

  /// All, or those of the claim's source.
  public func documents(for claim: Claim, words: [String], keys: [String]) -> [EvidenceDocument] {
    guard let source = claim.source else { return all }
    return all.filter { SourceMatch.isSame($0.source.name, $0.source.url, $0.source.sha256.hex, source) }
  }
}

/// Whether a source is the one that a claims file names.
enum SourceMatch {
  /// By its name, its file name, its URL or its digest.
  static func isSame(_ name: String, _ url: String?, _ sha256: String, _ wanted: String) -> Bool {
    name == wanted || url == wanted || sha256 == wanted.lowercased() || name.hasSuffix("/" + wanted)
      || fileName(name) == fileName(wanted) && !wanted.contains("/")
  }

  private static func fileName(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
}
