"""Jobs in one Spark session, some of them disturbed: each must end in the knowledge base of `attest run` (S1), with
listeners on the loopback address only (S2).

    jobs.py ATTEST CORPUS [JOBS [KILLS]]

Prints one line for each job and ends with 1 where one differs.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import ipaddress
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import orjson

HERE = Path(__file__).resolve().parent
SPARK = HERE.parent.parent / "Pipelines" / "spark"
sys.path.insert(0, str(SPARK))
POISON = ["poison/spin.html", "poison/kill.html", "poison/junk.html", "poison/exit.html", "poison/memory.html"]


def main() -> int:
    attest, corpus = sys.argv[1], Path(sys.argv[2])
    jobs = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    kills = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYSPARK_PYTHON"] = sys.executable
    folder = Path(tempfile.mkdtemp(prefix="attest-spark-"))
    try:
        return check(attest, corpus, jobs, kills, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check(attest: str, corpus: Path, jobs: int, kills: int, folder: Path) -> int:
    documents = make_documents(corpus, folder / "documents")
    expected = export(attest, ["run", "documents", "--kb", "expected.sqlite", "--quiet"], "expected.sqlite", folder)
    spark = session()
    from attest_spark import job, worker

    failures: list[str] = []
    generator = random.Random(20)
    seed_note = "seed 20"
    for number in range(jobs):
        disturbed = number < kills
        poisoned = number % 4 == 3
        lines = folder / f"in-{number}"
        write_lines(documents, lines, generator, poisoned)
        mock = [sys.executable, str(HERE / "mock_worker.py"), "0.05" if disturbed else "0"]
        command = (mock if disturbed or poisoned else []) + [attest, "worker", "--no-text"]
        settings = job.Settings(
            out=str(folder / f"out-{number}"), lines=[str(lines)], command=tuple(command),
            limits=worker.Limits(cpu_seconds=1, memory_bytes=400 << 20, wall_seconds=30),
            partitions=generator.choice([1, 2, 3, 5, 8, 16, 64]))
        killer = threading.Thread(target=kill_executor, args=(generator.uniform(0.5, 2),)) if disturbed else None
        if killer:
            killer.start()
        started = time.monotonic()
        summary = job.run(spark, settings)
        if killer:
            killer.join()
        again = job.run(spark, settings)
        problems = verify(attest, folder, number, expected, poisoned)
        if again.documents or again.known_inputs == 0:
            problems.append("the second run of a finished job did something")
        if poisoned and summary.documents.get("failed") != len(POISON):
            problems.append(f"documents by status are {summary.documents}")
        what = ("executor killed, " if disturbed else "") + ("poison, " if poisoned else "")
        print(f"job {number}: {what}{time.monotonic() - started:.1f} s: {'; '.join(problems) or 'equal'}", flush=True)
        failures += [f"job {number}: {problem}" for problem in problems]
        shutil.rmtree(settings.out)
        shutil.rmtree(lines)
    for problem in archives(attest, spark, documents, folder) + queries(spark, folder / "out-archives"):
        failures.append(problem)
        print(problem, flush=True)
    outside = [address for address in listeners(os.getpid()) if not address.is_loopback]
    if outside:
        failures.append(f"listeners beyond the loopback address: {outside}")
    spark.stop()
    print(f"{jobs} jobs, {kills} with a killed executor, {len(failures)} failures ({seed_note})")
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def session():
    from pyspark.sql import SparkSession

    import pyspark

    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]").appName("attest-test")
        .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.speculation", "true")
        .config("spark.speculation.interval", "200ms").config("spark.speculation.multiplier", "1.2")
        .config("spark.speculation.quantile", "0.3").config("spark.task.maxFailures", "8")
        .config("spark.deploy.maxExecutorRetries", "-1").config("spark.log.level", "ERROR").getOrCreate())
    import extract

    extract.ship(spark)
    return spark


def make_documents(corpus: Path, folder: Path) -> list[tuple[str, str, bytes]]:
    """The corpus, and variations of each of its documents, below `folder`; (name, media type, bytes)."""
    made: list[tuple[str, str, bytes]] = []
    for source in sorted(corpus.rglob("source.*")):
        if source.suffix not in (".html", ".xml"):
            continue
        for copy in range(4):
            content = source.read_bytes() + b"\n<!-- %d -->" % copy if copy else source.read_bytes()
            name = f"{source.parent.name}-{copy}{source.suffix}"
            folder.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
            media_type = "text/html" if source.suffix == ".html" else "application/xml"
            made.append((f"documents/{name}", media_type, content))
    return made


def write_lines(documents, folder: Path, generator: random.Random, poisoned: bool) -> None:
    """The documents as JSON Lines in a few files, in any order, some of them twice."""
    folder.mkdir()
    lines = [{"id": name, "mediaType": kind, "base64": base64.b64encode(content).decode()}
             for name, kind, content in documents]
    lines += generator.sample(lines, 5)
    if poisoned:
        lines += [{"id": name, "mediaType": "text/html", "text": f"<p>{name}"} for name in POISON]
    generator.shuffle(lines)
    count = generator.choice([1, 2, 3, 7])
    for number in range(count):
        with gzip.open(folder / f"{number}.jsonl.gz", "wb", compresslevel=1) as stream:
            for line in lines[number::count]:
                stream.write(orjson.dumps(line) + b"\n")


def verify(attest: str, folder: Path, number: int, expected: str, poisoned: bool) -> list[str]:
    """What is wrong with the results of a job."""
    knowledge = f"job-{number}.sqlite"
    lines = b"".join(
        gzip.decompress(path.read_bytes()) for path in sorted((folder / f"out-{number}" / "lines").rglob("*.gz")))
    (folder / "lines.jsonl").write_bytes(
        b"".join(line + b"\n" for line in lines.splitlines() if b'"id":"poison/' not in line[:40]))
    got = export(attest, ["import", knowledge, "lines.jsonl", "--quiet"], knowledge, folder)
    problems = [] if got == expected else ["its knowledge base differs from that of `attest run`"]
    import duckdb

    tables = folder / f"out-{number}"
    names = [name for name, in duckdb.sql(
        f"select source from read_parquet('{tables}/documents/*/*/*.parquet')").fetchall()]
    if len(names) != len(set(names)):
        problems.append("a document stands twice in the table")
    loose = duckdb.sql(
        f"select count(*) from read_parquet('{tables}/mentions/*/*/*.parquet') where source not in "
        f"(select source from read_parquet('{tables}/documents/*/*/*.parquet'))").fetchall()[0][0]
    if loose:
        problems.append(f"{loose} mentions of no document")
    if list((tables / "_work").iterdir()):
        problems.append("files are left in _work")
    (folder / knowledge).unlink(missing_ok=True)
    return problems


def archives(attest: str, spark, documents: list[tuple[str, str, bytes]], folder: Path) -> list[str]:
    """What is wrong with a job over web archives: its knowledge base must be that of `attest run` on the same files, with
    the records that prove each fact. Some pages were captured twice, some packed, some are no documents."""
    from attest_spark import job

    made = folder / "archives"
    made.mkdir()
    for number in range(3):
        with (made / f"{number}.warc.gz").open("wb") as stream:
            write_archive(stream, documents, number)
    expected = export(attest, ["run", "archives", "--kb", "archives.sqlite", "--quiet"], "archives.sqlite", folder)
    out = folder / "out-archives"
    job.run(spark, job.Settings(out=str(out), warc=[str(made)], command=(attest, "worker", "--no-text"), partitions=4))
    (folder / "lines.jsonl").write_bytes(b"".join(
        gzip.decompress(path.read_bytes()) for path in sorted((out / "lines").rglob("*.gz"), reverse=True)))
    got = export(attest, ["import", "imported.sqlite", "lines.jsonl", "--quiet"], "imported.sqlite", folder)
    proven = subprocess.run([attest, "verify", "imported.sqlite"], cwd=folder, capture_output=True, text=True)
    problems = [] if got == expected else ["archives: the knowledge base differs from that of `attest run`"]
    if proven.returncode != 0:
        problems.append(f"archives: `verify` ended with {proven.returncode}: {proven.stdout[-300:]}{proven.stderr[-300:]}")
    print(f"archives: {'; '.join(problems) or 'equal, and verified'}", flush=True)
    return problems


def write_archive(stream, documents: list[tuple[str, str, bytes]], number: int) -> None:
    """One of three archives: every third document, another version of some that an archive before had, an error, an image."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(stream, gzip=True)

    def add(url: str, kind: str, content: bytes, status: str = "200 OK", packed: bool = False) -> None:
        headers = [("Content-Type", kind)] + ([("Content-Encoding", "gzip")] if packed else [])
        body = gzip.compress(content) if packed else content
        writer.write_record(writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": f"2026-0{number + 1}-01T00:00:00Z"}))

    for place, (name, kind, content) in enumerate(documents):
        if place % 3 == number:
            add(f"https://reports.example/{name}", kind + ("; charset=utf-8" if place % 2 else ""), content, packed=place % 4 == 0)
        elif place % 3 == number - 1 and place % 5 == 0:
            # Seen again, with other bytes or the same ones.
            add(f"https://reports.example/{name}", kind, content + (b"\n<!-- new -->" if place % 2 else b""))
    add("https://reports.example/none", "text/html", b"<p>not here", status="503 Service Unavailable")
    add("https://reports.example/image", "image/png", b"\x89PNG")


def queries(spark, out: Path) -> list[str]:
    """What is wrong with the queries of the README, in DuckDB and in Spark: each must run and answer something, alike."""
    import duckdb

    text = (SPARK / "README.md").read_text().split("```sql")[1].split("```")[0]
    problems = []
    for table in ("documents", "mentions", "facts"):
        spark.read.parquet(str(out / table)).createOrReplaceTempView(table)
    for query in filter(str.strip, text.split(";")):
        first = duckdb.sql(query.replace("'results/", f"'{out}/")).fetchall()
        translated = re.sub(r"read_parquet\('results/(\w+)/[^']*'\)", r"\1", query)
        translated = translated.replace("json_extract_string", "get_json_object").replace("[1]", "[0]")
        second = spark.sql(translated).collect()
        # The third tells what was not read whole, which is nothing here.
        if len(first) != len(second) or not first and "status <> 'ok'" not in query:
            problems.append(f"query: {len(first)} rows in DuckDB, {len(second)} in Spark: {query.strip()[:80]}")
    return problems


def export(attest: str, command: list[str], knowledge: str, folder: Path) -> str:
    """Digest of the export of the knowledge base that a command makes."""
    made = subprocess.run([attest, *command], cwd=folder, capture_output=True)
    if made.returncode not in (0, 1):
        return f"{command[0]} ended with {made.returncode}: {made.stderr.decode()[:300]}"
    told = subprocess.run([attest, "export", knowledge, "--format", "jsonl"], cwd=folder, capture_output=True, check=True)
    return hashlib.sha256(told.stdout).hexdigest()


def kill_executor(delay: float) -> None:
    """Kills one executor of this session after some seconds."""
    time.sleep(delay)
    executors = [pid for pid, line in processes(os.getpid()) if "CoarseGrainedExecutorBackend" in line]
    if executors:
        os.kill(executors[0], signal.SIGKILL)


def processes(root: int) -> list[tuple[int, str]]:
    """The processes below `root` with their command lines."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = []
    for pid in parents:
        above = pid
        while above in parents and above != root:
            above = parents[above]
        if above == root and pid != root:
            try:
                found.append((pid, (Path("/proc") / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode()))
            except OSError:
                continue
    return found


def listeners(root: int) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """Addresses on which the processes below `root` listen."""
    sockets: set[str] = set()
    for pid, _ in processes(root):
        for descriptor in (Path("/proc") / str(pid) / "fd").glob("*"):
            try:
                target = os.readlink(descriptor)
            except OSError:
                continue
            if target.startswith("socket:["):
                sockets.add(target[8:-1])
    found = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in sockets:
                digits = fields[1].split(":")[0]
                words = b"".join(bytes.fromhex(digits[i : i + 8])[::-1] for i in range(0, len(digits), 8))
                address = ipaddress.ip_address(words)
                mapped = getattr(address, "ipv4_mapped", None)
                found.append(mapped or address)
    return found


if __name__ == "__main__":
    sys.exit(main())
