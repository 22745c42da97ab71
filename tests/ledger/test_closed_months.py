"""The books are closed month by month; then nobody posts into them, and what belongs there is booked today."""

import threading
import time
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, connections, transaction

from ledger import reconcile
from ledger.models import Deposit, Entry, OpenBalance, Period
from ledger.periods import (
    MonthAlreadyClosed,
    MonthNotOver,
    MonthOutOfOrder,
    NoReason,
    NothingToClose,
    PostingUnderWay,
    close_month,
    closed_months,
    closed_through,
    next_to_close,
    open_day,
    reopen_month,
    sums_of,
)
from ledger.post import MonthClosed, open_deposit, post, reversal_of
from practice.models import Role
from tests.builders import NOW, TODAY, a_staff
from tests.ledger.given import a_charge, a_line_and_plan, charged, the_offices_own_role

pytestmark = pytest.mark.django_db
D = Decimal
SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 10), date(2026, 10, 31), date(2026, 11, 1)


def closed(month: date) -> Period:
    return close_month(month=month, by=None, today=TODAY, now=NOW)


def test_a_closed_month_takes_no_entry_and_the_next_one_does():
    charged(OCTOBER)
    closed(OCTOBER)
    with pytest.raises(MonthClosed, match=r"The books of 10/2026 are closed\. Post it in the open month"):
        charged(OCTOBER)
    charged(NOVEMBER)
    assert Entry.objects.count() == 2


def test_nothing_of_a_posting_into_a_closed_month_stays():
    line, plan = a_line_and_plan()
    charged(OCTOBER)
    closed(OCTOBER)
    before = list(OpenBalance.objects.values_list("pk", "amount"))
    with pytest.raises(MonthClosed):
        post([a_charge(line, plan), a_charge(line, plan)], effective_date=OCTOBER, by=None, now=NOW)
    assert list(OpenBalance.objects.values_list("pk", "amount")) == before


def test_the_books_are_closed_for_every_day_before_too():
    charged(SEPTEMBER)
    closed(SEPTEMBER)
    with pytest.raises(MonthClosed):
        charged(date(2019, 1, 1))


def test_a_mistake_in_a_closed_month_is_corrected_today():
    entry = charged(OCTOBER)
    closed(OCTOBER)
    post(reversal_of([entry], source="undo"), effective_date=TODAY, by=None, now=NOW)
    assert not OpenBalance.objects.exists()
    assert closed_months().holds


def test_a_month_is_closed_when_it_is_over():
    charged(NOVEMBER)
    with pytest.raises(MonthNotOver, match=r"11/2026 is not over\. It can be closed from 12/01/2026 on"):
        closed(NOVEMBER)
    close_month(month=NOVEMBER, by=None, today=date(2026, 12, 1), now=NOW)
    assert closed_through() == date(2026, 11, 1)


def test_months_are_closed_in_order():
    charged(date(2026, 8, 5))
    charged(OCTOBER)
    assert next_to_close() == date(2026, 8, 1)
    with pytest.raises(MonthOutOfOrder, match=r"Close 08/2026 first"):
        closed(SEPTEMBER)
    with pytest.raises(MonthOutOfOrder, match=r"The books begin in 08/2026"):
        closed(date(2026, 7, 1))
    for month in (8, 9, 10):  # nothing happened in September; it is closed all the same
        closed(date(2026, month, 1))
    with pytest.raises(MonthAlreadyClosed, match=r"09/2026 is closed; the books are closed through 10/2026"):
        closed(SEPTEMBER)
    assert next_to_close() == NOVEMBER


def test_empty_books_have_no_month_to_close():
    assert next_to_close() is None
    with pytest.raises(NothingToClose):
        closed(OCTOBER)


def test_a_closing_keeps_what_the_month_held():
    entry = charged(OCTOBER, amount="150.00")
    charged(OCTOBER, amount="50.00")
    post(reversal_of([entry], source="undo"), effective_date=OCTOBER, by=None, now=NOW)
    manager = a_staff(Role.MANAGER)
    period = close_month(month=OCTOBER, by=manager, today=TODAY, now=NOW)
    assert (period.entries, period.sums, period.closed_by) == (3, {"CHARGE": "50.00"}, manager)


