"""Lays two codings of one visit side by side: what differs, and what is counted for agreement."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coding.final_codes import Coded, CodedLine, Place
from coding.models import QaDifference, with_dot
from coding.qa.families import LEVELS, family_of_diagnosis, family_of_procedure

Part = QaDifference.Part


@dataclass(frozen=True)
class Difference:
    """One thing that was coded differently; an empty text means that this coder has nothing there."""

    part: QaDifference.Part
    family: str
    first: str
    second: str
    first_proof: tuple[Place, ...] = ()
    second_proof: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Pair:
    """One service that both coders have; None on the side of who has it not."""

    first: CodedLine | None
    second: CodedLine | None

    @property
    def either(self) -> CodedLine:
        """The side that is there, the first if both are."""
        found = self.first or self.second
        if found is None:
            raise ValueError("A pair has at least one side.")
        return found


def differences(first: Coded, second: Coded) -> list[Difference]:
    """Everything that two codings do not share: diagnoses, then their order, then services line by line."""
    return [*_diagnoses(first, second), *(one for pair in pairs(first, second) for one in _of_pair(pair))]


def pairs(first: Coded, second: Coded) -> list[Pair]:
    """
    The services of both codings, each with its like: the same code first, those with the same modifiers before others.

    Visits with another level (E/M) belong together too, because one visit has one level.
    """
    left, right = list(first.lines), list(second.lines)
    found: list[Pair] = []
    for is_like in (_is_same_with_modifiers, _is_same, _are_levels):
        for line in list(left):
            like = next((other for other in right if is_like(line, other)), None)
            if like is not None:
                found.append(Pair(line, like))
                left.remove(line)
                right.remove(like)
    return [*found, *(Pair(line, None) for line in left), *(Pair(None, line) for line in right)]


def _is_same_with_modifiers(one: CodedLine, other: CodedLine) -> bool:
    return _is_same(one, other) and sorted(one.modifiers) == sorted(other.modifiers)


def _is_same(one: CodedLine, other: CodedLine) -> bool:
    return one.procedure == other.procedure


def _are_levels(one: CodedLine, other: CodedLine) -> bool:
    return family_of_procedure(one.procedure) == family_of_procedure(other.procedure) == LEVELS


def _diagnoses(first: Coded, second: Coded) -> Iterator[Difference]:
    left, right = ([one.code for one in coded.diagnoses] for coded in (first, second))
    proof: tuple[Mapping[str, tuple[Place, ...]], ...] = tuple(
        {one.code: one.proof for one in coded.diagnoses} for coded in (first, second)
    )
    for code in left:
        if code not in right:
            yield Difference(Part.DIAGNOSES, family_of_diagnosis(code), with_dot(code), "", proof[0][code])
    for code in right:
        if code not in left:
            yield Difference(Part.DIAGNOSES, family_of_diagnosis(code), "", with_dot(code), (), proof[1][code])
    shared = [code for code in left if code in right]
    other = [code for code in right if code in left]
    if shared != other:
        family = family_of_diagnosis(shared[0])
        yield Difference(Part.ORDER, family, _written(shared), _written(other))


def _of_pair(pair: Pair) -> Iterator[Difference]:
    first, second = pair.first, pair.second
    family = family_of_procedure(pair.either.procedure)
    proof = (first.proof if first else (), second.proof if second else ())
    if first is None or second is None:
        said = (first.code_with_modifiers if first else "", second.code_with_modifiers if second else "")
        yield Difference(Part.LEVEL if family == LEVELS else Part.PROCEDURE, family, *said, *proof)
        return
    if first.procedure != second.procedure:
        yield Difference(Part.LEVEL, family, first.procedure, second.procedure, *proof)
    if sorted(first.modifiers) != sorted(second.modifiers):
        said = (_modifiers(first), _modifiers(second))
        yield Difference(Part.MODIFIERS, family, *said, *proof)
    if first.units != second.units:
        said = (f"{first.procedure} x{first.units}", f"{second.procedure} x{second.units}")
        yield Difference(Part.UNITS, family, *said, *proof)


def _modifiers(line: CodedLine) -> str:
    return f"{line.procedure} with {' '.join(line.modifiers) or 'none'}"


def _written(codes: Sequence[str]) -> str:
    return ", ".join(with_dot(code) for code in codes)


def shared(first: Sequence[str], second: Sequence[str]) -> tuple[int, int]:
    """How many codes both have, and how many there are altogether, each counted as often as it is there."""
    one, other = Counter(first), Counter(second)
    return (one & other).total(), (one | other).total()
