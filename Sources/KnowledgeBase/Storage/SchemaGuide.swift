import DocumentModel

extension Schema {
  /// What each view and each of its columns means: (view, column, meaning), the column empty for the view itself.
  static var guide: [(view: String, column: String, meaning: String)] {
    views.flatMap { view in
      [(view.name, "", view.meaning)]
        + view.columns.map { column in (view.name, column, view.special[column] ?? common[column] ?? "") }
    }
  }

  private struct View {
    var name: String
    var meaning: String
    var columns: [String]
    /// Meanings that hold in this view only.
    var special: [String: String] = [:]

    init(_ name: String, _ meaning: String, _ columns: String, _ special: [String: String] = [:]) {
      self.name = name
      self.meaning = meaning
      self.columns = columns.split(separator: " ").map(String.init)
      self.special = special
    }
  }

  private static let views = [
    View("about", "What each view and column means; look here first.", "view column meaning"),
    View(
      "documents", "What each source says now: one row for each source.",
      "source id url sha256 media_type byte_count charset charset_why language title status reason offset extractor mentions facts",
      ["id": "The document: first half of its digest", "url": "Where the bytes were fetched from"]),
    View(
      "versions", "Every document that a source ever held; nothing is overwritten.",
      "source document sha256 state from_run from_time until_run until_time extractor mentions facts"),
    View(
      "runs", "Runs that changed something.", "run started extractor stored removed",
      ["started": "When it began (UTC)"]),
    View(
      "diagnostics", "What was noticed while reading documents.",
      "source code severity message start limit value",
      ["start": "Byte of the source", "value": "The number that met the limit"]),
    View(
      "passages", "The text of each block (paragraph, heading, cell, …), as it is searched.",
      "source kind start end text", ["kind": "Kind of block"]),
    View(
      "mentions", "Everything that was found in the text, with its proven place.",
      "source kind start end quote context block recognizer within role entity entity_key normalized parts year_from year_to sha256",
      ["role": "`use` for a later use of an acronym"]),
    View(
      "entities", "Laws, treaties and agencies that current documents name, each once across all documents.",
      "id kind key name mentions",
      ["id": "SHA-256 of the key, first half", "kind": "law, treaty, agency, …", "name": "Its best known name"]),
    View(
      "aliases", "All names of entities.", "entity kind key name form documents",
      ["form": "`canonical`, or `as written` in a document", "documents": "How many current documents use it"]),
    View(
      "identifiers", "Identifiers of entities in other systems.", "entity kind key scheme value",
      ["scheme": "eli, celex, ecli, akn, usc, wikidata or id", "value": "The identifier"]),
    View(
      "bibliography", "Entries of lists of references.",
      "source ref_id authors year title container publisher volume issue pages url doi accessed start end quote sha256"),
    View(
      "citations", "Places where a document cites a work.",
      "source authors year locator resolution ref_id ref_quote ref_ids start end quote context sha256"),
    View(
      "facts", "What current documents say: one row for each fact, with the first of its evidence.",
      "id source property subject value number low high unit period year_from year_to place population qualifier attribution negated subject_entity value_entity start end quote sha256",
      ["id": "The fact's identifier", "property": "One of: \(properties)"]),
    View(
      "evidence", "The proven places each fact rests on.", "fact source role start end ranges quote sha256",
      ["role": "What it proves: value, subject, unit, period, caption, header, attribution"]),
    View(
      "agreements",
      "Pairs of facts of one measure (property, subject, unit, period, place, population) that can both be true.",
      compared),
    View(
      "contradictions",
      "Pairs of facts of one measure that cannot both be true. Another place, population or period is no contradiction.",
      compared),
    View(
      "cited_documents", "References that name a document of this knowledge base, by its DOI, address or title.",
      "source ref_id start end quote basis cited_source cited_document", ["basis": "doi, url or title"]),
    View(
      "cited_facts",
      "Facts that rest on a document of this knowledge base, and whether it says the same: supported there, contradicted there (a fact of the same measure excludes it) or not found there.",
      "fact source property subject value unit period start end quote ref_id basis verdict cited_source other_fact other_subject other_value other_start other_end other_quote",
      ["basis": "How the document was found: doi, url or title", "other_fact": "The fact there that decided"]),
  ]

  private static let compared =
    "agrees scope property subject unit period place population basis value qualifier attribution source start end quote fact other_value other_qualifier other_attribution other_source other_start other_end other_quote other_fact"

