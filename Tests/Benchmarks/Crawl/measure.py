#!/usr/bin/env python3
"""What a crawl costs, with politeness off, from a server on this machine. measure.py ATTEST PAGES [CONNECTIONS]

Night 1 fetches PAGES small pages that are new; night 2 asks for them again when none has changed. Prints pages a second,
memory, and bytes of the frontier a URL. Nothing is required: the figures are for a person to read.
"""
import asyncio
import json
import multiprocessing
import os
import sys
import tempfile
import time

attest, pages = os.path.abspath(sys.argv[1]), int(sys.argv[2])
connections = sys.argv[3] if len(sys.argv) > 3 else "8"


def serve(pipe):
    """Pages of 2 KB, a hundred a list; 304 for who knows one."""
    text = "<p>" + "The office received 704 complaints in 2024. " * 45

    class Site(asyncio.Protocol):
        counts = {"200": 0, "304": 0}

        def connection_made(self, transport):
            self.transport, self.data = transport, b""

        def data_received(self, data):
            self.data += data
            while (end := self.data.find(b"\r\n\r\n")) >= 0:
                head, self.data = self.data[:end], self.data[end + 4:]
                path = head[4:head.index(b" ", 4)]
                if b"If-None-Match: " in head:
                    Site.counts["304"] += 1
                    self.transport.write(b"HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n")
                    continue
                kind = "text/html"
                if path == b"/robots.txt":
                    body, kind = "User-agent: *\nAllow: /\n", "text/plain"
                elif path == b"/":
                    body = "".join(f"<a href=/list/{start}>x</a>" for start in range(0, pages, 100))
                elif path.startswith(b"/list/"):
                    start = int(path[6:])
                    body = "".join(f"<a href=/reports/of/the/office/{number}.html>x</a>" for number in range(start, min(pages, start + 100)))
                else:
                    body = f"<title>{path.decode()}</title>{text}"
                Site.counts["200"] += 1
                self.transport.write(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nETag: \"1\"\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())

    async def main():
        server = await asyncio.get_running_loop().create_server(Site, "127.0.0.1", 0)
        pipe.send(server.sockets[0].getsockname()[1])
        while True:
            await asyncio.sleep(0.05)
            if pipe.poll():
                pipe.recv()
                pipe.send(dict(Site.counts))

    asyncio.run(main())


ours, theirs = multiprocessing.Pipe()
process = multiprocessing.Process(target=serve, args=(theirs,), daemon=True)
process.start()
port = ours.recv()
with tempfile.TemporaryDirectory() as folder:
    with open(folder + "/pipeline.yml", "w") as file:
        file.write(
            f"formatVersion: 1\nname: measure\nsites: [{{seeds: [\"http://127.0.0.1:{port}/\"], budget: {{pages: 100000000, bytes: 100GB}}}}]\n"
            "contact: mailto:test@site.example\narchive: warc/\nknowledgeBase: kb.sqlite\n")
    for night in (1, 2):
        began = time.time()
        child = os.fork()
        if child == 0:
            os.dup2(os.open(folder + "/out", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
            os.execv(attest, [attest, "crawl", folder + "/pipeline.yml", "--allow-loopback", "--delay", "0", "--connections", connections, "--json"])
        _, status, usage = os.wait4(child, 0)
        seconds = time.time() - began
        summary = json.load(open(folder + "/out"))
        ours.send("counts")
        counts = ours.recv()
        print(
            f"night {night}: {sum(summary['outcomes'].values())} URLs in {seconds:.1f} s, {sum(summary['outcomes'].values()) / seconds:.0f} a second, "
            f"{usage.ru_utime + usage.ru_stime:.1f} s of processor, {usage.ru_maxrss / 1024:.0f} MB, {summary['bytes'] / 1e6:.1f} MB received; outcomes {summary['outcomes']}, exit {os.waitstatus_to_exitcode(status)}; "
            f"requests so far: {counts}")
    print(f"frontier: {os.path.getsize(folder + '/warc/frontier.sqlite') / summary['known']:.0f} bytes a URL")
process.terminate()
