"""How soon the bench shows what was found after a key was pressed, in Chromium."""

from collections.abc import Iterator, Mapping, Sequence
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
from coding.suggest.offers import read_note
from practice.models import Role, Staff
from tests.builders import NOW, TODAY, an_encounter
from tests.conftest import chromium

TYPED = ("hypertension ckd", "t2dm w neuropathy", "knee oa right", "fx left wrist", "lbp", "asthma exac", "e11.2")
PAUSE_MS, FAST_MS = 250, 70
OWN_OFFICES = True
OFFICE = "bench_keystroke"
ASKED_MS = 100.0
PLAIN_FILES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# An answer belongs to the last key before it; what no key asked for, as when the field is emptied, does not count.
WATCH = """() => {
  window.taken = [];
  let at = {};
  const note = (name) => { at[name] = performance.now(); };
  document.addEventListener("keydown", () => { at = { pressed: performance.now() }; }, true);
  document.addEventListener("htmx:beforeSend", () => note("asked"));
  document.addEventListener("htmx:beforeSwap", () => note("came"));
  document.addEventListener("htmx:afterSettle", (event) => {
    const one = at;
    if (event.target.id !== "hits" || !one.pressed) return;
    at = {};
    requestAnimationFrame(() => window.taken.push({ ...one, shown: performance.now() }));
  });
}"""
PARTS = (
    ("until it is asked", "pressed", "asked"), ("the server and the way", "asked", "came"),
    ("put into the page, until the next frame", "came", "shown"),
)  # fmt: skip
Taken = Sequence[Mapping[str, float]]


def run() -> Iterator[Result]:
    """
    Type into the search field of a visit as a coder does, first one key at a time, then as fast as one types.

    The field asks with every key; while an answer is on its way, only the latest key waits for it.  The parts tell
    where the time of a lone key goes.
    """
    if not chromium():
        return
    with copy_of_office(OFFICE, of=str(settings.DATABASES["default"]["NAME"])), in_office(OFFICE):
        load_all()
        search(text="warm", day=TODAY)
        client = Client()
        client.force_login(Staff.objects.create(username="bench", roles=[Role.CODER]))
        visit = an_encounter()
        read_note(encounter=visit, now=NOW)
        address = reverse("coding:bench", args=[visit.pk])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        with override_settings(STORAGES=PLAIN_FILES), _served() as url:
            alone, fast = _typing(url, address, cookie)
    for share in (50, 95):
        asked = ASKED_MS if share == 95 else None
        taken = _between(alone, "pressed", "shown", share)
        yield Result(f"a key to its results in Chromium, p{share}", taken, 0.0, "ms", "", at_most=asked)
    for name, begin, end in PARTS:
        yield Result(f"of these, p50: {name}", _between(alone, begin, end, 50), 0.0, "ms", "")
    taken = _between(fast, "pressed", "shown", 95)
    yield Result(f"the last of keys {FAST_MS} ms apart, p95", taken, 0.0, "ms", "", at_most=ASKED_MS)


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


def _typing(url: str, address: str, cookie: str) -> tuple[Taken, Taken]:
    """What was taken by keys that come alone, and by keys that come as fast as one types."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--disable-dev-shm-usage"])
        context = browser.new_context()
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": url}])
        page = context.new_page()
        page.goto(url + address)
        page.evaluate(WATCH)
        alone, fast = _typed(page, PAUSE_MS), _typed(page, FAST_MS)
        browser.close()
    return alone, fast


def _typed(page: Page, delay: int) -> Taken:
    page.evaluate("window.taken = []")
    for text in TYPED:
        page.locator("[data-find]").fill("")
        page.wait_for_timeout(PAUSE_MS)
        page.locator("[data-find]").press_sequentially(text, delay=delay)
        page.wait_for_timeout(PAUSE_MS)
    taken: Taken = page.evaluate("window.taken")
    return taken


def _between(taken: Taken, begin: str, end: str, share: int) -> float:
    """Milliseconds between two moments that so many of a hundred stay below."""
    ordered = sorted(one[end] - one[begin] for one in taken if begin in one and end in one)
    return ordered[len(ordered) * share // 100]
