"""Aging: what is open, for how long, who owes it, as of any day, to the cent and down to the line."""

import csv
import io
import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coding.models import ChargeLine
from ledger.models import Account, Kind, OpenBalance
from ledger.post import Transfer, post
from patients.models import Patient
from practice.models import Role
from reports.aging import BUCKETS, By, Cell, Party, aging, aging_now, lines, lines_now
from reports.history import month_ends
from reports.views import PAGE
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted

pytestmark = pytest.mark.django_db
D = Decimal


def of_age(days: int, amount: str = "100.00", **given):
    return a_billed_claim(service_date=TODAY - timedelta(days=days), lines=[("99213", amount)], **given)


@pytest.mark.parametrize(
    ("days", "bucket"),
    [(0, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3), (120, 3), (121, 4), (900, 4)],
)
def test_the_age_of_money_counts_from_the_date_of_service(days, bucket):
    coverage = a_coverage(patient=a_patient())
    coverage.starts_on = date(2020, 1, 1)
    coverage.save()
    of_age(days, coverage=coverage)
    (row,) = aging_now(today=TODAY, by=By.PAYER, party=Party.INSURANCE).rows
    assert [bool(amount) for amount in row.amounts] == [place == bucket for place in range(len(BUCKETS))]


def an_office_with_history() -> None:
    """Two payers, three patients; paid, denied in part, moved to the patient, overpaid by a write-off."""
    meridian, harbor = a_payer(name="Meridian"), a_payer(name="Harbor")
    iris = a_coverage(patient=a_patient(first_name="Iris"), payer=meridian)
    otto = a_coverage(patient=a_patient(first_name="Otto", last_name="Mockman"), payer=harbor)
    paid = of_age(20, coverage=iris)
    of_age(45, "200.00", coverage=iris)
    of_age(100, "300.00", coverage=otto)
    posted(an_835(a_payment_of(paid, ("60.00", ["CO 45 20.00", "PR 1 20.00"]))))
    line = paid.encounter.charge_lines.get()
    credit = Transfer(
        kind=Kind.WRITE_OFF, debit=Account.WRITE_OFF, credit=Account.PATIENT, amount=D("25.00"), source="small",
        charge_line_id=line.pk,
    )  # fmt: skip
    post([credit], effective_date=TODAY, by=None, now=NOW)


def test_insurance_and_patients_stand_apart_and_credits_are_never_netted():
    an_office_with_history()
    insurance = aging_now(today=TODAY, by=By.PAYER, party=Party.INSURANCE)
    assert [(row.name, row.total) for row in insurance.rows] == [("Harbor", D("300.00")), ("Meridian", D("200.00"))]
    patients = aging_now(today=TODAY, by=By.PAYER, party=Party.PATIENT).sum
    assert (patients.total, patients.credits) == (D(0), D("-5.00"))


@pytest.mark.parametrize("by", list(By))
@pytest.mark.parametrize("party", list(Party))
def test_todays_report_is_the_same_from_the_balances_and_from_the_entries(by, party):
    an_office_with_history()
    assert aging_now(today=TODAY, by=by, party=party) == aging(as_of=TODAY, by=by, party=party)


def test_aging_equals_the_ledger():
    an_office_with_history()
    for by in By:
        sums = [aging_now(today=TODAY, by=by, party=party).sum for party in Party]
        owed = OpenBalance.objects.filter(account__in=["INSURANCE", "PATIENT"]).values_list("amount", flat=True)
        assert sum(row.total + row.credits for row in sums) == sum(owed)


def test_history_stays_what_it_was_when_money_comes_later():
    claim = of_age(40)
    before = aging(as_of=TODAY - timedelta(days=1), by=By.PAYER, party=Party.INSURANCE)
    posted(an_835(a_payment_of(claim, ("100.00", []))))
    assert aging(as_of=TODAY - timedelta(days=1), by=By.PAYER, party=Party.INSURANCE) == before
    assert before.sum.total == D("100.00")
    assert aging(as_of=TODAY, by=By.PAYER, party=Party.INSURANCE).rows == []


def test_the_day_before_the_charge_nothing_was_open():
    of_age(40)
    assert aging(as_of=TODAY - timedelta(days=41), by=By.PAYER, party=Party.INSURANCE).rows == []


@pytest.mark.parametrize("as_of", [TODAY, TODAY - timedelta(days=10)])
def test_the_lines_behind_every_figure_sum_to_it(as_of):
    an_office_with_history()
    for by in By:
        for party in Party:
            for row in aging(as_of=as_of, by=by, party=party).rows:
                who = {by.value: row.key} if row.key else {}
                for bucket, amount in enumerate([*row.amounts]):
                    found = lines(as_of=as_of, cell=Cell(party=party, bucket=bucket, **who))
                    assert sum((line.amount for line in found), D(0)) == amount
                of_credits = lines(as_of=as_of, cell=Cell(party=party, bucket=-1, **who))
                assert sum((line.amount for line in of_credits), D(0)) == row.credits


def test_the_lines_of_today_are_the_same_from_the_balances():
    an_office_with_history()
    assert lines_now(today=TODAY, cell=Cell()) == lines(as_of=TODAY, cell=Cell())


