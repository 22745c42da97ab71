"""What a claim says beside the codes: drugs, minutes, places, people, accidents, dates; and the file carries it."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from claims.facts import gather
from claims.models import Claim
from claims.professional import batch
from claims.release import release
from clearinghouse.models import Connection
from coding.bench import work_of
from coding.bench.journal import undo
from coding.claim_facts.anesthesia import time_units
from coding.claim_facts.lines import (
    DrugIsIncomplete,
    ImpossibleMinutes,
    LineFacts,
    NoSuchPlace,
    NotAnesthesia,
    set_line_facts,
)
from coding.claim_facts.ndc import NotAnNdc, ndc_digits, with_hyphens
from coding.claim_facts.visits import (
    AccidentIsIncomplete,
    AfterTheVisit,
    Given,
    LeftBeforeItBegan,
    set_visit_facts,
)
from coding.models import ChargeLine, Fee
from encounters.models import Encounter
from practice.models import Role
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_provider, a_staff
from tests.coding.visits import DAY, a_visit, lines

pytestmark = pytest.mark.usefixtures("few_codes")


@pytest.fixture
def coder(client: Client) -> Client:
    client.force_login(a_staff(Role.CODER))
    return client


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("00003-0293-05", "00003029305"),
        ("0003-0293-05", "00003029305"),
        ("12345-678-90", "12345067890"),
        ("12345-6789-1", "12345678901"),
        (" 00003 0293 05 ", "00003029305"),
    ],
)
def test_an_ndc_is_read_as_it_stands_on_the_package(typed: str, digits: str) -> None:
    assert ndc_digits(typed) == digits
    assert ndc_digits(with_hyphens(digits)) == digits


@pytest.mark.parametrize("typed", ["0003029305", "123", "12345-6789", "1234-678-90", "ABCDE-1234-56", "000030293051"])
def test_what_cannot_be_an_ndc_is_refused(typed: str) -> None:
    with pytest.raises(NotAnNdc, match="NDC"):
        ndc_digits(typed)


@pytest.mark.parametrize(("minutes", "units"), [(1, "0.1"), (15, "1.0"), (17, "1.1"), (50, "3.3"), (1440, "96.0")])
def test_minutes_of_anesthesia_are_units_of_fifteen(minutes: int, units: str) -> None:
    assert time_units(minutes) == Decimal(units)


def a_line(procedure: str = "J3301") -> ChargeLine:
    return a_visit(lines=[(procedure, (), 1, (1,))]).charge_lines.get()


@pytest.mark.parametrize(
    ("procedure", "facts", "refusal"),
    [
        ("J3301", LineFacts(ndc="0003-0293-05"), DrugIsIncomplete),
        ("J3301", LineFacts(ndc_unit="ML", ndc_quantity=Decimal(1)), DrugIsIncomplete),
        ("J3301", LineFacts(ndc="0003-0293-05", ndc_unit="ML", ndc_quantity=Decimal(0)), DrugIsIncomplete),
        ("J3301", LineFacts(ndc="3029305", ndc_unit="ML", ndc_quantity=Decimal(1)), NotAnNdc),
        ("99213", LineFacts(minutes=20), NotAnesthesia),
        ("00400", LineFacts(minutes=0), ImpossibleMinutes),
        ("00400", LineFacts(minutes=1441), ImpossibleMinutes),
        ("99213", LineFacts(place_of_service="98"), NoSuchPlace),
    ],
)
def test_facts_of_a_line_that_make_no_sense_are_refused_and_nothing_is_kept(
    procedure: str, facts: LineFacts, refusal: type[Exception]
) -> None:
    line = a_line(procedure)
    with pytest.raises(refusal):
        set_line_facts(line=line, facts=facts, by=None)
    assert lines(line.encounter)[0].startswith(f"1 {procedure} x1 ")


def test_minutes_price_the_line_and_the_place_of_the_visit_is_not_repeated() -> None:
    Fee.objects.create(procedure="00400", amount=Decimal("60.00"), starts_on=date(2020, 1, 1))
    line = set_line_facts(line=a_line("00400"), facts=LineFacts(minutes=50, place_of_service="11"), by=None)
    assert (line.units, line.charge, line.place_of_service) == (Decimal("3.3"), Decimal("198.00"), "")


def asks(encounter: Encounter) -> list[str]:
    return [asked.where for asked in work_of(encounter).asked]


def test_codes_ask_for_what_the_claim_needs_until_it_is_answered() -> None:
    encounter = a_visit(diagnoses=["S80.01XA"], lines=[("J3301", (), 1, (1,)), ("00400", (), 1, (1,))])
    assert asks(encounter) == ["A, S80.01XA", "Line 1, J3301", "Line 2, 00400"]
    drug, sleep = encounter.charge_lines.order_by("position")
    set_line_facts(line=drug, facts=LineFacts(ndc="0003-0293-05", ndc_unit="ML", ndc_quantity=Decimal("0.5")), by=None)
    set_line_facts(line=sleep, facts=LineFacts(minutes=30), by=None)
    assert asks(encounter) == ["A, S80.01XA"]
    set_visit_facts(encounter=encounter, given=Given(), by=None)
    assert asks(encounter) == []
    work = work_of(encounter)
    assert work.visit_facts == "No accident"
    assert [row.facts for row in work.lines] == [
        ["NDC 00003-0293-05, 0.5 ML"],
        ["30 minutes", "2 units of time; base units not loaded"],
    ]


def test_a_hospital_stay_asks_for_the_admission_and_medicare_for_the_beginning_of_chiropractic() -> None:
    patient = a_patient()
    a_coverage(patient=patient, payer=a_payer(filing_code="MB"))
    encounter = a_visit(patient=patient, lines=[("98941", (), 1, (1,))])
    Encounter.objects.filter(pk=encounter.pk).update(place_of_service="21")
    encounter.refresh_from_db()
    assert asks(encounter) == ["Place of service 21", "Line 1, 98941"]


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (Given(accident="OA"), AccidentIsIncomplete),
        (Given(accident="AA", accident_date=DAY), AccidentIsIncomplete),
        (Given(accident="OA", accident_date=date(2026, 11, 3)), AfterTheVisit),
        (Given(onset_date=date(2026, 11, 3)), AfterTheVisit),
        (Given(admission_date=date(2026, 11, 1), discharge_date=date(2026, 10, 31)), LeftBeforeItBegan),
    ],
)
def test_facts_of_a_visit_that_make_no_sense_are_refused(given: Given, refusal: type[Exception]) -> None:
    encounter = a_visit()
    with pytest.raises(refusal):
        set_visit_facts(encounter=encounter, given=given, by=None)
    assert Encounter.objects.get(pk=encounter.pk).accident == ""


def test_the_panel_keeps_facts_that_undo_takes_back(coder: Client) -> None:
    encounter = a_visit(diagnoses=["S80.01XA"])
    url = reverse("coding:visit-facts", args=[encounter.pk])
    assert 'id="aside"' in coder.get(url, headers={"HX-Request": "true"}).content.decode()

    refused = coder.post(url, {"accident": "AA", "accident_date": "10/30/26"}, headers={"HX-Request": "true"})
    assert (refused.status_code, refused["HX-Retarget"]) == (422, "#aside")
    assert "needs the state" in refused.content.decode()

    given = {"accident": "AA", "accident_date": "10/30/26", "accident_state": "OH"}
    answer = coder.post(url, given, headers={"HX-Request": "true"}).content.decode()
    assert "Auto accident 10/30/26 OH" in answer
    assert '<section id="aside" hx-swap-oob="true" hidden></section>' in answer

    undone = undo(encounter=encounter, seen=None, by=a_staff(Role.CODER), now=NOW)
    assert undone.said == "facts of the visit"
    assert Encounter.objects.get(pk=encounter.pk).accident == ""
    assert asks(Encounter.objects.get(pk=encounter.pk)) == ["A, S80.01XA"]


def test_a_line_keeps_its_drug_without_scripts_too(coder: Client) -> None:
    encounter = a_visit(lines=[("J3301", (), 1, (1,))])
    line = encounter.charge_lines.get()
    url = reverse("coding:line-facts", args=[encounter.pk, line.pk])
    assert "Line 1, J3301" in coder.get(url).content.decode()
    coder.post(url, {"ndc": "0003-0293-05", "ndc_quantity": "0.5", "ndc_unit": "ML", "place_of_service": "12"})
    line.refresh_from_db()
    assert (line.ndc, line.ndc_unit, line.place_of_service) == ("00003029305", "ML", "12")
    other = a_visit()
    assert coder.get(reverse("coding:line-facts", args=[other.pk, line.pk])).status_code == 404


def test_the_claim_carries_drug_minutes_people_place_and_dates() -> None:
    patient = a_patient()
    a_coverage(patient=patient)
    for procedure in ("00400", "J3301"):
        Fee.objects.update_or_create(
            procedure=procedure,
            payer=None,
            modifier="",
            defaults={"amount": Decimal(10), "starts_on": date(2020, 1, 1)},
        )
    encounter = a_visit(diagnoses=["S80.01XA"], lines=[("00400", (), 1, (1,)), ("J3301", (), 1, (1,))], patient=patient)
    sleep, drug = encounter.charge_lines.order_by("position")
    who = a_provider(practice=encounter.provider.practice)
    set_line_facts(line=sleep, facts=LineFacts(minutes=45, rendering=who, supervising=encounter.provider), by=None)
    facts = LineFacts(
        ndc="0003-0293-05", ndc_unit="ML", ndc_quantity=Decimal("0.5"), ordering=who, place_of_service="12"
    )
    set_line_facts(line=drug, facts=facts, by=None)
    given = Given(accident="OA", accident_date=date(2026, 10, 30), onset_date=date(2026, 10, 30))
    set_visit_facts(encounter=encounter, given=given, by=None)
    encounter.refresh_from_db()
    claim = release(encounter=encounter, by=a_staff(Role.BILLER), now=NOW, today=TODAY)
    assert claim is not None

    connection = Connection(sender_id="OFFICE", receiver_id="PAYER", receiver_name="Clearing")
    (billing,) = batch(
        gather([Claim.objects.get()], today=TODAY), connection=connection, reference="1", now=NOW
    ).billings
    sent = billing.subscribers[0].claims[0]
    first, second = sent.lines
    assert (first.unit, first.quantity, first.rendering.id, first.supervising.id) == (
        "MJ", Decimal(45), who.npi, encounter.provider.npi,
    )  # fmt: skip
    assert (second.drug.ndc, second.drug.quantity, second.drug.unit) == ("00003029305", Decimal("0.5"), "ML")
    assert (second.ordering.id, second.place_of_service, second.unit) == (who.npi, "12", "UN")
    assert (sent.onset_date, sent.accident_date) == (date(2026, 10, 30), date(2026, 10, 30))
