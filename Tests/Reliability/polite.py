#!/usr/bin/env python3
"""Politeness as servers see it (C9). polite.py ATTEST HOSTS REQUESTS

Required: between the answer to a request and the next request of the same host at least the delay, or the Crawl-delay that
it asks for; never two connections at once to a host or to an address that several hosts share; Retry-After kept to in every
form (seconds, the three forms of a date, words, ten years); the User-Agent with its contact in every request.
"""
import asyncio
import sys
import threading
import time
from email.utils import formatdate

from net import Net, raise_limit

raise_limit()
net = Net(sys.argv[1])
count, requests = int(sys.argv[2]), int(sys.argv[3])
pages = max(5, requests // count)
delay, crawl_delay = 0.05, 0.12
hosts = [f"{'shared' if number % 3 == 0 else 'public'}-{number}.net.test" for number in range(count)]
# For each host: when its last request was answered, and before when it must not be asked again.
answered, forbidden, refused = {}, {}, {}
violations, asked, agents = [], 0, set()
# Hosts that have asked for their Crawl-delay.
slow = set()


def date(form, seconds):
    """A time that lies so many whole seconds ahead, rounded up, in one of HTTP's three forms."""
    at = int(time.time() + seconds) + 1
    if form == 0:
        return at, formatdate(at, usegmt=True)
    if form == 1:
        return at, time.strftime("%A, %d-%b-%y %H:%M:%S GMT", time.gmtime(at))
    return at, time.strftime("%a %b %e %H:%M:%S %Y", time.gmtime(at))


def answer(host, path):
    """Status, further fields and body."""
    number = hosts.index(host)
    if path == "/robots.txt" and number % 5 == 2:
        return "302 Moved", "Location: /moved/robots.txt\r\n", ""
    if path.endswith("/robots.txt"):
        if number % 4 == 1:
            slow.add(host)
        asks = f"Crawl-delay: {crawl_delay}\n" if number % 4 == 1 else ""
        return "200 OK", "Content-Type: text/plain\r\n", f"User-agent: *\n{asks}Allow: /\n"
    if path == "/3" and (host, path) not in refused:
        refused[host, path] = True
        kind = number % 7
        now = time.time()
        if kind == 0:
            forbidden[host] = now + 1
            return "429 Later", "Retry-After: 1\r\n", ""
        if kind in (1, 2, 3):
            at, text = date(kind - 1, 1)
            forbidden[host] = at
            return "503 Later", f"Retry-After: {text}\r\n", ""
        if kind == 4:
            forbidden[host] = now + 10 * delay
            return "429 Later", "Retry-After: soon\r\n", ""
        if kind == 5:
            forbidden[host] = now + 3600
            return "429 Later", "Retry-After: 315360000\r\n", ""
    body = "".join(f"<a href=/{page}>x</a>" for page in range(pages)) if path == "/" else ""
    return "200 OK", "Content-Type: text/html\r\n", f"<p>Page {path} of {host}. {body}"


async def serve(reader, writer):
    global asked
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            now = time.time()
            asked += 1
            lines = head.split("\r\n")
            host = next(line[6:] for line in lines if line.startswith("Host: "))
            agents.add(next((line for line in lines if line.startswith("User-Agent: ")), ""))
            least = crawl_delay if host in slow else delay
            if host in answered and now - answered[host] < least:
                violations.append((host, "too soon", now - answered[host], least))
            if now < forbidden.get(host, 0):
                violations.append((host, "before Retry-After", forbidden[host] - now))
            path = lines[0].split(" ")[1]
            status, fields, body = answer(host, path)
            answered[host] = time.time()
            writer.write(f"HTTP/1.1 {status}\r\n{fields}Content-Length: {len(body)}\r\n\r\n{body}".encode())
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


loop = asyncio.new_event_loop()
server = loop.run_until_complete(asyncio.start_server(serve, "127.0.0.1", 0, backlog=1000))
threading.Thread(target=loop.run_forever, daemon=True).start()
net.ports(server.sockets[0].getsockname()[1])
folder = net.pipeline("polite", [{"seeds": [f"http://{host}/" for host in hosts[start:start + 200]]} for start in range(0, count, 200)])
summary, seconds, _ = net.crawl(folder, "--delay", str(delay))
assert not violations, (len(violations), violations[:5])
most = net.most_at_once()
assert most == 1, f"{most} connections to one address at once"
assert len(agents) == 1 and "(+mailto:test@site.example)" in agents.pop()
ends = net.outcomes(folder)
limited = sum(end == "limited" for end, _ in ends.values())
assert limited == sum(number % 7 == 5 for number in range(count)), limited
for number, host in enumerate(hosts):
    if number % 7 != 5:
        missing = [page for page in range(pages) if ends.get(f"http://{host}/{page}", ("",))[0] not in ("fetched", "same")]
        assert not missing, (host, missing[:5])
print(f"{asked} requests to {count} hosts in {seconds:.1f} s: none too soon, one connection at a time to each host and address")
net.remove()
