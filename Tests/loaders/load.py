#!/usr/bin/env python3
"""Loads every form of `attest export` with the programs it is meant for, and compares what they see.

  load.py ATTEST KB FOLDER     writes the exports of the knowledge base KB into FOLDER and loads them

What JSON Lines say is the measure: the same mentions, facts, entities and references must be in every other form.
"""
import csv, html.parser, json, pathlib, re, subprocess, sys, xml.etree.ElementTree

import networkx, pyshacl, rdflib

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
problems = []


def expect(what, found, wanted):
    if found != wanted:
        problems.append(f"{what}: found {str(found)[:300]}, should be {str(wanted)[:300]}")


def records(path):
    by_kind = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            by_kind.setdefault(record["record"], []).append(record)
    return {kind: by_kind.get(kind, []) for kind in ("document", "mention", "reference", "citation", "fact", "entity")}


def inert(text):
    """What a spreadsheet is shown of a text."""
    return "'" + text if re.match(r"[=@\t\r\n]|[+-](?!\d+(\.\d+)?$)", text) else text


def check_csv(path, known):
    raw = path.read_bytes()
    expect("csv: bare line ends outside of fields", re.sub(rb'"[^"]*"', b"", raw).replace(b"\r\n", b"").count(b"\n"), 0)
    with open(path, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, strict=True))
    for kind in ("document", "mention", "fact", "entity"):
        expect(f"csv: {kind}s", [r["id"] for r in rows if r["record"] == kind], [r["id"] for r in known[kind]])
    expect("csv: quotes", [r["quote"] for r in rows if r["record"] == "mention"], [inert(m["quote"]) for m in known["mention"]])


TYPES = {
    "string": lambda text: True,
    "integer": lambda text: re.fullmatch(r"-?\d+", text),
    "number": lambda text: float(text) is not None,
    "boolean": lambda text: text in ("true", "false"),
    "array": lambda text: isinstance(json.loads(text), list),
    "object": lambda text: isinstance(json.loads(text), dict),
}


