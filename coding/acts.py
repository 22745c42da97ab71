"""What the buttons of the bench ask for: one small act each, written as "act:target:value"."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from coding import services
from coding.models import ChargeLine, Diagnosis
from coding.suggest.offers import NotOffered, suggestion_of
from encounters.models import Encounter
from practice.models import Staff

Act = Callable[[Encounter, int, str, Staff], object]
MOST_DIGITS = 12
# These only add, so they mean the same whatever somebody else did meanwhile.
ADDING = frozenset({"add", "accept"})


class NotAnAct(Exception):
    """The page asked for something that the bench does not know."""


REFUSALS = (
    services.NotBeingCoded, services.NoSuchCode, services.AlreadyCoded, services.TooMany, services.NoSuchDiagnosis,
    services.NoSuchLine, services.ImpossibleUnits, services.NotAModifier, NotAnAct, NotOffered,
)  # fmt: skip


def perform(*, encounter: Encounter, asked: str, value: str, by: Staff) -> object:
    """
    Do what a button asked; `value` is what was typed beside it, when the button itself carries none.

    Returns the diagnosis or line that was added or replaced; None when the act made none.

    :raises NotAnAct: for words no button says; and as the services.
    """
    name, _, rest = asked.partition(":")
    target, _, carried = rest.partition(":")
    act = ACTS.get(name)
    if act is None or (target and not (target.isdigit() and len(target) <= MOST_DIGITS)):
        raise NotAnAct("The bench does not know this act. Reload the visit.")
    return act(encounter, int(target or 0), carried or value, by)


def _add(encounter: Encounter, _target: int, value: str, by: Staff) -> Diagnosis | ChargeLine:
    """A code is a procedure if it has the form of one and is no diagnosis."""
    code = value.strip().upper().replace(".", "")
    if services.PROCEDURE.fullmatch(code) and not services.is_diagnosis(code=code):
        return services.add_line(encounter=encounter, procedure=code, by=by)
    return services.add_diagnosis(encounter=encounter, code=code, by=by)


def _accept(encounter: Encounter, target: int, _value: str, by: Staff) -> Diagnosis:
    """A suggested diagnosis; the journal keeps the words that it was found by."""
    code = suggestion_of(encounter=encounter, pk=target).code
    return services.add_diagnosis(encounter=encounter, code=code, by=by)


def _replace(encounter: Encounter, target: int, value: str, by: Staff) -> Diagnosis:
    return services.replace_diagnosis(encounter=encounter, position=target, code=value, by=by)


def _procedure(encounter: Encounter, target: int, value: str, by: Staff) -> ChargeLine:
    return services.replace_procedure(line=_line(encounter, target), procedure=value, by=by)


def _cite(encounter: Encounter, _target: int, value: str, _by: Staff) -> Diagnosis | ChargeLine:
    """The row that selected words are to prove; the journal keeps the words with whatever row an act returns."""
    kind, _, name = value.partition("-")
    if kind == "ln" and name.isdigit() and len(name) <= MOST_DIGITS:
        return _line(encounter, int(name))
    found = encounter.diagnoses.filter(code=name).first() if kind == "dx" else None
    if found is None:
        raise services.NoSuchDiagnosis("Choose the diagnosis or the line that the words prove, then press again.")
    return found


def _drop_evidence(encounter: Encounter, target: int, _value: str, _by: Staff) -> None:
    encounter.evidence.filter(pk=target).delete()


def _remove_diagnosis(encounter: Encounter, target: int, _value: str, by: Staff) -> None:
    services.remove_diagnosis(encounter=encounter, position=target, by=by)


def _move(encounter: Encounter, target: int, value: str, by: Staff) -> None:
    services.move_diagnosis(encounter=encounter, position=target, to=_whole(value), by=by)


def _remove_line(encounter: Encounter, target: int, _value: str, by: Staff) -> None:
    services.remove_line(line=_line(encounter, target), by=by)


def _point(encounter: Encounter, target: int, value: str, by: Staff) -> None:
    services.switch_pointer(line=_line(encounter, target), position=_whole(value), by=by)


def _modifier(encounter: Encounter, target: int, value: str, by: Staff) -> None:
    services.switch_modifier(line=_line(encounter, target), modifier=value, by=by)


def _set_units(encounter: Encounter, target: int, value: str, by: Staff) -> None:
    try:
        units = Decimal(value.strip())
    except InvalidOperation:
        raise services.ImpossibleUnits("Units are a number, such as 1 or 2.5.") from None
    services.change_line(line=_line(encounter, target), units=units, by=by)


ACTS: Mapping[str, Act] = {
    "add": _add,
    "accept": _accept,
    "replace": _replace,
    "remove-diagnosis": _remove_diagnosis,
    "move": _move,
    "remove-line": _remove_line,
    "point": _point,
    "modifier": _modifier,
    "units": _set_units,
    "procedure": _procedure,
    "cite": _cite,
    "drop-evidence": _drop_evidence,
}


def _line(encounter: Encounter, pk: int) -> ChargeLine:
    line = encounter.charge_lines.filter(pk=pk).first()
    if line is None:
        raise services.NoSuchLine("Somebody removed this line. Reload the visit.")
    line.encounter = encounter
    return line


def _whole(value: str) -> int:
    if not (value.isdigit() and len(value) <= 2):
        raise NotAnAct("The bench does not know this place. Reload the visit.")
    return int(value)
