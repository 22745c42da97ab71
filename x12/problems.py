"""What can be wrong with a file we read, and why a message cannot be written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """
    Say one thing that is wrong in a file that was read, where it is, and what to do about it.

    `segment` counts from 1; inside a transaction ST is 1, for problems of the file or an envelope it counts in the
    file; 0 means the file as a whole.  `element` 0 means the whole segment.  `text` never quotes patient data.
    """

    severity: Literal["error", "warning"]
    segment: int
    segment_id: str
    element: int
    text: str
    code: str

    @property
    def place(self) -> str:
        """Name the place as the trade writes it, such as "CLP04 in segment 15"."""
        if not self.segment:
            return self.segment_id or "File"
        name = f"{self.segment_id}{self.element:02d}" if self.element else self.segment_id
        return f"{name} in segment {self.segment}" if name else f"Segment {self.segment}"

    def __str__(self) -> str:
        return f"{self.severity}: {self.place}: {self.text} [{self.code}]"


@dataclass(frozen=True, slots=True)
class Fault:
    """Say why one value cannot be written: where it stands, what is wrong, what to do."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.remedy}"


class CannotWrite(ValueError):
    """
    The message breaks the rules of the format; `faults` lists every reason at once.

    The text names places and reasons only, never the values, because those may be patient data.
    """

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))
