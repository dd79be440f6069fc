import DocumentModel

/// A table of the data package: its name and its columns, as `datapackage.json` describes them.
enum PackageTable: String, CaseIterable {
  case documents, diagnostics, mentions, facts, evidence, entities, names

  /// A column, its Table Schema type and what it holds.
  struct Field {
    var name: String
    var type: String
    var description: String

    init(_ name: String, _ type: String = "string", _ description: String) {
      self.name = name
      self.type = type
      self.description = description
    }
  }

  var title: String {
    switch self {
    case .documents: "Documents under each of their sources' names"
    case .diagnostics: "What was noticed while documents were read"
    case .mentions: "What documents name, each at its place"
    case .facts: "What documents say"
    case .evidence: "The places that prove facts"
    case .entities: "Laws, treaties, agencies and what else is named under several names"
    case .names: "The names of entities, the best known first, and their identifiers elsewhere"
    }
  }

  /// Columns whose values stand once.
  var primaryKey: [String] {
    switch self {
    case .documents: ["source"]
    case .diagnostics: ["document", "number"]
    case .mentions, .facts, .entities: ["id"]
    case .evidence: ["fact", "number"]
    case .names: ["entity", "number"]
    }
  }

  /// Columns that point at another table's column.
  var foreignKeys: [(field: String, table: PackageTable, key: String)] {
    switch self {
    case .documents, .entities, .diagnostics: []
    case .mentions: [("entity", .entities, "id")]
    case .facts: [("subject_entity", .entities, "id"), ("value_entity", .entities, "id")]
    case .evidence: [("fact", .facts, "id")]
    case .names: [("entity", .entities, "id")]
    }
  }

  private static let place: [Field] = [
    Field("start", "integer", "First byte of the place in the source as received"),
    Field("end", "integer", "One past the last byte"),
    Field("ranges", "array", "The parts of the place as [[start,end],…] where there are several"),
    Field("quote", "string", "What the place says"),
  ]

  var fields: [Field] {
    switch self {
    case .documents:
      [
        Field("id", "string", "First 16 bytes of the SHA-256 of the bytes"), Field("source", "Path or URL"),
        Field("url", "Where it was fetched from"), Field("sha256", "SHA-256 of the bytes as received"),
        Field("bytes", "integer", "Number of bytes"), Field("media_type", "How the bytes were read"),
        Field("charset", "Encoding"), Field("language", "BCP 47 language"), Field("title", "Title"),
        Field("status", "ok, partial, rejected or failed"), Field("reason", "Why it is not ok"),
        Field("offset", "integer", "The byte at which the reason lies"), Field("extractor", "Version of what read it"),
      ]
    case .diagnostics:
      [
        Field("document", "Its document"), Field("number", "integer", "Its place among the document's, from 1"),
        Field("id", "Stable identifier"), Field("severity", "info, warning or error"), Field("message", "One line"),
        Field("start", "integer", "Byte of the source"), Field("limit", "integer", "The limit that was met"),
        Field("value", "integer", "The value that met it"),
      ]
    case .mentions:
      [Field("id", "Identifier"), Field("document", "Its document"), Field("source", "Source of the document")]
        + [Field("kind", "law, treaty, agency, …")] + Self.place + [
          Field("text_start", "integer", "First Unicode scalar in the text"),
          Field("text_end", "integer", "One past the last scalar"), Field("context", "Its sentence"),
          Field("block", "Path of its block"), Field("recognizer", "The rule that found it"),
          Field("within", "Kind of the mention around it"), Field("role", "use for a later use of an acronym"),
          Field("entity", "The entity it names"), Field("normalized", "object", "What it means"),
        ]
    case .facts:
      [
        Field("id", "Identifier"), Field("document", "Its document"), Field("source", "Source of the document"),
        Field("property", "What is said of the subject"), Field("subject", "As in the text"),
        Field("subject_entity", "The entity it is about"), Field("value", "Text, or a number, or JSON"),
        Field("number", "number", "The value where it is a number"),
        Field("value_entity", "The entity that the value is"), Field("unit", "The thing counted, or the unit"),
        Field("period", "ISO 8601"), Field("place", "Where it holds, as in the text"),
        Field("population", "For whom it holds, as in the text"), Field("qualifier", "about, at_least, …"),
        Field("attribution", "Who is said to have said it"), Field("negated", "boolean", "Whether the text denies it"),
      ]
    case .evidence:
      [
        Field("fact", "Its fact"), Field("number", "integer", "Its place among the fact's, from 1"),
        Field("role", "What of the fact it proves"),
      ] + Self.place
    case .entities:
      [
        Field("id", "Identifier"), Field("kind", "law, treaty, agency, …"), Field("key", "Canonical key"),
        Field("name", "The name best known"),
      ]
    case .names:
      [
        Field("entity", "Its entity"), Field("number", "integer", "From 1, the best known first"),
        Field("name", "The name or identifier"),
        Field("scheme", "System of an identifier: eli, celex, …; empty for names"),
      ]
    }
  }

  /// The resource as `datapackage.json` describes it (Data Package 1: Tabular Data Resource).
  func describe(into writer: inout JSONWriter) {
    writer.object { resource in
      resource.member("name", rawValue)
      resource.member("path", rawValue + ".csv")
      resource.member("profile", "tabular-data-resource")
      resource.member("title", title)
      resource.member("format", "csv")
      resource.member("mediatype", "text/csv")
      resource.member("encoding", "utf-8")
      resource.key("schema")
      resource.object { schema in
        schema.key("fields")
        schema.array { list in
          for field in fields {
            list.object {
              $0.member("name", field.name)
              $0.member("type", field.type)
              $0.member("description", field.description)
            }
          }
        }
        schema.key("primaryKey")
        schema.array { list in for name in primaryKey { list.value(name) } }
        guard !foreignKeys.isEmpty else { return }
        schema.key("foreignKeys")
        schema.array { list in
          for key in foreignKeys {
            list.object {
              $0.member("fields", key.field)
              $0.key("reference")
              $0.object {
                $0.member("resource", key.table.rawValue)
                $0.member("fields", key.key)
              }
            }
          }
        }
      }
    }
  }
}

extension PackageTable.Field {
  /// A column of text.
  fileprivate init(_ name: String, _ description: String) { self.init(name, "string", description) }
}
