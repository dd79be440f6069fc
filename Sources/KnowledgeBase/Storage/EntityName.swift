import DocumentModel

/// What a document calls an entity, or the identifier it gives it.
struct EntityName: Hashable, Comparable {
  /// The entity's canonical key.
  var key: String
  /// 0 for a canonical name, 1 for one as written, 2 for an identifier.
  var rank: Int
  /// The system of an identifier: `eli`, `celex`, …; nil for a name.
  var scheme: String?
  /// The name or identifier.
  var name: String

  /// The names and identifiers in an extraction, each once, in order.
  static func all(_ extraction: Extraction) -> [EntityName] {
    var names: Set<EntityName> = []
    for anchored in extraction.mentions {
      guard let key = anchored.mention.entityKey else { continue }
      let normalized = anchored.mention.normalized
      if let name = normalized["name"]?.text, !name.isEmpty {
        names.insert(EntityName(key: key, rank: 0, name: name))
        if anchored.mention.kind == .agency {
          // People ask for it by its acronym, and by the name the document uses.
          for written in [normalized["acronym"]?.text, anchored.provenance.quote] {
            if let written, written != name { names.insert(EntityName(key: key, rank: 1, name: written)) }
          }
        }
      } else {
        let instrument = zip(anchored.mention.parts, anchored.parts).first { $0.0.name == "instrument" }
        names.insert(EntityName(key: key, rank: 1, name: (instrument?.1 ?? anchored.provenance).quote))
      }
      if anchored.mention.kind != .agency, normalized["provision"] == nil, let id = normalized["id"]?.text, !id.isEmpty
      {
        names.insert(EntityName(key: key, rank: 2, scheme: IdentifierScheme.of(id), name: id))
      }
    }
    for fact in extraction.facts {
      if let key = fact.draft.subjectKey { names.insert(EntityName(key: key, rank: 1, name: fact.draft.subject)) }
      if let key = fact.draft.valueKey {
        names.insert(EntityName(key: key, rank: 1, name: fact.draft.value.text ?? key))
      }
    }
    return names.sorted()
  }

  /// By key, rank and name.
  static func < (a: EntityName, b: EntityName) -> Bool { (a.key, a.rank, a.name) < (b.key, b.rank, b.name) }

  /// The kind of entity a key begins with, as in `law:/akn/id/act/2007/21`.
  static func kind(ofKey key: String) -> String { String(key.prefix { $0 != ":" }) }
}
