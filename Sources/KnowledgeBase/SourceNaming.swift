/// Names of sources: a URL as it is; a path relative to the folder of the knowledge base file, absolute outside of it,
/// `/`-separated (contract, "Source names"). Symbolic links are not followed.
public enum SourceNaming {
  /// The name of a file for a knowledge base. Relative paths are taken from `workingFolder`, which is absolute.
  public static func name(path: String, knowledgeBase: String, workingFolder: String) -> String {
    if isURL(path) { return path }
    let file = parts(path, in: workingFolder)
    let folder = parts(knowledgeBase, in: workingFolder).dropLast()
    guard file.count > folder.count, file.starts(with: folder) else { return "/" + file.joined(separator: "/") }
    return file.dropFirst(folder.count).joined(separator: "/")
  }

  /// The path of a name: absolute names as they are, others in the folder of the knowledge base file. Nil for a URL.
  public static func path(name: String, knowledgeBase: String) -> String? {
    if isURL(name) { return nil }
    guard !name.hasPrefix("/"), let slash = knowledgeBase.lastIndex(of: "/") else { return name }
    return knowledgeBase[...slash] + name
  }

  /// Whether a name is a URL: letters, then `://`.
  public static func isURL(_ name: String) -> Bool {
    let scheme = name.utf8.prefix { (0x61...0x7A).contains($0 | 0x20) }
    return !scheme.isEmpty && name.utf8.dropFirst(scheme.count).starts(with: "://".utf8)
  }

  /// The parts of an absolute path, `.` and `..` resolved as written.
  private static func parts(_ path: String, in workingFolder: String) -> [Substring] {
    var parts: [Substring] = []
    let whole = path.hasPrefix("/") ? path : workingFolder + "/" + path
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }
}
