"""The answer that tells the sender of a file what we found in it: the 999 for its messages, the TA1 for the file."""

from datetime import datetime

import x12
from clearinghouse.models import Interchange
from x12.acknowledge import acknowledge_file

NOT_ANSWERED = frozenset({"", "999", "997", "TA1"})
FIRST_NUMBER = 900_000_000
NUMBERS = 10_000_000
"""Answers are numbered by their file, apart from what the office sends, so that a file is always answered the same."""


class NothingToAnswer(Exception):
    """The file asks for no acknowledgment, or cannot have one; the text is a sentence that says why."""


def may_be_answered(row: Interchange) -> bool:
    """Tell whether a file is one that an acknowledgment may be written for: it came in and is not one itself."""
    return row.direction == Interchange.Direction.IN and not set(row.kind.split(", ")) <= NOT_ANSWERED


def acknowledgment_of(*, interchange: Interchange, now: datetime) -> str:
    """
    Write the 999 and, where it is called for, the TA1 about a file that came in; nothing is sent.

    :raises NothingToAnswer: if there is nobody to answer, or nothing to answer.
    """
    if not may_be_answered(interchange):
        raise NothingToAnswer("Only a received file with messages in it is acknowledged. Choose another file.")
    number = FIRST_NUMBER + interchange.pk % NUMBERS * 10
    answers = acknowledge_file(x12.read(bytes(interchange.content)), control_number=number, now=now)
    if not answers:
        raise NothingToAnswer("The file holds nothing that is acknowledged. There is nothing to send back.")
    try:
        return x12.write(answers)
    except x12.CannotWrite as why:
        places = ", ".join(sorted({fault.where for fault in why.faults}))
        raise NothingToAnswer(
            f"The file cannot be acknowledged, because it does not say properly whom to answer ({places}). "
            "Call the sender."
        ) from why
