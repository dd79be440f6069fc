"""How results become visible: all of a run or nothing of it.

Tasks write files of their own names below `_work/RUN`, and tell the driver which. Of several attempts at one task Spark
hands on what one of them told, so files of attempts that were killed, repeated or raced are in no list. The driver writes
the list into `_commits/RUN.json` and then moves the files to their places; a run that dies in between is finished by the
next from that list, and what has no list is thrown away. One job at a time writes to a folder.

    OUT/documents/run=RUN/prefix=0f/part-….parquet     also mentions, facts, references, citations, diagnostics
    OUT/lines/run=RUN/prefix=0f/part-….jsonl.gz        the answers themselves, for `attest import`
    OUT/_commits/RUN.json
"""

from __future__ import annotations

import gzip
import uuid
from collections.abc import Iterator

import orjson
import pyarrow as pa
import pyarrow.parquet as parquet
from pyarrow import fs as arrow_fs

from . import inputs, tables

# Answers of one file, in bytes: files stay small enough to hold in a task's memory.
FILE_BYTES = 64 << 20

MANIFEST = pa.schema([("table", pa.string()), ("path", pa.string()), ("rows", pa.int64())])


def write_tables(batches: Iterator[pa.RecordBatch], work: str) -> Iterator[pa.RecordBatch]:
    """Writes answers, sorted by (prefix, source, sha256), as files below `work`; tells their paths, relative to it. Of
    answers about one document under one name the first is taken."""
    system, folder = inputs.filesystem(work)
    last: tuple[str, str] | None = None
    prefix: str | None = None
    lines: list[bytes] = []
    size = 0
    written: list[tuple[str, str, int]] = []

    def flush() -> None:
        nonlocal size
        if lines:
            written.extend(_write(system, folder, prefix, lines))
        lines.clear()
        size = 0

    for batch in batches:
        for row in batch.to_pylist():
            key = (row["source"], row["sha256"])
            if key == last:
                continue
            last = key
            if row["prefix"] != prefix or size > FILE_BYTES:
                flush()
                prefix = row["prefix"]
            lines.append(row["line"])
            size += len(row["line"])
    flush()
    columns = list(zip(*written)) or [(), (), ()]
    yield pa.record_batch([pa.array(column, type=field.type) for column, field in zip(columns, MANIFEST)], schema=MANIFEST)


def _write(system: arrow_fs.FileSystem, folder: str, prefix: str, lines: list[bytes]) -> list[tuple[str, str, int]]:
    name = f"prefix={prefix}/part-{uuid.uuid4().hex}"
    collected = tables.Tables()
    for line in lines:
        collected.add(line)
    files = [(table, f"{table}/{name}.parquet", content.num_rows) for table, content in collected.tables().items()]
    for (table, path, _), content in zip(files, collected.tables().values()):
        system.create_dir(f"{folder}/{table}/prefix={prefix}")
        parquet.write_table(content, f"{folder}/{path}", filesystem=system, compression="zstd")
    system.create_dir(f"{folder}/lines/prefix={prefix}")
    path = f"lines/{name}.jsonl.gz"
    with system.open_output_stream(f"{folder}/{path}", compression=None) as stream:
        # No time in the header: equal answers give equal bytes.
        stream.write(gzip.compress(b"".join(line + b"\n" for line in lines), compresslevel=6, mtime=0))
    return files + [("lines", path, len(lines))]


class Output:
    """The folder of results, as the driver sees it."""

    def __init__(self, path: str):
        self.path = path.rstrip("/")
        self._system, self._folder = inputs.filesystem(self.path)
        for name in ("_commits", "_work"):
            self._system.create_dir(f"{self._folder}/{name}")

    def recover(self) -> list[dict]:
        """Finishes the runs that were committed but not moved, throws away what was not committed, and gives the commits,
        the oldest first."""
        commits: list[dict] = []
        for entry in self._system.get_file_info(arrow_fs.FileSelector(f"{self._folder}/_commits")):
            if entry.path.endswith(".json"):
                with self._system.open_input_stream(entry.path) as stream:
                    commits.append(orjson.loads(stream.readall()))
        commits.sort(key=lambda commit: commit["number"])
        for commit in commits:
            if self._exists(f"_work/{commit['run']}"):
                self._move(commit)
        self._system.delete_dir_contents(f"{self._folder}/_work")
        return commits

    def work(self, run: str) -> str:
        """Where the tasks of a run write."""
        return f"{self.path}/_work/{run}"

    def write_empty(self, run: str, written: set[str]) -> list[str]:
        """Writes a file without rows for each table that a run has none of; their paths."""
        paths: list[str] = []
        for name, schema in tables.SCHEMAS.items():
            if name not in written:
                paths.append(f"{name}/prefix=0/part-empty.parquet")
                self._system.create_dir(f"{self._folder}/_work/{run}/{name}/prefix=0")
                parquet.write_table(
                    schema.empty_table(), f"{self._folder}/_work/{run}/{paths[-1]}", filesystem=self._system)
        return paths

    def commit(self, commit: dict) -> None:
        """Makes the files of a run visible. `files` lists their paths below its work folder."""
        place = f"{self._folder}/_commits/{commit['run']}.json"
        with self._system.open_output_stream(f"{place}.new") as stream:
            stream.write(orjson.dumps(commit, option=orjson.OPT_INDENT_2))
        self._system.move(f"{place}.new", place)
        self._move(commit)
        self._system.delete_dir(f"{self._folder}/_work/{commit['run']}")

    def has(self, table: str) -> bool:
        """Whether a table has been written."""
        return self._exists(table)

    def _move(self, commit: dict) -> None:
        for path in commit["files"]:
            table, _, rest = path.partition("/")
            source, target = f"_work/{commit['run']}/{path}", f"{table}/run={commit['run']}/{rest}"
            if self._exists(source):
                self._system.create_dir(f"{self._folder}/{target.rpartition('/')[0]}")
                self._system.move(f"{self._folder}/{source}", f"{self._folder}/{target}")

    def _exists(self, path: str) -> bool:
        return self._system.get_file_info(f"{self._folder}/{path}").type != arrow_fs.FileType.NotFound
