import DocumentModel

/// What the application answers: a path, and what makes its page.
struct Route: Sendable {
  /// Parts of the path; `*` stands for one that is asked about.
  var pattern: [String]
  var method = "GET"
  /// Whether it may take longer than other pages should wait.
  var isSlow = false
  var make: @Sendable (Visit) throws -> Outcome

  init(
    _ path: String, method: String = "GET", isSlow: Bool = false, page make: @escaping @Sendable (Visit) throws -> Page
  ) {
    pattern = path.split(separator: "/").map(String.init)
    (self.method, self.isSlow) = (method, isSlow)
    self.make = { .page(try make($0)) }
  }

  init(_ path: String, method: String, outcome make: @escaping @Sendable (Visit) throws -> Outcome) {
    pattern = path.split(separator: "/").map(String.init)
    self.method = method
    self.make = make
  }
}

/// All pages. HEAD is answered as GET.
enum Routes {
  static let all: [Route] = [
    Route("/", page: OverviewPage.make),
    Route("/documents", page: DocumentListPage.make),
    Route("/documents/*", page: DocumentPage.make),
    Route("/documents/*/at", page: PlacePage.make),
    Route("/entities", page: EntityListPage.entities),
    Route("/entities/*", page: EntityPage.make),
    Route("/laws", page: EntityListPage.laws),
    Route("/agencies", page: EntityListPage.agencies),
    Route("/counts", page: FigureListPage.make),
    Route("/series", page: SeriesPage.list),
    Route("/timeline", page: TimelinePage.make),
    Route("/graph", page: GraphPage.make),
    Route("/facts/*", page: FactPage.make),
    Route("/citations", page: CitationListPage.make),
    Route("/contradictions", page: ContradictionsPage.make),
    Route("/search", page: SearchPage.make),
    Route("/runs", page: RunsPage.list),
    Route("/runs/*", isSlow: true, page: RunsPage.changes),
    Route("/diagnostics", page: DiagnosticsPage.make),
    Route("/check", isSlow: true, page: ClaimPage.make),
    Route("/lint", isSlow: true, page: LintPage.make),
    Route("/sql", isSlow: true, page: QueryPage.make),
    Route("/decisions", page: DecisionPages.list),
    Route("/decisions", method: "POST", outcome: DecisionPages.decide),
  ]

  /// The route of a path; nil where there is none.
  static func find(_ parts: [String], method: String) -> Route? {
    all.first { route in
      route.method == (method == "HEAD" ? "GET" : method) && route.pattern.count == parts.count
        && zip(route.pattern, parts).allSatisfy { $0 == "*" || $0 == $1 }
    }
  }
}
