extension Schema {
  /// Documents, their versions, and what was noticed: names instead of numbers.
  static let documentViews = """
    CREATE VIEW about AS SELECT "view", "column", meaning FROM _about;

    CREATE VIEW documents AS
      SELECT sources.name AS source, substr(sha256, 1, 32) AS id, sources.url, sha256, media_type, byte_count, charset,
        charset_why, language, title, status, reason, offset, extractor,
        (SELECT count(*) FROM _mentions WHERE document = documents.id) AS mentions,
        (SELECT count(*) FROM _facts WHERE document = documents.id) AS facts
      FROM _sources AS sources JOIN _documents AS documents ON documents.id = sources.document
      WHERE sources.until IS NULL;

    CREATE VIEW versions AS
      SELECT name AS source, substr(sha256, 1, 32) AS document, sha256,
        CASE WHEN until IS NULL THEN 'current'
          WHEN EXISTS (SELECT 1 FROM _sources AS next WHERE next.name = sources.name AND next.since = sources.until)
          THEN 'superseded' ELSE 'removed' END AS state,
        since AS from_run, datetime(first.started, 'unixepoch') AS from_time, until AS until_run,
        datetime(last.started, 'unixepoch') AS until_time, documents.extractor,
        (SELECT count(*) FROM _mentions WHERE document = documents.id) AS mentions,
        (SELECT count(*) FROM _facts WHERE document = documents.id) AS facts
      FROM _sources AS sources JOIN _documents AS documents ON documents.id = sources.document
        JOIN _runs AS first ON first.id = since LEFT JOIN _runs AS last ON last.id = until;

    CREATE VIEW runs AS
      SELECT id AS run, datetime(started, 'unixepoch') AS started, extractor, stored, removed FROM _runs;

    CREATE VIEW diagnostics AS
      SELECT (SELECT min(name) FROM _sources WHERE document = documents.id AND until IS NULL) AS source, code,
        severity, message, start, "limit", value
      FROM _diagnostics JOIN _documents AS documents ON documents.id = document WHERE current = 1;

    CREATE VIEW passages AS
      SELECT (SELECT min(name) FROM _sources WHERE document = documents.id AND until IS NULL) AS source, kind, start,
        "end", text
      FROM _passages JOIN _documents AS documents ON documents.id = document WHERE current = 1;
    """