  /// The vocabulary of properties with what each says (`FactProperty`).
  private static let properties = [
    "enactment (when a law or treaty was made; qualifier adopted, signed or in_force)",
    "ratification (who brings which treaty into force)", "amendment (which law changed or replaced it, or when)",
    "repeal (which law took it out of force, or when)", "implementation (which law or treaty it carries out)",
    "supplement (what it adds to)", "topic (what a law is about, by its title)",
    "establishment (when or by which instrument a body came to be)", "membership (how many members, or which)",
    "mandate (what a body may or shall do)", "definition (what a term means)", "quantity (how many or how much)",
    "series (a figure of a table with its period)", "responsibility (what a body is in charge of)",
    "citation (whom a statement rests on)",
  ].joined(separator: "; ")

  private static let common = [
    "accessed": "When it was looked up", "agrees": "1 where both can be true, 0 where they cannot",
    "attribution": "Who is said to have said it, as in the text", "authors": "Authors as written (JSON array)",
    "basis": "`entity` where the subject is a known entity, `wording` where it is the same words",
    "block": "Path of the block's element", "byte_count": "Number of bytes as received",
    "cited_document": "The document that is cited: first half of its digest",
    "cited_source": "Source of the document that is cited", "charset": "Encoding the bytes were read in",
    "charset_why": "What decided the encoding",
    "code": "Stable identifier of the problem", "column": "The column; empty for the view as a whole",
    "container": "Journal or book it appeared in", "context": "The sentence",
    "document": "The document: first half of its digest", "doi": "Digital object identifier",
    "end": "End in bytes of the source as received (half-open)", "entity": "Identifier of the entity",
    "entity_key": "Canonical key of the entity", "extractor": "Version of the rules and packs that read it",
    "fact": "The fact's identifier", "facts": "Number of its facts", "from_run": "The run that stored it",
    "from_time": "When that run began (UTC)", "high": "Highest number the statement allows", "issue": "Issue",
    "key": "Canonical key, e.g. law:/akn/id/act/2007/21", "kind": "Kind of mention or entity",
    "language": "Language code", "limit": "The limit that was met", "locator": "Pages or section cited",
    "low": "Lowest number the statement allows", "meaning": "What it means",
    "media_type": "text/html, application/xml or text/plain", "mentions": "Number of mentions",
    "message": "One line on the problem", "name": "The name", "negated": "1 where the text denies it",
    "normalized": "What it means (JSON, keys as in the contract)", "number": "The value, where it is one number",
    "offset": "Byte of the source where it was noticed", "other_attribution": "Who said the other",
    "other_end": "End of the other's evidence", "other_fact": "The other fact's identifier",
    "other_qualifier": "Qualifier of the other value", "other_quote": "The other's evidence",
    "other_source": "Source of the other", "other_start": "Start of the other's evidence",
    "other_subject": "What the other is said of", "other_value": "The other value", "pages": "Pages",
    "parts": "Its parts with their places (JSON)",
    "period": "Time it holds for, ISO 8601", "place": "Place it holds for", "population": "People it holds for",
    "property": "What is said of the subject (see facts.property)", "publisher": "Publisher",
    "qualifier": "about, at_least, at_most, more_than, less_than, almost, up_to; of an enactment its kind",
    "quote": "What stands there, cut by the quote law", "ranges": "Parts of the place (JSON), where there are several",
    "reason": "Why the document is not ok", "recognizer": "The rule that found it",
    "ref_id": "The entry in the bibliography of the same source", "ref_ids": "Entries of a numeric range (JSON array)",
    "ref_quote": "Start of the linked entry", "removed": "Sources removed",
    "resolution": "resolved, fuzzy, ambiguous or unresolved", "run": "Number of the run",
    "scope": "`between documents`, or `within a document` that says both itself",
    "severity": "info, warning or error", "sha256": "SHA-256 of the bytes as received",
    "source": "Name of the source: its URL or path", "start": "Start in bytes of the source as received",
    "state": "current, superseded (another version took its place) or removed",
    "status": "ok, partial, rejected, failed",
    "stored": "Documents stored", "subject": "What it is said of, as in the text",
    "subject_entity": "Identifier of the subject's entity", "text": "The text, white space made one", "title": "Title",
    "unit": "Unit", "until_run": "The run from which on it no longer held", "until_time": "When that run began (UTC)",
    "url": "URL", "value": "What is said: a number, text, or a range (JSON)",
    "value_entity": "Identifier of the value's entity",
    "verdict": "supported there, contradicted there or not found there", "view": "The view", "volume": "Volume",
    "within": "Kind of the mention it stands in", "year": "Year", "year_from": "First year of its time",
    "year_to": "Last year of its time",
  ]
}
