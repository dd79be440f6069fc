/// The identifiers of the laws and cases that a pack names, by its templates for their types.
struct PackIdentifiers: Sendable {
  private let templates: [String: IdentifierTemplate]

  /// Throws `PackError` where a template is none.
  init(_ pack: Pack) throws {
    do {
      templates = try (pack.identifiers ?? [:]).mapValues { try IdentifierTemplate($0) }
    } catch {
      throw PackError(file: pack.pack, message: "identifiers: \(error)")
    }
  }

  /// The template for a type of law, `case` among them.
  subscript(type: String) -> IdentifierTemplate? { templates[type] }

  /// The identifier of a law of the pack; nil where the pack has no scheme or not what it asks for.
  func id(_ law: Pack.Instrument) -> String? {
    templates[law.type ?? "act"]?.fill(IdentifierTemplate.Values(number: law.number, year: law.year))
  }
}
