public import KnowledgeBase

/// What became of an import, for a terminal.
public enum ImportRendering {
  /// Counts by outcome.
  public static func text(_ summary: Importer.Summary) -> String {
    TextColumns.render([
      ["documents", "number"], ["imported", String(summary.stored)], ["unchanged", String(summary.unchanged)],
      ["proven", String(summary.proven)], ["refused", String(summary.refusals.count)],
    ])
  }
}
