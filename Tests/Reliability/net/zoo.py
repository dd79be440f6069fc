"""Servers that behave badly: each is a name, what it does, and how a fetch of it may end."""
import asyncio
import ctypes
import ctypes.util
import gzip
import socket
import struct
import zlib

CHUNKED = b"Transfer-Encoding: chunked\r\n"
HTML = b"Content-Type: text/html\r\n"
PAGE = b"<p>a page</p>"
OK = b"HTTP/1.1 200 OK\r\n"


def head(status=b"200 OK", *fields):
    return b"HTTP/1.1 " + status + b"\r\n" + b"".join(field + b"\r\n" for field in fields) + b"\r\n"


def whole(body=PAGE, status=b"200 OK", *fields, kind=b"text/html"):
    return head(status, b"Content-Type: " + kind, b"Content-Length: " + str(len(body)).encode(), *fields) + body


def moved(target, status=b"302 Found"):
    return whole(b"", status, b"Location: " + target)


def library(name):
    return ctypes.CDLL(name)


def brotli(data):
    size = ctypes.c_size_t(len(data) + 1024)
    out = ctypes.create_string_buffer(size.value)
    assert library("libbrotlienc.so.1").BrotliEncoderCompress(5, 22, 0, ctypes.c_size_t(len(data)), data, ctypes.byref(size), out)
    return out.raw[:size.value]


def zstd(data):
    code = library("libzstd.so.1")
    code.ZSTD_compress.restype = ctypes.c_size_t
    out = ctypes.create_string_buffer(len(data) + 4096)
    size = code.ZSTD_compress(out, ctypes.c_size_t(len(out)), data, ctypes.c_size_t(len(data)), 3)
    return out.raw[:size]


async def send(writer, *parts):
    for part in parts:
        writer.write(part)
        await writer.drain()


async def hold(writer):
    """Says nothing more until the other side gives up."""
    while not writer.is_closing():
        await asyncio.sleep(0.2)
        if writer.transport.is_closing():
            return


def static(data):
    async def behave(reader, writer):
        await send(writer, data)
    return behave


def held(data):
    async def behave(reader, writer):
        await send(writer, data)
        await reader.read()
    return behave


def drip(first, piece, pause=0.3, big=b""):
    async def behave(reader, writer):
        await send(writer, first, big)
        place = 0
        while True:
            await send(writer, piece[place % len(piece):place % len(piece) + 1])
            place += 1
            await asyncio.sleep(pause)
    return behave


