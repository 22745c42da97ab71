"""
Acknowledging what was received: a 999 for each group, and a TA1 for the interchange.

    answer = x12.acknowledge(interchange, control_number=18, now=now)
    text = x12.write(answer)

A TA1 is written when ISA14 asks for one or the interchange is broken.  A broken interchange is rejected as a whole:
nothing in it is answered by a 999.  A transaction is rejected (R) for breaking the syntax or its guide (SNIP 1 and 2).
It is accepted with errors (E) when only other errors are told (SNIP 3 to 5, as far as a 999 has a code for them): such
errors are for a 277CA to reject, claim by claim.  Warnings are not told.

A value that is wrong is never copied into IK404, because it may be patient data: its place says enough to whoever holds
the file.  The claim number (CLM01) or trace (TRN02) around an error is told, because the guide requires it.

Source: X231 (999) and X12.5 (TA1).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from x12.acknowledged import MOST_CODES, segment_errors, summary
from x12.check import check
from x12.envelope import GROUP_CODES, VERSIONS, Delimiters, File, Group, Interchange, InterchangeAck, Transaction
from x12.messages.ack999 import FunctionalAcknowledgment, TransactionResponse
from x12.problems import Problem
from x12.rules import envelope
from x12.words.syntax import GROUPS, MESSAGES

NO_ERROR = "000"
CONTENT = "024"
NOTES: dict[tuple[str, int], str] = {
    ("IEA02", 2): "001",
    ("ISA12", 12): "017",
    ("ISA-QUALIFIER", 5): "005",
    ("ISA-PARTY", 6): "006",
    ("ISA-QUALIFIER", 7): "007",
    ("ISA-PARTY", 8): "008",
    ("ENVELOPE-VALUE", 9): "014",
    ("ENVELOPE-VALUE", 10): "015",
    ("CONTROL-NUMBER", 13): "018",
    ("ISA-USAGE", 15): "020",
    ("ISA-DELIMITERS", 11): CONTENT,
    ("ISA-DELIMITERS", 16): "027",
    ("ISA16", 16): "027",
    ("IEA01", 1): "021",
    ("NO-IEA", 0): "023",
}
"""The note code of a TA1 (TA105) for a problem of the interchange, by rule and element."""
STRUCTURE = {"ISA-SECOND": "022", "STRAY": "022", "AFTER-END": "022", "NO-GS": "022"}
OF_GROUP = {
    ("GS08-FORM", 8): "2",
    ("NO-GE", 0): "3",
    ("GE02", 2): "4",
    ("GE01", 1): "5",
    ("CONTROL-NUMBER", 6): "6",
    ("GS06-TWICE", 6): "19",
}
"""The reason to reject a group (AK905) for a problem of its GS or GE, by rule and element."""
GROUP_SEGMENTS = frozenset({"GS", "GE", "ST"})
UNSUPPORTED = "1"
NOT_UNIQUE = "23"
ST_WIDTH = 4
ACKNOWLEDGMENT = "FA"
PARTY_WIDTH = 15


def acknowledge(received: Interchange, *, control_number: int, now: dt.datetime, refused: str = "") -> Interchange:
    """
    Answer an interchange: one group with a 999 for each group in it, and the TA1 if there is need of one.

    The answer goes from the receiver to the sender and is for `x12.write`.  It holds nothing (no `groups`, no `acks`)
    when there is nothing to answer: acknowledgments are not acknowledged.

    :param control_number: ISA13 and GS06 of the answer.
    :param now: the moment of answering, in the answer's date and time.
    :param refused: the note code (TA105) to reject the interchange with, for what the file itself does not show, such
        as 025 for one that came before; "" goes by the file.
    """
    moment = now.replace(second=0, microsecond=0, tzinfo=None)
    answer = Interchange(
        sender=received.receiver,
        receiver=received.sender,
        sender_qualifier=_qualifier(received.receiver_qualifier),
        receiver_qualifier=_qualifier(received.sender_qualifier),
        control_number=control_number,
        date=moment.date(),
        time=moment.time(),
        usage=received.usage if received.usage in ("P", "T") else "T",
    )
    problems = [*received.problems, *envelope.problems(received, today=now.date())]
    ack = _interchange_ack(received, problems, moment, refused)
    if ack.status != "A" or received.ack_requested:
        answer.acks.append(ack)
    if ack.status != "R":
        answer.groups += _groups(received, answer, problems)
    return answer


def acknowledge_file(file: File, *, control_number: int, now: dt.datetime) -> list[Interchange]:
    """
    Answer every interchange of a file; those with nothing or nobody to answer are left out, the others numbered on.

    :param control_number: that of the first answer.
    :param now: the moment of answering.
    """
    answers: list[Interchange] = []
    for received in (one for one in file.interchanges if one.is_sent):
        answer = acknowledge(received, control_number=control_number + len(answers), now=now)
        if answer.groups or answer.acks:
            answers.append(answer)
    return answers


def _qualifier(given: str) -> str:
    return given if given in envelope.QUALIFIERS else "ZZ"


# -- the TA1 ----------------------------------------------------------------------------------------------------------


def _interchange_ack(
    received: Interchange, problems: Iterable[Problem], now: dt.datetime, refused: str
) -> InterchangeAck:
    status, code = ("R", refused) if refused else _note(problems)
    return InterchangeAck(
        control_number=received.control_number,
        date=received.date or now.date(),
        time=received.time or now.time(),
        status=status,
        code=code,
    )


def _note(problems: Iterable[Problem]) -> tuple[str, str]:
    """Give TA104 and TA105: the worst problem of the interchange decides, what is in its groups does not."""
    status, code = "A", NO_ERROR
    for problem in problems:
        note = _note_of(problem)
        if note and problem.severity == "error":
            return "R", note
        if note and status == "A":
            status, code = "E", note
    return status, code


def _note_of(problem: Problem) -> str:
    """Give the note code of one problem, "" when it is none of the interchange or only a doubt."""
    if (problem.segment_id in GROUP_SEGMENTS and problem.code not in STRUCTURE) or problem.segment_id == "TA1":
        return ""
    found = NOTES.get((problem.code, problem.element)) or STRUCTURE.get(problem.code, "")
    return found or (CONTENT if problem.severity == "error" else "")


# -- the 999 ----------------------------------------------------------------------------------------------------------


def _groups(received: Interchange, answer: Interchange, problems: list[Problem]) -> Iterator[Group]:
    """Give the one group of answers, or none."""
    asked = [group for group in received.groups if not _is_acknowledgment(group)]
    if not asked:
        return
    first = asked[0]
    yield Group(
        sender=_party(first.receiver, received.receiver),
        receiver=_party(first.sender, received.sender),
        control_number=answer.control_number,
        date=answer.date,
        time=answer.time,
        transactions=[
            Transaction(
                control_number=str(number).zfill(ST_WIDTH),
                message=_functional(group, _of_group(group, received, problems)),
            )
            for number, group in enumerate(asked, 1)
        ],
    )


def _is_acknowledgment(group: Group) -> bool:
    return group.code == ACKNOWLEDGMENT or any(sent.kind in ("997", "999") for sent in group.transactions)


def _party(of_group: str, of_interchange: str) -> str:
    """Name a party of the group as it was named, or as in the ISA where that cannot be written."""
    is_fit = 0 < len(of_group) <= PARTY_WIDTH and not set(of_group) & set(Delimiters().reserved)
    return of_group if is_fit else of_interchange


def _of_group(group: Group, received: Interchange, problems: Iterable[Problem]) -> list[Problem]:
    """Find the problems of the GS and the GE of one group; a missing GE is told at the segment after it."""
    after = min((other.at for other in received.groups if other.at > group.at), default=0)
    found = []
    for problem in problems:
        if problem.segment_id == "GS" and problem.segment == group.at:
            found.append(problem)
        if problem.segment_id == "GE" and group.at < problem.segment <= (after or problem.segment):
            found.append(problem)
    return [problem for problem in found if problem.severity == "error"]


def _functional(group: Group, problems: list[Problem]) -> FunctionalAcknowledgment:
    """Answer a group: as a whole when its own segments are wrong or nobody knows what it is, else one by one."""
    codes = [OF_GROUP[key] for key in ((problem.code, problem.element) for problem in problems) if key in OF_GROUP]
    known = [sent for sent in group.transactions if _set_of(sent) in MESSAGES]
    if not codes and not known:
        codes = [UNSUPPORTED]
    responses = [] if codes else list(_responses(group, known))
    statuses = [response.status for response in responses] + ["R"] * (len(group.transactions) - len(responses))
    return FunctionalAcknowledgment(
        group_code=_group_code(group),
        group_control_number=str(group.control_number),
        version=_clean(group.version, 12) or VERSIONS.get(_kind(group), "005010"),
        transactions=responses,
        status=_status_of_group(statuses),
        included=len(group.transactions),
        received=len(group.transactions),
        accepted=len(statuses) - statuses.count("R"),
        codes=list(dict.fromkeys(codes))[:MOST_CODES],
    )


def _status_of_group(statuses: list[str]) -> str:
    """Give AK901 for the answers to the transactions."""
    rejected = statuses.count("R")
    if rejected == len(statuses):
        return "R"
    return "P" if rejected else "E" if "E" in statuses else "A"


def _responses(group: Group, known: list[Transaction]) -> Iterator[TransactionResponse]:
    """Answer each number once; transactions that share one are rejected, because nobody could tell which is meant."""
    by_number: dict[tuple[str, str], list[TransactionResponse]] = {}
    for sent in known:
        response = _response(group, sent)
        by_number.setdefault((response.transaction_set, response.control_number), []).append(response)
    for same in by_number.values():
        if len(same) > 1:
            same[0].status, same[0].codes = "R", [NOT_UNIQUE, *same[0].codes][:MOST_CODES]
        yield same[0]


def _response(group: Group, sent: Transaction) -> TransactionResponse:
    """Answer a transaction."""
    problems = dict.fromkeys([*check(sent), *envelope.of_transaction(group, sent)])
    errors = [problem for problem in problems if problem.severity == "error"]
    status, codes = summary(errors, sent)
    return TransactionResponse(
        transaction_set=_set_of(sent),
        control_number=_clean(sent.control_number, 9).zfill(ST_WIDTH),
        version=_clean(sent.version, 35),
        errors=segment_errors(errors, sent),
        status=status,
        codes=codes,
    )


def _set_of(sent: Transaction) -> str:
    """Give ST01 as it was sent."""
    elements = sent.elements(1)
    return elements[1].strip() if len(elements) > 1 else sent.kind[:3]


def _kind(group: Group) -> str:
    return next((sent.kind for sent in group.transactions), "")


def _group_code(group: Group) -> str:
    """Repeat GS01; a code that no guide knows is replaced by the one of the messages, because it cannot be written."""
    if group.code in GROUPS:
        return group.code
    return GROUP_CODES.get(_kind(group), "HC")


def _clean(text: str, size: int) -> str:
    """Keep of a number or version what can be written."""
    return re.sub(r"[^0-9A-Z]", "", text.upper())[:size]
