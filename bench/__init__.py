"""
Speed, as ratios to a floor or a peer measured in the same run.

Each module of this package has `run() -> list[Result]`; `python -m bench [NAME ...]` runs them in a throw-away office.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """
    One measured figure beside its floor.

    `value` and `floor` are in the same unit (claims/s, ms ...); the ratio says how far ours is from the floor.
    """

    name: str
    value: float
    floor: float
    unit: str
    floor_name: str

    @property
    def ratio(self) -> float:
        """Ours divided by the floor."""
        return self.value / self.floor if self.floor else float("inf")


def best_of(times: int, work: Callable[[], object]) -> float:
    """Seconds of the fastest of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best
