"""
Asking payers whether a plan is in force: the question, its batch, the answer.

A check is asked once at a time; the question is queued, sent with others in one 270 for each connection, and answered
by a 271 that returns our trace.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

import x12
from clearinghouse.models import Connection, Interchange, TransactionSet
from clearinghouse.services import NotForUs, next_control_number, queue
from patients import benefits
from patients.inquiry import inquiry
from patients.models import Coverage, EligibilityCheck
from practice.models import Staff
from practice.numbers import next_number
from practice.services import the_practice

BATCH = 200
State = EligibilityCheck.State


class CannotAsk(Exception):
    """This payer cannot be asked electronically."""


def ask(*, coverage: Coverage, service_date: date, by: Staff | None, now: datetime) -> EligibilityCheck:
    """
    Queue the question whether a plan is in force on a day; a question that is still open is returned instead.

    :raises CannotAsk: if the payer does not answer eligibility requests or has no connection.
    """
    payer = coverage.payer
    if not payer.answers_eligibility or payer.connection_id is None:
        raise CannotAsk(f"{payer} does not answer electronic requests. Call them or look at their portal.")
    about = EligibilityCheck.objects.filter(
        coverage=coverage, service_date=service_date, state__in=[State.QUEUED, State.SENT]
    )
    known = about.first()
    if known is not None:
        return known
    trace = f"EB{next_number('eligibility_trace'):09d}"
    try:
        with transaction.atomic():
            return EligibilityCheck.objects.create(
                coverage=coverage, service_date=service_date, trace=trace, asked_by=by, asked_at=now
            )
    except IntegrityError:
        return about.get()


def send_queued(*, now: datetime) -> list[Interchange]:
    """
    Put every queued question into a 270, one file for each connection and two hundred questions.

    Safe to run twice and beside itself: a question is locked while it is put into a file, and marked as sent with it.
    """
    sent = []
    for connection in Connection.objects.filter(is_active=True).order_by("pk"):
        while (interchange := _send_batch(connection, now)) is not None:
            sent.append(interchange)
    return sent


@transaction.atomic
def take_in(*, transaction_set: TransactionSet, transaction: x12.Transaction, now: datetime) -> str:
    """
    Keep what a 271 says with the checks that asked for it.

    Safe to run twice: a check that another file has answered is left as it is.

    :raises NotForUs: if none of its traces is ours.
    """
    response = transaction.message
    if not isinstance(response, x12.EligibilityResponse):
        raise NotForUs("The 271 cannot be read.")
    answered = [_keep(answer, trace, transaction_set, now) for answer, trace in _traced(response)]
    taken = [check for check in answered if check is not None]
    if not taken:
        taken = _refuse_batch(response, transaction_set, now)
    if not taken:
        raise NotForUs("None of the traces in this 271 is of a question that we asked.")
    unknown = len(answered) - sum(check is not None for check in answered)
    return _told(taken) + (f" {unknown} with a trace that is not ours." if unknown else "")


def _send_batch(connection: Connection, now: datetime) -> Interchange | None:
    """Send the next questions of one connection; None when there are none."""
    with transaction.atomic():
        waiting = EligibilityCheck.objects.filter(state=State.QUEUED, coverage__payer__connection=connection)
        locked = waiting.select_for_update(skip_locked=True, of=("self",)).order_by("pk")[:BATCH]
        checks = list(locked.select_related("coverage__payer", "coverage__patient"))
        while checks:
            number = next_control_number(connection=connection)
            reference = f"{connection.pk}-{number}"
            try:
                content = _written(checks, connection, number, reference, now)
            except x12.CannotWrite:
                checks = _without_unwritable(checks, connection, number, now)
                continue
            interchange = queue(connection=connection, kind="270", content=content, control_number=number, now=now)
            asked = EligibilityCheck.objects.filter(pk__in=[check.pk for check in checks])
            asked.update(state=State.SENT, sent_at=now, batch=reference)
            return interchange
    return None


def _written(
    checks: Sequence[EligibilityCheck], connection: Connection, number: int, reference: str, now: datetime
) -> bytes:
    message = inquiry(checks=checks, practice=the_practice(), reference=reference, now=now)
    interchange = x12.enclose(
        message,
        sender=connection.sender_id,
        receiver=connection.receiver_id,
        control_number=number,
        now=now,
        usage=connection.usage,
    )
    return x12.write(interchange).encode("ascii")


def _without_unwritable(
    checks: Sequence[EligibilityCheck], connection: Connection, number: int, now: datetime
) -> list[EligibilityCheck]:
    """Set aside, each with its reason, the questions that cannot be written, so that they never block the others."""
    writable = []
    for check in checks:
        try:
            _written([check], connection, number, check.trace, now)
        except x12.CannotWrite as unwritable:
            check.state = State.REFUSED
            faults = " ".join(f"{fault.what} {fault.remedy}" for fault in unwritable.faults)
            check.explanation = f"We could not ask: {faults}"
            check.save(update_fields=["state", "explanation"])
        else:
            writable.append(check)
    return writable


def _traced(response: x12.EligibilityResponse) -> list[tuple[benefits.Answer, str]]:
    """Every answer with the trace it returns; a dependent without a trace of its own answers the subscriber's."""
    found: list[tuple[benefits.Answer, str]] = []
    for source in response.sources:
        for receiver in source.receivers:
            for subscriber in receiver.subscribers:
                ours = _our_trace(subscriber)
                if ours and not any(not _our_trace(dependent) for dependent in subscriber.dependents):
                    found.append((subscriber, ours))
                for dependent in subscriber.dependents:
                    answer = dependent if dependent.benefits or dependent.rejections() else subscriber
                    found.append((answer, _our_trace(dependent) or ours))
    return found


