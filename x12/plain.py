"""A file as plain data, one JSON object a line, so that a file of any size is printed in constant memory."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from x12.check import route
from x12.checked import checked, has_error
from x12.declare import Message, declared
from x12.envelope import Transaction
from x12.problems import Problem
from x12.reader import Piece
from x12.scan import Source

INTERCHANGE = (
    "sender_qualifier",
    "sender",
    "receiver_qualifier",
    "receiver",
    "control_number",
    "date",
    "time",
    "usage",
    "ack_requested",
    "version",
    "acks",
)
GROUP = ("code", "sender", "receiver", "control_number", "date", "time", "version")
TRANSACTION = ("control_number", "kind", "version")


def pieces(source: Source) -> Iterator[tuple[str, bool]]:
    """
    Give the lines, and tell of each whether it has an error.

    A line is one of these, each with its `problems`:

    - `{"unit": {...}, "above": [...]}`: a claim, person or answer, and the levels above it that are new since the line
      before (such as Billing and Subscriber); `is` names the class.
    - `{"transaction": {...}, "message": {...}}`: the end of a message, with what stands before and after its units.
    - `{"interchange": {...}, "groups": [...]}`: the end of an interchange.
    - `{}` with problems alone: what is wrong with the file as a whole.

    Absent values are left out; amounts are text, dates and times ISO text.
    """
    above: list[Any] = []
    for piece, problems in checked(source):
        data = _data(piece, above)
        above = piece.path[:-1]
        data["problems"] = [_problem(problem) for problem in problems]
        yield json.dumps(data), has_error(problems)


def _data(piece: Piece, above: list[Any]) -> dict[str, Any]:
    if piece.transaction is not None:
        return _unit(piece, above) if piece.path else _end(piece, piece.transaction)
    if piece.interchange is None:
        return {}
    shown = {name: _plain(getattr(piece.interchange, name)) for name in INTERCHANGE}
    groups = [{name: _plain(getattr(group, name)) for name in GROUP} for group in piece.interchange.groups]
    return {"interchange": shown, "groups": groups}


def _unit(piece: Piece, above: list[Any]) -> dict[str, Any]:
    known = {id(one) for one in above}
    levels = [one for one in piece.path[:-1] if id(one) not in known]
    return {"unit": _object(piece.unit, None), "above": [_object(one, type(piece.unit)) for one in levels]}


def _end(piece: Piece, transaction: Transaction) -> dict[str, Any]:
    shown = {name: getattr(transaction, name) for name in TRANSACTION}
    shown |= {"group": piece.group.control_number if piece.group else 0, "segments": transaction.count}
    return {"transaction": shown, "message": _message(transaction.message)}


def _message(message: Message | None) -> dict[str, Any] | None:
    if message is None:
        return None
    found = declared(type(message))
    return _object(message, found.unit if found else None)


def _object(item: Any, unit: type | None) -> dict[str, Any]:
    """Give an object by its fields, without the long lists that lead to units: those come on lines of their own."""
    cls: type = type(item)
    left_out = _leading(cls, unit) if unit is not None else frozenset()
    return {"is": type(item).__name__, **_fields(item, left_out)}


@cache
def _leading(cls: type, unit: type) -> frozenset[str]:
    return frozenset(step.name for step in route(cls, unit))


def _fields(item: Any, left_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    named = ((field.name, getattr(item, field.name)) for field in dataclasses.fields(item))
    shown = {name: _plain(value) for name, value in named if name not in left_out}
    return {name: value for name, value in shown.items() if value not in (None, "", [], {})}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value


def _problem(problem: Problem) -> dict[str, Any]:
    return {**dataclasses.asdict(problem), "place": problem.place}
