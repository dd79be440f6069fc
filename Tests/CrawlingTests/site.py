#!/usr/bin/env python3
"""A site for tests, on 127.0.0.1. Prints its port and serves until it is killed.

site.py FOLDER [PAGES]

/ links to /p/0 … /p/PAGES-1 over list pages; /hostile/… behave badly. A page's text changes with the file FOLDER/night: one
page in ten is another every night, one in fifty is gone from night 2 on. Every request is written to FOLDER/requests.log as
one line: time, connection, path, If-None-Match, User-Agent.
"""
import asyncio
import gzip
import os
import sys
import time

folder = sys.argv[1]
pages = int(sys.argv[2]) if len(sys.argv) > 2 else 200
requests = open(os.path.join(folder, "requests.log"), "a", buffering=1 << 16)
connections = 0


def night():
    try:
        return int(open(os.path.join(folder, "night")).read())
    except (OSError, ValueError):
        return 1


NIGHT = night()


def page(number):
    version = NIGHT if number % 10 == 3 else 1
    links = "".join(f'<a href="/p/{(number * 7 + step) % pages}">more</a> ' for step in range(1, 4))
    return (
        f"<!doctype html><html lang=en><head><title>Report {number}</title></head><body><main><h1>Report {number}</h1>"
        f"<p>In 2024 the office received {100 + number + version} complaints. {'The text goes on. ' * 20}</p>{links}"
        "</main></body></html>"
    ).encode()


def answer(status, body=b"", kind="text/html; charset=utf-8", more=""):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


def listing():
    rows = "".join(f'<a href="/list/{start}">part</a> ' for start in range(0, pages, 100))
    return f"<html><body>{rows}<a href='/hostile/'>more</a></body></html>".encode() if FULL else f"<html><body>{rows}</body></html>".encode()


FULL = os.path.exists(os.path.join(folder, "hostile"))

HOSTILE = {
    "headers": b"HTTP/1.1 200 OK\r\n" + b"X-Field: x\r\n" * 2000 + b"\r\n",
    "longheader": b"HTTP/1.1 200 OK\r\nX-Field: " + b"x" * 90000 + b"\r\n\r\n",
    "short": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4096\r\n\r\n<p>only so much</p>",
    "http09": b"<p>no header at all</p>",
    "junk": bytes(range(256)) * 4,
    "badlength": b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx",
    "badchunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n",
    "continue": b"HTTP/1.1 100 Continue\r\n\r\n" * 5000,
    "private": answer("302 Found", more="Location: http://169.254.169.254/latest/meta-data/\r\n"),
    "file": answer("302 Found", more="Location: file:///etc/passwd\r\n"),
    "octal": answer("302 Found", more="Location: http://0177.0.0.1:22/\r\n"),
    "noplace": answer("302 Found"),
    "encodings": answer("200 OK", b"x", more="Content-Encoding: gzip, gzip, gzip, gzip\r\nContent-Encoding: gzip, gzip\r\n"),
    "unknown": answer("200 OK", b"x", more="Content-Encoding: zz\r\n"),
    "bomb": answer("200 OK", gzip.compress(b"\0" * (8 << 20)), more="Content-Encoding: gzip\r\n"),
    "busy": answer("429 Too Many Requests", more="Retry-After: 315360000\r\n"),
    "error": answer("500 Internal Server Error", b"no"),
    "login": answer("401 Unauthorized", more='WWW-Authenticate: Basic realm="x"\r\n'),
    "cookies": answer("200 OK", b"<p>ok</p>", more="Set-Cookie: a=b\r\n" * 200),
    "empty": answer("200 OK"),
    "close": b"",
}


