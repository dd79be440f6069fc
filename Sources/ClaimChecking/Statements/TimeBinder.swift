import DocumentModel

/// Binds the numbers of a sentence to their times.
enum TimeBinder {
  static func bind(_ statement: inout Statement) {
    guard !statement.times.isEmpty else { return }
    for index in statement.figures.indices { bind(&statement.figures[index], statement) }
    bindEnds(&statement)
  }

  /// The time of its segment; of several the one behind it before the next number, else the one before it.
  private static func bind(_ figure: inout Figure, _ statement: Statement) {
    let times = statement.times.filter { !$0.range.overlaps(figure.range) }
    guard !times.isEmpty else { return }
    let segment = statement.segment(at: figure.range)
    let own = segment.map { segment in times.filter { segment.range.contains(start: $0.range) } } ?? times
    if own.count > 1 {
      let next = own.first { time in
        time.range.start >= figure.range.end
          && !statement.figures.contains { $0.range.start >= figure.range.end && $0.range.end <= time.range.start }
      }
      figure.time = (next ?? own.last { $0.range.end <= figure.range.start } ?? own[0]).span
      figure.isTimeInherited = next == nil
      return
    }
    if let segment, let time = own.first?.span ?? segment.time {
      figure.time = time
      let isOpening = own.first.map { $0.range.start - (statement.words.first?.range.start ?? 0) < 12 } ?? false
      let isBehind = own.first.map { $0.range.start >= figure.range.end } ?? false
      figure.isTimeInherited = !(isOpening || isBehind || own.isEmpty && segment.hasOwnTime)
      return
    }
    // "53 in the north and 61 in the south in 2020": a time at the end is that of all that `and` joins.
    guard times.count == 1, segment == nil || segment?.isContrast == false else { return }
    let isJoined = statement.segments.allSatisfy { other in
      guard other.range.start > figure.range.start, other.range.start <= times[0].range.start else { return true }
      let first = statement.words.first { $0.range.start >= other.range.start }?.text
      return first == "and" || first == "dan" || !statement.figures.contains { other.range.contains(start: $0.range) }
    }
    guard isJoined else { return }
    figure.time = times[0].span
    figure.isTimeInherited = true
  }

  /// "rose from 388 to 702 between 2015 and 2018": each end of the period has its number.
  private static func bindEnds(_ statement: inout Statement) {
    guard let period = statement.times.first(where: { !$0.span.isPoint }), let start = period.span.start,
      let end = period.span.end
    else { return }
    for index in statement.figures.indices.dropLast() {
      let (first, second) = (statement.figures[index], statement.figures[index + 1])
      guard first.amount.isComparable(with: second.amount) else { continue }
      func before(_ figure: Figure) -> String {
        statement.words.last { $0.range.end <= figure.range.start }?.text ?? ""
      }
      guard ["from", "dari"].contains(before(first)), ["to", "menjadi", "ke", "hingga"].contains(before(second)) else {
        continue
      }
      statement.figures[index].time = TimeSpan(point: start)
      statement.figures[index + 1].time = TimeSpan(point: end)
      statement.figures[index].isTimeInherited = false
      statement.figures[index + 1].isTimeInherited = false
    }
  }
}
