"""Replays every capture of FOLDER/warc with pywb and compares its bytes with those of the record, or of the record that a
revisit names. replay.py FOLDER BIN"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request

from warcio.archiveiterator import ArchiveIterator

folder, programs = sys.argv[1:3]
bodies, captures, conditional = {}, [], 0
for path in sorted(glob.glob(folder + "/warc/*.warc.gz")):
    with open(path, "rb") as file:
        for record in ArchiveIterator(file):
            url, date = record.rec_headers["WARC-Target-URI"], record.rec_headers["WARC-Date"]
            if record.rec_type == "response":
                bodies[record.rec_headers["WARC-Record-ID"]] = record.content_stream().read()
                captures.append((url, date, record.rec_headers["WARC-Record-ID"], record.http_headers.get_statuscode()))
            elif record.rec_type == "revisit":
                captures.append((url, date, record.rec_headers["WARC-Refers-To"], "200"))
                # A 304 is not indexed: the capture before it is replayed.
                conditional += record.http_headers.get_statuscode() == "304"
# Captures are asked for by the second.
assert len({(url, date[:19]) for url, date, _, _ in captures}) == len(captures), "two captures of a URL in one second"
indexed = sum(len(open(path).readlines()) for path in glob.glob(folder + "/warc/*.cdxj"))
assert indexed == len(captures) - conditional, (indexed, len(captures), conditional)
for path in glob.glob(folder + "/warc/*.cdxj"):
    for line in open(path):
        entry = json.loads(line.split(" ", 2)[2])
        with open(folder + "/warc/" + entry["filename"], "rb") as file:
            file.seek(int(entry["offset"]))
            record = next(iter(ArchiveIterator(file)))
            assert record.rec_headers["WARC-Target-URI"] == entry["url"]

work = folder + "/pywb"
os.makedirs(work + "/collections/test/archive")
os.makedirs(work + "/collections/test/indexes")
for path in glob.glob(folder + "/warc/*.warc.gz"):
    shutil.copy(path, work + "/collections/test/archive")
lines = sorted(line for path in glob.glob(folder + "/warc/*.cdxj") for line in open(path, "rb"))
open(work + "/collections/test/indexes/index.cdxj", "wb").write(b"".join(lines))
port = 18000 + os.getpid() % 2000
server = subprocess.Popen(
    [programs + "/wayback", "-p", str(port), "-b", "127.0.0.1"], cwd=work, stdout=subprocess.DEVNULL,
    stderr=open(work + "/log", "w"))
try:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
            break
        except (OSError, urllib.error.URLError):
            time.sleep(0.1)
    replayed = 0
    for url, date, record, status in captures:
        stamp = re.sub(r"\D", "", date)[:14]
        try:
            answer = urllib.request.urlopen(f"http://127.0.0.1:{port}/test/{stamp}id_/{url}", timeout=20)
            body = answer.read()
        except urllib.error.HTTPError as error:
            body = error.read()
        if body != bodies[record]:
            # gzip is undone on the way
            import gzip

            assert bodies[record][:2] == b"\x1f\x8b" and body == gzip.decompress(bodies[record]), (url, date, body[:80])
        replayed += 1
finally:
    server.terminate()
print(f"{replayed} captures replayed by pywb, each with the bytes that were fetched")
