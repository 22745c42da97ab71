"""Sentences about the envelopes: who sent what to whom, when, and under which numbers."""

from __future__ import annotations

from collections.abc import Callable

from x12 import words
from x12.explaining.elements import Elements, Said, counted, joined, said
from x12.explaining.values import clock, day

GROUPS = {
    "HC": "claims",
    "HP": "remittances",
    "HS": "eligibility questions",
    "HB": "eligibility answers",
    "HR": "claim status questions",
    "HN": "claim status answers and acknowledgments",
    "HI": "authorization requests and answers",
    "FA": "format acknowledgments",
    "BE": "enrollment",
    "RA": "premium payments",
}
KINDS = {
    "835": "Remittance advice",
    "837P": "Professional claims",
    "837I": "Institutional claims",
    "837D": "Dental claims",
    "270": "Eligibility question",
    "271": "Eligibility answer",
    "276": "Claim status question",
    "277": "Claim status answer",
    "277CA": "Claim acknowledgment",
    "278": "Authorization request or answer",
    "834": "Enrollment",
    "820": "Premium payment",
    "824": "Application advice",
    "275": "Attachment",
    "997": "Format acknowledgment",
    "999": "Format acknowledgment",
}
USES = {"T": "test", "P": "production"}


def _when(date: str, time: str) -> str:
    return " ".join(part for part in (day(date), clock(time)) if part)


def interchange(e: Elements) -> Said:
    """Say whose file it is (ISA)."""
    route = f"From {e[6] or 'nobody named'} to {e[8] or 'nobody named'}"
    return said(joined(route, _when(e[9], e[10]), f"control number {e[13]}", USES.get(e[15], "")), *range(1, 17))


def interchange_end(e: Elements) -> Said:
    """Say what the file holds (IEA)."""
    return said(joined(counted(e[1], "group"), f"control number {e[2]}"), 1, 2)


def group(e: Elements) -> Said:
    """Say what kind of messages a group holds (GS)."""
    route = f"from {e[2]} to {e[3]}" if e[2] or e[3] else ""
    holds = GROUPS.get(e[1], f"messages of kind {e[1]}").capitalize()
    return said(joined(holds, route, _when(e[4], e[5]), f"group number {e[6]}", f"version {e[8]}"), *range(1, 9))


def group_end(e: Elements) -> Said:
    """Say how many messages the group holds (GE)."""
    return said(joined(counted(e[1], "message"), f"group number {e[2]}"), 1, 2)


def message_end(e: Elements) -> Said:
    """Say how many segments the message holds (SE)."""
    return said(joined(counted(e[1], "segment"), f"number {e[2]}"), 1, 2)


def file_answer(e: Elements) -> Said:
    """Say what became of a file that we sent (TA1)."""
    why = "" if e[5] in ("", "000") else f": {words.interchange_error(e[5])}"
    sent = f"Our file {e[1]}" + (f" of {_when(e[2], e[3])}" if e[2] else "")
    return said(f"{sent}. {words.acknowledgment(e[4])}{why}", 1, 2, 3, 4, 5)


def message_begin(kind: str, e: Elements) -> Said:
    """Say what kind of message begins (ST)."""
    what = KINDS.get(kind, "")
    return said(joined(f"{what} ({kind})" if what else f"Message {e[1]}, not known here", f"number {e[2]}"), 1, 2, 3)


SENTENCES: dict[str, Callable[[Elements], Said]] = {
    "GE": group_end,
    "GS": group,
    "IEA": interchange_end,
    "ISA": interchange,
    "SE": message_end,
    "TA1": file_answer,
}
