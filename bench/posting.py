"""How fast a remittance is posted, against a plain COPY of the same number of rows."""

import io
import time
from datetime import timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone

import x12
from bench import Result
from claims.models import Claim
from clearinghouse.processing import process
from clearinghouse.services import receive
from coding.models import ChargeLine
from encounters.models import Encounter
from ledger.models import Account, Entry, Kind
from ledger.post import Transfer, post
from patients.models import Coverage, Patient, Payer
from payments.models import Remittance
from payments.post import post_remittance
from payments.remittances import take_in
from practice.models import Location, Practice, Provider

CLAIMS = 1000
LINES = (("99213", Decimal("150.00")), ("85025", Decimal("24.00")))


def run(claims: int = CLAIMS) -> list[Result]:
    """
    Take in and post one 835 of `claims` claims of two lines.

    The floor is a COPY of as many rows as posting wrote to the ledger into a bare table, told as claims a second.
    """
    billed = a_billed_office(claims)
    content = an_835(billed)
    now, today = timezone.now(), timezone.localdate()
    started = time.perf_counter()
    interchange = process(
        interchange=receive(content=content, file_name="bench.x12", connection=None, now=now),
        handlers={"835": take_in},
        now=now,
    )
    taken = time.perf_counter() - started
    remittance = Remittance.objects.get(transaction_set__interchange=interchange)
    before = Entry.objects.count()
    started = time.perf_counter()
    post_remittance(remittance=remittance, by=None, now=now, today=today)
    posted = time.perf_counter() - started
    rows = Entry.objects.count() - before
    remittance.refresh_from_db()
    assert remittance.state == Remittance.State.POSTED, remittance.state
    floor = claims / copied(rows)
    name = f"COPY of its {rows:,} entries"
    return [
        Result("take in an 835", claims / taken, floor, "claims/s", name),
        Result("post an 835", claims / posted, floor, "claims/s", name),
    ]


def a_billed_office(claims: int) -> list[Claim]:
    """An office with sent claims of two lines, charges in the ledger."""
    day = timezone.localdate() - timedelta(days=20)
    now = timezone.now()
    practice = Practice.objects.first() or _practice()
    provider = Provider.objects.first() or Provider.objects.create(
        practice=practice, first_name="Theo", last_name="Exemplar", npi="1679576722", taxonomy="207Q00000X"
    )
    location = Location.objects.first() or Location.objects.create(
        practice=practice, name="Main", line1="100 Elm St", city="Columbus", state="OH", zip_code="432150001"
    )
    payer, _ = Payer.objects.get_or_create(payer_id="BENCH", defaults={"name": "Bench Health"})
    first = Patient.objects.count()
    patients = Patient.objects.bulk_create(
        Patient(
            account_number=f"B-{first + n}", first_name="Pat", last_name=f"Benchley{n}", birth_date=day, sex="U",
            line1="1 Oak Ave", city="Dayton", state="OH", zip_code="45402",
        )
        for n in range(claims)
    )  # fmt: skip
    coverages = Coverage.objects.bulk_create(
        Coverage(patient=patient, payer=payer, member_id=f"M{patient.pk}", starts_on=day) for patient in patients
    )
    encounters = Encounter.objects.bulk_create(
        Encounter(
            number=f"B-{first + n}", patient=patient, provider=provider, location=location, service_date=day,
            place_of_service="11", status="RELEASED", signed_at=now,
        )
        for n, patient in enumerate(patients)
    )  # fmt: skip
    lines = ChargeLine.objects.bulk_create(
        ChargeLine(encounter=encounter, position=position, procedure=code, charge=charge)
        for encounter in encounters
        for position, (code, charge) in enumerate(LINES, start=1)
    )
    of_encounter = {encounter.pk: coverage for encounter, coverage in zip(encounters, coverages, strict=True)}
    post([_charge(line, of_encounter[line.encounter_id]) for line in lines], effective_date=day, by=None, now=now)
    return Claim.objects.bulk_create(
        Claim(
            claim_number=f"B{encounter.pk}", encounter=encounter, coverage=coverage, status=Claim.Status.SENT,
            charged=sum(charge for _, charge in LINES), opened_at=now, sent_at=now, file_by=day + timedelta(days=180),
        )
        for encounter, coverage in zip(encounters, coverages, strict=True)
    )  # fmt: skip


