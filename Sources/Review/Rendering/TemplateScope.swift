import DocumentModel
import Mustache

/// What a template sees of an object. Strings are escaped here, once, and templates put them out as they are. A name that is
/// missing is empty, and never that of an object around it, but for those that begin with `_`: they are the page's.
struct TemplateScope: MustacheParent {
  private let children: [String: Any]

  init(_ fields: NormalizedFields, drawn: [String: String] = [:], page: NormalizedFields? = nil) {
    var children: [String: Any] = [:]
    for field in fields.fields { children[field.name] = Self.child(field.value) }
    for (name, markup) in drawn where !markup.isEmpty { children[name] = TemplateText(markup: markup) }
    if let page { children["_page"] = TemplateScope(page) }
    self.children = children
  }

  func child(named name: String) -> Any? { children[name] ?? (name.hasPrefix("_") ? nil : TemplateText.missing) }

  private static func child(_ value: NormalizedValue) -> Any {
    switch value {
    case .string(let text): TemplateText(markup: VisibleText.escape(text))
    case .boolean(let flag): flag
    case .integer, .number: TemplateText(markup: value.displayText)
    case .array(let values): values.map(child)
    case .object(let fields): TemplateScope(fields)
    }
  }
}

/// Markup that a template puts out as it is.
struct TemplateText: MustacheParent, MustacheCustomRenderable {
  static let missing = TemplateText(markup: "", isNull: true)

  let renderText: String
  let isNull: Bool

  init(markup: String, isNull: Bool = false) {
    renderText = markup
    self.isNull = isNull
  }

  /// A section of a text sees what is around it.
  func child(named name: String) -> Any? { nil }
}
