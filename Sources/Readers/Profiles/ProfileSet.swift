import CPacks
import Yams

/// The profiles in force. They are parsed once a process, and only when a document of XML is read.
struct ProfileSet: Sendable {
  /// Those embedded at build time. A broken one is left out, which a test would notice.
  static let embedded = ProfileSet(embeddedFiles.compactMap { try? Self.parse($0.text) })

  /// The vocabularies; the first is the one all others fall back on.
  private let profiles: [(rules: Rules, roles: ProfileRoles)]

  /// What recognises a vocabulary.
  private struct Rules: Sendable {
    var roots: Set<String>
    var within: Set<String>
    var namespaces: [[UInt8]]
    var publicIDs: [[UInt8]]
  }

  init(_ profiles: [VocabularyProfile]) {
    let fallback = profiles.first
    // Roles are worked out once: a small document costs less than its profile.
    self.profiles = profiles.enumerated().map { index, profile in
      let rules = Rules(
        roots: Set(profile.roots?.words ?? []), within: Set(profile.within?.words ?? []),
        namespaces: (profile.namespaces?.words ?? []).map { Array($0.lowercased().utf8) },
        publicIDs: (profile.public?.words ?? []).map { Array($0.lowercased().utf8) })
      return (rules, ProfileRoles(profile, fallback: index == 0 ? nil : fallback))
    }
  }

  /// The names and texts of the embedded files.
  static var embeddedFiles: [(name: String, text: String)] {
    var count = 0
    let first = attest_profiles(&count)
    return UnsafeBufferPointer(start: first, count: count).map { entry in
      let bytes = UnsafeBufferPointer(start: entry.bytes, count: entry.size)
      return (String(cString: entry.name), String(decoding: bytes, as: UTF8.self))
    }
  }

  /// A profile from YAML.
  static func parse(_ yaml: String) throws -> VocabularyProfile {
    try YAMLDecoder().decode(VocabularyProfile.self, from: yaml)
  }

  /// The roles for a document that begins like this: those of the vocabulary most certainly recognised.
  func roles(for head: DocumentHead) -> ProfileRoles {
    var best: (score: Int, roles: ProfileRoles)?
    for (rules, roles) in profiles.dropFirst() {
      let score = Self.score(rules, head)
      if score > best?.score ?? 0 { best = (score, roles) }
    }
    return best?.roles ?? profiles.first?.roles ?? ProfileRoles(VocabularyProfile(), fallback: nil)
  }

  /// A namespace is certain, then a document type; a root's name is believed if it is rare or has the right company.
  private static func score(_ rules: Rules, _ head: DocumentHead) -> Int {
    let isRoot = rules.roots.contains(head.root)
    if rules.namespaces.contains(where: { ASCII.contains(head.rootTag, $0) }) { return isRoot ? 9 : 8 }
    let hasCompany = !rules.within.isDisjoint(with: head.company)
    guard isRoot else { return 0 }
    if rules.publicIDs.contains(where: { ASCII.contains(head.doctype, $0) }) { return hasCompany ? 7 : 6 }
    if rules.within.isEmpty { return 2 }
    return hasCompany ? 3 : 0
  }
}

extension VocabularyProfile {
  /// A profile that says nothing.
  fileprivate init() {
    profile = "none"
    source = ""
  }
}
