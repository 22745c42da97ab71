"""
How much slower the office becomes with a million claims in its books: posting, un-posting, and its pages.

Takes minutes and about 15 GB of disk, so it runs only when it is asked for by its whole name.  The empty office and the
full one are two databases of one engine, measured in turns in one run.
"""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from bench import Result
from bench.full_office import CLAIMS, analyze, copy_of_office, fill, in_database
from bench.posting import a_billed_office, an_835, post_whole, rolled_back, take_in_file, timed, unpost_whole
from claims.models import Claim
from clearinghouse.models import Interchange
from clearinghouse.services import receive
from ledger.models import OpenBalance
from payments.models import Remittance
from payments.posting.post import post_remittance
from practice.models import Role, Staff

ONLY_BY_NAME = True
FULL = "bench_full"
A_FILE = 10_000
A_PAGE = 500
ROUNDS = 3
SLOWER = 1.3
PAGE_MS = 300.0
EMPTY = "the same in an empty office"
# Neither collected files nor a host are there, and a line of log for each request is not the page's time.
PAGES_AS_IN_TESTS = {
    "STORAGES": {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
    "ALLOWED_HOSTS": ["testserver"],
}


def run(claims: int = CLAIMS, file: int = A_FILE) -> Iterator[Result]:
    """Compare an office with `claims` claims in its books with an empty one: a file of `file` claims, and the pages."""
    home = connection.settings_dict["NAME"]
    a_billed_office(1)
    copy_of_office(FULL)
    fill(FULL, claims=claims)
    stored = {}
    for name in (home, FULL):
        with in_database(name):
            stored[name] = receive(
                content=an_835(a_billed_office(file)), file_name="bench.x12", connection=None, now=timezone.now()
            ).pk
        analyze(name)
    rounds = [{name: _measured(name, stored[name]) for name in (home, FULL)} for _ in range(ROUNDS)]
    for place, what in enumerate(("take in", "post", "un-post", "take in and post")):
        pairs = sorted((one[FULL][place] / one[home][place], one[FULL][place], one[home][place]) for one in rounds)
        _, full, empty = pairs[ROUNDS // 2]
        yield Result(f"a million claims: {what}", file / full, file / empty, "claims/s", EMPTY, at_least=1 / SLOWER)
    with in_database(FULL), override_settings(**PAGES_AS_IN_TESTS):
        yield from _pages()


def _measured(database: str, stored: int) -> tuple[float, float, float, float]:
    """Seconds to take a file in, to post it, to un-post it; and of the first two together."""
    with in_database(database), rolled_back():
        row = Interchange.objects.get(pk=stored)
        taken, remittance = timed(lambda: take_in_file(row))
        posted, _ = timed(lambda: post_whole(remittance))
        undone, _ = timed(lambda: unpost_whole(remittance))
    return taken, posted, undone, taken + posted


def _pages() -> Iterator[Result]:
    """Server time of the pages that look at most rows, the best of several."""
    remittance = a_posted_remittance()
    waiting = a_waiting_remittance()
    client = Client()
    client.force_login(Staff.objects.create(username="bench", roles=[Role.BILLER, Role.MANAGER]))
    owing = OpenBalance.objects.filter(account="PATIENT").values_list("charge_line__encounter__patient", flat=True)[0]
    claim = Claim.objects.filter(status=Claim.Status.CLOSED)[0]
    pages = {
        f"remittance of {A_PAGE} claims, posted": reverse("payments:remittance", args=[remittance.pk]),
        f"remittance of {A_PAGE} claims, to post": reverse("payments:remittance", args=[waiting.pk]),
        "what its segments became": reverse("payments:segments", args=[remittance.pk]),
        "remittances": reverse("payments:remittances"),
        "exceptions": reverse("payments:exceptions"),
        "owed to payers": reverse("payments:items"),
        "credits": reverse("payments:credits"),
        "claim queue": reverse("claims:queue"),
        "follow-up": reverse("claims:follow-up"),
        "one claim": reverse("claims:detail", args=[claim.pk]),
        "aging": reverse("reports:aging"),
        "aging by patient": reverse("reports:aging") + "?by=patient",
        "aging a month ago": reverse("reports:aging") + f"?as_of={timezone.localdate() - timedelta(days=31)}",
        "books": reverse("reports:books"),
        "reconciliation": reverse("reports:reconciliation"),
        "patient's account": reverse("patients:detail", args=[owing]),
        "patient's money": reverse("payments:account", args=[owing]),
    }
    for name, address in pages.items():
        yield Result(f"page: {name}", _best(lambda: client.get(address)) * 1000, 0, "ms", "", at_most=PAGE_MS)  # noqa: B023


def a_posted_remittance() -> Remittance:
    row = a_waiting_remittance()
    return post_remittance(remittance=row, by=None, now=timezone.now(), today=timezone.localdate())


def a_waiting_remittance() -> Remittance:
    content = an_835(a_billed_office(A_PAGE))
    return take_in_file(receive(content=content, file_name="page.x12", connection=None, now=timezone.now()))


def _best(work: Callable[[], object], times: int = 5) -> float:
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best