class Site(asyncio.Protocol):
    def connection_made(self, transport):
        global connections
        connections += 1
        self.number = connections
        self.transport = transport
        self.data = b""

    def data_received(self, data):
        self.data += data
        while b"\r\n\r\n" in self.data:
            head, self.data = self.data.split(b"\r\n\r\n", 1)
            lines = head.decode("latin-1").split("\r\n")
            path = lines[0].split(" ")[1]
            fields = {line.split(": ", 1)[0].lower(): line.split(": ", 1)[-1] for line in lines[1:]}
            requests.write(
                f"{time.time():.3f}\t{self.number}\t{path}\t{fields.get('if-none-match', '')}\t{fields.get('user-agent', '')}"
                f"\t{'cookie' in fields or 'authorization' in fields or 'referer' in fields}\n"
            )
            self.respond(path, fields)

    def respond(self, path, fields):
        if path.startswith("/hostile/") and path != "/hostile/":
            return self.hostile(path.split("/")[2])
        tag = None
        if path == "/robots.txt":
            body = b"User-agent: *\nDisallow: /private/\nSitemap: /sitemap.xml.gz\n"
            return self.transport.write(answer("200 OK", body, "text/plain"))
        if path == "/sitemap.xml.gz":
            urls = "".join(f"<url><loc>/s/{n}</loc></url>" for n in range(20))
            xml = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
            return self.transport.write(answer("200 OK", gzip.compress(xml.encode(), mtime=0), "application/gzip"))
        if path == "/":
            body = listing()
        elif path == "/hostile/":
            body = "".join(f"<a href='/hostile/{name}'>x</a>" for name in [name for name in HOSTILE if name != 'busy'] + ["slow", "drip", "big", "loop", "calendar"]).encode()
        elif path.startswith("/list/"):
            start = int(path.split("/")[2])
            body = ("<html><body>" + "".join(f'<a href="/p/{n}">x</a> ' for n in range(start, min(start + 100, pages))) + "<a href='/private/x'>no</a></body></html>").encode()
        elif path.startswith("/p/") and path[3:].isdigit() and int(path[3:]) < pages:
            number = int(path[3:])
            if NIGHT > 1 and number % 50 == 7:
                return self.transport.write(answer("404 Not Found", b"gone"))
            body = page(number)
            if number % 2 == 0:
                tag = f'"{number}-{NIGHT if number % 10 == 3 else 1}"'
        elif path.startswith("/s/"):
            body = b"<html><body><main><p>The same text under many names, long enough to count as one: " + b"word " * 150 + b"</p></main></body></html>"
        else:
            return self.transport.write(answer("404 Not Found", b"no"))
        if tag and fields.get("if-none-match") == tag:
            return self.transport.write(f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode())
        self.transport.write(answer("200 OK", body, more=f"ETag: {tag}\r\n" if tag else ""))

    def hostile(self, name):
        if name in HOSTILE:
            self.transport.write(HOSTILE[name])
            if name in ("http09", "junk", "close", "short", "headers", "longheader", "continue", "badlength", "badchunk"):
                self.transport.close()
        elif name == "slow":
            pass  # nothing is ever sent
        elif name == "drip":
            self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            self.drip()
        elif name == "big":
            self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"<p>much</p>" * (1 << 20))
            self.transport.close()
        elif name.startswith("loop"):
            step = int(name[4:] or 0) + 1
            self.transport.write(answer("302 Found", more=f"Location: /hostile/loop{step}\r\n"))
        elif name.startswith("calendar"):
            step = int(name[8:] or 0) + 1
            self.transport.write(answer("200 OK", f"<a href='/hostile/calendar{step}'>next</a>".encode()))
        else:
            self.transport.write(answer("404 Not Found", b"no"))

    def drip(self):
        if not self.transport.is_closing():
            self.transport.write(b"x")
            asyncio.get_running_loop().call_later(0.2, self.drip)


async def main():
    global NIGHT
    loop = asyncio.get_running_loop()
    port = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    server = await loop.create_server(Site, "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    while True:
        await asyncio.sleep(0.2)
        NIGHT = night()
        requests.flush()
        if os.getppid() == 1:
            return


asyncio.run(main())
