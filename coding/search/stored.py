"""
Keeps the index of the codes that are loaded now: in a file that all processes of a machine share as one memory.

Its name is a digest of what it was built from: the releases, our own words, and the program that built it.  So an old
one is never used, and whoever first needs a new one builds it while the others wait.
"""

import hashlib
import logging
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from fcntl import LOCK_EX, flock
from functools import lru_cache
from pathlib import Path

import numpy as np
from django.conf import settings

from coding.models import Code, CodeSystem
from coding.models.codes import FIRST_DAY
from coding.names import NAMES, PROCEDURE_NAMES
from coding.search.build import Doc, build
from coding.search.index import LAST_DAY, Index
from practice.planned import rows

SEARCHED = (CodeSystem.ICD10CM, CodeSystem.CPT, CodeSystem.HCPCS)
KEPT = 2
WORDS = "words.txt"
PROGRAM = [Path(__file__).with_name(name) for name in ("build.py", "index.py", "words.py")]
COLUMNS = (
    "system", "code", "title", "parent", "billable", "rank", "starts_on", "ends_on", "terms", "notes__inclusion_terms",
    "notes__includes",
)  # fmt: skip
# Asked with every key that is pressed, so without the work of building and planning a statement.
RELEASES = """
    SELECT system, starts_on, digest FROM coding_coderelease
    WHERE system = ANY((SELECT %(systems)s)::text[]) ORDER BY system, starts_on
"""
logger = logging.getLogger(__name__)


def current() -> Index:
    """Return the index of the codes that are loaded now; seconds after a release, microseconds else."""
    return _opened(tuple(rows(RELEASES, {"systems": [str(system) for system in SEARCHED]})))


@lru_cache(maxsize=KEPT)
def _opened(releases: tuple[tuple[str, date, str], ...]) -> Index:
    if not releases:
        return build([])
    folder = Path(settings.HOME) / "search" / _digest(releases)
    with _alone(folder.parent):
        if not (folder / WORDS).exists():
            begun = time.perf_counter()
            _write(build(list(_docs())), folder)
            logger.info("The index of codes was built in %.1f s.", time.perf_counter() - begun)
    return _read(folder)


def _digest(releases: tuple[tuple[str, date, str], ...]) -> str:
    content = hashlib.sha256(repr((releases, sorted(NAMES.items()), sorted(PROCEDURE_NAMES.items()))).encode())
    for program in PROGRAM:
        content.update(program.read_bytes())
    return content.hexdigest()[:32]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time build; the others find its work when they are let in."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield


def _docs() -> Iterator[Doc]:
    listed = Code.objects.filter(system__in=SEARCHED, kind__in=[Code.Kind.CODE, Code.Kind.HEADING])
    for row in listed.order_by("system", "code", "starts_on").values_list(*COLUMNS).iterator(chunk_size=5_000):
        system, code, title, parent, billable, rank, starts_on, ends_on, terms, synonyms, included = row
        names = NAMES if system == CodeSystem.ICD10CM else PROCEDURE_NAMES
        yield Doc(
            system=system,
            code=code,
            title=title,
            parent=parent,
            billable=billable,
            rank=rank,
            starts_on=day_number(starts_on),
            ends_on=day_number(ends_on) if ends_on else LAST_DAY,
            synonyms=tuple(synonyms or ()),
            included=tuple(included or ()),
            own=(*(phrase for phrase in terms.split(";") if phrase.strip()), *names.get(code, ())),
        )


def day_number(day: date) -> int:
    """A date as the index counts days."""
    return min((day - FIRST_DAY).days, LAST_DAY)


def _write(index: Index, folder: Path) -> None:
    """Write the columns one by one and the words last: a folder with words is whole."""
    old = sorted(folder.parent.glob("*/"), key=lambda one: one.stat().st_mtime)
    for one in old[: max(0, len(old) - KEPT)]:
        shutil.rmtree(one, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    for column in fields(Index):
        if column.name != "words":
            np.save(folder / f"{column.name}.npy", getattr(index, column.name))
    (folder / WORDS).write_text("\n".join(index.words), encoding="ascii")


def _read(folder: Path) -> Index:
    columns = {
        column.name: np.load(folder / f"{column.name}.npy", mmap_mode="r").view(np.ndarray)
        for column in fields(Index)
        if column.name != "words"
    }
    return Index(words=tuple((folder / WORDS).read_text(encoding="ascii").split("\n")), **columns)
