"""
How time grows with a hostile file: `python -m tests.x12.fuzz.scaling` prints seconds for n, 2n and 4n.

The tests count calls of functions, which sees no loop inside of Python's own functions; this does, but it is a clock.
"""

import gc
import sys
import time

import x12
from tests.x12.fuzz.hostile import HOSTILE
from tests.x12.fuzz.target import Dribble, told

SMALLEST = 5_000


def main(smallest: int) -> None:
    """Print a line for each kind of hostile file; linear work doubles from column to column."""
    print(
        f"{'file':<36}{'size':>9}{'n':>8}{'2n':>8}{'4n':>8}{'growth':>8}   (seconds; growth from n to 4n, 4 is linear)"
    )
    for name, made in HOSTILE.items():
        spent = []
        for count in (smallest, 2 * smallest, 4 * smallest):
            data = made(count).encode()
            spent.append(min(seconds(data) for _ in range(2)))
        growth = spent[2] / max(spent[0], 0.001)
        print(f"{name:<36}{len(data):>9,}" + "".join(f"{one:>8.2f}" for one in spent) + f"{growth:>8.1f}")


def seconds(data: bytes) -> float:
    """Seconds of this process to read, check and stream a file."""
    gc.collect()
    start = time.process_time()
    x12.check(x12.read(data))
    told(x12.check_stream(Dribble(data, 1 << 16)))
    return time.process_time() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SMALLEST)
