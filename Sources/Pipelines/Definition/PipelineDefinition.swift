public import Crawling
public import KnowledgeBase
import DocumentModel
import Yams

/// A pipeline file: what to read, with what, and where to put what comes out. Paths are relative to the file.
public struct PipelineDefinition: Sendable {
  /// A folder or file and the names taken from it.
  public struct Source: Sendable {
    /// Path of a folder or a file.
    public var path: String
    /// Shell patterns of file names to take; empty for all that `run` takes.
    public var include: [String]
    /// Shell patterns of file names to leave out.
    public var exclude: [String]
  }

  /// An export written after the run.
  public struct Export: Sendable {
    /// Its form.
    public var format: Exporter.Format
    /// Path of the file, or of the folder for several tables.
    public var path: String
  }

  /// The pipeline's name.
  public var name: String
  /// What to read.
  public var sources: [Source]
  /// What to crawl.
  public var sites: [CrawlPlan.Site]
  /// Whom sites can write to.
  public var contact: String?
  /// Path of the folder of the archive.
  public var archive: String?
  /// Folders of packs to load after the embedded ones.
  public var packs: [String]
  /// The kinds of mentions to keep; nil for all.
  public var kinds: KindSelection?
  /// Path of the knowledge base.
  public var knowledgeBase: String
  /// Whether the bytes of the sources are kept in the knowledge base.
  public var keepSources: Bool
  /// Exports to write.
  public var exports: [Export]
  /// Bytes of the largest document; nil for the default.
  public var documentBytes: Int?
  /// Deepest nesting kept as structure; nil for the default.
  public var depth: Int?
  /// Most attributes of a tag; nil for the default.
  public var attributes: Int?
  /// Path of the run report.
  public var report: String?

  /// `all`, or a list of kinds.
  private static func kinds(_ top: NodeReader) throws -> KindSelection? {
    if top.isText("kinds") {
      guard try top.string("kinds") == "all" else { throw top.error("kinds", "should be `all` or a list of kinds") }
      return nil
    }
    let names = try top.strings("kinds")
    let kinds = names.compactMap(MentionKind.init(rawValue:))
    guard kinds.count == names.count else {
      let known = MentionKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw top.error("kinds", "should be `all` or a list of \(known)")
    }
    return kinds.isEmpty ? nil : KindSelection(kinds)
  }

  /// Reads a pipeline file's text. `file` names it in errors. Throws `PipelineError` (78) with file and line.
  public init(yaml: String, file: String) throws {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw PipelineError(.configuration, "\(file): \("\(error)".split(separator: "\n").joined(separator: " "))")
    }
    let top = try NodeReader(root, file: file, what: "the pipeline")
    try top.allow([
      "formatVersion", "name", "sources", "sites", "contact", "archive", "packs", "kinds", "knowledgeBase",
      "keepSources",
      "exports", "limits", "report",
    ])
    guard try top.integer("formatVersion") == 1 else { throw top.error("formatVersion", "should be 1") }
    name = try top.string("name") ?? "pipeline"
    sources = try top.list("sources").map { entry in
      try entry.allow(["path", "include", "exclude"])
      guard let path = try entry.string("path") else { throw entry.error("path", "is missing") }
      return Source(path: path, include: try entry.strings("include"), exclude: try entry.strings("exclude"))
    }
    sites = try Self.sites(top)
    contact = try top.string("contact")
    archive = try top.string("archive")
    packs = try top.strings("packs")
    kinds = try Self.kinds(top)
    guard let base = try top.string("knowledgeBase") else { throw top.error("knowledgeBase", "is missing") }
    knowledgeBase = base
    keepSources = try top.boolean("keepSources") ?? false
    exports = try top.list("exports").map { entry in
      try entry.allow(["format", "path"])
      guard let format = try entry.string("format").flatMap(Exporter.Format.init(rawValue:)) else {
        let known = Exporter.Format.allCases.map(\.rawValue).joined(separator: ", ")
        throw entry.error("format", "should be one of \(known)")
      }
      guard let path = try entry.string("path") else { throw entry.error("path", "is missing") }
      return Export(format: format, path: path)
    }
    let limits = try top.object("limits")
    try limits?.allow(["documentBytes", "depth", "attributes"])
    documentBytes = try limits?.bytes("documentBytes")
    depth = try limits?.integer("depth")
    attributes = try limits?.integer("attributes")
    let report = try top.object("report")
    try report?.allow(["path"])
    self.report = try report?.string("path")
    guard !sources.isEmpty || !sites.isEmpty else {
      let expected = "list at least one folder or file, e.g. sources: [{path: own/}], or `sites` to crawl"
      throw top.error("sources", "is missing: \(expected)")
    }
  }
}
