"""Words that mean the same, one for one."""

from collections.abc import Mapping

from coding.search.same import first, second
from coding.search.words import stem

SAME_TRUST, NEAR_TRUST = 0.95, 0.75


def _read(*families: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """Read families: the first word of a line may be typed for the others; what stands after "~" is only near."""
    found: dict[str, dict[str, float]] = {}
    for line in "".join(families).split("\n"):
        same, _, near = line.partition("~")
        words = [stem(word) for word in same.split()]
        if words:
            kept = found.setdefault(words[0], {})
            kept.update(dict.fromkeys(words[1:], SAME_TRUST))
            for other in near.split():
                kept.setdefault(stem(other), NEAR_TRUST)
            kept.pop(words[0], None)
    return {word: tuple(sorted(others.items(), key=lambda pair: pair[1])) for word, others in found.items()}


SAME: Mapping[str, tuple[tuple[str, float], ...]] = _read(first.FAMILIES, second.FAMILIES)
