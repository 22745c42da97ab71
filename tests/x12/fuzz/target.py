"""Everything that the library does with a file from outside: none of it raises."""

import datetime as dt
import io
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress

import x12
from x12.acknowledge import acknowledge_file
from x12.explaining import explain
from x12.explaining.whole import explain_twice
from x12.plain import pieces
from x12.problems import Problem
from x12.stats import figures

NOW = dt.datetime(2026, 11, 1, 12, 0, tzinfo=dt.UTC)


class Dribble(io.BytesIO):
    """A file that gives fewer bytes than it is asked for, as pipes do."""

    def __init__(self, data: bytes, most: int) -> None:
        super().__init__(data)
        self.most = most

    def read(self, size: int | None = -1) -> bytes:
        """Read some bytes, at most `most`."""
        return super().read(self.most)


def everything(data: bytes, most: int = 1 << 16) -> None:
    """Read, check, write, explain and answer a file; stream it in parts of at most `most` bytes, as the commands do."""
    file = x12.read(data)
    told(x12.check(file))
    list(x12.claim_spans(data))
    for transaction in file.transactions:
        if isinstance(transaction.message, x12.Remittance):
            x12.balance(transaction.message)
    with suppress(x12.CannotWrite):
        x12.write(file)
    for answer in acknowledge_file(file, control_number=1, now=NOW):
        with suppress(x12.CannotWrite):
            x12.write(answer)
    list(explain(file))
    list(explain_twice(Dribble(data, most)))
    list(pieces(Dribble(data, most)))
    list(figures(Dribble(data, most)))
    told(x12.check_stream(Dribble(data, most)))


def agree(data: bytes, most: int) -> None:
    """See that a stream in parts of at most `most` bytes tells the problems that reading as a whole tells."""
    assert told(x12.check_stream(Dribble(data, most))) == told(x12.check(x12.read(data)))


def told(problems: Iterable[Problem]) -> Counter[tuple[str, str, str]]:
    """Count problems by rule, place and words."""
    return Counter((problem.code, problem.place, problem.what) for problem in problems)
