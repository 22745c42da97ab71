"""
What payers and clearinghouses say about receiving our claims: TA1, 999, 277CA, read back onto claim and reason.

Every acknowledgment is kept.  Only one about the claim's last sending moves the claim, so late and repeated ones are
harmless; and one about a claim that was decided in the meantime is history.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

import x12
from claims.locking import lock_claims
from claims.models import Acknowledgment, Claim, Submission
from claims.remedies import OFFICE, remedy
from claims.submit import KIND, reference_of
from clearinghouse.models import Interchange, TransactionSet
from clearinghouse.services import NotForUs

S = Claim.Status
CLAIM_GROUP = "HC"
FOUND_FAULT, RECEIVED = "R", frozenset({"A", "E"})


@dataclass(frozen=True, slots=True)
class _Said:
    """One thing said about one sending of a claim; `code` as it came, `text` in plain words with what to do."""

    accepted: bool
    code: str
    text: str
    state: Submission.State


OTHER_GROUPS = {"HS": "Eligibility questions", "HR": "Claim status questions", "HI": "Authorization requests"}


def take_in_ta1(*, transaction_set: TransactionSet, transaction: x12.InterchangeAck, now: datetime) -> str:
    """Take in the answer to one file as a whole: a refused file was never received, so all its claims come back."""
    sent = (
        _files(transaction_set)
        .filter(control_number=f"{transaction.control_number:09d}")
        .order_by("-stored_at")
        .first()
    )
    if sent is None:
        return f"Acknowledges file {transaction.control_number:09d}, which is not one of ours. Nothing was changed."
    if transaction.status != FOUND_FAULT:
        return f"File {sent.control_number} was received."
    words = x12.words.interchange_error(transaction.code)
    said = _Said(
        False, f"TA1:{transaction.code}", f"The whole file was refused: {words}. {OFFICE}", Submission.State.REJECTED
    )
    submissions = list(_submissions().filter(interchange=sent))
    for submission in submissions:
        _hear(submission, said, transaction_set, now)
    return f"File {sent.control_number} was refused: {words}. {_count(len(submissions))} rejected."


def take_in_999(*, transaction_set: TransactionSet, transaction: x12.Transaction, now: datetime) -> str:
    """Take in the answer to one group: its batches were received, or some claims in them could not be read."""
    answer = transaction.message
    if not isinstance(answer, x12.FunctionalAcknowledgment):
        raise NotForUs("The 999 has no content that can be read.")
    if answer.group_code != CLAIM_GROUP:
        words = x12.words.acknowledgment(answer.status)
        return f"{OTHER_GROUPS.get(answer.group_code, 'File')} {answer.group_control_number}: {words}."
    group = answer.group_control_number.lstrip("0")
    of_group = _submissions().filter(
        group_control_number=group, interchange__in=_files(transaction_set).filter(kind=KIND)
    )
    results = [
        _hear_batch(response, list(of_group.filter(set_control_number=response.control_number)), transaction_set, now)
        for response in answer.transactions
    ]
    if not answer.transactions and answer.status in RECEIVED:
        results = [_all_received(list(of_group), transaction_set, now)]
    return " ".join(results) or f"Group {group}: {x12.words.acknowledgment(answer.status)}; it names no batch."


def take_in_277ca(*, transaction_set: TransactionSet, transaction: x12.Transaction, now: datetime) -> str:
    """Take in which claims entered adjudication, which did not, and why."""
    answer = transaction.message
    if not isinstance(answer, x12.ClaimAcknowledgment):
        raise NotForUs("The 277CA has no content that can be read.")
    accepted = rejected = 0
    unknown: list[str] = []
    named = {claim.claim_number for receiver in answer.batches() for claim in _claims_of(receiver)}
    lock_claims(claim_ids=Claim.objects.filter(claim_number__in=named).values_list("pk", flat=True))
    for receiver in answer.batches():
        if not any(provider.patients for provider in receiver.providers):
            rejected += _refuse_batch(receiver, transaction_set, now)
        for claim in _claims_of(receiver):
            submission = _submission_of(claim.claim_number, receiver.batch_reference, transaction_set)
            if submission is None:
                unknown.append(claim.claim_number)
                continue
            said = _what_was_said(claim)
            _hear(submission, said, transaction_set, now)
            _keep_payers_number(submission.claim, claim.payer_claim_number)
            accepted, rejected = accepted + said.accepted, rejected + (not said.accepted)
    result = f"{_count(accepted)} accepted, {rejected} rejected."
    if unknown:
        result += f" Not ours: {', '.join(unknown[:5])}{' and others' if len(unknown) > 5 else ''}."
    return result


def _hear_batch(
    response: x12.TransactionResponse, submissions: Sequence[Submission], answer: TransactionSet, now: datetime
) -> str:
    """One batch: received, or refused because of the claims that its errors point at."""
    batch = f"Batch {response.control_number}"
    if not submissions:
        return f"{batch} is not one of ours."
    if response.is_accepted:
        return f"{batch}: {_all_received(submissions, answer, now)}"
    lock_claims(claim_ids=[submission.claim_id for submission in submissions])
    guilty = _guilty(response, submissions)
    for submission in submissions:
        if not guilty or submission.pk in guilty:
            _hear(submission, _fault(guilty.get(submission.pk, [])), answer, now)
        else:
            _send_again(submission, answer, now)
    at_fault = len(guilty) or len(submissions)
    return f"{batch} was refused: {_count(at_fault)} rejected, {len(submissions) - at_fault} will be sent again."


def _all_received(submissions: Sequence[Submission], answer: TransactionSet, now: datetime) -> str:
    said = _Said(True, "999:A", "The file with this claim was received and could be read.", Submission.State.RECEIVED)
    for submission in submissions:
        _hear(submission, said, answer, now)
    return f"{_count(len(submissions))} received."


def _guilty(response: x12.TransactionResponse, submissions: Sequence[Submission]) -> dict[int, list[x12.SegmentError]]:
    """Which claims the errors point at, by position or by name; empty when an error is outside of every claim."""
    found: dict[int, list[x12.SegmentError]] = {}
    for error in response.errors:
        named = {context.value for context in error.contexts if context.name == "CLM01"}
        hit = next((one for one in submissions if one.claim.claim_number in named), None) or next(
            (one for one in submissions if one.first_segment <= error.position <= one.last_segment), None
        )
        if hit is None:
            return {}
        found.setdefault(hit.pk, []).append(error)
    return found


def _fault(errors: Sequence[x12.SegmentError]) -> _Said:
    if not errors:
        text = f"The whole batch was refused, and not because of one claim. {OFFICE}"
        return _Said(False, "999:R", text, Submission.State.REJECTED)
    parts = [_words(error) for error in errors]
    code = f"999:{errors[0].segment_id}:{errors[0].code}"
    text = f"The claim could not be read. {' '.join(parts)} Correct it and send the claim again."
    return _Said(False, code[:40], text, Submission.State.REJECTED)


def _words(error: x12.SegmentError) -> str:
    """What is wrong with a segment; never the value, which may be the patient's data."""
    details = [f"element {one.element:02d}: {x12.words.element_error(one.code).lower()}" for one in error.elements]
    said = "; ".join(details) or x12.words.segment_error(error.code).lower()
    return f"Segment {error.segment_id} ({error.position}), {said}."


