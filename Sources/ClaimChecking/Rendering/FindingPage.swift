import DocumentModel
import KnowledgeBase

extension FindingRendering {
  /// A self-contained page: each finding with its phrases, under the source it is of.
  public static func page(_ findings: [Finding]) -> [UInt8] {
    var writer = MarkupWriter()
    PageFrame.begin(title: "Reports checked against themselves", language: "en", into: &writer)
    writer.markup("<h1>Reports checked against themselves</h1>\n<p class=\"soft\">")
    writer.visible(summary(findings))
    writer.markup("</p>\n")
    var source: String?
    for finding in findings {
      if finding.source != source {
        if source != nil { writer.markup("</tbody>\n</table>\n") }
        source = finding.source
        writer.markup("<h2>")
        writer.visible(finding.source)
        writer.markup(
          "</h2>\n<table>\n<thead><tr><th>Severity</th><th>Rule</th><th>What</th><th>Phrases</th></tr></thead>\n<tbody>\n"
        )
      }
      writer.markup("<tr><td class=\"value\">")
      writer.visible(finding.severity.rawValue)
      writer.markup("</td><td>")
      writer.visible(finding.rule)
      writer.markup("</td><td>")
      writer.visible(finding.message)
      writer.markup("</td><td><ul class=\"evidence\">")
      for piece in finding.quotes { VerdictRendering.item(piece, into: &writer) }
      writer.markup("</ul></td></tr>\n")
    }
    if source != nil { writer.markup("</tbody>\n</table>\n") }
    PageFrame.end(into: &writer)
    return writer.bytes
  }
}
