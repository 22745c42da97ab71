"""Edits of sides: left, right and both, on diagnoses, on lines, and between the two."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from coding.edits.finding import (
    Finding,
    Remedy,
    adding,
    at_both,
    at_diagnoses,
    at_line,
    choice,
    replacing,
    stop,
    taking_off,
    warning,
)
from coding.edits.policies import has_two_sides, takes_both_sides
from coding.edits.visit import Visit
from coding.models import ChargeLine, Diagnosis, with_dot

LEFT, RIGHT, BOTH = "left", "right", "bilateral"
LEFT_MARKS = frozenset({"LT", "E1", "E2", "FA", "F1", "F2", "F3", "F4", "TA", "T1", "T2", "T3", "T4", "LC", "LD", "LM"})
RIGHT_MARKS = frozenset({"RT", "E3", "E4", "F5", "F6", "F7", "F8", "F9", "T5", "T6", "T7", "T8", "T9", "RC"})
HEART = frozenset({"LC", "LD", "LM", "RC", "RI"})
# Services on one of two: joints, limbs, eyes, ears, breasts.  Relative values mark more; these are the daily ones.
PAIRED = frozenset(
    "20526 20600 20604 20605 20606 20610 20611 29105 29125 29130 29515 29530 64450 65205 65210 65220 65222 69200 69209 "
    "69210 69420 73030 73060 73070 73080 73090 73100 73110 73120 73130 73140 73502 73552 73560 73562 73564 73590 73600 "
    "73610 73620 73630 73650 73660 76881 76882".split()
)
FINGERS_AND_TOES = frozenset({"73140", "73660", "29130"})
SIDES = ({"LT", "RT"}, {"LT", "50"}, {"RT", "50"})


def both_sides_are_one_code(visit: Visit) -> Iterator[Finding]:
    """
    The same condition on both sides is one code where the code set has one for both.

    Source: ICD-10-CM Guidelines, I.B.13.
    """
    for one, other in combinations(visit.diagnoses, 2):
        if not _mirrored(visit, one, other):
            continue
        both = next((code for code, title in _relatives(visit, one, other) if _is_both(title, visit, one)), "")
        if both:
            yield warning(
                at_diagnoses(one, other),
                f"Left and right of the same condition are one code, {with_dot(both)}.",
                remedy=replacing(one, both),
            )


def side_is_coded_once(visit: Visit) -> Iterator[Finding]:
    """
    A condition of both sides, or of an unspecified side, is not coded beside the same condition of one side.

    Source: ICD-10-CM Guidelines, I.B.13.
    """
    for one, other in combinations(visit.diagnoses, 2):
        sides = {_side(visit, one), _side(visit, other)}
        vague = sides & {BOTH, "unspecified"}
        if vague and sides & {LEFT, RIGHT} and _bare(visit, one) == _bare(visit, other):
            clear, unclear = (one, other) if _side(visit, one) in (LEFT, RIGHT) else (other, one)
            yield warning(
                at_diagnoses(clear, unclear), f"{unclear.dotted} and {clear.dotted} say different sides. Keep one."
            )


def sides_of_a_line_agree(visit: Visit) -> Iterator[Finding]:
    """
    A line has one side or both, not one and the other.

    Source: NCCI Policy Manual, chapter I, E; Medicare Claims Processing Manual, ch. 12, 40.7.
    """
    for line in visit.lines:
        marks = set(line.modifiers) - HEART
        if any(pair <= marks for pair in SIDES) or (marks & LEFT_MARKS and marks & RIGHT_MARKS):
            yield stop(at_line(line), "Left, right and both contradict each other. Keep one side on the line.")


def side_of_the_line_fits_the_diagnosis(visit: Visit) -> Iterator[Finding]:
    """
    A service on one side is done for a condition of that side.

    Source: ICD-10-CM Guidelines, I.B.13; NCCI Policy Manual, chapter I, E.
    """
    for line in visit.lines:
        done = _side_of_line(line)
        sided = [one for one in visit.pointed(line) if _side(visit, one) in (LEFT, RIGHT, BOTH)]
        if done and sided and all(_side(visit, one) == _other(done) for one in sided):
            mark = next(mark for mark in line.modifiers if mark in LEFT_MARKS | RIGHT_MARKS)
            yield warning(
                at_both(line, *sided),
                f"{mark} says {done}, and {sided[0].dotted} says {_other(done)}. Correct one of them.",
            )


def side_of_the_service_is_said(visit: Visit) -> Iterator[Finding]:
    """
    A service on one of two joints, limbs, eyes or ears says which.

    The side that its diagnoses say is offered; where they leave it open, both sides are, and 50 for both together when
    the fee schedule takes it.  Of ten fingers or toes none is offered.

    Source: Medicare Claims Processing Manual, ch. 23, 20.7; NCCI Policy Manual, chapter I, E.
    """
    for line in visit.lines:
        is_paired = line.procedure in PAIRED or has_two_sides(visit, line.procedure)
        if not is_paired or set(line.modifiers) & (LEFT_MARKS | RIGHT_MARKS | {"50"}):
            continue
        if line.procedure in FINGERS_AND_TOES:
            yield warning(at_line(line), "Say which finger or toe (FA to F9, TA to T9).")
            continue
        words = "RT or LT" if takes_both_sides(visit, line.procedure) is False else "RT, LT or 50"
        marks = _sides_to_choose(visit, line)
        yield choice(at_line(line), f"Say which side ({words}).", remedies=[adding(line, mark) for mark in marks])


def _sides_to_choose(visit: Visit, line: ChargeLine) -> list[str]:
    """The modifiers of sides that a line may take by its diagnoses and the fee schedule, the likeliest first."""
    said = {_side(visit, one) for one in visit.pointed(line)} & {LEFT, RIGHT, BOTH}
    if said in ({LEFT}, {RIGHT}):
        return ["LT" if LEFT in said else "RT"]
    both = ["50"] if takes_both_sides(visit, line.procedure) else []
    return [*both, "RT", "LT"] if said else ["RT", "LT", *both]


def both_sides_are_one_unit(visit: Visit) -> Iterator[Finding]:
    """
    A service on both sides is one line with modifier 50 and one unit.

    Source: Medicare Claims Processing Manual, ch. 12, 40.7.
    """
    for line in visit.lines:
        if "50" in line.modifiers and line.units != 1:
            yield warning(
                at_line(line),
                "Modifier 50 already says both sides. Set its units to 1.",
                remedy=Remedy("Set 1", "units", line.pk, "1"),
            )


def ear_wax_is_removed_from_one_side(visit: Visit) -> Iterator[Finding]:
    """
    Medicare pays the removal of ear wax once for both ears, without modifier 50.

    Source: Medicare physician fee schedule, bilateral indicator 2 of this service.
    """
    for line in visit.lines:
        if line.procedure == "69210" and "50" in line.modifiers and visit.is_medicares:
            yield warning(
                at_line(line), "Medicare pays it once for both ears. Take 50 off.", remedy=taking_off(line, "50")
            )


def _side(visit: Visit, one: Diagnosis) -> str:
    """The side that a diagnosis says: left, right, bilateral, unspecified, or nothing."""
    code = visit.diagnosis(one.code)
    return _side_in(code.title) if code else ""


@lru_cache(maxsize=1024)
def _side_in(title: str) -> str:
    words = _words(title)
    found = [side for side in (LEFT, RIGHT, BOTH) if side in words]
    if len(found) == 1:
        return found[0]
    return "unspecified" if "unspecified" in words and not found else ""


def _bare(visit: Visit, one: Diagnosis) -> tuple[str, ...]:
    """A diagnosis's title without its side."""
    code = visit.diagnosis(one.code)
    if code is None:
        return ()
    dropped = {LEFT, RIGHT, BOTH, "unspecified", "unilateral", "side", "ear", "eye", "of", "the"}
    return tuple(word for word in _words(code.title) if word not in dropped)


def _mirrored(visit: Visit, one: Diagnosis, other: Diagnosis) -> bool:
    return {_side(visit, one), _side(visit, other)} == {LEFT, RIGHT} and _bare(visit, one) == _bare(visit, other)


def _relatives(visit: Visit, one: Diagnosis, other: Diagnosis) -> Sequence[tuple[str, str]]:
    return visit.near.get(one.code) or visit.near.get(other.code) or ()


def _is_both(title: str, visit: Visit, one: Diagnosis) -> bool:
    words = _words(title)
    return BOTH in words and set(_bare(visit, one)) <= set(words)


@lru_cache(maxsize=1024)
def _words(title: str) -> tuple[str, ...]:
    return tuple(title.lower().replace(",", " ").replace("(", " ").replace(")", " ").split())


def _side_of_line(line: ChargeLine) -> str:
    """The side that a line's modifiers say, unless they say both or contradict each other."""
    marks = set(line.modifiers) - HEART
    is_left, is_right = bool(marks & LEFT_MARKS), bool(marks & RIGHT_MARKS)
    if is_left == is_right:
        return ""
    return LEFT if is_left else RIGHT


def _other(side: str) -> str:
    return RIGHT if side == LEFT else LEFT
