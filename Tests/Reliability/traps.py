#!/usr/bin/env python3
"""Sites without an end beside honest ones (C5). traps.py ATTEST PAGES

Required: of each endless host exactly its budget is asked for, and told which URLs were left; every page of the honest hosts
is fetched; sitemaps that name sitemaps end at depth 10.
"""
import asyncio
import sys
import threading
from collections import Counter

from net import Net

net = Net(sys.argv[1])
planted = int(sys.argv[2])
budget = max(60, planted // 5)
asked, deepest = Counter(), 0
traps = ["calendar", "sessions", "folders", "filters", "queries", "softerrors", "sitemaps", "words"]
hosts = {f"public-{name}.net.test": name for name in traps}
honest = [f"public-honest{number}.net.test" for number in range(5)]


def links(name, path):
    """Where a page of an endless site leads: always on."""
    number = int("".join(filter(str.isdigit, path))[-9:] or 0)
    if name == "calendar":
        return [f"/month?at={number + 1}", f"/month?at={number - 1 if number else 10 ** 8}"]
    if name == "sessions":
        return [f"/page;id={number * 31 + place & 0xFFFFFFF}" for place in (1, 2)]
    if name == "folders":
        return [path.rstrip("/") + "/again/"]
    if name == "filters":
        return [f"/list?sort={number + place}&order={'up' if place % 2 else 'down'}&page={place}" for place in range(1, 5)]
    if name == "queries":
        return [path + ("&a=1" if "?" in path else "?a=1")]
    if name == "softerrors":
        return [f"/missing/{number + 1}"]
    if name == "words":
        return [path + "x" * 300]
    return []


async def serve(reader, writer):
    global deepest
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            path = head.split(" ")[1]
            host = next(line[6:] for line in head.split("\r\n") if line.startswith("Host: "))
            name, kind = hosts.get(host, "honest"), "text/html"
            if path == "/robots.txt":
                body, kind = "User-agent: *\nAllow: /\n" + (f"Sitemap: http://{host}/map/0/0\n" if name == "sitemaps" else ""), "text/plain"
            elif path.startswith("/map/"):
                depth, number = map(int, path.split("/")[2:])
                deepest = max(deepest, depth)
                asked[host] += 1
                body = "<sitemapindex>" + "".join(f"<sitemap><loc>http://{host}/map/{depth + 1}/{2 * number + place}</loc></sitemap>" for place in range(2 if depth < 2 else 1)) + "</sitemapindex>"
                kind = "application/xml"
            else:
                asked[host] += 1
                pages = range(planted // len(honest)) if name == "honest" and path == "/" else ()
                body = f"<p>{path[:50]} of {host}" + "".join(f"<a href=/real/{page}>x</a>" for page in pages) + "".join(f"<a href='{link}'>x</a>" for link in links(name, path))
            writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


loop = asyncio.new_event_loop()
server = loop.run_until_complete(asyncio.start_server(serve, "127.0.0.1", 0, limit=1 << 20))
threading.Thread(target=loop.run_forever, daemon=True).start()
net.ports(server.sockets[0].getsockname()[1])
folder = net.pipeline(
    "traps",
    [
        {"seeds": [f"http://{host}/" for host in hosts], "depth": 1000000, "budget": {"pages": budget}},
        {"seeds": [f"http://{host}/" for host in honest]},
    ])
summary, seconds, _ = net.crawl(folder, "--delay", "0", codes=(0,))
for host, name in hosts.items():
    # Sitemaps and long words end by themselves: at depth 10, and at URLs of 8 KB.
    ends = {"sitemaps": 1 + 1 + 2 + 9 * 4, "words": 8192 // 300 + 1}
    assert asked[host] == ends.get(name, budget), (name, asked[host], budget)
assert deepest == 10, deepest
for host in honest:
    assert asked[host] == 1 + planted // len(honest), (host, asked[host])
assert summary["left"] > 0 and summary["leftPatterns"]
net.crawl(folder, "--delay", "0", "--strict", codes=(1,))
print(f"{sum(asked.values())} fetches in {seconds:.1f} s: budgets of {budget} met, sitemaps to depth {deepest}, all {planted} planted pages fetched")
net.remove()
