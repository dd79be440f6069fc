"""`attest worker` as a long-lived process: one document in, one answer out, within limits.

The process outlives a task: Spark keeps its Python workers, so the program starts once for each of them. A document that
takes too long, takes too much memory or kills the process gets a fresh process and one more try, and then an answer of
its own that says what happened; the documents behind it never notice.
"""

from __future__ import annotations

import atexit
import base64
import hashlib
import os
import select
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import orjson


@dataclass(frozen=True)
class Limits:
    """What one document may take."""

    cpu_seconds: float = 20.0
    memory_bytes: int = 512 << 20
    # A process that neither works nor answers is given up after this.
    wall_seconds: float = 120.0


class Stopped(Exception):
    """The process was stopped or ended; the text is the reason, as it stands behind `failed`."""


class Worker:
    """One `attest worker` process. Not shared between threads."""

    def __init__(self, command: list[str], limits: Limits):
        self._command = command
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def answer(self, request: dict) -> bytes:
        """The answer to one request of the worker protocol, a JSON object without a line end. Never raises for what a
        document does."""
        line = orjson.dumps(request) + b"\n"
        reason = ""
        for _ in range(2):
            try:
                return self._exchange(line, request["id"])
            except Stopped as stopped:
                reason = str(stopped)
                self.close()
        return _failed(request, reason)

    def close(self) -> None:
        """Ends the process, whatever it is doing."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    pass
        self._process = None

    def _start(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
            for pipe in (self._process.stdin, self._process.stdout):
                os.set_blocking(pipe.fileno(), False)
        return self._process

    def _exchange(self, line: bytes, identifier: str) -> bytes:
        process = self._start()
        into, out = process.stdin.fileno(), process.stdout.fileno()
        unsent = memoryview(line)
        received: list[bytes] = []
        started, cpu = time.monotonic(), _cpu_seconds(process.pid)
        while True:
            ready, writable, _ = select.select([out], [into] if unsent else [], [], 0.05)
            if not ready and not writable:
                self._check(process, started, cpu)
            if writable:
                try:
                    unsent = unsent[os.write(into, unsent[: 1 << 16]) :]
                except BrokenPipeError:
                    raise Stopped(_ending(process)) from None
            if ready:
                part = os.read(out, 1 << 18)
                if not part:
                    raise Stopped(_ending(process))
                received.append(part)
                if part.endswith(b"\n"):
                    break
        answer = b"".join(received)[:-1]
        # One line, and about this document: anything else is no answer.
        if b"\n" in answer or not answer.startswith(b'{"id":' + orjson.dumps(identifier) + b","):
            raise Stopped("protocol")
        self._check(process, started, cpu)
        return answer

    def _check(self, process: subprocess.Popen[bytes], started: float, cpu: float) -> None:
        if process.poll() is not None:
            return  # Its output ends, and says so at the next reading.
        if _cpu_seconds(process.pid) - cpu > self._limits.cpu_seconds:
            raise Stopped("timeout")
        if time.monotonic() - started > self._limits.wall_seconds:
            raise Stopped("timeout")
        if _memory_bytes(process.pid) > self._limits.memory_bytes:
            raise Stopped("memory")


def _failed(request: dict, reason: str) -> bytes:
    """What stands in the place of an answer that never came, in the form of one."""
    content = _content(request)
    answer = {
        "id": request["id"], "formatVersion": 1, "sha256": hashlib.sha256(content).hexdigest(), "status": "failed",
        "reason": f"worker {reason}", "charset": {"name": "utf-8", "why": "fallback"}, "mentions": [], "facts": [],
        "diagnostics": [{"id": "worker.stopped", "severity": "error", "message": f"the worker was stopped: {reason}"}],
        "bytes": len(content), "mediaType": request["mediaType"],
    }
    if request.get("url"):
        answer["url"] = request["url"]
    return orjson.dumps(answer)


def _content(request: dict) -> bytes:
    return request["text"].encode() if "text" in request else base64.b64decode(request["base64"])


def _ending(process: subprocess.Popen[bytes]) -> str:
    code = process.wait()
    return f"signal {-code} ({signal.strsignal(-code)})" if code < 0 else f"exit {code}"


_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def _cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS
    except (OSError, IndexError):
        return 0.0


def _memory_bytes(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


_workers: dict[tuple[tuple[str, ...], Limits], Worker] = {}


def fingerprint(command: list[str]) -> str:
    """The version of the extraction: program, packs and limits, as each answer tells it."""
    probe = Worker(command, Limits())
    try:
        answer = orjson.loads(probe.answer({"id": "probe", "mediaType": "text/plain", "text": "probe"}))
    finally:
        probe.close()
    if "extractor" not in answer:
        raise SystemExit(f"error: `{' '.join(command)}` does not answer as `attest worker` does: {answer.get('reason')}")
    return answer["extractor"]


def shared(command: list[str], limits: Limits) -> Worker:
    """The worker of this Python process, started when first asked for and ended with it."""
    key = (tuple(command), limits)
    if key not in _workers:
        _workers[key] = Worker(command, limits)
        atexit.register(_workers[key].close)
    return _workers[key]
