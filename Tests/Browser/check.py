"""Journeys through the review application in a real browser. Prints what failed; ends with the count."""
import os
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

import hostile
from serving import served

attest, corpus, folder, every = sys.argv[1:5]
screens = os.environ.get("SCREENS")
failures = []
passed = 0


def check(what, holds, detail=""):
    global passed
    if holds:
        passed += 1
    else:
        failures.append(what)
        print(f"failed: {what} {detail}")


def shot(page, name):
    if screens:
        os.makedirs(screens, exist_ok=True)
        page.screenshot(path=f"{screens}/{name}.png")


PAGES = [
    "/", "/documents", "/entities", "/laws", "/agencies", "/counts", "/series", "/timeline", "/graph",
    "/graph?of=citations", "/citations", "/contradictions", "/search?q=law", "/runs", "/diagnostics", "/decisions",
    "/sql?q=SELECT+*+FROM+documents", "/check?claim=LPSK+received+176+applications+in+2019", "/lint", "/none",
]


def accessible(page, address, paths, scheme):
    """axe-core's rules of WCAG 2.2 AA, and no page wider than the screen."""
    axe = Axe()
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    width = page.viewport_size["width"]
    for path in paths:
        page.goto(address + path)
        found = axe.run(page, options=options).response["violations"]
        told = [(violation["id"], [node["target"] for node in violation["nodes"][:2]]) for violation in found]
        check(f"axe {scheme} {width} {path}", not found, str(told))
        wide = page.evaluate("document.documentElement.scrollWidth")
        check(f"no wider than {width}: {path}", wide <= width, f"is {wide} wide")
        shot(page, f"{path.split('?')[0].strip('/').replace('/', '-')[:20] or 'overview'}-{scheme}-{width}")


def journeys(page, address):
    page.goto(address + "/")
    page.click("nav >> text=Documents")
    page.click("main table a >> nth=0")
    check("a document has marks", page.locator(".reading a.m").count() > 10)
    page.locator(".reading a.m.law").first.click()
    page.wait_for_selector("#panel pre.source")
    marked = page.inner_text("#panel pre.source mark")
    check("a mark shows its bytes", marked in page.inner_text(".reading #at") or marked.startswith("Law"), marked)
    shot(page, "document")
    here = page.inner_text(".reading #at")
    page.keyboard.press("j")
    page.wait_for_function("before => document.querySelector('.reading #at')?.innerText !== before", arg=here)
    check("j goes to the next mark", True)
    page.uncheck("#k-law")
    colour = page.evaluate("getComputedStyle(document.querySelector('.reading .m.law')).backgroundColor")
    check("a kind can be hidden", colour in ("rgba(0, 0, 0, 0)", "transparent"), colour)
    page.check("#k-law")

    page.goto(address + "/citations?resolution=resolved")
    check("citations are listed", page.locator("tbody tr").count() > 10)
    if page.locator("tbody tr").count():
        page.click("tbody tr >> nth=0 >> td >> nth=2 >> a")
        check("a citation leads to its entry", page.locator(".reading #at").count() == 1)

    page.goto(address + "/check")
    page.fill("textarea[name=claim]", "LPSK received 176 applications in 2019")
    page.click("main button")
    check("a claim is checked", page.locator(".verdict").count() == 1)
    shot(page, "check")

    page.goto(address + "/laws")
    page.click("main tbody a >> nth=0")
    check("an entity has mentions", page.locator(".quotes li").count() > 0)
    shot(page, "entity")
    page.click(".quotes a >> nth=-1")
    page.click("details.decide summary")
    page.fill("details.decide input[name=who]", "Ada")
    page.fill("details.decide input[name=why]", "read it")
    page.click("details.decide button[value=confirmed]")
    page.wait_for_load_state()
    check("a decision is shown beside its mention", page.locator("#panel .verdict.confirmed").count() >= 1)
    page.goto(address + "/decisions")
    check("a decision is listed", "Ada" in page.inner_text("main table"))
    page.keyboard.press("/")
    page.keyboard.type("victim")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=victim")
    check("search finds", page.locator(".hits li").count() > 0)


def without_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/documents")
    page.click("main table a >> nth=0")
    page.locator(".reading a.m.law").first.click()
    check("without script a mark shows its bytes", page.locator("#panel pre.source mark").count() == 1)
    check("without script the place is marked", page.locator(".reading #at").count() == 1)
    context.close()


def first(page, address, path, name):
    """The address of the first thing that a page's twin lists."""
    return page.evaluate("([path, name]) => fetch(path).then(a => a.json()).then(d => d[name][0].id)", [path, name])


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"])
    with served(attest, corpus, folder + "/corpus.sqlite") as address:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        noticed = []
        page.on("console", lambda message: noticed.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: noticed.append(str(error)))
        journeys(page, address)
        check("no error on the console", not noticed, str(noticed[:3]))
        places = [
            "/documents/" + first(page, address, "/documents.json", "documents"), "/entities/" + first(page, address, "/laws.json", "entities"),
            "/facts/" + first(page, address, "/counts.json", "figures"),
        ]
        for scheme, width in [("light", 1280), ("dark", 360)]:
            page.set_viewport_size({"width": width, "height": 1000})
            page.emulate_media(color_scheme=scheme)
            accessible(page, address, PAGES + places, scheme)
        without_script(browser, address)
    hostile.check(browser, attest, folder, check, int(every))
    browser.close()

print(f"{passed} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