def an_835(claims: list[Claim]) -> bytes:
    """What the payer writes: each line paid in part, forgiven in part, the rest the patient's."""
    practice = Practice.objects.order_by("pk")[0]
    lines = ChargeLine.objects.filter(encounter__in=[claim.encounter_id for claim in claims]).order_by("position")
    of_encounter: dict[int, list[ChargeLine]] = {}
    for line in lines:
        of_encounter.setdefault(line.encounter_id, []).append(line)
    decisions = [_decision(claim, of_encounter[claim.encounter_id]) for claim in claims]
    message = x12.Remittance(
        amount=sum((decision.paid for decision in decisions), Decimal(0)),
        method="ACH",
        date=timezone.localdate(),
        trace=f"BENCH{claims[0].pk}",
        payer_originator="1512345678",
        payer=x12.RemittancePayer(name="BENCH HEALTH", street="1 MAIN ST", city="TOWN", state="OH", zip="441140001"),
        payee=x12.Payee(name="CEDAR HOLLOW", id=practice.npi, tax_id=practice.ein),
        groups=[x12.ClaimGroup(claims=decisions)],
    )
    return x12.write(
        x12.enclose(message, sender="P", receiver="O", control_number=1, now=timezone.now(), usage="T")
    ).encode()


def copied(rows: int) -> float:
    """Seconds to COPY as many rows of a ledger's width into a bare table."""
    text = "".join(
        f"{n}\tPAYMENT\tUNAPPLIED\tINSURANCE\t96.00\t{n}\t{n}\tremittance:1:segment:{n}:paid\n" for n in range(rows)
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "DROP TABLE IF EXISTS floor;"
            " CREATE TEMP TABLE floor (id bigint, kind text, debit text, credit text, amount numeric(12,2),"
            " line bigint, deposit bigint, source text) ON COMMIT DROP"
        )
        started = time.perf_counter()
        cursor.copy_expert("COPY floor FROM STDIN", io.StringIO(text))
        return time.perf_counter() - started


def _decision(claim: Claim, lines: list[ChargeLine]) -> x12.ClaimPayment:
    services = [
        x12.ServicePayment(
            procedure=x12.Procedure(code=line.procedure),
            charged=line.charge,
            paid=line.charge - 20,
            adjustments=[
                x12.Adjustment(group="CO", reason="45", amount=Decimal(15)),
                x12.Adjustment(group="PR", reason="3", amount=Decimal(5)),
            ],
            control_number=line.control_number,
        )
        for line in lines
    ]
    return x12.ClaimPayment(
        claim_number=claim.claim_number,
        status="1",
        charged=claim.charged,
        paid=sum((service.paid for service in services), Decimal(0)),
        payer_claim_number=f"ICN{claim.pk}",
        lines=services,
    )


def _practice() -> Practice:
    return Practice.objects.create(
        legal_name="Cedar Hollow", npi="1234567893", ein="123456789", taxonomy="207Q00000X", phone="6145550100",
        contact_name="Billing", line1="100 Elm St", city="Columbus", state="OH", zip_code="432150001",
    )  # fmt: skip


def _charge(line: ChargeLine, coverage: Coverage) -> Transfer:
    return Transfer(
        kind=Kind.CHARGE, debit=Account.INSURANCE, credit=Account.REVENUE, amount=line.charge,
        source=f"encounter:{line.encounter_id}:line:{line.pk}:charge", charge_line_id=line.pk, coverage_id=coverage.pk,
    )  # fmt: skip
