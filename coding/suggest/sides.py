"""Which side of the body is meant: told at another place of the note, or both where no code is for both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from coding.suggest.choose import Said
from coding.suggest.matching import Token
from coding.suggest.stance import Stance
from coding.suggest.terms import SIDES, Node

# Parts of the body that there are two of, as words are compared.
PAIRED = frozenset(
    """
    ankle breast calf cheek clavicle ear elbow eye eyelid femur fibula finger foot forearm hallux hand heel hip humerus
    iliac knee ovary radius scapula shoulder testis thigh thumb tibia toe trochanteric ulna ureter wrist
    """.split()
)
OF_THE_PATIENT = frozenset({Stance.ESTABLISHED, Stance.HISTORY})
NEAR = 4
"""Words after a side in which the part of the body stands: "right 5th finger", "L dorsal wrist"."""


def sides_told(sentences: Iterable[Sequence[Token]]) -> Mapping[str, str]:
    """Return for each part of the body the one side that a note tells of it; none where it tells of two."""
    found: dict[str, set[str]] = defaultdict(set)
    for tokens in sentences:
        for place, token in enumerate(tokens):
            for side in SIDES.intersection(token.words) if token.stance in OF_THE_PATIENT else ():
                for part in _next_part(tokens[place + 1 : place + NEAR]):
                    found[part].add(side)
    return {part: next(iter(sides)) for part, sides in found.items() if len(sides) == 1}


def _next_part(tokens: Sequence[Token]) -> frozenset[str]:
    """The first part of the body among some words, up to the next side."""
    for token in tokens:
        if SIDES.intersection(token.words):
            break
        if parts := PAIRED.intersection(token.words):
            return parts
    return frozenset()


def with_side(said: Said, choices: Sequence[Node], told: Mapping[str, str]) -> Said:
    """What is said, with the side that the note tells elsewhere of the part of the body that all choices name."""
    if said.words & SIDES or not choices:
        return said
    named = frozenset.intersection(*(node.words for node in choices)) & told.keys()
    sides = {told[part] for part in named}
    return replace(said, words=said.words | sides) if len(sides) == 1 else said


def each_side(said: Said, choices: Sequence[Node]) -> list[Said]:
    """What is said, once for each side where both are meant and no code is for both."""
    known = frozenset[str]().union(*(node.words & SIDES for node in choices))
    if said.words & SIDES == {"bilateral"} and known == {"left", "right"}:
        return [replace(said, words=said.words - SIDES | {side}) for side in ("right", "left")]
    return [said]
