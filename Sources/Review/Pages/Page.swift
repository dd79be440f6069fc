import DocumentModel

/// One page: its values, which are its JSON twin, and the markup drawn of them. Keys of `data` are the names that its
/// template knows.
struct Page: Sendable {
  var status = 200
  /// Heading and title.
  var title: String
  /// Name of its template.
  var template: String
  /// The part of the application it belongs to, as the navigation names it.
  var area = ""
  /// What it says.
  var data: NormalizedFields
  /// Markup that the program made of `data`, by name; every text in it is escaped. Not in the twin.
  var drawn: [String: String] = [:]
}

/// What a page asks about to be made.
struct Visit: Sendable {
  let store: ReviewStore
  /// The parts of the path, without `.json`.
  let path: [String]
  /// The query, or the form of a POST.
  let fields: FormFields
}

/// What becomes of a visit.
enum Outcome: Sendable {
  case page(Page)
  /// Another page of this server: an absolute path made by the program.
  case moved(to: String)
}

/// A page that there is none of, or that cannot be made now.
struct PageProblem: Error {
  var status: Int
  var message: String

  static let missing = PageProblem(status: 404, message: "There is no such page.")
}
