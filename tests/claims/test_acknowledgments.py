"""What payers say about receiving our claims, read back onto claim and reason."""

from pathlib import Path

import pytest

import x12
from claims.models import Acknowledgment, Claim, Submission
from claims.services import mark_answered, resubmit
from claims.submit import submit_ready
from clearinghouse.models import Interchange, TransactionSet
from tests.builders import NOW, TODAY
from tests.claims.given import a_277ca, a_999, a_claim, a_sent_claim, a_status, said, take_in, take_in_text

pytestmark = pytest.mark.django_db


def partner_of(claim: Claim):
    return claim.submissions.latest("pk").interchange.connection


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_a_999_that_accepts_marks_the_file_received_and_leaves_the_claim_sent(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    file = take_in(a_999(claim), connection=partner_of(claim), number=1)
    assert "1 claim received" in said(file)
    assert fresh(claim).status == Claim.Status.SENT
    assert claim.submissions.get().state == Submission.State.RECEIVED


def test_a_277ca_that_accepts_makes_the_claim_accepted_with_the_payers_number(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    file = take_in(a_277ca(claim, a_status("A2:20"), payer_number="PCN9"), connection=partner_of(claim), number=1)
    assert said(file) == "1 claim accepted, 0 rejected."
    claim = fresh(claim)
    assert (claim.status, claim.payer_claim_number) == (Claim.Status.ACCEPTED, "PCN9")
    assert claim.submissions.get().state == Submission.State.ACCEPTED


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("A7:164:IL", "Compare the member ID"),
        ("A3:33", "Compare the member ID"),
        ("A6:252", "Enter the authorization number"),
        ("A8:477", "Correct the codes"),
        ("A7:562:82", "Correct the provider's"),
        ("A3:54", "Do not send it again"),
        ("A7:999", "Correct what the message names"),
    ],
)
def test_a_277ca_that_rejects_says_why_in_plain_words_and_what_to_do(code: str, remedy: str, tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    message = a_277ca(claim, a_status(code, action="U"))
    assert said(take_in(message, connection=partner_of(claim), number=1)) == "0 claims accepted, 1 rejected."
    assert fresh(claim).status == Claim.Status.REJECTED
    acknowledgment = claim.acknowledgments.get()
    assert (acknowledgment.accepted, acknowledgment.code) == (False, code)
    assert remedy in acknowledgment.text
    assert claim.submissions.get().state == Submission.State.REJECTED


def test_every_status_of_a_claim_is_read_and_one_rejection_rejects(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    message = a_277ca(claim, a_status("A1:19"), a_status("A7:158:QC", action="U", message="DOB ON FILE DIFFERS"))
    take_in(message, connection=partner_of(claim), number=1)
    assert fresh(claim).status == Claim.Status.REJECTED
    assert "DOB ON FILE DIFFERS" in claim.acknowledgments.get().text


def test_the_same_answers_again_change_nothing(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    for number in (1, 2):
        take_in(a_277ca(claim, a_status("A7:164:IL", action="U")), connection=partner_of(claim), number=number)
        take_in(a_999(claim), connection=partner_of(claim), number=number + 10)
    assert fresh(claim).status == Claim.Status.REJECTED
    assert claim.events.filter(after="REJECTED").count() == 1
    assert claim.submissions.get().state == Submission.State.REJECTED


def test_an_answer_about_an_earlier_sending_is_history(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    late = a_277ca(claim, a_status("A7:562:85", action="U"))
    take_in(a_277ca(claim, a_status("A7:164:IL", action="U")), connection=partner_of(claim), number=1)
    claim = fresh(claim)
    resubmit(claim=claim, by=None, now=NOW)
    submit_ready(now=NOW)
    take_in(late, connection=partner_of(claim), number=2)
    assert fresh(claim).status == Claim.Status.SENT
    assert claim.acknowledgments.count() == 2


def test_an_answer_after_the_decision_is_history(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    mark_answered(claim=claim, payer_claim_number="PCN1", now=NOW, why="Remittance 1", source="remittance:1:")
    take_in(a_277ca(claim, a_status("A7:164:IL", action="U")), connection=partner_of(claim), number=1)
    assert fresh(claim).status == Claim.Status.ANSWERED


def test_a_clearinghouse_accepts_then_the_payer_rejects_and_the_last_word_wins(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    take_in(a_277ca(claim, a_status("A1:19")), connection=partner_of(claim), number=1)
    take_in(a_277ca(claim, a_status("A3:116", action="U")), connection=partner_of(claim), number=2)
    assert fresh(claim).status == Claim.Status.REJECTED
    assert [one.accepted for one in Acknowledgment.objects.order_by("pk")] == [True, False]


def test_an_answer_about_a_claim_that_is_not_ours_is_told(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    message = a_277ca(claim, a_status("A2:20"))
    message.sources[0].receivers[0].providers[0].patients[0].claims[0].claim_number = "ELSE1"
    assert "Not ours: ELSE1." in said(take_in(message, connection=partner_of(claim), number=1))
    assert fresh(claim).status == Claim.Status.SENT


def an_error(position: int, segment: str = "NM1") -> x12.SegmentError:
    element = x12.ElementError(element=9, code="1")
    return x12.SegmentError(segment_id=segment, position=position, code="8", elements=[element])


def test_a_999_that_points_at_one_claim_rejects_that_one_and_sends_the_others_again(tmp_path: Path) -> None:
    guilty, innocent = a_claim(tmp_path), a_claim(tmp_path, first_name="Cy")
    submit_ready(now=NOW)
    place = guilty.submissions.get().first_segment + 2
    file = take_in(a_999(guilty, status="R", errors=[an_error(place)]), connection=partner_of(guilty), number=1)
    assert "1 claim rejected, 1 will be sent again" in said(file)
    assert (fresh(guilty).status, fresh(innocent).status) == (Claim.Status.REJECTED, Claim.Status.READY)
    assert "element 09" in guilty.acknowledgments.get().text
    assert len(submit_ready(now=NOW)) == 1
    assert fresh(innocent).submissions.count() == 2


def test_a_999_that_refuses_the_batch_for_its_head_rejects_every_claim(tmp_path: Path) -> None:
    claims = [a_claim(tmp_path), a_claim(tmp_path, first_name="Cy")]
    submit_ready(now=NOW)
    take_in(a_999(claims[0], status="R", errors=[an_error(2, "BHT")]), connection=partner_of(claims[0]), number=1)
    assert {fresh(claim).status for claim in claims} == {Claim.Status.REJECTED}


def test_a_277ca_that_refuses_the_batch_rejects_its_claims(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    message = a_277ca(claim)
    receiver = message.sources[0].receivers[0]
    receiver.providers, receiver.statuses = [], [a_status("A3:24:41", action="U")]
    assert said(take_in(message, connection=partner_of(claim), number=1)) == "0 claims accepted, 1 rejected."
    assert fresh(claim).status == Claim.Status.REJECTED


def a_ta1(number: int, status: str, code: str) -> str:
    ack = x12.InterchangeAck(
        control_number=number, date=TODAY, time=NOW.time().replace(tzinfo=None), status=status, code=code
    )
    return x12.write(
        x12.Interchange(sender="THEIRS", receiver="OURS", control_number=9, date=TODAY, time=NOW.time(), acks=[ack])
    )


def test_a_ta1_that_refuses_the_file_brings_its_claims_back(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    number = int(claim.submissions.get().interchange.control_number)
    assert "was received" in said(take_in_text(a_ta1(number, "A", "000"), connection=partner_of(claim)))
    assert fresh(claim).status == Claim.Status.SENT
    file = take_in_text(a_ta1(number, "R", "025"), connection=partner_of(claim))
    assert "1 claim rejected" in said(file)
    assert fresh(claim).status == Claim.Status.REJECTED


def test_a_ta1_for_a_file_of_somebody_else_is_told(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    file = take_in_text(a_ta1(555, "R", "025"), connection=partner_of(claim))
    assert "not one of ours" in said(file)
    assert file.state == Interchange.State.PROCESSED
    assert TransactionSet.objects.get().state == TransactionSet.State.DONE


def test_an_answer_of_another_partner_does_not_touch_our_claims(tmp_path: Path) -> None:
    from tests.claims.given import a_connection

    claim = a_sent_claim(tmp_path)
    stranger = a_connection(tmp_path, name="Stranger")
    file = take_in(a_999(claim, status="R"), connection=stranger, number=1)
    assert "not one of ours" in said(file)
    assert fresh(claim).status == Claim.Status.SENT
