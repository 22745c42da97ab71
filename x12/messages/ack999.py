"""The implementation acknowledgment, 999 (005010X231A1): was our file readable, and if not, where."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from x12.declare import Loop, Message, Part, at, each, loop, message, of, segment, times
from x12.words.parties import only
from x12.words.syntax import (
    ACKNOWLEDGMENTS,
    CONTEXTS,
    ELEMENT_ERRORS,
    GROUP_ERRORS,
    GROUPS,
    MESSAGES,
    SEGMENT_ERRORS,
    TRANSACTION_ERRORS,
)


@segment("CTX")
class Context(Part):
    """
    What an error belongs to.

    `name` such as CLM01 (then `value` is the claim number), or SITUATIONAL TRIGGER with the place that made an
    element required.
    """

    name: Annotated[str, at(1, part=1, size=35, words=CONTEXTS)]
    value: Annotated[str, at(1, part=2, size=35)] = ""
    segment_id: Annotated[str, at(2, least=2, size=3)] = ""
    position: Annotated[int | None, at(3)] = None
    loop: Annotated[str, at(4, size=4)] = ""
    element: Annotated[int | None, at(5, part=1)] = None
    component: Annotated[int | None, at(5, part=2)] = None
    repetition: Annotated[int | None, at(5, part=3)] = None
    reference: Annotated[str, at(6, part=1, size=4)] = ""
    component_reference: Annotated[str, at(6, part=2, size=4)] = ""


@loop("2110", "IK4")
class ElementError(Loop):
    """An element that is wrong; `bad_value` is a copy of it and may be patient data."""

    element: Annotated[int, at(1, part=1)]
    component: Annotated[int | None, at(1, part=2)] = None
    repetition: Annotated[int | None, at(1, part=3)] = None
    reference: Annotated[str, at(2, size=4)] = ""
    code: Annotated[str, at(3, size=3, codes={**ELEMENT_ERRORS, "11": ""})]
    bad_value: Annotated[str, at(4, size=99)] = ""
    contexts: Annotated[list[Context], times(0, 10)] = field(default_factory=list)


@loop("2100", "IK3")
class SegmentError(Loop):
    """
    A segment that is wrong; `position` counts from ST = 1 in the transaction that we sent.

    `loop` has at most four characters when we write it ("2010", not "2010AA").
    """

    segment_id: Annotated[str, at(1, least=2, size=3)]
    position: Annotated[int, at(2)]
    loop: Annotated[str, at(3, size=4)] = ""
    code: Annotated[str, at(4, size=3, codes=SEGMENT_ERRORS)] = ""
    contexts: Annotated[list[Context], times(0, 10)] = field(default_factory=list)
    elements: list[ElementError] = field(default_factory=list)


@loop("2000", "AK2")
class TransactionResponse(Loop):
    """The answer to one ST that we sent; `status` A accepted, E accepted with errors, R rejected (also M, W, X)."""

    transaction_set: Annotated[str, at(1, least=3, size=3, codes=MESSAGES)]
    control_number: Annotated[str, at(2, size=9)]
    version: Annotated[str, at(3, size=35)] = ""
    errors: list[SegmentError] = field(default_factory=list)
    status: Annotated[str, of("IK5", 1, size=1, codes=only(ACKNOWLEDGMENTS, "A E M R W X"))]
    codes: Annotated[list[str], each("IK5", 2, 6, size=3, codes=TRANSACTION_ERRORS)] = field(default_factory=list)

    @property
    def is_accepted(self) -> bool:
        """Tell whether the transaction was taken, with or without errors."""
        return self.status in ("A", "E")


@message("999", unit=TransactionResponse)
class FunctionalAcknowledgment(Message):
    """
    The answer to one group that we sent.

    `group_code`, `group_control_number` and `version` repeat GS01, GS06 and GS08; `status` as in the transactions,
    and P partly accepted.
    """

    group_code: Annotated[str, of("AK1", 1, least=2, size=2, codes=GROUPS)]
    group_control_number: Annotated[str, of("AK1", 2, size=9)]
    version: Annotated[str, of("AK1", 3, size=12)] = ""
    transactions: list[TransactionResponse] = field(default_factory=list)
    status: Annotated[str, of("AK9", 1, size=1, codes=ACKNOWLEDGMENTS)]
    included: Annotated[int, of("AK9", 2)]
    received: Annotated[int, of("AK9", 3)]
    accepted: Annotated[int, of("AK9", 4)]
    codes: Annotated[list[str], each("AK9", 5, 9, size=3, codes=GROUP_ERRORS)] = field(default_factory=list)
