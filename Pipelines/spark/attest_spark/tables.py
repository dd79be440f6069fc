"""The tables that are written, and how an answer of the worker becomes rows of them.

Each table has the columns `source` and `sha256` first, so that any two join. Places are half-open UTF-8 bytes of the
document as received (`start`, `end`) and half-open Unicode scalars of its text (`text_start`, `text_end`). Values that
differ by kind (`normalized`, `value`) are JSON.
"""

from __future__ import annotations

import orjson
import pyarrow as pa

_TEXT, _INT = pa.string(), pa.int64()

_EVIDENCE = pa.struct([
    ("role", _TEXT), ("source", _TEXT), ("sha256", _TEXT), ("start", _INT), ("end", _INT), ("quote", _TEXT)])

# Where a document stands in a web archive; its facts' evidence is in the same record. `captured` is the archive's time.
_ARCHIVE = pa.struct([("file", _TEXT), ("recordId", _TEXT), ("offset", _INT), ("captured", _TEXT)])

_KEY = [("source", _TEXT), ("sha256", _TEXT)]

SCHEMAS: dict[str, pa.Schema] = {
    "documents": pa.schema(_KEY + [
        ("id", _TEXT), ("url", _TEXT), ("media_type", _TEXT), ("bytes", _INT), ("status", _TEXT), ("reason", _TEXT),
        ("charset", _TEXT), ("language", _TEXT), ("title", _TEXT), ("extractor", _TEXT), ("mentions", _INT),
        ("facts", _INT), ("archive", _ARCHIVE)]),
    "mentions": pa.schema(_KEY + [
        ("id", _TEXT), ("kind", _TEXT), ("quote", _TEXT), ("start", _INT), ("end", _INT), ("text_start", _INT),
        ("text_end", _INT), ("role", _TEXT), ("within", _TEXT), ("entity", _TEXT), ("normalized", _TEXT),
        ("parts", _TEXT), ("recognizer", _TEXT), ("block", _TEXT), ("context", _TEXT)]),
    "facts": pa.schema(_KEY + [
        ("id", _TEXT), ("property", _TEXT), ("subject", _TEXT), ("entity", _TEXT), ("value", _TEXT),
        ("number", pa.float64()), ("unit", _TEXT), ("period", _TEXT), ("place", _TEXT), ("population", _TEXT),
        ("attribution", _TEXT), ("negated", pa.bool_()), ("evidence", pa.list_(_EVIDENCE)),
        ("citations", pa.list_(_TEXT))]),
    "references": pa.schema(_KEY + [
        ("ref_id", _TEXT), ("quote", _TEXT), ("start", _INT), ("end", _INT), ("authors", pa.list_(_TEXT)),
        ("year", _TEXT), ("title", _TEXT), ("container", _TEXT), ("publisher", _TEXT), ("doi", _TEXT), ("url", _TEXT),
        ("normalized", _TEXT)]),
    "citations": pa.schema(_KEY + [
        ("quote", _TEXT), ("start", _INT), ("end", _INT), ("authors", pa.list_(_TEXT)), ("year", _TEXT),
        ("locator", _TEXT), ("resolution", _TEXT), ("ref_id", _TEXT), ("context", _TEXT), ("normalized", _TEXT)]),
    "diagnostics": pa.schema(_KEY + [
        ("id", _TEXT), ("severity", _TEXT), ("message", _TEXT), ("start", _INT), ("limit", _INT), ("value", _INT)]),
}


class Tables:
    """Collects rows, column by column."""

    def __init__(self) -> None:
        self._columns: dict[str, list[list]] = {name: [[] for _ in schema] for name, schema in SCHEMAS.items()}

    def add(self, line: bytes) -> None:
        """Takes an answer of the worker, one JSON object."""
        answer = orjson.loads(line)
        source, sha256 = answer["id"], answer["sha256"]
        mentions, facts = answer["mentions"], answer["facts"]
        entities: dict[int, str] = {}
        for entity in answer.get("entities", ()):
            for index in entity["mentions"]:
                entities[index] = entity["id"]
        get = answer.get
        self._row("documents", source, sha256, sha256[:32], get("url"), get("mediaType"), get("bytes"), answer["status"],
                  get("reason"), answer["charset"]["name"], get("language"), get("title"), get("extractor"),
                  len(mentions), len(facts), get("archive"))
        for index, mention in enumerate(mentions):
            self._mention(source, sha256, mention, entities.get(index))
        for fact in facts:
            self._fact(source, sha256, fact)
        for problem in answer["diagnostics"]:
            get = problem.get
            self._row("diagnostics", source, sha256, problem["id"], problem["severity"], problem["message"],
                      get("start"), get("limit"), get("value"))

    def tables(self) -> dict[str, pa.Table]:
        """What was collected; tables without rows are left out."""
        return {
            name: pa.table(
                [pa.array(values, type=field.type) for values, field in zip(columns, SCHEMAS[name])],
                schema=SCHEMAS[name])
            for name, columns in self._columns.items() if columns[0]
        }

    def _row(self, table: str, *values) -> None:
        for column, value in zip(self._columns[table], values, strict=True):
            column.append(value)

    def _mention(self, source: str, sha256: str, mention: dict, entity: str | None) -> None:
        get, normalized = mention.get, mention["normalized"]
        written = _json(normalized)
        kind, quote, start, end = mention["kind"], mention["quote"], mention["start"], mention["end"]
        self._row("mentions", source, sha256, get("id"), kind, quote, start, end, mention["textStart"],
                  mention["textEnd"], get("role"), get("within"), get("entity", entity), written, _json(get("parts")),
                  mention["recognizer"], get("block"), get("context"))
        value = normalized.get
        if kind == "reference":
            self._row("references", source, sha256, value("ref_id"), quote, start, end, value("authors"),
                      _text(value("year")), value("title"), value("container"), value("publisher"), value("doi"),
                      value("url"), written)
        elif kind == "citation":
            self._row("citations", source, sha256, quote, start, end, value("authors"), _text(value("year")),
                      value("locator"), value("resolution"), value("ref_id"), get("context"), written)

    def _fact(self, source: str, sha256: str, fact: dict) -> None:
        get, value = fact.get, fact["value"]
        number = float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
        evidence = [{key: piece.get(key) for key in ("role", "source", "sha256", "start", "end", "quote")}
                    for piece in fact["evidence"]]
        self._row("facts", source, sha256, fact["id"], fact["property"], fact["subject"]["text"],
                  fact["subject"].get("entity"), _text(value), number, get("unit"), get("period"), get("place"),
                  get("population"), get("attribution"), get("negated", False), evidence, get("citations", []))


def _json(value) -> str | None:
    return None if value is None else orjson.dumps(value).decode()


def _text(value) -> str | None:
    """Text as it is, anything else as JSON."""
    return value if isinstance(value, str) or value is None else _json(value)
