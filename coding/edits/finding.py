"""What an edit finds, and how edits are written and listed."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from coding.edits.visit import Overruling, Visit
from coding.models import ChargeLine, Diagnosis, Reference, with_dot

SOURCE = re.compile(r"Source:\s*(.+?)\s*\Z", re.DOTALL)
LETTERS = "ABCDEFGHIJKL"


class Severity(StrEnum):
    """Whether a finding stops the release, asks the coder for a look, or is only for the manager."""

    STOP = "STOP"
    WARNING = "WARNING"
    SIGNAL = "SIGNAL"


@dataclass(frozen=True, slots=True)
class Remedy:
    """
    One press that would solve it: what the button says, and what the bench is asked to do.

    `act` is an act of the bench (see `coding.acts`), `target` the place of a diagnosis or the id of a line.
    """

    label: str
    act: str
    target: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The row of a table that a finding rests on: what it says, its release, and where it can be read."""

    text: str
    release: str = ""
    link: str = ""


NO_ROW = Row("")


@dataclass(frozen=True, slots=True)
class About:
    """What a finding is about: the place as a coder reads it, and the diagnoses and lines themselves."""

    where: str
    diagnoses: tuple[Diagnosis, ...] = ()
    lines: tuple[ChargeLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing that is wrong or doubtful: where, what to do about it, and whose rule it is.

    `row`, `release` and `link` cite the table that it rests on, if it rests on one.  `mark` stands for everything that
    an override was given for: when any of it changes, the mark changes and the override is void.  `rule`, `source` and
    `mark` are put on by the rule that found it.  Each of the `remedies` would solve it alone; the likeliest is first.
    """

    severity: Severity
    about: About
    text: str
    remedies: tuple[Remedy, ...] = ()
    row: str = ""
    release: str = ""
    may_override: bool = False
    rule: str = ""
    source: str = ""
    mark: str = ""
    overruled: Overruling | None = None
    link: str = ""

    @property
    def where(self) -> str:
        """The place as a coder reads it: "A, E11.22" or "Line 2, 20610"."""
        return self.about.where

    @property
    def stops(self) -> bool:
        """Whether the visit cannot be released with it."""
        return self.severity == Severity.STOP and self.overruled is None

    @property
    def warns(self) -> bool:
        """Whether the coder is asked for a look."""
        return self.severity == Severity.WARNING and self.overruled is None

    @property
    def citation(self) -> str:
        """Whose rule it is, with the row and the release that it rests on."""
        return "; ".join(part for part in (self.source, self.row, self.release) if part)


Judge = Callable[[Visit], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One edit: the function that judges, a short name for lists, and the reference table that it cannot do without.

    The name is the function's; whose rule it is stands as `Source:` at the end of its docstring.
    """

    judge: Judge
    title: str
    needs: Reference | None = None

    @property
    def name(self) -> str:
        """The rule's own name, as kept with overrides and hits."""
        return self.judge.__name__

    @property
    def source(self) -> str:
        """Whose rule it is: a guideline, a regulation, a manual."""
        return _source_of(self.judge.__doc__ or "")

    def can_run(self, visit: Visit) -> bool:
        """Tell whether what it needs is loaded for the date of service."""
        return self.needs is None or visit.tables.has(self.needs)

    def findings(self, visit: Visit) -> list[Finding]:
        """What the rule finds in one visit, signed; nothing when its table is not loaded."""
        found = list(self.judge(visit)) if self.can_run(visit) else []
        return signed_each([(self.name, self.source, finding) for finding in found], visit) if found else found


@lru_cache(maxsize=256)
def _source_of(docstring: str) -> str:
    found = SOURCE.search(docstring)
    source = " ".join(found[1].split()).rstrip(".") if found else ""
    return source[:1].upper() + source[1:]


def signed_each(found: Iterable[tuple[str, str, Finding]], visit: Visit) -> list[Finding]:
    """
    Put rule, source and mark on findings, and the override that was given for exactly this.

    Findings come with the name of their rule and whose rule it is; two of one rule about the same have marks of their
    own by their order.
    """
    marks: Counter[str] = Counter()
    signed = []
    for rule, source, finding in found:
        plain = _mark(finding, rule, visit)
        marks[plain] += 1
        mark = f"{plain}-{marks[plain]}"
        overruled = visit.overrides.get((rule, mark)) if finding.may_override else None
        cited = finding.source or source
        signed.append(replace(finding, rule=rule, source=cited, mark=mark, overruled=overruled))
    return signed


def stop(about: About, text: str, *, remedy: Remedy | None = None, row: Row | None = None, source: str = "") -> Finding:
    """A finding that keeps the visit from being released, whatever anybody says."""
    cited = row or NO_ROW
    return Finding(Severity.STOP, about, text, _only(remedy), cited.text, cited.release, source=source, link=cited.link)


def hold(about: About, text: str, *, remedy: Remedy | None = None, row: Row | None = None, source: str = "") -> Finding:
    """A finding that keeps the visit from being released until somebody writes why it may go."""
    cited = row or NO_ROW
    return Finding(
        Severity.STOP, about, text, _only(remedy), cited.text, cited.release, True, source=source, link=cited.link
    )


def warning(
    about: About, text: str, *, remedy: Remedy | None = None, row: Row | None = None, source: str = ""
) -> Finding:
    """A finding to look at; the visit may be released with it, and a written reason puts it aside."""
    cited = row or NO_ROW
    return Finding(
        Severity.WARNING, about, text, _only(remedy), cited.text, cited.release, True, source=source, link=cited.link
    )


def choice(about: About, text: str, *, remedies: Iterable[Remedy]) -> Finding:
    """A finding to look at whose remedy the coder chooses among several; else as a warning."""
    return replace(warning(about, text), remedies=tuple(remedies))


def signal(about: About, text: str, *, row: Row | None = None, source: str = "") -> Finding:
    """Something for the manager to see; it is no stop and not shown as one."""
    cited = row or NO_ROW
    return Finding(Severity.SIGNAL, about, text, row=cited.text, release=cited.release, source=source)


def at_diagnosis(diagnosis: Diagnosis) -> About:
    """About one diagnosis."""
    return About(f"{diagnosis.letter}, {diagnosis.dotted}", (diagnosis,))


def at_diagnoses(one: Diagnosis, other: Diagnosis) -> About:
    """About two diagnoses together."""
    return About(f"{one.dotted} with {other.dotted}", (one, other))


def at_line(line: ChargeLine, *others: ChargeLine) -> About:
    """About one charge line, perhaps because of others."""
    return About(f"Line {line.position}, {line.procedure}", lines=(line, *others))


def at_both(line: ChargeLine, *diagnoses: Diagnosis) -> About:
    """About a charge line and diagnoses that it points to."""
    return About(f"Line {line.position}, {line.procedure}", tuple(diagnoses), (line,))


def at_visit(where: str, visit: Visit) -> About:
    """About the visit as a whole, so about all that is on it."""
    return About(where, tuple(visit.diagnoses), tuple(visit.lines))


def replacing(diagnosis: Diagnosis, code: str) -> Remedy:
    """The press that puts another code in a diagnosis's place."""
    return Remedy(f"Use {with_dot(code)}", "replace", diagnosis.position, code)


def removing(line: ChargeLine) -> Remedy:
    """The press that takes a line off."""
    return Remedy(f"Remove line {line.position}", "remove-line", line.pk)


def adding(line: ChargeLine, modifier: str) -> Remedy:
    """The press that puts a modifier on a line."""
    return Remedy(f"Add {modifier}", "modifier", line.pk, modifier)


def taking_off(line: ChargeLine, modifier: str) -> Remedy:
    """The press that takes a modifier off a line."""
    return Remedy(f"Take {modifier} off", "modifier", line.pk, modifier)


def _only(remedy: Remedy | None) -> tuple[Remedy, ...]:
    return (remedy,) if remedy else ()


def _mark(finding: Finding, rule: str, visit: Visit) -> str:
    """What an override is given for, as a hash: the rule, its row, the codes, the day, who treats and pays."""
    codes = visit.by_place
    lines = [
        (
            line.procedure,
            *sorted(line.modifiers),
            f"{line.units.normalize():f}",
            *(codes[pointer].code if pointer in codes else "" for pointer in line.pointers),
        )
        for line in finding.about.lines
    ]
    payer = visit.payer.pk if visit.payer else 0
    facts = (
        rule, finding.row, sorted(one.code for one in finding.about.diagnoses), sorted(lines), visit.day.isoformat(),
        visit.encounter.provider_id, payer,
    )  # fmt: skip
    return sha256(repr(facts).encode()).hexdigest()[:28]
