"""
What every page shows around its work: the navigation of the person's role, the theme, the office's name.

The object is lazy: a fragment that shows no navigation asks the database for none of its counts.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from billing_office.waiting import counts
from practice.models import Practice, Staff
from practice.permissions import may_open

THEMES = ("light", "dark")
OFFICE = "Billing Office"


@dataclass(frozen=True)
class Entry:
    """One page of the navigation; `letter` is pressed after g, with Shift when it begins so."""

    group: str
    label: str
    icon: str
    url_name: str
    letter: str


@dataclass(frozen=True)
class Link:
    """One entry as this person sees it; `count` is the work that waits there, None when it is not counted."""

    label: str
    icon: str
    url: str
    letter: str
    is_open: bool
    count: int | None

    @property
    def keycap(self) -> str:
        """What is printed on the key."""
        return self.letter.replace("Shift+", "\N{UPWARDS WHITE ARROW}")


@dataclass(frozen=True)
class Group:
    """The links under one heading."""

    label: str
    links: list[Link]


NAVIGATION: tuple[Entry, ...] = (
    Entry("", "Home", "home", "home", "h"),
    Entry("Claims", "Claim queue", "queue", "claims:queue", "q"),
    Entry("Claims", "Rejections", "back", "claims:rejections", "j"),
    Entry("Claims", "Denials", "deny", "claims:denials", "d"),
    Entry("Claims", "Follow-up", "clock", "claims:follow-up", "f"),
    Entry("Payments", "Remittances", "cash", "payments:remittances", "r"),
    Entry("Payments", "Exceptions", "flag", "payments:exceptions", "x"),
    Entry("Payments", "Reasons", "ask", "payments:reasons", "Shift+R"),
    Entry("Payments", "Paper EOBs", "edit", "payments:papers", "k"),
    Entry("Payments", "Bank", "bank", "payments:bank", "n"),
    Entry("Balances", "Owed to payers", "exchange", "payments:items", "l"),
    Entry("Balances", "Credits", "coin", "payments:credits", "z"),
    Entry("Balances", "Refunds", "back", "payments:refunds", "m"),
    Entry("Balances", "Write-offs", "edit", "payments:write-offs", "w"),
    Entry("Coding", "To code", "code", "coding:queue", "c"),
    Entry("Coding", "Queries", "ask", "coding:queries", "Shift+Q"),
    Entry("Coding", "Coding QA", "ok", "coding:qa", "Shift+K"),
    Entry("Coding", "Find a code", "find", "coding:codes", "Shift+F"),
    Entry("Coding", "Code sets", "file", "coding:releases", "Shift+C"),
    Entry("Coding", "Office rules", "flag", "claims:office-rules", "Shift+O"),
    Entry("Coding", "Payers’ answers", "balance", "coding:outcomes", "Shift+A"),
    Entry("Coding", "Payers’ limits", "clock", "coding:limits", "Shift+L"),
    Entry("Front desk", "Schedule", "cal", "encounters:schedule", "s"),
    Entry("Front desk", "Visits", "note", "encounters:list", "v"),
    Entry("Front desk", "Coverage checks", "card", "patients:coverage-checks", "e"),
    Entry("Front desk", "Take payment", "coin", "payments:desk", "t"),
    Entry("Patients", "Accounts", "person", "patients:list", "p"),
    Entry("Management", "Aging", "age", "reports:aging", "a"),
    Entry("Management", "Reconciliation", "balance", "reports:reconciliation", "b"),
    Entry("Management", "Books", "lock", "reports:books", "Shift+B"),
    Entry("Management", "Files in and out", "exchange", "clearinghouse:interchanges", "i"),
    Entry("Management", "Levels of visits", "balance", "coding:levels", "Shift+V"),
    Entry("Office", "Practice", "building", "practice:setup", "o"),
    Entry("Office", "Payers", "card", "patients:payers", "y"),
    Entry("Office", "Money rules", "coin", "payments:money-rules", "Shift+M"),
    Entry("Office", "Staff", "people", "practice:staff", "u"),
)


class Shell:
    """The frame around one request's page."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def theme(self) -> str:
        """The theme this browser asked for; empty follows the system."""
        asked = self.request.COOKIES.get("theme", "")
        return asked if asked in THEMES else ""

    @property
    def keys_off(self) -> bool:
        """Tell whether this browser switched single-key commands off."""
        return self.request.COOKIES.get("keys") == "off"

    @property
    def lock_after(self) -> timedelta:
        """How long nobody may use the screen before it is locked."""
        return settings.LOCK_AFTER

    @cached_property
    def office(self) -> str:
        """The practice's name, or the product's before a practice is set up."""
        return Practice.objects.order_by("pk").values_list("legal_name", flat=True).first() or OFFICE

    @property
    def find_url(self) -> str:
        """Where the palette searches; empty when the office has no search."""
        return _url("find")

    @cached_property
    def nav(self) -> list[Group]:
        """The pages this person may open, under their headings, with the work that waits on each."""
        staff = getattr(self.request, "user", None)
        if not isinstance(staff, Staff):
            return []
        pages = [(entry, reverse(entry.url_name)) for entry in NAVIGATION if may_open(staff, entry.url_name)]
        here = max((url for _, url in pages if _is_within(self.request.path, url)), key=len, default="")
        waiting = counts(staff=staff, names=[entry.url_name for entry, _ in pages])
        groups: dict[str, list[Link]] = {}
        for entry, url in pages:
            count = waiting.get(entry.url_name)
            link = Link(entry.label, entry.icon, url, entry.letter, is_open=url == here, count=count)
            groups.setdefault(entry.group, []).append(link)
        return [Group(label, links) for label, links in groups.items()]


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Give every template the frame of its page as `shell`."""
    return {"shell": Shell(request)}


def _is_within(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
