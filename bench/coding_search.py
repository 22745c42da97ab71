"""How well and how fast codes are found: the rates of right answers, and 1,000 searches as they are typed."""

import random
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from django.db import connection

from bench import Result
from bench.phrases import Phrase, held_out, tuned
from coding.load import load_all
from coding.models import Code, CodeSystem
from coding.search import search

DAY = date(2026, 11, 2)
FIRST = date(2025, 1, 1)
FIRST_TEN = 10
SUPPLIES = 8_000
THINGS = ("catalog", "workshop", "store", "second shelf", "laboratory", "kitchen", "garden")
SIZES = ("small", "large", "sterile", "with adapter", "by the meter", "pair", "refill", "trial set", "without case")
SEARCHES = 1_000
ASKED_FIRST, ASKED_TEN, ASKED_MS = 70.0, 95.0, 10.0
WORD = re.compile(r"[a-z]{4,}")
SHORT = (
    "htn", "t2dm", "dm2", "ckd", "copd", "chf", "afib", "cad", "gerd", "uti", "uri", "sob", "cp", "lbp", "oa", "ra",
    "fx", "hx", "lt", "rt", "osa", "dvt", "pe", "bph", "mdd", "gad", "adhd", "ptsd", "ibs", "f/u",
)  # fmt: skip
ILIKE = "SELECT code, title FROM coding_code WHERE title ILIKE %s OR code ILIKE %s ORDER BY rank, code LIMIT 20"


def run() -> Iterator[Result]:
    """
    Measure over all of ICD-10-CM, the starter set, and as many invented supplies as a full HCPCS has codes.

    The held-out phrases were never looked at while the search was made: only their rates are printed.  The floor of
    the times is a plain `ILIKE '%...%'` over the same table.  Times of the processor are those of this process and of
    its server process in the database together: on a machine that others use too, the clock on the wall tells more
    about them than about the search.
    """
    load_all()
    Code.objects.bulk_create(_more())
    search(text="warm", day=DAY)
    for name, phrases in (("tuned", tuned()), ("held-out", held_out())):
        yield from _rates(name, phrases)
    typed = list(_typed())
    ours, plain = _times(typed, _search), _times(typed[:: SEARCHES // 100], _like)
    for share in (50, 95):
        asked = ASKED_MS if share == 95 else None
        for name, mine, floor in zip(("processor", "wall"), ours, plain, strict=True):
            yield Result(
                f"a search as typed, p{share}, {name}", _at(mine, share), _at(floor, share), "ms", "ILIKE '%...%'",
                at_most=asked,
            )  # fmt: skip


def _more() -> list[Code]:
    return [
        Code(
            system=CodeSystem.HCPCS,
            code=f"X{number:04}",
            title=f"Supply {number} of the {THINGS[number % len(THINGS)]}, {SIZES[number % len(SIZES)]}, each",
            starts_on=FIRST,
        )
        for number in range(SUPPLIES)
    ]


def _rates(name: str, phrases: Sequence[Phrase]) -> Iterator[Result]:
    places = [_place(phrase) for phrase in phrases]
    for label, most, asked in (("first", 1, ASKED_FIRST), ("among the first 10", FIRST_TEN, ASKED_TEN)):
        share = 100 * sum(place < most for place in places) / len(places)
        yield Result(f"{name} phrases: right code {label}", share, 100.0, "%", "all", at_least=asked / 100)


def _place(phrase: Phrase) -> int:
    """How many wrong codes stand before the first right one; a code-set's place beyond the first ten counts as 10."""
    found = [one.code for one in search(text=phrase.typed, day=DAY, limit=FIRST_TEN)]
    return next((place for place, code in enumerate(found) if code in phrase.codes), FIRST_TEN)


def _typed() -> Iterator[str]:
    """Yield what coders type, made from the code set itself: the same every time."""
    chance = random.Random(5)
    codes = list(Code.objects.filter(billable=True).order_by("system", "code").values_list("code", "title"))
    for number in range(SEARCHES):
        code, title = chance.choice(codes)
        words = WORD.findall(title.lower()) or [title.lower()]
        some = chance.sample(words, min(len(words), chance.randint(1, 4)))
        yield (
            code[: chance.randint(2, 7)],
            " ".join(some),
            " ".join(word[: chance.randint(2, 5)] for word in some),
            " ".join(_mistyped(word, chance) for word in some),
            " ".join([chance.choice(SHORT), *some[:2]]),
        )[number % 5]


def _mistyped(word: str, chance: random.Random) -> str:
    """The word with one slip of the fingers: a letter left out, doubled, or swapped with the next."""
    at = chance.randrange(1, len(word)) if len(word) > 1 else 0
    return chance.choice((word[:at] + word[at + 1 :], word[:at] + word[at:at + 1] * 2 + word[at + 1 :],
                          word[: at - 1] + word[at : at + 1] + word[at - 1 : at] + word[at + 1 :]))  # fmt: skip


def _times(typed: Iterable[str], act: Callable[[str], None]) -> tuple[list[float], list[float]]:
    """Milliseconds of the processor and on the wall that each took, both in order of size."""
    taken = []
    backend = _backend()
    for text in typed:
        worked, begun = _worked(backend), time.perf_counter()
        act(text)
        taken.append((_worked(backend) - worked, (time.perf_counter() - begun) * 1000))
    return sorted(worked for worked, _ in taken), sorted(wall for _, wall in taken)


def _backend() -> Path:
    """Where the system tells how long our server process in the database has worked; only Linux does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return Path(f"/proc/{cursor.fetchone()[0]}/schedstat")


def _worked(backend: Path) -> float:
    """Milliseconds of the processor that this process and its server process have used until now."""
    asked = int(backend.read_text().split()[0]) / 1e6 if backend.exists() else 0.0
    return time.process_time() * 1000 + asked


def _search(text: str) -> None:
    search(text=text, day=DAY)


def _like(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(ILIKE, [f"%{text}%", f"{text}%"])
        cursor.fetchall()


def _at(taken: Sequence[float], share: int) -> float:
    return taken[len(taken) * share // 100]
