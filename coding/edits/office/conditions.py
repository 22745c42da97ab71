"""
What a rule of the office may ask: fields, operators, and values as they are typed.

A condition is data: the name of a field, the name of an operator, and words.  Each is looked up in a table here, so a
rule can do nothing that is not listed.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from coding.edits.office.subject import Line, Subject
from coding.models import with_dot

MOST_CONDITIONS = 12
MOST_WORDS = 60
MOST_TYPED = 600
PARTS = re.compile(r"[\s,;]+")
CODE = re.compile(r"[A-Z0-9]{1,7}\*?")
SPAN = re.compile(r"([A-Z0-9]{5})-([A-Z0-9]{5})")


class NotACondition(Exception):
    """A condition that the office's rules cannot ask."""


class Operator(StrEnum):
    """How a field is compared; the value is what a page says."""

    IN = "is one of"
    NOT_IN = "is none of"
    HAS = "has one of"
    HAS_NOT = "has none of"
    LEAST = "is at least"
    MOST = "is at most"
    THERE = "is there"
    MISSING = "is missing"


class Kind(StrEnum):
    """What is typed as the value of a field."""

    PROCEDURES = "codes, spans such as 99202-99215, beginnings such as J3*"
    DIAGNOSES = "beginnings of diagnoses, such as E11 or M17.1"
    WORDS = "two characters each, such as 25 59"
    CHOICE = "chosen from a list"
    NUMBER = "a number"
    FLAG = "nothing"


OPERATORS: Mapping[Kind, tuple[Operator, ...]] = {
    Kind.PROCEDURES: (Operator.IN, Operator.NOT_IN),
    Kind.DIAGNOSES: (Operator.HAS, Operator.HAS_NOT),
    Kind.WORDS: (Operator.HAS, Operator.HAS_NOT),
    Kind.CHOICE: (Operator.IN, Operator.NOT_IN),
    Kind.NUMBER: (Operator.LEAST, Operator.MOST),
    Kind.FLAG: (Operator.THERE, Operator.MISSING),
}
Reader = Callable[[Subject, Line | None], object]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be asked; `of_line` tells that each line is asked by itself."""

    name: str
    label: str
    kind: Kind
    read: Reader
    of_line: bool = False

    @property
    def operators(self) -> tuple[Operator, ...]:
        """How it may be compared."""
        return (Operator.HAS, Operator.HAS_NOT) if self.name == "others" else OPERATORS[self.kind]


def _line(read: Callable[[Line], object]) -> Reader:
    return lambda _, line: read(line) if line is not None else None


FIELDS: Mapping[str, Field] = {
    field.name: field
    for field in (
        Field("payer", "Payer", Kind.CHOICE, lambda visit, _: visit.payer),
        Field("plan_type", "Kind of plan", Kind.CHOICE, lambda visit, _: visit.plan_type),
        Field("provider", "Provider", Kind.CHOICE, lambda visit, _: visit.provider),
        Field("location", "Location", Kind.CHOICE, lambda visit, _: visit.location),
        Field("place", "Place of service", Kind.CHOICE, lambda visit, _: visit.place),
        Field("procedure", "Procedure", Kind.PROCEDURES, _line(lambda line: line.procedure), of_line=True),
        Field("modifier", "Modifiers of the line", Kind.WORDS, _line(lambda line: line.modifiers), of_line=True),
        Field("line_diagnosis", "Diagnoses of the line", Kind.DIAGNOSES, _line(lambda line: line.diagnoses), True),
        Field("units", "Units", Kind.NUMBER, _line(lambda line: line.units), of_line=True),
        Field("charge", "Charge of the line", Kind.NUMBER, _line(lambda line: line.charge), of_line=True),
        Field("days_since", "Days since the last one", Kind.NUMBER, _line(lambda line: line.days_since), True),
        Field("others", "The other lines", Kind.PROCEDURES, _line(lambda line: line.others), of_line=True),
        Field("diagnosis", "Diagnoses of the visit", Kind.DIAGNOSES, lambda visit, _: visit.diagnoses),
        Field("age", "Age in years", Kind.NUMBER, lambda visit, _: visit.age),
        Field("sex", "Sex", Kind.CHOICE, lambda visit, _: visit.sex),
        Field("authorization", "Authorization", Kind.FLAG, lambda visit, _: visit.has_authorization),
        Field("referral", "Referring provider", Kind.FLAG, lambda visit, _: visit.has_referral),
    )
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition that was checked: `wanted` are its words, or the number, as they are compared."""

    field: Field
    operator: Operator
    value: str
    wanted: tuple[str, ...] = ()
    number: Decimal = Decimal(0)

    def holds(self, visit: Subject, line: Line | None) -> bool:
        """Tell whether it holds for a visit and, where it asks about lines, for this line."""
        return COMPARISONS[self.operator](self, self.field.read(visit, line))

    def names(self, code: str) -> bool:
        """Tell whether a code, without its dot, is among those that it asks about."""
        if self.field.kind == Kind.DIAGNOSES:
            return code.startswith(self.wanted)
        return self.field.kind == Kind.PROCEDURES and any(_fits(code, wanted) for wanted in self.wanted)

    @property
    def stored(self) -> dict[str, str]:
        """As it is kept."""
        return {"field": self.field.name, "operator": self.operator.name, "value": self.value}


