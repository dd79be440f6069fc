import Foundation
import TestSupport

/// A list of known differences in a file: lines of reasons that begin with `#`, below each the identifiers it holds for.
struct ReasonList {
  /// The identifiers.
  let identifiers: Set<String>

  /// Reads a list of this folder.
  init(_ name: String) throws {
    let path = Repository.root + "/Tests/SharedDataTests/" + name
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    identifiers = Set(lines.filter { !$0.hasPrefix("#") }.map(String.init))
  }
}
