"""
Ways to break a file at one place: segments dropped, doubled, moved; elements and bytes changed; the end cut off.

Every way takes the same three numbers, so that hypothesis can shrink them and the coverage-guided run can draw them:
where in the file, where inside of that, and what is put there.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.x12"))
SEEDS = [path.read_bytes() for path in EXAMPLES]
PIECES = SEEDS[0].split(b"~")[:1] + sorted({piece.strip() for seed in SEEDS for piece in seed.split(b"~")})
VALUES = [
    b"",
    b" ",
    b"0",
    b"-1",
    b"1" * 40,
    b"9" * 400,
    b"-",
    b".",
    b"1e9",
    b"NaN",
    b"Infinity",
    b"1.2.3",
    b"20261399",
    b"00000000",
    b"20260101-20251231",
    b"D8",
    b"RD8",
    b"ISA",
    b"ISA*",
    b"~ISA*00*",
    b"IEA",
    b"~",
    b"*",
    b":",
    b"^",
    b":::::::::::",
    b"^^^^^^",
    b"\r\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    "\u00df\u0130\u0661".encode(),
    "\U0001f600".encode(),
    b"A" * 3000,
]


class Change(NamedTuple):
    """One way with its three numbers, each taken modulo what there is."""

    way: int
    where: int
    inside: int
    what: int


def changed(data: bytes, change: Change) -> bytes:
    """Break a file in one way."""
    return WAYS[change.way % len(WAYS)](data, change)


def _segments(data: bytes) -> list[bytes]:
    return data.split(_terminator(data))


def _terminator(data: bytes) -> bytes:
    return data[105:106] if data[:3] == b"ISA" and len(data) > 105 else b"~"


def _joined(data: bytes, segments: list[bytes]) -> bytes:
    return _terminator(data).join(segments)


def _drop(data: bytes, change: Change) -> bytes:
    segments = _segments(data)
    del segments[change.where % len(segments)]
    return _joined(data, segments)


def _double(data: bytes, change: Change) -> bytes:
    segments = _segments(data)
    at = change.where % len(segments)
    return _joined(data, segments[: at + 1] * 1 + [segments[at]] * (1 + change.what % 4) + segments[at + 1 :])


def _move(data: bytes, change: Change) -> bytes:
    segments = _segments(data)
    taken = segments.pop(change.where % len(segments))
    segments.insert(change.inside % (len(segments) + 1), taken)
    return _joined(data, segments)


def _move_stretch(data: bytes, change: Change) -> bytes:
    segments = _segments(data)
    start = change.where % len(segments)
    stretch = segments[start : start + 1 + change.what % 12]
    del segments[start : start + len(stretch)]
    at = change.inside % (len(segments) + 1)
    return _joined(data, segments[:at] + stretch + segments[at:])


def _double_stretch(data: bytes, change: Change) -> bytes:
    segments = _segments(data)
    start = change.where % len(segments)
    return _joined(data, segments[: start + 1 + change.what % 30] + segments[start:])


def _insert_other(data: bytes, change: Change) -> bytes:
    segments = _segments(data)
    segments.insert(change.where % len(segments), PIECES[change.what % len(PIECES)])
    return _joined(data, segments)


def _truncate(data: bytes, change: Change) -> bytes:
    return data[: change.where % (len(data) + 1)]


def _behead(data: bytes, change: Change) -> bytes:
    return data[change.where % (len(data) + 1) :]


def _flip_byte(data: bytes, change: Change) -> bytes:
    if not data:
        return data
    at = change.where % len(data)
    return data[:at] + bytes([change.what % 256]) + data[at + 1 :]


def _drop_bytes(data: bytes, change: Change) -> bytes:
    at = change.where % (len(data) + 1)
    return data[:at] + data[at + 1 + change.what % 5 :]


def _insert_value(data: bytes, change: Change) -> bytes:
    at = change.where % (len(data) + 1)
    return data[:at] + VALUES[change.what % len(VALUES)] + data[at:]


def _element(data: bytes, change: Change) -> bytes:
    segments = _segments(data)
    at = change.where % len(segments)
    elements = segments[at].split(b"*")
    elements[change.inside % len(elements)] = VALUES[change.what % len(VALUES)]
    segments[at] = b"*".join(elements)
    return _joined(data, segments)


def _element_of_another(data: bytes, change: Change) -> bytes:
    segments = _segments(data)
    at = change.where % len(segments)
    elements = segments[at].split(b"*")
    other = PIECES[change.what % len(PIECES)].split(b"*")
    elements[change.inside % len(elements)] = other[change.inside % len(other)]
    segments[at] = b"*".join(elements)
    return _joined(data, segments)


def _drop_element(data: bytes, change: Change) -> bytes:
    segments = _segments(data)
    at = change.where % len(segments)
    elements = segments[at].split(b"*")
    del elements[change.inside % len(elements)]
    segments[at] = b"*".join(elements)
    return _joined(data, segments)


def _other_delimiter(data: bytes, change: Change) -> bytes:
    return data.replace((b"*", b"~", b":", b"^")[change.where % 4], bytes([change.what % 256]))


def _join_another(data: bytes, change: Change) -> bytes:
    return data + (b"", b"\n", b"\r\n", b"text ")[change.where % 4] + SEEDS[change.what % len(SEEDS)]


def _lower(data: bytes, change: Change) -> bytes:
    at = change.where % (len(data) + 1)
    return data[:at] + data[at:].lower()


WAYS: tuple[Callable[[bytes, Change], bytes], ...] = (
    _drop,
    _double,
    _move,
    _move_stretch,
    _double_stretch,
    _insert_other,
    _truncate,
    _behead,
    _flip_byte,
    _drop_bytes,
    _insert_value,
    _element,
    _element_of_another,
    _drop_element,
    _other_delimiter,
    _join_another,
    _lower,
)
