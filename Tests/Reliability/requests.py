#!/usr/bin/env python3
"""The review server under requests that are none (RELIABILITY W2, W6): mutations, slow clients, floods, smuggling. It must
not crash, must answer an honest client all the while, and every answer must carry the security fields.

requests.py ATTEST MUTATIONS SLOW MILLISECONDS: how many mutated requests and slow connections, and the most that 99 of 100
honest requests may take."""
import json
import multiprocessing
import os
import random
import re
import resource
import select
import socket
import subprocess
import sys
import tempfile
import time

attest, mutations, slow, most = sys.argv[1], *map(int, sys.argv[2:5])
seed = int(os.environ.get("SEED", random.SystemRandom().randrange(1 << 32)))
print(f"seed {seed}")
chance = random.Random(seed)
failures = []
FIELDS = [
    b"content-security-policy: default-src 'none'; script-src 'self'", b"x-content-type-options: nosniff", b"referrer-policy: no-referrer",
    b"cross-origin-opener-policy: same-origin", b"cross-origin-resource-policy: same-origin", b"charset=utf-8",
]
PAGE = "<!doctype html><html lang=en><title>Wards</title><main><p>Under Law No. 13 of 2006 the agency counted 412 wards in 2019.</p></main></html>"

# Connections to the knowledge base that were opened meanwhile and are kept for the next question; a leak is hundreds.
SPARE_FILES = 8


def check(what, holds, detail=""):
    if not holds:
        failures.append(what)
        print(f"failed: {what} {detail}")


def connected(port):
    made = socket.create_connection(("127.0.0.1", port), 10)
    made.settimeout(10)
    return made


def asked(port, data, wait=5.0):
    """What is answered until the server ends the connection or says nothing for a while."""
    out = b""
    try:
        with connected(port) as made:
            made.settimeout(wait)
            made.sendall(data)
            while block := made.recv(1 << 16):
                out += block
    except (TimeoutError, ConnectionError):
        pass
    return out


def statuses(answer):
    return [int(found) for found in re.findall(rb"HTTP/1\.1 (\d{3}) ", answer)]


def guarded(what, answer):
    """Each answer that has come whole carries the fields; one without a body has no charset to tell."""
    for head in re.findall(rb"HTTP/1\.1 \d{3} .*?\r\n\r\n", answer, re.S):
        lower = head.lower()
        wanted = FIELDS[:-1] if b" 303 " in head.split(b"\r\n")[0] else FIELDS
        missing = [field for field in wanted if field not in lower]
        check(f"security fields of {what}", not missing, f"{missing} {head[:60]}")


def honest(port, stop, out):
    """Asks for a page again and again on connections of its own, and tells how long each took."""
    times = []
    request = b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n" % port
    while not stop.is_set():
        start = time.monotonic()
        try:
            with connected(port) as made:
                made.sendall(request)
                answer = b""
                while b"</html>" not in answer and (block := made.recv(1 << 16)):
                    answer += block
            times.append((time.monotonic() - start, answer[:12] == b"HTTP/1.1 200" and b"</html>" in answer))
        except OSError:
            times.append((time.monotonic() - start, False))
        time.sleep(0.02)
    out.put(times)


class Honest:
    """Measures the honest client for as long as the block lasts."""

    def __init__(self, port, what):
        self.what, self.stop, self.out = what, multiprocessing.Event(), multiprocessing.Queue()
        self.process = multiprocessing.Process(target=honest, args=(port, self.stop, self.out), daemon=True)

    def __enter__(self):
        self.process.start()
        time.sleep(0.3)

    def __exit__(self, *_):
        time.sleep(0.3)
        self.stop.set()
        times = self.out.get(timeout=30)
        self.process.join()
        lost = sum(1 for _, ok in times if not ok)
        worst = sorted(taken for taken, _ in times)[int(len(times) * 0.99)] * 1_000
        print(f"{self.what}: {len(times)} honest requests, 99 of 100 in {worst:.0f} ms, {lost} lost")
        check(f"{self.what}: honest requests", lost == 0 and worst <= most)


