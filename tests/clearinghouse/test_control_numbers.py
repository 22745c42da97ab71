"""A control number is never given to two files of one partner."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connection as database
from django.db import transaction

from clearinghouse import services
from clearinghouse.models import Connection, Interchange
from tests.builders import NOW

REMITTANCE = (Path(__file__).parent.parent / "examples" / "835_02_denial_full.x12").read_bytes()
WAITING_FOR_A_LOCK = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def a_partner(tmp_path: Path, name: str) -> Connection:
    return services.open_folder_connection(
        name=name,
        folder=tmp_path / name,
        sender_id="OFFICE",
        receiver_id=name,
        receiver_name=name,
        is_sandbox=True,
    )


def in_threads(work, times: int) -> list:
    def and_close(number: int):
        try:
            return work(number)
        finally:
            database.close()

    with ThreadPoolExecutor(8) as threads:
        return list(threads.map(and_close, range(times)))


@pytest.mark.django_db(transaction=True)
def test_eight_workers_at_once_draw_different_numbers(tmp_path):
    partner = a_partner(tmp_path, "PAYER")
    drawn = in_threads(lambda _: services.next_control_number(connection=partner), 200)
    assert sorted(drawn) == list(range(1, 201))


@pytest.mark.django_db(transaction=True)
def test_each_partner_counts_by_itself_and_begins_again_after_nine_digits(tmp_path):
    first, second = a_partner(tmp_path, "FIRST"), a_partner(tmp_path, "SECOND")
    assert services.next_control_number(connection=first) == 1
    assert services.next_control_number(connection=second) == 1
    with database.cursor() as cursor:
        cursor.execute(f"SELECT setval('interchange_control_{first.pk}', 999999999)")
    assert services.next_control_number(connection=first) == 1


@pytest.mark.django_db(transaction=True)
def test_one_file_taken_in_by_eight_workers_at_once_is_stored_by_all_and_processed_by_one():
    taken = []

    def take_in(*, transaction_set, transaction, now) -> str:
        taken.append(transaction_set.pk)
        return "Taken in."

    def work(_: int) -> str:
        row = services.receive(content=REMITTANCE, file_name="era.x12", connection=None, now=NOW)
        return services.process(interchange=row, handlers={"835": take_in}, now=NOW).state

    in_threads(work, 8)
    assert len(taken) == 1
    assert sorted(Interchange.objects.values_list("state", flat=True)) == ["DUPLICATE"] * 7 + ["PROCESSED"]


@pytest.mark.django_db(transaction=True)
def test_eight_workers_that_process_one_file_at_once_take_it_in_once():
    taken = []

    def take_in(*, transaction_set, transaction, now) -> str:
        taken.append(transaction_set.pk)
        return "Taken in."

    row = services.receive(content=REMITTANCE, file_name="era.x12", connection=None, now=NOW)
    in_threads(
        lambda _: (
            services.process(interchange=Interchange.objects.get(pk=row.pk), handlers={"835": take_in}, now=NOW).state
        ),
        8,
    )
    row.refresh_from_db()
    assert (len(taken), row.state) == (1, "PROCESSED")


@pytest.mark.django_db(transaction=True)
def test_a_worker_whose_colleague_looked_too_early_closes_the_file_itself():
    """The colleague saw a message waiting and still holds the file when that message is done."""
    row = services.receive(content=REMITTANCE, file_name="era.x12", connection=None, now=NOW)
    holds, ended = Event(), Event()

    def colleague() -> None:
        with transaction.atomic(), database.cursor() as cursor:
            Interchange.objects.select_for_update().get(pk=row.pk)
            holds.set()
            while not ended.wait(0.01):
                cursor.execute(WAITING_FOR_A_LOCK)
                if cursor.fetchone() != (0,):
                    break
        database.close()

    def take_in(*, transaction_set, transaction, now) -> str:
        worker.start()
        holds.wait()
        return "Taken in."

    worker = Thread(target=colleague)
    state = services.process(interchange=row, handlers={"835": take_in}, now=NOW).state
    ended.set()
    worker.join()
    assert state == "PROCESSED"
