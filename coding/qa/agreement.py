"""
How far two coders agree, per coder and per family of codes; every measure with its formula and its sample.

A measure is a share: `same` of `of`.  Diagnoses and procedures are compared as sets: what both have, of all that either
has, so that a missed code and an added one count alike.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coding.final_codes import Coded, CodedLine, coded_from
from coding.models import QaReview
from coding.qa.comparing import pairs, shared
from coding.qa.families import LEVELS, NAMES, family_of_diagnosis, family_of_procedure
from practice.models import Staff

FORMULAS: Mapping[str, str] = {
    "In order": "visits whose diagnoses are the same in the same order, of all visits reviewed",
    "Diagnoses": "diagnoses that both coded, of all that either coded",
    "Procedures": "services that both coded, of all that either coded, each as often as it is there",
    "Modifiers": "services with the same modifiers, of those that both coded",
    "Units": "services with the same units, of those that both coded",
    "Level": "visits with the same E/M code, of those in which either coder has one",
}


@dataclass
class Share:
    """So many of so many; `percent` is None when there was nothing to compare."""

    same: int = 0
    of: int = 0

    def count(self, same: int, of: int) -> None:
        """Add a visit's figures."""
        self.same += same
        self.of += of

    @property
    def percent(self) -> int | None:
        """The share in whole percent."""
        return round(100 * self.same / self.of) if self.of else None


def _measures() -> dict[str, Share]:
    return {name: Share() for name in FORMULAS}


@dataclass
class Agreement:
    """The measures of one coder or one family; `reviews` is the sample's size in visits."""

    label: str
    reviews: int = 0
    measures: dict[str, Share] = field(default_factory=_measures)


@dataclass(frozen=True)
class Report:
    """The agreement by coder, by family, and of all together."""

    coders: list[Agreement]
    families: list[Agreement]
    total: Agreement


def agreement(reviews: Iterable[QaReview]) -> Report:
    """Measure finished reviews; each with its `first` codes and `first_coder`."""
    total = Agreement("All")
    coders: dict[Staff, Agreement] = {}
    families: dict[str, Agreement] = defaultdict(lambda: Agreement(""))
    for review in reviews:
        first, second = coded_from(review.first.codes), coded_from(review.codes or {})
        of_coder = coders.setdefault(review.first_coder, Agreement(review.first_coder.full_name))
        for one in (total, of_coder):
            _count(one, first, second)
        for family in _families(first, second):
            _count(families[family], _only(first, family), _only(second, family))
    named = [_named(families[family], NAMES[family]) for family in NAMES if family in families]
    return Report(sorted(coders.values(), key=lambda one: one.label), named, total)


def _named(one: Agreement, label: str) -> Agreement:
    one.label = label
    one.measures["In order"] = Share()
    return one


def _count(into: Agreement, first: Coded, second: Coded) -> None:
    left, right = ([one.code for one in coded.diagnoses] for coded in (first, second))
    into.reviews += 1
    into.measures["In order"].count(int(left == right), 1)
    into.measures["Diagnoses"].count(*shared(left, right))
    procedures = [[line.procedure for line in coded.lines] for coded in (first, second)]
    into.measures["Procedures"].count(*shared(*procedures))
    for pair in pairs(first, second):
        if pair.first and pair.second and pair.first.procedure == pair.second.procedure:
            alike = sorted(pair.first.modifiers) == sorted(pair.second.modifiers)
            into.measures["Modifiers"].count(int(alike), 1)
            into.measures["Units"].count(int(pair.first.units == pair.second.units), 1)
    levels = [_levels(coded.lines) for coded in (first, second)]
    if any(levels):
        into.measures["Level"].count(int(levels[0] == levels[1]), 1)


def _levels(lines: Sequence[CodedLine]) -> list[str]:
    return sorted(line.procedure for line in lines if family_of_procedure(line.procedure) == LEVELS)


def _families(first: Coded, second: Coded) -> set[str]:
    diagnoses = {family_of_diagnosis(one.code) for coded in (first, second) for one in coded.diagnoses}
    return diagnoses | {family_of_procedure(line.procedure) for coded in (first, second) for line in coded.lines}


def _only(coded: Coded, family: str) -> Coded:
    return Coded(
        tuple(one for one in coded.diagnoses if family_of_diagnosis(one.code) == family),
        tuple(line for line in coded.lines if family_of_procedure(line.procedure) == family),
    )
