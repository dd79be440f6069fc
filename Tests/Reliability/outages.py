#!/usr/bin/env python3
"""Sites that are down, or ask to be left alone, and what is told of them in the morning. outages.py ATTEST

Required: a host of which nothing could be had is named with why, and with until when it asked to be left alone, however many
verdicts a robots.txt that was kept still gives; the night ends with 1, and with 69 where no site gave anything. A page that
breaks off is named with what was read of it before. An archive file that is gone is named, and what it held is archived anew
as a whole. A night that fails leaves no metrics of the night before.
"""
import glob
import os
import re
import sqlite3
import subprocess
import sys

from net import Net, records, site

net = Net(sys.argv[1])
# How each host answers: well, not at all, or that it is asked too often.
state = {"one.net.test": "up", "two.net.test": "up"}
cut = set()


def answer(head):
    path = head.split(" ")[1]
    host = next(line[6:] for line in head.split("\r\n") if line.startswith("Host: "))
    number = 1 if host.startswith("one") else 2
    status, fields = "200 OK", "Content-Type: text/html\r\n"
    if state[host] == "down":
        return None
    if state[host] == "limited":
        status, fields, body = "429 Too Many Requests", "Retry-After: 7200\r\n", "later"
    elif path == "/robots.txt":
        body, fields = "User-agent: *\nDisallow: /private\n", "Content-Type: text/plain\r\n"
    elif path == "/":
        body = "<a href=/report>report</a><a href=/private/1>1</a><a href=/private/2>2</a>"
    else:
        body = f"<h1>Report</h1><p>In {2000 + number} the office received {300 + number} complaints, 7{number}% of them in March.</p>"
    whole = body.encode()
    sent = whole[:-20] if (host, path) in cut else whole
    return f"HTTP/1.1 {status}\r\n{fields}Content-Length: {len(whole)}\r\n\r\n".encode() + sent, sent == whole


net.ports(site(answer))
folder = net.pipeline("outages", [["http://one.net.test/"], ["http://two.net.test/"]])


def night(code):
    """What is to be looked at, the report, and the metrics."""
    words = [net.attest, "nightly", folder + "/pipeline.yml", "--allow-loopback", "--delay", "0", "--metrics", folder + "/metrics"]
    done = subprocess.run(words, capture_output=True, text=True, env=net.environment)
    assert done.returncode == code, (code, done.returncode, done.stdout[-3000:], done.stderr[-1500:])
    report = open(folder + "/report.md").read().replace("\\", "")
    metrics = open(folder + "/metrics").read()
    assert f'attest_night_success{{pipeline="outages"}} {int(code == 0)}' in metrics, metrics
    assert f'attest_night_exit_code{{pipeline="outages"}} {code}' in metrics, metrics
    return re.search(r"## To look at\n\n(.*?)\n\n", report, re.S)[1].split("\n"), report, metrics, done.stderr


night(0)
state["two.net.test"] = "down"
look, report, metrics, _ = night(1)
assert len(look) == 1 and re.match(r"- http://two.net.test: nothing was fetched \(connect: .+\); 4 URLs are known", look[0]), look
assert 'attest_night_hosts_silent{pipeline="outages"} 1' in metrics, metrics
# It is named each night for as long as it lasts.
look, report, metrics, _ = night(1)
assert len(look) == 1 and look[0].startswith("- http://two.net.test: nothing was fetched (connect"), look
state["one.net.test"] = "down"
look, report, metrics, _ = night(69)
assert len(look) == 3 and look[2] == "- nothing could be fetched", look
state["one.net.test"], state["two.net.test"] = "up", "limited"
look, report, metrics, _ = night(1)
left_alone = r"- http://two.net.test: nothing was fetched \(.+\); it asked to be left alone until 20..-..-..T..:..:..Z; 4 URLs are known"
assert len(look) == 1 and re.match(left_alone, look[0]), look
look, report, metrics, _ = night(1)
assert len(look) == 1 and re.match(left_alone, look[0]) and "not asked" in look[0], look
cut.add(("one.net.test", "/report"))
look, report, metrics, _ = night(1)
assert len(look) == 2 and re.match(r"- http://one.net.test/report: short-body.*before: [2-9] facts, \d+ mentions", look[0]), look
assert 'attest_night_sources_lost{pipeline="outages"} 1' in metrics, metrics
look, report, metrics, _ = night(1)
assert len(look) == 1, look
assert re.search(r"## Still lost since 20..-..-.. or later: 1\n\n.*\n.*\n\| http://one.net.test/report \| 20..-..-.. \| short-body", report), report
cut.clear()
look, report, metrics, _ = night(1)
assert "Still lost" not in report and len(look) == 1, report

# The first file is lost, and with it the reports.
first = sorted(glob.glob(folder + "/warc/*.warc.gz"))[0]
os.remove(first)
look, report, metrics, _ = night(1)
assert len(look) == 2 and os.path.basename(first) in look[0] and "the archive file is gone, and 7 documents" in look[0], look
assert "## Not verified" not in report and 'attest_night_unverified{pipeline="outages"} 7' in metrics, report
anew = [record for record in records(folder) if record.type == "response" and record.fields["WARC-Target-URI"] == "http://one.net.test/report"]
assert any(b"301 complaints" in record.block for record in anew), [record.fields for record in anew]

# What could be fetched again cites the new record; so does the rest as soon as its host answers.
state["two.net.test"] = "up"
frontier = sqlite3.connect(folder + "/warc/frontier.sqlite")
frontier.execute("UPDATE hosts SET ready = 0")
frontier.commit()
frontier.close()
night(0)
done = subprocess.run([net.attest, "verify", folder + "/kb.sqlite"], capture_output=True, text=True)
assert done.returncode == 0, done.stdout

# Damage of the knowledge base is no quote that changed.
size = os.path.getsize(folder + "/kb.sqlite")
whole = open(folder + "/kb.sqlite", "rb").read()
for page in range(2, size // 4096, 7):
    with open(folder + "/kb.sqlite", "r+b") as file:
        file.seek(page * 4096 + 100)
        file.write(b"damage" * 20)
    assert "`attest recover`" in night(65)[3], page
    open(folder + "/kb.sqlite", "wb").write(whole)

# A night that fails says so.
with open(folder + "/pipeline.yml", "a") as file:
    file.write("surprise: 1\n")
night(78)
print("outages: hosts that are down or ask to be left alone are named each night, cut pages and lost archive files once; failing nights are counted")
net.remove()
