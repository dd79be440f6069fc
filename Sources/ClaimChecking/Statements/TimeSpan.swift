import DocumentModel

/// A time as precise as the text has it.
struct TimeSpan: Hashable, Sendable {
  /// ISO 8601 of its first and last day, month or year; nil for an open end.
  var start: String?
  var end: String?

  /// Reads a mention; nil for a length of time and other kinds.
  init?(_ mention: Mention) {
    switch mention.kind {
    case .year:
      guard let year = mention.normalized["year"]?.double else { return nil }
      (start, end) = (String(Int(year)), String(Int(year)))
    case .date:
      guard let iso = mention.normalized["iso"]?.text else { return nil }
      (start, end) = (iso, iso)
    case .period:
      (start, end) = (mention.normalized["start"]?.text, mention.normalized["end"]?.text)
      guard start != nil || end != nil else { return nil }
    default: return nil
    }
  }

  /// A day, month or year.
  init(point iso: String) { (start, end) = (iso, iso) }

  /// A year.
  init(year: Int) { (start, end) = (String(year), String(year)) }

  /// Whether it is one year, month or day.
  var isPoint: Bool { start != nil && start == end }

  /// Its year, where it lies in one.
  var year: Int? {
    guard let start, let end, start.prefix(4) == end.prefix(4) else { return nil }
    return Int(start.prefix(4))
  }

  /// As a reader writes it.
  var text: String { isPoint ? start ?? "" : (start ?? "…") + "–" + (end ?? "…") }

  /// What a source's time says of a claimed one: true (the same, or the source tells it more precisely), false (another), or
  /// nil where they only overlap.
  func isMet(by source: TimeSpan) -> Bool? {
    func told(_ claimed: String?, _ said: String?) -> Bool {
      guard let claimed, let said else { return claimed == said }
      return said == claimed || said.hasPrefix(claimed + "-")
    }
    if told(start, source.start), told(end, source.end) { return true }
    let (first, last) = (Self.bound(start, "-00"), Self.bound(end, "-99"))
    let (from, to) = (Self.bound(source.start, "-00"), Self.bound(source.end, "-99"))
    if let last, let from, last < from { return false }
    if let first, let to, to < first { return false }
    if isPoint, source.isPoint { return nil }
    // Two spans that are both stated in full and differ are different times of a total.
    return nil
  }

  private static func bound(_ iso: String?, _ fill: String) -> String? {
    guard var iso else { return nil }
    while iso.utf8.count < 10 { iso += fill }
    return iso
  }
}
