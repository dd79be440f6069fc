import DocumentModel
import KnowledgeBase

extension VerdictRendering {
  /// A self-contained page: each claim with its verdict, the comparison, and what speaks for and against it.
  public static func page(_ verdicts: [ClaimVerdict]) -> [UInt8] {
    var writer = MarkupWriter()
    PageFrame.begin(title: "Claims checked", language: "en", into: &writer)
    writer.markup("<h1>Claims checked</h1>\n<p class=\"soft\">")
    writer.visible(summary(verdicts))
    writer.markup(
      "</p>\n<table>\n<thead><tr><th>No.</th><th>Claim</th><th>Verdict</th><th>Comparison</th><th>Evidence</th></tr></thead>\n<tbody>\n"
    )
    for verdict in verdicts {
      writer.markup("<tr><td>")
      writer.visible(verdict.claim.id)
      writer.markup("</td><td>")
      writer.visible(verdict.claim.text)
      writer.markup("</td><td class=\"value\">")
      writer.visible(verdict.label.rawValue.replacing("_", with: " "))
      writer.markup("</td><td><ul class=\"evidence\">")
      for line in verdict.trace {
        writer.markup("<li>")
        writer.visible(line)
        writer.markup("</li>")
      }
      writer.markup("</ul></td><td>")
      list(verdict.evidence, verdict.label == .notEnoughInfo ? "Nearest passages" : nil, into: &writer)
      list(verdict.contradictedBy, "Against it", into: &writer)
      writer.markup("</td></tr>\n")
    }
    writer.markup("</tbody>\n</table>\n")
    PageFrame.end(into: &writer)
    return writer.bytes
  }

  private static func list(_ evidence: [Evidence], _ title: String?, into writer: inout MarkupWriter) {
    guard !evidence.isEmpty else { return }
    if let title {
      writer.markup("<p class=\"soft\">")
      writer.visible(title)
      writer.markup("</p>")
    }
    writer.markup("<ul class=\"evidence\">")
    for piece in evidence { item(piece, into: &writer) }
    writer.markup("</ul>")
  }

  /// A quote and where it stands.
  static func item(_ piece: Evidence, into writer: inout MarkupWriter) {
    writer.markup("<li><q>")
    writer.visible(piece.quote)
    writer.markup("</q> <small>")
    writer.visible("\(piece.source) \(piece.ranges[0].start)–\(piece.ranges[piece.ranges.count - 1].end)")
    if let citation = piece.citation { writer.visible(", citing \(citation)") }
    writer.markup("</small></li>")
  }
}