def _send_again(submission: Submission, answer: TransactionSet, now: datetime) -> None:
    """A claim without fault in a refused batch was never received: it goes with the next one."""
    text = "The batch was refused because of other claims; this one is sent again by itself."
    _keep(submission, _Said(False, "999:R", text, Submission.State.REJECTED), answer, now)
    if _is_last(submission) and submission.claim.status == S.SENT:
        submission.claim.move_to(S.READY, by=None, now=now, why="Never received: other claims stopped the batch")


def _refuse_batch(receiver: x12.ReceiverStatus, answer: TransactionSet, now: datetime) -> int:
    """A batch that was refused as a whole, without naming claims; how many came back."""
    refused = [status for status in receiver.statuses if status.is_rejected]
    if not refused:
        return 0
    said = _rejection(refused)
    submissions = list(_of_reference(receiver.batch_reference, answer))
    lock_claims(claim_ids=[submission.claim_id for submission in submissions])
    for submission in submissions:
        _hear(submission, said, answer, now)
    return len(submissions)


def _claims_of(receiver: x12.ReceiverStatus) -> Sequence[x12.ClaimStatus]:
    return [claim for provider in receiver.providers for patient in provider.patients for claim in patient.claims]


def _what_was_said(claim: x12.ClaimStatus) -> _Said:
    """What all STC segments of a claim, and of its lines, say together; one rejection rejects."""
    statuses = [*claim.statuses, *(status for line in claim.lines for status in line.statuses)]
    refused = [status for status in statuses if status.is_rejected]
    if refused:
        return _rejection(refused)
    first = statuses[0].first if statuses else None
    code = f"{first.category}:{first.status}" if first else "277CA"
    words = x12.words.claim_status(first.category, first.status) if first else "Received"
    return _Said(True, code, f"{words}.", Submission.State.ACCEPTED)


