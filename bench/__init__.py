"""
Speed, as ratios to a floor or a peer measured in the same run.

Each module of this package with `run() -> Iterable[Result]` is a bench; `python -m bench [NAME ...]` runs them in a
throw-away office.  A name may be the beginning of several: `python -m bench x12` runs all about X12.  What a bench
writes is rolled back; one with `OWN_OFFICES` makes databases of its own and commits, as an office does.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """
    One measured figure beside its floor.

    `value` and `floor` are in the same unit (claims/s, ms, MB ...); the ratio says how far ours is from the floor.
    `at_least` is the ratio that is asked for, `at_most` the value, where less is better (memory).
    """

    name: str
    value: float
    floor: float
    unit: str
    floor_name: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def ratio(self) -> float:
        """Ours divided by the floor."""
        return self.value / self.floor if self.floor else float("inf")

    @property
    def verdict(self) -> str:
        """What is asked for and whether it was reached; "" where nothing is asked."""
        if self.at_least is not None:
            return f"{'reached' if self.ratio >= self.at_least else 'MISSED'}: {self.at_least:g} x"
        if self.at_most is not None:
            return f"{'reached' if self.value <= self.at_most else 'MISSED'}: < {self.at_most:g} {self.unit}"
        return ""


def best_of(times: int, work: Callable[[], object]) -> float:
    """Seconds of the fastest of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def beside(rounds: int, work: Callable[[], object], floor: Callable[[], object]) -> tuple[float, float]:
    """
    Seconds of both in the round whose ratio is in the middle.

    The floor runs before and after the work: a machine that is slow for a while slows both, while the fastest runs of
    each might come from different times.  Each is the faster of two runs, so that a hiccup counts against neither.
    """
    pairs = []
    for _ in range(rounds):
        before = best_of(2, floor)
        ours = best_of(2, work)
        pairs.append((ours, (before + best_of(2, floor)) / 2))
    pairs.sort(key=lambda pair: pair[0] / pair[1])
    return pairs[rounds // 2]
