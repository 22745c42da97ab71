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
from typing import Literal
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, ViewportSize, sync_playwright

from billing_office import embedded
from tests.browser.standards import STANDARDS
from tests.conftest import chromium

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screens"
SIZE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 400, "height": 800}
ROLES = ("frontdesk", "coder", "biller", "manager", "admin", "provider", "auditor")
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


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
                page = signed_in(browser, asked, role)
                for name, address in pages_of(page, role, drawn):
                    complaints += draw(page, name, address)
                page.context.close()
            complaints += draw_lock(signed_in(browser, asked, ROLES[0]))
            complaints += draw(browser.new_page(viewport=SIZE), "sign-in", f"{asked.url}/sign-in/")
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


def signed_in(browser: Browser, asked: argparse.Namespace, role: str) -> Page:
    """Sign a person of the demo office in."""
    page = browser.new_page(viewport=SIZE)
    page.goto(f"{asked.url}/sign-in/")
    page.get_by_label("Sign-in name").fill(role)
    page.get_by_label("Password").fill(asked.password)
    page.keyboard.press("Enter")
    page.get_by_role("navigation", name="Main").wait_for()
    return page


def pages_of(page: Page, role: str, drawn: set[str]) -> Iterator[tuple[str, str]]:
    """
    Name the role's home, then each page of its navigation with what it leads to, if not drawn yet.

    A page leads to its tabs, to the first record of its list, and to the pages that its headers offer.  Views that
    differ only by a filter in their address are one page.
    """
    home = page.url
    todo = [urljoin(home, at.get_attribute("href") or "/") for at in page.locator("#nav li a").all()]
    while todo:
        link = todo.pop(0)
        name = f"home-{role}" if link == home else name_of(link)
        if name in drawn:
            continue
        drawn.add(name)
        yield name, link
        if link != home:
            todo = leads(page) + todo


def leads(page: Page) -> list[str]:
    """The addresses of the pages of this office to which the page that is shown leads."""
    first = page.locator("[data-list] a.go").first
    offered = page.locator(".tabs a:not([aria-current]), :is(.bar, #panel header) a.btn:not([download])")
    found = ([first] if first.count() else []) + offered.all()
    links = [urljoin(page.url, one.get_attribute("href") or "") for one in found]
    return [link for link in links if urlsplit(link).netloc == urlsplit(page.url).netloc and "#" not in link]


def name_of(address: str) -> str:
    """The name of a page's picture: its path with the numbers of records left out."""
    return re.sub(r"/\d+(?=/)", "/one", urlsplit(address).path).strip("/").replace("/", "-")


def draw(page: Page, name: str, address: str) -> list[str]:
    """Draw one page in both themes and return what it complained about."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.on("console", hear)
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        answer = page.goto(address)
        if answer is None or not answer.ok:
            break
        complaints += take(page, name, theme)
    page.remove_listener("console", hear)
    return told(name, complaints)


def draw_lock(page: Page) -> list[str]:
    """Lock the screen by hand and draw what lies over the page then."""
    page.locator("button[popovertarget=me]").first.click()
    page.get_by_role("button", name="Lock the screen").click()
    page.get_by_role("dialog", name="The screen is locked").wait_for()
    complaints: list[str] = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        complaints += take(page, "lock", theme)
    return told("lock", complaints)


def take(page: Page, name: str, theme: str) -> list[str]:
    """Take a picture of what is shown and return what is wrong with it."""
    faults = faults_of(page)
    page.screenshot(path=FOLDER / f"{name}-{theme}.png")
    return faults


def told(name: str, complaints: list[str]) -> list[str]:
    """Print how many complaints a page had, and return them with its name."""
    print(f"{name}: {len(complaints)} complaints", flush=True)
    return [f"{name}: {complaint}" for complaint in complaints]


# A key may stand in each row of a list: it means the chosen one.
KEYS_SAID_TWICE = """
() => {
  const controls = [...document.querySelectorAll("[aria-keyshortcuts]")];
  const seen = controls.filter((one) => one.checkVisibility() && !one.closest("[data-list]"));
  const keys = seen.flatMap((one) => one.getAttribute("aria-keyshortcuts").split(" "));
  return keys.filter((key, at) => keys.indexOf(key) !== at);
}
"""


def faults_of(page: Page) -> list[str]:
    """What the accessibility rules refuse, keys that two controls answer to, and sideways scroll on a phone."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}}).response["violations"]
    faults = [f"{rule['id']} {node['html'][:120]}" for rule in found for node in rule["nodes"]]
    faults += [f"two controls answer to {key}" for key in page.evaluate(KEYS_SAID_TWICE)]
    page.set_viewport_size(NARROW)
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        faults.append("scrolls sideways at 400 px")
    page.set_viewport_size(SIZE)
    return faults


if __name__ == "__main__":
    sys.exit(main())
