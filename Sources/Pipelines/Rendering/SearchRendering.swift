public import DocumentModel
public import KnowledgeBase

/// Search hits as lines and as JSON Lines.
public enum SearchRendering {
  /// What and where, then the quote; for mentions their sentence, for passages the words found in their surroundings.
  public static func text(_ hits: [SearchHit]) -> String {
    var out = ""
    for hit in hits {
      let place = hit.place.map { " bytes \($0.start)–\($0.end)" } ?? ""
      out += "\(hit.kind.rawValue) \(hit.label)  \(hit.source)\(place)\n"
      switch hit.kind {
      case .fact:
        out += "  \(hit.statement ?? hit.quote)\n  “\(hit.quote)”\n"
        for answer in hit.cited {
          let quote = answer.quote.map { ": “\($0)”" } ?? ""
          out += "  cites \(answer.source): \(answer.verdict)\(quote)\n"
        }
      case .mention: out += "  \(hit.quote)\n" + (hit.snippet == hit.quote ? "" : "  … \(hit.snippet)\n")
      case .passage: out += "  \(hit.snippet)\n"
      }
    }
    return out
  }

  /// One object and a line end.
  public static func json(_ hit: SearchHit, into writer: inout JSONWriter) {
    writer.object {
      $0.member("record", hit.kind.rawValue)
      $0.member("id", hit.id)
      $0.member("label", hit.label)
      $0.member("source", hit.source)
      $0.member("sha256", hit.sha256)
      $0.member("start", hit.place?.start)
      $0.member("end", hit.place?.end)
      $0.member("quote", hit.quote)
      $0.member("snippet", hit.snippet)
      $0.member("statement", hit.statement)
      guard !hit.cited.isEmpty else { return }
      $0.key("cited")
      $0.array { list in
        for answer in hit.cited {
          list.object {
            $0.member("verdict", answer.verdict)
            $0.member("source", answer.source)
            $0.member("fact", answer.fact)
            $0.member("start", answer.place?.start)
            $0.member("end", answer.place?.end)
            $0.member("quote", answer.quote)
          }
        }
      }
    }
    writer.newline()
  }
}
