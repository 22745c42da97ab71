"""A patient's name, birth date, member id and note never reach logs, task arguments, addresses or page titles."""

import logging
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.test import Client

from billing_office.inbound import HANDLERS
from claims.models import Claim
from claims.services import add_note
from claims.submit import submit_ready
from clearinghouse import queues, services
from clearinghouse.sandbox import SandboxPayer
from clearinghouse.sandbox.members import member_id_for
from ledger.models import Deposit
from patients.eligibility import ask, send_queued
from payments.models import Remittance
from payments.office.desk import take_patient_payment
from payments.posting.post import post_remittance
from practice.models import Role
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_staff
from tests.claims.given import a_claim, a_connected_payer

BORN = date(1961, 7, 9)
PAGES = ("/", "/claims/", "/claims/{claim}/", "/patients/{patient}/", "/payments/", "/reports/aging/", "/interchanges/")


@pytest.fixture
def secrets() -> list[str]:
    """What must not get out: the name, the note, the member id, and two ways to write the birth date."""
    return ["Canarywood", "zinnia", member_id_for(1, 77), "1961-07-09", "19610709"]


def live_through_a_claim(folder: Path, claim: Claim) -> None:
    """Ask, send, be answered, be paid, take the patient's share: what workers do with a claim in two months."""
    partner = claim.coverage.payer.connection
    assert partner is not None
    ask(coverage=claim.coverage, service_date=TODAY, by=None, now=NOW)
    payer = SandboxPayer(folder, seed=1)
    for day in (TODAY + timedelta(days=n) for n in range(60)):
        now = NOW + (day - TODAY)
        send_queued(now=now)
        submit_ready(now=now)
        for waiting in queues.to_deliver():
            services.deliver(interchange=waiting, now=now)
        payer.answer(day)
        services.poll(connection=partner, now=now)
        for stored in queues.to_process():
            services.process(interchange=stored, handlers=HANDLERS, now=now)
        for remittance in Remittance.objects.filter(state="WAITING"):
            post_remittance(remittance=remittance, by=None, now=now, today=day)
    take_patient_payment(
        patient=claim.encounter.patient,
        method=Deposit.Method.CASH,
        amount=Decimal("5.00"),
        by=a_staff(Role.FRONT_DESK),
        now=NOW,
        today=TODAY,
        reference="",
        key="canary",
    )


@pytest.mark.django_db(transaction=True)
def test_names_stay_in_the_office(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, client: Client, secrets: list[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)
    patient = a_patient(last_name="Canarywood", birth_date=BORN)
    coverage = a_coverage(patient=patient, payer=a_connected_payer(tmp_path), member_id=secrets[2])
    claim = a_claim(tmp_path, coverage=coverage)
    biller = a_staff(Role.BILLER, Role.MANAGER)
    add_note(claim=claim, text="The payer says zinnia", by=biller, now=NOW)
    partner = claim.coverage.payer.connection
    assert partner is not None
    live_through_a_claim(partner.outbox_folder.parent, claim)
    assert Remittance.objects.filter(state="POSTED").exists(), "the story must reach the money"

    client.force_login(biller)
    titles, addresses = "", ""
    for page in PAGES:
        answer = client.get(page.format(claim=claim.pk, patient=patient.pk))
        assert answer.status_code == 200, page
        text = answer.content.decode()
        titles += " ".join(re.findall(r"<title>(.*?)</title>", text, re.S))
        addresses += " ".join(re.findall(r'(?:href|action|hx-[a-z]+)="([^"]*)"', text))
        assert "no-store" in answer["Cache-Control"], page
    client.post("/find/", {"text": "Canarywood"})

    broker = redis.Redis.from_url(settings.REDIS_URL)
    queued = b" ".join(
        b" ".join(broker.lrange(key, 0, -1)) for key in broker.keys("celery*") if broker.type(key) == b"list"
    )
    found = {
        (place, secret)
        for place, text in (
            ("logs", "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)),
            ("tasks", queued.decode(errors="replace")),
            ("titles", titles),
            ("addresses", addresses),
        )
        for secret in secrets
        if secret.lower() in text.lower()
    }
    assert found == set()