def flood(first, piece, most=120 << 20):
    async def behave(reader, writer):
        await send(writer, first)
        block = piece * (65536 // len(piece) + 1)
        for _ in range(most // len(block)):
            await send(writer, block)
    return behave


def reset(data):
    async def behave(reader, writer):
        await send(writer, data)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
    return behave


def half(data):
    async def behave(reader, writer):
        await send(writer, data)
        writer.write_eof()
        await reader.read()
    return behave


def chunks(*parts, extension=b"", end=b"0\r\n\r\n"):
    return b"".join(b"%x%s\r\n%s\r\n" % (len(part), extension, part) for part in parts) + end


ZEROS = b"\0" * (24 << 20)


def animals():
    """Name, behaviour, outcomes, whether it takes long."""
    any_end = {"fetched", "short-body", "protocol", "content-encoding", "other-type", "connect", "too-large"}
    quick = {
        # connections
        "empty": (static(b""), {"connect"}),
        "reset": (reset(b""), {"connect"}),
        "reset-in-header": (reset(OK + b"Content-"), {"connect", "short-body"}),
        "reset-after-header": (reset(head(b"200 OK", b"Content-Length: 100", b"Content-Type: text/html")), {"connect", "short-body"}),
        "reset-in-body": (reset(head(b"200 OK", b"Content-Length: 4096") + PAGE), {"connect", "short-body"}),
        "half-close": (half(head(b"200 OK", b"Content-Length: 4096") + PAGE), {"short-body"}),
        "half-close-no-length": (half(head(b"200 OK", b"Content-Type: text/html") + PAGE), {"fetched"}),
        "stays-open": (held(whole()), {"fetched"}),
        "says-close-stays-open": (held(whole(PAGE, b"200 OK", b"Connection: close")), {"fetched"}),
        "keeps-alive-then-closes": (static(whole(PAGE, b"200 OK", b"Keep-Alive: timeout=9999")), {"fetched"}),
        "two-answers": (static(whole() + whole(b"<p>another</p>")), {"fetched"}),
        # status lines
        "http09": (static(PAGE), {"protocol"}),
        "http10": (static(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE), {"fetched"}),
        "http99": (static(b"HTTP/9.9 200 OK\r\n\r\n" + PAGE), {"protocol"}),
        "http2": (static(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), {"protocol"}),
        "status-000": (static(whole(PAGE, b"000 None")), {"protocol", "server-error"}),
        "status-999": (static(whole(PAGE, b"999 Denied")), {"server-error"}),
        "status-words": (static(whole(PAGE, b"good")), {"protocol"}),
        "status-2000": (static(whole(PAGE, b"2000 OK")), {"protocol", "fetched", "other-type"}),
        "status-line-long": (static(b"HTTP/1.1 200 " + b"x" * 1000000 + b"\r\n\r\n"), {"headers", "protocol"}),
        "icy": (static(b"ICY 200 OK\r\n\r\n" + PAGE), {"protocol"}),
        "blank-first": (static(b"\r\n\r\n" + whole()), {"protocol", "fetched"}),
        "junk": (static(bytes(range(256)) * 40), {"protocol"}),
        "ssh": (static(b"SSH-2.0-OpenSSH_9.2\r\n"), {"protocol"}),
        "smtp": (static(b"220 mail ESMTP\r\n"), {"protocol"}),
        "redis": (static(b"-ERR unknown command\r\n"), {"protocol"}),
        # interim answers
        "hints": (static(head(b"103 Early Hints", b"Link: </x>") * 3 + whole()), {"fetched"}),
        "switching": (static(head(b"101 Switching Protocols", b"Upgrade: x") + PAGE), {"protocol"}),
        "only-continue": (static(head(b"100 Continue")), {"connect", "protocol", "short-body"}),
        "continue-flood": (static(head(b"100 Continue") * 20000), {"headers", "connect"}),
        # headers
        "many-fields": (flood(OK, b"X-Field: x\r\n", 12 << 20), {"headers"}),
        "many-cookies": (flood(OK, b"Set-Cookie: a=b\r\n", 17 << 20), {"headers"}),
        "huge-header": (flood(OK + b"X: ", b"x", 100 << 20), {"headers", "protocol"}),
        "nul-in-header": (static(OK + b"X: a\0b\r\nContent-Length: 1\r\n\r\nx"), {"protocol", "fetched"}),
        "no-colon": (static(OK + b"nonsense\r\n" + HTML + b"Content-Length: 13\r\n\r\n" + PAGE), {"fetched", "protocol"}),
        "folded": (static(OK + b"X: a\r\n b\r\n" + HTML + b"Content-Length: 13\r\n\r\n" + PAGE), {"fetched"}),
        "space-before-colon": (static(OK + b"Content-Type : text/html\r\nContent-Length : 13\r\n\r\n" + PAGE), any_end),
        "binary-header": (static(OK + b"X: " + bytes(range(128, 256)) + b"\r\n" + HTML + b"Content-Length: 13\r\n\r\n" + PAGE), {"fetched"}),
        "empty-name": (static(OK + b": x\r\n" + HTML + b"Content-Length: 13\r\n\r\n" + PAGE), {"fetched"}),
        "bare-lf": (static((OK + HTML + b"Content-Length: 13\r\n\r\n").replace(b"\r", b"") + PAGE), {"fetched"}),
        "bare-cr": (static((OK + HTML + b"\r\n").replace(b"\n", b"") + PAGE), {"protocol", "connect", "short-body"}),
        "no-empty-line": (static(OK + HTML), {"fetched", "other-type", "connect", "short-body", "protocol"}),
        # lengths
        "length-negative": (static(head(b"200 OK", b"Content-Length: -5") + PAGE), {"protocol", "fetched"}),
        "length-twice": (static(head(b"200 OK", b"Content-Type: text/html", b"Content-Length: 13", b"Content-Length: 13") + PAGE), {"fetched"}),
        "length-differs": (static(head(b"200 OK", b"Content-Length: 5", b"Content-Length: 13") + PAGE), any_end),
        "length-huge": (static(head(b"200 OK", b"Content-Length: 99999999999999999999999") + PAGE), any_end),
        "length-words": (static(head(b"200 OK", b"Content-Length: many") + PAGE), {"protocol", "fetched"}),
        "length-too-small": (static(head(b"200 OK", b"Content-Type: text/html", b"Content-Length: 5") + PAGE), {"fetched"}),
        "length-too-large": (static(head(b"200 OK", b"Content-Type: text/html", b"Content-Length: 4096") + PAGE), {"short-body"}),
        "length-10gb": (flood(head(b"200 OK", b"Content-Length: 10737418240"), b"<p>x</p>"), {"too-large"}),
        "length-and-chunks": (static(OK + HTML + b"Content-Length: 3\r\n" + CHUNKED + b"\r\n" + chunks(PAGE)), {"fetched"}),
        "body-after-204": (static(head(b"204 No Content") + PAGE), {"other-type"}),
        "body-after-304": (static(head(b"304 Not Modified") + PAGE), {"protocol"}),
        "status-205": (static(whole(PAGE, b"205 Reset Content")), {"other-type"}),
        "status-206": (static(whole(PAGE, b"206 Partial Content", b"Content-Range: bytes 0-12/5000")), {"other-type"}),
        "nothing": (static(whole(b"")), {"other-type"}),
        # chunks
        "chunk-huge": (static(OK + CHUNKED + b"\r\nFFFFFFFFFFFFFFFFFF\r\n" + PAGE), {"protocol", "short-body"}),
        "chunk-negative": (static(OK + CHUNKED + b"\r\n-1\r\n" + PAGE), {"protocol", "short-body"}),
        "chunk-words": (static(OK + CHUNKED + b"\r\nzz\r\n" + PAGE), {"protocol", "short-body"}),
        "chunk-no-end": (static(OK + HTML + CHUNKED + b"\r\n" + chunks(PAGE, end=b"")), {"short-body"}),
        "chunk-cut": (static(OK + HTML + CHUNKED + b"\r\n1000\r\n" + PAGE), {"short-body"}),
        "chunk-no-crlf": (static(OK + HTML + CHUNKED + b"\r\nd\r\n" + PAGE + b"0\r\n\r\n"), {"protocol", "short-body", "fetched"}),
        "chunk-extensions": (static(OK + HTML + CHUNKED + b"\r\n" + chunks(*[b"x"] * 5000, extension=b";a=" + b"b" * 100)), {"fetched"}),
        "chunk-trailers": (flood(OK + HTML + CHUNKED + b"\r\n" + chunks(PAGE, end=b"0\r\n"), b"X-Trailer: x\r\n", 8 << 20), {"headers", "protocol", "fetched", "short-body"}),
        "te-unknown": (static(OK + HTML + b"Transfer-Encoding: strange\r\n\r\n" + PAGE), any_end),
        "te-gzip": (static(OK + HTML + b"Transfer-Encoding: gzip, chunked\r\n\r\n" + chunks(gzip.compress(PAGE))), any_end),
        "te-twice": (static(OK + HTML + CHUNKED * 2 + b"\r\n" + chunks(PAGE)), any_end),
        # encodings
        "layers-6": (static(whole(b"x", b"200 OK", b"Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip")), {"content-encoding"}),
        "layers-1000": (static(whole(b"x", b"200 OK", b"Content-Encoding: " + b"gzip, " * 999 + b"gzip")), {"content-encoding"}),
        "layers-1000-fields": (static(whole(b"x", b"200 OK", *[b"Content-Encoding: gzip"] * 1000)), {"headers"}),
        "gzip-bomb": (static(whole(gzip.compress(ZEROS), b"200 OK", b"Content-Encoding: gzip")), {"content-encoding"}),
        "gzip-gzip-bomb": (static(whole(gzip.compress(gzip.compress(ZEROS * 4)), b"200 OK", b"Content-Encoding: gzip, gzip")), {"content-encoding"}),
        "deflate-bomb": (static(whole(zlib.compress(ZEROS), b"200 OK", b"Content-Encoding: deflate")), {"content-encoding"}),
        "br-bomb": (static(whole(brotli(ZEROS), b"200 OK", b"Content-Encoding: br")), {"content-encoding"}),
        "zstd-bomb": (static(whole(zstd(ZEROS), b"200 OK", b"Content-Encoding: zstd")), {"content-encoding"}),
        "gzip-cut": (static(whole(gzip.compress(PAGE * 50)[:-20], b"200 OK", b"Content-Encoding: gzip")), {"fetched"}),
        "gzip-damaged": (static(whole(gzip.compress(PAGE)[:10] + b"\xff" * 30, b"200 OK", b"Content-Encoding: gzip")), {"content-encoding", "fetched"}),
        "gzip-that-is-none": (static(whole(PAGE, b"200 OK", b"Content-Encoding: gzip")), {"fetched"}),
        "gzip-and-more": (static(whole(gzip.compress(PAGE) + b"trailing", b"200 OK", b"Content-Encoding: gzip")), {"fetched"}),
        "br": (static(whole(brotli(PAGE * 9), b"200 OK", b"Content-Encoding: br")), {"fetched"}),
        "zstd": (static(whole(zstd(PAGE * 9), b"200 OK", b"Content-Encoding: zstd")), {"fetched"}),
        "br-damaged": (static(whole(b"\xff" * 100, b"200 OK", b"Content-Encoding: br")), {"content-encoding"}),
        "zstd-damaged": (static(whole(b"\xff" * 100, b"200 OK", b"Content-Encoding: zstd")), {"content-encoding"}),
        "zstd-window": (static(whole(b"\x28\xb5\x2f\xfd\x00\xff" + b"\x00" * 50, b"200 OK", b"Content-Encoding: zstd")), {"content-encoding"}),
        "encoding-unknown": (static(whole(PAGE, b"200 OK", b"Content-Encoding: x-secret")), {"content-encoding"}),
        "identity": (static(whole(PAGE, b"200 OK", b"Content-Encoding: identity")), {"fetched"}),
        # redirects
        "to-itself": (static(moved(b"/")), {"redirects"}),
        "to-nothing": (static(moved(b"")), {"redirects", "protocol"}),
        "no-location": (static(whole(b"", b"301 Moved")), {"protocol"}),
        "to-private": (static(moved(b"http://169.254.169.254/latest/")), {"private-address"}),
        "to-octal": (static(moved(b"http://0177.1/")), {"private-address"}),
        "to-decimal": (static(moved(b"http://2130706433/")), {"private-address"}),
        "to-six": (static(moved(b"http://[::ffff:10.0.0.1]/")), {"private-address"}),
        "to-file": (static(moved(b"file:///etc/passwd")), {"blocked-url"}),
        "to-script": (static(moved(b"javascript:alert(1)")), {"blocked-url"}),
        "to-credentials": (static(moved(b"http://user:word@zoo-stays-open.net.test/")), {"blocked-url"}),
        "to-port-22": (static(moved(b"http://zoo-stays-open.net.test:22/")), {"blocked-url"}),
        "to-long": (static(moved(b"/" + b"x" * 20000)), {"blocked-url"}),
        "two-locations": (static(head(b"302 Found", b"Location: /a", b"Location: http://10.0.0.1/", b"Content-Length: 0")), {"redirected", "private-address"}),
        # types
        "image": (static(whole(b"\x89PNG\r\n\x1a\n" + bytes(500), kind=b"image/png")), {"other-type"}),
        "image-as-html": (static(whole(b"\x89PNG\r\n\x1a\n" + bytes(500))), {"fetched"}),
        "html-as-image": (static(whole(PAGE, kind=b"image/gif")), {"other-type"}),
        "polyglot": (static(whole(b"GIF89a/*<html>*/<a href='/x'>x</a>", kind=b"text/html")), {"fetched"}),
        "type-junk": (static(whole(PAGE, kind=b";;;,/text")), {"other-type", "fetched"}),
        "no-type": (static(head(b"200 OK", b"Content-Length: 13") + PAGE), {"fetched"}),
        # errors
        "status-401": (static(whole(b"", b"401 No", b'WWW-Authenticate: Basic realm="x"')), {"refused"}),
        "status-404": (static(whole(b"no", b"404 Not Found")), {"not-found"}),
        "status-410": (static(whole(b"no", b"410 Gone")), {"gone"}),
        "status-500": (static(whole(b"no", b"500 Error")), {"server-error"}),
        "later-10-years": (static(whole(b"", b"429 Later", b"Retry-After: 315360000")), {"limited"}),
        "later-date": (static(whole(b"", b"503 Later", b"Retry-After: Fri, 31 Dec 2100 23:59:59 GMT")), {"limited"}),
        # documents
        "many-links": (static(whole(b"<p>" + b"".join(b"<a href=http://%d.example/>x</a>" % number for number in range(100000)))), {"fetched"}),
        "long-links": (static(whole(b"<a href=/" + b"x" * 20000 + b">x</a>" + b"<a href='javascript:'>" * 1000)), {"fetched"}),
        "deep": (static(whole(b"<div>" * 100000)), {"fetched"}),
        "refresh-to-private": (static(whole(b"<meta http-equiv=refresh content='0;url=http://127.0.0.1:6379/'>")), {"fetched"}),
        "body-too-large": (flood(head(b"200 OK", b"Content-Type: text/html"), b"<p>much</p>"), {"too-large"}),
    }
    slow = {
        "silent": (held(b""), {"deadline"}),
        "silent-after-status": (held(OK), {"deadline"}),
        "silent-after-header": (held(head(b"200 OK", b"Content-Length: 50")), {"deadline"}),
        "no-length-never-ends": (held(head(b"200 OK", b"Content-Type: text/html") + PAGE), {"deadline"}),
        "drips-header": (drip(OK + b"X: ", b"x"), {"deadline"}),
        "drips-fields": (drip(OK, b"A: b\r\n"), {"deadline"}),
        "drips-body": (drip(head(b"200 OK", b"Content-Type: text/html"), b"x"), {"deadline"}),
        "drips-length": (drip(head(b"200 OK", b"Content-Length: 1000"), b"x"), {"deadline"}),
        "drips-chunks": (drip(OK + HTML + CHUNKED + b"\r\n", b"1\r\nx\r\n"), {"deadline"}),
        "drips-chunk-size": (drip(OK + HTML + CHUNKED + b"\r\n", b"0"), {"deadline", "protocol", "short-body"}),
        "drips-chunk-extension": (drip(OK + HTML + CHUNKED + b"\r\n5;", b"a"), {"deadline"}),
        "chunk-extension-flood": (flood(OK + HTML + CHUNKED + b"\r\n5;", b"a", 1 << 40), {"protocol"}),
        "continues-slowly": (drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.05), {"deadline"}),
        "fat-drip-1": (drip(head(b"200 OK", b"Content-Type: text/html"), b"x", big=b"x" * (15 << 20)), {"deadline"}),
        "fat-drip-2": (drip(head(b"200 OK", b"Content-Type: text/html"), b"x", big=b"y" * (15 << 20)), {"deadline"}),
        "fat-drip-3": (drip(head(b"200 OK", b"Content-Type: text/html"), b"x", big=b"z" * (15 << 20)), {"deadline"}),
    }
    return quick, slow
