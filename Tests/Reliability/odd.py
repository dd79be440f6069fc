#!/usr/bin/env python3
"""Crawls and nights that nobody planned. odd.py ATTEST

Hostile: pages and sitemaps that name more and longer URLs than anybody can keep, robots.txt with thousands of sitemaps, a host
that asks to be left alone for half a day, words of servers and documents that would turn a report around. Odd: sites that
change places in the pipeline, a clock that was ten years ahead, files that cannot be written, a frontier that is none or only
a half, two nights at once, a knowledge base that was deleted. Required is what each of them says below.
"""
import json
import os
import re
import sqlite3
import subprocess
import sys
import threading

from net import Net, site

net = Net(sys.argv[1])
HTML = "Content-Type: text/html; charset=utf-8\r\n"
shown, asked = {}, []


def answer(head):
    path = head.split(" ")[1]
    host = next(line[6:] for line in head.split("\r\n") if line.startswith("Host: "))
    if path != "/robots.txt":
        asked.append((host, path))
    given = shown.get(path) or shown.get("" if path == "/robots.txt" else "*", ("404 Not Found", HTML, "no"))
    status, fields, body = given(path) if callable(given) else given
    body = body.encode()
    return f"HTTP/1.1 {status}\r\n{fields}Content-Length: {len(body)}\r\n\r\n".encode() + body


port = site(answer)
base = f"http://127.0.0.1:{port}"
net.ports(port)


def attest(command, folder, *words, codes=(0,), names=False):
    """What a command prints, and the largest resident size in MB. A minute's wait is a wait for ever."""
    words = [net.attest, command, folder + "/pipeline.yml", "--allow-loopback", "--delay", "0", *words]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=net.environment if names else None)
    timer = threading.Timer(120, process.kill)
    timer.start()
    out, errors = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    code = process.returncode = os.waitstatus_to_exitcode(status)
    assert code in codes, (words, code, out[-2000:], errors[-1000:])
    return out + errors, usage.ru_maxrss / 1024


def begin(name, pages, sites=None):
    shown.clear()
    shown.update(pages)
    asked.clear()
    return net.pipeline(name, sites or [[base + "/"]])


def frontier(folder, sql):
    database = sqlite3.connect(folder + "/warc/frontier.sqlite")
    rows = database.execute(sql).fetchall()
    database.commit()
    database.close()
    return rows


def size(folder):
    return os.path.getsize(folder + "/warc/frontier.sqlite") / 1e6


# Pages with two thousand links of 6 KB each: what is kept of a host is bounded, in memory too, and it is told.
links = lambda path: ("200 OK", HTML, "".join(f"<a href={path.rstrip('/')[:40]}/{number}-{'x' * 6000}>x</a>" for number in range(2000)))
folder = begin("links", {"*": links}, [{"seeds": [base + "/"], "budget": {"pages": 8}}])
out, memory = attest("crawl", folder)
assert size(folder) < 60 and memory < 192, (size(folder), memory)
assert "links to more URLs than are kept of a host" in out, out

# The same from sitemaps, which robots.txt names by thousands.
robots = "User-agent: *\nAllow: /\n" + "".join(f"Sitemap: {base}/map-{number}.xml\n" for number in range(5000))
page = lambda path: ("200 OK", "Content-Type: text/xml\r\n", "<urlset>" + "".join(f"<url><loc>{base}{path[:-4]}/{number}-{'y' * 2000}</loc></url>" for number in range(3000))) if path.endswith(".xml") else ("200 OK", HTML, "<p>x")
folder = begin("maps", {"/robots.txt": ("200 OK", "Content-Type: text/plain\r\n", robots), "*": page}, [{"seeds": [base + "/"], "budget": {"pages": 12}}])
out, memory = attest("crawl", folder)
assert size(folder) < 60 and memory < 192, (size(folder), memory)
assert len([path for _, path in asked if path.endswith(".xml")]) <= 12, asked

# A host that asks to be left alone for half a day: neither the same night, gone on with, nor the next waits for it.
folder = begin("later", {"/": ("200 OK", HTML, "<a href=/1>x</a><a href=/2>x</a><a href=/3>x</a>"), "*": ("429 Later", "Retry-After: 43200\r\n", "")})
attest("crawl", folder)
assert len(asked) == 2, asked
frontier(folder, "UPDATE state SET is_finished = 0")
attest("crawl", folder)
# In a night of its own it gives nothing at all.
assert "nothing fetched of" in attest("crawl", folder, codes=(69,))[0]
assert len(asked) == 2, asked
log = [json.loads(line) for line in open(folder + "/warc/crawl.jsonl")]
assert any("left alone" in entry.get("message", "") and "more" in entry["message"] for entry in log), log[-3:]
# Once the time is over it is asked again.
frontier(folder, "UPDATE hosts SET ready = 0")
attest("crawl", folder, codes=(69,))
assert len(asked) > 2, asked

