"""Runs the job: `spark-submit extract.py --out OUT --warc PATH… --attest /usr/bin/attest`. `--help` tells the rest."""

from __future__ import annotations

import argparse
import shlex
import sys
import tempfile
import zipfile
from pathlib import Path

from pyspark.sql import SparkSession

HERE = Path(__file__).resolve().parent


def main() -> int:
    parser = argparse.ArgumentParser(description="Extracts documents on Spark into Parquet and JSON Lines.")
    parser.add_argument("--out", required=True, help="folder or URL of the results")
    parser.add_argument("--warc", nargs="*", default=[], help="WARC files, folders of them, or URLs")
    parser.add_argument("--lines", nargs="*", default=[], help="JSON Lines of the worker protocol")
    parser.add_argument("--parquet", nargs="*", default=[], help="Parquet with id or url, mediaType, bytes or text")
    parser.add_argument("--attest", default="attest worker --no-text", help="the worker's command on the executors")
    parser.add_argument("--cpu-seconds", type=float, default=20, help="what one document may take (20)")
    parser.add_argument("--memory-mb", type=int, default=512, help="memory of a worker (512)")
    parser.add_argument("--partitions", type=int, default=0, help="tasks that write (Spark's choice)")
    parser.add_argument("--prefix-digits", type=int, default=1, choices=(1, 2, 3), help="digits of the digest (1)")
    parser.add_argument("--files-per-commit", type=int, default=1000, help="what a dying job loses at most (1000)")
    told = parser.parse_args()
    if not (told.warc or told.lines or told.parquet):
        parser.error("no input; give --warc, --lines or --parquet")
    spark = SparkSession.builder.appName("attest").getOrCreate()
    ship(spark)
    from attest_spark import job, worker

    settings = job.Settings(
        out=told.out, warc=told.warc, lines=told.lines, parquet=told.parquet, command=tuple(shlex.split(told.attest)),
        limits=worker.Limits(cpu_seconds=told.cpu_seconds, memory_bytes=told.memory_mb << 20,
                             wall_seconds=max(120, 6 * told.cpu_seconds)),
        partitions=told.partitions, prefix_digits=told.prefix_digits, files_per_commit=told.files_per_commit)
    summary = job.run(spark, settings)
    print(f"inputs done before {summary.known_inputs}")
    for name, count in sorted(summary.documents.items()):
        print(f"documents {name} {count}")
    for name, count in sorted(summary.rows.items()):
        print(f"rows {name} {count}")
    # As `attest run`: 1 where some documents were not read whole.
    return 1 if any(name != "ok" for name in summary.documents) else 0


def ship(spark: SparkSession) -> None:
    """Sends the package to the executors."""
    archive = Path(tempfile.mkdtemp(prefix="attest-spark-")) / "attest_spark.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for module in sorted((HERE / "attest_spark").glob("*.py")):
            zipped.write(module, f"attest_spark/{module.name}")
    spark.sparkContext.addPyFile(str(archive))


if __name__ == "__main__":
    sys.exit(main())
