"""What a claim says about one line beside its code: the drug, the minutes, another place, other people."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from coding.claim_facts.anesthesia import is_anesthesia, time_units
from coding.claim_facts.ndc import ndc_digits
from coding.models import ChargeLine
from coding.places import PLACES
from coding.services import NoSuchLine, put_price, take
from practice.models import Provider, Staff

LONGEST_MINUTES = 1440
MOST_OF_A_DRUG = Decimal(9_999_999)


class DrugIsIncomplete(Exception):
    """A drug on a claim has a code, a quantity and its unit."""


class ImpossibleMinutes(Exception):
    """Anesthesia takes from one minute to a day."""


class NotAnesthesia(Exception):
    """Only anesthesia is billed by minutes."""


class NoSuchPlace(Exception):
    """A place of service is one of the code set."""


@dataclass(frozen=True, kw_only=True)
class LineFacts:
    """
    All that a line may say beside its code; what is empty is as on the visit.

    `ndc` as it stands on the package; `ndc_quantity` in `ndc_unit`; `rendering`, `ordering` and `supervising` only when
    they are not the provider of the visit.
    """

    place_of_service: str = ""
    minutes: int | None = None
    ndc: str = ""
    ndc_unit: str = ""
    ndc_quantity: Decimal | None = None
    rendering: Provider | None = None
    ordering: Provider | None = None
    supervising: Provider | None = None


@transaction.atomic
def set_line_facts(*, line: ChargeLine, facts: LineFacts, by: Staff | None) -> ChargeLine:
    """
    Keep what a claim says about a line; minutes of anesthesia become its units.

    :raises NotBeingCoded: if the visit is not with the coder.
    :raises NoSuchLine: if somebody removed the line.
    :raises NotAnNdc: if the drug's code has no form of one.
    :raises DrugIsIncomplete: if code, quantity and unit are not there together.
    :raises ImpossibleMinutes: if the minutes are none or more than a day.
    :raises NotAnesthesia: if another procedure has minutes.
    :raises NoSuchPlace: if the place is not in the code set.
    """
    take(encounter=line.encounter, by=by)
    fresh = ChargeLine.objects.filter(pk=line.pk).first()
    if fresh is None:
        raise NoSuchLine("Somebody removed this line. Reload the visit.")
    fresh.encounter = line.encounter
    _put_drug(fresh, facts)
    _put_minutes(fresh, facts.minutes)
    _put_place(fresh, facts.place_of_service)
    own = line.encounter.provider_id
    fresh.rendering = facts.rendering if facts.rendering and facts.rendering.pk != own else None
    fresh.ordering, fresh.supervising = facts.ordering, facts.supervising
    fresh.save()
    return fresh


def _put_drug(line: ChargeLine, facts: LineFacts) -> None:
    given = (bool(facts.ndc.strip()), facts.ndc_quantity is not None, bool(facts.ndc_unit))
    if any(given) and not all(given):
        raise DrugIsIncomplete("A drug needs its NDC, how much of it, and the unit. Fill in all three, or none.")
    if facts.ndc_quantity is not None and not 0 < facts.ndc_quantity <= MOST_OF_A_DRUG:
        raise DrugIsIncomplete("The quantity of a drug is more than zero, such as 1 or 0.5.")
    line.ndc = ndc_digits(facts.ndc) if facts.ndc.strip() else ""
    line.ndc_unit, line.ndc_quantity = facts.ndc_unit, facts.ndc_quantity


def _put_minutes(line: ChargeLine, minutes: int | None) -> None:
    if minutes is not None and not is_anesthesia(line.procedure):
        raise NotAnesthesia("Only anesthesia, 00100 to 01999, is billed by minutes. Use units.")
    if minutes is not None and not 0 < minutes <= LONGEST_MINUTES:
        raise ImpossibleMinutes("Anesthesia takes from 1 to 1,440 minutes.")
    if minutes is not None and minutes != line.minutes:
        line.units = max(time_units(minutes), Decimal("0.1"))
        put_price(line)
    line.minutes = minutes


def _put_place(line: ChargeLine, place: str) -> None:
    if place and place not in {one.code for one in PLACES}:
        raise NoSuchPlace(f"{place[:4]} is no place of service. Choose one of the list.")
    line.place_of_service = "" if place == line.encounter.place_of_service else place
