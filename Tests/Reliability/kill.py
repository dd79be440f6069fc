#!/usr/bin/env python3
"""Kills `attest run` at random moments and runs the same command again until it is done (RELIABILITY R1).

kill.py ATTEST KILLS [SEED]: after each kill the knowledge base must open and verify, and no lock may be left; after the last
run its export and what it says of agreement and contradiction must be those of a run that was never killed. Sources change
between rounds, so that versions are written too. Prints the seed; exits 1 at the first difference."""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

attest, kills = os.path.abspath(sys.argv[1]), int(sys.argv[2])
seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 30)
rng = random.Random(seed)
agencies = ["Harbour Agency", "Ministry of Labour", "Coastal Inspection Authority", "Witness Protection Agency"]


def page(number, version):
    lines = ["<!doctype html><html lang=en><title>Report %d</title><main><h1>Report %d</h1>" % (number, number)]
    for paragraph in range(12):
        agency = agencies[(number + paragraph) % len(agencies)]
        count = 100 + (number * 7 + paragraph * 13 + version) % 50
        lines.append(
            "<p>The %s received %d applications in %d under Law No. %d of 2007, about %d%% of them from women. "
            "Office %d of the %s had %d inspectors on %d March 2019.</p>"
            % (agency, count, 2000 + paragraph % 20, 1 + paragraph % 9, 10 + paragraph, paragraph, agency, count + 3,
               1 + paragraph % 28))
    return "\n".join(lines) + "</main></html>"


def write(folder, version):
    for number in range(40):
        with open(os.path.join(folder, "report-%02d.html" % number), "w") as out:
            out.write(page(number, version if number % 3 == 0 else 0))
    extra = os.path.join(folder, "extra.html")
    if version % 2:
        with open(extra, "w") as out:
            out.write(page(999, version))
    elif os.path.exists(extra):
        os.remove(extra)


def command(*arguments, check=True):
    done = subprocess.run([attest, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if check and done.returncode != 0:
        fail("attest %s: exit %d: %s" % (" ".join(arguments), done.returncode, done.stderr.decode()[:500]))
    return done


def fail(message):
    print("seed %d: %s" % (seed, message))
    print("kept: " + place)
    sys.exit(1)


def state(kb):
    import sqlite3
    export = hashlib.sha256(command("export", kb, "--format", "jsonl").stdout).hexdigest()
    with sqlite3.connect("file:%s?mode=ro" % kb, uri=True) as base:
        pairs = sorted(tuple([row[0]] + sorted(row[1:])) for row in
                       base.execute("SELECT agrees, fact, other_fact FROM _compared"))
        if base.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            fail("integrity_check")
        orphans = base.execute(
            "SELECT (SELECT count(*) FROM _evidence WHERE fact NOT IN (SELECT id FROM _facts))"
            " + (SELECT count(*) FROM _facts WHERE document NOT IN (SELECT id FROM _documents))"
            " + (SELECT count(*) FROM _mentions WHERE document NOT IN (SELECT id FROM _documents))"
            " + (SELECT count(*) FROM _mentions WHERE sentence NOT IN (SELECT id FROM _sentences))").fetchone()[0]
    if orphans:
        fail("%d rows belong to nothing" % orphans)
    return export, hashlib.sha256(repr(pairs).encode()).hexdigest(), len(pairs)


place = tempfile.mkdtemp(prefix="attest-kill-")
folder = os.path.join(place, "reports")
os.makedirs(folder)
write(folder, 0)
start = time.monotonic()
command("run", folder, "--kb", os.path.join(place, "first.sqlite"), "--quiet")
longest = time.monotonic() - start
done = rounds = mid = verified = stopped = 0
print("seed %d, a whole run takes %.2f s" % (seed, longest))
while done < kills:
    rounds += 1
    base = os.path.join(place, "kb.sqlite")
    if rounds % 4 == 1:
        for name in os.listdir(place):
            if name.startswith("kb.sqlite"):
                os.remove(os.path.join(place, name))
    write(folder, rounds)
    arguments = ["run", folder, "--kb", base, "--quiet", "--jobs", str(rng.choice([1, 2, 4]))]
    for _ in range(rng.randrange(5, 15)):
        if done >= kills:
            break
        process = subprocess.Popen([attest, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True)
        try:
            process.wait(rng.uniform(0, longest * 0.8))
            break
        except subprocess.TimeoutExpired:
            if rng.random() < 0.15:
                # Asked to stop, it stops within two seconds (and a machine that is busy with other things, five).
                number = rng.choice([signal.SIGINT, signal.SIGTERM])
                process.send_signal(number)
                try:
                    code = process.wait(5)
                except subprocess.TimeoutExpired:
                    fail("signal %d was not heard" % number)
                # It may have ended by itself, or not yet have listened.
                if code not in (0, 128 + number, -number):
                    fail("exit %d after signal %d" % (code, number))
                stopped += 1
                continue
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            done += 1
            mid += os.path.exists(base + "-journal")
        if os.path.exists(base) and os.path.getsize(base) > 0 and rng.random() < 0.2:
            checked = command("verify", base, check=False)
            # A file that was killed while its tables were made is empty: no knowledge base yet.
            if checked.returncode != 0 and b"empty file" not in checked.stderr:
                # Sources that changed since are told; what is stored must be whole.
                lines = checked.stdout.decode() + checked.stderr.decode()
                if "knowledge" in lines or "stored was changed" in lines or checked.returncode != 1:
                    fail("after a kill: " + lines[:500])
            verified += 1
    command(*arguments)
    clean = os.path.join(place, "clean.sqlite")
    if os.path.exists(clean):
        os.remove(clean)
    command("run", folder, "--kb", clean, "--quiet")
    a, b = state(base), state(clean)
    if a != b:
        fail("round %d: export or comparisons differ: %s %s" % (rounds, a, b))
    command("verify", base)
print("%d kills (%d with a journal left), %d stops by signal, %d verifications in between, %d rounds, %d pairs compared: 0 differences, 0 damaged"
      % (done, mid, stopped, verified, rounds, b[2]))
shutil.rmtree(place)