# A clock that was ten years ahead when hosts were asked.
folder = begin("clock", {"*": ("200 OK", HTML, "<p>x")})
attest("crawl", folder)
frontier(folder, "UPDATE hosts SET ready = ready + 1000 * 315360000")
asked.clear()
attest("crawl", folder)
assert asked, "a host was not asked since its time lies ten years ahead"

# Signs that turn text around, and commands to terminals, in what documents and servers say.
turn = "\u202e"
folder = begin("signs", {
    "/": ("200 OK", HTML, f"<html><title>T{turn}</title><main><h1>R</h1><a href=/gone>x</a><a href=/odd>x</a><p>In 2020 the office received 300 complaints.</p></main>"),
    "/gone": ("200 OK", HTML, f"<html><main><h1>G</h1><p>In 2021 there were 45 cases. Law No. 21 of{turn} 2007 applies.</p></main>"),
    "/odd": ("200 OK", f"Content-Type: x/{chr(27)}[31m{chr(7)}|<b>&`*\r\n", "x"),
})
out = attest("nightly", folder)[0]
shown["/gone"] = ("302 Found", f"Location: http://other.example/{turn}<script>|x|\r\n", "")
shown["/odd"] = ("200 OK", HTML, "<p>x")
out += attest("nightly", folder, codes=(1,))[0] + open(folder + "/report.html").read()
assert "/gone: redirected" in out, out
assert not [hex(ord(sign)) for sign in out if sign in "\u202e\u2066\x1b\x07\x00"] and "<script>" not in out, out

# Sites that are put in another order, taken out and put back: each is crawled whenever it is named.
one, two = "http://public-1.net.test/", "http://public-2.net.test/"
pages = {"/": ("200 OK", HTML, "<a href=/a>a</a>"), "/a": ("200 OK", HTML, "<p>a")}
folder = begin("order", pages, [[one], [two]])
for number, sites in enumerate([[one, two], [two, one], [two], [one], [one, two]]):
    net.pipeline("order", [[seed] for seed in sites])
    asked.clear()
    attest("crawl", folder, names=True)
    hosts = {f"http://{host}/" for host, path in asked if path == "/a"}
    assert hosts == set(sites), (number, sites, asked)

# What cannot be written is told before anything is fetched.
folder = begin("report", {"*": ("200 OK", HTML, "<p>x")})
out = attest("nightly", folder, "--metrics", "/proc/nowhere/metrics", codes=(73,))[0]
assert out.startswith("error: /proc/nowhere/metrics: ") and out.count("\n") == 1, out
text = open(folder + "/pipeline.yml").read()
open(folder + "/pipeline.yml", "w").write(text.replace("report.md", "/proc/nowhere/report.md"))
attest("nightly", folder, codes=(73,))
assert not asked, asked

# A frontier that is none, or only a half: told, in one line; moved away, all is fetched anew into the archive that is there.
folder = begin("half", {"/": ("200 OK", HTML, "<a href=/a>a</a>"), "*": ("200 OK", HTML, "<p>In 2020 the office received 300 complaints.")})
attest("nightly", folder)
path = folder + "/warc/frontier.sqlite"
whole = open(path, "rb").read()
for content in (b"no database" * 1000, whole[:len(whole) // 2]):
    open(path, "wb").write(content)
    out = attest("nightly", folder, codes=(65,))[0]
    assert "move it away" in out and out.strip().count("\n") == 0, out
    os.remove(path)
    attest("nightly", folder)
    whole = open(path, "rb").read()

# A knowledge base that was deleted is the same again from the archive, although the site sends nothing again.
# (The same bytes stand in several records by now: which of them proves a fact may differ.)
export = lambda: re.sub(r',"archive":\{[^}]*\}', "", subprocess.run([net.attest, "export", folder + "/kb.sqlite", "--format", "jsonl"], capture_output=True, text=True, check=True).stdout)
before = export()
os.remove(folder + "/kb.sqlite")
attest("nightly", folder)
assert export() == before and before.count('"record":"fact"') > 0, before

# Two nights at once: the second ends with 75 and says who is at work; the first is not disturbed.
hold = threading.Event()


def slow(path):
    hold.wait(60)
    return "200 OK", HTML, "<p>x"


folder = begin("twice", {"*": slow})
first = subprocess.Popen([net.attest, "nightly", folder + "/pipeline.yml", "--allow-loopback", "--quiet"], stderr=subprocess.PIPE, text=True)
while not os.path.exists(folder + "/kb.sqlite.night"):
    pass
out = attest("nightly", folder, codes=(75,))[0]
assert f"locked by pid {first.pid}" in out, out
hold.set()
assert first.wait() == 0, first.stderr.read()

print("pages and sitemaps without end, hosts that ask for half a day, signs that turn text, and nine odd nights: as they should be")
net.remove()