def conditions_of(stored: Sequence[Mapping[str, str]]) -> list[Condition]:
    """
    Read and check the conditions of a rule.

    :raises NotACondition: if there is none, too many, or one that cannot be asked.
    """
    if not stored:
        raise NotACondition("A rule without a condition would find every visit. Add what it asks.")
    if len(stored) > MOST_CONDITIONS:
        raise NotACondition(f"A rule has at most {MOST_CONDITIONS} conditions. Write two rules.")
    return [_condition(one) for one in stored]


def _condition(stored: Mapping[str, str]) -> Condition:
    field = FIELDS.get(stored.get("field", ""))
    name = stored.get("operator", "")
    if field is None or name not in Operator.__members__ or Operator[name] not in field.operators:
        raise NotACondition("This cannot be asked. Choose a field and how it is compared.")
    operator, value = Operator[name], " ".join(stored.get("value", "").upper().split())
    if len(value) > MOST_TYPED:
        raise NotACondition(f"{field.label}: that is too long. Use spans and beginnings, or two rules.")
    if field.kind == Kind.FLAG:
        return Condition(field, operator, "")
    if field.kind == Kind.NUMBER:
        return Condition(field, operator, value, number=_number(field, value))
    wanted = tuple(dict.fromkeys(_words(field, value)))
    if not wanted or len(wanted) > MOST_WORDS:
        raise NotACondition(f"{field.label}: give 1 to {MOST_WORDS} values.")
    return Condition(field, operator, ", ".join(_shown(field, word) for word in wanted), wanted)


def _number(field: Field, value: str) -> Decimal:
    try:
        number = Decimal(value.replace(",", ""))
    except InvalidOperation:
        raise NotACondition(f"{field.label}: {value or 'nothing'} is no number.") from None
    if not number.is_finite() or not 0 <= number < 10**7:
        raise NotACondition(f"{field.label}: {value} is no number that this can be.")
    return number


def _words(field: Field, value: str) -> list[str]:
    words = [word for word in PARTS.split(value) if word]
    if field.kind == Kind.DIAGNOSES:
        words = [word.replace(".", "").rstrip("-*") for word in words]
    for word in words:
        if field.kind == Kind.PROCEDURES and SPAN.fullmatch(word):
            continue
        if field.kind != Kind.CHOICE and not CODE.fullmatch(word):
            raise NotACondition(f"{field.label}: {word} is not {field.kind.value}.")
    return words


def _shown(field: Field, word: str) -> str:
    return with_dot(word) if field.kind == Kind.DIAGNOSES else word


def _fits(word: str, wanted: str) -> bool:
    """Whether a procedure is meant by a code, a span or a beginning."""
    span = SPAN.fullmatch(wanted)
    if span:
        return span[1] <= word <= span[2] and len(word) == len(span[1])
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _is_in(condition: Condition, found: object) -> bool:
    if found in (None, ""):
        return False
    if condition.field.kind == Kind.PROCEDURES:
        return any(_fits(str(found), wanted) for wanted in condition.wanted)
    return str(found) in condition.wanted


def _has(condition: Condition, found: object) -> bool:
    words: Collection[str] = found if isinstance(found, tuple) else ()
    match condition.field.kind:
        case Kind.DIAGNOSES:
            return any(word.startswith(condition.wanted) for word in words)
        case Kind.PROCEDURES:
            return any(_fits(word, wanted) for word in words for wanted in condition.wanted)
    return bool(set(words) & set(condition.wanted))


def _compares(condition: Condition, found: object, at_least: bool) -> bool:
    if not isinstance(found, int | Decimal):
        return False
    return found >= condition.number if at_least else found <= condition.number


COMPARISONS: Mapping[Operator, Callable[[Condition, object], bool]] = {
    Operator.IN: _is_in,
    Operator.NOT_IN: lambda condition, found: not _is_in(condition, found),
    Operator.HAS: _has,
    Operator.HAS_NOT: lambda condition, found: not _has(condition, found),
    Operator.LEAST: lambda condition, found: _compares(condition, found, at_least=True),
    Operator.MOST: lambda condition, found: _compares(condition, found, at_least=False),
    Operator.THERE: lambda _, found: bool(found),
    Operator.MISSING: lambda _, found: not found,
}
