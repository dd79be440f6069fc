import DocumentModel

/// A stretch of a sentence with its own numbers or its own time: "205 worked on farms, 121 in homes and 64 at sea" has three.
struct Segment: Sendable {
  /// From its first word to the next one's.
  var range: TextRange
  /// Terms of its own words and names.
  var own: Set<String> = []
  /// Keys of the names in it.
  var keys: Set<String> = []
  /// Of these the ones before its first number.
  var leadKeys: Set<String> = []
  /// Terms of an earlier one that hold for it too, because it leaves them out: "worked" of the second above.
  var shared: Set<String> = []
  /// Keys of names of another that hold for it too.
  var keysShared: Set<String> = []
  /// Terms of earlier ones that may or may not hold for it.
  var weak: Set<String> = []
  /// The time in it or that it takes over; nil where there is none, or where it is not known which.
  var time: TimeSpan?
  /// Whether the time is its own.
  var hasOwnTime = false
  /// Whether it is set against what stands before: "up from 980".
  var isContrast = false

  /// How well it fits what a claim says of a number or a time.
  struct Fit {
    /// Terms found in it (two each) and taken over by it (one each).
    var score = 0
    /// Terms that stand in another segment only: it is not about this one.
    var foreign = 0
    /// Whether none is only found where it may or may not hold.
    var isCovered = true
  }

  /// Compares with the terms and the keys of names of a claim.
  func fit(_ terms: Set<String>, _ wanted: Set<String>, among all: [Segment]) -> Fit {
    var fit = Fit()
    for term in terms {
      if own.contains(term) {
        fit.score += 2
      } else if shared.contains(term) {
        fit.score += 1
      } else if all.contains(where: { $0.own.contains(term) }) {
        fit.isCovered = false
        if !weak.contains(term) { fit.foreign += 1 }
      }
    }
    for key in wanted
    where !keys.contains(key) && !keysShared.contains(key) && all.contains(where: { $0.keys.contains(key) }) {
      fit.isCovered = false
      // A name that stands before all numbers is the sentence's subject.
      if all.first?.leadKeys.contains(key) != true { fit.foreign += 1 }
    }
    for key in wanted where keys.contains(key) { fit.score += 2 }
    return fit
  }
}
