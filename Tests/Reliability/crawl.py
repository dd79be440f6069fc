#!/usr/bin/env python3
"""Kills a crawl of a local site at random moments and goes on with the same command, until it has ended. crawl.py ATTEST KILLS

Required: the pages in the archive, with their digests, are those of a crawl that nobody disturbed; no URL is asked for more
often than once and once again for each kill; archives are whole (own check by `attest run`, and by gunzip); and what the
knowledge base says is the same, and verifies.
"""
import glob
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter

attest, kills = os.path.abspath(sys.argv[1]), int(sys.argv[2])
pages = 300 if kills < 50 else 3000
here = os.path.dirname(os.path.abspath(__file__))
seed = int(os.environ.get("SEED", random.randrange(1 << 32)))
chance = random.Random(seed)
print(f"seed {seed}, {kills} kills, {pages} pages")


def site(folder):
    os.makedirs(folder)
    server = subprocess.Popen(
        [sys.executable, os.path.join(here, "../CrawlingTests/site.py"), folder, str(pages), str(site.port)],
        stdout=subprocess.PIPE, text=True)
    site.port = int(server.stdout.readline())
    return server


site.port = 0


def pipeline(folder):
    path = os.path.join(folder, "pipeline.yml")
    with open(path, "w") as file:
        file.write(
            f'formatVersion: 1\nname: kills\nsites: [{{seeds: ["http://127.0.0.1:{site.port}/"]}}]\n'
            "contact: mailto:test@site.example\narchive: warc/\nknowledgeBase: kb.sqlite\n")
    return path


def command(path):
    return [attest, "crawl", path, "--delay", "0", "--allow-loopback", "--quiet"]


def captures(folder):
    """URL and digest of every capture; a capture twice (its commit was lost) is one."""
    found = set()
    for index in glob.glob(folder + "/warc/*.cdxj"):
        for line in open(index):
            entry = json.loads(line.split(" ", 2)[2])
            found.add((entry["url"], entry.get("digest")))
    return found


def check(folder):
    for path in glob.glob(folder + "/warc/*.warc.gz"):
        with gzip.open(path) as file:
            while file.read(1 << 20):
                pass
    done = subprocess.run([attest, "run", folder + "/warc", "--kb", folder + "/kb.sqlite", "--json"], capture_output=True, text=True)
    assert done.returncode == 0, (done.returncode, done.stdout[-600:], done.stderr[-600:])
    verified = subprocess.run([attest, "verify", folder + "/kb.sqlite"], capture_output=True, text=True)
    assert verified.returncode == 0, verified.stdout[-600:]
    export = subprocess.run([attest, "export", folder + "/kb.sqlite", "--format", "csv"], capture_output=True)
    assert export.returncode == 0
    facts = subprocess.run([attest, "export", folder + "/kb.sqlite", "--format", "jsonl"], capture_output=True, text=True).stdout
    kept = []
    for line in facts.splitlines():
        record = json.loads(line)
        # The place in an archive is that of the crawl.
        record.pop("archive", None)
        for piece in record.get("evidence", []):
            piece.pop("archive", None)
        kept.append(json.dumps(record, sort_keys=True))
    return kept


with tempfile.TemporaryDirectory() as root:
    calm = root + "/calm"
    server = site(calm)
    began = time.time()
    subprocess.run(command(pipeline(calm)), check=True)
    took = time.time() - began
    wanted = captures(calm)
    server.terminate()
    server.wait()
    facts = check(calm)
    print(f"undisturbed: {len(wanted)} captures in {took:.2f} s, {len(facts)} records")
    done = rounds = 0
    while done < kills:
        folder = f"{root}/round{rounds}"
        rounds += 1
        server = site(folder)
        path = pipeline(folder)
        here_kills = 0
        while True:
            process = subprocess.Popen(command(path), stderr=subprocess.PIPE, text=True)
            # Never so soon, in the end, that a crawl makes no progress at all.
            limit = took * chance.uniform(0, 0.7) + 0.02 * min(here_kills, 20)
            try:
                code = process.wait(timeout=limit if done < kills else None)
                assert code == 0, (code, process.stderr.read())
                break
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                done += 1
                here_kills += 1
                for whole in glob.glob(folder + "/warc/*.warc.gz"):
                    with gzip.open(whole) as file:
                        file.read()
        time.sleep(0.6)
        asked = Counter(line.split("\t")[2] for line in open(folder + "/requests.log"))
        server.terminate()
        server.wait()
        found = captures(folder)
        assert found == wanted, (sorted(found ^ wanted)[:10], len(found), len(wanted))
        worst = max(asked.values())
        assert worst <= 1 + here_kills, (worst, here_kills)
        assert check(folder) == facts
        print(f"round {rounds}: {here_kills} kills, {sum(asked.values())} requests for {len(asked)} URLs")
print(f"{done} kills: no URL lost, archives whole, the same knowledge")
