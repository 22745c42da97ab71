"""By which character of its id a segment is told from all others that may stand where it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

PLACES = (2, 1, 0)
"""The places in an id, those that tell most of them apart first; what follows a short id counts as part of it."""


class Telling:
    """
    Conditions that a segment `t` is one of those that a loop may hold, its character at `spot` being `m`.

    One character that is looked at costs half of the three that are a whole id.  `after` are the ids of what may stand
    behind the loop; whoever reads a segment makes sure that its whole id is right.
    """

    def __init__(self, own: Mapping[str, int], after: Iterable[str], element: str) -> None:
        """Choose the spot that tells apart most of a loop's `own` ids, each counting as often as it may come."""
        self._begins = {name: (name + element)[:3] for name in (*own, *after)}
        weights = {spot: sum(often for name, often in own.items() if self._alike(name, spot)) for spot in PLACES}
        self.spot = min(PLACES, key=lambda spot: weights[spot])

    def condition(self, name: str) -> str:
        """Write the condition that a segment has this id."""
        begin = self._begins[name]
        conditions = [f"m == {begin[self.spot]!r}"]
        left = self._alike(name, self.spot)
        for place in PLACES:
            fewer = [other for other in left if other in self._alike(name, place)]
            if len(fewer) < len(left):
                conditions.append(f"t[{place}] == {begin[place]!r}")
                left = fewer
        return " and ".join(conditions)

    def _alike(self, name: str, place: int) -> list[str]:
        """Give the other segments that have the same character at a place."""
        begin = self._begins[name]
        others = self._begins.items()
        return [other for other, text in others if text != begin and text[place] == begin[place]]
