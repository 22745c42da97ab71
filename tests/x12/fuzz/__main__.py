"""
The coverage-guided run: `make fuzz` (MINUTES=10), which is `python -m tests.x12.fuzz FOLDER MINUTES`.

`python -m tests.x12.fuzz FILE` tries one input again, such as a crash-* of a run.

libFuzzer, by way of atheris, keeps every input that reaches code that was not reached before, and breaks those again in
the ways of `mutate.py`.  What raises is written into the folder as crash-*, what takes long as timeout-*; both stop the
run with an exit code that is not 0.
"""

import random
import sys
from importlib import import_module
from pathlib import Path

atheris = import_module("atheris")  # of requirements-fuzz.txt, which the tests go without

with atheris.instrument_imports(include=["x12"]):
    from tests.x12.fuzz.target import everything

from tests.x12.fuzz.mutate import EXAMPLES, Change, changed  # noqa: E402 - what is measured comes first

SLOWEST = 5  # seconds for one input, which is at most LONGEST bytes
LONGEST = 20_000
PARTS = (1 << 16, 300, 64, 7)


def one(data: bytes) -> None:
    """Try everything with one input; its length decides in how small parts it is streamed."""
    everything(data, PARTS[len(data) % len(PARTS)])


def mutated(data: bytes, longest: int, seed: int) -> bytes:
    """Break an input in up to four ways; now and then libFuzzer's own ways are used instead."""
    dice = random.Random(seed)  # noqa: S311 - not for secrets
    if not data or dice.random() < 0.2:
        return bytes(atheris.Mutate(data, longest))
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        data = changed(data, Change(*(dice.randrange(1 << 20) for _ in Change._fields)))
    return data[:longest]


def main(folder: Path, minutes: float) -> None:
    """Fill the corpus with the examples and run."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for path in EXAMPLES:
        (corpus / path.name).write_bytes(path.read_bytes())
    options = [
        f"-max_total_time={int(minutes * 60)}",
        f"-timeout={SLOWEST}",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={folder}/",
        "-print_final_stats=1",
        "-rss_limit_mb=2048",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one, custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    given = Path(sys.argv[1])
    if given.is_file():
        one(given.read_bytes())
    else:
        main(given, float(sys.argv[2]))