def test_the_last_closed_month_is_reopened_with_a_reason_that_is_kept():
    charged(SEPTEMBER)
    for month in (SEPTEMBER, OCTOBER):
        closed(month)
    manager = a_staff(Role.MANAGER)
    with pytest.raises(NoReason, match=r"Say why 10/2026 is reopened"):
        reopen_month(month=OCTOBER, by=manager, because="  ", now=NOW)
    with pytest.raises(MonthOutOfOrder, match=r"Only the last closed month can be reopened, 10/2026"):
        reopen_month(month=SEPTEMBER, by=manager, because="late check", now=NOW)
    reopen_month(month=OCTOBER, by=manager, because="late check", now=NOW)
    charged(OCTOBER)
    assert closed_through() == date(2026, 9, 1)
    closed(OCTOBER)
    told = Period.objects.filter(month="2026-10-01").order_by("id").values_list("reopened_because", "entries")
    assert list(told) == [("late check", 0), ("", 1)]


def test_nothing_is_reopened_when_nothing_is_closed():
    with pytest.raises(MonthOutOfOrder, match=r"No month is closed"):
        reopen_month(month=OCTOBER, by=a_staff(Role.MANAGER), because="why not", now=NOW)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger_period SET closed_at = now()",
        "UPDATE ledger_period SET entries = 7, reopened_at = now(), reopened_because = 'x'",
        "UPDATE ledger_period SET reopened_because = 'x'",
        "DELETE FROM ledger_period",
    ],
    ids=["dated back", "recounted", "explained", "removed"],
)
def test_what_is_known_about_a_closing_is_never(sql):
    charged(SEPTEMBER)
    closed(SEPTEMBER)
    with (
        pytest.raises(DatabaseError, match="period_reopened_once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_a_reopening_is_never_changed_afterwards():
    charged(SEPTEMBER)
    closed(SEPTEMBER)
    reopen_month(month=SEPTEMBER, by=a_staff(Role.MANAGER), because="late check", now=NOW)
    with pytest.raises(DatabaseError, match="period_reopened_once"), transaction.atomic():
        Period.objects.update(reopened_because="another")


def test_what_belongs_to_a_closed_month_is_booked_today():
    charged(OCTOBER)
    assert open_day(OCTOBER, TODAY) == OCTOBER
    closed(OCTOBER)
    assert [open_day(day, TODAY) for day in (SEPTEMBER, OCTOBER, NOVEMBER)] == [TODAY, TODAY, NOVEMBER]


def test_a_check_of_a_closed_month_is_booked_today_and_keeps_the_day_it_came():
    charged(OCTOBER)
    closed(OCTOBER)
    late = Deposit(method="CHECK", amount=D("77.00"), received_on=OCTOBER, source="late")
    open_deposit(late, by=None, now=NOW)
    assert late.entries.get().effective_date == TODAY
    assert late.received_on == OCTOBER
    assert reconcile.deposits().holds


@pytest.mark.parametrize(
    "trick",
    [
        "SET LOCAL pgtrigger.ignore = '{entry_in_an_open_month,pgtrigger_entry_in_an_open_month_a}'",
        "CREATE TEMPORARY TABLE ledger_period (LIKE ledger_period) ON COMMIT DROP",
        "SET LOCAL search_path = pg_temp",
    ],
    ids=["a switch", "a table of its own", "another path"],
)
def test_the_refusal_is_not_passed_by(trick):
    charged(OCTOBER)
    closed(OCTOBER)
    into = Entry(kind="CHARGE", debit="CASH", credit="REVENUE", amount=1, source="x", effective_date=OCTOBER)
    into.deposit = Deposit.objects.create(method="CASH", amount=1, received_on=TODAY, source="d")
    columns = "kind, debit, credit, amount, source, effective_date, deposit_id, reason, posted_at"
    values = ["CHARGE", "CASH", "REVENUE", 1, "x", OCTOBER, into.deposit_id, "", NOW]
    with the_offices_own_role(), connection.cursor() as cursor:
        cursor.execute(trick)
        with pytest.raises(DatabaseError, match=r"closed through 10/2026"), transaction.atomic():
            cursor.execute(f"INSERT INTO public.ledger_entry ({columns}) VALUES ({', '.join(['%s'] * 9)})", values)
        cursor.execute("SET LOCAL search_path = public")


def test_a_month_that_was_tampered_with_is_told():
    charged(OCTOBER)
    closed(OCTOBER)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE ledger_entry SET amount = 90")
    (difference,) = closed_months().differences
    assert (difference.subject, difference.expected, difference.found) == ("month:2026-10", D("100.00"), D("90.00"))


def test_sums_are_told_by_month():
    charged(SEPTEMBER)
    charged(OCTOBER, amount="20.00")
    found = sums_of(first=SEPTEMBER, last=OCTOBER)
    assert [(month.month, sums.entries, *sums.amounts.values()) for month, sums in sorted(found.items())] == [
        (9, 1, D("100.00")),
        (10, 1, D("20.00")),
    ]


def together(*works) -> list[Exception]:
    """Do all at the same moment, each on a connection of its own; what was refused."""
    refused: list[Exception] = []

    def done(work) -> None:
        try:
            work()
        except (MonthClosed, MonthAlreadyClosed, PostingUnderWay) as refusal:
            refused.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=done, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return refused


@pytest.mark.parametrize("posters", [2, 8])
@pytest.mark.parametrize("closed_before", [None, SEPTEMBER], ids=["first closing", "later closing"])
@pytest.mark.django_db(transaction=True)
def test_no_entry_slips_into_a_month_while_it_is_closed(posters, closed_before):
    line, plan = a_line_and_plan()
    charged(closed_before or OCTOBER)
    if closed_before:
        closed(closed_before)

    def keep_posting() -> None:
        for turn in range(300):
            day = OCTOBER if closed_before or turn % 2 else OCTOBER - timedelta(days=3)
            post([a_charge(line, plan)], effective_date=day, by=None, now=NOW)

    def close() -> None:
        time.sleep(0.2)
        closed(OCTOBER)

    refused = together(*([keep_posting] * posters), close)
    assert [type(one) for one in refused] == [MonthClosed] * posters
    period = Period.objects.get(month="2026-10-01")
    assert period.entries == Entry.objects.filter(effective_date__month=10).count() > 1
    assert reconcile.open_balances().holds


@pytest.mark.django_db(transaction=True)
def test_two_who_close_a_month_at_the_same_moment_close_it_once():
    charged(OCTOBER)
    refused = together(*([lambda: closed(OCTOBER)] * 8))
    assert [type(one) for one in refused] == [MonthAlreadyClosed] * 7
    assert Period.objects.count() == 1


@pytest.mark.parametrize("day", [OCTOBER, SEPTEMBER], ids=["into it", "before the first month of the books"])
@pytest.mark.django_db(transaction=True)
def test_a_closing_waits_for_a_posting_but_not_for_long(day, monkeypatch):
    monkeypatch.setattr("ledger.periods.PATIENCE", "300ms")
    charged(OCTOBER)
    is_posted, may_end = threading.Event(), threading.Event()

    def post_slowly() -> None:
        with transaction.atomic():
            charged(day)
            is_posted.set()
            may_end.wait(30)

    def try_to_close() -> None:
        is_posted.wait(30)
        try:
            closed(OCTOBER)
        finally:
            may_end.set()

    (refusal,) = together(post_slowly, try_to_close)
    assert str(refusal) == "Somebody is posting into this month just now. Try again in a moment."
    assert closed(day).entries == (2 if day == OCTOBER else 1)


@pytest.mark.django_db(transaction=True)
def test_a_day_that_was_found_open_stays_open_until_it_is_posted():
    charged(OCTOBER)
    is_found, may_post = threading.Event(), threading.Event()

    def post_later() -> None:
        with transaction.atomic():
            day = open_day(OCTOBER, TODAY)
            is_found.set()
            may_post.wait(1)
            charged(day)

    def close() -> None:
        is_found.wait(30)
        closed(OCTOBER)

    assert together(post_later, close) == []
    assert Period.objects.get().entries == 2


def test_seventy_thousand_entries_at_once_are_checked_in_a_moment():
    line, plan = a_line_and_plan()
    charged(SEPTEMBER)
    closed(SEPTEMBER)
    columns = "kind, debit, credit, amount, source, effective_date, charge_line_id, coverage_id, reason, posted_at"
    with connection.cursor() as cursor:
        cursor.execute(
            f"EXPLAIN (ANALYZE, FORMAT JSON) INSERT INTO ledger_entry ({columns}) SELECT 'CHARGE', 'INSURANCE',"
            " 'REVENUE', 100, 'n:' || n, %s, %s, %s, '', now() FROM generate_series(1, 70000) n",
            [OCTOBER, line.pk, plan.pk],
        )
        (((told,),),) = cursor.fetchall()
    laws = sum(one["Time"] for one in told["Triggers"] if "keeps_open_balances" not in one["Trigger Name"])
    assert len(told["Triggers"]) == 4
    assert laws < told["Execution Time"] / 5  # a fortieth was seen
