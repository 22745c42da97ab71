"""How fast official releases are loaded, beside a plain COPY of the same rows, and in how much memory."""

import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection

from bench import Result
from coding.load import load_icd10cm
from coding.models import Code, ProcedurePair
from coding.releases.publication import Told, publications
from coding.releases.services import load

NOW = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
PAIRS = 2_600_000
PARTS = 4
SERVICES = 8_500
MEGABYTE = 1024
MOST_MEMORY = 300
LINES = 20_000


def run() -> Iterator[Result]:
    """
    Load everything that is large once, and the same again.

    The floor is COPY of the same rows into a table without keys.  Memory is the peak of this process, which is more
    than what loading takes.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, _ = _timed(load_icd10cm)
        yield Result("ICD-10-CM with notes, first load", ours, _floor("coding_code"), "s", "COPY of its rows")
        order = {"icd10cm_order_2027.txt": _order_file()}
        yield _of_files("ICD-10-CM order file, a year later", folder, order, "coding_code")
        services = {"HCPC2026_OCT_ANWEB.txt": _services_file()}
        yield _of_files(f"HCPCS, {SERVICES:,} codes", folder, services, "coding_code")
        pairs = {f"ccipra-v323r0-f{part}.txt": _pairs_file(part, "*") for part in range(1, PARTS + 1)}
        yield _of_files(f"NCCI, {PAIRS:,} pairs, first load", folder, pairs, "coding_procedurepair")
        later = {f"ccipra-v330r0-f{part}.txt": _pairs_file(part, "20261231") for part in range(1, PARTS + 1)}
        yield _of_files("NCCI, the next quarter, 1 in 100 ends", folder, later, "coding_procedurepair")
    assert ProcedurePair.objects.count() == PAIRS
    assert Code.objects.filter(system="HCPCS").count() == SERVICES
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    yield Result("peak memory of all that", peak, 0, "MB", "", at_most=MOST_MEMORY)


def _of_files(what: str, folder: Path, files: dict[str, Iterable[str]], table: str) -> Result:
    paths = []
    for name, lines in files.items():
        with (folder / name).open("w", encoding="ascii", newline="") as file:
            file.writelines(lines)
        paths.append((name, folder / name))
    ours, rows = _timed(lambda: load(publications=publications(paths, Told()), by=None, now=NOW)[0].counts.rows)
    for _, path in paths:
        path.unlink()
    return Result(f"{what} ({rows:,} rows)", ours, _floor(table, rows), "s", "COPY of its rows")


def _timed(work: Callable[[], object]) -> tuple[float, int]:
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found if isinstance(found, int) else 0


def _floor(table: str, rows: int | None = None) -> float:
    """Seconds to copy as many rows of a table into one without keys; reading them out is not counted."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE bare AS SELECT * FROM {table} LIMIT 0")  # noqa: S608
        with tempfile.TemporaryFile(mode="w+") as out:
            cursor.copy_expert(f"COPY (SELECT * FROM {table} LIMIT {rows or 'ALL'}) TO STDOUT", out)  # noqa: S608
            out.seek(0)
            begun = time.perf_counter()
            cursor.copy_expert("COPY bare FROM STDIN", out)
        taken = time.perf_counter() - begun
        cursor.execute("DROP TABLE bare")
        return taken


def _order_file() -> Iterator[str]:
    """The list of codes in force, every hundredth with another title."""
    kinds = [Code.Kind.CODE, Code.Kind.HEADING]
    codes = Code.objects.filter(system="ICD10CM", kind__in=kinds).order_by("code")
    listed = codes.values_list("code", "title", "billable").iterator(chunk_size=LINES)
    for number, (code, title, billable) in enumerate(listed, start=1):
        plain = title.encode("ascii", "replace").decode() + (" said anew" if number % 100 == 0 else "")
        yield f"{number:05d} {code:7} {int(billable)} {plain[:60]:60} {plain}\r\n"


def _services_file() -> Iterator[str]:
    for number in range(SERVICES):
        code = f"{'ABCDEGHJKL'[number // 1_000]}{number % 1_000:04d}"
        line = f"{code}{100:05d}3{f'Supply number {number} of no meaning, each':80}{'Supply':28}".ljust(229) + "C"
        yield (line.ljust(268) + "2015010120150101        N").ljust(320) + "\r\n"


def _pairs_file(part: int, ends: str) -> Iterator[str]:
    """A quarter of the pairs, in the order of their codes; one in a hundred has this last day."""
    yield "A notice of the publisher\r\nColumn 1\tColumn 2\t*\tEffective\tDeletion\tModifier\tRationale\r\n"
    each = PAIRS // PARTS
    for number in range((part - 1) * each, part * each):
        last = ends if number % 100 == 0 else "*"
        one, two = 10_000 + number // 1_000, 20_000 + number % 1_000 * 7
        yield f"{one}\t{two}\t\t{2_005 + number % 20}0101\t{last}\t{number % 2}\tMisuse of the second\r\n"
