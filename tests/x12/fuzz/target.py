"""Everything that the library does with a file from outside: nothing raises, and a stream says what reading says."""

import io
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress

import x12
from x12.__main__ import as_data
from x12.explaining import explain
from x12.problems import Problem


class Dribble(io.BytesIO):
    """A file that gives fewer bytes than it is asked for, as pipes do."""

    def __init__(self, data: bytes, most: int) -> None:
        super().__init__(data)
        self.most = most

    def read(self, size: int | None = -1) -> bytes:
        """Read some bytes, at most `most`."""
        return super().read(self.most)


def everything(data: bytes, most: int = 1 << 16) -> None:
    """Read, check, explain and write a file and walk its claims; stream it in parts of at most `most` bytes."""
    file = x12.read(data)
    found = x12.check(file)
    as_data(file, found)
    for _ in x12.claim_spans(data):
        pass
    with suppress(x12.CannotWrite):
        x12.write(file)
    for line in explain(file):
        str(line)
    for transaction in file.transactions:
        if isinstance(transaction.message, x12.Remittance):
            x12.balance(transaction.message)
    assert told(x12.check_stream(Dribble(data, most))) == told(found)


def told(problems: Iterable[Problem]) -> Counter[tuple[str, str, str]]:
    """Count problems by rule, place and words."""
    return Counter((problem.code, problem.place, problem.what) for problem in problems)
