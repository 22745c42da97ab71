"""What is said about one segment."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from x12.problems import Problem


class Mark(IntEnum):
    """
    What a reader in a hurry looks for.

    A CLAIM opens a claim, the answer to one, or what is told about a person; an ANSWER says what became of it: its
    status, its rejection.
    """

    NONE = 0
    CLAIM = 1
    ANSWER = 2


class Fact(NamedTuple):
    """
    One value of a segment: what it is, the value as a person writes it, what a code means in our words.

    `label` is "" when the title already says what it is.  `place` is how the trade names it, such as CLP02.  `told`
    says that the sentence of the line has it.
    """

    label: str
    value: str
    meaning: str = ""
    place: str = ""
    told: bool = False

    def __str__(self) -> str:
        said = f"{self.meaning} [{self.value}]" if self.meaning else self.value
        return f"{self.label}: {said}" if self.label else said


@dataclass(slots=True)
class Line:
    """
    One segment in plain words.

    `number` counts from ST = 1, 0 for an envelope; `number_in_file` from the first ISA.  `depth` is how deep its loop
    lies.  `title` says what the segment is, `sentence` what an important one says, `facts` every value.  `id` is its
    segment id, `loop` the guide's name of its loop, `mark` whether a reader in a hurry looks for it.  A line without
    `text` only carries `problems` that have no place.
    """

    number: int
    number_in_file: int
    depth: int
    text: str
    title: str
    sentence: str = ""
    facts: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    id: str = ""
    loop: str = ""
    mark: Mark = Mark.NONE

    @property
    def is_claim(self) -> bool:
        """Tell whether it opens what a biller looks for."""
        return self.mark is Mark.CLAIM

    @property
    def head(self) -> str:
        """Give the title, "" when the sentence begins with it."""
        return "" if self.sentence.startswith(self.title) else self.title

    @property
    def said(self) -> str:
        """Give the sentence, or else the value that the title already names."""
        return self.sentence or "; ".join(str(fact) for fact in self.untold if not fact.label)

    @property
    def named(self) -> list[Fact]:
        """Give the facts that neither the sentence nor the title tells, each with its own label."""
        return [fact for fact in self.untold if fact.label]

    @property
    def untold(self) -> list[Fact]:
        """Give the facts that the sentence leaves out."""
        return [fact for fact in self.facts if not fact.told]

    @property
    def words(self) -> str:
        """Say the whole line as one text."""
        rest = "; ".join(str(fact) for fact in self.named)
        said = ". ".join(part for part in (self.said, rest) if part)
        return ": ".join(part for part in (self.head, said) if part)
