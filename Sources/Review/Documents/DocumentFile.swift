public import DocumentModel
import KnowledgeBase

/// One document as a file that needs no server: its text with its mentions marked, which of them are seen, and its facts.
public enum DocumentFile {
  /// Facts shown, about 400 bytes each.
  private static let most = 1_500

  /// The page: no script, nothing from elsewhere; everything from the document is escaped.
  public static func render(_ extraction: Extraction) -> [UInt8] {
    let document = extraction.document
    let title = document.title ?? document.source.name
    var frame = MarkupWriter()
    PageFrame.begin(title: title, language: document.language ?? "en", into: &frame)
    var out = """
      <h1><bdi>\(VisibleText.escape(title))</bdi></h1>
      <p class="soft"><bdi>\(VisibleText.escape(document.source.name))</bdi> · \(document.status.name) · \(document.source.byteCount) bytes · \(extraction.mentions.count) mentions, \(extraction.facts.count) facts<br>SHA-256 <code>\(document.source.sha256.hex)</code></p>

      """
    out += kinds(extraction.mentions)
    let markup = DocumentMarkup(ReadDocument(extraction, bytes: nil), hasLinks: false)
    out += "<article class=\"reading\">\n"
    for part in DocumentParts(document, size: .max).parts { out += markup.markup(part) }
    out += "</article>\n" + facts(extraction.facts)
    let head = frame.take()
    PageFrame.end(into: &frame)
    return head + Array(out.utf8) + frame.bytes
  }

  private static func kinds(_ mentions: [AnchoredMention]) -> String {
    var counts: [MentionKind: Int] = [:]
    for mention in mentions { counts[mention.mention.kind, default: 0] += 1 }
    guard !counts.isEmpty else { return "" }
    let labels = counts.sorted { $0.key < $1.key }.map { kind, count in
      "<label class=\"m \(kind.rawValue)\"><input type=\"checkbox\" checked id=\"k-\(kind.rawValue)\"> "
        + "\(kind.rawValue) <small>\(count)</small></label>"
    }
    return "<fieldset class=\"kinds\"><legend>Marks</legend>\(labels.joined(separator: " "))</fieldset>\n"
  }

  private static func facts(_ facts: [Fact]) -> String {
    guard !facts.isEmpty else { return "" }
    var out = "<h2>Facts</h2>\n"
    if facts.count > most { out += "<p class=\"note\">The first \(most) of \(facts.count).</p>\n" }
    out += "<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr>"
    for name in ["Says", "Subject", "Value", "Holds for", "Evidence"] { out += "<th scope=\"col\">\(name)</th>" }
    out += "</tr></thead>\n<tbody>\n"
    for fact in facts.prefix(most) { out += row(fact) }
    return out + "</tbody></table></div>\n"
  }

  private static func row(_ fact: Fact) -> String {
    let draft = fact.draft
    func text(_ text: String?) -> String { "<bdi>\(VisibleText.escape(text ?? ""))</bdi>" }
    let value = [draft.qualifier?.replacing("_", with: " "), draft.value.displayText, draft.unit].compactMap(\.self)
    let holds = [draft.period, draft.place, draft.population].compactMap(\.self).joined(separator: ", ")
    var out = "<tr><td class=\"soft\">\(VisibleText.escape(draft.property.replacing("_", with: " ")))"
    out += draft.negated ? " <strong>denied</strong></td>" : "</td>"
    out += "<td>\(text(draft.subject))</td><td class=\"value\">\(text(value.joined(separator: " ")))</td>"
    out += "<td>\(text(holds))</td><td>"
    for piece in fact.evidence {
      let hull = piece.provenance.hull
      out += "<q dir=\"auto\">\(VisibleText.escape(piece.provenance.quote))</q> "
      out += "<small>\(piece.role.rawValue), bytes \(hull.start)–\(hull.end)</small> "
    }
    return out + "</td></tr>\n"
  }
}
