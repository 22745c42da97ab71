"""The problems of a stored file: what the check finds and what the office noted when it took the file in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from clearinghouse.checking import Findings, findings_of
from clearinghouse.models import Interchange
from clearinghouse.places import place_of
from clearinghouse.segments import Listing, Span
from x12.problems import RULES, Problem

LEVELS = {1: "syntax", 2: "guide", 3: "balancing", 4: "situation", 5: "codes"}
BALANCING = 3
PLACES_SHOWN = 3
KINDS_SHOWN = 40


@dataclass(frozen=True)
class ProblemRow:
    """
    One problem.

    `segment` counts inside its message, or in the file for the envelopes; `number` counts in the file.  Both are 0 when
    it concerns the file as a whole.  `message` is the position of its message, 0 outside of any.  `rule` is the rule of
    X12 that is broken, "" for what the office noted itself.
    """

    severity: str
    element: str
    what: str
    segment: int
    number: int
    message: int
    remedy: str = ""
    rule: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        """What is wrong and what to do."""
        return f"{self.what} {self.remedy}".rstrip()

    @property
    def is_error(self) -> bool:
        """Whether it is an error, not only a warning."""
        return self.severity != "warning"

    @property
    def place(self) -> str:
        """The address of its segment inside the explanation of the file."""
        return place_of(self.number)


@dataclass
class Kind:
    """What is wrong in the same way at one or more places of a file."""

    first: ProblemRow
    places: list[ProblemRow] = field(default_factory=list)
    count: int = 0
    is_said_in_general: bool = False

    def add(self, problem: ProblemRow) -> None:
        """Count one more; the first places are kept."""
        self.count += 1
        self.is_said_in_general |= problem.what != self.first.what
        if problem.number and len(self.places) < PLACES_SHOWN:
            self.places.append(problem)

    @property
    def what(self) -> str:
        """What is wrong: in the words of its one place, or of the rule where those differ from place to place."""
        return RULES[self.first.rule].what if self.is_said_in_general else self.first.what

    @property
    def source(self) -> str:
        """Who says so."""
        return RULES[self.first.rule].source if self.first.rule else ""

    @property
    def level(self) -> str:
        """The type of the check, as WEDI SNIP names it."""
        return LEVELS.get(self.first.level, "")

    @property
    def more(self) -> int:
        """How many places are not shown."""
        return self.count - len(self.places) if self.places else 0


@dataclass(frozen=True)
class Problems:
    """
    The problems of a file: of the file as a whole, and beside its segments by their number.

    `checked` is the last segment that the check looked at; `is_cut` tells that it could not look at all.
    """

    last: int
    checked: int = 0
    is_cut: bool = False
    whole: list[ProblemRow] = field(default_factory=list)
    beside: dict[int, list[ProblemRow]] = field(default_factory=dict)

    def add(self, problem: ProblemRow) -> None:
        """Put one problem where it belongs; `last` is the number of the last segment of the file."""
        if 0 < problem.number <= self.last:
            self.beside.setdefault(problem.number, []).append(problem)
        else:
            self.whole.append(problem)

    def __iter__(self) -> Iterator[ProblemRow]:
        """Give all of them: those of the file as a whole, then in the order of the segments."""
        yield from self.whole
        for number in sorted(self.beside):
            yield from self.beside[number]

    def __len__(self) -> int:
        return len(self.whole) + sum(len(found) for found in self.beside.values())

    @property
    def errors(self) -> int:
        """How many are errors."""
        return sum(problem.is_error for problem in self)

    @property
    def warnings(self) -> int:
        """How many are warnings."""
        return len(self) - self.errors

    def by_message(self) -> Counter[tuple[int, bool]]:
        """Count them by the position of their message and whether they are errors."""
        return Counter((problem.message, problem.is_error) for problem in self)

    @property
    def kinds(self) -> list[Kind]:
        """The problems, each kind once: errors first, then in the order of the file."""
        kinds: dict[tuple[str, str], Kind] = {}
        for problem in self:
            kinds.setdefault((problem.severity, problem.rule or problem.what), Kind(problem)).add(problem)
        return sorted(kinds.values(), key=lambda kind: not kind.first.is_error)


def problems_of(row: Interchange, listing: Listing) -> Problems:
    """
    Give every problem of a file, each beside its segment.

    What was noted when the file was taken in and is found again is given once.  Where the office noted a sum that does
    not add up, the check does not say so a second time.
    """
    findings = findings_of(row, listing)
    found = list(_found(findings, listing))
    known = {(problem.number, problem.text) for problem in found}
    noted = [problem for problem in _noted(row, listing) if (problem.number, problem.text) not in known]
    places = {(problem.number, problem.element) for problem in noted if problem.element}
    problems = Problems(listing.count, findings.last, findings.is_cut)
    for problem in found:
        if problem.level != BALANCING or (problem.number, problem.element) not in places:
            problems.add(problem)
    for problem in noted:
        problems.add(problem)
    return problems


def _found(findings: Findings, listing: Listing) -> Iterator[ProblemRow]:
    for one in findings.found:
        problem = one.problem
        span = None if problem.segment else listing.span(listing.position(one.number))
        yield ProblemRow(
            severity=problem.severity,
            element=_element(problem),
            what=problem.what,
            segment=problem.segment,
            number=span.last if span else one.number,
            message=listing.position(one.number),
            remedy=problem.remedy,
            rule=problem.code,
            level=problem.snip,
        )


def _noted(row: Interchange, listing: Listing) -> Iterator[ProblemRow]:
    yield from _stored(row.problems, Span(1, 0), message=0)
    for message in row.transaction_sets.exclude(problems=[]):
        yield from _stored(message.problems, listing.span(message.position) or Span(0, 0), message=message.position)


def _stored(found: Iterable[dict[str, object]], span: Span, *, message: int) -> Iterator[ProblemRow]:
    """Read stored problems that count from the beginning of a span; those that name no segment belong to its end."""
    for problem in found:
        segment = int(str(problem.get("segment") or 0))
        yield ProblemRow(
            severity=str(problem.get("severity", "error")),
            element=str(problem.get("element", "")),
            what=str(problem.get("text", "")),
            segment=segment,
            number=span.first + segment - 1 if segment and span.first else span.last,
            message=message,
        )


def _element(problem: Problem) -> str:
    """Name the element as the trade does, such as CLP04 or SV101-2."""
    if not problem.element:
        return problem.segment_id
    name = f"{problem.segment_id}{problem.element:02d}"
    return f"{name}-{problem.component}" if problem.component else name
