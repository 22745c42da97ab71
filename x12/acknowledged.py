"""What a 999 says of one transaction: whether it was taken, and where its errors are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from x12.envelope import Transaction
from x12.explaining.trace import Node, outline_of
from x12.messages.ack999 import Context, ElementError, SegmentError
from x12.problems import RULES, Problem
from x12.words.syntax import ELEMENT_ERRORS, MESSAGES, SEGMENT_ERRORS

OF_TRANSACTION = {
    "NO-SE": "2",
    "SE02": "3",
    "SE01": "4",
    "ST02-FORM": "7",
    "ST03-GS08": "I6",
    "ST03-MISSING": "I6",
    "VERSION": "I6",
    "UNKNOWN-KIND": "1",
}
"""The reason to reject a transaction as a whole (IK502), by rule."""
SYNTAX, GUIDE = 1, 2
SEGMENTS_WRONG, SEGMENTS_AGAINST_GUIDE, NOT_SUPPORTED = "5", "I5", "I6"
MOST_CODES = 5
UNEXPECTED, MISSING, ELEMENTS, DEPENDENT_MISSING = "2", "3", "8", "I6"
REQUIRED, CODE = "1", "7"
SITUATIONAL = "I9"
MOST_IN_LOOP, MOST_IN_CONTEXT = 4, 35
PRINTABLE = re.compile(r"[ -~]+")


def summary(errors: list[Problem], sent: Transaction) -> tuple[str, list[str]]:
    """Give IK501, A, E or R, and the reasons, IK502 and on, for the errors of a transaction."""
    if sent.message is None:
        return "R", [NOT_SUPPORTED if _is_known(sent) else OF_TRANSACTION["UNKNOWN-KIND"]]
    codes = [OF_TRANSACTION[error.code] for error in errors if error.code in OF_TRANSACTION]
    told = [error for error in errors if _is_told(error)]
    codes += [SEGMENTS_WRONG if error.snip == SYNTAX else SEGMENTS_AGAINST_GUIDE for error in told]
    status = "A" if not codes else "R" if any(error.snip <= GUIDE for error in errors) else "E"
    return status, list(dict.fromkeys(codes))[:MOST_CODES]


def _is_known(sent: Transaction) -> bool:
    return sent.kind[:3] in MESSAGES


def _is_told(error: Problem) -> bool:
    """Tell whether an error is one of a segment that a 999 tells: those of syntax and guide, and others with a code."""
    rule = RULES.get(error.code)
    return error.code not in OF_TRANSACTION and (error.snip <= GUIDE or bool(rule and rule.ack))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a segment stands: its loop, and the claim or trace around it."""

    elements: list[str]
    loop: str
    context: Context | None


def segment_errors(errors: Iterable[Problem], sent: Transaction) -> list[SegmentError]:
    """Give the errors of segments in the order of the file, those of the elements of a segment together."""
    if sent.message is None:
        return []
    told = [(min(max(error.segment, 1), sent.count), error) for error in errors if _is_told(error)]
    if not told:
        return []
    places = dict(_places(sent, {position for position, _ in told}))
    found: dict[tuple[int, str, str], SegmentError] = {}
    for position, error in sorted(told, key=lambda one: (one[0], one[1].element, one[1].component)):
        place = places[position]
        name = error.segment_id or place.elements[0]
        is_there = name == place.elements[0]
        code = ELEMENTS if error.element and is_there else _segment_code(error, is_there)
        row = found.setdefault((position, name, code), _segment_error(name, position, code, place))
        if code == ELEMENTS:
            _add(row, error, place)
    return list(found.values())


def _segment_error(name: str, position: int, code: str, place: _Place) -> SegmentError:
    return SegmentError(
        segment_id=_id(name),
        position=position,
        loop=place.loop,
        code=code,
        contexts=[place.context] if place.context else [],
    )


def _add(row: SegmentError, error: Problem, place: _Place) -> None:
    new = ElementError(element=error.element, component=error.component or None, code=_element_code(error, place))
    if new not in row.elements:
        row.elements.append(new)


def _segment_code(error: Problem, is_there: bool) -> str:
    """Give IK304 for an error of a whole segment, or for one about elements of a segment that is missing."""
    ack = _ack(error)
    if not is_there and error.snip <= GUIDE:
        return MISSING
    if not is_there or ack == SITUATIONAL:
        return DEPENDENT_MISSING
    return ack if ack in SEGMENT_ERRORS and ack != ELEMENTS else UNEXPECTED


def _element_code(error: Problem, place: _Place) -> str:
    """Give IK403; where a rule names no code the element is either missing or has a wrong one."""
    ack = _ack(error)
    if ack in ELEMENT_ERRORS:
        return ack
    is_empty = error.element >= len(place.elements) or not place.elements[error.element]
    return REQUIRED if is_empty else CODE


def _ack(error: Problem) -> str:
    rule = RULES.get(error.code)
    return rule.ack if rule else ""


def _id(name: str) -> str:
    """Write a segment id; what is none, being too long or too short, is cut or filled up."""
    return re.sub(r"[^0-9A-Z]", "", name.upper())[:3].ljust(2, "0")


def _places(sent: Transaction, wanted: set[int]) -> Iterator[tuple[int, _Place]]:
    """Walk through a transaction and say of the wanted segments where they stand."""
    outline = outline_of(type(sent.message))
    node, unit = outline.root, ""
    named, at = ("CLM", 1) if sent.kind == "837P" else ("TRN", 2)
    for number, text in enumerate(sent.raw, 1):
        elements = text.split(sent.delimiters.element)
        elements[0] = elements[0].strip().upper()
        where = node
        if elements[0] not in ("ST", "SE"):
            placed = node.place(*outline.key_of(elements, sent.delimiters.component))
            node, where = node.after(placed), placed.node
        if elements[0] == named:
            unit = elements[at] if at < len(elements) else ""
        elif elements[0] == "HL":
            unit = ""
        if number in wanted:
            yield number, _Place(elements, _loop(where), _context(f"{named}{at:02d}", unit))


def _loop(node: Node) -> str:
    """Name a loop as far as IK303 holds it, "" for the message itself."""
    return node.plan.declared.loop[:MOST_IN_LOOP] if node.parent else ""


def _context(name: str, value: str) -> Context | None:
    """Name the claim or trace around an error, if it can be written."""
    is_fit = len(value) <= MOST_IN_CONTEXT and PRINTABLE.fullmatch(value) and not set(value) & set("*^:~")
    return Context(name=name, value=value) if is_fit else None
