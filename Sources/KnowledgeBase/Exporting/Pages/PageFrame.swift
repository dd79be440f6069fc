import CReviewFiles
public import DocumentModel

/// The frame of every page that the program writes: self-contained, without script, with a policy that lets nothing be
/// fetched, for screens light and dark and for paper.
public enum PageFrame {
  /// Begins a page. `language` is that of its text.
  public static func begin(title: String, language: String, into writer: inout MarkupWriter) {
    writer.markup("<!doctype html>\n<html")
    writer.attribute("lang", language)
    writer.markup(
      """
      >
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>
      """)
    writer.visible(title)
    writer.markup("</title>\n<style>\n")
    style(into: &writer)
    writer.markup("</style>\n</head>\n<body>\n<main>\n")
  }

  /// Ends a page.
  public static func end(into writer: inout MarkupWriter) { writer.markup("</main>\n</body>\n</html>\n") }

  /// The style sheet of the review application, so that all pages look alike.
  private static func style(into writer: inout MarkupWriter) {
    var count = 0
    for file in UnsafeBufferPointer(start: attest_review_files(&count), count: count)
    where String(cString: file.name) == "review.css" {
      writer.file(UnsafeBufferPointer(start: file.bytes, count: file.size))
    }
  }
}
