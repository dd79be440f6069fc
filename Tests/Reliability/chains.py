#!/usr/bin/env python3
"""Chains of redirects over hosts, schemes and ports, whose servers hand out cookies and ask for passwords (C10).
chains.py ATTEST CHAINS

Required: no request carries a cookie, a password or a referrer; all chains are followed to their ends.
"""
import asyncio
import random
import ssl
import sys
import threading
from collections import Counter

from net import Net

net = Net(sys.argv[1], certificates=True)
count = int(sys.argv[2])
chance = random.Random(7)
leaks, places, asked = [], Counter(), 0
chains = []


async def serve(reader, writer):
    global asked
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            asked += 1
            lines = head.split("\r\n")
            fields = {line.split(":", 1)[0].lower() for line in lines[1:] if ":" in line}
            leaked = fields & {"cookie", "cookie2", "authorization", "proxy-authorization", "referer", "origin", "from"}
            if leaked or "secret" in head:
                leaks.append((lines[0], leaked))
            path = lines[0].split(" ")[1]
            more = "Set-Cookie: id=secret; Domain=net.test; Path=/\r\nSet-Cookie: sid=secret\r\nWWW-Authenticate: Basic realm=\"x\"\r\nAlt-Svc: h2=\":1\"\r\nStrict-Transport-Security: max-age=9\r\n"
            status, body = "404 Not Found", "no"
            if path.startswith("/chain/"):
                chain, hop = map(int, path.split("/")[2:])
                if hop < len(chains[chain]) - 1:
                    status, body = ["301 a", "302 b", "303 c", "307 d", "308 e"][hop % 5], ""
                    more += f"Location: {chains[chain][hop + 1]}/chain/{chain}/{hop + 1}\r\n"
                else:
                    status, body = "200 OK", f"<p>The end of chain {chain}, <a href='/after/{chain}'>and on</a>"
            elif path.startswith("/after/"):
                status, body = "200 OK", f"<p>After {path}"
            writer.write(f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n{more}\r\n{body}".encode())
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
        writer.close()


async def start():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(net.folder + "/good.pem", net.folder + "/good.key")
    servers = [await asyncio.start_server(serve, "127.0.0.1", 0, ssl=secure) for secure in (None, None, context, context)]
    return [server.sockets[0].getsockname()[1] for server in servers]


loop = asyncio.new_event_loop()
http, other_http, https, other_https = loop.run_until_complete(start())
threading.Thread(target=loop.run_forever, daemon=True).start()
net.ports(http, https)
for _ in range(count):
    hops = []
    for _ in range(chance.randrange(3, 10)):
        host = f"public-{chance.randrange(12)}.net.test"
        hops.append(chance.choice([f"http://{host}", f"https://{host}", f"http://{host}:{other_http}", f"https://{host}:{other_https}"]))
    chains.append(hops)
seeds = [f"{hops[0]}/chain/{number}/0" for number, hops in enumerate(chains)]
# All names below net.test belong to the site.
folder = net.pipeline("chains", [{"seeds": ["http://net.test/"] + seeds, "scope": "domain"}])
summary, seconds, _ = net.crawl(folder, "--delay", "0")
assert not leaks, leaks[:5]
ends = net.outcomes(folder)
for number, hops in enumerate(chains):
    end = ends.get(f"{hops[-1]}/chain/{number}/{len(hops) - 1}", ("none",))
    assert end[0] == "fetched", (number, hops, end)
    for before, after in zip(hops, hops[1:]):
        (scheme, _, host), (other_scheme, _, other_host) = before.split("/"), after.split("/")
        places["scheme"] += scheme != other_scheme
        places["host"] += host.split(":")[0] != other_host.split(":")[0]
        places["port"] += host.split(":")[1:] != other_host.split(":")[1:]
assert min(places.values()) > count / 2, places
print(f"{count} chains, {asked} requests, changes of {dict(places)}: no cookie, no password, no referrer in any of them")
net.remove()
