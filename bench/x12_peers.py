"""
Ours beside every Python reader of X12 that can be installed: how many times as many claims a second.

Each runs in an environment of its own under .bench/, built from bench/peers/*.txt the first time.  All read the same
file of 300 claims; those that are quick enough read the one of 10,000 claims too, and that is what is shown.  What only
splits a file into segments, without telling which claim they belong to, is shown without a goal.
"""

import json
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import Result, best_of, x12_floor
from bench.x12_files import write_batch, write_remittance

HERE = Path(__file__).parent
ROOMS = HERE.parent / ".bench"
FEW, MANY = 300, 10_000
QUICK = 2_000  # claims a second
SECONDS = 90
TIMES = 5.0
TIMES_VALIDATION = 50.0


@dataclass(frozen=True)
class Peer:
    """Another library and what it makes of a file; `of` are the messages it knows."""

    name: str
    makes: str
    goal: float | None = TIMES
    of: tuple[str, ...] = ("835", "837P")


PEERS = (
    Peer("pyx12 validation", "validated, nothing kept", TIMES_VALIDATION),
    Peer("linuxforhealth-x12", "pydantic models"),
    Peer("pyedi", "nested dicts"),
    Peer("edi-835-parser", "claims and services", of=("835",)),
    Peer("tigershark3", "classes of the guide"),
    Peer("openx12", "dicts of some elements, money as float"),
    Peer("badx12", "segments only", goal=None),
    Peer("x12-python", "segments only", goal=None),
    Peer("pyx12", "segments only", goal=None),
    Peer("x12-edi-tools", "segments only", goal=None),
)
READ: dict[str, Callable[[Path], object]] = {"835": x12_floor.read_balanced, "837P": x12_floor.read_claims}


def run() -> Iterator[Result]:
    """For each peer: our claims a second, its own, and how many times as fast ours is."""
    with TemporaryDirectory() as folder:
        for kind, writer in (("835", write_remittance), ("837P", write_batch)):
            files = {size: writer(Path(folder) / f"{kind}-{size}.x12", size) for size in (FEW, MANY)}
            for peer in PEERS:
                if kind in peer.of:
                    yield _beside(f"{kind}: read", peer, files, READ[kind])
            yield _beside(f"{kind}: every rule checked", PEERS[0], {FEW: files[FEW]}, x12_floor.check)


def _beside(what: str, peer: Peer, files: dict[int, Path], work: Callable[[Path], object]) -> Result:
    size = FEW
    speed, said = _speed(peer, files[size], size)
    if speed >= QUICK and MANY in files:
        size = MANY
        speed, said = _speed(peer, files[size], size)
    ours = size / best_of(3, partial(work, files[size]))
    name = f"{what}, beside {peer.name}"
    if not speed:
        return Result(name, ours, 0, "claims/s", f"{peer.name} {said}")
    return Result(name, ours, speed, "claims/s", f"{peer.name}: {peer.makes} ({size:,} claims)", peer.goal)


def _speed(peer: Peer, path: Path, claims: int) -> tuple[float, str]:
    """Give the claims a second of a peer, or 0 and why there is no figure."""
    python = _room(peer.name)
    if python is None:
        return 0.0, "could not be installed"
    command = [str(python), str(HERE / "peers" / "reader.py"), peer.name, str(path), "2"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return 0.0, f"was not done with {claims} claims in {SECONDS} seconds"
    if not done.stdout.strip():
        return 0.0, f"stopped: {(done.stderr.splitlines() or [''])[-1][:100]}"
    answer = json.loads(done.stdout.splitlines()[-1])
    if "refuses" in answer:
        return 0.0, f"refuses this valid file: {answer['refuses']}"
    return claims / answer["seconds"], ""


def _room(name: str) -> Path | None:
    """Give the Python that has a library; it is installed when its requirements are new."""
    wanted = HERE / "peers" / f"{name}.txt"
    if not wanted.exists():  # pyx12 is what the tests use too
        return Path(sys.executable)
    room = ROOMS / name
    python, done = room / "bin" / "python", room / "installed.txt"
    if done.exists() and done.read_text() == wanted.read_text():
        return python
    venv.create(room, with_pip=True, clear=True)
    command = [
        str(python),
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--no-input",
        "-r",
        str(wanted),
    ]
    if subprocess.run(command, capture_output=True, timeout=600, check=False).returncode:
        return None
    done.write_text(wanted.read_text())
    return python
