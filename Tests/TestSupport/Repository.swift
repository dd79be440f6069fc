import Foundation

/// Where things are in the checkout that the tests were built from.
public enum Repository {
  /// The root of the checkout.
  public static let root: String = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The corpus documents as (folder, file), in byte order.
  public static var corpus: [String] {
    let base = root + "/Corpus/documents"
    let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
    return names.filter { ($0 as NSString).lastPathComponent.hasPrefix("source.") }.sorted().map { base + "/" + $0 }
  }

  /// A new empty folder for one test; the caller removes it.
  public static func temporaryFolder() throws -> String {
    let path = NSTemporaryDirectory() + "attest-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
}
