"""
Reads the codes that a second coder types, one a line, each with words of the note that prove it if there are any.

    M17.11 "swollen over the joint line"
    99213-25 x2 AB "40 minutes"
"""

import re
from collections.abc import Iterator

from coding.final_codes import Coded, CodedDiagnosis, CodedLine, Place
from coding.models import with_dot
from coding.services import MODIFIER, MOST_DIAGNOSES, MOST_LINES, MOST_MODIFIERS, PROCEDURE, is_diagnosis

LETTERS = "ABCDEFGHIJKL"
_QUOTE = re.compile(r'["“”]([^"“”]+)["“”]')
_UNITS = re.compile(r"[Xx](\d{1,4}(?:\.\d{1,2})?)")


class Mistyped(Exception):
    """What was typed cannot be read; all reasons are told."""


def read_codes(*, diagnoses: str, lines: str, note: str) -> Coded:
    """
    Read what was typed into codes.

    :raises Mistyped: if a line is no code, a letter points nowhere, or quoted words are not in the note; all of them.
    """
    wrong: list[str] = []
    found = list(_diagnoses(diagnoses, note, wrong))
    services = list(_lines(lines, [one.code for one in found], note, wrong))
    if not found or not services:
        wrong.append("A visit has at least one diagnosis and one service.")
    if len(found) > MOST_DIAGNOSES or len(services) > MOST_LINES:
        wrong.append("A claim holds twelve diagnoses and fifty lines.")
    if len({one.code for one in found}) < len(found):
        wrong.append("A diagnosis is there twice. Take one out.")
    if wrong:
        raise Mistyped(" ".join(wrong))
    return Coded(tuple(found), tuple(services))


def with_code(code: str, *, diagnoses: str, lines: str) -> dict[str, str]:
    """Put a code that was searched for behind what was typed, a diagnosis to the diagnoses; one that is there stays."""
    if is_diagnosis(code=code):
        return {"diagnoses": _behind(diagnoses, with_dot(code)), "lines": lines}
    return {"diagnoses": diagnoses, "lines": _behind(lines, code) if PROCEDURE.fullmatch(code) else lines}


def _behind(typed: str, code: str) -> str:
    there = [line for line in typed.splitlines() if line.strip()]
    is_there = any(line.split()[0].upper() == code for line in there)
    return "\n".join(there if is_there else [*there, code])


def _diagnoses(typed: str, note: str, wrong: list[str]) -> Iterator[CodedDiagnosis]:
    for line in _lines_of(typed):
        words, proof = _proof(line, note, wrong)
        code = words.strip().upper().replace(".", "")
        if not is_diagnosis(code=code):
            wrong.append(f"ICD-10-CM has no {with_dot(code)[:9]}.")
        yield CodedDiagnosis(code, proof)


def _lines(typed: str, codes: list[str], note: str, wrong: list[str]) -> Iterator[CodedLine]:
    for line in _lines_of(typed):
        words, proof = _proof(line, note, wrong)
        first, *rest = words.upper().split() or [""]
        procedure, *modifiers = first.split("-")
        if not PROCEDURE.fullmatch(procedure):
            wrong.append(f"{procedure[:10] or 'An empty line'} is no procedure code.")
        if len(modifiers) > MOST_MODIFIERS or not all(MODIFIER.fullmatch(one) for one in modifiers):
            wrong.append(f"{first[:20]}: a modifier is two letters or digits, at most four of them.")
        units, letters = "1", ""
        for word in rest:
            counted = _UNITS.fullmatch(word)
            units, letters = (_plain(counted[1]), letters) if counted else (units, letters + word)
        pointed = [LETTERS.find(letter) for letter in letters]
        if any(not 0 <= at < len(codes) for at in pointed):
            wrong.append(f"{first[:20]}: {letters[:6]} points to a diagnosis that is not there.")
            pointed = []
        yield CodedLine(procedure, tuple(modifiers), units, tuple(codes[at] for at in pointed), proof)


def _proof(line: str, note: str, wrong: list[str]) -> tuple[str, tuple[Place, ...]]:
    """The line without its quotes, and where in the note the quoted words stand."""
    places: list[Place] = []
    for quote in _QUOTE.findall(line):
        words = r"\s+".join(re.escape(word) for word in quote.split())
        at = re.search(words, note, re.IGNORECASE)
        if at is None:
            wrong.append("Quoted words are not in the note. Copy them as they stand there.")
        else:
            places.append(at.span())
    return _QUOTE.sub(" ", line), tuple(places)


def _lines_of(typed: str) -> Iterator[str]:
    return (line for line in typed.splitlines() if line.strip())


def _plain(units: str) -> str:
    whole, _, part = units.partition(".")
    part = part.rstrip("0")
    return f"{int(whole)}.{part}" if part else str(int(whole))
