public import DocumentModel

/// The latest capture of each URL in some archive files.
public struct CaptureIndex: Sendable {
  /// What is known of a URL.
  public enum State: Sendable {
    /// A document in a record.
    case document(ArchivePlace)
    /// The document of a record that is not in these files.
    case elsewhere(recordID: String?, target: String, date: String, captured: String)
    /// Withdrawn.
    case gone(captured: String)
  }

  private let acceptsPartial: Bool
  private var latest: [String: Capture] = [:]
  private var places: [String: ArchivePlace] = [:]
  /// Damage by file, in order.
  public private(set) var damages: [(file: String, damage: ArchiveDamage)] = []
  /// Records that hold no document: requests, images, errors of servers.
  public private(set) var others = 0

  /// Nothing known. `acceptsPartial`: whether captures that broke off are documents, as far as they go.
  public init(acceptsPartial: Bool = false) { self.acceptsPartial = acceptsPartial }

  /// Adds a file: WARC or ARC, packed or not. Throws `ArchiveError` where it cannot be read.
  public mutating func add(path: String, isStopped: () -> Bool = { false }) throws {
    let reader = try ArchiveReader(path: path)
    var seal = ArchiveSeal.Reading()
    while !isStopped(), let item = try reader.next() {
      switch item {
      case .damage(let damage): damages.append((path, damage))
      case .record(let record):
        seal.see(record)
        guard let capture = Capture(record, file: path, acceptsPartial: acceptsPartial) else {
          others += 1
          continue
        }
        if case .document = capture.content {
          places[capture.place.recordID] = capture.place
          places[Self.key(capture.target, capture.place.captured)] = capture.place
        }
        // Of captures of one second, the later in the file.
        if let before = latest[capture.target], before.place.captured > capture.place.captured { continue }
        latest[capture.target] = capture
      }
    }
    if !isStopped(), let damage = try seal.problem(path: path, size: reader.size) { damages.append((path, damage)) }
  }

  /// The URLs in the order of their bytes.
  public var targets: [String] { latest.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// What is known of a URL.
  public func state(_ target: String) -> State? {
    guard let capture = latest[target] else { return nil }
    switch capture.content {
    case .document: return .document(capture.place)
    case .gone: return .gone(captured: capture.place.captured)
    case .same(let recordID, let target, let date):
      guard var place = recordID.flatMap({ places[$0] }) ?? places[Self.key(target, date)] else {
        return .elsewhere(recordID: recordID, target: target, date: date, captured: capture.place.captured)
      }
      // It was so then, too: an older archive that is read later changes nothing.
      place.captured = max(place.captured, capture.place.captured)
      return .document(place)
    }
  }

  private static func key(_ target: String, _ date: String) -> String { "\(date) \(target)" }
}
