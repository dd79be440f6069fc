"""Documents that would run script on every page, if any of it were not text."""
import json
import os
import subprocess
from urllib.parse import quote

from payloads import all_payloads, documents
from serving import served

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "markup.json"), encoding="utf-8") as file:
    MARKUP = json.load(file)

# What a payload calls; set before any script of the page, and out of the page's reach.
TRAP = """
window.marks = [];
window.mark = (number) => window.marks.push(number);
for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => window.marks.push(name);
"""

# What ran, and each element or attribute that the program has no place for. The browser has read the page by then, in the
# one way that counts.
LOOK = """(known) => {
  const strange = [];
  if (document.contentType !== 'text/html') return [window.marks, strange];
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName.toLowerCase();
    const attributes = Object.hasOwn(known, name) ? known[name] : null;
    if (!attributes) { strange.push(name); continue; }
    for (const { name: attribute, value } of element.attributes) {
      if (!attributes.includes(attribute.toLowerCase())) strange.push(`${name} ${attribute}`);
      if (['href', 'src', 'action'].includes(attribute) && !/^(\\/(?!\\/)|[?#])/.test(value)) strange.push(`${name} ${attribute}=${value}`);
    }
  }
  return [window.marks, strange.slice(0, 5)];
}"""

PAGES = [
    "/", "/documents", "/entities", "/laws", "/agencies", "/counts", "/series", "/timeline", "/graph", "/graph?of=citations",
    "/citations", "/contradictions", "/diagnostics", "/search?q=cases", "/runs", "/decisions", "/lint", "/sql?q=SELECT+*+FROM+facts",
]


def decisions(knowledge_base):
    """What people would have typed, beside the knowledge base."""
    with open(knowledge_base + ".decisions.jsonl", "w", encoding="utf-8") as file:
        for number, payload in enumerate(all_payloads()[:200]):
            line = {"verdict": "confirmed", "entity": f"law:{number}{payload}", "name": payload, "who": payload, "when": payload, "why": payload}
            file.write(json.dumps(line) + "\n")


def check(browser, attest, folder, report, every):
    """Opens every page that shows the payloads, with the browser's policy put out of force: it is the second wall, and this
    tries the first. One in `every` payloads is also sent in addresses; where that is not each, one in three documents is
    opened (`PayloadTests` reads them all)."""
    inputs = folder + "/hostile"
    os.makedirs(inputs)
    for name, page in documents().items():
        with open(f"{inputs}/{name}", "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(page)
    report("there are enough payloads", len(all_payloads()) >= 2_500, str(len(all_payloads())))
    knowledge_base = folder + "/hostile.sqlite"
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(TRAP)
    page = context.new_page()
    bad = []
    seen = 0

    def look(address, own):
        nonlocal seen
        page.goto(address)
        marks, strange = page.evaluate(LOOK, MARKUP)
        seen += 1
        if marks or strange or not page.url.startswith(own):
            bad.append((address, marks, strange, page.url))

    with served(attest, inputs, knowledge_base) as address:
        decisions(knowledge_base)
        page.goto(address + "/documents")
        paths = page.evaluate(
            """async (step) => {
              const paths = [];
              const get = async (path) => (await fetch(path)).json();
              for (const [place, d] of (await get('/documents.json')).documents.entries()) {
                if (place % step) continue;
                const { parts } = await get(`/documents/${d.id}.json`);
                for (let part = 1; part <= parts; part += 1) paths.push(`/documents/${d.id}?part=${part}`);
                const { rows } = await get('/sql.json?q=' + encodeURIComponent(`SELECT start, "end" FROM _mentions JOIN _documents ON _documents.id = document WHERE substr(sha256, 1, 32) = '${d.id}' ORDER BY start LIMIT 3`));
                for (const [start, end] of rows) paths.push(`/documents/${d.id}?at=${start}-${end}`, `/documents/${d.id}/at?range=${start}-${end}`);
              }
              for (const e of (await get('/entities.json')).entities.slice(0, 60)) paths.push(`/entities/${e.id}`);
              for (const f of (await get('/counts.json')).figures.slice(0, 60)) paths.push(`/facts/${f.id}`);
              return paths;
            }""",
            1 if every == 1 else 3,
        )
        paths += PAGES
        for payload in all_payloads()[::every]:
            text = quote(payload.encode("utf-8", "replace"))
            paths += [
                f"/search?q={text}&kind={text}&entity={text}&source={text}", f"/sql?q=SELECT+{text}", f"/sql?q=SELECT+'{text}'+AS+\"{text}\"",
                f"/check?claim={text}&source={text}", f"/documents?q={text}&status={text}&page={text}", f"/entities/{text}", f"/{text}.json?{text}",
            ]
        for path in paths:
            look(address + path, address)
        report(f"no script of a document runs and no markup of it stands on {seen} pages", not bad, str(bad[:3]))
    files(attest, folder, inputs, knowledge_base, look, bad)
    report("nor in the files that are written", not bad, str(bad[:3]))
    context.close()


def files(attest, folder, inputs, knowledge_base, look, bad):
    """The files of `show` and `export`, which have nothing but their own policy around them."""
    out = f"{folder}/export.html"
    subprocess.run([attest, "export", knowledge_base, "--format", "html", "--output", out], check=True)
    look("file://" + out, "file://")
    for name in sorted(os.listdir(inputs))[::8]:
        with open(out, "wb") as file:
            subprocess.run([attest, "show", f"{inputs}/{name}", "--format", "html"], stdout=file)
        look("file://" + out, "file://")
