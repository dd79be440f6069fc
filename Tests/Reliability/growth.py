#!/usr/bin/env python3
"""How the time of reading and recognising grows with the input, on forms that make programs slow (RELIABILITY P3).

  growth.py ATTEST [--bytes N] [--only NAME,…] [--limit 2.3]

Each family is made at N and at twice N bytes; the CPU time of `attest show` less that of an empty document is compared,
the smallest of some runs each. A line a family: both times and their ratio; exit 1 if a ratio is above the limit where the
time can be told from noise, or a family needs more than five seconds for ten megabytes. No test calls this: times belong
to a quiet machine."""
import argparse, os, resource, subprocess, sys, tempfile

H, X = ".html", ".xml"
def fill(unit, n, before="", after=""): return before + unit * max(1, n // len(unit.encode())) + after
def numbered(form, n):
    out, size, i = [], 0, 0
    while size < n: s = form.replace("#", str(i)); out.append(s); size += len(s); i += 1
    return "".join(out)
def nested(start, end, n, middle="text"):
    k = max(1, n // (len(start) + len(end))); return start * k + middle + end * k

FAMILIES = {
    "attributes of one tag": (H, lambda n: "<p " + numbered("a#='1' ", n) + ">text</p>"),
    "attributes of one XML tag": (X, lambda n: "<r " + numbered("a#='1' ", n) + ">text</r>"),
    "long attribute": (H, lambda n: fill("x", n, "<p title='", "'>text</p>")),
    "element names": (H, lambda n: numbered("<e#>word</e#> ", n)),
    "XML element names": (X, lambda n: "<r>" + numbered("<e#>word</e#> ", n) + "</r>"),
    "nested blocks": (H, lambda n: nested("<div>", "</div>", n)),
    "nested inline": (H, lambda n: nested("<b>", "</b>", n)),
    "nested XML": (X, lambda n: "<r>" + nested("<s>", "</s>", n) + "</r>"),
    "nested lists": (H, lambda n: nested("<ul><li>", "</li></ul>", n)),
    "nested tables": (H, lambda n: nested("<table><tr><td>", "</td></tr></table>", n)),
    "nested quotes": (H, lambda n: nested("<blockquote><p>a", "</p></blockquote>", n)),
    "unclosed paragraphs": (H, lambda n: fill("<p>word ", n)),
    "unclosed items": (H, lambda n: fill("<li>word ", n, "<ul>")),
    "unclosed inline": (H, lambda n: fill("<i>w ", n)),
    "unclosed tables": (H, lambda n: fill("<table><tr><td>w", n)),
    "stray end tags": (H, lambda n: fill("</b></div></p>", n)),
    "open and stray tags": (H, lambda n: fill("<a>", n // 2) + fill("</b>", n // 2)),
    "misnested": (H, lambda n: fill("<a><b>x</a>y</b>", n)),
    "misnested tables": (H, lambda n: fill("<table><b>x<tr>y</table></b>", n)),
    "ampersands": (H, lambda n: fill("&", n)),
    "references": (H, lambda n: fill("&amp;&eacute;&#233;", n, "<p>")),
    "unknown references": (H, lambda n: fill("&nosuch;", n, "<p>")),
    "XML references": (X, lambda n: fill("&#65;&lt;", n, "<r>", "</r>")),
    "less-than signs": (H, lambda n: fill("<", n)),
    "open comments": (H, lambda n: fill("<!-- ", n)),
    "comments": (H, lambda n: fill("<!-- x -->w ", n)),
    "half comments": (H, lambda n: fill("<!-->-->", n)),
    "sections in HTML": (H, lambda n: fill("<![CDATA[x", n)),
    "sections": (X, lambda n: fill("<![CDATA[x]]>", n, "<r>", "</r>")),
    "instructions": (X, lambda n: fill("<?x y?>", n, "<r>", "</r>")),
    "scripts": (H, lambda n: fill("<script>a<b</script>w ", n)),
    "open scripts": (H, lambda n: fill("<script>", n)),
    "open styles": (H, lambda n: fill("<style></styl", n)),
    "frames": (H, lambda n: fill("<iframe>", n)),
    "templates": (H, lambda n: nested("<template>", "</template>", n)),
    "cells of one row": (H, lambda n: fill("<td>1", n, "<table><tr>")),
    "rows": (H, lambda n: fill("<tr><th>a<td>1", n, "<table>")),
    "wide cells": (H, lambda n: fill("<tr><td colspan=9>1", n, "<table>")),
    "high cells": (H, lambda n: fill("<tr><td rowspan=65534>1", n, "<table>")),
    "head rows": (H, lambda n: fill("<tr><th>2019<th>2020", n, "<table><thead>") + "<tbody><tr><td>1<td>2</table>"),
    "tables": (H, lambda n: fill("<table><caption>c</caption><tr><th>a<td>1</table>", n)),
    "headings": (H, lambda n: fill("<h1>a</h1><h6>b</h6>", n)),
    "sections with headings": (H, lambda n: nested("<section><h2>a</h2>", "</section>", n)),
    "note marks": (H, lambda n: numbered('w<sup><a href="#fn#">#</a></sup> ', n)),
    "notes": (H, lambda n: numbered('<p>w<a href="#fn#">#</a></p><div id="fn#">note</div>', n)),
    "links": (H, lambda n: fill('<a href="x">word</a> ', n)),
    "metadata": (H, lambda n: fill('<meta property="og:title" content="x">', n)),
    "linked data": (H, lambda n: '<script type="application/ld+json">' + fill("[", n) + "</script><p>text"),
    "linked data strings": (H, lambda n: '<script type="application/ld+json">' + fill('{"author":"', n) + "</script><p>text"),
    "scopes": (H, lambda n: nested('<div itemscope itemprop="author">', "</div>", n)),
    "namespaces": (X, lambda n: "<r>" + numbered('<a:b xmlns:a="u#"/>', n) + "</r>"),
    "one word": (H, lambda n: fill("a", n, "<p>")),
    "one line": (H, lambda n: fill("word ", n, "<p>")),
    "white space": (H, lambda n: fill(" \n\t", n, "<p>a", "b")),
    "hard spaces": (H, lambda n: fill("\u00a0", n, "<p>a", "b")),
    "combining marks": (H, lambda n: fill("\u0301", n, "<p>a")),
    "zero width": (H, lambda n: fill("\u200b", n, "<p>a")),
    "directions": (H, lambda n: fill("\u202e", n, "<p>a")),
    "commas": (H, lambda n: fill(", and ", n, "<p>a")),
    "digits": (H, lambda n: fill("7", n, "<p>")),
    "numbers": (H, lambda n: fill("12 ", n, "<p>")),
    "number words": (H, lambda n: fill("two hundred and ", n, "<p>")),
    "ranges": (H, lambda n: fill("12-", n, "<p>")),
    "separators": (H, lambda n: fill("1,234.", n, "<p>")),
    "part of part": (H, lambda n: fill("12 of the ", n, "<p>")),
    "years": (H, lambda n: fill("2019 to 2020 ", n, "<p>")),
    "dates": (H, lambda n: fill("5 May ", n, "<p>")),
    "capitals": (H, lambda n: fill("ABC ", n, "<p>")),
    "names": (H, lambda n: fill("Ministry of ", n, "<p>")),
    "names with and": (H, lambda n: fill("National Agency and the ", n, "<p>")),
    "acronyms": (H, lambda n: numbered("Some Long Name (SLN) ", n)),
    "brackets": (H, lambda n: fill("(", n, "<p>")),
    "nested brackets": (H, lambda n: "<p>" + nested("(a ", ")", n)),
    "quotation marks": (H, lambda n: fill('"a ', n, "<p>")),
    "sections signs": (H, lambda n: fill("§", n, "<p>")),
    "sections signs with numbers": (H, lambda n: fill("§ 12, ", n, "<p>")),
    "articles": (H, lambda n: fill("Article ", n, "<p>")),
    "articles of articles": (H, lambda n: fill("Article 5 of ", n, "<p>")),
    "laws": (H, lambda n: fill("Law No. 21 of 2007 ", n, "<p>")),
    "numbers of laws": (H, lambda n: fill("Law No. ", n, "<p>")),
    "conventions": (H, lambda n: fill("Convention on the ", n, "<p>")),
    "citations": (H, lambda n: fill("(David, 2020; Sinaga, 2011) ", n, "<p>")),
    "references of a list": (H, lambda n: fill("<li>David, F. (2020). On law. Press.", n, "<h2>References</h2><ul>")),
    "abbreviations": (H, lambda n: fill("No. Art. p. ", n, "<p>")),
    "stops": (H, lambda n: fill(".", n, "<p>")),
    "percent signs": (H, lambda n: fill("%", n, "<p>5")),
    "money": (H, lambda n: fill("$", n, "<p>5")),
}

def cpu(attest, path, runs):
    best = None
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        p = subprocess.run([attest, "show", "--format", "jsonl", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if p.returncode not in (0, 1, 65): print(f"exit {p.returncode} on {path}"); return 1e9
        t = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = t if best is None else min(best, t)
    return best

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("attest"); a.add_argument("--bytes", type=int, default=1 << 20); a.add_argument("--only", default="")
    a.add_argument("--limit", type=float, default=2.3); a.add_argument("--runs", type=int, default=3); o = a.parse_args()
    only = {x.strip() for x in o.only.split(",") if x.strip()}; bad = []
    with tempfile.TemporaryDirectory() as folder:
        def write(name, text):
            p = os.path.join(folder, name); open(p, "w", encoding="utf-8").write(text); return p
        empty = cpu(o.attest, write("empty.html", "<p>word</p>"), o.runs)
        for name, (kind, make) in FAMILIES.items():
            if only and name not in only: continue
            one = cpu(o.attest, write("one" + kind, make(o.bytes)), o.runs) - empty
            two = cpu(o.attest, write("two" + kind, make(2 * o.bytes)), o.runs) - empty
            ratio, slow = two / max(one, .001), two > 5 * 2 * o.bytes / 10e6
            if two > .04 and ratio > o.limit or slow: bad.append(name)
            print(f"{name:28} {one * 1000:8.0f} ms {two * 1000:8.0f} ms   {ratio:5.2f}{'   SLOW' if slow else ''}{'   above the limit' if name in bad and not slow else ''}", flush=True)
    print(f"{len(bad)} of {len(only) or len(FAMILIES)} families above the limit" + "".join(f"\n  {x}" for x in bad))
    return 1 if bad else 0

if __name__ == "__main__": sys.exit(main())
