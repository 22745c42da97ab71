"""On the bench each line says what the plan's price list allows; what is not loaded is said and never guessed."""

from datetime import date
from decimal import Decimal

import pytest

from coding.bench import work_of
from coding.models import ListedPrice, Locality, Reference
from encounters.models import Encounter
from patients.models import FilingCode, Payer
from tests.builders import a_payer
from tests.coding.reference import a_reference_release
from tests.coding.visits import a_visit

pytestmark = pytest.mark.usefixtures("few_codes")
BEGIN = date(2026, 1, 1)


def a_price(code: str, amount: str, *, schedule: str = "PAYER", **given: object) -> None:
    ListedPrice.objects.create(schedule=schedule, code=code, amount=Decimal(amount), starts_on=BEGIN, **given)


def told(visit: Encounter) -> list[list[str]]:
    return [row.facts for row in work_of(visit).lines]


def test_a_payers_own_fee_schedule_is_told_for_each_unit_and_modifier() -> None:
    payer = a_payer()
    visit = a_visit(payer=payer, lines=[("20610", ("RT",), 2, (1,)), ("99213", (), 1, (1,)), ("36415", (), 1, (1,))])
    assert told(visit) == [[], [], []]
    assert work_of(visit).unpriced == [f"fee schedule of {payer.name}"]
    a_reference_release(Reference.PAYER_PRICES, BEGIN, payer=payer)
    a_price("20610", "60.00", payer=payer)
    a_price("20610", "70.00", payer=payer, modifier="RT")
    a_price("99213", "900.00", payer=payer)
    assert told(visit) == [
        ["plan allows 140.00"],
        ["plan allows 900.00, above the fee"],
        [],
    ]
    assert (work_of(visit).unpriced, work_of(visit).priced_by) == ((), f"the fee schedule of {payer.name}")


def test_medicares_prices_are_those_of_the_localities_of_the_state_and_of_the_place() -> None:
    visit = a_visit(payer=a_payer(filing_code=FilingCode.MEDICARE_B), lines=[("99213", (), 1, (1,))])
    assert work_of(visit).unpriced == ["Medicare physician prices (PFALL)"]
    a_reference_release(Reference.PHYSICIAN_PRICES, BEGIN)
    for contractor, amount, facility in (("10112", "90.10", "70.10"), ("10113", "95.20", "75.20"), ("99999", "1", "1")):
        a_price(
            "99213", amount, schedule="PHYSICIAN", contractor=contractor, locality="00",
            facility_amount=Decimal(facility),
        )  # fmt: skip
    assert told(visit) == [["plan allows 1.00 to 95.20"]]
    for contractor in ("10112", "10113"):
        Locality.objects.create(
            contractor=contractor, number="00", state=visit.location.state, name="Here", work=1, practice=1,
            malpractice=1, starts_on=BEGIN,
        )  # fmt: skip
    assert told(visit) == [["plan allows 90.10 to 95.20"]]
    visit.place_of_service = "22"
    visit.save()
    assert told(visit) == [["plan allows 70.10 to 75.20"]]


@pytest.mark.parametrize(
    ("code", "schedule", "kind"),
    [("83036", "LABORATORY", Reference.LABORATORY_PRICES), ("J3301", "DRUGS", Reference.DRUG_PRICES)],
)
def test_tests_and_drugs_have_lists_of_their_own(code: str, schedule: str, kind: Reference) -> None:
    visit = a_visit(payer=a_payer(filing_code=FilingCode.MEDICARE_B), lines=[(code, (), 4, (1,))])
    assert work_of(visit).unpriced == [kind.label]
    a_reference_release(kind, BEGIN)
    a_price(code, "1.255", schedule=schedule)
    assert told(visit) == [["plan allows 5.02"]]


@pytest.mark.parametrize("payer", [None])
def test_nobody_is_foretold_for_a_patient_who_pays(payer: Payer | None) -> None:
    work = work_of(a_visit(payer=payer))
    assert work.unpriced == () and work.lines[0].facts == []
