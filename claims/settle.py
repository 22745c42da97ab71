"""Answering and closing many claims at once, as a remittance does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from claims.models import Claim, ClaimEvent, Denial, FollowUp
from claims.services import UNDECIDED, decide_anew
from ledger.models import Account, OpenBalance
from practice.copying import copy_in
from practice.models import Staff

S = Claim.Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """
    That the payer decided a claim, under which number of its own, and where it said so.

    `why` is for people, `source` how the sources of the decision's entries begin.
    """

    claim: Claim
    payer_claim_number: str
    why: str
    source: str


def answer_all(*, answers: Sequence[Answer], now: datetime, by: Staff | None = None) -> set[int]:
    """
    Record that payers decided claims that were with them, as `services.mark_answered` does for one; the claims' ids.

    Each claim at most once.  Claims in another state, or moved by somebody else since, are left alone: they are not in
    the result.  Rows are locked in one order, so that two files never wait for each other in a circle.
    """
    by_id = {answer.claim.pk: answer for answer in answers if answer.claim.status in UNDECIDED}
    with transaction.atomic():
        locked = Claim.objects.select_for_update(of=("self",), no_key=True)
        locked = locked.filter(pk__among=by_id, status__in=UNDECIDED)
        before = dict(locked.order_by("pk").values_list("pk", "status"))
        decide_anew(sources={pk: by_id[pk].source for pk in before})
        _save_answers({pk: by_id[pk].payer_claim_number for pk in before})
        _tell(before, S.ANSWERED, {pk: by_id[pk].why for pk in before}, by, now)
    for answer in (by_id[pk] for pk in before):
        answer.claim.status = S.ANSWERED
        answer.claim.payer_claim_number = answer.payer_claim_number or answer.claim.payer_claim_number
    return set(before)


def close_all_settled(*, claims: Sequence[Claim], now: datetime) -> set[int]:
    """Close those answered claims on whose plans nothing is open and for which no denial waits; the claims' ids."""
    by_id = {claim.pk: claim for claim in claims}
    with transaction.atomic():
        locked = Claim.objects.select_for_update(of=("self",), no_key=True).filter(pk__among=by_id, status=S.ANSWERED)
        answered = {pk: (encounter, coverage) for pk, encounter, coverage in locked.order_by("pk").values_list(
            "pk", "encounter_id", "coverage_id"
        )}  # fmt: skip
        owing = _owing(encounter for encounter, _ in answered.values())
        denied = set(
            Denial.objects.filter(claim__among=answered, state=Denial.State.OPEN).values_list("claim_id", flat=True)
        )
        settled = {pk: S.ANSWERED for pk, place in answered.items() if place not in owing and pk not in denied}
        move_all(settled, S.CLOSED, dict.fromkeys(settled, "Everything on this plan is settled"), None, now)
    for pk in settled:
        by_id[pk].status = S.CLOSED
    return set(settled)


def open_owed(*, claim_ids: Iterable[int], why: str, now: datetime, by: Staff | None) -> set[int]:
    """Take those closed claims up again on whose plans something is owed after all; the claims' ids."""
    with transaction.atomic():
        locked = Claim.objects.select_for_update(of=("self",), no_key=True).filter(
            pk__in=list(claim_ids), status=S.CLOSED
        )
        places = {pk: (encounter, coverage) for pk, encounter, coverage in locked.order_by("pk").values_list(
            "pk", "encounter_id", "coverage_id"
        )}  # fmt: skip
        owing = _owing(encounter for encounter, _ in places.values())
        owed = {pk: S.CLOSED for pk, place in places.items() if place in owing}
        move_all(owed, S.ANSWERED, dict.fromkeys(owed, why), by, now)
    return set(owed)


def close_if_settled(*, claim: Claim, now: datetime) -> bool:
    """Close an answered claim when nothing of it is open; tell whether it is closed now.  Safe to repeat."""
    close_all_settled(claims=[claim], now=now)
    return claim.status == S.CLOSED


def _owing(encounters: Iterable[int]) -> set[tuple[int, int | None]]:
    """Encounter and plan wherever a plan owes something."""
    owed = OpenBalance.objects.filter(
        account=Account.INSURANCE, amount__gt=0, charge_line__encounter__among=set(encounters)
    )
    return set(owed.values_list("charge_line__encounter_id", "coverage_id"))


def _save_answers(numbers: Mapping[int, str]) -> None:
    """Save that claims are answered, with the payers' own numbers where they gave one, each row once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE claims_claim"
            " SET status = %s, payer_claim_number = coalesce(nullif(given.number, ''), payer_claim_number)"
            " FROM unnest(%s::bigint[], %s::text[]) AS given (id, number) WHERE claims_claim.id = given.id",
            (S.ANSWERED, list(numbers), list(numbers.values())),
        )


def move_all(
    before: Mapping[int, str], after: Claim.Status, why: dict[int, str], by: Staff | None, now: datetime
) -> None:
    """Move locked claims to one status, with an event each and their reminders closed."""
    Claim.objects.filter(pk__among=before).update(status=after)
    _tell(before, after, why, by, now)


def _tell(before: Mapping[int, str], after: Claim.Status, why: dict[int, str], by: Staff | None, now: datetime) -> None:
    """Write into the history of claims that they moved, and close their reminders."""
    events = [
        ClaimEvent(claim_id=pk, before=status, after=after, by=by, why=why[pk], at=now) for pk, status in before.items()
    ]
    copy_in(events)
    FollowUp.objects.filter(claim__among=before, done_at__isnull=True).update(done_at=now, done_by=by)
