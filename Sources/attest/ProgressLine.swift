/// A line on the terminal that says how far a run is.
struct ProgressLine {
  let isOn: Bool

  func show(_ done: Int, _ total: Int) {
    guard isOn, total > 0 else { return }
    let filled = 30 * done / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    Output.errorText("\r\(bar) \(done) of \(total) documents")
  }

  func clear() { if isOn { Output.errorText("\r\u{1B}[K") } }
}
