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
    writer.text(title)
    writer.markup("</title>\n<style>\n")
    writer.markup(style)
    writer.markup("\n</style>\n</head>\n<body>\n")
  }

  /// Ends a page.
  public static func end(into writer: inout MarkupWriter) { writer.markup("</body>\n</html>\n") }

  private static let style: StaticString = """
    :root { color-scheme: light dark; --ink: #1d2228; --soft: #5d6670; --paper: #fff; --line: #dde1e6; --tint: #f4f6f8; --link: #0b5cad;
      --law: #d9e7fb; --agency: #f3e0f3; --number: #fcecc9; --other: #e4efd2 }
    @media (prefers-color-scheme: dark) { :root { --ink: #dfe3e8; --soft: #98a2ad; --paper: #15181c; --line: #30363d; --tint: #1e2329; --link: #79b8ff;
      --law: #1d3a5f; --agency: #4a284a; --number: #54431a; --other: #33421d } }
    * { box-sizing: border-box }
    body { margin: 0; padding: 1.5rem 1rem 4rem; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, sans-serif }
    .page, .document { margin: 0 auto; max-width: 78rem } .document { max-width: 46rem; font: 1.05rem/1.6 Georgia, serif }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3rem } h2 { font-size: 1.2rem; margin: 2.2rem 0 .4rem } h3 { font-size: 1.05rem; margin: 1.8rem 0 .2rem }
    a { color: var(--link) } small, .soft { color: var(--soft) } code { font-size: .85em; overflow-wrap: anywhere }
    nav { position: sticky; top: 0; padding: .5rem 0; background: var(--paper); border-bottom: 1px solid var(--line); z-index: 1 } nav a { margin-right: 1.2rem }
    .figures { display: flex; flex-wrap: wrap; gap: .7rem; margin: 1rem 0; padding: 0; list-style: none }
    .figures li { min-width: 7.5rem; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--tint) }
    .figures b { display: block; font-size: 1.4rem; font-variant-numeric: tabular-nums } .counts { margin: .2rem 0; color: var(--soft) }
    table { width: 100%; border-collapse: collapse; font-size: .92rem } th, td { padding: .4rem .7rem .4rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line) }
    th { color: var(--soft); font-weight: 600; white-space: nowrap } td { overflow-wrap: anywhere } td.value { font-weight: 600; min-width: 5rem } td.key { min-width: 7rem }
    .facts { table-layout: fixed } .facts th:nth-child(1) { width: 8rem } .facts th:nth-child(3) { width: 18% }
    .facts th:nth-child(4) { width: 10rem } .facts th:nth-child(5) { width: 42% }
    .evidence { margin: 0; padding: 0; list-style: none } .evidence li { margin-bottom: .15rem } .evidence small { white-space: nowrap } q { quotes: "“" "”" }
    :target { background: var(--number) } mark { color: inherit; background: var(--other); border-radius: .15rem; padding: 0 .1rem }
    mark.law, mark.treaty { background: var(--law) } mark.agency, mark.acronym, mark.place { background: var(--agency) }
    mark.count, mark.percent, mark.money, mark.measure { background: var(--number) }
    .cell { display: inline-block; margin: 0 1.5rem .3rem 0 } .item { margin: .2rem 0 }
    @media (max-width: 46rem) { .page table, .page tbody, .page tr, .page td { display: block; border: 0; padding: 0 } .page thead { display: none }
      .page tr { padding: .6rem 0; border-bottom: 1px solid var(--line) } }
    @media print { nav { display: none } body { max-width: none; font-size: 9.5pt; padding: 0 } a { color: inherit; text-decoration: none } tr { break-inside: avoid }
      mark { border-bottom: 1px solid; background: none } }
    """
}