def check_package(folder, known):
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    expect("package: profile", package["profile"], "tabular-data-package")
    expect("package: name", bool(re.fullmatch(r"[a-z0-9._-]+", package["name"])), True)
    tables = {}
    for resource in package["resources"]:
        name, schema = resource["name"], resource["schema"]
        with open(folder / resource["path"], encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            rows = tables[name] = list(reader)
            expect(f"{name}: columns", reader.fieldnames, [f["name"] for f in schema["fields"]])
        for field in schema["fields"]:
            for row in rows:
                text = row[field["name"]]
                if text and not TYPES[field["type"]](text):
                    problems.append(f"{name}.{field['name']}: {text!r} is no {field['type']}")
        keys = [tuple(row[k] for k in schema["primaryKey"]) for row in rows]
        expect(f"{name}: primary keys that stand twice", len(keys) - len(set(keys)), 0)
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            there = {row[key["reference"]["fields"]] for row in tables[key["reference"]["resource"]]}
            loose = {row[key["fields"]] for row in tables[resource["name"]]} - there - {""}
            expect(f"{resource['name']}.{key['fields']}: values that lead nowhere", loose, set())
    expect("package: mentions", [r["id"] for r in tables["mentions"]], [m["id"] for m in known["mention"]])
    expect("package: numbers", [float(r["number"]) for r in tables["facts"] if r["number"]],
           [float(f["value"]) for f in known["fact"] if isinstance(f["value"], (int, float)) and not isinstance(f["value"], bool)])
    expect("package: evidence", len(tables["evidence"]), sum(len(f["evidence"]) for f in known["fact"]))


SCHEMA, OA, SKOS, PROV = (rdflib.Namespace(n) for n in (
    "https://schema.org/", "http://www.w3.org/ns/oa#", "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/ns/prov#"))


def check_turtle(path, known):
    graph = rdflib.Graph().parse(path, format="turtle")
    shapes = rdflib.Graph().parse(ROOT / "Pipelines/shapes/attest.ttl", format="turtle")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    if not conforms:
        problems.append("turtle: " + report[:2000])
    # A shape that lets everything pass proves nothing: without its evidence no fact may conform.
    if known["fact"]:
        fact = rdflib.URIRef("urn:attest:fact:" + known["fact"][0]["id"])
        broken = rdflib.Graph()
        for triple in graph:
            if triple[0] != fact or not str(triple[1]).endswith("#evidence"):
                broken.add(triple)
        expect("turtle: a fact without evidence conforms", pyshacl.validate(broken, shacl_graph=shapes)[0], False)
    expect("turtle: facts", {str(s).rsplit(":", 1)[1] for s in graph.subjects(rdflib.RDF.type, SCHEMA.Claim)}, {f["id"] for f in known["fact"]})
    expect("turtle: names", {str(o) for o in graph.objects(None, SKOS.prefLabel)} - {"Entities"}, {e["name"] for e in known["entity"]})
    expect("turtle: titles", {str(o) for s in graph.subjects(rdflib.RDF.type, SCHEMA.DigitalDocument) for o in graph.objects(s, SCHEMA.name)},
           {d["title"] for d in known["document"] if "title" in d})
    quotes = {str(o) for f in graph.subjects(rdflib.RDF.type, OA.TextQuoteSelector) for o in graph.objects(f, OA.exact)}
    expect("turtle: quotes", quotes, {e["quote"] for f in known["fact"] for e in f["evidence"]} | {r["quote"] for r in known["reference"]})
    expect("turtle: clocks", list(graph.objects(None, PROV.startedAtTime)), [])


def check_annotations(path, known):
    document = json.loads(path.read_text("utf-8"))
    expect("jsonld: context", document["@context"][0], "http://www.w3.org/ns/anno.jsonld")
    # The network is not asked: the terms that are used stand in a copy.
    document["@context"][0] = json.loads((HERE / "anno-context.json").read_text("utf-8"))["@context"]
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    mentions = {m["id"]: m for m in known["mention"]}
    texts = {d["id"]: d["mediaType"] for d in known["document"]}
    found = {str(s): s for s in graph.subjects(rdflib.RDF.type, OA.Annotation)}
    expect("jsonld: annotations", set(found), {"urn:attest:mention:" + m for m in mentions} | {"urn:attest:fact:" + f["id"] for f in known["fact"]})
    for name, mention in mentions.items():
        target = graph.value(found["urn:attest:mention:" + name], OA.hasTarget)
        selectors = {str(graph.value(s, rdflib.RDF.type)).rsplit("#", 1)[1]: s for s in graph.objects(target, OA.hasSelector)}
        wanted = {"TextQuoteSelector", "TextPositionSelector", "DataPositionSelector", "XPathSelector"}
        if texts[mention["sha256"][:32]] == "text/plain":
            wanted -= {"XPathSelector"}
        expect(f"jsonld: selectors of {name}", set(selectors), wanted)
        quote, place = selectors["TextQuoteSelector"], selectors["DataPositionSelector"]
        around = (graph.value(quote, OA.prefix), graph.value(quote, OA.suffix))
        if around[0] is not None:
            expect(f"jsonld: surroundings of {name}", str(around[0]) + mention["quote"] + str(around[1]), mention["context"])
        expect(f"jsonld: quote of {name}", str(graph.value(quote, OA.exact)), mention["quote"])
        expect(f"jsonld: bytes of {name}", (int(graph.value(place, OA.start)), int(graph.value(place, OA.end))), (mention["start"], mention["end"]))
        text = selectors["TextPositionSelector"]
        expect(f"jsonld: text of {name}", (int(graph.value(text, OA.start)), int(graph.value(text, OA.end))), (mention["textStart"], mention["textEnd"]))


def check_graph(path, known):
    graph = networkx.read_graphml(path)
    kinds = {}
    for _, data in graph.nodes(data=True):
        kinds[data["type"]] = kinds.get(data["type"], 0) + 1
    for kind in ("document", "fact", "entity", "reference"):
        expect(f"graphml: {kind}s", kinds.get(kind, 0), len({r["id"] for r in known[kind]}))
    mentions = sum(data["count"] for _, _, data in graph.edges(data=True) if data["relation"] == "mentions")
    expect("graphml: mentions of entities", mentions, sum("entity" in m for m in known["mention"]))
    cited = sum(data["count"] for _, _, data in graph.edges(data=True) if data["relation"] == "cites")
    wanted = sum(len(c.get("ref_ids", [c["ref_id"]] if "ref_id" in c else [])) for c in known["citation"])
    expect("graphml: citations", cited, wanted)


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.quotes, self.ids, self.links, self.open = {}, [], set(), set(), False

    def handle_starttag(self, tag, attributes):
        self.tags[tag] = self.tags.get(tag, 0) + 1
        for name, value in attributes:
            if name.startswith("on") or name == "src":
                problems.append(f"html: attribute {name} of {tag}")
            if name == "id": self.ids.add(value)
            if name == "href": self.links.add(value)
        if tag == "q": self.quotes.append(""); self.open = True

    def handle_endtag(self, tag):
        if tag == "q": self.open = False

    def handle_data(self, data):
        if self.open: self.quotes[-1] += data


# Those of the page itself, the marks in the text of documents, and the switches of their kinds.
ALLOWED = set("html head meta title style body main div nav h1 h2 h3 h4 p br ul li b a code strong small q bdi table thead tbody tr th td "
              "article span mark details summary fieldset legend label input".split())


def check_page(path, known):
    text = path.read_text("utf-8")
    page = Page()
    page.feed(text)
    expect("html: tags that are not the program's", set(page.tags) - ALLOWED, set())
    expect("html: quotes", page.quotes, [e["quote"] for f in known["fact"] for e in f["evidence"]])
    expect("html: links that lead nowhere", {l for l in page.links if l[1:] not in page.ids}, set())
    if len(text.encode()) >= 2_000_000:
        problems.append(f"html: {len(text.encode())} bytes")


def check_references(csl, bibtex, known):
    items = json.loads(csl.read_text("utf-8"))
    expect("csl: notes", [i["note"] for i in items], [r["quote"] for r in known["reference"]])
    expect("csl: identifiers that stand twice", len(items) - len({i["id"] for i in items}), 0)
    # Names of persons are turned (`A. B. Smith` is `Smith, A. B.`): the same words, in the order of bibliographies.
    def words(name):
        return sorted(name.replace(",", " ").split())

    expect("csl: authors",
           [[words(n.get("literal") or f"{n['family']} {n['given']}") for n in i.get("author", [])] for i in items],
           [[words(name) for name in r.get("authors", [])] for r in known["reference"]])
    text = bibtex.read_text("utf-8")
    expect("bibtex: entries", re.findall(r"^@\w+\{([^,]+),$", text, re.M), [i["id"] for i in items])
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0: break
    expect("bibtex: open braces", depth, 0)


def check_jats(path, known):
    root = xml.etree.ElementTree.parse(path).getroot()
    entries = root.findall("./back/ref-list/ref")
    expect("jats: entries", len(entries), len(known["reference"]))
    expect("jats: identifiers that stand twice", len(entries) - len({e.get("id") for e in entries}), 0)
    for name, field in [("volume", "volume"), ("year", "year"), ("pub-id", "doi")]:
        expect(f"jats: {name}", [e.findtext(f"element-citation/{name}") for e in entries],
               [str(r[field]) if field in r else None for r in known["reference"]])


def main():
    attest, base, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    for form in "jsonl csv jsonld turtle graphml html csl bibtex jats".split():
        subprocess.run([attest, "export", base, "--format", form, "--output", folder / f"kb.{form}"], check=True)
    subprocess.run([attest, "export", base, "--format", "csv", "--output", f"{folder}/tables/"], check=True)
    known = records(folder / "kb.jsonl")
    check_csv(folder / "kb.csv", known)
    check_package(folder / "tables", known)
    check_turtle(folder / "kb.turtle", known)
    check_annotations(folder / "kb.jsonld", known)
    check_graph(folder / "kb.graphml", known)
    check_page(folder / "kb.html", known)
    check_references(folder / "kb.csl", folder / "kb.bibtex", known)
    check_jats(folder / "kb.jats", known)
    for problem in problems[:40]:
        print("✘ " + problem)
    print(f"{pathlib.Path(base).name}: {len(known['document'])} documents, {len(known['mention'])} mentions, {len(known['fact'])} facts, "
          f"{len(known['reference'])} references in 10 exports: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
