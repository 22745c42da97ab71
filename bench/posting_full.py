"""
How much slower the office becomes with a million claims in its books: posting, un-posting, and its pages.

Takes minutes and about 15 GB of disk, so it runs only when it is asked for by its whole name.  The empty office and the
full one are two databases of one engine, measured in turns in one run.

No statement of posting or un-posting looks at more rows with a million claims; they cost a little more because indexes
are deeper, about a tenth of the processors' time.
"""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from bench import Result
from bench.full_office import CLAIMS, fill
from bench.offices import Spent, checkpoint, copy_of_office, in_office, settle, timed
from bench.posting import a_billed_office, an_835, post_whole, take_in_file, unpost_whole
from claims.models import Claim
from clearinghouse.models import Interchange
from clearinghouse.services import receive
from ledger.models import OpenBalance
from payments.models import Remittance
from payments.posting.post import post_remittance
from practice.models import Role, Staff

ONLY_BY_NAME = OWN_OFFICES = True
EMPTY, FULL = "bench_empty", "bench_full"
A_FILE = 2_000
A_PAGE = 500
ROUNDS = 15
SLOWER = 1.3
PAGE_MS = 300.0
STEPS = ("take in and post", "take in", "post", "un-post")
FLOOR = "the same in an empty office"
# Neither collected files nor a host are there, and a line of log for each request is not the page's time.
PAGES_AS_IN_TESTS = {
    "STORAGES": {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
    "ALLOWED_HOSTS": ["testserver"],
}


def run(claims: int = CLAIMS, file: int = A_FILE, rounds: int = ROUNDS) -> Iterator[Result]:
    """
    Compare an office with `claims` claims in its books with an empty one: a file of `file` claims, and the pages.

    Each round takes a file of its own in, posts it and takes the posting back, in both offices one after the other;
    each step is committed.  The round with the ratio in the middle counts: many short rounds in turns are steadier than
    few long ones, for whatever else the machine does meets both offices alike.
    """
    home = str(connection.settings_dict["NAME"])
    with copy_of_office(EMPTY, of=home), copy_of_office(FULL, of=home):
        with in_office(FULL):
            a_billed_office(1)
        fill(FULL, claims=claims)
        stored = {name: _stored(name, file, rounds) for name in (EMPTY, FULL)}
        measured = [_both(stored, number) for number in range(rounds)]
        for place, what in enumerate(STEPS):
            yield _middle(what, file, [(empty[place].clock, full[place].clock) for empty, full in measured])
        for place, what in enumerate(STEPS):
            pairs = [(empty[place].processors, full[place].processors) for empty, full in measured]
            yield _middle(f"{what}, processors' time", file, pairs)
        logging.disable(logging.INFO)
        with in_office(FULL), override_settings(**PAGES_AS_IN_TESTS):
            yield from _pages()
        logging.disable(logging.NOTSET)


def _stored(name: str, file: int, rounds: int) -> list[int]:
    """Files that wait in an office, one for each round, each about claims of its own."""
    with in_office(name):
        contents = [an_835(a_billed_office(file)) for _ in range(rounds)]
        found = [
            receive(content=content, file_name=f"{number}.x12", connection=None, now=timezone.now()).pk
            for number, content in enumerate(contents)
        ]
    settle(name)
    return found


def _both(stored: dict[str, list[int]], number: int) -> tuple[tuple[Spent, ...], tuple[Spent, ...]]:
    """What each step took in the empty and in the full office; which one begins alternates."""
    order = (EMPTY, FULL) if number % 2 == 0 else (FULL, EMPTY)
    spent = {name: _measured(name, stored[name][number]) for name in order}
    return spent[EMPTY], spent[FULL]


def _measured(name: str, stored: int) -> tuple[Spent, ...]:
    """What each of STEPS took."""
    with in_office(name):
        checkpoint()
        row = Interchange.objects.get(pk=stored)
        taken, remittance = timed(lambda: take_in_file(row))
        posted, _ = timed(lambda: post_whole(remittance))
        undone, _ = timed(lambda: unpost_whole(remittance))
    return Spent(*map(sum, zip(taken, posted, strict=True))), taken, posted, undone


def _middle(what: str, file: int, pairs: list[tuple[float, float]]) -> Result:
    """The round (empty, full) whose ratio is in the middle."""
    in_order = sorted(pairs, key=lambda pair: pair[1] / pair[0])
    empty, full = in_order[len(in_order) // 2]
    return Result(f"a million claims: {what}", file / full, file / empty, "claims/s", FLOOR, at_least=1 / SLOWER)


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
