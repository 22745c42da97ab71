"""Scrub and write claims as an 837P batch; the floor writes the same batch from ready objects."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import mkdtemp

from django.db import transaction

import x12
from bench import Result, best_of
from claims.facts import gather
from claims.models import Claim
from claims.professional import batch
from claims.scrub import judge
from clearinghouse.models import Connection
from clearinghouse.services import open_folder_connection
from coding.models import ChargeLine, Code, Diagnosis
from encounters.models import Encounter
from patients.models import Coverage, Patient, Payer
from practice.models import Location, Practice, Provider

CLAIMS = 1_000
NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
DAY = date(2026, 10, 15)
ADDRESS = {"line1": "100 Elm St", "city": "Columbus", "state": "OH", "zip_code": "432150001"}


def run() -> list[Result]:
    """Claims a second, ours beside the floor."""
    with transaction.atomic():
        partner = _an_office()
        claims = list(Claim.objects.order_by("pk"))
        facts = gather(claims, today=DAY)
        message = batch(facts, connection=partner, reference="B1", now=NOW)
        floor = CLAIMS / best_of(3, lambda: _write(message))
        gathering = CLAIMS / best_of(3, lambda: gather(claims, today=DAY))
        scrubbing = CLAIMS / best_of(1, lambda: [judge(one) for one in gather(claims, today=DAY)])
        writing = CLAIMS / best_of(
            3,
            lambda: _write(batch(gather(claims, today=DAY), connection=partner, reference="B1", now=NOW)),
        )
        transaction.set_rollback(True)
    words = "the same batch written from ready objects"
    return [
        Result("837P: gather from the database", gathering, floor, "claims/s", words),
        Result("837P: scrub, all rules and edits", scrubbing, floor, "claims/s", words),
        Result("837P: gather, build and write", writing, floor, "claims/s", words),
    ]


def _write(message: x12.ClaimBatch) -> str:
    return x12.write(x12.enclose(message, sender="OURS", receiver="THEIRS", control_number=1, now=NOW))


def _an_office() -> Connection:
    """One practice with a thousand claims of two lines each, every one of another patient."""
    partner = open_folder_connection(
        name="bench",
        folder=Path(mkdtemp()),
        sender_id="OURS",
        receiver_id="THEIRS",
        receiver_name="CLEARINGHOUSE",
        is_sandbox=True,
    )
    practice = Practice.objects.create(
        legal_name="Bench Practice",
        npi="1234567893",
        ein="123456789",
        taxonomy="207Q00000X",
        phone="6145550100",
        contact_name="Billing",
        **ADDRESS,
    )
    provider = Provider.objects.create(
        practice=practice, first_name="Theo", last_name="Exemplar", npi="1679576722", taxonomy="207Q00000X"
    )
    location = Location.objects.create(practice=practice, name="Main", **ADDRESS)
    payer = Payer.objects.create(name="Bench Plan", payer_id="90001", connection=partner)
    codes = [("ICD10CM", "E119"), ("ICD10CM", "I10"), ("CPT", "99213"), ("CPT", "20610")]
    Code.objects.bulk_create(
        [Code(system=system, code=code, title=code, starts_on=date(2020, 1, 1)) for system, code in codes],
        ignore_conflicts=True,
    )
    for number in range(CLAIMS):
        _a_claim(number, provider, location, payer)
    return partner


def _a_claim(number: int, provider: Provider, location: Location, payer: Payer) -> None:
    patient = Patient.objects.create(
        account_number=f"B-{number}",
        first_name="Iris",
        last_name="Benchley",
        birth_date=date(1960, 4, 2),
        sex="F",
        **ADDRESS,
    )
    coverage = Coverage.objects.create(
        patient=patient, payer=payer, member_id=f"W{number:09d}", starts_on=date(2026, 1, 1)
    )
    encounter = Encounter.objects.create(
        number=f"B-{number}",
        patient=patient,
        provider=provider,
        location=location,
        service_date=DAY,
        place_of_service="11",
        signed_at=NOW,
        status=Encounter.Status.RELEASED,
    )
    for place, code in enumerate(("E119", "I10"), start=1):
        Diagnosis.objects.create(encounter=encounter, position=place, code=code)
    for place, procedure in enumerate(("99213", "20610"), start=1):
        ChargeLine.objects.create(
            encounter=encounter, position=place, procedure=procedure, charge=Decimal("100.00"), pointers=[1, 2]
        )
    Claim.objects.create(
        claim_number=f"B{number}",
        encounter=encounter,
        coverage=coverage,
        status=Claim.Status.READY,
        charged=Decimal("200.00"),
        opened_at=NOW,
        file_by=date(2027, 4, 13),
    )