def seeds(host):
    form = b"token=x&document=a&kind=law&start=1&end=2&verdict=rejected&who=Ada"
    yield b"GET / HTTP/1.1\r\n" + host + b"\r\n"
    yield b"HEAD /documents HTTP/1.1\r\n" + host + b"Accept: text/html\r\nCookie: a=b\r\n\r\n"
    yield b"GET /search?q=wards&kind=law&from=2000 HTTP/1.1\r\n" + host + b"\r\n"
    yield b"GET /documents/0123456789abcdef0123456789abcdef/at?range=1-9 HTTP/1.1\r\n" + host + b"\r\n"
    yield b"POST /decisions HTTP/1.1\r\n" + host + b"Origin: null\r\nSec-Fetch-Site: same-origin\r\nContent-Length: %d\r\n\r\n" % len(form) + form
    yield b"POST /decisions HTTP/1.1\r\n" + host + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n"
    yield b"GET /static/review.css HTTP/1.0\r\n" + host + b"Range: bytes=0-9\r\nIf-None-Match: *\r\n\r\n"
    yield b"GET http://127.0.0.1/ HTTP/1.1\r\n" + host + b"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n"
    yield b"GET /sql?q=SELECT+1 HTTP/1.1\r\n" + host + b"\r\nGET /runs HTTP/1.1\r\n" + host + b"\r\n"


