"""
Draw every page of a running demo office into docs/screens/, as each role sees it, light and dark.

Start the office first (`make run`), then `make screens`; ARGS="--url URL --password WORDS" draws another office.
What a page complains about (scripts, missing files, accessibility, sideways scroll) is printed with its name.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from billing_office import embedded
from tests.browser.standards import STANDARDS
from tests.conftest import chromium

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screens"
SIZE = {"width": 1440, "height": 900}
NARROW = {"width": 400, "height": 800}
ROLES = ("manager", "biller", "coder", "frontdesk", "provider", "auditor", "admin")
THEMES = ("light", "dark")


def main() -> int:
    """Draw all pages; return 1 when the office is not there or a page complained."""
    asked = arguments()
    FOLDER.mkdir(parents=True, exist_ok=True)
    complaints: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--disable-dev-shm-usage"])
        try:
            drawn: set[str] = set()
            for role in ROLES:
                for name, address in pages_of(browser, asked, role, drawn):
                    complaints += draw(browser, asked, role, name, address)
        except Error as problem:
            print(f"The office at {asked.url} cannot be drawn: {problem.message.splitlines()[0]}", file=sys.stderr)
            return 1
    print("\n".join(complaints) or "No page complained.")
    return 1 if complaints else 0


def arguments() -> argparse.Namespace:
    """Read the command line; the password is the one that the demo office wrote into its data folder."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--url", default="http://127.0.0.1:8000")
    reader.add_argument("--password", default="")
    asked = reader.parse_args()
    written = embedded.home() / "demo-password"
    if not asked.password and not written.exists():
        reader.error("There is no demo office here. Start one with make run, or give --url and --password.")
    asked.password = asked.password or written.read_text().strip()
    return asked


def signed_in(browser: Browser, asked: argparse.Namespace, role: str, theme: str) -> BrowserContext:
    """Sign a person of the demo office in."""
    context = browser.new_context(viewport=SIZE, color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{asked.url}/sign-in/")
    page.get_by_label("Sign-in name").fill(role)
    page.get_by_label("Password").fill(asked.password)
    page.keyboard.press("Enter")
    page.get_by_role("navigation", name="Main").wait_for()
    page.close()
    return context


def pages_of(browser: Browser, asked: argparse.Namespace, role: str, drawn: set[str]) -> Iterator[tuple[str, str]]:
    """Name the role's home, then each page of its navigation and the first record of each list, if not drawn yet."""
    context = signed_in(browser, asked, role, "light")
    page = context.new_page()
    page.goto(f"{asked.url}/")
    entries = [link.get_attribute("href") or "/" for link in page.locator("#nav li a").all()]
    for address in entries:
        name = f"home-{role}" if address == "/" else name_of(address)
        if name in drawn:
            continue
        drawn.add(name)
        yield name, address
        if address == "/":
            continue
        page.goto(asked.url + address)
        first = page.locator("[data-list] a.go").first
        record = first.get_attribute("href") if first.count() else None
        if record and urlsplit(record).path not in {"", address} and name_of(record) not in drawn:
            drawn.add(name_of(record))
            yield name_of(record), record
    context.close()


def name_of(address: str) -> str:
    """The name of a page's picture: its path with the numbers of records left out."""
    words = re.sub(r"/\d+(?=/)", "/one", urlsplit(address).path)
    return words.strip("/").replace("/", "-")


def draw(browser: Browser, asked: argparse.Namespace, role: str, name: str, address: str) -> list[str]:
    """Draw one page in both themes and return what it complained about."""
    complaints: list[str] = []
    for theme in THEMES:
        context = signed_in(browser, asked, role, theme)
        page = context.new_page()
        listen(page, complaints)
        page.goto(asked.url + address)
        complaints += faults_of(page)
        page.screenshot(path=FOLDER / f"{name}-{theme}.png")
        context.close()
    print(f"{name}: {len(complaints)} complaints")
    return [f"{name}: {complaint}" for complaint in complaints]


def listen(page: Page, complaints: list[str]) -> None:
    """Note what the page's scripts and the browser complain about."""
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))


def faults_of(page: Page) -> list[str]:
    """What the page shows that the accessibility rules refuse, and whether it scrolls sideways on a phone."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}}).response["violations"]
    faults = [f"{rule['id']} {node['html'][:120]}" for rule in found for node in rule["nodes"]]
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        faults.append("scrolls sideways at 400 px")
    page.set_viewport_size(SIZE)  # type: ignore[arg-type]
    return faults


if __name__ == "__main__":
    sys.exit(main())
