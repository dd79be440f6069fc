"""The picture of the review application: a document with its marks, and the bytes of one."""
import sys

from playwright.sync_api import sync_playwright
from serving import served

attest, inputs, folder = sys.argv[1:4]
with sync_playwright() as playwright, served(attest, inputs, inputs + ".sqlite") as address:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"])
    page = browser.new_page(viewport={"width": 1120, "height": 640}, color_scheme="light")
    page.goto(address + "/documents?q=lpsk")
    page.click("main table a >> nth=0")
    page.locator(".reading a.m.count").first.click()
    page.wait_for_selector("#panel pre.source")
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 90); document.querySelector('#panel pre').scrollTop = 120")
    page.screenshot(path=folder + "/document.png")
    browser.close()
