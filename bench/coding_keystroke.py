"""How soon the bench shows what was found after a key was pressed, in Chromium."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client
from django.test.testcases import LiveServerThread
from django.test.utils import override_settings
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from bench import Result
from bench.offices import copy_of_office, in_office
from coding.load import load_all
from coding.search import search
from practice.models import Role, Staff
from tests.builders import TODAY, an_encounter
from tests.conftest import chromium

TYPED = ("hypertension ckd", "t2dm w neuropathy", "knee oa right", "fx left wrist", "lbp", "asthma exac", "e11.2")
PAUSE_MS = 250
OWN_OFFICES = True
OFFICE = "bench_keystroke"
ASKED_MS = 100.0
PLAIN_FILES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# The last key before an answer settles is the one that it answers: keys come further apart than answers take.
WATCH = """() => {
  window.taken = [];
  let pressed = 0;
  document.addEventListener("keydown", () => { pressed = performance.now(); }, true);
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "hits") requestAnimationFrame(() => window.taken.push(performance.now() - pressed));
  });
}"""


def run() -> Iterator[Result]:
    """Type into the search field of a visit as a coder does; the field waits 40 ms for the next key before it asks."""
    if not chromium():
        return
    with copy_of_office(OFFICE, of=str(settings.DATABASES["default"]["NAME"])), in_office(OFFICE):
        load_all()
        search(text="warm", day=TODAY)
        client = Client()
        client.force_login(Staff.objects.create(username="bench", roles=[Role.CODER]))
        address = reverse("coding:bench", args=[an_encounter().pk])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        with override_settings(STORAGES=PLAIN_FILES), _served() as url:
            taken = _typing(url, address, cookie)
    for share in (50, 95):
        asked = ASKED_MS if share == 95 else None
        yield Result(f"a key to its results in Chromium, p{share}", _at(taken, share), 0.0, "ms", "", at_most=asked)


@contextmanager
def _served() -> Iterator[str]:
    """Serve the office of this bench."""
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()
        server.join()


def _typing(url: str, address: str, cookie: str) -> list[float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--disable-dev-shm-usage"])
        context = browser.new_context()
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": url}])
        page = context.new_page()
        page.goto(url + address)
        page.evaluate(WATCH)
        for text in TYPED:
            _type(page, text)
        taken = page.evaluate("window.taken")
        browser.close()
    return sorted(float(one) for one in taken)


def _type(page: Page, text: str) -> None:
    page.locator("[data-find]").fill("")
    page.wait_for_timeout(PAUSE_MS)
    page.locator("[data-find]").press_sequentially(text, delay=PAUSE_MS)
    page.wait_for_timeout(PAUSE_MS)


def _at(taken: Sequence[float], share: int) -> float:
    return taken[len(taken) * share // 100]
