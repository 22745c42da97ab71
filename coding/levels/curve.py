"""
How a provider's levels of visits are spread, and when that is far from their own past or from the peers.

It says where to look, not that anything is wrong: patients differ, and so do days.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coding.edits.finding import About, Finding, Row, signal
from practice.models import Provider

# Families of visits with their codes from the lowest level to the highest.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "Office, known patients": ("99211", "99212", "99213", "99214", "99215"),
    "Office, new patients": ("99202", "99203", "99204", "99205"),
    "Hospital, first day": ("99221", "99222", "99223"),
    "Hospital, later days": ("99231", "99232", "99233"),
    "Nursing facility, later visits": ("99307", "99308", "99309", "99310"),
    "Home, known patients": ("99347", "99348", "99349", "99350"),
}
FEWEST_VISITS = 30
FAR_LEVELS = 0.35
FAR_ERRORS = 3.0
OIG = "OIG, Compliance Program Guidance for Individual and Small Group Physician Practices, 65 FR 59434"


@dataclass(frozen=True, slots=True)
class Curve:
    """How many visits of one family were billed at each of its levels, the lowest first."""

    counts: tuple[int, ...]

    @property
    def visits(self) -> int:
        """How many visits there are."""
        return sum(self.counts)

    @property
    def mean(self) -> float:
        """The mean place among the levels; 1 is the lowest of the family."""
        return sum(place * count for place, count in enumerate(self.counts, start=1)) / self.visits

    @property
    def error(self) -> float:
        """The standard error of the mean."""
        spread = sum(count * (place - self.mean) ** 2 for place, count in enumerate(self.counts, start=1)) / self.visits
        return math.sqrt(spread / self.visits)

    @property
    def shares(self) -> list[float]:
        """The part of the visits at each level."""
        return [count / self.visits if self.visits else 0.0 for count in self.counts]


@dataclass(frozen=True, slots=True)
class Levels:
    """One provider's curve of a family, that of the time before, and that of the peers in this time."""

    provider: Provider
    family: str
    now: Curve
    before: Curve
    peers: Curve

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the family, the lowest first."""
        return FAMILIES[self.family]

    @property
    def signals(self) -> list[Finding]:
        """What the manager should look at; empty for too few visits."""
        return list(_signals(self))


def curve_of(codes: Sequence[str], counted: Counter[str]) -> Curve:
    """The curve of a family from how often each code was billed."""
    return Curve(tuple(counted[code] for code in codes))


def added(curves: Iterable[Curve], levels: int) -> Curve:
    """The curve of several providers together."""
    total = [0] * levels
    for curve in curves:
        total = [one + other for one, other in zip(total, curve.counts, strict=True)]
    return Curve(tuple(total))


def _signals(levels: Levels) -> Iterator[Finding]:
    """
    Levels far from the provider's own past or from the peers of the office are looked at before a payer does.

    Source: OIG compliance program guidance for small practices, 65 FR 59434.
    """
    about = About(f"{levels.provider}, {levels.family.lower()}")
    for other, name in ((levels.before, "their own year before"), (levels.peers, "the peers of the office")):
        shift = _far(levels.now, other)
        if shift:
            way = "higher" if shift > 0 else "lower"
            text = (
                f"On average {abs(shift):.1f} of a level {way} than {name}: {levels.now.mean:.2f} of "
                f"{levels.now.visits} visits against {other.mean:.2f} of {other.visits}. Read a few notes of the level "
                f"that differs most, {levels.codes[_most_different(levels.now, other)]}."
            )
            yield signal(about, text, row=Row(f"{levels.now.visits} and {other.visits} visits"), source=OIG)


def _far(one: Curve, other: Curve) -> float:
    """How many levels a mean is from another, when that is much and no chance; else 0."""
    if min(one.visits, other.visits) < FEWEST_VISITS:
        return 0.0
    shift = one.mean - other.mean
    error = math.hypot(one.error, other.error)
    return shift if abs(shift) >= FAR_LEVELS and abs(shift) >= FAR_ERRORS * error else 0.0


def _most_different(one: Curve, other: Curve) -> int:
    gaps = [abs(mine - theirs) for mine, theirs in zip(one.shares, other.shares, strict=True)]
    return gaps.index(max(gaps))
