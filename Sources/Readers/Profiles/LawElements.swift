/// The elements of XML whose tags the quote law replaces by a space, whatever the vocabulary: the contract's list. A
/// profile may make blocks of further elements, and parts of lines of these, but then with a space at each of their tags.
enum LawElements {
  /// Elements that no mention may cross; always blocks.
  static let blocks = set("p li td th h1 h2 h3 h4 h5 h6 caption figcaption dt dd para list-item item entry")
  /// Elements whose tags read as a space.
  static let spaced = set(
    """
    html body head div table thead tbody tfoot colgroup col section article header footer blockquote pre dl ul ol menu dir \
    figure main aside nav form fieldset legend details summary address hgroup search center dialog optgroup option hr title \
    sec row list abstract fig table-wrap disp-quote chapter tr line label heading num
    """)
  /// Elements that are line ends in every vocabulary.
  static let lineBreaks = set("br lb break")
  /// Elements that the quote law deletes.
  static let deleted = set("script style template noscript")

  private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

  /// A role that keeps the law for an element of this name.
  static func lawful(_ role: ElementRole, _ name: String) -> ElementRole {
    var role = role
    if deleted.contains(name) { return ElementRole(treatment: .deleted) }
    role.isSpaced = blocks.contains(name) || spaced.contains(name) || lineBreaks.contains(name)
    guard role.treatment == .text else { return role }
    switch role.layout {
    case .lineBreak where !lineBreaks.contains(name): role.layout = role.isSpaced ? .spaced : .inline
    case .inline where blocks.contains(name): role.layout = .block
    case .inline where role.isSpaced: role.layout = lineBreaks.contains(name) ? .lineBreak : .spaced
    case .unknown where role.isSpaced: role.layout = lineBreaks.contains(name) ? .lineBreak : .block
    default: break
    }
    return role
  }

  /// The role of an element of XHTML by its name in lower case: HTML's, with the blocks of the quote law for XML.
  static func xhtmlRole(_ name: String) -> ElementRole {
    let role = HTMLElements.role(name)
    let isPlain = role.layout == .inline && role.treatment == .text
    return isPlain && (blocks.contains(name) || spaced.contains(name) || lineBreaks.contains(name))
      ? lawful(.unknown, name) : role
  }
}