def _our_trace(answer: benefits.Answer) -> str:
    """The trace we gave: the payer returns it with kind 2; some return it with the kind we sent."""
    returned = [trace.number for trace in answer.traces if trace.kind == "2"]
    return (returned or [trace.number for trace in answer.traces] or [""])[0]


def _keep(
    answer: benefits.Answer, trace: str, transaction_set: TransactionSet, now: datetime
) -> EligibilityCheck | None:
    """Write one answer to its check; None when the trace is not ours."""
    check = EligibilityCheck.objects.select_for_update().filter(trace=trace).first() if trace else None
    if check is None or not _may_be_answered(check, transaction_set):
        return check
    check.answer, check.answered_at = transaction_set, now
    check.benefits = benefits.kept(answer.benefits)
    rejections = answer.rejections()
    if rejections and not answer.benefits:
        check.state, check.result = State.REFUSED, ""
        check.explanation = benefits.refusal(rejections)
    else:
        summary = benefits.summarize(answer, service_date=check.service_date)
        check.state = State.ANSWERED
        for name in SUMMARY_FIELDS:
            setattr(check, name, getattr(summary, name))
    check.save()
    return check


SUMMARY_FIELDS = tuple(benefits.Summary.__dataclass_fields__)


def _refuse_batch(
    response: x12.EligibilityResponse, transaction_set: TransactionSet, now: datetime
) -> list[EligibilityCheck]:
    """A payer that refuses the whole question returns no trace, only our reference of the file."""
    rejections = response.rejections()
    if not rejections or not response.reference:
        return []
    asked = EligibilityCheck.objects.select_for_update().filter(batch=response.reference)
    refused = [check for check in asked.order_by("pk") if _may_be_answered(check, transaction_set)]
    for check in refused:
        check.state, check.result, check.explanation = State.REFUSED, "", benefits.refusal(rejections)
        check.answer, check.answered_at = transaction_set, now
        check.save()
    return refused


def _may_be_answered(check: EligibilityCheck, transaction_set: TransactionSet) -> bool:
    return check.is_open or check.answer_id == transaction_set.pk


def _told(checks: Sequence[EligibilityCheck]) -> str:
    """One sentence on what came: counts only, no names."""
    results = EligibilityCheck.Result
    counts = {
        "active": sum(check.result == results.ACTIVE for check in checks),
        "not active": sum(check.result == results.INACTIVE for check in checks),
        "unclear": sum(check.result == results.UNKNOWN for check in checks),
        "not answered": sum(check.state == State.REFUSED for check in checks),
    }
    parts = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    questions = "1 coverage question" if len(checks) == 1 else f"{len(checks)} coverage questions"
    return f"{questions}: {parts}."
