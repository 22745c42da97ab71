"""
How fast a coder's pages open, and an act on the bench is answered, where many visits wait and many more are done.

What is measured is server time: the database, the templates and everything between; beside it stands a plain query for
the visits that wait.
"""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from bench import Result, best_of
from bench.coding_edits import _load_tables
from bench.full_office import written
from bench.offices import copy_of_office, in_office
from bench.posting_full import PAGES_AS_IN_TESTS
from coding.load import load_all
from coding.search import search
from encounters.models import Encounter
from practice.models import Role, Staff
from tests.builders import TODAY, a_payer, an_encounter

ONLY_BY_NAME = OWN_OFFICES = True
SQL = Path(__file__).with_suffix(".sql")
OFFICE = "bench_queue"
FROM_ROW = 5_000_000  # where the numbers of these rows begin
DONE, WAITING, PATIENTS = 300_000, 20_000, 60_000
PAGE_MS, ACT_MS = 300.0, 150.0
TURNS = 5
HTMX = {"HX-Request": "true"}
FLOOR, FLOOR_SQL = "the first hundred plainly", (
    "SELECT * FROM encounters_encounter WHERE status = 'TO_CODE' ORDER BY service_date LIMIT 100"
)  # fmt: skip
QUEUES = (
    ("queue", ""), ("queue, page 100", "?page=100"), ("queue, free for me", "?view=free"),
    ("queue, mine", "?view=mine"), ("queue, on hold", "?view=hold"), ("queue, by money", "?order=money"),
    ("queue, one payer", f"?payer={FROM_ROW}"),
)  # fmt: skip


def run() -> Iterator[Result]:
    """Open the queue and the bench of an office with 20,000 visits to be coded, and do what a coder does there."""
    with copy_of_office(OFFICE, of=str(settings.DATABASES["default"]["NAME"])), in_office(OFFICE):
        coder = _office()
        client = Client(headers=HTMX)
        client.force_login(coder)
        logging.disable(logging.INFO)
        with override_settings(**PAGES_AS_IN_TESTS):
            yield from _pages(client)
            yield from _acts(client)
        logging.disable(logging.NOTSET)


def _office() -> Staff:
    """Fill the office of this database: codes, tables of official size, visits; its coder."""
    load_all()
    _load_tables()
    a_payer()
    encounter = an_encounter()
    coder = Staff.objects.create(username="bench", first_name="Bench", last_name="Coder", roles=[Role.CODER])
    words = {
        "b": FROM_ROW, "done": DONE, "waiting": WAITING, "patients": PATIENTS, "coder": coder.pk,
        "practice": encounter.provider.practice_id, "location": encounter.location_id,
    }  # fmt: skip
    written(str(connection.settings_dict["NAME"]), SQL, words)
    search(text="warm", day=TODAY)
    return coder


def _pages(client: Client) -> Iterator[Result]:
    plain = best_of(TURNS, _plain) * 1000
    addresses = [(name, reverse("coding:queue") + query) for name, query in QUEUES]
    addresses += [("a visit's bench", _bench()), ("my days", reverse("coding:done"))]
    for name, address in addresses:
        yield Result(f"page: {name}", _best(lambda: client.get(address)), plain, "ms", FLOOR, at_most=PAGE_MS)  # noqa: B023


def _acts(client: Client) -> Iterator[Result]:
    """What a coder presses on the bench; each act leaves the visit as it was, or with one more of the same."""
    plain = best_of(TURNS, _plain) * 1000
    address = _bench()
    client.post(address + "act/", {"do": "add::E1122"})
    presses: tuple[tuple[str, Callable[[], object]], ...] = (
        ("search", lambda: client.post(address + "search/", {"q": "knee oa right"})),
        ("add a diagnosis, take it back", lambda: _there_and_back(client, address, "M1711")),
        ("add a line, take it back", lambda: _there_and_back(client, address, "99214")),
        ("next visit", lambda: client.post(reverse("coding:next"))),
    )
    for name, press in presses:
        yield Result(f"press: {name}", _best(press), plain, "ms", FLOOR, at_most=ACT_MS)


def _there_and_back(client: Client, address: str, code: str) -> None:
    assert client.post(address + "act/", {"do": f"add::{code}"}).status_code == 200
    assert client.post(address + "undo/").status_code == 200


def _bench() -> str:
    """The bench of a visit in the middle of the queue."""
    visit = Encounter.objects.get(pk=FROM_ROW + DONE + WAITING // 2 + 1)
    return reverse("coding:bench", args=[visit.pk])


def _best(press: Callable[[], object]) -> float:
    press()
    return best_of(TURNS, press) * 1000


def _plain() -> None:
    with connection.cursor() as cursor:
        cursor.execute(FLOOR_SQL)
        cursor.fetchall()
