"""
How fast a remittance is taken in, posted and un-posted, against a COPY of the same rows into the same tables.

Taking in and posting take about twice as long as that COPY, un-posting about 1.3 times; three times are asked.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone

import x12
from bench import Result
from bench.offices import Spent, checkpoint, copy_of_office, in_office, settle, timed
from claims.models import Claim
from clearinghouse.models import Interchange
from clearinghouse.processing import process
from clearinghouse.services import receive
from coding.models import ChargeLine
from encounters.models import Encounter
from ledger.models import Account, Kind
from ledger.post import Transfer, post
from patients.models import Coverage, Patient, Payer
from payments.models import Remittance
from payments.posting.post import post_remittance
from payments.posting.take_in import take_in
from payments.posting.undo import unpost
from practice.models import Location, Practice, Provider

CLAIMS = 10_000
LINES = (("99213", Decimal("150.00")), ("85025", Decimal("24.00")), ("81002", Decimal("30.00")))
# Every table that taking in and posting writes rows to, in the order in which they refer to each other.
WRITTEN = (
    "clearinghouse_transactionset",
    "ledger_deposit",
    "payments_remittance",
    "payments_adjudication",
    "payments_adjudicationline",
    "payments_adjustment",
    "ledger_entry",
    "claims_claimevent",
    "payments_undoing",
    "coding_lineanswer",
)
FLOOR = "COPY of the same rows into the same tables"
TIMES = 3.0
ROUNDS = 5
OWN_OFFICES = True
BILLED = "bench_billed"


def run(claims: int = CLAIMS, rounds: int = ROUNDS) -> Iterator[Result]:
    """
    Take in and post one 835 of `claims` claims of three lines, and take the posting back.

    The floor is a COPY of exactly the rows that were written into the same tables, constraints and triggers included.
    Each round has fresh copies of one office, and each step is committed; the one with the ratio in the middle counts.
    """
    with copy_of_office(BILLED, of=str(connection.settings_dict["NAME"])):
        with in_office(BILLED):
            content = an_835(a_billed_office(claims))
            stored = receive(content=content, file_name="bench.x12", connection=None, now=timezone.now()).pk
        settle(BILLED)
        measured = [_round(stored) for _ in range(rounds)]
    both = [Spent(*map(sum, zip(one.taken, one.posted, strict=True))) for one in measured]
    floors = [one.floor for one in measured]
    yield from _compared("835: take in and post", claims, both, floors)
    yield _middle("835: of it taking in", claims, [one.taken.clock for one in measured], [one.clock for one in floors])
    yield _middle("835: of it posting", claims, [one.posted.clock for one in measured], [one.clock for one in floors])
    yield from _compared("835: un-post", claims, [one.undone for one in measured], [one.undo_floor for one in measured])


@dataclass(frozen=True, slots=True)
class _Round:
    """What each step took, and a COPY of what it wrote."""

    taken: Spent
    posted: Spent
    undone: Spent
    floor: Spent
    undo_floor: Spent


def _round(stored: int) -> _Round:
    with copy_of_office("bench_ours", of=BILLED), in_office("bench_ours"):
        checkpoint()
        marks = {table: _last(table) for table in WRITTEN}
        taken, remittance = timed(lambda: take_in_file(Interchange.objects.get(pk=stored)))
        posted, _ = timed(lambda: post_whole(remittance))
        rows = {table: _rows(table, mark) for table, mark in marks.items()}
        marks = {table: _last(table) for table in WRITTEN}
        undone, _ = timed(lambda: unpost_whole(remittance))
        reversals = {table: _rows(table, mark) for table, mark in marks.items()}
    with copy_of_office("bench_floor", of=BILLED), in_office("bench_floor"):
        checkpoint()
        floor, _ = timed(lambda: _copy(rows))
        undo_floor, _ = timed(lambda: _copy(reversals))
    return _Round(taken, posted, undone, floor, undo_floor)


def _compared(name: str, claims: int, ours: list[Spent], floors: list[Spent]) -> Iterator[Result]:
    """By the clock, which is asked for, and by the processors' time."""
    yield _middle(name, claims, [one.clock for one in ours], [one.clock for one in floors], TIMES)
    by_processors = [one.processors for one in ours], [one.processors for one in floors]
    yield _middle(f"{name}, processors' time", claims, *by_processors)


def _middle(name: str, claims: int, ours: list[float], floors: list[float], times: float | None = None) -> Result:
    """The pair of seconds (ours, floor) whose ratio is in the middle."""
    pairs = sorted(zip(ours, floors, strict=True), key=lambda pair: pair[1] / pair[0])
    mine, floor = pairs[len(pairs) // 2]
    return Result(name, claims / mine, claims / floor, "claims/s", FLOOR, at_least=1 / times if times else None)


def take_in_file(stored: Interchange) -> Remittance:
    done = process(interchange=stored, handlers={"835": take_in}, now=timezone.now())
    return Remittance.objects.get(transaction_set__interchange=done)


def post_whole(remittance: Remittance) -> None:
    post_remittance(remittance=remittance, by=None, now=timezone.now(), today=timezone.localdate())
    assert remittance.state == Remittance.State.POSTED, remittance.state


def unpost_whole(remittance: Remittance) -> None:
    unpost(remittance=remittance, why="Measured", by=None, now=timezone.now(), today=timezone.localdate())


def _last(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608  (our own names)
        return int(cursor.fetchone()[0])


def _rows(table: str, mark: int) -> str:
    text = io.StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY (SELECT * FROM {table} WHERE id > {mark} ORDER BY id) TO STDOUT", text)  # noqa: S608
    return text.getvalue()


def _copy(rows: dict[str, str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table, text in rows.items():
            cursor.copy_expert(f"COPY {table} FROM STDIN", io.StringIO(text))


def a_billed_office(claims: int) -> list[Claim]:
    """An office with sent claims of three lines, charges in the ledger."""
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
