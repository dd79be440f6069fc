import Digests
public import DocumentModel

/// Writes a whole extraction as the worker's answer and as `show --format json`.
public enum ExtractionRenderer {
  /// One object without a line end, keys in the contract's order.
  public static func answer(
    _ extraction: Extraction, id: String, text: Bool, tables: Bool, into writer: inout JSONWriter
  ) {
    let document = extraction.document
    writer.object { object in
      object.member("id", id)
      object.member("formatVersion", 1)
      object.member("sha256", document.source.sha256.hex)
      object.member("status", document.status.name)
      object.member("reason", document.status.reason)
      object.member("offset", document.status.offset)
      object.key("charset")
      object.object {
        $0.member("name", document.charset.name)
        $0.member("why", document.charset.why)
      }
      object.member("language", document.language)
      object.member("title", document.title)
      if text { object.member("text", String(decoding: document.text.utf8, as: UTF8.self)) }
      object.key("mentions")
      object.array { list in
        for mention in extraction.mentions {
          RecordRenderer.mention(mention, document: document, into: &list, record: false)
        }
      }
      object.key("facts")
      object.array { list in
        for fact in extraction.facts { RecordRenderer.fact(fact, document: document, into: &list, record: false) }
      }
      object.key("diagnostics")
      object.array { list in
        for diagnostic in extraction.diagnostics { RecordRenderer.diagnostic(diagnostic, into: &list) }
      }
      if tables {
        object.key("tables")
        object.array { list in for table in document.tables { self.table(table, document, into: &list) } }
      }
    }
  }

  private static func table(_ table: DocumentTable, _ document: Document, into writer: inout JSONWriter) {
    writer.object { object in
      object.member("caption", table.caption.map { document.text.quote($0) })
      object.key("rows")
      object.array { rows in
        for (row, cells) in table.rows.enumerated() {
          rows.array { list in
            for (column, cell) in cells.enumerated() {
              list.object {
                $0.member("text", cell.range.start < cell.range.end ? document.text.quote(cell.range) : "")
                $0.member("start", cell.source.start)
                $0.member("end", cell.source.end)
                let headers = table.headers(row: row, column: column)
                guard !headers.isEmpty else { return }
                $0.key("header")
                $0.array { names in for header in headers { names.value(document.text.quote(header.range)) } }
              }
            }
          }
        }
      }
    }
  }
}
