"""How fast codes are found over all code sets, as ratios to what the database costs at the least."""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date

from django.db import connection

from bench import Result
from coding.load import load_all
from coding.models import Code
from coding.search import search

DAY = date(2026, 11, 2)
ROUNDS = 5
TYPED = (
    "hy",
    "hyp",
    "hypert",
    "hypertension",
    "hypert ckd",
    "htn",
    "t2dm",
    "diabetes",
    "diab ckd",
    "ckd 3a",
    "knee",
    "knee oa",
    "knee oa right",
    "fracture",
    "fracture right",
    "fx radius right initial",
    "low back pain",
    "sore throat",
    "uti",
    "co",
    "cough",
    "asthma",
    "migraine",
    "anxiety",
    "annual exam",
    "e1",
    "e11",
    "e11.2",
    "e1122",
    "99",
    "99213",
    "ekg",
    "a1c",
    "flu shot",
    "burn",
    "left",
    "unspecified",
    "initial encounter",
    "pregnancy",
    "screening",
    "poisoning",
    "accident car",
    "hypertnsion",
    "diabtes",
    "astma",
    "crohns",
    "headaches",
    "zzzzzz",
    "dog bite hand",
    "type 2 diabetes with kidney",
)


def run() -> list[Result]:
    """
    Measure each search several times, over all of ICD-10-CM and the starter set.

    The floors are one look-up of a code by its primary key, and one round trip (`SELECT 1`).
    """
    load_all()
    search(text="warm", day=DAY)
    some = Code.objects.order_by("pk").values_list("pk", flat=True)[0]
    trip = statistics.median(_times(lambda: _ask("SELECT 1", [])))
    by_key = statistics.median(_times(lambda: _ask("SELECT code, title FROM coding_code WHERE id = %s", [some])))
    taken = sorted(once for text in TYPED for once in _times(_searching(text)))
    p50, p95 = statistics.median(taken), taken[int(len(taken) * 0.95)]
    return [
        Result("code search, p50 of 50 searches", p50, by_key, "ms", "one code by primary key"),
        Result("code search, p95 of 50 searches", p95, by_key, "ms", "one code by primary key"),
        Result("one code by primary key", by_key, trip, "ms", "SELECT 1"),
    ]


def _searching(text: str) -> Callable[[], object]:
    return lambda: search(text=text, day=DAY)


def _ask(sql: str, given: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(given))
        cursor.fetchall()


def _times(act: Callable[[], object]) -> list[float]:
    """Milliseconds of each round."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken
