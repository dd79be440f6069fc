/// Right, wrong and missed, and what follows from them.
public struct Score: Sendable {
  /// Found and expected.
  public var right = 0
  /// Found, not expected.
  public var wrong = 0
  /// Expected, not found.
  public var missed = 0
  /// Of the right ones with expected values, how many had all of them.
  public var values = 0
  /// The right ones with expected values.
  public var valued = 0

  /// No counts yet.
  public init() {}

  /// Share of what was found that is right; 1 where nothing was found.
  public var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
  /// Share of what was expected that was found; 1 where nothing was expected.
  public var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
  /// Harmonic mean of precision and recall.
  public var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }
  /// Share of right values.
  public var valueAccuracy: Double { valued == 0 ? 1 : Double(values) / Double(valued) }
}

/// What an evaluation found: a score for each kind, one for sentences, and each error as a line.
public struct EvaluationReport: Sendable {
  /// Scores by kind, and `sentence`.
  public var scores: [String: Score] = [:]
  /// One line an error: file, line, kind, what was expected or found.
  public var errors: [String] = []
  /// Expected quotes that are not in their own document.
  public var misplaced: [String] = []
  /// Number of documents.
  public var documents = 0
}
