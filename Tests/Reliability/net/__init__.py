"""A network of names below `net.test` on this machine, for tests of the crawler: names.c beside it is the name server."""
import asyncio
import collections
import gzip
import json
import os
import resource
import shutil
import subprocess
import tempfile
import threading
import time

here = os.path.dirname(os.path.abspath(__file__))


class Net:
    """A folder with the name server, certificates if they are wanted, and what `attest` writes."""

    def __init__(self, attest, certificates=False):
        self.attest = os.path.abspath(attest)
        self.folder = tempfile.mkdtemp()
        compiler = shutil.which("cc") or shutil.which("clang") or shutil.which("gcc")
        assert compiler, "no C compiler is installed: apt-get install gcc"
        subprocess.run(
            [compiler, "-O1", "-shared", "-fPIC", "-D_FILE_OFFSET_BITS=32", "-o", self.folder + "/names.so", here + "/names.c", "-ldl", "-lpthread"],
            check=True)
        self.environment = dict(os.environ, LD_PRELOAD=self.folder + "/names.so", NET_LOG=self.folder + "/net.log")
        if certificates:
            self._certificates()

    def _certificates(self):
        def openssl(*words):
            subprocess.run(["openssl", *words], check=True, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "30", "-subj", "/CN=Test CA")
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "own.key", "-out", "own.pem", "-days", "30", "-subj", "/CN=*.net.test", "-addext", "subjectAltName=DNS:*.net.test")
        open(self.folder + "/index.txt", "w").close()
        open(self.folder + "/serial", "w").write("01\n")
        with open(self.folder + "/ca.cnf", "w") as file:
            file.write(
                "[ca]\ndefault_ca=c\n[c]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\ncertificate=ca.pem\nprivate_key=ca.key\n"
                "default_md=sha256\npolicy=p\nunique_subject=no\ncopy_extensions=copy\n[p]\ncommonName=supplied\n")
        for name, host, dates in [
            ("good", "*.net.test", ["-days", "30"]),
            ("wrong", "other.test", ["-days", "30"]),
            ("expired", "*.net.test", ["-startdate", "20200101000000Z", "-enddate", "20200201000000Z"]),
        ]:
            openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", name + ".key", "-out", name + ".csr", "-subj", "/CN=" + host, "-addext", "subjectAltName=DNS:" + host)
            openssl("ca", "-batch", "-config", "ca.cnf", "-in", name + ".csr", "-out", name + ".pem", "-notext", *dates)
        self.environment["NET_CA"] = self.folder + "/ca.pem"

    def ports(self, http, https=None):
        self.environment["NET_80"] = str(http)
        if https:
            self.environment["NET_443"] = str(https)

    def pipeline(self, name, sites):
        """A pipeline file in a folder of its own: sites are lists of seeds, or objects."""
        folder = f"{self.folder}/{name}"
        os.makedirs(folder, exist_ok=True)
        sites = [site if isinstance(site, dict) else {"seeds": site} for site in sites]
        with open(folder + "/pipeline.yml", "w") as file:
            file.write(
                f"formatVersion: 1\nname: {name}\nsites: {json.dumps(sites)}\ncontact: mailto:test@site.example\narchive: warc/\n"
                "knowledgeBase: kb.sqlite\nreport: {path: report.md}\n")
        return folder

    def crawl(self, folder, *words, codes=(0, 1)):
        """Crawls; the summary, seconds, and the largest resident size in MB."""
        began = time.time()
        with open(folder + "/out.json", "w") as out, open(folder + "/errors", "w") as errors:
            process = subprocess.Popen([self.attest, "crawl", folder + "/pipeline.yml", "--json", *words], stdout=out, stderr=errors, env=self.environment)
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode in codes, (process.returncode, open(folder + "/errors").read()[-2000:])
        return json.load(open(folder + "/out.json")), time.time() - began, usage.ru_maxrss / 1024

    def outcomes(self, folder):
        """The last outcome of each URL, from the log."""
        found = {}
        for line in open(folder + "/warc/crawl.jsonl"):
            entry = json.loads(line)
            if entry["event"] == "fetch":
                found[entry["url"]] = (entry["outcome"], entry.get("detail", ""))
        return found

    def log(self):
        """What the name server answered and what was connected to: (name, addresses) and (address, port, own port)."""
        answers, connections = [], []
        for line in open(self.environment["NET_LOG"]):
            words = line.split()
            if words[0] == "answer":
                answers.append((words[1], words[2:]))
            elif words[0] == "connect":
                connections.append((words[1], int(words[2]), int(words[3])))
        return answers, connections

    def remove(self):
        shutil.rmtree(self.folder)


    def most_at_once(self):
        """How many connections to one address were open at the same time, at most."""
        open_at, address_of, most = collections.Counter(), {}, 0
        for line in open(self.environment["NET_LOG"]):
            words = line.split()
            if words[0] == "connect":
                address_of[words[3]] = words[1]
                open_at[words[1]] += 1
                most = max(most, open_at[words[1]])
            elif words[0] == "end" and words[1] in address_of:
                open_at[address_of.pop(words[1])] -= 1
        return most

    def remove(self):
        shutil.rmtree(self.folder)


def is_public(address):
    return address.startswith("23.") or address.startswith("2600:9000:")


Record = collections.namedtuple("Record", "type fields block")


def records(folder):
    """All records of the archive of a pipeline's folder, in the order in which they were written."""
    for name in sorted(os.listdir(folder + "/warc")):
        if not name.endswith(".warc.gz"):
            continue
        with gzip.open(f"{folder}/warc/{name}") as file:
            while True:
                line = file.readline()
                if not line:
                    break
                assert line == b"WARC/1.1\r\n", line
                fields = {}
                while (line := file.readline()) != b"\r\n":
                    key, value = line.decode().rstrip("\r\n").split(": ", 1)
                    fields[key] = value
                block = file.read(int(fields["Content-Length"]))
                assert file.read(4) == b"\r\n\r\n"
                yield Record(fields["WARC-Type"], fields, block)


def site(answer):
    """A site on a free port of 127.0.0.1, in a thread of its own; its port. `answer` gets the head of a request and gives the
    bytes of the response, or with False behind them the last ones, or None to close without a word."""

    async def serve(reader, writer):
        try:
            goes_on = True
            while goes_on:
                given = answer((await reader.readuntil(b"\r\n\r\n")).decode())
                if given is None:
                    break
                sent, goes_on = given if isinstance(given, tuple) else (given, True)
                writer.write(sent)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        writer.close()

    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(serve, "127.0.0.1", 0))
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return server.sockets[0].getsockname()[1]


def raise_limit():
    """As many open files as may be: a server of many slow connections needs them."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 8192), most))
