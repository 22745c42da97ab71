"""What the plan should allow for each line, by the price lists that are loaded for the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from coding.edits.families import is_drug
from coding.edits.visit import Visit
from coding.models import ChargeLine, ListedPrice, Locality, Reference
from coding.releases.loaded import loaded_for
from patients.models import Payer

Schedule = ListedPrice.Schedule
# Where Medicare pays the lower price, because the place is paid by itself.
# Source: Medicare Claims Processing Manual, chapter 12, section 20.4.2.
FACILITIES = frozenset("19 21 22 23 24 26 31 34 41 42 51 52 53 56 61".split())
LABORATORY = ("80047", "89398")
OF_MEDICARE: Mapping[Reference, str] = {
    Reference.PHYSICIAN_PRICES: Schedule.PHYSICIAN,
    Reference.LABORATORY_PRICES: Schedule.LABORATORY,
    Reference.DRUG_PRICES: Schedule.DRUGS,
}


@dataclass(frozen=True)
class Expected:
    """What is foretold, by the id of the line, in words; `by` says who tells it, `missing` what is not loaded."""

    words: Mapping[int, str] = field(default_factory=dict)
    missing: Sequence[str] = ()
    by: str = ""


def expected_of(visit: Visit) -> Expected:
    """
    Foretell what the first plan allows; modifiers that lower or raise a price by a share are not in it.

    A payer's own fee schedule goes before Medicare's lists.  Medicare's physician prices differ from place to place: of
    the localities of the state the least and the most are told.
    """
    payer = visit.payer
    if payer is None or not visit.lines:
        return Expected()
    if loaded_for(kind=Reference.PAYER_PRICES, day=visit.day, payer=payer):
        return Expected(_told(visit, _rows(visit, [Schedule.PAYER], payer)), by=f"the fee schedule of {payer.name}")
    if not payer.is_medicare:
        return Expected(missing=[f"fee schedule of {payer.name}"])
    wanted = [kind for kind in OF_MEDICARE if any(_is_in(kind, line) for line in visit.lines)]
    schedules = [OF_MEDICARE[kind] for kind in wanted if visit.tables.has(kind)]
    rows = _here(visit, _rows(visit, schedules, None)) if schedules else []
    missing = [str(kind.label) for kind in wanted if not visit.tables.has(kind)]
    return Expected(_told(visit, rows), missing, "Medicare’s lists")


def _is_in(kind: Reference, line: ChargeLine) -> bool:
    is_test = LABORATORY[0] <= line.procedure <= LABORATORY[1]
    if kind == Reference.LABORATORY_PRICES:
        return is_test
    drug = is_drug(line.procedure)
    return drug if kind == Reference.DRUG_PRICES else not (drug or is_test)


def _rows(visit: Visit, schedules: Sequence[str], payer: Payer | None) -> list[ListedPrice]:
    codes = {line.procedure for line in visit.lines}
    listed = ListedPrice.objects.on(visit.day).filter(schedule__in=schedules, payer=payer, code__in=codes)
    return list(listed)


def _here(visit: Visit, rows: list[ListedPrice]) -> list[ListedPrice]:
    """Those of the state where the service was; all of them when no list says which localities it has."""
    state = visit.encounter.location.state
    known = Locality.objects.on(visit.day).filter(state=state).values_list("contractor", "number")
    places = set(known) if any(row.contractor for row in rows) else set()
    return [row for row in rows if not places or not row.contractor or (row.contractor, row.locality) in places]


def _told(visit: Visit, rows: Sequence[ListedPrice]) -> dict[int, str]:
    told = {}
    for line in visit.lines:
        fitting = [row for row in rows if row.code == line.procedure and row.modifier in {"", *line.modifiers}]
        exact = [row for row in fitting if row.modifier] or fitting
        amounts = sorted(_amount(visit, line, row) for row in exact)
        if amounts:
            dollars = " to ".join(dict.fromkeys(f"{amount:,.2f}" for amount in (amounts[0], amounts[-1])))
            low = ", above the fee" if line.charge < amounts[0] else ""
            told[line.pk] = f"plan allows {dollars}{low}"
    return told


def _amount(visit: Visit, line: ChargeLine, row: ListedPrice) -> Decimal:
    place = line.place_of_service or visit.encounter.place_of_service
    is_lower = place in FACILITIES and row.facility_amount is not None
    amount = row.facility_amount if is_lower and row.facility_amount is not None else row.amount
    return amount * line.units
