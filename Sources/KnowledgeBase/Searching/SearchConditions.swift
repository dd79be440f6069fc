import DocumentModel
import GRDB

/// A filter as conditions of SQL, over `facts`, `passages` and `mentions` joined with `documents`. Each begins with AND.
struct SearchConditions {
  private(set) var facts = ""
  private(set) var passages = ""
  private(set) var mentions = ""
  /// Values of the parameters used.
  private(set) var arguments: [String: DatabaseValue] = [:]
  /// Whether nothing can be found: an entity that there is none of.
  private(set) var isImpossible = false

  /// The first source that holds a document.
  static let source = "(SELECT min(name) FROM _sources WHERE document = documents.id AND until IS NULL)"

  init(_ db: Database, _ filter: SearchFilter) throws {
    if let property = filter.property {
      facts += " AND property = :property"
      arguments["property"] = property.databaseValue
    }
    if let source = filter.source {
      let held = """
         AND EXISTS (SELECT 1 FROM _sources WHERE document = documents.id AND until IS NULL
          AND substr(name, 1, length(:source)) = :source)
        """
      facts += held
      passages += held
      mentions += held
      arguments["source"] = source.databaseValue
    }
    if let years = filter.years { add(years) }
    if let entity = filter.entity { try add(entity, kind: nil, db) }
    if let agency = filter.agency { try add(agency, kind: MentionKind.agency.rawValue, db) }
  }

  private mutating func add(_ years: ClosedRange<Int>) {
    let meets = """
      (year_from IS NOT NULL OR year_to IS NOT NULL) AND coalesce(year_from, -9999) <= :last
        AND coalesce(year_to, 9999) >= :first
      """
    facts += " AND \(meets)"
    passages += " AND EXISTS (SELECT 1 FROM _mentions WHERE \(Self.inPassage) AND \(meets))"
    mentions += """
       AND EXISTS (SELECT 1 FROM _mentions AS times WHERE times.document = mentions.document
        AND times.sentence = mentions.sentence AND \(meets.replacing("year_", with: "times.year_")))
      """
    arguments["first"] = years.lowerBound.databaseValue
    arguments["last"] = years.upperBound.databaseValue
  }

  private mutating func add(_ entity: String, kind: String?, _ db: Database) throws {
    // A name in any case and with any diacritics is one the index finds as a phrase and that is as long.
    let phrase = SearchQuery.expression("\"\(entity.replacing("\"", with: " "))\"") ?? "\"\""
    let numbers = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM _entities WHERE (identifier = :name OR key = :name OR id IN (
          SELECT entity FROM _label_search JOIN _labels ON _labels.id = _label_search.rowid
          WHERE _label_search MATCH :phrase AND length(_labels.name) = length(:name)))
          AND (:kind IS NULL OR kind = :kind)
        """, arguments: ["name": entity, "phrase": phrase, "kind": kind])
    guard !numbers.isEmpty else {
      isImpossible = true
      return
    }
    let list = "(" + numbers.map(String.init).joined(separator: ", ") + ")"
    facts += """
       AND (subject_entity IN \(list) OR value_entity IN \(list) OR EXISTS (
        SELECT 1 FROM _mentions AS said JOIN _mentions AS named ON named.document = said.document
          AND named.sentence = said.sentence
        WHERE said.document = facts.document AND said.start = e.start AND named.entity IN \(list)))
      """
    passages += " AND EXISTS (SELECT 1 FROM _mentions WHERE \(Self.inPassage) AND entity IN \(list))"
    mentions += " AND mentions.entity IN \(list)"
  }

  private static let inPassage = """
    _mentions.document = passages.document AND _mentions.start >= passages.start AND _mentions.start < passages."end"
    """
}
