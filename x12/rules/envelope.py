"""
What the envelopes must say: ISA and GS, the ST inside them, and the TA1.

Counts and the control numbers of trailers are told while reading; these are the values of the headers.  `problems`
needs the headers alone and `of_transaction` one transaction, so that both serve a stream; `of_whole` needs what a file
holds that was read as a whole, and `among` all interchanges of a file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from x12.envelope import GROUP_CODES, VERSIONS, Group, Interchange, InterchangeAck, Transaction
from x12.messages.remittance835 import Remittance
from x12.problems import Problem
from x12.rules import envelope_rules as rules
from x12.rules import reading
from x12.words.syntax import INTERCHANGE_ERRORS

QUALIFIERS = frozenset({"01", "14", "20", "27", "28", "29", "30", "33", "ZZ"})
ID_FORMS = {
    "01": re.compile(r"[0-9]{9}"),
    "14": re.compile(r"[0-9]{9}[0-9A-Z]{4}"),
    "30": re.compile(r"[0-9]{2}-?[0-9]{7}"),
}
GUIDE = re.compile(r"00[45]0[0-9]{2}X[0-9]{3}([AE][0-9])*")
GUIDELESS = re.compile(r"00[45]0[0-9]{2}")
"""The version of a 997, which follows no guide."""
SET_NUMBER = re.compile(r"[0-9A-Za-z]{4,9}")
ELSEWHERE = {"005010X223": "HC", "005010X224": "HC", "005010X220": "BE", "005010X218": "RA"}
"""Guides that are recognized only: institutional and dental claims, enrollment, premiums."""
DAYS_AHEAD = 2
DAYS_APART = 7
GS_DATE_AT = 4
HIGHEST = 999_999_999
ACCEPTED = "A"
NO_ERROR = "000"
STATUSES = frozenset("AER")
OLD = "00401"
USUAL_END = "~"
"""As the component separator it shows that ISA16 was left out."""


def _codes_of_guides() -> dict[str, frozenset[str]]:
    codes = {guide: frozenset({code}) for guide, code in ELSEWHERE.items()}
    for kind, version in VERSIONS.items():
        guide = version[:10]
        codes[guide] = codes.get(guide, frozenset()) | {GROUP_CODES[kind]}
    return codes


GUIDE_CODES = _codes_of_guides()


def problems(interchange: Interchange, *, today: dt.date | None = None) -> Iterator[Problem]:
    """
    Find what is wrong with the headers of an interchange and its groups, and with its TA1s.

    :param today: the day against which the file may be in the future; None does not look.
    """
    if interchange.is_sent:
        first = _number(interchange)
        yield from _parties(interchange, first)
        yield from _header(interchange, first, today)
    for ack in interchange.acks:
        yield from _ack(ack, interchange)
    seen: set[tuple[str, int]] = set()
    unread = {(problem.segment, problem.element) for problem in interchange.problems}
    for group in interchange.groups:
        if not group.is_sent:
            continue
        yield from _group(group, interchange)
        if group.date is None and (group.at, GS_DATE_AT) not in unread:
            yield rules.GS_DATE.problem(group.at, "GS", GS_DATE_AT)
        if (group.code, group.control_number) in seen:
            yield rules.GS_TWICE.problem(group.at, "GS", 6)
        seen.add((group.code, group.control_number))


def of_transaction(group: Group, transaction: Transaction) -> Iterator[Problem]:
    """Find what is wrong with the ST of a transaction; as everywhere in it, its ST is segment 1."""
    is_read = bool(transaction.raw) and transaction.is_opened
    if (transaction.control_number or is_read) and not SET_NUMBER.fullmatch(transaction.control_number):
        yield rules.ST_NUMBER.problem(1, "ST", 2)
    if not group.is_sent or not is_read:
        return
    is_of_guide = group.code in GUIDE_CODES.get(group.version[:10], ())
    if is_of_guide and group.code != GROUP_CODES.get(transaction.kind, group.code):
        yield rules.ST_CODE.problem(1, "ST", 1)
    said = _element(transaction, 3)
    if said and group.version and said != group.version:
        yield rules.ST_VERSION.problem(1, "ST", 3)
    if not said and transaction.kind in VERSIONS and transaction.kind != "835" and group.version[:6] == "005010":
        yield rules.ST_VERSION_MISSING.problem(1, "ST", 3)


def of_whole(interchange: Interchange) -> Iterator[Problem]:
    """Find what is wrong between the transactions of an interchange that was read as a whole."""
    traces: set[tuple[str, str]] = set()
    for group in interchange.groups:
        if not group.transactions:
            yield rules.GS_EMPTY.problem(group.at, "GS")
        if len({_element(transaction, 1) or transaction.kind[:3] for transaction in group.transactions}) > 1:
            yield rules.GS_MIXED.problem(group.at, "GS", 1)
        for transaction in group.transactions:
            message = transaction.message
            if not isinstance(message, Remittance) or not message.trace:
                continue
            trace = (message.trace, message.payer_originator)
            if trace in traces:
                at = transaction.at + message.where.get("TRN", 1) - 1
                yield rules.TRACE_TWICE.problem(at, "TRN", 2)
            traces.add(trace)


def among(interchanges: Iterable[Interchange]) -> Iterator[Problem]:
    """Find interchanges of one file that look like the same one."""
    seen: set[tuple[str, str, int]] = set()
    for interchange in interchanges:
        key = (interchange.sender, interchange.receiver, interchange.control_number)
        if key in seen:
            yield rules.ISA_TWICE.problem(_number(interchange), "ISA", 13)
        seen.add(key)


def _number(interchange: Interchange) -> int:
    """Find the number of the ISA in the file: it stands before the first TA1 or GS; 0 if there is neither."""
    following = [ack.at for ack in interchange.acks] + [group.at for group in interchange.groups]
    return max(min(following, default=1) - 1, 0)


def _element(transaction: Transaction, number: int) -> str:
    """Give an element of the ST, "" beyond the last."""
    elements = transaction.elements(1)
    return elements[number].strip() if number < len(elements) else ""


def _parties(interchange: Interchange, at: int) -> Iterator[Problem]:
    sides = (
        (5, interchange.sender_qualifier, interchange.sender),
        (7, interchange.receiver_qualifier, interchange.receiver),
    )
    for element, qualifier, party in sides:
        if qualifier not in QUALIFIERS:
            yield rules.ISA_QUALIFIER.problem(at, "ISA", element)
        form = ID_FORMS.get(qualifier)
        if not party:
            yield rules.ISA_PARTY.problem(at, "ISA", element + 1)
        elif form and not form.fullmatch(party):
            yield rules.ISA_PARTY_FORM.problem(at, "ISA", element + 1)
    if interchange.sender and sides[0][1:] == sides[1][1:]:
        yield rules.ISA_SAME.problem(at, "ISA", 8)


def _are_apart(marks: list[str]) -> bool:
    """Tell whether separators differ from each other and from what stands in data."""
    return len(set(marks)) == len(marks) and not any(not mark or mark.isalnum() or mark == " " for mark in marks)


def _header(interchange: Interchange, at: int, today: dt.date | None) -> Iterator[Problem]:
    marks = interchange.delimiters
    is_end_inside = marks.component == USUAL_END and marks.segment != USUAL_END
    used = [marks.element, marks.component, marks.segment]
    if is_end_inside or not _are_apart(used):
        yield rules.ISA_DELIMITERS.problem(at, "ISA", 16)
    elif interchange.version > OLD and not _are_apart([*used, marks.repetition]):
        yield rules.ISA_DELIMITERS.problem(at, "ISA", 11)
    if interchange.usage not in ("P", "T"):
        yield rules.ISA_USAGE.problem(at, "ISA", 15)
    if today and interchange.date and (interchange.date - today).days > DAYS_AHEAD:
        yield rules.ISA_DATE.problem(at, "ISA", 9)
    is_unread = any(problem.code == reading.TA1_VALUE.id for problem in interchange.problems)
    if not interchange.groups and not interchange.acks and not is_unread:
        yield rules.ISA_EMPTY.problem(at, "ISA")


def _group(group: Group, interchange: Interchange) -> Iterator[Problem]:
    for element, party in ((2, group.sender), (3, group.receiver)):
        if not party:
            yield rules.GS_PARTY.problem(group.at, "GS", element)
    if group.date and interchange.date and abs((group.date - interchange.date).days) > DAYS_APART:
        yield rules.GS_DATE.problem(group.at, "GS", GS_DATE_AT)
    is_997 = group.code == "FA" and GUIDELESS.fullmatch(group.version)
    if not GUIDE.fullmatch(group.version) and not is_997:
        yield rules.GS_VERSION.problem(group.at, "GS", 8)
    allowed = GUIDE_CODES.get(group.version[:10])
    if allowed and group.code not in allowed:
        yield rules.GS_CODE.problem(group.at, "GS", 1)


def _ack(ack: InterchangeAck, interchange: Interchange) -> Iterator[Problem]:
    if not 0 < ack.control_number <= HIGHEST:
        yield rules.TA1_NUMBER.problem(ack.at, "TA1", 1)
    if ack.date is None or (interchange.date and ack.date > interchange.date):
        yield rules.TA1_DATE.problem(ack.at, "TA1", 2)
    if ack.status not in STATUSES:
        yield rules.TA1_STATUS.problem(ack.at, "TA1", 4)
    if ack.code not in INTERCHANGE_ERRORS:
        yield rules.TA1_CODE.problem(ack.at, "TA1", 5)
    elif (ack.status == ACCEPTED) != (ack.code == NO_ERROR):
        yield rules.TA1_AGREES.problem(ack.at, "TA1", 5)
