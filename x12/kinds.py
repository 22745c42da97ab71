"""Which message a transaction is: by ST01 with the guide's number in ST03 or GS08, never by GS01."""

from __future__ import annotations

import re

from x12.declare import Message
from x12.envelope import GROUP_CODES, VERSIONS
from x12.messages.ack277ca import ClaimAcknowledgment
from x12.messages.ack999 import FunctionalAcknowledgment
from x12.messages.benefits271 import EligibilityResponse
from x12.messages.claim837p import ClaimBatch
from x12.messages.inquiry270 import EligibilityInquiry
from x12.messages.remittance835 import Remittance
from x12.messages.review278 import ServiceReview
from x12.messages.status276 import StatusInquiry
from x12.messages.status277 import StatusResponse

MESSAGES: dict[str, type[Message]] = {
    "837P": ClaimBatch,
    "835": Remittance,
    "999": FunctionalAcknowledgment,
    "277CA": ClaimAcknowledgment,
    "270": EligibilityInquiry,
    "271": EligibilityResponse,
    "276": StatusInquiry,
    "277": StatusResponse,
    "278": ServiceReview,
}
KIND_OF: dict[type[Message], str] = {cls: kind for kind, cls in MESSAGES.items()}
GUIDES = {
    ("837", "X222"): "837P",
    ("837", "X098"): "837P",
    ("837", "X223"): "837I",
    ("837", "X096"): "837I",
    ("837", "X224"): "837D",
    ("837", "X097"): "837D",
    ("277", "X214"): "277CA",
    ("277", "X167"): "277CA",
    ("277", "X212"): "277",
    ("277", "X093"): "277",
}
ALONE = frozenset({"835", "999", "997", "270", "271", "276", "278", "834", "820", "275", "824"})
BEGINNINGS = frozenset({"AK1", "BHT", "BPR"})
"""The first segment of each message behind its ST."""

GUIDE = re.compile(r"X\d{3}")
"""The guide's number; other parts of the version are sometimes left out or misspelled."""


def named_by(transaction_set: str, version: str) -> str:
    """Name the message by its guide alone, "" when the version names none that is known."""
    found = GUIDE.search(version.upper())
    return GUIDES.get((transaction_set, found[0]), "") if found else ""


def kind_of(transaction_set: str, *versions: str) -> str:
    """
    Name the message, such as "837P"; "unknown 999x" when nobody knows it.

    :param versions: what ST03 and GS08 say; the first that names a guide decides.
    """
    for version in versions:
        named = named_by(transaction_set, version)
        if named:
            return named
    return transaction_set if transaction_set in ALONE else f"unknown {transaction_set}".strip()


def kind_in_group(code: str, version: str) -> str:
    """Name the message whose ST is lost, by what GS08 says, and by GS01 where two share a guide; "" if unknown."""
    kinds = [kind for kind, known in VERSIONS.items() if known[:10] == version[:10]]
    return min(kinds, key=lambda kind: GROUP_CODES[kind] != code, default="")
