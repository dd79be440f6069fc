import DocumentModel
import Foundation
import KnowledgeBase
import WebArchive

/// What a run takes from web archives: the latest capture of each URL, and which URLs were withdrawn.
struct ArchiveInputs {
  /// Documents to read, in the order of their URLs.
  private(set) var documents: [(name: String, input: RunInput)] = []
  /// Sources that the archives say are gone.
  private(set) var gone: [String] = []
  /// Documents that the knowledge base holds as they are.
  private(set) var unchanged = 0
  /// Records without a document.
  private(set) var others = 0
  /// Damage, and records that cannot be found.
  private(set) var problems: [RunSummary.Problem] = []
  /// Files that were read to their ends in an earlier run, and have not changed.
  private(set) var knownFiles = 0
  /// Files that were read to their ends without damage, with what tells their bytes.
  private(set) var read: [(file: String, mark: String)] = []

  /// Whether a file is a web archive: by its name, else by how it begins.
  static func isArchive(_ path: String, isNamed: Bool) -> Bool {
    let name = path.lowercased()
    if [".warc", ".warc.gz", ".arc", ".arc.gz"].contains(where: name.hasSuffix) { return true }
    return isNamed && ArchiveMark.isArchive(path)
  }

  /// Reads archive files. `name` gives a path's name in the knowledge base; `acceptsPartial`: whether captures that broke off
  /// are documents, as far as they go.
  init(
    _ paths: [String], _ writer: KnowledgeBaseWriter, extractor: String, acceptsPartial: Bool, name: (String) -> String,
    path: (String) -> String?, isStopped: () -> Bool
  ) throws {
    var index = CaptureIndex(acceptsPartial: acceptsPartial)
    for file in paths where !isStopped() {
      do {
        // What was read without what broke off is read again with it.
        let mark = try ArchiveMark.of(file) + (acceptsPartial ? "+partial" : "")
        if try writer.isRead(archive: name(file), mark: mark) {
          knownFiles += 1
          continue
        }
        let damages = index.damages.count
        try index.add(path: file, isStopped: isStopped)
        if index.damages.count == damages { read.append((name(file), mark)) }
      } catch let error as ArchiveError {
        problems.append(RunSummary.Problem(source: name(file), status: "failed", reason: error.description))
      }
    }
    others = index.others
    for (file, damage) in index.damages {
      problems.append(
        RunSummary.Problem(
          source: name(file), status: "partial",
          reason: "\(damage.kind.rawValue) at byte \(damage.offset): \(damage.message)"))
    }
    for target in index.targets {
      guard let state = index.state(target) else { continue }
      let known = try writer.known(source: target)
      let held = known?.archive
      switch state {
      case .document(var place):
        let file = place.file
        place.file = name(file)
        if let held, held.captured > place.captured { continue }
        if let known, known.extractor == extractor, held?.recordID == place.recordID {
          unchanged += 1
        } else {
          documents.append((target, .archived(place, path: file)))
        }
      case .elsewhere(let recordID, let other, let date, let captured):
        if let held, held.captured > captured { continue }
        // The same as the version that is held, or as an earlier one to which the page has come back.
        let isHeld =
          held.map { place in
            recordID.map { $0 == place.recordID } ?? (date.isEmpty || date == place.captured)
          } ?? (known != nil)
        if isHeld, let known, known.extractor == extractor {
          unchanged += 1
          continue
        }
        let found = try (isHeld ? held : nil) ?? writer.archivePlace(recordID: recordID, target: other, date: date)
        guard var place = found, let file = path(place.file) else {
          problems.append(
            RunSummary.Problem(
              source: target, status: "failed", reason: "it is the same as a record that is in none of the archives"))
          continue
        }
        place.captured = captured
        documents.append((target, .archived(place, path: file)))
      case .gone(let captured):
        if known != nil, held.map({ $0.captured <= captured }) ?? true { gone.append(target) }
      }
    }
  }
}
