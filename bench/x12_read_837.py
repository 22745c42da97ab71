"""Read a generated 837P of 10,000 claims into typed objects; then with every rule checked."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import Result, beside, x12_floor
from bench.x12_files import write_batch

CLAIMS = 10_000


def run() -> Iterator[Result]:
    """Claims a second, in turns with the floor: of an office's file, and of one whose amounts say nothing twice."""
    with TemporaryDirectory() as folder:
        path = write_batch(Path(folder) / "837p.x12", CLAIMS)
        ours, floor = beside(9, lambda: x12_floor.read_claims(path), lambda: x12_floor.split(path))
        yield Result("837P: read", CLAIMS / ours, CLAIMS / floor, "claims/s", x12_floor.NAME, at_least=0.2)
        new = write_batch(Path(folder) / "new.x12", CLAIMS, is_priced=False)
        ours, floor = beside(3, lambda: x12_floor.read_claims(new), lambda: x12_floor.split(new))
        yield Result(
            "837P: read, each amount drawn by itself", CLAIMS / ours, CLAIMS / floor, "claims/s", x12_floor.NAME
        )
        ours, floor = beside(1, lambda: x12_floor.check(path), lambda: x12_floor.split(path))
        yield Result("837P: read and every rule checked", CLAIMS / ours, CLAIMS / floor, "claims/s", x12_floor.NAME)
