"""The ledger only grows, and its open balances are what its entries add up to."""

import threading
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger import reconcile
from ledger.balances import LineBalance, locked_open_by_line, of_claim, open_by_line
from ledger.models import Account, Deposit, Entry, Kind, OpenBalance
from ledger.post import AlreadyPosted, Transfer, open_deposit, post, reversal_of
from tests.builders import NOW, TODAY, a_coded_encounter, a_coverage
from tests.payments.given import a_billed_claim

pytestmark = pytest.mark.django_db
D = Decimal


def a_charge(line, coverage, *, source: str = "s1", amount: str = "100.00") -> Transfer:
    return Transfer(
        kind=Kind.CHARGE,
        debit=Account.INSURANCE,
        credit=Account.REVENUE,
        amount=D(amount),
        source=source,
        charge_line_id=line.pk,
        coverage_id=coverage.pk,
    )


def posted(*transfers: Transfer) -> list[Entry]:
    post(transfers, effective_date=TODAY, by=None, now=NOW)
    return list(Entry.objects.filter(source__in=[transfer.source for transfer in transfers]).order_by("pk"))


@pytest.mark.parametrize(
    "sql", ["UPDATE ledger_entry SET amount = 1", "DELETE FROM ledger_entry"], ids=["changed", "deleted"]
)
def test_an_entry_is_never(sql):
    a_billed_claim()
    with pytest.raises(DatabaseError, match="entry_append_only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_ledger_is_never_emptied():
    with (
        pytest.raises(DatabaseError, match="entry_not_truncated"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE ledger_entry CASCADE")


@pytest.mark.parametrize(
    ("changes", "law"),
    [
        ({"amount": D("0.00")}, "entry_amount_positive"),
        ({"amount": D("-1.00")}, "entry_amount_positive"),
        ({"credit": Account.INSURANCE}, "entry_moves_between_two_accounts"),
        ({"coverage_id": None}, "entry_of_insurance_names_the_coverage"),
        ({"charge_line_id": None}, "entry_of_a_receivable_names_the_line"),
        ({"credit": Account.UNAPPLIED}, "entry_of_cash_names_the_deposit"),
    ],
)
def test_the_database_holds_the_laws_of_an_entry(changes, law):
    coverage = a_coverage()
    line = a_coded_encounter(patient=coverage.patient).charge_lines.get()
    fields = {
        "kind": Kind.CHARGE, "debit": Account.INSURANCE, "credit": Account.REVENUE, "amount": D("1.00"), "source": "x",
        "charge_line_id": line.pk, "coverage_id": coverage.pk,
    }  # fmt: skip
    with pytest.raises(DatabaseError, match=law):
        posted(Transfer(**{**fields, **changes}))


def test_the_same_source_is_refused_and_nothing_of_it_is_written():
    coverage = a_coverage()
    line = a_coded_encounter(patient=coverage.patient).charge_lines.get()
    posted(a_charge(line, coverage))
    with pytest.raises(AlreadyPosted):
        posted(a_charge(line, coverage, source="s2"), a_charge(line, coverage))
    assert Entry.objects.count() == 1


def test_a_reversal_leaves_nothing_open_and_happens_once():
    coverage = a_coverage()
    line = a_coded_encounter(patient=coverage.patient).charge_lines.get()
    entries = posted(a_charge(line, coverage))
    posted(*reversal_of(entries, source="undo"))
    assert not OpenBalance.objects.exists()
    with pytest.raises(AlreadyPosted):
        posted(*reversal_of(entries, source="undo again"))


def test_the_proof_of_a_claim_says_where_its_money_is():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    line = claim.encounter.charge_lines.get()
    to_patient = Transfer(
        kind=Kind.TRANSFER, debit=Account.PATIENT, credit=Account.INSURANCE, amount=D("20.00"), source="t",
        charge_line_id=line.pk, coverage_id=claim.coverage_id,
    )  # fmt: skip
    entries = posted(to_patient)
    proof = of_claim(claim)
    assert (proof.charged, proof.paid, proof.patient, proof.insurance) == (D("100.00"), D(0), D("20.00"), D("80.00"))
    posted(*reversal_of(entries, source="undo"))
    assert of_claim(claim).insurance == D("100.00")


def test_what_is_open_is_told_by_plan_and_patient():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    line = claim.encounter.charge_lines.get()
    assert open_by_line(line_ids=[line.pk]) == {line.pk: LineBalance(insurance={claim.coverage_id: D("100.00")})}
    assert open_by_line(line_ids=[line.pk])[line.pk].total == D("100.00")


def test_a_reconciliation_tells_a_balance_that_somebody_changed():
    a_billed_claim()
    assert reconcile.open_balances().holds
    OpenBalance.objects.update(amount=D("149.99"))
    (difference,) = reconcile.open_balances().differences
    assert (difference.expected, difference.found, difference.amount) == (D("150.00"), D("149.99"), D("-0.01"))


movements = st.lists(
    st.tuples(st.sampled_from(["pay", "adjust", "transfer", "undo"]), st.integers(0, 3), st.integers(1, 99_999)),
    max_size=25,
)


@given(movements)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_open_balances_are_the_sum_of_the_entries_whatever_is_posted(moves):
    with transaction.atomic():
        _post_at_random(moves)
        checks = (reconcile.open_balances(), reconcile.debits_and_credits(), reconcile.deposits())
        assert [difference for check in checks for difference in check.differences] == []
        transaction.set_rollback(True)


def _post_at_random(moves) -> None:
    claim = a_billed_claim(lines=[("99213", "100.00"), ("85025", "50.00"), ("81002", "1.00"), ("36415", "9.99")])
    lines = list(claim.encounter.charge_lines.all())
    deposit = open_deposit(
        Deposit(method="CHECK", amount=D("77.00"), received_on=TODAY, source="random"), by=None, now=NOW
    )
    accounts = {"pay": (Kind.PAYMENT, Account.UNAPPLIED), "adjust": (Kind.ADJUSTMENT, Account.CONTRACTUAL),
                "transfer": (Kind.TRANSFER, Account.PATIENT)}  # fmt: skip
    for number, (move, place, cents) in enumerate(moves):
        if move == "undo":
            last = Entry.objects.filter(reverses=None, reversed_by=None).last()
            if last is not None:
                posted(*reversal_of([last], source=f"undo:{number}"))
            continue
        kind, account = accounts[move]
        posted(
            Transfer(
                kind=kind, debit=account, credit=Account.INSURANCE, amount=D(cents) / 100, source=f"move:{number}",
                charge_line_id=lines[place].pk, coverage_id=claim.coverage_id, deposit_id=deposit.pk,
            )
        )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_many_postings_at_the_same_moment_leave_true_balances():
    claim = a_billed_claim(lines=[("99213", "100.00"), ("85025", "50.00")])
    lines = list(claim.encounter.charge_lines.all())
    failures: list[Exception] = []

    def settle(worker: int) -> None:
        try:
            for turn in range(10):
                order = lines if worker % 2 else lines[::-1]
                posted(*(_one_cent(line, claim, f"w{worker}:{turn}:{line.pk}") for line in order))
        except Exception as failure:  # noqa: BLE001
            failures.append(failure)
        finally:
            connections.close_all()

    run_together(settle, 4)
    assert failures == []
    assert reconcile.open_balances().holds
    assert sorted(OpenBalance.objects.values_list("amount", flat=True)) == [D("49.60"), D("99.60")]


@pytest.mark.django_db(transaction=True)
def test_the_same_thing_posted_by_two_at_the_same_moment_is_posted_once():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    line = claim.encounter.charge_lines.get()
    refused: list[Exception] = []

    def settle(_worker: int) -> None:
        try:
            posted(_one_cent(line, claim, "once"))
        except AlreadyPosted as refusal:
            refused.append(refusal)
        finally:
            connections.close_all()

    run_together(settle, 6)
    assert len(refused) == 5
    assert OpenBalance.objects.get().amount == D("99.99")


@pytest.mark.django_db(transaction=True)
def test_two_who_post_up_to_what_is_open_never_spend_the_same_dollar():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    line = claim.encounter.charge_lines.get()

    def settle(worker: int) -> None:
        try:
            with transaction.atomic():
                left = locked_open_by_line(line_ids=[line.pk])[line.pk].of(claim.coverage_id)
                if left >= D("60.00"):
                    posted(_cents(line, claim, f"w{worker}", "60.00"))
        finally:
            connections.close_all()

    run_together(settle, 4)
    assert OpenBalance.objects.get().amount == D("40.00")


def _one_cent(line, claim, source: str) -> Transfer:
    return _cents(line, claim, source, "0.01")


def _cents(line, claim, source: str, amount: str) -> Transfer:
    return Transfer(
        kind=Kind.ADJUSTMENT, debit=Account.CONTRACTUAL, credit=Account.INSURANCE, amount=D(amount), source=source,
        charge_line_id=line.pk, coverage_id=claim.coverage_id,
    )  # fmt: skip


def run_together(work, count: int) -> None:
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
