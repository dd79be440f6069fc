#!/usr/bin/env python3
"""Three nights of a site of which 30 % change (C8). nights.py ATTEST PAGES

Required: no payload stands in the archive twice; what did not change is a revisit of a record that is there; each night's
bytes can be had again from the archive alone, as the site sent them; the knowledge base verifies every morning, and one made
from the archive alone is the same.
"""
import gzip
import hashlib
import os
import random
import subprocess
import sys

from net import Net, records, site

net = Net(sys.argv[1])
pages = int(sys.argv[2])
night = 1
# What each URL was answered in each night: status and body.
sent = {}


def version(number):
    """Three in ten change every night; of these some come back to what they were."""
    chance = random.Random(number)
    if chance.random() >= 0.3:
        return 1
    return [1, 2, 1][night - 1] if number % 4 == 0 else night


def content(path):
    """Status, body, further fields, and the validators."""
    if path == "/robots.txt":
        return "200 OK", b"User-agent: *\nDisallow: /no/\nSitemap: /sitemap.xml\n", "Content-Type: text/plain\r\nCache-Control: max-age=0\r\n"
    if path == "/sitemap.xml":
        return "200 OK", ("<urlset>" + "".join(f"<url><loc>/page/{number}</loc></url>" for number in range(pages)) + "</urlset>").encode(), "Content-Type: text/xml\r\n"
    if path == "/":
        return "200 OK", b"<a href=/old>old</a><a href=/missing>missing</a><a href=/file>file</a><a href=/copy/1>1</a><a href=/copy/2>2</a><a href=/tiny/1>1</a><a href=/tiny/2>2</a>", "Content-Type: text/html\r\n"
    if path == "/old":
        return "301 Moved", b"<p>It has moved, with a body that is always the same.</p>", "Location: /page/1\r\n"
    if path == "/file":
        return "200 OK", bytes(range(256)) * 40, "Content-Type: application/pdf\r\n"
    if path.startswith("/copy/"):
        return "200 OK", b"<p>" + b"The same text under two names. " * 40, "Content-Type: text/html\r\n"
    if path.startswith("/tiny/"):
        return "200 OK", b"<p>short</p>", "Content-Type: text/html\r\n"
    if path.startswith("/page/") and int(path[6:]) < pages:
        number = int(path[6:])
        if night == 3 and number % 50 == 9:
            return "404 Not Found", b"<p>It is gone.</p>", "Content-Type: text/html\r\n"
        body = f"<html><head><title>Report {number}</title></head><body><p>In 2024 the office received {300 + number + version(number)} complaints. {'More. ' * 30}".encode()
        fields = "Content-Type: text/html\r\n"
        if number % 3 == 0:
            fields += f'ETag: "{number}-{version(number)}"\r\n'
        if number % 3 == 1:
            fields += f"Last-Modified: Mon, {10 + version(number)} Feb 2025 10:00:00 GMT\r\n"
        if number % 5 == 0:
            body = gzip.compress(body, mtime=0)
            fields += "Content-Encoding: gzip\r\n"
        return "200 OK", body, fields
    return "404 Not Found", b"<p>Nothing is here.</p>", "Content-Type: text/html\r\n"


def answer(head):
    path = head.split(" ")[1]
    status, body, fields = content(path)
    asked = {line.split(": ", 1)[0].lower(): line.split(": ", 1)[1] for line in head.split("\r\n")[1:] if ": " in line}
    sent[night, path] = (status[:3], body)
    if asked.get("if-none-match", "\0") in fields or asked.get("if-modified-since", "\0") in fields:
        return f"HTTP/1.1 304 Not Modified\r\n{fields}\r\n".encode()
    return f"HTTP/1.1 {status}\r\n{fields}Content-Length: {len(body)}\r\n\r\n".encode() + body


base = f"http://127.0.0.1:{site(answer)}"
folder = net.pipeline("nights", [[base + "/"]])


def attest(*words, codes=(0,)):
    done = subprocess.run([net.attest, *words], capture_output=True, text=True)
    assert done.returncode in codes, (words, done.returncode, done.stdout[-1500:], done.stderr[-1500:])
    return done.stdout


ends = []
for night in (1, 2, 3):
    # A night that nobody must look at ends with 0; one in which pages are gone with 1.
    attest("nightly", folder + "/pipeline.yml", "--allow-loopback", "--delay", "0", "--quiet", codes=(1 if night == 3 else 0,))
    attest("verify", folder + "/kb.sqlite")
    ends.append(sorted(name for name in os.listdir(folder + "/warc") if name.endswith(".warc.gz")))
assert [len(files) for files in ends] == [1, 2, 3], ends

payloads, revisits, found = {}, [], {}
number = 0
files = {}
for record in records(folder):
    if record.type == "warcinfo":
        number += 1
    target = record.fields.get("WARC-Target-URI", "").removeprefix(base)
    if record.type == "response":
        header, body = record.block.split(b"\r\n\r\n", 1)
        assert record.fields["WARC-Payload-Digest"] == "sha256:" + hashlib.sha256(body).hexdigest()
        if body:
            assert body not in payloads, (target, payloads[body], "the same payload twice")
            payloads[body] = target
        files[record.fields["WARC-Record-ID"]] = body
        found[number, target] = (header.split(b" ")[1].decode(), body)
    elif record.type == "revisit":
        assert record.fields["WARC-Profile"].startswith("http://netpreserve.org/warc/1.1/revisit/")
        assert record.fields["WARC-Refers-To-Target-URI"].startswith(base) and record.fields["WARC-Refers-To-Date"]
        # The record it refers to stands before it.
        body = files[record.fields["WARC-Refers-To"]]
        status = record.block.split(b" ")[1].decode()
        found[number, target] = ("200" if status == "304" else status, body)
        revisits.append(target)
differences = [(key, found.get(key, ("", b""))[0], sent[key][0]) for key in sent if found.get(key) != sent[key]]
assert not differences, differences[:5]
changed = sum(sent[1, f"/page/{page}"] != sent.get((2, f"/page/{page}")) for page in range(pages))
expected = len(sent) - len({body for _, body in sent.values()})
assert len(revisits) == expected, (len(revisits), expected)

attest("export", folder + "/kb.sqlite", "--format", "jsonl", "--output", folder + "/a.jsonl")
os.rename(folder + "/kb.sqlite", folder + "/first.sqlite")
attest("run", folder + "/warc", "--kb", folder + "/kb.sqlite", "--quiet")
attest("verify", folder + "/kb.sqlite")
attest("export", folder + "/kb.sqlite", "--format", "jsonl", "--output", folder + "/b.jsonl")
assert open(folder + "/a.jsonl").read() == open(folder + "/b.jsonl").read(), "another knowledge base from the archive alone"
print(
    f"3 nights, {len(sent)} fetches, {changed} of {pages} pages changed in the second: {len(payloads)} payloads, none twice; "
    f"{len(revisits)} revisits; all replayed from the archive; the knowledge base from the archive alone is the same")
net.remove()
