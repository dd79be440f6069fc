/// A line on the terminal that says how far a run is, how fast it goes, and how long it will take.
final class ProgressLine {
  private let isOn: Bool
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  /// Drawn at most so often.
  private static let interval = Duration.milliseconds(100)

  init(isOn: Bool) { self.isOn = isOn }

  func show(_ done: Int, _ total: Int) {
    let now = ContinuousClock.now
    guard isOn, total > 0, now - last >= Self.interval || done == total else { return }
    last = now
    Output.errorText("\r" + Self.line(done, total, now - start) + "\u{1B}[K")
  }

  func clear() { if isOn { Output.errorText("\r\u{1B}[K") } }

  /// The line, without where it is drawn.
  static func line(_ done: Int, _ total: Int, _ time: Duration) -> String {
    let filled = 30 * min(done, total) / max(1, total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    guard done > 0, seconds > 0 else { return "\(bar) \(done) of \(total) documents" }
    let left = Int((seconds / Double(done) * Double(total - done)).rounded(.up))
    let rate = Double(done) / seconds
    let speed = rate >= 10 ? "\(Int(rate))" : "\((rate * 10).rounded() / 10)"
    let clock =
      left >= 3600
      ? "\(left / 3600) h \(left / 60 % 60) min" : left >= 60 ? "\(left / 60) min \(left % 60) s" : "\(left) s"
    return "\(bar) \(done) of \(total) documents, \(speed)/s, \(clock) left"
  }
}