def mutated(requests):
    data = bytearray(chance.choice(requests))
    for _ in range(chance.randrange(1, 5)):
        place = chance.randrange(len(data) + 1)
        kind = chance.randrange(7)
        if kind == 0 and place < len(data):
            data[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            data[place:place] = chance.randbytes(chance.randrange(1, 9))
        elif kind == 2:
            del data[place : place + chance.randrange(1, 12)]
        elif kind == 3:
            data[place:place] = chance.choice([b"\r\n", b"\r\n\r\n", b"\0", b" ", b"\t", b":", b"%", b"%00", b"\xff", b"\r", b"\n", b"../", b"chunked", b"99999999999999999999", b"-1"])
        elif kind == 4:
            data[place:place] = data[: chance.randrange(len(data) + 1)]
        elif kind == 5:
            data[place:place] = bytes([chance.randrange(256)]) * chance.choice([10, 1_000, 20_000])
        else:
            other = chance.choice(requests)
            data[place:] = other[chance.randrange(len(other)) :]
        if not data:
            data = bytearray(b"\n")
    return bytes(data)


def mutations_of(port, count, requests):
    """Sends them on connections of their own, many at a time, and looks at what is answered at once."""
    told = {}
    while count > 0:
        some = [(connected(port), mutated(requests)) for _ in range(min(200, count))]
        for made, data in some:
            made.setblocking(False)
            try:
                made.send(data)
            except OSError:
                pass
        until = time.monotonic() + 0.15
        answers = {made: b"" for made, _ in some}
        waiting = set(answers)
        while waiting and (left := until - time.monotonic()) > 0:
            for made in select.select(list(waiting), [], [], left)[0]:
                try:
                    block = made.recv(1 << 16)
                except OSError:
                    block = b""
                answers[made] += block
                if not block or b"\r\n\r\n" in answers[made]:
                    waiting.discard(made)
        for made, data in some:
            guarded(f"{data[:80]!r}", answers[made])
            for status in statuses(answers[made]) or [0]:
                told[status] = told.get(status, 0) + 1
            made.close()
        count -= len(some)
    print("answers by status (0 is none within 0.15 s):", dict(sorted(told.items())))
    known = {0, 100, 200, 303, 400, 403, 404, 405, 408, 413, 421, 431, 503}
    check("every status is one that is meant", set(told) <= known, str(set(told) - known))


def slow_clients(port, count):
    """Connections that send a byte now and then and never come to an end: each is ended with 408 within its time."""
    held = []
    for _ in range(count):
        held.append(connected(port))
        held[-1].sendall(b"GET / HT")
    until = time.monotonic() + 8
    while time.monotonic() < until:
        for made in held:
            try:
                made.send(b"x")
            except OSError:
                pass
        time.sleep(1)
    time.sleep(4)
    answers = []
    for made in held:
        try:
            made.settimeout(2)
            answers.append(made.recv(1 << 16))
        except OSError:
            answers.append(b"")
        made.close()
    check("slow clients are told so", all(statuses(answer) in ([408], [400]) for answer in answers), str({tuple(statuses(a)) for a in answers}))
    for answer in answers[:50]:
        guarded("a slow client", answer)


def limits(port, host):
    for what, data, wanted in [
        ("a header of 90 KB", b"GET / HTTP/1.1\r\n" + host + b"X: " + b"a" * 90_000 + b"\r\n\r\n", [431]),
        ("300 fields", b"GET / HTTP/1.1\r\n" + host + b"".join(b"X%d: a\r\n" % number for number in range(300)) + b"\r\n", [431]),
        ("a query of 100 KB", b"GET /search?q=" + b"a" * 100_000 + b" HTTP/1.1\r\n" + host + b"\r\n", [431]),
        ("no request", b"GARBAGE\r\n\r\n", [400]), ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"a" * 200, [400]),
        ("no host", b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", [421]), ("two hosts", b"GET / HTTP/1.1\r\n" + host + host + b"Connection: close\r\n\r\n", [421]),
        ("the address of another server", b"GET http://evil.example/ HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n", [421]),
        ("the address of this server", b"GET http://%s/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n" % host[6:-2], [200]),
    ]:
        answer = asked(port, data)
        check(what, statuses(answer) == wanted, f"{statuses(answer)} instead of {wanted}")
        guarded(what, answer)
    post = b"POST /decisions HTTP/1.1\r\n" + host
    for what, head, wanted in [
        ("1 GB", b"Content-Length: 1000000000\r\n\r\n", 413), ("1 GB in pieces", b"Transfer-Encoding: chunked\r\n\r\n", 413),
        ("1 GB that waits for leave", b"Expect: 100-continue\r\nContent-Length: 1000000000\r\n\r\n", 413),
    ]:
        sent = 0
        with connected(port) as made:
            made.sendall(post + head)
            block = b"10000\r\n" + b"a" * 65_536 + b"\r\n" if b"chunked" in head else b"a" * 65_536
            answer = b""
            try:
                while sent < 1_000_000_000 and not select.select([made], [], [], 0)[0]:
                    made.sendall(block)
                    sent += len(block)
                answer = made.recv(1 << 16)
            except OSError:
                pass
        check(f"POST of {what}", wanted in statuses(answer) and sent < 64 << 20, f"{statuses(answer)} after {sent}")
        guarded(what, answer)
    answer = asked(port, post + b"Content-Length: 50\r\n\r\nabc", wait=14)
    check("a body that does not come", statuses(answer) == [408], str(statuses(answer)))


def smuggling(port, host):
    """Two readings of one request: it must be refused, or read in the one way and the rest not answered as a second."""
    inner = b"GET /runs HTTP/1.1\r\n" + host + b"\r\n"
    heads = [
        b"Content-Length: 5\r\nContent-Length: 6\r\n", b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        b"Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n", b"Transfer-Encoding : chunked\r\nContent-Length: 5\r\n", b"Transfer-Encoding: identity, chunked\r\nContent-Length: 5\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", b"Transfer-Encoding:\x0bchunked\r\nContent-Length: 5\r\n", b"Content-Length: +5\r\n", b"Content-Length: 0x5\r\n",
        b"Content-Length: 5, 5\r\n", b"Content-Length: -1\r\n", b"Content-Length: 5 6\r\n", b"X: a\r\n Content-Length: 5\r\nContent-Length: 6\r\n", b"Content-Length: 18446744073709551621\r\n",
    ]
    for head in heads:
        answer = asked(port, b"POST /decisions HTTP/1.1\r\n" + host + head + b"\r\n0\r\n\r\n" + inner, wait=0.5)
        found = statuses(answer)
        check(f"smuggling {head!r}", 200 not in found, str(found))
        guarded("smuggling", answer)


HUNGRY = [
    "WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT count(*) FROM a",
    "WITH RECURSIVE a(x) AS (SELECT 'a' UNION ALL SELECT x || x FROM a) SELECT length(x) FROM a",
    "WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT x FROM a ORDER BY -x",
    "SELECT zeroblob(2000000000)", "SELECT hex(zeroblob(100000000))", "SELECT printf('%.*c', 2000000000, 'x')",
    "SELECT replace(hex(zeroblob(1000000)), '0', hex(zeroblob(1000)))", "SELECT json_group_array(value) FROM json_each(hex(zeroblob(1000000)))",
    "SELECT group_concat(a.name || b.name) FROM sqlite_master a, sqlite_master b, sqlite_master c, sqlite_master d, sqlite_master e",
    "SELECT * FROM sqlite_master a, sqlite_master b, sqlite_master c, sqlite_master d ORDER BY random()",
]


def hungry(port, host, pid):
    """SQL that takes all it can get: answered in time, and in bounded memory (W5)."""
    from urllib.parse import quote

    for sql in HUNGRY:
        start = time.monotonic()
        answer = asked(port, b"GET /sql?q=" + quote(sql).encode() + b" HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n", 20)
        taken = time.monotonic() - start
        check(f"{sql}: is answered", statuses(answer) in ([200], [400], [503]), str(statuses(answer)))
        check(f"{sql}: in time", taken <= 1.2 + most / 1_000, f"{taken:.2f} s")
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        memory = int(re.search(r"VmHWM:\s*(\d+)", file.read())[1]) >> 10
    print(f"hungry SQL: at most {memory} MB")
    check("bounded memory", memory <= 256, f"{memory} MB")


def main():
    wanted = slow + 500
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))
    folder = tempfile.mkdtemp()
    with open(folder + "/page.html", "w", encoding="utf-8") as file:
        file.write(PAGE)
    knowledge_base = folder + "/kb.sqlite"
    subprocess.run([attest, "run", folder, "--kb", knowledge_base, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen([attest, "serve", knowledge_base, "--port", "0"], stdout=subprocess.PIPE, text=True)
    port = int(server.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])
    host = b"Host: 127.0.0.1:%d\r\n" % port
    asked(port, b"GET / HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n")
    files = lambda: len(os.listdir(f"/proc/{server.pid}/fd"))
    before = files()
    with Honest(port, "hungry SQL"):
        hungry(port, host, server.pid)
    with Honest(port, f"{mutations} mutated requests"):
        mutations_of(port, mutations, list(seeds(host)))
    with Honest(port, f"{slow} slow clients"):
        slow_clients(port, slow)
    with Honest(port, "floods and smuggling"):
        limits(port, host)
        smuggling(port, host)
    check("the server runs", server.poll() is None, str(server.returncode))
    for _ in range(40):
        if files() <= before + SPARE_FILES:
            break
        time.sleep(1)
    check("its files are closed", files() <= before + SPARE_FILES, f"{files()} instead of {before}")
    check("nothing was decided", not os.path.exists(knowledge_base + ".decisions.jsonl"))
    server.terminate()
    check("it ends when told", server.wait(10) in (0, 143, -15), str(server.returncode))
    print(json.dumps({"mutations": mutations, "slow": slow, "failures": len(failures)}))
    sys.exit(1 if failures else 0)


main()
