"""Write an 837P of 10,000 claims from ready objects."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import x12
from bench import Result, beside, x12_floor
from bench.x12_files import write_batch

CLAIMS = 10_000
NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def run() -> Iterator[Result]:
    """Claims a second, the best of several runs in turns with the floor over the written text."""
    with TemporaryDirectory() as folder:
        path = write_batch(Path(folder) / "837p.x12", CLAIMS, per_set=CLAIMS)
        message = x12.read(path.read_bytes()).transactions[0].message
        ready = x12.enclose(message, sender="SUB123", receiver="CLH1", control_number=7, now=NOW, usage="T")
        path.write_text(x12.write(ready))
        ours, floor = beside(3, lambda: x12.write(ready), lambda: x12_floor.split(path))
        yield Result(
            "837P: written from objects", CLAIMS / ours, CLAIMS / floor, "claims/s", x12_floor.NAME, at_least=0.1
        )
