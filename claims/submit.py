"""Sending: what is ready goes out in batches, one file a partner and batch, each claim once."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

import x12
from claims.facts import ClaimFacts, gather
from claims.models import Claim, ClaimEvent, Submission
from claims.professional import batch
from claims.scrub import WRITING, keep
from claims.scrub.finding import Finding, Severity
from claims.spans import spans
from clearinghouse import services as wire
from clearinghouse import tasks as wire_tasks
from clearinghouse.models import Connection, Interchange
from practice.models import Staff

# The guide recommends at most this many claims from ST to SE.
CLAIMS_A_BATCH = 5000
SET_CONTROL_NUMBER = "0001"
KIND = "837P"
GUIDE = "ASC X12 005010X222A1"


def submit_ready(*, now: datetime, by: Staff | None = None) -> list[Interchange]:
    """
    Send every claim that is ready, in batches by partner; the files that were queued.

    A claim that the format cannot carry goes back on hold with the reasons, and the others go.  Safe to run twice and
    side by side: claims are locked, and locked ones are left to who locked them.
    """
    sent: list[Interchange] = []
    for partner in _partners():
        while _ready(partner).exists():
            taken, queued = _send_batch(partner, now, by)
            if queued is not None:
                sent.append(queued)
            if not taken:
                break
    return sent


def _partners() -> list[Connection]:
    waiting = Claim.objects.filter(status=Claim.Status.READY).values("coverage__payer__connection")
    return list(Connection.objects.filter(is_active=True, pk__in=waiting).order_by("pk"))


def _ready(partner: Connection) -> QuerySet[Claim]:
    return Claim.objects.filter(status=Claim.Status.READY, coverage__payer__connection=partner).order_by("pk")


@transaction.atomic
def _send_batch(partner: Connection, now: datetime, by: Staff | None) -> tuple[int, Interchange | None]:
    """Send up to one batch; how many claims were taken up, and the file unless none of them could be written."""
    claims = list(_ready(partner).select_for_update(skip_locked=True, of=("self",))[:CLAIMS_A_BATCH])
    if not claims:
        return 0, None
    number = wire.next_control_number(connection=partner)
    facts, text = _written(gather(claims, today=localdate(now)), partner, number, now=now, by=by)
    if not facts:
        return len(claims), None
    queued = wire.queue(connection=partner, kind=KIND, content=text.encode("ascii"), control_number=number, now=now)
    _record(facts, queued, text, number, now)
    _mark_sent(facts, queued, now, by)
    transaction.on_commit(partial(wire_tasks.deliver.delay, queued.pk))
    return len(claims), queued


def _write(facts: Sequence[ClaimFacts], partner: Connection, number: int, now: datetime) -> str:
    message = batch(facts, connection=partner, reference=reference_of(number), now=now)
    envelope = x12.enclose(
        message,
        sender=partner.sender_id,
        receiver=partner.receiver_id,
        control_number=number,
        now=now,
        usage=partner.usage,
    )
    return x12.write(envelope)


def reference_of(control_number: int) -> str:
    """Our reference of a batch (BHT03), by which the 277CA names it."""
    return f"B{control_number}"


def _written(
    facts: Sequence[ClaimFacts], partner: Connection, number: int, *, now: datetime, by: Staff | None
) -> tuple[Sequence[ClaimFacts], str]:
    """Write the claims that the format can carry; the others go back on hold, each with what is wrong with it."""
    try:
        return facts, _write(facts, partner, number, now)
    except x12.CannotWrite:
        good = [one for one in facts if not _held_back(one, partner, now, by)]
    return good, _write(good, partner, number, now) if good else ""


def _held_back(facts: ClaimFacts, partner: Connection, now: datetime, by: Staff | None) -> bool:
    """Put a claim on hold that cannot be written by itself; tell whether that was so."""
    try:
        _write([facts], partner, 0, now)
    except x12.CannotWrite as refused:
        found = [
            Finding(Severity.STOP, fault.where, f"{fault.what} {fault.remedy}", WRITING, GUIDE)
            for fault in refused.faults
        ]
        keep(claim=facts.claim, findings=found)
        facts.claim.move_to(Claim.Status.HELD, by=by, now=now, why="It cannot be written as a claim file")
        return True
    return False


def _record(facts: Sequence[ClaimFacts], queued: Interchange, text: str, number: int, now: datetime) -> None:
    by_number = {one.claim.claim_number: one for one in facts}
    Submission.objects.bulk_create(
        Submission(
            claim_id=by_number[span.claim_number].claim.pk,
            interchange=queued,
            frequency=by_number[span.claim_number].frequency,
            group_control_number=str(number),
            set_control_number=SET_CONTROL_NUMBER,
            first_segment=span.first,
            last_segment=span.last,
            charged=by_number[span.claim_number].claim.charged,
            sent_at=now,
        )
        for span in spans(text)
    )


def _mark_sent(facts: Sequence[ClaimFacts], queued: Interchange, now: datetime, by: Staff | None) -> None:
    """Move the locked claims from ready to sent, all at once, with an event for each."""
    ready, sent = Claim.Status.READY, Claim.Status.SENT
    ids = [one.claim.pk for one in facts]
    Claim.objects.filter(pk__in=ids, status=ready).update(status=sent, sent_at=now)
    why = f"Sent with file {int(queued.control_number)}"
    ClaimEvent.objects.bulk_create(
        ClaimEvent(claim_id=pk, before=ready, after=sent, by=by, why=why, at=now) for pk in ids
    )
