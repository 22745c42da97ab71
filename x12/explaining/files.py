"""A whole file explained, with every problem beside its segment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from x12.check import check
from x12.envelope import File, Interchange, Transaction
from x12.explaining.line import Line
from x12.explaining.walker import Walker
from x12.problems import Problem
from x12.scan import Stretch, stretches

ByNumber = dict[int, list[Problem]]


def explain(file: File) -> Iterator[Line]:
    """
    Explain a file that was read, segment by segment, with all problems that `x12.check` finds.

    Problems of the file stand first, those of a message that have no place stand at its end.  One message is checked
    at a time, when its turn comes.
    """
    yield from _without_place(file.problems, 0, "The file as a whole")
    teller = _Teller(file)
    for stretch in stretches(file.text):
        yield from teller.lines(stretch)
    yield from teller.end()


class _Teller:
    """Takes the stretches of a file and puts the problems of interchanges and messages beside their segments."""

    def __init__(self, file: File) -> None:
        self._interchanges = iter(file.interchanges)
        self._messages: dict[int, Transaction] = {}
        self._envelope: ByNumber = {}
        self._message: ByNumber = {}
        self._walker: Walker | None = None
        self._number = 0

    def lines(self, stretch: Stretch) -> Iterator[Line]:
        if stretch.begins:
            yield from self.end()
            self._walker = None
            if stretch.delimiters is not None:
                self._walker = Walker(stretch.delimiters)
                yield from self._begin(next(self._interchanges, None))
        if self._walker is None:
            return
        for text in map(str.strip, stretch.segments):
            if text:
                self._number += 1
                yield from self._explained(self._walker, text)

    def end(self) -> Iterator[Line]:
        """Give what has no place, at the end of a message or of an interchange."""
        rest = [problem for number in sorted(self._message) for problem in self._message[number]]
        self._message = {}
        yield from _without_place(rest, 1, "The message as a whole")

    def _begin(self, interchange: Interchange | None) -> Iterator[Line]:
        if interchange is None:
            return
        self._envelope = _by_number(interchange.problems)
        self._messages = {message.at: message for message in interchange.transactions}
        yield from _without_place(self._envelope.pop(0, []), 0, "The interchange as a whole")

    def _explained(self, walker: Walker, text: str) -> Iterator[Line]:
        line = walker.line(text, self._number)
        message = self._messages.pop(self._number, None)
        is_opened = message is not None and message.is_opened
        if is_opened or not line.number:
            yield from self.end()
        if message is not None and is_opened:
            self._message = _by_number(check(message))
        line.problems += self._envelope.pop(self._number, [])
        if line.number:
            line.problems += self._message.pop(line.number, [])
        yield line
        if line.id == "SE":
            yield from self.end()
        if message is not None and not is_opened:  # its ST is lost, and would stand behind this segment
            self._message = _by_number(check(message))
            yield from _without_place(self._message.pop(1, []), 1, "The message as a whole")


def _by_number(problems: Iterable[Problem]) -> ByNumber:
    found: ByNumber = {}
    for problem in problems:
        found.setdefault(problem.segment, []).append(problem)
    return found


def _without_place(problems: list[Problem], depth: int, title: str) -> Iterator[Line]:
    if problems:
        yield Line(0, 0, depth, "", title, problems=problems)
