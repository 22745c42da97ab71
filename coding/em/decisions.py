"""
Medical decision making: how hard the problems, how much data, how much risk; two of the three decide.

Source: CPT, evaluation and management guidelines of 2021 and 2023, the table of decision making; the words are ours.
"""

from dataclasses import dataclass

from coding.em.settings import Level

TWO, THREE = 2, 3


@dataclass(frozen=True, kw_only=True)
class Problems:
    """How many problems of each kind were dealt with on the day."""

    minor: int = 0
    stable_chronic: int = 0
    acute_simple: int = 0
    chronic_worse: int = 0
    new_uncertain: int = 0
    acute_systemic: int = 0
    injury_complicated: int = 0
    severe: int = 0
    threat: int = 0

    @property
    def level(self) -> Level:
        """The highest level that any kind, or two of a kind, reach."""
        if self.severe or self.threat:
            return Level.HIGH
        one_is_enough = self.chronic_worse or self.new_uncertain or self.acute_systemic or self.injury_complicated
        if one_is_enough or self.stable_chronic >= TWO:
            return Level.MODERATE
        if self.stable_chronic or self.acute_simple or self.minor >= TWO:
            return Level.LOW
        return Level.STRAIGHTFORWARD


@dataclass(frozen=True, kw_only=True)
class Data:
    """
    What was read, ordered, heard and talked about; a test counts once, when ordered or when its result is read.

    `historian`: somebody else had to tell the history; `interpretation`: the provider read a test that somebody else
    reports; `discussion`: care or a test was talked over with a professional outside of the practice.
    """

    notes: int = 0
    results: int = 0
    orders: int = 0
    historian: bool = False
    interpretation: bool = False
    discussion: bool = False

    @property
    def level(self) -> Level:
        """Limited by one of two kinds, moderate by one of three, extensive by two of three."""
        documents = self.notes + self.results + self.orders
        kinds = sum((documents + self.historian >= THREE, self.interpretation, self.discussion))
        if kinds >= TWO:
            return Level.HIGH
        if kinds:
            return Level.MODERATE
        return Level.LOW if documents >= TWO or self.historian else Level.STRAIGHTFORWARD


def decided(problems: Level, data: Level, risk: Level) -> Level:
    """The level that two of the three reach."""
    return sorted((problems, data, risk))[1]


@dataclass(frozen=True)
class Question:
    """One thing that the helper asks for, in our own words; `counts` if it is a number, else yes or no."""

    name: str
    words: str
    counts: bool = True


PROBLEMS: tuple[Question, ...] = (
    Question("minor", "Minor, would pass by itself"),
    Question("stable_chronic", "Chronic, at its goal"),
    Question("acute_simple", "Acute and simple: illness or injury without complication"),
    Question("chronic_worse", "Chronic, getting worse, above goal, or side effects of treatment"),
    Question("new_uncertain", "New, not diagnosed yet, outcome uncertain"),
    Question("acute_systemic", "Acute illness that affects the whole body"),
    Question("injury_complicated", "Injury with complications or several parts of the body"),
    Question("severe", "Chronic, severely worse"),
    Question("threat", "Threat to life or to a function of the body"),
)
DATA: tuple[Question, ...] = (
    Question("notes", "Notes of other practices or facilities read, by source"),
    Question("results", "Results of tests read, each test once"),
    Question("orders", "Tests ordered, each once; their results count with the order"),
    Question("historian", "Somebody else had to tell the history", counts=False),
    Question("interpretation", "Provider read an image or tracing that somebody else reports", counts=False),
    Question("discussion", "Talked over with a professional outside of the practice", counts=False),
)
RISKS: tuple[tuple[Level, str], ...] = (
    (Level.STRAIGHTFORWARD, "Minimal: rest, bandage, nothing to be feared"),
    (Level.LOW, "Low: over-the-counter medicine, physical therapy, minor surgery without risk factors"),
    (
        Level.MODERATE,
        "Moderate: prescription medicine managed, minor surgery with risk factors, major surgery without, care limited"
        " by how the patient lives",
    ),
    (
        Level.HIGH,
        "High: medicine watched for toxicity, major surgery with risk factors or urgent, hospital care, care limited"
        " because of poor outlook, controlled drugs by injection",
    ),
)
