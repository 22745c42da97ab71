"""How the segments of an 837P are written: characters, spaces, separators, numbers, dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from x12.envelope import Delimiters
from x12.messages.claim837p import Billing, Claim, ClaimBatch, Patient, Subscriber
from x12.rules.as_sent import Segment, stretch
from x12.rules.finding import Around, Spots, here, rule

Part = Billing | Subscriber | Patient | Claim | ClaimBatch
PARTS = (ClaimBatch, Billing, Subscriber, Patient, Claim)
LONGEST_HEAD = 60
LOWER = re.compile(r"[a-z]")
FOREIGN = re.compile(r"[^ -~]")
NUMBER = re.compile(r"-?(0|[1-9]\d*|(0|[1-9]\d*)?\.\d*[1-9])", re.ASCII)
READABLE = re.compile(r"-?(\d+\.?\d*|\.\d+)", re.ASCII)
OTHER_DAY = re.compile(r"(\d{6}|\d{12}|\d{14})(-\d+)?|\d{8}-(\d{6}|\d{12}|\d{14})", re.ASCII)
ADJUSTED = (3, 4, 6, 7, 9, 10, 12, 13, 15, 16, 18, 19)
NUMBERS = {
    "CLM": (2,),
    "SV1": (2, 4),
    "AMT": (2,),
    "SVD": (2, 5),
    "CTP": (4,),
    "QTY": (2,),
    "PAT": (8,),
    "PS1": (2,),
    "CAS": ADJUSTED,
}
DATES = {"DTP": 3, "DMG": 2, "PAT": 6, "BHT": 4}
COMPOSITES = {"CLM": (5, 11), "SV1": (1, 7), "SV5": (1,), "SVD": (3,), "CTP": (5,), "REF": (4,), "HI": range(1, 1000)}


@rule(
    "TRAILING-SEPARATOR",
    *PARTS,
    snip=1,
    source="X12.6: empty elements and components at the end are left out",
    what="Separators stand at the end of the segment or of a composite with nothing after them.",
    remedy="Leave out what is empty at the end.",
    severity="warning",
    ack="8",
)
def _trailing_separator(part: Part, around: Around) -> Spots:
    for number, elements in _hits(part, around, "trailing"):
        inside = [index for index, value in enumerate(elements) if value.endswith(_component(around))]
        yield here(Segment(at=number), elements[0], inside[0] if inside else len(elements) - 1)


@rule(
    "SPACES",
    *PARTS,
    snip=1,
    source="X12 RFI 2224: text begins and ends with what is meant",
    what="A value begins or ends with a space.",
    remedy="Leave the space out.",
    severity="warning",
    ack="6",
)
def _spaces(part: Part, around: Around) -> Spots:
    for number, elements in _hits(part, around, "spaces"):
        index = _first(elements, lambda value: any(one != one.strip(" ") for one in value.split(_component(around))))
        yield here(Segment(at=number), elements[0], index)


@rule(
    "LOWER-CASE",
    *PARTS,
    snip=1,
    source="X12.6 basic character set; some payers take no other",
    what="The segment has lower case letters.",
    remedy="Write upper case only.",
    severity="warning",
    ack="6",
)
def _lower_case(part: Part, around: Around) -> Spots:
    for number, elements in _hits(part, around, "lower"):
        # E-mail addresses are of lower case by nature.
        if elements[0] != "PER":
            yield here(Segment(at=number), elements[0].upper(), _first(elements, LOWER.search))
            return


@rule(
    "CHARACTERS",
    *PARTS,
    snip=1,
    source="X12.6 basic and extended character sets",
    what="The segment has a character that X12 does not know, such as a letter with an accent, a tab or a line break.",
    remedy="Write the plain letter.",
    ack="6",
)
def _characters(part: Part, around: Around) -> Spots:
    for number, elements in _hits(part, around, "foreign"):
        yield here(Segment(at=number), elements[0], _first(elements, FOREIGN.search))


@rule(
    "SEPARATOR-IN-DATA",
    *PARTS,
    snip=1,
    source="X12.6: separators are not data; edits of clearinghouses",
    what="A separator of the file stands inside a value.",
    remedy="Take it out, or use other separators for the file.",
    ack="6",
)
def _separator_in_data(part: Part, around: Around) -> Spots:
    if around.transaction is None:
        return
    delimiters = around.transaction.delimiters
    # Before 5010 the place of the repetition separator held a letter.
    repetition = "" if delimiters.repetition.isalnum() else delimiters.repetition.strip()
    first, texts = _texts(part, around)
    for number, text in enumerate(texts, first):
        if delimiters.component not in text and not (repetition and repetition in text):
            continue
        elements = text.split(delimiters.element)
        composites = COMPOSITES.get(elements[0], ())
        for index, value in enumerate(elements):
            if (repetition and repetition in value) or (delimiters.component in value and index not in composites):
                yield here(Segment(at=number), elements[0], index)
                break


@rule(
    "NUMBER-FORM",
    *PARTS,
    snip=1,
    source="X12 RFI 1526 and 1924: no zeros in front, none at the end after the point, no plus",
    what="The number has zeros that say nothing, a sign or a point too much.",
    remedy="Write 100 for 100.00 and .5 or 0.5 for 0.50.",
    severity="warning",
    ack="6",
)
def _number_form(part: Part, around: Around) -> Spots:
    first, texts = _texts(part, around)
    for number, text in enumerate(texts, first):
        if text[:3] not in NUMBERS:
            continue
        elements = text.split(_element(around))
        for index in NUMBERS.get(elements[0], ()):
            value = elements[index] if index < len(elements) else ""
            if READABLE.fullmatch(value) and not NUMBER.fullmatch(value):
                yield here(Segment(at=number), elements[0], index)


@rule(
    "DATE-FORM",
    *PARTS,
    snip=1,
    source="X222: D8 is CCYYMMDD, RD8 two of them with a hyphen",
    what="The date is not eight digits, or a range of two such dates.",
    remedy="Write year, month and day: 20261031.",
    ack="8",
)
def _date_form(part: Part, around: Around) -> Spots:
    first, texts = _texts(part, around)
    for number, text in enumerate(texts, first):
        if text[:3] not in DATES:
            continue
        elements = text.split(_element(around))
        index = DATES.get(elements[0], 0)
        if 0 < index < len(elements) and OTHER_DAY.fullmatch(elements[index]):
            yield here(Segment(at=number), elements[0], index)


def _hits(part: Part, around: Around, kind: str) -> Iterator[tuple[int, list[str]]]:
    """Find the segments that a pattern fits; all are looked through at once, for mostly there is none."""
    if around.transaction is None:
        return
    delimiters = around.transaction.delimiters
    pattern = _patterns(delimiters)[kind]
    first, texts = _texts(part, around)
    if not pattern.search(delimiters.segment.join(texts)):
        return
    for number, text in enumerate(texts, first):
        if pattern.search(text):
            yield number, text.split(delimiters.element)


@cache
def _patterns(delimiters: Delimiters) -> dict[str, re.Pattern[str]]:
    element, component = re.escape(delimiters.element), re.escape(delimiters.component)
    end = f"(?:{re.escape(delimiters.segment)}|$)"
    return {
        "trailing": re.compile(f"(?:{element}|{component}){end}|{component}{element}"),
        "spaces": re.compile(f"(?:{element}|{component}) | (?:{element}|{component}|{end})"),
        "lower": LOWER,
        "foreign": re.compile(f"[^ -~{re.escape(delimiters.reserved)}]"),
    }


def _first(elements: list[str], is_wrong: Callable[[str], object]) -> int:
    return next((index for index, value in enumerate(elements) if is_wrong(value)), 0)


def _texts(part: Part, around: Around) -> tuple[int, list[str]]:
    """Give the number of the first segment of a claim, or of a level before its claims and inner levels, and all."""
    if isinstance(part, Claim):
        return part.at, stretch(around, part.at, part.to)
    first = 2 if isinstance(part, ClaimBatch) else part.at
    texts = stretch(around, first, first + LONGEST_HEAD)
    separator = around.transaction.delimiters.element if around.transaction is not None else ""
    for index, text in enumerate(texts):
        if index and text.partition(separator)[0].upper() in ("HL", "CLM", "SE"):
            return first, texts[:index]
    return first, texts


def _component(around: Around) -> str:
    return around.transaction.delimiters.component if around.transaction is not None else ":"


def _element(around: Around) -> str:
    return around.transaction.delimiters.element if around.transaction is not None else "*"
