import DocumentModel

/// The parts of the application, as every page names them.
struct Navigation: Sendable {
  var name: String
  var path: String

  static let all = [
    Navigation(name: "Overview", path: "/"), Navigation(name: "Documents", path: "/documents"),
    Navigation(name: "Entities", path: "/entities"), Navigation(name: "Laws", path: "/laws"),
    Navigation(name: "Agencies", path: "/agencies"), Navigation(name: "Figures", path: "/counts"),
    Navigation(name: "Citations", path: "/citations"), Navigation(name: "Contradictions", path: "/contradictions"),
    Navigation(name: "Check", path: "/check"), Navigation(name: "Findings", path: "/lint"),
    Navigation(name: "Decisions", path: "/decisions"),
    Navigation(name: "Runs", path: "/runs"), Navigation(name: "Diagnostics", path: "/diagnostics"),
    Navigation(name: "SQL", path: "/sql"),
  ]

  func fields(current: String) -> NormalizedValue {
    .object(["name": .string(name), "path": .string(path), "current": .boolean(name == current)])
  }
}
