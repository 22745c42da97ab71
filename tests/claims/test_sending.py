"""What leaves the office: batches that a strict validator accepts, each claim once."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection as database

import x12
from claims import submit
from claims.models import Claim, ClaimFinding, Submission
from claims.prior import PriorAdjustment, PriorLine, PriorPayment
from claims.secondary import open_next
from claims.services import mark_answered, resubmit
from claims.submit import submit_ready
from clearinghouse.models import Connection, Interchange
from encounters.models import Encounter
from ledger.models import Account, Kind
from ledger.post import Transfer, post
from patients.models import Authorization, FilingCode, Payer
from practice.models import Location, Practice
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, an_npi
from tests.claims.given import a_claim, a_connected_payer, a_sent_claim, in_state
from tests.x12.pyx12_validate import pyx12_errors

pytestmark = pytest.mark.django_db


def sent_claim(file: Interchange) -> tuple[x12.Billing, x12.Subscriber, x12.Patient | None, x12.Claim]:
    """The only claim of a file, read back."""
    ((billing, subscriber, patient, claim),) = sent_claims(file)
    return billing, subscriber, patient, claim


def sent_claims(file: Interchange) -> list[tuple[x12.Billing, x12.Subscriber, x12.Patient | None, x12.Claim]]:
    text = bytes(file.content).decode()
    assert pyx12_errors(text) == []
    (transaction,) = x12.read(text).transactions
    assert transaction.problems == []
    assert isinstance(transaction.message, x12.ClaimBatch)
    return list(transaction.message.claims())


def test_a_ready_claim_goes_out_and_says_everything_once(tmp_path: Path) -> None:
    claim = a_claim(tmp_path, lines=[("99213", "150.00"), ("81002", "12.50")])
    (file,) = submit_ready(now=NOW)
    billing, subscriber, patient, sent = sent_claim(file)
    practice = claim.encounter.provider.practice
    assert (billing.provider.id, billing.provider.ein, billing.taxonomy) == (practice.npi, "123456789", "207Q00000X")
    assert (billing.pay_to, patient) == (None, None)
    assert (subscriber.responsibility, subscriber.relationship, subscriber.name.id) == ("P", "18", "W123456789")
    assert subscriber.name.birth_date == date(1960, 4, 2)
    assert (sent.claim_number, sent.charge, sent.frequency) == (claim.claim_number, Decimal("162.5"), "1")
    assert sent.diagnosis_codes == ["E119", "I10"]
    assert sent.rendering is not None
    assert sent.rendering.id == claim.encounter.provider.npi
    assert sent.facility is None
    assert sent.clia == "36D0000000"
    assert [line.control_number for line in sent.lines] == [
        line.control_number for line in claim.encounter.charge_lines.all()
    ]
    claim.refresh_from_db()
    assert (claim.status, claim.sent_at) == (Claim.Status.SENT, NOW)
    submission = claim.submissions.get()
    assert (submission.frequency, submission.set_control_number) == ("1", "0001")
    assert submission.group_control_number == str(int(file.control_number))


def test_the_segments_of_a_sending_hold_its_subscriber_and_its_claim(tmp_path: Path) -> None:
    for name in ("Ada", "Bea", "Cy"):
        a_claim(tmp_path, first_name=name)
    (file,) = submit_ready(now=NOW)
    (transaction,) = x12.read(bytes(file.content)).transactions
    last = 0
    for submission in Submission.objects.order_by("pk"):
        inside = [
            one for one in transaction.segments if submission.first_segment <= one.number <= submission.last_segment
        ]
        assert inside[0].element(3) == "22"
        assert [one.element(1) for one in inside if one.id == "CLM"] == [submission.claim.claim_number]
        assert submission.first_segment > last
        last = submission.last_segment
    assert transaction.segments[last].id == "SE"


def test_a_dependent_travels_below_the_subscriber(tmp_path: Path) -> None:
    coverage = a_coverage(patient=a_patient(first_name="Kit"), payer=a_connected_payer(tmp_path))
    coverage.relationship, coverage.group_number = "19", "G77"
    coverage.subscriber_first_name, coverage.subscriber_last_name = "Walt", "Specimen"
    coverage.save()
    a_claim(tmp_path, coverage=coverage)
    (file,) = submit_ready(now=NOW)
    _, subscriber, patient, _ = sent_claim(file)
    assert (subscriber.relationship, subscriber.name.full_name, subscriber.name.birth_date) == (
        "",
        "SPECIMEN, WALT",
        None,
    )
    assert subscriber.group_number == "G77"
    assert patient is not None
    assert (patient.relationship, patient.name.first_name) == ("19", "KIT")


def test_another_place_a_referral_an_authorization_and_an_accident_travel(tmp_path: Path) -> None:
    claim = a_claim(tmp_path)
    day = claim.encounter.service_date
    authorization = Authorization.objects.create(coverage=claim.coverage, number="AU77120", starts_on=day, ends_on=day)
    Encounter.objects.filter(pk=claim.encounter_id).update(
        authorization=authorization,
        referring_first_name="Rita",
        referring_last_name="Sender",
        referring_npi=an_npi(),
        accident="AA",
        accident_date=day - timedelta(days=2),
        accident_state="OH",
    )
    Location.objects.filter(pk=claim.encounter.location_id).update(line1="9 River Rd", npi=an_npi())
    Practice.objects.filter(pk=claim.encounter.provider.practice_id).update(
        pay_to_line1="PO Box 9", pay_to_city="Columbus", pay_to_state="OH", pay_to_zip_code="432160009"
    )
    (file,) = submit_ready(now=NOW)
    billing, _, _, sent = sent_claim(file)
    assert billing.pay_to is not None
    assert billing.pay_to.street == "PO BOX 9"
    assert sent.prior_authorization == "AU77120"
    assert (sent.cause, sent.accident_state, sent.accident_date) == ("AA", "OH", day - timedelta(days=2))
    assert [one.name for one in sent.referring] == ["SENDER"]
    assert sent.facility is not None
    assert sent.facility.street == "9 RIVER RD"


def test_a_rejected_claim_goes_again_as_an_original_and_a_decided_one_as_a_replacement(tmp_path: Path) -> None:
    claim = in_state(a_sent_claim(tmp_path), Claim.Status.REJECTED)
    resubmit(claim=claim, by=None, now=NOW)
    (again,) = submit_ready(now=NOW)
    assert sent_claim(again)[3].frequency == "1"
    claim.refresh_from_db()
    mark_answered(claim=claim, payer_claim_number="PCN77", now=NOW, why="Remittance 1", source="remittance:1:")
    resubmit(claim=claim, by=None, now=NOW)
    (replacement,) = submit_ready(now=NOW)
    sent = sent_claim(replacement)[3]
    assert (sent.frequency, sent.payer_claim_number, sent.claim_number) == ("7", "PCN77", claim.claim_number)
    assert [one.frequency for one in claim.submissions.order_by("pk")] == ["1", "1", "7"]


def test_what_medicare_decided_goes_as_a_new_claim(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    Payer.objects.update(filing_code=FilingCode.MEDICARE_B)
    claim = Claim.objects.get(pk=claim.pk)
    mark_answered(claim=claim, payer_claim_number="PCN77", now=NOW, why="Remittance 1", source="remittance:1:")
    resubmit(claim=claim, by=None, now=NOW)
    (again,) = submit_ready(now=NOW)
    sent = sent_claim(again)[3]
    assert (sent.frequency, sent.payer_claim_number) == ("1", "")


def test_a_second_plan_is_sent_what_the_first_decided(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    second = a_payer(name="Old Mutual")
    second.connection = claim.coverage.payer.connection
    second.save()
    a_coverage(patient=claim.encounter.patient, payer=second, priority=2, member_id="OM1")
    following = open_next(claim=claim, prior=paid_in_part(claim), by=None, now=NOW)
    assert following is not None
    (file,) = submit_ready(now=NOW)
    _, subscriber, _, sent = sent_claim(file)
    assert (subscriber.responsibility, subscriber.name.id) == ("S", "OM1")
    (other,) = sent.other_payers
    assert (other.responsibility, other.paid, other.payer and other.payer.payer_claim_number) == (
        "P",
        Decimal(96),
        "PCN1",
    )
    ((decision,),) = [line.adjudications for line in sent.lines]
    assert (decision.paid, decision.date, decision.payer_id) == (Decimal(96), TODAY, claim.coverage.payer.payer_id)
    assert [(one.group, one.reason, one.amount) for one in decision.adjustments] == [
        ("CO", "45", Decimal(34)),
        ("PR", "2", Decimal(20)),
    ]


def paid_in_part(claim: Claim) -> PriorPayment:
    """The first plan paid 96 of 150, forgave 34 and left 20 to the patient; the ledger says so too."""
    (line,) = claim.encounter.charge_lines.all()
    moved = Transfer(
        kind=Kind.TRANSFER,
        debit=Account.PATIENT,
        credit=Account.INSURANCE,
        amount=Decimal("20.00"),
        source="test:patient",
        charge_line_id=line.pk,
        coverage_id=claim.coverage_id,
    )
    post([moved], effective_date=TODAY, by=None, now=NOW)
    adjustments = [
        PriorAdjustment(group="CO", reason="45", amount=Decimal("34.00")),
        PriorAdjustment(group="PR", reason="2", amount=Decimal("20.00")),
    ]
    decided = PriorLine(charge_line_id=line.pk, procedure="99213", paid=Decimal("96.00"), adjustments=adjustments)
    return PriorPayment(
        coverage_id=claim.coverage_id,
        decided_on=TODAY,
        paid=Decimal("96.00"),
        payer_claim_number="PCN1",
        lines=[decided],
    )


def test_a_first_claim_names_the_plan_that_comes_after_it(tmp_path: Path) -> None:
    coverage = a_coverage(payer=a_connected_payer(tmp_path))
    a_coverage(patient=coverage.patient, priority=2, member_id="OM1")
    a_claim(tmp_path, coverage=coverage)
    (file,) = submit_ready(now=NOW)
    _, subscriber, _, sent = sent_claim(file)
    assert subscriber.responsibility == "P"
    assert [(one.responsibility, one.paid) for one in sent.other_payers] == [("S", None)]


def test_each_partner_gets_a_file_of_its_own_and_nothing_is_sent_twice(tmp_path: Path) -> None:
    a_claim(tmp_path)
    other = a_payer(name="Blue Harbor")
    from tests.claims.given import a_connection

    other.connection = a_connection(tmp_path, name="Second clearinghouse")
    other.save()
    a_claim(tmp_path, coverage=a_coverage(payer=other))
    files = submit_ready(now=NOW)
    assert {file.connection for file in files} == set(Connection.objects.all())
    assert submit_ready(now=NOW) == []
    assert Submission.objects.count() == 2


def test_more_claims_than_a_batch_holds_go_in_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submit, "CLAIMS_A_BATCH", 2)
    for name in ("Ada", "Bea", "Cy"):
        a_claim(tmp_path, first_name=name)
    assert [len(sent_claims(file)) for file in submit_ready(now=NOW)] == [2, 1]


def test_a_claim_that_cannot_be_written_is_held_with_the_reason_and_the_others_go(tmp_path: Path) -> None:
    good, bad = a_claim(tmp_path), a_claim(tmp_path, first_name="Cy")
    type(bad.encounter.patient).objects.filter(pk=bad.encounter.patient_id).update(city="Day~ton")
    (file,) = submit_ready(now=NOW)
    assert [one[3].claim_number for one in sent_claims(file)] == [good.claim_number]
    bad.refresh_from_db()
    assert bad.status == Claim.Status.HELD
    (finding,) = ClaimFinding.objects.filter(claim=bad)
    assert finding.severity == "STOP"
    assert "ton" not in finding.text
    assert submit_ready(now=NOW) == []


def test_the_command_tells_of_each_file_and_of_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_claim(tmp_path)
    call_command("submit")
    assert capsys.readouterr().out == "Test clearinghouse: 1 claims, 150.00 dollars, control number 000000001\n"
    (sent,) = (tmp_path / "Test-clearinghouse" / "outbox").iterdir()
    assert sent.read_bytes().startswith(b"ISA*00*")
    call_command("submit")
    assert capsys.readouterr().out == "Nothing is ready to send.\n"


@pytest.mark.django_db(transaction=True)
def test_two_workers_who_send_at_once_send_each_claim_once(tmp_path: Path) -> None:
    for name in ("Ada", "Bea", "Cy"):
        a_claim(tmp_path, first_name=name)
    barrier = Barrier(2)

    def send() -> None:
        barrier.wait(timeout=10)
        try:
            submit_ready(now=NOW)
        finally:
            database.close()

    threads = [Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert Submission.objects.count() == 3
    assert set(Claim.objects.values_list("status", flat=True)) == {Claim.Status.SENT}
