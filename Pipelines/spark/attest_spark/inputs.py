"""Where documents come from: requests of the worker protocol from WARC files, JSON Lines and Parquet.

A path is a local one, or a URL that pyarrow opens (`s3://`, `gs://`, `hdfs://`, `file://`) or that is fetched (`https://`,
as Common Crawl's archives are).
"""

from __future__ import annotations

import base64
import os
import urllib.request
from collections.abc import Iterator

import orjson
import pyarrow as pa
from pyarrow import fs as arrow_fs

MEDIA_TYPES = {
    "text/html": "text/html", "application/xhtml+xml": "application/xhtml+xml", "text/plain": "text/plain",
    "application/xml": "application/xml", "text/xml": "application/xml", "application/rss+xml": "application/xml",
    "application/atom+xml": "application/xml",
}

# One document of an archive may have this many bytes; longer ones are cut off by no one: they are left out.
LARGEST = 64 << 20


def filesystem(path: str) -> tuple[arrow_fs.FileSystem, str]:
    """The file system of a path or URL, and the path in it."""
    if "://" in path:
        return arrow_fs.FileSystem.from_uri(path)
    return arrow_fs.LocalFileSystem(), path


def expand(paths: list[str], ending: tuple[str, ...]) -> list[str]:
    """The files of the paths, folders walked in byte order; a file that is named is always taken."""
    found: list[str] = []
    for path in paths:
        if path.startswith(("https://", "http://")):
            found.append(path)
            continue
        if "://" not in path:
            # Executors have folders of their own.
            path = os.path.abspath(path)
        system, inner = filesystem(path)
        info = system.get_file_info(inner)
        if info.type == arrow_fs.FileType.NotFound:
            raise SystemExit(f"error: {path} was not found; expected a file or a folder")
        if info.type != arrow_fs.FileType.Directory:
            found.append(path)
            continue
        prefix = path[: len(path) - len(inner)] if path.endswith(inner) else ""
        entries = system.get_file_info(arrow_fs.FileSelector(inner, recursive=True))
        found += sorted(prefix + entry.path for entry in entries if entry.is_file and entry.path.endswith(ending))
    return found


def _open(path: str):
    if path.startswith(("https://", "http://")):
        return urllib.request.urlopen(path, timeout=60)
    system, inner = filesystem(path)
    return system.open_input_stream(inner, compression=None)


def warc_requests(path: str) -> Iterator[dict]:
    """A request for each successful response of a WARC file whose type is one that is read; its URL is its name. `archive`
    says where it stands, for the evidence of its facts; the worker is not told."""
    from warcio.archiveiterator import ArchiveIterator

    with _open(path) as stream:
        records = ArchiveIterator(stream)
        for record in records:
            if record.rec_type != "response" or record.http_headers is None:
                continue
            if record.http_headers.get_statuscode() not in ("200", "203"):
                continue
            # What this program fetched to find its way, and what broke off, are no documents (`attest run` does the same).
            if record.rec_headers.get_header("WARC-Attest-Purpose") or record.rec_headers.get_header(
                    "WARC-Truncated") in ("disconnect", "time"):
                continue
            declared = record.http_headers.get_header("Content-Type") or ""
            media_type = MEDIA_TYPES.get(declared.split(";")[0].strip().lower())
            if media_type is None:
                continue
            content = record.content_stream().read(LARGEST + 1)
            if not content or len(content) > LARGEST:
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            request = {"id": url, "mediaType": media_type, "base64": base64.b64encode(content).decode(), "url": url}
            charset = _charset(declared)
            request["archive"] = {
                "file": path, "recordId": (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>"),
                # Told only once the record was read.
                "offset": records.get_record_offset(), "captured": record.rec_headers.get_header("WARC-Date") or ""}
            yield request | ({"charset": charset} if charset else {})


def _charset(declared: str) -> str | None:
    for parameter in declared.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def line_requests(batches: Iterator[pa.RecordBatch]) -> Iterator[dict]:
    """The requests in lines of text, each a JSON object of the worker protocol. What is none is told, not passed over."""
    for batch in batches:
        for line in batch.column("value").to_pylist():
            if not line.strip():
                continue
            try:
                request = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise ValueError(f"no JSON object in a line of the input: {error}: {line[:80]}") from None
            if not isinstance(request, dict) or not {"id", "mediaType"} <= request.keys() or (
                    "text" not in request and "base64" not in request):
                raise ValueError(f"a line of the input lacks `id`, `mediaType`, or `text` or `base64`: {line[:80]}")
            yield request


def row_requests(batches: Iterator[pa.RecordBatch]) -> Iterator[dict]:
    """The requests in rows with `id` (or `url`), `mediaType` (or HTML) and `bytes` or `text`, as Parquet files hold them."""
    for batch in batches:
        for row in batch.to_pylist():
            request = {"id": row.get("id") or row["url"], "mediaType": row.get("mediaType") or "text/html"}
            if row.get("bytes") is not None:
                request["base64"] = base64.b64encode(row["bytes"]).decode()
            else:
                request["text"] = row["text"]
            for key in ("url", "charset"):
                if row.get(key):
                    request[key] = row[key]
            yield request
