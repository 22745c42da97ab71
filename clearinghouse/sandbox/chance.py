"""Chance that is the same every time: draws from a seed and facts, never from the order or the moment of asking."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def draw(seed: int, *facts: object, out_of: int) -> int:
    """Draw a number from 0 to `out_of` - 1; the same seed and facts give the same number on every machine."""
    text = "\x1f".join([str(seed), *map(str, facts)])
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % out_of


def pick(seed: int, *facts: object, among: Sequence[T]) -> T:
    """Draw one of several things."""
    return among[draw(seed, *facts, out_of=len(among))]
