import Foundation
import Glibc

extension Exporter {
  /// Writes an export to a file, whole or not at all. CSV into a folder is a Frictionless data package: a path is a
  /// folder where it is one already, ends in `/` or has no extension. Throws `KnowledgeBaseError` (`cannotCreate`, `io`).
  public func export(_ format: Format, path: String) throws {
    if format == .csv, Self.isFolder(path) {
      try exportPackage(path)
      return
    }
    let name = SourceNaming.name(
      path: path, knowledgeBase: reader.path, workingFolder: FileManager.default.currentDirectoryPath)
    if try reader.documents().contains(where: { $0.source == name }) {
      throw KnowledgeBaseError.cannotCreate("\(path): is a source of the knowledge base; give another path")
    }
    let file = try OutputFile(path)
    try export(format) { try file.write($0) }
    try file.finish()
  }

  /// One file for each table, the description last: a folder without it is no package.
  private func exportPackage(_ folder: String) throws {
    let folder = folder.hasSuffix("/") ? folder : folder + "/"
    let files = try PackageTable.allCases.map { ($0, try OutputFile(folder + $0.rawValue + ".csv")) }
    try reader.read { db in
      var package = DataPackage()
      func pass() throws { for (table, file) in files { try file.write(package.take(table)) } }
      let loader = DocumentLoader(db)
      for (id, _) in try loader.documents() {
        package.document(try loader.load(id))
        try pass()
      }
      try ExportedEntity.forEach(db) {
        package.entity($0)
        try pass()
      }
    }
    for (_, file) in files { try file.finish() }
    let description = try OutputFile(folder + "datapackage.json")
    try description.write(DataPackage.description)
    try description.finish()
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT == S_IFDIR }
    guard let name = path.split(separator: "/", omittingEmptySubsequences: false).last else { return false }
    return name.isEmpty || !name.contains(".")
  }
}
