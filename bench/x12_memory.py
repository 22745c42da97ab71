"""
The most memory that a fresh Python holds while it reads files of 10,000 and 200,000 claims, each one transaction.

The floor is a fresh Python that imports the same and splits the same file.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import Result
from bench.x12_files import write_batch, write_remittance

MOST = 60.0  # MB
SIZES = (10_000, 200_000)
PEAK = """
import pathlib, sys
from bench import x12_floor
getattr(x12_floor, sys.argv[1])(pathlib.Path(sys.argv[2]))
status = pathlib.Path("/proc/self/status")
if status.exists():  # of this program alone; ru_maxrss also counts what the parent held before it became this one
    print(next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")))
else:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1))
"""


def run() -> Iterator[Result]:
    """Megabytes of the child that reads beside those of the child that splits."""
    kinds = (("835", "read_balanced", write_remittance), ("837P", "read_claims", write_batch))
    for kind, reading, writer in kinds:
        for claims in SIZES:
            with TemporaryDirectory() as folder:
                path = writer(Path(folder) / "file.x12", claims, claims)
                ours, floor = _peak(reading, path), _peak("split", path)
            name = f"{kind}: peak memory, {claims:,} claims"
            yield Result(name, ours, floor, "MB", "the same imports, str.split of the file", at_most=MOST)


def _peak(work: str, path: Path) -> float:
    command = [sys.executable, "-c", PEAK, work, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return int(done.stdout) / 1024