def test_the_chart_ends_with_the_report():
    an_office_with_history()
    standings = month_ends(as_of=TODAY, parties=list(Party))
    assert len(standings) == 13
    assert sum(standings[-1].amounts) == sum(
        OpenBalance.objects.exclude(charge_line=None).values_list("amount", flat=True)
    )
    assert sum(standings[-2].amounts) == D("600.00")


def a_manager() -> Client:
    client = Client()
    client.force_login(a_staff(Role.MANAGER))
    return client


def test_every_figure_on_the_page_is_a_link_with_ids_only():
    an_office_with_history()
    page = a_manager().get(reverse("reports:aging")).content.decode()
    assert "Proven, 0.00 unexplained" in page
    assert "Open</b> = charges" in page
    assert "Iris" not in page
    by_patient = a_manager().get(reverse("reports:aging"), {"by": "patient"}).content.decode()
    addresses = [part.split('"')[0] for part in by_patient.split('href="')[1:] if "aging/lines" in part.split('"')[0]]
    assert addresses
    assert not any(word in address for address in addresses for word in ("Iris", "Mockman", "W123"))


def test_the_page_costs_the_same_number_of_queries_however_much_is_open():
    client = a_manager()

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse("reports:aging"), {"by": "patient"})
        return len(queries)

    of_age(10)
    few = count()
    for days in range(12):
        of_age(10 + days)
    assert count() == few


def test_a_spreadsheet_never_takes_a_name_for_a_formula():
    of_age(10, coverage=a_coverage(patient=a_patient(last_name="=HYPERLINK(1)")))
    answer = a_manager().get(reverse("reports:aging"), {"by": "patient", "format": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert answer["Content-Type"].startswith("text/csv")
    assert rows[0]["Name"].startswith("'=HYPERLINK")


def test_the_csv_holds_typed_figures():
    today = timezone.localdate()
    a_billed_claim(service_date=today - timedelta(days=45), lines=[("99213", "1234.50")])
    answer = a_manager().get(reverse("reports:aging"), {"format": "csv"})
    (row,) = csv.DictReader(io.StringIO(answer.content.decode()))
    assert (row["31-60 days"], row["Total"], row["Over 90 %"], row["Visits"]) == ("1234.50", "1234.50", "0.0", "1")


def test_a_day_to_come_is_answered_with_a_sentence():
    page = a_manager().get(reverse("reports:aging"), {"as_of": "2999-01-01"}).content.decode()
    assert "what will be open later nobody knows" in page


@pytest.mark.parametrize("query", [{"as_of": "xx"}, {"payer": "x"}, {"bucket": "77"}, {"by": "color"}, {"page": "zz"}])
def test_an_address_that_makes_no_sense_still_shows_a_page(query):
    assert a_manager().get(reverse("reports:aging"), query).status_code == 200
    assert a_manager().get(reverse("reports:aging-lines"), query).status_code == 200


def printed(*args: str) -> str:
    out = io.StringIO()
    call_command("aging", *args, stdout=out)
    return out.getvalue()


def test_the_command_prints_a_table_a_csv_and_json():
    today = timezone.localdate()
    a_billed_claim(service_date=today - timedelta(days=45), lines=[("99213", "100.00")])
    assert "Meridian Health" in printed()
    assert printed("--format", "csv").splitlines()[0].startswith("Owed by,Code,Name")
    (row,) = json.loads(printed("--format", "json", "--by", "patient", "--as-of", today.isoformat()))["insurance"]
    assert row["open"]["31-60"] == "100.00"


def test_the_command_refuses_what_makes_no_sense():
    with pytest.raises(CommandError, match="after today"):
        printed("--as-of", "2999-01-01")
    with pytest.raises(CommandError, match="is not a date"):
        printed("--as-of", "11/16/2026")


def test_by_patient_the_rows_come_in_pages_and_the_sums_are_of_all():
    claim = a_billed_claim()
    Patient.objects.bulk_create(
        Patient(account_number=f"P{n}", first_name="Pat", last_name=f"Many{n}", birth_date=TODAY, sex="U")
        for n in range(PAGE + 2)
    )
    owing = Patient.objects.filter(account_number__startswith="P", last_name__startswith="Many")
    moves = []
    visit = claim.encounter
    for patient in owing.order_by("pk"):
        visit.pk, visit.number, visit.patient = None, f"M-{patient.pk}", patient
        visit.save()
        line = ChargeLine.objects.create(
            encounter=visit, position=1, procedure="99213", charge=Decimal(5), pointers=[1]
        )
        moves.append(
            Transfer(
                kind=Kind.CHARGE,
                debit=Account.PATIENT,
                credit=Account.REVENUE,
                amount=Decimal(5),
                source=f"test:{line.pk}",
                charge_line_id=line.pk,
            )
        )
    post(moves, by=None, effective_date=TODAY, now=NOW)
    client = Client()
    client.force_login(a_staff(Role.MANAGER))
    pages = [client.get(reverse("reports:aging"), {"by": "patient", "who": "patient", "page": n}) for n in (1, 2)]
    assert [len(page.context["sections"][0]) - 1 for page in pages] == [PAGE, 2]
    assert {page.context["sections"][0][0].row.total for page in pages} == {Decimal(5) * (PAGE + 2)}
    assert client.get(reverse("reports:aging"), {"by": "patient", "format": "csv"}).content.count(b"Many") == PAGE + 2
