"""Money is posted once: under two workers, under SIGKILL, and however often a button is pressed."""

import os
import signal
import subprocess
import sys
import threading
import time
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection, connections

from ledger.models import Deposit, Entry, OpenBalance
from payments.models import Remittance
from payments.office.desk import take_patient_payment
from payments.posting.post import post_remittance
from payments.proof.reconcile import every_check
from payments.tasks import post_one
from tests.builders import NOW, TODAY, a_patient
from tests.payments.given import a_billed_claim, a_payment_of, an_835, taken_in

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parent.parent.parent

# Posts one remittance, and stops for ever in the middle: the deposit is booked, the claims are not.
STOPPED_IN_THE_MIDDLE = """
import sys, time
import django
django.setup()
from django.conf import settings
from django.db import connection
from django.utils import timezone
from payments.posting import post
from payments.models import Remittance

def stop(decisions, act):
    print("in the middle", flush=True)
    time.sleep(60)

post._post_decisions = stop
row = Remittance.objects.get(pk=int(sys.argv[1]))
post.post_remittance(remittance=row, by=None, now=timezone.now(), today=timezone.localdate())
"""


def together(work, count: int) -> None:
    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)


def the_books_are_true() -> bool:
    return all(check.holds for check in every_check())


def test_two_workers_with_the_same_remittance_post_it_once():
    claims = [a_billed_claim() for _ in range(5)]
    remittance = taken_in(an_835(*(a_payment_of(claim, ("100.00", ["CO 45 50.00"])) for claim in claims)))

    def post() -> None:
        row = Remittance.objects.get(pk=remittance.pk)
        post_remittance(remittance=row, by=None, now=NOW, today=TODAY)

    together(post, 4)
    assert Deposit.objects.count() == 1
    assert Entry.objects.filter(kind="PAYMENT").count() == 5
    assert the_books_are_true()


def test_two_remittances_for_one_claim_at_the_same_moment_never_pay_more_than_is_open():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    rows = [taken_in(an_835(a_payment_of(claim, ("100.00", [])), control_number=number)) for number in (1, 2)]
    waiting = iter(rows)

    def post() -> None:
        post_remittance(remittance=next(waiting), by=None, now=NOW, today=TODAY)

    together(post, 2)
    states = sorted(Remittance.objects.values_list("state", flat=True))
    assert states == ["IN_PART", "POSTED"]
    assert not OpenBalance.objects.filter(account="INSURANCE").exists()
    assert the_books_are_true()


def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_next_one_posts_once():
    claim = a_billed_claim()
    remittance = taken_in(an_835(a_payment_of(claim, ("150.00", []))))
    worker = subprocess.Popen(
        [sys.executable, "-c", STOPPED_IN_THE_MIDDLE, str(remittance.pk)],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "billing_office.settings", "DATABASE_URL": url_of_test_database()},
        stdout=subprocess.PIPE,
    )
    assert worker.stdout is not None
    assert worker.stdout.readline().strip() == b"in the middle"
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait(timeout=10)
    wait_until_nobody_holds_the_row()
    assert not Deposit.objects.exists()
    post_one(remittance.pk)
    post_one(remittance.pk)
    remittance.refresh_from_db()
    assert remittance.state == Remittance.State.POSTED
    assert Entry.objects.filter(kind="PAYMENT").count() == 1
    assert the_books_are_true()


def url_of_test_database() -> str:
    """The database of this test, for another process; a socket is a path."""
    settings = connection.settings_dict
    who = f"{settings['USER']}:{settings['PASSWORD']}" if settings["PASSWORD"] else settings["USER"]
    host = str(settings["HOST"])
    at = f"/{quote(host)}" if host.startswith("/") else f"{host}:{settings['PORT'] or 5432}"
    return f"postgresql://{who}@{at}/{settings['NAME']}"


def wait_until_nobody_holds_the_row() -> None:
    """The server notices a killed client in a moment; then its transaction is gone."""
    for _ in range(100):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND state = 'idle in transaction' AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.1)
    raise AssertionError("the killed worker still holds its transaction")


def test_a_patient_payment_sent_twice_at_the_same_moment_is_taken_once():
    patient = a_patient()
    taken: list[Deposit] = []

    def take() -> None:
        taken.append(
            take_patient_payment(
                patient=patient,
                method=Deposit.Method.CARD,
                amount=Decimal("20.00"),
                by=None,
                now=NOW,
                today=TODAY,
                key="k1",
            )
        )

    together(take, 4)
    assert len({deposit.pk for deposit in taken}) == 1
    assert len(taken) == 4
    assert OpenBalance.objects.get().amount == Decimal("20.00")
