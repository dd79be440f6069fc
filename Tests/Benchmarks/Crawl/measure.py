#!/usr/bin/env python3
"""What a crawl costs, with politeness off, from a server on this machine. measure.py ATTEST PAGES [CONNECTIONS]

Night 1 fetches PAGES small pages that are new; night 2 asks for them again when none has changed. Prints pages a second,
the processor time of crawler and server, memory, and bytes of the frontier a URL. Nothing is required: the figures are for a
person to read.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

attest, pages = os.path.abspath(sys.argv[1]), int(sys.argv[2])
connections = sys.argv[3] if len(sys.argv) > 3 else "8"
here = os.path.dirname(os.path.abspath(__file__))


def server_seconds():
    """Seconds of processor that the server has used."""
    fields = open(f"/proc/{server.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


with tempfile.TemporaryDirectory() as folder:
    compiler = shutil.which("cc") or shutil.which("clang") or shutil.which("gcc")
    assert compiler, "no C compiler is installed: apt-get install gcc"
    subprocess.run([compiler, "-O2", "-o", folder + "/site", here + "/site.c"], check=True)
    server = subprocess.Popen([folder + "/site", str(pages)], stdout=subprocess.PIPE, text=True)
    port = int(server.stdout.readline())
    with open(folder + "/pipeline.yml", "w") as file:
        file.write(
            f"formatVersion: 1\nname: measure\nsites: [{{seeds: [\"http://127.0.0.1:{port}/\"], budget: {{pages: 100000000, bytes: 100GB}}}}]\n"
            "contact: mailto:test@site.example\narchive: warc/\nknowledgeBase: kb.sqlite\n")
    for night in (1, 2):
        began, served = time.time(), server_seconds()
        with open(folder + "/out", "w") as out:
            words = [attest, "crawl", folder + "/pipeline.yml", "--allow-loopback", "--delay", "0", "--connections", connections, "--json"]
            process = subprocess.Popen(words, stdout=out)
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.time() - began
        summary = json.load(open(folder + "/out"))
        counts = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/counts"))
        urls = sum(summary["outcomes"].values())
        print(
            f"night {night}: {urls} URLs in {seconds:.1f} s, {urls / seconds:.0f} a second, {usage.ru_utime + usage.ru_stime:.1f} s of processor "
            f"(the server's: {server_seconds() - served:.1f}), {usage.ru_maxrss / 1024:.0f} MB, {summary['bytes'] / 1e6:.1f} MB received; "
            f"outcomes {summary['outcomes']}, exit {os.waitstatus_to_exitcode(status)}; requests so far: {counts}")
    print(f"frontier: {os.path.getsize(folder + '/warc/frontier.sqlite') / summary['known']:.0f} bytes a URL")
    server.terminate()
    server.wait()
