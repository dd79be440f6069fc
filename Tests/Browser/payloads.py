"""Text that becomes script wherever it is not escaped: each way out of a place (`breaks`) joined with each way to run
(`runs`), which calls `mark` with its number."""
import itertools
import json
import os

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "payloads.json"), encoding="utf-8") as file:
    FAMILIES = json.load(file)


def all_payloads():
    return ["".join(parts) for parts in itertools.product(FAMILIES["breaks"], FAMILIES["runs"])]


def escaped(text):
    """As text of HTML: what a document shows, whatever it shows."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("\x00", "")


def documents():
    """Pages that carry the payloads in titles, names, texts, tables, languages, authors, citations, entries and links; by
    file name, which is one too."""
    payloads = all_payloads()
    pages = {}
    for number, start in enumerate(range(0, len(payloads), 160)):
        some = payloads[start : start + 160]
        body = []
        for index, payload in enumerate(some):
            text = escaped(payload)
            body.append(f"<p>Under Law No. {index + 1} of 2007 {text} the Agency of Wards counted {index + 3} cases {text} in 2011.</p>")
            if index % 16 == 0:
                body.append(f"<h2>{text}</h2><ul><li>{text} Ministry of {text} Works</li></ul>")
                body.append(f'<p><a href="{text}">{text}</a> was cited (Ward, {2000 + index // 16}).</p>')
                body.append(f"<table><caption>{text}</caption><tr><th>Year</th><th>{text}</th></tr><tr><td>2010</td><td>{index + 5}</td></tr><tr><td>2011</td><td>{index + 9}</td></tr></table>")
        entries = "".join(
            f"<p>Ward, A. ({2000 + place}). {escaped(payload)} of the wards. {escaped(payload)} Press.</p>"
            for place, payload in enumerate(some[::16])
        )
        name = "".join(sign for sign in some[3] if sign not in "/\x00")[:80]
        pages[f"{number:02} {name}.html"] = (
            f'<!doctype html><html lang="{escaped(some[4])}"><head><meta charset="utf-8"><title>{escaped(some[1])}</title>'
            f'<meta name="author" content="{escaped(some[5])}"><meta name="description" content="{escaped(some[6])}"></head>'
            f"<body><main><h1>{escaped(some[2])}</h1>{''.join(body)}<h2>References</h2>{entries}</main></body></html>"
        )
    return pages
