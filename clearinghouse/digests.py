"""Recognizing a file that was here before, whatever its name and its line breaks."""

import hashlib
from collections.abc import Iterable

ISA_BYTES = 106
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def digest_of_file(content: bytes) -> str:
    """
    Return the SHA-256 of a file without white space between its segments.

    The same segments give the same digest whether they stand one per line, in lines of 80 characters, or in one line.
    What does not begin with an ISA is taken byte by byte.
    """
    bare = content.removeprefix(BYTE_ORDER_MARK).strip()
    joined = bare.translate(None, b"\r\n")
    if not joined.startswith(b"ISA") or len(joined) < ISA_BYTES:
        return hashlib.sha256(content).hexdigest()
    terminator = joined[ISA_BYTES - 1 : ISA_BYTES]
    # A letter where the terminator should be begins the next segment: the line break itself ends the segments.
    segments = bare.splitlines() if terminator.isalnum() else joined.split(terminator)
    return _digest(segment.strip() for segment in segments)


def digest_of_message(sender: str, segments: Iterable[str]) -> str:
    """Return the SHA-256 of one message and its sender, without the envelopes that carried it."""
    return _digest(text.encode() for text in (sender.strip(), *segments))


def _digest(segments: Iterable[bytes]) -> str:
    return hashlib.sha256(b"\n".join(segment for segment in segments if segment)).hexdigest()