def _rejection(refused: Sequence[x12.Status]) -> _Said:
    codes = [code for status in refused for code in status.codes]
    words = dict.fromkeys(x12.words.claim_status(code.category, code.status, code.entity) for code in codes)
    messages = dict.fromkeys(status.message.strip() for status in refused if status.message.strip())
    first = codes[0]
    code = ":".join(part for part in (first.category, first.status, first.entity) if part)
    said = ". ".join(words) + "."
    if messages:
        said += f" The payer adds: {' '.join(messages)}."
    return _Said(False, code[:40], f"{said} {remedy(codes)}", Submission.State.REJECTED)


def _hear(submission: Submission, said: _Said, answer: TransactionSet, now: datetime) -> None:
    """Keep what was said, and let it move the claim when it is about the last sending and the claim still waits."""
    if not _keep(submission, said, answer, now) or not _is_last(submission):
        return
    claim = submission.claim
    target = {Submission.State.ACCEPTED: S.ACCEPTED, Submission.State.REJECTED: S.REJECTED}.get(said.state)
    waits = {S.SENT, S.ACCEPTED, S.REJECTED}
    if target is not None and claim.status in waits and claim.status != target:
        claim.move_to(target, by=None, now=now, why=said.code)


def _keep(submission: Submission, said: _Said, answer: TransactionSet, now: datetime) -> bool:
    """Store an acknowledgment and the sending's new state; false when it was here before."""
    _, is_new = Acknowledgment.objects.get_or_create(
        claim=submission.claim,
        transaction_set=answer,
        code=said.code,
        text=said.text,
        defaults={"submission": submission, "accepted": said.accepted, "at": now},
    )
    is_step_back = said.state == Submission.State.RECEIVED and submission.state != Submission.State.SENT
    if is_new and not is_step_back:
        Submission.objects.filter(pk=submission.pk).update(state=said.state)
        submission.state = said.state
    return is_new


def _is_last(submission: Submission) -> bool:
    return not submission.claim.submissions.filter(pk__gt=submission.pk).exists()


def _keep_payers_number(claim: Claim, number: str) -> None:
    """A claim that the payer decided keeps the number of that decision."""
    if number and not claim.payer_claim_number:
        Claim.objects.filter(pk=claim.pk).update(payer_claim_number=number)


def _submission_of(claim_number: str, reference: str, answer: TransactionSet) -> Submission | None:
    """The sending that is meant: the one in the named batch, else the claim's last."""
    of_claim = _submissions().filter(claim__claim_number=claim_number).order_by("-pk")
    return _of_reference(reference, answer).filter(claim__claim_number=claim_number).first() or of_claim.first()


def _of_reference(reference: str, answer: TransactionSet) -> QuerySet[Submission]:
    prefix = reference_of(0)[:-1]
    number = reference.removeprefix(prefix)
    if not reference.startswith(prefix) or not number.isdigit():
        return Submission.objects.none()
    return _submissions().filter(group_control_number=number, interchange__in=_files(answer)).order_by("-pk")


def _submissions() -> QuerySet[Submission]:
    return Submission.objects.select_related("claim").order_by("pk")


def _files(answer: TransactionSet) -> QuerySet[Interchange]:
    """Files we sent to the partner that answers; to anybody, when it is not known who that is."""
    partner = answer.interchange.connection_id
    ours = Q(direction=Interchange.Direction.OUT)
    return Interchange.objects.filter(ours & Q(connection_id=partner) if partner else ours)


def _count(claims: int) -> str:
    return f"{claims} claim" if claims == 1 else f"{claims} claims"
