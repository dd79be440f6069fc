/// Figures between which something changed: `fell from 5,782 in 2018 to 3,847 in 2019`, `rose to 120`, `1,204, up from 980`.
/// A number without a noun is told by them what it counts.
enum FigureChange {
  /// Tokens from a figure back to the word of change: `rose from 301 thousand in March 2015 to …`.
  private static let reach = 14

  /// The word of change before the figure that begins at a token; nil where the figure is none of its ends.
  static func verb(_ clause: Clause, _ figure: Int, _ words: MeasuredWords) -> Int? {
    let joint = clause.lexeme(figure - 1)
    guard words.changeJoints.contains(joint) else { return nil }
    var place = figure - 1
    while place > clause.range.lowerBound, figure - place <= reach {
      if words.changing.contains(clause.lexeme(place)) { return place }
      place -= 1
      if clause.mark(place) == UInt8(ascii: ";") || words.clauses.contains(clause.lexeme(place)) { return nil }
    }
    return words.changing.contains(clause.lexeme(place)) ? place : nil
  }

  /// Whether a word of change stands behind a comma, so that what changed is what was counted before it.
  static func isAdded(_ clause: Clause, _ verb: Int) -> Bool { clause.mark(verb - 1) == UInt8(ascii: ",") }
}
