"""What is chosen by name in the conditions of a rule: payers, kinds of plan, providers, locations, places, sexes."""

from collections.abc import Mapping

from coding.edits.office.conditions import FIELDS, Kind, NotACondition
from coding.places import PLACES
from patients.models import FilingCode, Payer, Sex
from practice.models import Location, Provider

Choices = Mapping[str, Mapping[str, str]]


def choices() -> Choices:
    """The names of each field that is chosen from a list, by the value that is kept."""
    return {
        "payer": {str(one.pk): one.name for one in Payer.objects.order_by("name")},
        "plan_type": dict(FilingCode.choices),
        "provider": {str(one.pk): f"{one.first_name} {one.last_name}" for one in Provider.objects.all()},
        "location": {str(one.pk): one.name for one in Location.objects.all()},
        "place": {one.code: f"{one.code} {one.title}" for one in PLACES},
        "sex": dict(Sex.choices),
    }


def kept(field: str, typed: str, known: Choices) -> str:
    """
    Turn what was typed into the value that is kept: names, separated by semicolons, become their keys.

    :raises NotACondition: if a name is in no list.
    """
    if field not in FIELDS or FIELDS[field].kind != Kind.CHOICE:
        return typed
    by_name = {name.lower(): key for key, name in known[field].items()}
    keys = []
    for name in (part.strip() for part in typed.split(";")):
        if not name:
            continue
        key = by_name.get(name.lower()) or next((key for key in known[field] if key.lower() == name.lower()), None)
        if key is None:
            raise NotACondition(f"{FIELDS[field].label}: there is no “{name[:40]}”. Take a name from the list below.")
        keys.append(key)
    return " ".join(keys)


def shown(field: str, value: str, known: Choices) -> str:
    """The value of a condition as people write it."""
    if field not in FIELDS or FIELDS[field].kind != Kind.CHOICE:
        return value
    return "; ".join(known[field].get(key, key) for key in value.replace(",", " ").split())
