import DocumentModel

/// Laws, treaties and bodies, each in the year of its making or change.
enum TimelinePage {
  @Sendable static func make(_ visit: Visit) throws -> Page {
    let facts = try visit.store.rows(
      FactRows.select + """
         WHERE property IN ('enactment', 'ratification', 'amendment', 'establishment') AND negated = 0
        ORDER BY year_from, facts.id LIMIT 2000
        """)
    let timeline = Timeline(title: "Laws and bodies by year", facts: facts)
    return Page(
      title: "Timeline", template: "picture", area: "Laws",
      data: [
        "events": .array(
          timeline.events.map {
            .object([
              "year": .integer($0.year), "label": .string($0.label), "text": .string($0.text), "link": .string($0.link),
            ])
          }), "isEmpty": .boolean(timeline.events.isEmpty),
      ], drawn: ["picture": timeline.markup])
  }
}
