"""What a job costs beside `attest run` on the same documents: CPU seconds of all processes, start-up apart.

    cost.py ATTEST FOLDER [TIMES…]

Also the largest resident memory of the workers. `FOLDER` holds HTML files; TIMES (1 4 16) multiplies them, each copy with bytes of its own. Start-up is a job over one
document. Prints a line for each size.
"""

from __future__ import annotations

import base64
import ctypes
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import orjson

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
HERE = Path(__file__).resolve().parent
EXTRACT = HERE.parent.parent / "Pipelines" / "spark" / "extract.py"


def main() -> None:
    attest, source = sys.argv[1], Path(sys.argv[2])
    sizes = [int(size) for size in sys.argv[3:]] or [1, 4, 16]
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYSPARK_PYTHON"] = sys.executable
    files = sorted(source.rglob("*.html"))
    folder = Path(tempfile.mkdtemp(prefix="attest-cost-"))
    try:
        start = job(attest, folder, files[:1], 1)
        for size in sizes:
            workers = WorkerMemory()
            spark = job(attest, folder, files, size) - start
            memory = workers.stop()
            alone = run(attest, folder, files, size)
            megabytes = size * sum(file.stat().st_size for file in files) / 1e6
            print(f"{size}× {size * len(files)} documents, {megabytes:.0f} MB: run {alone:.1f} s, Spark {spark:.1f} s "
                  f"and {start:.1f} s to start, ratio {spark / alone:.2f}, worker {memory} MB", flush=True)
    finally:
        shutil.rmtree(folder)


class WorkerMemory:
    """Watches the largest resident memory of any worker, as the system keeps it for each process."""

    def __init__(self) -> None:
        self._largest = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> int:
        """Ends watching; megabytes."""
        self._ended.set()
        self._thread.join()
        return self._largest >> 10

    def _watch(self) -> None:
        while not self._ended.wait(0.1):
            for entry in Path("/proc").iterdir():
                try:
                    if entry.name.isdigit() and b"\0worker\0" in (entry / "cmdline").read_bytes():
                        status = (entry / "status").read_text()
                        if status.startswith("Name:\tattest"):
                            self._largest = max(self._largest, int(status.split("VmHWM:")[1].split()[0]))
                except (OSError, IndexError):
                    continue


def copies(files: list[Path], size: int):
    for copy in range(size):
        for file in files:
            yield f"{copy}-{file.name}", file.read_bytes() + b"\n<!-- %d -->" % copy


def job(attest: str, folder: Path, files: list[Path], size: int) -> float:
    lines = folder / "lines"
    lines.mkdir()
    streams = [(lines / f"{part}.jsonl").open("wb") for part in range(4)]
    for number, (name, content) in enumerate(copies(files, size)):
        request = {"id": name, "mediaType": "text/html", "base64": base64.b64encode(content).decode()}
        streams[number % 4].write(orjson.dumps(request) + b"\n")
    for stream in streams:
        stream.close()
    spent = cpu([sys.executable, str(EXTRACT), "--out", str(folder / "out"), "--lines", str(lines),
                 "--attest", f"{attest} worker --no-text"])
    shutil.rmtree(lines)
    shutil.rmtree(folder / "out")
    return spent


def run(attest: str, folder: Path, files: list[Path], size: int) -> float:
    documents = folder / "documents"
    documents.mkdir()
    for name, content in copies(files, size):
        (documents / name).write_bytes(content)
    spent = cpu([attest, "run", str(documents), "--kb", str(folder / "kb.sqlite"), "--quiet"])
    shutil.rmtree(documents)
    (folder / "kb.sqlite").unlink()
    return spent


def cpu(command: list[str]) -> float:
    """CPU seconds of a command and all its descendants: those it leaves behind become ours, and are waited for."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode()[-2000:])
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