  /// Mentions, entities and facts of current documents.
  static let knowledgeViews = """
    CREATE VIEW mentions AS
      SELECT (SELECT min(name) FROM _sources WHERE document = documents.id AND until IS NULL) AS source, mentions.kind,
        start, "end", quote, sentences.text AS context, block, recognizer, within, role, entities.identifier AS entity,
        entities.key AS entity_key, normalized, parts, year_from, year_to, sha256
      FROM _mentions AS mentions JOIN _documents AS documents ON documents.id = mentions.document
        JOIN _sentences AS sentences ON sentences.id = sentence LEFT JOIN _entities AS entities ON entities.id = entity
      WHERE current = 1;

    CREATE VIEW entities AS
      SELECT identifier AS id, kind, key,
        (SELECT name FROM _labels WHERE entity = entities.id AND scheme IS NULL
          ORDER BY rank, length(name), name LIMIT 1) AS name,
        (SELECT count(*) FROM _mentions AS mentions JOIN _documents ON _documents.id = mentions.document
          WHERE entity = entities.id AND current = 1) AS mentions
      FROM _entities AS entities
      WHERE EXISTS (SELECT 1 FROM _labels JOIN _names ON label = _labels.id
        JOIN _documents ON _documents.id = document WHERE entity = entities.id AND current = 1);

    CREATE VIEW aliases AS
      SELECT entities.identifier AS entity, kind, key, name, CASE rank WHEN 0 THEN 'canonical' ELSE 'as written' END AS
        form, (SELECT count(*) FROM _names JOIN _documents ON _documents.id = document
          WHERE label = _labels.id AND current = 1) AS documents
      FROM _labels JOIN _entities AS entities ON entities.id = entity WHERE scheme IS NULL;

    CREATE VIEW identifiers AS
      SELECT entities.identifier AS entity, kind, key, scheme, name AS value
      FROM _labels JOIN _entities AS entities ON entities.id = entity WHERE scheme IS NOT NULL;

    CREATE VIEW bibliography AS
      SELECT source, normalized ->> 'ref_id' AS ref_id, normalized -> 'authors' AS authors,
        normalized ->> 'year' AS year, normalized ->> 'title' AS title, normalized ->> 'container' AS container,
        normalized ->> 'publisher' AS publisher, normalized ->> 'volume' AS volume, normalized ->> 'issue' AS issue,
        normalized ->> 'pages' AS pages, normalized ->> 'url' AS url, normalized ->> 'doi' AS doi,
        normalized ->> 'accessed' AS accessed, start, "end", quote, sha256
      FROM mentions WHERE kind = 'reference';

    CREATE VIEW citations AS
      SELECT source, normalized -> 'authors' AS authors, normalized ->> 'year' AS year,
        normalized ->> 'locator' AS locator, normalized ->> 'resolution' AS resolution,
        normalized ->> 'ref_id' AS ref_id, normalized ->> 'ref_quote' AS ref_quote,
        normalized -> 'ref_ids' AS ref_ids, start, "end", quote, context, sha256
      FROM mentions WHERE kind = 'citation';

    CREATE VIEW facts AS
      SELECT facts.identifier AS id,
        (SELECT min(name) FROM _sources WHERE document = documents.id AND until IS NULL) AS source, property, subject,
        facts.value ->> '$' AS value, number, low, high, unit, period, year_from, year_to, place, population, qualifier,
        attribution, negated, subjects.identifier AS subject_entity, objects.identifier AS value_entity,
        evidence.start, evidence."end", evidence.quote, sha256
      FROM _facts AS facts JOIN _documents AS documents ON documents.id = facts.document
        LEFT JOIN _entities AS subjects ON subjects.id = subject_entity
        LEFT JOIN _entities AS objects ON objects.id = value_entity
        JOIN _evidence AS evidence ON evidence.id = (SELECT min(id) FROM _evidence WHERE fact = facts.id)
      WHERE current = 1;

    CREATE VIEW evidence AS
      SELECT facts.identifier AS fact,
        (SELECT min(name) FROM _sources WHERE document = documents.id AND until IS NULL) AS source, role,
        evidence.start, evidence."end", evidence.ranges, evidence.quote, sha256
      FROM _evidence AS evidence JOIN _facts AS facts ON facts.id = fact
        JOIN _documents AS documents ON documents.id = facts.document
      WHERE current = 1;
    """

  /// Pairs of facts that say the same, and that cannot both be true.
  static let comparisonViews = """
    CREATE VIEW _pairs AS
      SELECT agrees, x.id AS x, y.id AS y, x.document <> y.document AS independent
      FROM _relations JOIN _position_facts AS p ON p.position = a JOIN _position_facts AS q ON q.position = b
        JOIN _facts AS x ON x.id = p.fact JOIN _facts AS y ON y.id = q.fact
      WHERE (a <> b OR x.id < y.id) AND (agrees OR p.ambiguous < 2 AND q.ambiguous < 2
        AND (x.document = y.document OR NOT (p.ambiguous OR q.ambiguous)));

    CREATE VIEW _compared AS
      SELECT agrees, CASE independent WHEN 1 THEN 'between documents' ELSE 'within a document' END AS scope,
        x.property, x.subject, x.unit, x.period, x.place, x.population,
        CASE WHEN x.subject_entity IS NULL THEN 'wording' ELSE 'entity' END AS basis,
        x.value ->> '$' AS value, x.qualifier, x.attribution,
        (SELECT min(name) FROM _sources WHERE document = x.document AND until IS NULL) AS source,
        v.start, v."end", v.quote, x.identifier AS fact,
        y.value ->> '$' AS other_value, y.qualifier AS other_qualifier, y.attribution AS other_attribution,
        (SELECT min(name) FROM _sources WHERE document = y.document AND until IS NULL) AS other_source,
        w.start AS other_start, w."end" AS other_end, w.quote AS other_quote, y.identifier AS other_fact
      FROM _pairs JOIN _facts AS x ON x.id = _pairs.x JOIN _facts AS y ON y.id = _pairs.y
        JOIN _evidence AS v ON v.id = (SELECT min(id) FROM _evidence WHERE fact = x.id)
        JOIN _evidence AS w ON w.id = (SELECT min(id) FROM _evidence WHERE fact = y.id);

    CREATE VIEW agreements AS SELECT * FROM _compared WHERE agrees = 1;

    CREATE VIEW contradictions AS SELECT * FROM _compared WHERE agrees = 0;
    """
}
