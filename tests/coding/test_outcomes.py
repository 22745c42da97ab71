"""What payers did before: samples with their size, at the bench, for one payer and in the manager's table."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coding.models import ChargeLine
from coding.outcomes.figures import Figures
from coding.outcomes.reading import Asked, Level, levels_of, other_payers
from coding.outcomes.table import table_of
from encounters.models import Encounter
from patients.models import Payer
from practice.models import Role
from tests.builders import a_coded_encounter, a_coverage, a_patient, a_payer, a_staff
from tests.coding.answers import an_answer
from tests.coding.visits import a_visit, found_by

pytestmark = pytest.mark.django_db
D = Decimal
TODAY = date(2026, 11, 2)
RULE = "payer_has_mostly_paid_it"


@pytest.fixture
def payer() -> Payer:
    return a_payer()


def levels(payer: Payer, *, modifiers: str = "", diagnosis: str = "I10") -> list[Level]:
    return levels_of(asked=Asked("99213", modifiers, diagnosis), payer=payer, today=TODAY)


def said(found: list[Level]) -> list[tuple[str, int]]:
    return [(level.name, level.figures.size) for level in found]


def figures(payer: Payer) -> Figures:
    return levels(payer)[0].figures


def test_each_wider_question_is_shown_with_its_own_size(payer: Payer) -> None:
    an_answer(payer, modifiers="25")
    an_answer(payer, modifiers="25", diagnosis="E119")
    an_answer(payer)
    an_answer(payer, procedure="99214")
    an_answer(a_payer(name="Other"), modifiers="25")
    assert said(levels(payer, modifiers="25")) == [
        ("99213-25 with I10 first", 1),
        ("99213-25, any diagnosis", 2),
        ("99213 with anything", 3),
    ]


def test_a_wider_question_that_finds_no_more_is_left_out(payer: Payer) -> None:
    an_answer(payer)
    assert said(levels(payer)) == [("99213 with I10 first", 1)]
    assert said(levels(payer, diagnosis="")) == [("99213 without modifiers", 1)]


def test_money_is_told_by_the_middle_and_the_ends(payer: Payer) -> None:
    for paid in ("60.00", "80.00", "81.01"):
        an_answer(payer, paid=paid)
    an_answer(payer, kind="DENIED")
    money, allowed = figures(payer).paid, figures(payer).allowed
    assert money is not None and allowed is not None
    assert (money.median, money.least, money.most) == (D("80.00"), D("60.00"), D("81.01"))
    assert (allowed.median, allowed.least, allowed.most) == (D("100.00"), D("80.00"), D("101.01"))
    assert (figures(payer).paid_count, figures(payer).denied_count) == (3, 1)


def test_an_even_number_of_payments_has_its_middle_between_two_of_them(payer: Payer) -> None:
    an_answer(payer, paid="80.00")
    an_answer(payer, paid="80.05")
    paid = figures(payer).paid
    assert paid is not None
    assert paid.median == D("80.02")


def test_reasons_of_denials_are_counted_and_said_in_our_words(payer: Payer) -> None:
    an_answer(payer, kind="DENIED", reasons=["CO 16 M51", "CO 50"])
    an_answer(payer, kind="DENIED", reasons=["CO 50"])
    first, second = figures(payer).refusals
    assert (first.codes, first.count) == ("CO 50", 2)
    assert (second.codes, second.count) == ("CO 16 M51", 1)
    assert ";" in second.says and "not in our list" not in second.says


def test_appeals_and_corrections_tell_what_they_brought(payer: Payer) -> None:
    an_answer(payer, contested="APPEALED", paid="70.00")
    an_answer(payer, contested="APPEALED", kind="DENIED")
    an_answer(payer, contested="RESUBMITTED", paid="90.00")
    told = [(one.label, one.won, one.decided, one.paid.median if one.paid else None) for one in figures(payer).contests]
    assert told == [("Appealed", 1, 2, D("70.00")), ("Corrected and sent again", 1, 1, D("90.00"))]


def test_days_and_period_are_of_the_sample(payer: Payer) -> None:
    an_answer(payer, days=10, decided_on=date(2026, 3, 1))
    an_answer(payer, days=13, decided_on=date(2026, 9, 1))
    an_answer(payer, days=None, decided_on=date(2026, 5, 1))
    assert figures(payer).days == 12
    assert figures(payer).period == (date(2026, 3, 1), date(2026, 9, 1))


def test_answers_older_than_two_years_no_longer_count(payer: Payer) -> None:
    an_answer(payer, decided_on=TODAY - timedelta(days=731))
    an_answer(payer, decided_on=TODAY - timedelta(days=730))
    assert figures(payer).size == 1


def test_fewer_than_five_are_too_few_to_tell(payer: Payer) -> None:
    for _ in range(4):
        an_answer(payer)
    assert figures(payer).is_small
    an_answer(payer)
    assert not figures(payer).is_small


def test_other_payers_stand_beside_it_the_one_with_the_most_answers_first(payer: Payer) -> None:
    few, many = a_payer(name="Aldine"), a_payer(name="Zeta")
    an_answer(payer)
    an_answer(few)
    an_answer(many)
    an_answer(many, modifiers="25", kind="DENIED")
    found = other_payers(procedure="99213", payer=payer, today=TODAY)
    told = [(one.name, one.figures.size, one.figures.denied_count) for one in found]
    assert told == [("Zeta", 2, 1), ("Aldine", 1, 0)]


def visit_of(payer: Payer) -> Encounter:
    return a_visit(payer=payer, day=TODAY)


@pytest.mark.parametrize(("denied", "paid", "is_said"), [(4, 0, False), (5, 0, True), (3, 2, True), (3, 3, False)])
@pytest.mark.usefixtures("all_codes")
def test_a_line_is_looked_at_when_this_payer_denied_most_of_at_least_five(
    payer: Payer, denied: int, paid: int, is_said: bool
) -> None:
    for _ in range(denied):
        an_answer(payer, kind="DENIED")
    for _ in range(paid):
        an_answer(payer)
    assert bool(found_by(RULE, visit_of(payer))) == is_said


@pytest.mark.parametrize("other", [{"modifiers": "25"}, {"diagnosis": "E119"}, {"procedure": "99214"}])
@pytest.mark.usefixtures("all_codes")
def test_what_was_asked_differently_speaks_not_against_a_line(payer: Payer, other: dict[str, str]) -> None:
    for _ in range(5):
        an_answer(payer, kind="DENIED", **other)
    assert found_by(RULE, visit_of(payer)) == []


@pytest.mark.usefixtures("all_codes")
def test_the_finding_tells_its_figures_and_stops_nothing(payer: Payer) -> None:
    for day in (1, 2, 3, 4):
        an_answer(payer, kind="DENIED", reasons=["CO 197"], decided_on=date(2026, 10, day))
    an_answer(payer, decided_on=date(2026, 10, 5))
    (finding,) = found_by(RULE, visit_of(payer))
    assert finding.text.startswith(
        "Meridian Health denied 4 of the last 5 it answered of 99213 with I10 first, 10/01/26 to 10/05/26, mostly CO "
    )
    assert not finding.stops
    assert finding.may_override


def shown(client: Client, url: str, role: Role = Role.CODER) -> str:
    client.force_login(a_staff(role))
    answer = client.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def a_line_of(payer: Payer) -> ChargeLine:
    patient = a_patient()
    a_coverage(patient=patient, payer=payer)
    return a_coded_encounter(patient=patient, lines=(("99213", "150.00"),)).charge_lines.get()


def test_the_bench_opens_the_answers_beside_a_line(client: Client, payer: Payer) -> None:
    day = timezone.localdate()
    for _ in range(3):
        an_answer(payer, kind="DENIED", decided_on=day)
    line = a_line_of(payer)
    url = reverse("coding:line-outcomes", args=[line.encounter_id, line.pk])
    client.force_login(a_staff(Role.CODER))
    panel = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert 'id="aside"' in panel and "<html" not in panel
    assert "Denied 3 of 3" in panel and "too few to tell" in panel and "%" not in panel
    assert "<html" in client.get(url).content.decode()
    bench = client.get(reverse("coding:bench", args=[line.encounter_id])).content.decode()
    assert url in bench


def test_a_line_without_a_plan_has_no_payer_to_ask(client: Client) -> None:
    line = a_coded_encounter(lines=(("99213", "150.00"),)).charge_lines.get()
    page = shown(client, reverse("coding:line-outcomes", args=[line.encounter_id, line.pk]))
    assert "No plan is known for this day" in page


def test_a_line_of_another_visit_is_not_shown(client: Client, payer: Payer) -> None:
    line, other = a_line_of(payer), a_line_of(payer)
    client.force_login(a_staff(Role.CODER))
    assert client.get(reverse("coding:line-outcomes", args=[line.encounter_id, other.pk])).status_code == 404


def test_the_table_tells_rates_only_of_five_and_more(payer: Payer) -> None:
    for _ in range(4):
        an_answer(payer, kind="DENIED", procedure="99214")
    for kind in ("DENIED", "PAID", "PAID", "PATIENT", "PAID"):
        an_answer(payer, kind=kind)
    rows = table_of(since=TODAY - timedelta(days=90), code="", payer=None, order="rate")
    assert [(row.procedure, row.size, row.paid, row.denied, row.patient, row.rate) for row in rows] == [
        ("99213", 5, 3, 1, 1, "20%"),
        ("99214", 4, 0, 4, 0, ""),
    ]
    assert (rows[0].mean_paid, rows[0].mean_days, rows[1].mean_paid) == (D("80.00"), 14, None)


@pytest.mark.parametrize(
    ("order", "first"),
    [("denied", "99214"), ("rate", "99213"), ("answers", "99213"), ("payer", "99215"), ("code", "99213"),
     ("amount", "99215"), ("days", "99215")],
)  # fmt: skip
def test_the_table_is_sorted_by_any_of_its_columns(payer: Payer, order: str, first: str) -> None:
    for kind in ("DENIED", "DENIED", "DENIED", "PAID", "PAID"):
        an_answer(payer, kind=kind)
    for _ in range(4):
        an_answer(payer, kind="DENIED", procedure="99214")
    an_answer(a_payer(name="Aldine"), procedure="99215", paid="95.00", days=30)
    rows = table_of(since=TODAY - timedelta(days=90), code="", payer=None, order=order)
    assert rows[0].procedure == first


def test_the_table_is_narrowed_by_the_address(client: Client, payer: Payer) -> None:
    day = timezone.localdate()
    other = a_payer(name="Aldine")
    an_answer(payer, decided_on=day)
    an_answer(other, procedure="99214", decided_on=day - timedelta(days=200))
    table = reverse("coding:outcomes")
    page = shown(client, table, Role.MANAGER)
    assert reverse("coding:outcomes-of-service", args=[payer.pk, "99213"]) in page
    assert "99214" not in page
    assert "99214" in shown(client, f"{table}?days=365&payer={other.pk}", Role.BILLER)
    assert "No answer for 99215 in this time" in shown(client, f"{table}?code=99215&days=x&payer=y&order=z")


def test_one_payer_and_code_have_a_page_and_the_code_leads_to_the_table(client: Client, payer: Payer) -> None:
    an_answer(payer, decided_on=timezone.localdate())
    assert "Paid the only one" in shown(client, reverse("coding:outcomes-of-service", args=[payer.pk, "99213"]))
    assert "has answered none" in shown(client, reverse("coding:outcomes-of-service", args=[payer.pk, "99999"]))
