#!/usr/bin/env python3
"""What a person is shown in the morning. mornings.py ATTEST

Required: the first night lists the facts it found, with quotes. A night in which documents that were read before come back
empty, without anything in them, cut off, forbidden, gone or as something else names each of them under "To look at", with what
was there and what is, and ends with 1. The next night, in which nothing is new, has nothing to look at and ends with 0.
"""
import os
import re
import sqlite3
import subprocess
import sys

from net import Net, site

net = Net(sys.argv[1])
night = 1
# Each of another year, so that none contradicts another.
PAGE = "<html><head><title>{0}</title></head><body><main><h1>{0}</h1><p>In {2} the office received {1} complaints, 72% of them in March.</p></main></body></html>"
names = ["kept", "emptied", "shell", "no-bytes", "forbidden", "robots", "gone", "missing", "elsewhere", "image", "cut", "broken", "fewer", "cited"]


def content(path):
    """Status, body and further fields of a path in this night."""
    name = path.strip("/")
    if path == "/robots.txt":
        return "200 OK", "User-agent: *\nDisallow: " + ("/robots\n" if night > 1 else "/private\n"), "Content-Type: text/plain\r\nCache-Control: max-age=0\r\n"
    if path == "/":
        return "200 OK", "".join(f"<a href=/{name}>{name}</a>" for name in names), "Content-Type: text/html\r\n"
    if name not in names:
        return "404 Not Found", "<p>no", "Content-Type: text/html\r\n"
    usual = PAGE.format(f"Report {name}", 300 + names.index(name), 2000 + names.index(name))
    if night == 1 or name == "kept" or name == "robots":
        return "200 OK", usual, "Content-Type: text/html\r\n"
    return {
        "emptied": ("200 OK", "<html><head><title>Report</title></head><body>\n</body></html>", "Content-Type: text/html\r\n"),
        "shell": ("200 OK", "<html><body><p>Please switch on scripts.</p></body></html>", "Content-Type: text/html\r\n"),
        "no-bytes": ("200 OK", "", "Content-Type: text/html\r\n"),
        "forbidden": ("403 Forbidden", "<p>Sign in", "Content-Type: text/html\r\n"),
        "gone": ("410 Gone", "<p>gone", "Content-Type: text/html\r\n"),
        "missing": ("404 Not Found", "<p>missing", "Content-Type: text/html\r\n"),
        "elsewhere": ("302 Found", "", "Location: http://other.example/\r\n"),
        "image": ("200 OK", "\x89PNG and so on", "Content-Type: image/png\r\n"),
        "cut": ("200 OK", usual[:-30] + "<p class=", "Content-Type: text/html\r\n"),
        "broken": ("200 OK", "<report><p>In 2024 there were 5 cases.</report>", "Content-Type: application/xml\r\n"),
        "fewer": ("200 OK", PAGE.format("Report fewer", 999, 2012).replace(", 72% of them in March", ""), "Content-Type: text/html\r\n"),
        "cited": ("200 OK", usual, "Content-Type: text/html\r\n"),
    }[name]


def answer(head):
    status, body, fields = content(head.split(" ")[1])
    body = body.encode("latin-1")
    return f"HTTP/1.1 {status}\r\n{fields}Content-Length: {len(body)}\r\n\r\n".encode() + body


base = f"http://127.0.0.1:{site(answer)}/"
folder = net.pipeline("mornings", [[base]])


def morning(code):
    """Runs the night; the report by its headings."""
    words = [net.attest, "nightly", folder + "/pipeline.yml", "--allow-loopback", "--delay", "0", "--metrics", folder + "/metrics"]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == code, (night, done.returncode, done.stdout[-4000:], done.stderr[-1500:])
    report = open(folder + "/report.md").read()
    assert os.path.getsize(folder + "/report.html") > len(report) // 2
    return dict(re.findall(r"^## ([^\n]+)\n\n(.*?)(?=^## |\Z)", report, re.M | re.S))


first = morning(0)
assert first["To look at"].strip() == "- nothing", first["To look at"]
added = next(text for title, text in first.items() if title.startswith("New facts: "))
for name in names:
    assert f"{base}{name} bytes" in added, (name, added)
    assert f"{300 + names.index(name)} complaints |" in added, (name, added)
assert "72 % |" in added, added
number = int(re.search(r'night_fact_changes\{pipeline="mornings",kind="added"\} (\d+)', open(folder + "/metrics").read())[1])
assert number >= 2 * len(names), number

night = 2
# A robots.txt serves for an hour at least: as if that was over.
frontier = sqlite3.connect(folder + "/warc/frontier.sqlite")
frontier.execute("UPDATE robots SET expires = 0")
frontier.commit()
frontier.close()
second = morning(1)
shown = [line.replace("\\", "") for line in second["To look at"].splitlines()]
for name, words in {
    "emptied": "no text", "shell": "nothing", "no-bytes": "empty", "forbidden": "403", "robots": "robots.txt", "gone": "410", "missing": "404",
    "elsewhere": "other.example", "image": "image/png", "cut": "partial", "broken": "partial",
}.items():
    lines = [line for line in shown if line.startswith(f"- {base}{name}: ")]
    assert len(lines) == 1, (name, shown)
    assert words in lines[0], lines
    # What was there: at least two facts of each page.
    assert re.search(r"before: [2-9] facts, \d+ mentions", lines[0]), lines
for name in ["kept", "cited", "fewer"]:
    assert not any(f"{base}{name}:" in line for line in shown), shown
table = next(text for title, text in second.items() if title.startswith("Sources with less than before"))
assert table.count("\n| http") == 11, table
metrics = open(folder + "/metrics").read()
assert 'attest_night_sources_lost{pipeline="mornings"} 11' in metrics, metrics
removed = next(text for title, text in second.items() if title.startswith("Facts that are gone"))
assert f"{base}gone bytes" in removed, removed

night = 3
third = morning(0)
still = next(text for title, text in third.items() if title.startswith("Still lost since ")).replace("\\", "")
for name in ["no-bytes", "forbidden", "robots", "elsewhere", "image"]:
    assert re.search(rf"\| {re.escape(base + name)} \| 20..-..-.. \| [^|]+ \| [2-9] facts, \d+ mentions \|", still), (name, still)
assert still.count("\n| http") == 5, still
assert 'attest_night_sources_still_lost{pipeline="mornings"} 5' in open(folder + "/metrics").read()
assert third["To look at"].strip() == "- nothing", third["To look at"]
print("3 mornings: the first lists its facts, the second names 11 sources that got worse, the third has nothing to look at")
net.remove()
