import Digests
import DocumentModel

/// The names of things and of terms in linked data. Things are named by the contract's identifiers; the project's own
/// terms are few, described in `Pipelines/shapes/attest.ttl`.
enum Vocabulary {
  /// Prefixes in the order in which they are declared.
  static let prefixes: [(name: String, iri: String)] = [
    ("attest", "urn:attest:vocabulary#"), ("document", "urn:attest:document:"), ("fact", "urn:attest:fact:"),
    ("entity", "urn:attest:entity:"), ("extraction", "urn:attest:extraction:"),
    ("extractor", "urn:attest:extractor:"), ("reference", "urn:attest:mention:"),
    ("eli", "http://data.europa.eu/eli/ontology#"), ("oa", "http://www.w3.org/ns/oa#"),
    ("prov", "http://www.w3.org/ns/prov#"), ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
  ]

  /// The Citation Typing Ontology.
  static let cito = "http://purl.org/spar/cito/"

  /// The identifier of a version of the extractor.
  static func extractor(_ version: String) -> String {
    SHA256.digest(Array(version.utf8)).identifier
  }

  /// What has several ranges, as `2158-2176 2197-2215`; nil for one range, which is the hull.
  static func ranges(_ provenance: Provenance) -> String? {
    guard provenance.ranges.count > 1 else { return nil }
    return provenance.ranges.map { "\($0.start)-\($0.end)" }.joined(separator: " ")
  }

  /// A value as text: numbers and structures as JSON.
  static func text(_ value: NormalizedValue) -> String { value.text ?? StoredPlaces.json(value) }
}

/// What the key of a law says of it: `law:ID:act:21:2007`. Laws known by their title only have none of this.
struct LawKey: Hashable {
  var jurisdiction: String
  var type: String
  var number: String
  var year: String?

  init?(_ key: String) {
    let parts = key.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 4, parts[0] == "law", parts[1].utf8.count == 2,
      parts[1].utf8.allSatisfy({ (0x41...0x5A).contains($0) })
    else { return nil }
    (jurisdiction, type, number) = (parts[1], parts[2], parts[3])
    year = parts.count > 4 ? parts[4] : nil
  }
}
