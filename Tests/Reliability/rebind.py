#!/usr/bin/env python3
"""Names whose addresses change between public and private ones while they are crawled (C2). rebind.py ATTEST FETCHES

Required: not one connection to an address that is not public; the address in each record is the one that was connected to;
all pages of honest hosts are fetched; and hosts that mix addresses are reached by their public ones.
"""
import asyncio
import sys
import threading
from collections import Counter

from net import Net, is_public, records

net = Net(sys.argv[1])
fetches = int(sys.argv[2])
kinds = ["public", "flip", "mixed", "private", "later"]
hosts = [f"{kinds[number % len(kinds)]}-{number}.net.test" for number in range(min(1000, max(50, fetches // 20)))]
pages = max(4, 2 * fetches // len(hosts))
asked = []


async def serve(reader, writer):
    port = writer.get_extra_info("peername")[1]
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            path = head[0].split(" ")[1]
            host = next(line[6:] for line in head if line.startswith("Host: "))
            asked.append((host, path, port))
            number = int(path[1:]) if path[1:].isdigit() else 0
            status, body, more = "200 OK", "", ""
            if path == "/robots.txt":
                body = f"User-agent: *\nAllow: /\nSitemap: http://{host}/sitemap.xml\n"
            elif path == "/sitemap.xml":
                body = "<urlset>" + "".join(f"<url><loc>http://{host}/{page}</loc></url>" for page in range(pages)) + "</urlset>"
            elif path.startswith("/redirected") or number % 7 != 3:
                body = f"<html><p>Page {path} of {host}: " + "".join(f"<a href='/{page}'>x</a>" for page in range(pages if path == "/" else 0))
            else:
                # To the host itself, and to another whose address changes.
                target = host if number % 2 else hosts[(hosts.index(host) + 1) % len(hosts)]
                status, more = "302 Found", f"Location: http://{target}/redirected-{number}-{hosts.index(host)}\r\n"
            if number % 3 == 0:
                more += "Connection: close\r\n"
            kind = "text/plain" if path == "/robots.txt" else "application/xml" if path == "/sitemap.xml" else "text/html"
            writer.write(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n{body}".encode())
            await writer.drain()
            if number % 3 == 0:
                break
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


loop = asyncio.new_event_loop()
server = loop.run_until_complete(asyncio.start_server(serve, "127.0.0.1", 0))
threading.Thread(target=loop.run_forever, daemon=True).start()
net.ports(server.sockets[0].getsockname()[1])
sites = [{"seeds": [f"http://{host}/" for host in hosts[start:start + 200]], "scope": "host"} for start in range(0, len(hosts), 200)]
folder = net.pipeline("rebind", sites)
summary, seconds, _ = net.crawl(folder, "--delay", "0", "--name-seconds", "0")

answers, connections = net.log()
bad = [connection for connection in connections if not is_public(connection[0])]
assert not bad, bad[:5]
hostile = sum(not all(map(is_public, addresses)) for _, addresses in answers)
# Ports are used again: a request came over the last connection from its port before it.
latest, at, places = {}, {}, {}
for address, _, port in connections:
    latest.setdefault(port, []).append(address)
written = {}
for record in records(folder):
    if record.type == "response" and "WARC-IP-Address" in record.fields:
        written.setdefault(record.fields["WARC-Target-URI"], set()).add(record.fields["WARC-IP-Address"])
compared = 0
for host, path, port in asked:
    found = written.get(f"http://{host}{path}")
    if found:
        assert found & set(latest[port]), (host, path, found, latest[port])
        compared += 1
# What was connected to for a name was among its answers.
given = {}
for name, addresses in answers:
    given.setdefault(name, set()).update(filter(is_public, addresses))
for url, found in written.items():
    assert found <= given[url.split("/")[2]], (url, found)
outcomes = net.outcomes(folder)
honest = [url for url in outcomes if url.startswith("http://public-")]
wrong = [(url, outcomes[url]) for url in honest if outcomes[url][0] not in ("fetched", "same", "redirected")]
assert not wrong, wrong[:5]
for number, host in enumerate(hosts):
    if kinds[number % len(kinds)] in ("public", "mixed"):
        missing = [page for page in range(pages) if f"http://{host}/{page}" not in outcomes]
        assert not missing, (host, missing[:5])
refused = Counter(outcome for outcome, _ in outcomes.values())["private-address"]
assert refused > 0 and hostile > 0
net.remove()
print(
    f"{len(asked)} fetches from {len(hosts)} hosts in {seconds:.1f} s, {len(answers)} answers of which {hostile} led to private addresses: "
    f"{len(connections)} connections, none of them private; {compared} records name the address that was connected to; "
    f"{refused} URLs refused")
