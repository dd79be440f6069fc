/// The target of a request, taken apart. The application's own paths are letters, digits, `-`, `_` and `.` between slashes,
/// so that anything else, encoded or not, leads nowhere.
struct RequestTarget {
  /// The path as sent.
  var path: String
  /// Its parts, without `.json`.
  var parts: [String]
  /// Whether the JSON twin was asked for.
  var isJSON: Bool
  /// What stands behind `?`.
  var query: String

  init?(_ target: String) {
    let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(halves.first ?? "")
    query = halves.count > 1 ? String(halves[1]) : ""
    guard path.utf8.first == 0x2F, path.utf8.count <= 512, path.utf8.allSatisfy(Self.isAllowed) else { return nil }
    parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    if parts == [""] { parts = [] }
    guard parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("..") }) else { return nil }
    isJSON = parts.last?.hasSuffix(".json") ?? false
    if isJSON { parts[parts.count - 1].removeLast(5) }
    if isJSON, parts == ["index"] { parts = [] }
  }

  /// The address of the JSON twin.
  var twin: String {
    (parts.isEmpty ? "/index" : "/" + parts.joined(separator: "/")) + ".json" + (query.isEmpty ? "" : "?" + query)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F: true
    default: false
    }
  }
}
