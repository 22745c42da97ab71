"""
Numbers in a bank's text that tell whose money it is: the trace of the 835, the payer's id, a check's number.

A payer's transfer carries the TRN segment of its remittance in the ACH addenda (CCD+), so that both find together.

Source: CAQH CORE Phase III EFT & ERA Reassociation (CCD+/835) Rule; NACHA, CCD entries with addenda.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

# TRN*1*trace*1+tax id, ended by \ or ~; banks print the separators as they like, and break it with blanks.
REASSOCIATION = re.compile(r"\bTRN\s?[*|^+ ]\s?1\s?[*|^+ ]\s?([A-Z0-9.#/_-]{1,50})(?:\s?[*|^+ ]\s?([A-Z0-9]{9,10})\b)?")
ACH_TRACE = re.compile(r"\bTRACE(?:\s?(?:NUMBER|NUM|NBR|NO))?[\s#:.-]{0,4}(\d{15})\b")
CHECK = re.compile(r"\b(?:CHECK|CHK|CK)(?:\s?(?:NUMBER|NUM|NO))?[\s#:.]{1,4}(\d{3,15})\b")
SHORTEST_IN_TEXT = 5


@dataclass(frozen=True, slots=True)
class Numbers:
    """What could be read from a line's text; each is empty when it is not there."""

    trace: str = ""
    originator: str = ""
    ach_trace: str = ""
    check_number: str = ""


def numbers_in(text: str) -> Numbers:
    """Read the numbers that a bank's text holds."""
    upper = " ".join(text.upper().split())
    reassociation = REASSOCIATION.search(upper)
    ach, check = ACH_TRACE.search(upper), CHECK.search(upper)
    return Numbers(
        trace=reassociation.group(1).rstrip(".-") if reassociation else "",
        originator=(reassociation.group(2) or "") if reassociation else "",
        ach_trace=ach.group(1) if ach else "",
        check_number=check.group(1) if check else "",
    )


def plain(number: str) -> str:
    """A number without what people and programs change in it: leading zeros, blanks, hyphens, small letters."""
    return re.sub(r"[^A-Z0-9]", "", number.upper()).lstrip("0")


def stands_in(number: str, text: str) -> bool:
    """Tell whether a number stands in a text as a word of its own, or broken over lines by the bank."""
    wanted = plain(number)
    if len(wanted) < SHORTEST_IN_TEXT:
        return False
    parts = re.findall(r"[A-Za-z0-9.-]+", text)
    broken = [first + second for first, second in pairwise(parts)]
    return any(plain(word) == wanted for word in (*parts, *broken))
