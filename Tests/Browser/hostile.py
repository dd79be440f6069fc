"""Documents that would run script on every page, if any of it were not text."""
import os

from payloads import all_payloads, documents
from serving import served

# What a page would call; set before any of its own script, and not reachable through the page's policy.
TRAP = """
window.marks = [];
window.mark = (number) => window.marks.push(number);
for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => window.marks.push(name);
"""


def check(browser, attest, folder, report):
    """Opens every page that shows the payloads, with the browser's policy and without it: the policy is the second wall."""
    inputs = folder + "/hostile"
    os.makedirs(inputs)
    for name, page in documents().items():
        with open(f"{inputs}/{name}", "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(page)
    report("there are enough payloads", len(all_payloads()) >= 1_200, str(len(all_payloads())))
    with served(attest, inputs, folder + "/hostile.sqlite") as address:
        context = browser.new_context(bypass_csp=True)
        context.add_init_script(TRAP)
        page = context.new_page()
        page.goto(address + "/documents")
        paths = page.evaluate(
            """async () => {
              const paths = [];
              for (const d of (await (await fetch('/documents.json')).json()).documents) {
                const parts = (await (await fetch(`/documents/${d.id}.json`)).json()).parts;
                for (let part = 1; part <= parts; part += 1) paths.push(`/documents/${d.id}?part=${part}`);
              }
              for (const e of (await (await fetch('/entities.json')).json()).entities.slice(0, 40)) paths.push(`/entities/${e.id}`);
              for (const f of (await (await fetch('/counts.json')).json()).figures.slice(0, 40)) paths.push(`/facts/${f.id}`);
              return paths;
            }"""
        )
        paths += [
            "/", "/documents", "/entities", "/laws", "/agencies", "/counts", "/series", "/timeline", "/graph",
            "/citations", "/contradictions", "/diagnostics", "/search?q=cases",
        ]
        from urllib.parse import quote

        for payload in all_payloads()[::37]:
            text = quote(payload.encode("utf-8", "replace"))
            paths += [f"/search?q={text}", f"/sql?q=SELECT+{text}", f"/check?claim={text}", f"/documents?q={text}&status={text}"]
        ran = []
        for path in paths:
            page.goto(address + path)
            page.wait_for_timeout(10)
            marks = page.evaluate("window.marks")
            if marks or not page.url.startswith(address):
                ran.append((path, marks, page.url))
        report(f"no script of a document runs on {len(paths)} pages", not ran, str(ran[:3]))
        context.close()
