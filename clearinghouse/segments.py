"""A stored file as lines to read: its segments with their numbers, and where its messages begin."""

from dataclasses import dataclass

from x12.scan import decode, interchanges, segments

OPENS_MESSAGE = ("ST", "TA1")


@dataclass(frozen=True)
class Listing:
    """
    The segments of a file, numbered from 1, and the numbers of those that open a message, in order.

    A file that is not X12 has none.
    """

    segments: list[tuple[int, str]]
    starts: list[int]

    @classmethod
    def of(cls, content: bytes) -> "Listing":
        """Split a file; what is no X12 gives an empty listing."""
        rows: list[tuple[int, str]] = []
        starts: list[int] = []
        for span in interchanges(decode(content)):
            separator = span.delimiters.element if span.delimiters else "*"
            for text in segments(span):
                rows.append((len(rows) + 1, text))
                if text.partition(separator)[0].strip().upper() in OPENS_MESSAGE:
                    starts.append(len(rows))
        return cls(rows, starts)

    def start_of(self, position: int) -> int:
        """The number of the segment that opens the message at this position, 0 when it cannot be told."""
        return self.starts[position - 1] if 0 < position <= len(self.starts) else 0
