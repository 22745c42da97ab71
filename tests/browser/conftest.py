"""Browser tests: a signed-in person, a page that may not complain, and the accessibility check."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from practice.models import Staff
from tests.browser.standards import STANDARDS

# What is written when a page is left before an answer is there, or when a test takes the network away; an answer that
# fails reads otherwise.
UNANSWERED = ("htmx:afterRequest", "htmx:sendError", "Failed to load resource: net::ERR_INTERNET_DISCONNECTED")


@pytest.fixture
def page(page: Page) -> Page:
    """A page whose keys are pressed once it is loaded, as by a person: before that nothing listens to them."""
    press = page.keyboard.press

    def when_loaded(key: str, **options: float) -> None:
        page.wait_for_load_state()
        press(key, **options)

    page.keyboard.press = when_loaded  # type: ignore[assignment, method-assign]
    return page


@pytest.fixture
def expected() -> tuple[str, ...]:
    """Words of complaints that a module's tests bring about on purpose: of an act that is refused."""
    return ()


@pytest.fixture(autouse=True)
def no_complaints(page: Page, expected: tuple[str, ...]) -> Iterator[None]:
    """Fail a test whose page broke a script, missed a file or tripped over the Content-Security-Policy."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"} or message.text.startswith(UNANSWERED):
            return
        if not any(words in message.text for words in expected):
            complaints.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield
    assert complaints == []


@pytest.fixture
def signed_in(context: BrowserContext, live_server: LiveServer, client: Client) -> Callable[[Staff], Staff]:
    """Sign a person in without the form, by the cookie that the form would set."""

    def sign_in(staff: Staff) -> Staff:
        client.force_login(staff)
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return staff

    return sign_in


@pytest.fixture
def is_accessible(page: Page) -> Callable[[], None]:
    """Check what the page shows now against WCAG 2.2 AA and common practice."""

    def check() -> None:
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}}).response["violations"]
        assert [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]] == []

    return check


def focus_of(page: Page) -> str:
    """The id, or else the words, of what has the focus."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def has_sideways_scroll(page: Page) -> bool:
    """Tell whether the page is wider than its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
