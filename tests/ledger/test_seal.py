"""Each night the days that are past are sealed, one seal upon the other; what is changed afterwards shows."""

import hashlib
import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, OperationalError, connection, connections, transaction

from ledger.models import Entry, Seal
from ledger.post import post, reversal_of
from ledger.seal import BEFORE_THE_FIRST, ENTRIES, seal_days, sealed_days
from ledger.tasks import seal_nightly
from tests.builders import NOW, TODAY
from tests.ledger.given import charged

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TOMORROW = TODAY + DAY


def sealed(today: date = TOMORROW) -> list[Seal]:
    return seal_days(today=today, now=NOW)


def tampered(sql: str, *values: object) -> None:
    """Change the books as only the owner of the tables can: with their laws switched off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("ledger_entry", "ledger_seal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql, values)
        for table in ("ledger_entry", "ledger_seal"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def three_days() -> list[Entry]:
    entries = [charged(TODAY, amount=f"{n}.00", now=NOW + (n - 1) * DAY) for n in (1, 2, 3)]
    assert len(sealed(TODAY + 3 * DAY)) == 3
    return entries


def told() -> list[tuple[str, str]]:
    return [(difference.subject, difference.text) for difference in sealed_days().differences]


def test_every_day_that_is_past_is_sealed_once():
    charged(TODAY)
    charged(TODAY, now=NOW + 2 * DAY)
    assert sealed(TODAY) == []
    made = sealed(TODAY + 3 * DAY)
    assert [(seal.day.day, seal.entries, str(seal.total)) for seal in made] == [
        (16, 1, "100.00"),
        (17, 0, "0.00"),
        (18, 1, "100.00"),
    ]
    assert [seal.previous_hash for seal in made] == [BEFORE_THE_FIRST, made[0].hash, made[1].hash]
    assert sealed(TODAY + 3 * DAY) == []
    assert sealed_days().holds


def test_an_empty_ledger_has_nothing_to_seal():
    assert sealed() == []
    assert sealed_days().holds


def test_a_day_ends_at_midnight_in_the_office():
    charged(TODAY, now=datetime(2026, 11, 17, 4, 59, tzinfo=UTC))  # 11:59 at night in New York
    charged(TODAY, now=datetime(2026, 11, 17, 5, 0, tzinfo=UTC))
    assert [(seal.day.day, seal.entries) for seal in sealed(date(2026, 11, 18))] == [(16, 1), (17, 1)]


def test_what_is_posted_late_falls_to_the_next_seal():
    charged(TODAY)
    (first,) = sealed()
    late = charged(TODAY, now=NOW)
    assert sealed_days().holds
    (second,) = sealed(TOMORROW + DAY)
    assert (second.entries, second.last_entry) == (1, late)
    assert Seal.objects.get(pk=first.pk).hash == first.hash


def test_the_hash_can_be_computed_by_anybody():
    entry = charged(TODAY)
    (seal,) = sealed()
    line, plan = entry.charge_line_id, entry.coverage_id
    head = f"{BEFORE_THE_FIRST}\t2026-11-16\t1\t100.00\n"
    row = (
        f"{entry.pk}\tCHARGE\tINSURANCE\tREVENUE\t100.00\t{line}\t{plan}\t\\N\t{entry.source}"
        "\t2026-11-16\t\\N\t\t\\N\t2026-11-16T15:00:00.000000\n"
    )
    assert seal.hash == hashlib.sha256((head + row).encode()).hexdigest()


def test_a_seal_covers_every_column_of_an_entry():
    missing = [field.column for field in Entry._meta.fields if str(field.column) not in ENTRIES]
    assert not missing, "A new column needs a second form of the canonical text, for seals made from then on."


@pytest.mark.parametrize(
    "change",
    ["amount = 2.01", "effective_date = '2026-01-01'", "posted_at = posted_at + interval '1 second'", "reason = 'x'",
     "kind = 'PAYMENT'", "debit = 'CONTRACTUAL'", "source = 'another'"],
)  # fmt: skip
def test_a_changed_entry_is_told_with_its_day(change):
    _, second, _ = three_days()
    tampered(f"UPDATE ledger_entry SET {change} WHERE id = %s", second.pk)
    assert told() == [("seal:2026-11-17", "Entries posted on 11/17/2026 are not as they were sealed: 1 then, 1 now.")]


def test_a_changed_amount_is_told_by_verify(capsys):
    _, second, _ = three_days()
    tampered("UPDATE ledger_entry SET amount = 9 WHERE id = %s", second.pk)
    with pytest.raises(SystemExit):
        call_command("verify")
    told = capsys.readouterr().out
    assert "seal:2026-11-17: expected 2.00, found 9.00, difference 7.00, since " in told
    assert "Entries posted on 11/17/2026 are not as they were sealed" in told


def test_a_removed_entry_is_told_with_its_day():
    removed, _ = charged(TODAY), charged(TODAY)
    sealed()
    tampered("DELETE FROM ledger_entry WHERE id = %s", removed.pk)
    assert told() == [("seal:2026-11-16", "Entries posted on 11/16/2026 are not as they were sealed: 2 then, 1 now.")]


@pytest.mark.parametrize("change", ["entries = 7", "total = 7", "day = '2026-12-24'", "hash = 'forged'"])
def test_a_changed_seal_is_told(change):
    three_days()
    tampered(f"UPDATE ledger_seal SET {change} WHERE day = '2026-11-17'")
    assert told()


def test_a_removed_seal_is_told():
    three_days()
    tampered("DELETE FROM ledger_seal WHERE day = '2026-11-17'")
    assert ("seal:2026-11-18", "The seal does not continue the one before it: a seal was removed or changed.") in told()


def test_an_entry_with_a_number_among_the_sealed_is_refused():
    first, _, _ = three_days()
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('ledger_entry_id_seq')")
    for number in (first.pk - 1, first.pk):
        copied = Entry.objects.get(pk=first.pk)
        copied.pk, copied.source = number, f"forged:{number}"
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.bulk_create([copied])
    assert sealed_days().holds


@pytest.mark.parametrize(
    "sql", ["UPDATE ledger_seal SET total = 1", "DELETE FROM ledger_seal"], ids=["changed", "removed"]
)
def test_a_seal_is_never(sql):
    charged(TODAY)
    sealed()
    with pytest.raises(DatabaseError, match="seal_append_only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("name", ["seal", "period"])
def test_seals_and_closings_are_never_emptied(name):
    with (
        pytest.raises(DatabaseError, match=f"{name}_not_truncated"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"TRUNCATE ledger_{name}")


def test_the_nightly_task_may_run_twice():
    charged(TODAY)
    seal_nightly()
    made = list(Seal.objects.values_list("day", "hash"))
    seal_nightly()
    assert list(Seal.objects.values_list("day", "hash")) == made
    assert made[-1][0] == TODAY


def test_a_reversal_is_sealed_with_the_day_it_was_posted_on():
    entry = charged(TODAY)
    sealed()
    post(reversal_of([entry], source="undo"), effective_date=TODAY, by=None, now=NOW + DAY)
    (second,) = sealed(TOMORROW + DAY)
    assert (second.day, second.entries, str(second.total)) == (TOMORROW, 1, "100.00")
    assert sealed_days().holds


@pytest.mark.parametrize("sealers", [2, 8])
@pytest.mark.django_db(transaction=True)
def test_a_day_is_sealed_once_by_many_while_others_post(sealers):
    for n in range(5):
        charged(TODAY, now=NOW + n * DAY)
    made: list[Seal] = []
    failures: list[Exception] = []

    def keep_posting() -> None:
        for n in range(20):
            charged(TODAY, now=NOW + (n % 5) * DAY)

    def done(work) -> None:
        try:
            work()
        except Exception as failure:  # noqa: BLE001
            failures.append(failure)
        finally:
            connections.close_all()

    works = [lambda: made.extend(sealed(TODAY + 5 * DAY))] * sealers + [keep_posting] * 2
    threads = [threading.Thread(target=done, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    assert sorted(seal.day for seal in made) == [TODAY + n * DAY for n in range(5)]
    sealed(TODAY + 6 * DAY)
    assert sum(Seal.objects.values_list("entries", flat=True)) == Entry.objects.count() == 45
    assert sealed_days().holds


@pytest.mark.django_db(transaction=True)
def test_a_seal_waits_for_a_posting_that_has_begun_and_gives_way(monkeypatch):
    monkeypatch.setattr("ledger.seal.PATIENCE", "200ms")
    charged(TODAY)
    is_posted, may_end = threading.Event(), threading.Event()

    def post_slowly() -> None:
        with transaction.atomic():
            charged(TODAY)
            is_posted.set()
            may_end.wait(30)
        connections.close_all()

    poster = threading.Thread(target=post_slowly)
    poster.start()
    is_posted.wait(30)
    with pytest.raises(OperationalError):
        sealed()
    may_end.set()
    poster.join()
    (seal,) = sealed()
    assert seal.entries == 2
