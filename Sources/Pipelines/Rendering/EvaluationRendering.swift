import DocumentModel

/// An evaluation as a table and as JSON.
public enum EvaluationRendering {
  /// One row a kind.
  public static func table(_ report: EvaluationReport) -> String {
    var rows = [["kind", "expected", "found", "precision", "recall", "F1", "values"]]
    for (kind, score) in report.scores.sorted(by: { $0.key < $1.key }) {
      rows.append([
        kind, String(score.right + score.missed), String(score.right + score.wrong), Baseline.three(score.precision),
        Baseline.three(score.recall), Baseline.three(score.f1),
        score.valued == 0 ? "" : Baseline.three(score.valueAccuracy),
      ])
    }
    return TextColumns.render(rows) + "\n\(report.documents) documents\n"
  }

  /// One JSON object and a line end.
  public static func json(_ report: EvaluationReport) -> String {
    var writer = JSONWriter()
    writer.object { object in
      object.member("documents", report.documents)
      object.key("scores")
      object.object { scores in
        for (kind, score) in report.scores.sorted(by: { $0.key < $1.key }) {
          scores.key(kind)
          scores.object {
            $0.member("expected", score.right + score.missed)
            $0.member("found", score.right + score.wrong)
            for (name, value) in [
              ("precision", score.precision), ("recall", score.recall), ("f1", score.f1),
              ("values", score.valueAccuracy),
            ] {
              $0.key(name)
              $0.value(value)
            }
          }
        }
      }
    }
    writer.newline()
    return writer.string
  }
}
