"""The job: inputs → `attest worker` in each task → Parquet and JSON Lines, committed in one step."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import orjson
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

from . import inputs, output, worker

ANSWERS = "prefix string, source string, sha256 string, captured string, line binary"
_ARROW = pa.schema([("prefix", pa.string()), ("source", pa.string()), ("sha256", pa.string()),
                    ("captured", pa.string()), ("line", pa.binary())])
_MANIFEST = "table string, path string, rows bigint"


@dataclass(frozen=True)
class Settings:
    """What a job is told."""

    out: str
    warc: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    parquet: list[str] = field(default_factory=list)
    command: tuple[str, ...] = ("attest", "worker", "--no-text")
    limits: worker.Limits = worker.Limits()
    # Tasks that write; 0 is Spark's own choice.
    partitions: int = 0
    prefix_digits: int = 1
    # Input files of one commit: what a dying job loses at most.
    files_per_commit: int = 1000


@dataclass
class Summary:
    """What a job did: documents by status, rows by table, and the inputs that were done already."""

    documents: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    known_inputs: int = 0


def run(spark: SparkSession, settings: Settings) -> Summary:
    """Extracts every input that is not done. Done is what a commit with this version of the extraction lists."""
    # A batch holds whole documents: few of them.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "32")
    target = output.Output(settings.out)
    commits = target.recover()
    extractor = worker.fingerprint(list(settings.command))
    summary = Summary()
    done = {name for commit in commits if commit["extractor"] == extractor for name in commit["inputs"]}
    files = [("warc", path) for path in inputs.expand(settings.warc, (".warc", ".warc.gz"))]
    files += [("lines", path) for path in inputs.expand(settings.lines, (".jsonl", ".jsonl.gz", ".json", ".ndjson"))]
    files += [("parquet", path) for path in inputs.expand(settings.parquet, (".parquet",))]
    open_files = [entry for entry in files if entry[1] not in done]
    summary.known_inputs = len(files) - len(open_files)
    number = len(commits)
    for start in range(0, len(open_files), settings.files_per_commit):
        group = open_files[start : start + settings.files_per_commit]
        names = [path for _, path in group]
        run_id = "r" + hashlib.sha256(orjson.dumps([extractor, number, names])).hexdigest()[:12]
        answers = _answers(spark, settings, group)
        if target.has("documents"):
            known = spark.read.parquet(f"{target.path}/documents")
            known = known.where(known.extractor == extractor).select("source", "sha256")
            answers = answers.join(known, ["source", "sha256"], "left_anti").select(
                "prefix", "source", "sha256", "captured", "line")
        manifest = _write(answers, settings, target.work(run_id)).collect()
        files_written = sorted(row.path for row in manifest)
        if number == 0:
            # Every table is there from the first commit on, rows or not: queries need no exceptions.
            files_written += target.write_empty(run_id, {row.table for row in manifest})
        for row in manifest:
            summary.rows[row.table] = summary.rows.get(row.table, 0) + row.rows
        target.commit({
            "run": run_id, "number": number, "extractor": extractor, "inputs": names, "files": files_written})
        number += 1
        if any(path.startswith("documents/") for path in files_written):
            made = spark.read.parquet(f"{target.path}/documents/run={run_id}")
            for row in made.groupBy("status").count().collect():
                summary.documents[row.status] = summary.documents.get(row.status, 0) + row["count"]
    return summary


def _answers(spark: SparkSession, settings: Settings, group: list[tuple[str, str]]) -> DataFrame:
    """The answers to all documents of a group of files."""
    def of(kind: str) -> list[str]:
        return [path for each, path in group if each == kind]

    parts: list[DataFrame] = []
    if archives := of("warc"):
        # One task for each archive: a task reads its file once, from its beginning.
        paths = spark.createDataFrame([(path,) for path in archives], "path string").repartitionByRange(
            len(archives), "path")
        parts.append(paths.mapInArrow(_extractor(settings, _archive_requests), ANSWERS))
    if files := of("lines"):
        parts.append(spark.read.text(files).mapInArrow(_extractor(settings, inputs.line_requests), ANSWERS))
    if files := of("parquet"):
        parts.append(spark.read.parquet(*files).mapInArrow(_extractor(settings, inputs.row_requests), ANSWERS))
    answers = parts[0]
    for part in parts[1:]:
        answers = answers.unionAll(part)
    return answers


def _archive_requests(batches: Iterator[pa.RecordBatch]) -> Iterator[dict]:
    for batch in batches:
        for path in batch.column("path").to_pylist():
            yield from inputs.warc_requests(path)


def _extractor(settings: Settings, requests: Callable[[Iterator[pa.RecordBatch]], Iterator[dict]]):
    """What a task does with its part of the input: each document to the worker of its Python process."""
    command, limits, digits = list(settings.command), settings.limits, settings.prefix_digits

    def extract(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        process = worker.shared(command, limits)
        rows: list[tuple[str, str, str, bytes]] = []
        size = 0
        for request in requests(batches):
            archive = request.pop("archive", None)
            line = process.answer(request)
            answer = orjson.loads(line)
            if "error" in answer:
                # The request was understood by no one: an error of the input, told as what it is.
                raise ValueError(f"{request['id']}: {answer['error'].get('message')}")
            sha256 = answer["sha256"]
            if archive:
                line = line[:-1] + b',"archive":' + orjson.dumps(archive) + b"}"
            captured = archive["captured"] if archive else ""
            rows.append((sha256[:digits], answer["id"], sha256, captured, line))
            size += len(line)
            if size > 4 << 20:
                yield _batch(rows)
                rows, size = [], 0
        if rows:
            yield _batch(rows)

    return extract


def _batch(rows: list[tuple]) -> pa.RecordBatch:
    return pa.record_batch(
        [pa.array(column, type=entry.type) for column, entry in zip(zip(*rows), _ARROW)], schema=_ARROW)


def _write(answers: DataFrame, settings: Settings, work: str) -> DataFrame:
    keys = ["prefix"]
    grouped = answers.repartition(settings.partitions, *keys) if settings.partitions else answers.repartition(*keys)
    # Of captures of the same bytes the latest comes first, and is the one that is kept.
    ordered = grouped.sortWithinPartitions(
        grouped.prefix, grouped.source, grouped.sha256, grouped.captured.desc(), grouped.line)
    return ordered.mapInArrow(lambda batches: output.write_tables(batches, work), _MANIFEST)
