"""A document by hand, as `attest worker` would answer it: references, citations, facts and words that mean something to
each form of an export. Written by another JSON library, so that `attest import` is tried as well."""
import hashlib, json

REFERENCES = [
    {"quote": "Hidayati, R., & World Bank (2012). Law & order {50%}: a “study”. Journal_of Law #1, 3(2), 14–20. doi:10.1000/x_1",
     "authors": ["Hidayati, R.", "World Bank"], "year": 2012, "title": "Law & order {50%}: a “study”", "container": "Journal_of Law #1",
     "volume": "3", "issue": "2", "pages": "14–20", "doi": "10.1000/x_1"},
    {"quote": "<b>Ånström</b> 😀 \\ \"x\" (n.d.). =HYPERLINK(\"http://e.x\"), retrieved 2020-06", "authors": ["<b>Ånström</b> 😀"],
     "title": "=HYPERLINK(\"http://e.x\")", "url": "http://e.x/{a}?b=c&d", "accessed": "2020-06"},
    {"quote": "وزارة العدل. ‏قانون.", "authors": ["وزارة العدل"], "title": "قانون", "publisher": "دار"},
]


def answer():
    lines = ["=1+1 women & -5 <script>alert(1)</script> men (Hidayati & World Bank, 2012; Ånström) 𝒜"] + [r["quote"] for r in REFERENCES]
    text = "\n".join(lines) + "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()

    def place(quote, line):
        at = text.index(quote, text.index(lines[line]))
        return {"quote": quote, "start": len(text[:at].encode()), "end": len(text[:at + len(quote)].encode())}, at

    def mention(kind, quote, line, normalized, **more):
        found, at = place(quote, line)
        return {"kind": kind, **found, "textStart": at, "textEnd": at + len(quote), "context": lines[line],
                "block": f"/p[{line + 1}]", "recognizer": f"{kind}/hand", "normalized": normalized, **more}

    mentions = [
        mention("count", "=1+1 women", 0, {"value": 2, "unit": "women"}),
        mention("count", "-5 <script>alert(1)</script> men", 0, {"value": -5, "unit": "<script>"}),
        mention("citation", "Hidayati & World Bank, 2012", 0, {"authors": ["Hidayati", "World Bank"], "year": 2012, "resolution": "resolved", "ref_id": "ref01"}),
        mention("citation", "Ånström", 0, {"authors": ["Ånström"], "resolution": "resolved", "ref_ids": ["ref01", "ref02"]}),
    ]
    for number, reference in enumerate(REFERENCES, 1):
        fields = {k: v for k, v in reference.items() if k != "quote"}
        mentions.append(mention("reference", reference["quote"], number, {"ref_id": f"ref{number:02}", **fields}))
    key = 'agency:"Ministry" <of> Justice'
    entity = hashlib.sha256(key.encode()).hexdigest()[:32]
    mentions.append(mention("agency", "وزارة العدل", 3, {"name": '"Ministry" <of> Justice'}))

    def fact(subject, value, spelled, line):
        found, _ = place(spelled, line)
        fields = [digest[:32], "quantity", subject, json.dumps(value, ensure_ascii=False, separators=(",", ":")), f"{found['start']}-{found['end']}"]
        return {"id": hashlib.sha256("\x1f".join(fields).encode()).hexdigest()[:32], "property": "quantity",
                "subject": {"text": subject, "entity": entity}, "value": value, "unit": "\t=unit", "negated": False,
                "evidence": [{"role": "value", "source": "hand.txt", "sha256": digest, **found}]}

    facts = [fact("=1+1 women", 2, "=1+1 women", 0), fact("<script>alert(1)</script>", -5, "-5 <script>alert(1)</script> men", 0),
             fact("𝒜", "a \"b\" \\ 'c'", "𝒜", 0), fact("</td>", {"low": 1.5, "high": 2}, "& -5", 0)]
    return {"id": "hand.txt", "formatVersion": 1, "sha256": digest, "status": "ok", "charset": {"name": "utf-8", "why": "given"},
            "language": "en", "title": "@SUM(1) </title><script>x</script> ]]> 😀", "text": text, "mentions": sorted(mentions, key=lambda m: (m["start"], m["end"], m["kind"])),
            "facts": sorted(facts, key=lambda f: f["evidence"][0]["start"]), "diagnostics": [], "bytes": len(text.encode()), "mediaType": "text/plain",
            "entities": [{"id": entity, "key": key, "mentions": [len(mentions) - 1]}]}


if __name__ == "__main__":
    print(json.dumps(answer()))
