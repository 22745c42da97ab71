"""Keying a paper: start a draft, save it as it is typed, add and remove claims, throw it away, key it again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max

from claims.models import Claim
from coding.models import ChargeLine
from payments.keyed.lookup import payer_of
from payments.keyed.reading import read_head
from payments.keyed.shorthand import NOT_ON_THE_PAPER, NotMoney, read_money
from payments.models import Adjudication, AdjudicationLine, Adjustment, KeyedClaim, KeyedRemittance, Remittance
from payments.posting.post import POSTED
from practice.models import Staff

State = KeyedRemittance.State
Typed = dict[str, Any]
MOST_CLAIMS = 500
ZERO = Decimal("0.00")


class NotADraft(Exception):
    """The paper is finished or was thrown away; its cells do not change any more."""


class SavedByAnother(Exception):
    """Somebody else saved the draft since this page was drawn."""


class NotOnTheDraft(Exception):
    """The claim is not on this draft, or was removed."""


class StillPosted(Exception):
    """What was keyed is posted; it must be un-posted before it is keyed again."""


class TooManyClaims(Exception):
    """One draft holds so many claims; the rest goes on another."""


@dataclass(frozen=True, slots=True)
class PageSeen:
    """The page that saves: its own key, and the revision that it was drawn from."""

    editor: str
    revision: int


def start(*, by: Staff, now: datetime) -> KeyedRemittance:
    """Begin an empty draft."""
    return KeyedRemittance.objects.create(started_by=by, started_at=now, saved_by=by, saved_at=now)


def save_head(*, keyed_id: int, typed: Mapping[str, Any], page: PageSeen, by: Staff, now: datetime) -> KeyedRemittance:
    """
    Keep the head and the provider-level rows as typed, right or wrong.

    :raises NotADraft: if it is finished or thrown away.
    :raises SavedByAnother: if somebody else saved since the page was drawn.
    """
    with transaction.atomic():
        row = _claimed(keyed_id, page)
        row.typed = dict(typed)
        head = read_head(row.typed)
        row.payer = payer_of(str(row.typed.get("payer", "")))
        row.trace, row.amount, row.paid_on = head.trace, head.amount, head.paid_on
        _mark_saved(row, page, by, now)
    return row


def save_claim(
    *, keyed_id: int, row_id: int, typed: Mapping[str, Any], page: PageSeen, by: Staff, now: datetime
) -> KeyedRemittance:
    """
    Keep the cells of one claim as typed, right or wrong.

    :raises NotADraft: as `save_head`.
    :raises SavedByAnother: as `save_head`.
    :raises NotOnTheDraft: if the claim was removed.
    """
    with transaction.atomic():
        row = _claimed(keyed_id, page)
        if not KeyedClaim.objects.filter(pk=row_id, keyed=row).update(typed=dict(typed)):
            raise NotOnTheDraft("This claim was removed from the draft. Reload the page to go on.")
        _mark_saved(row, page, by, now)
    return row


def with_contractual(typed: Typed) -> Typed:
    """Propose the contract's reduction on each line that has an allowed amount below its charge and no reason yet."""
    ids = [int(pk) for pk in typed["lines"]]
    charges = dict(ChargeLine.objects.filter(pk__in=ids).values_list("pk", "charge"))
    lines = {pk: _proposed(cells, charges.get(int(pk), ZERO)) for pk, cells in typed["lines"].items()}
    return {**typed, "lines": lines}


def add_claim(
    *, keyed_id: int, claim: Claim, is_takeback: bool, page: PageSeen, by: Staff, now: datetime
) -> KeyedClaim:
    """
    Put a claim on the draft, after the others.

    A takeback starts with the figures of the decision that was posted last, because a payer takes back what it paid.

    :raises NotADraft: as `save_head`.
    :raises SavedByAnother: as `save_head`.
    :raises TooManyClaims: if the draft is full.
    """
    with transaction.atomic():
        row = _claimed(keyed_id, page)
        last = row.claims.aggregate(last=Max("position"))["last"] or 0
        if row.claims.count() >= MOST_CLAIMS:
            raise TooManyClaims(f"A draft holds {MOST_CLAIMS} claims. Finish it, and key the rest as another check.")
        typed = _as_posted(claim) if is_takeback else {}
        made = KeyedClaim.objects.create(
            keyed=row, claim=claim, position=last + 1, is_takeback=is_takeback, typed=typed
        )
        _mark_saved(row, page, by, now)
    return made


def remove_claim(*, keyed_id: int, row_id: int, page: PageSeen, by: Staff, now: datetime) -> KeyedRemittance:
    """
    Take a claim off the draft; one that is gone already stays gone.

    :raises NotADraft: as `save_head`.
    :raises SavedByAnother: as `save_head`.
    """
    with transaction.atomic():
        row = _claimed(keyed_id, page)
        KeyedClaim.objects.filter(pk=row_id, keyed=row).delete()
        _mark_saved(row, page, by, now)
    return row


def discard(*, keyed_id: int, by: Staff, now: datetime) -> KeyedRemittance:
    """
    Throw a draft away; it is kept, but nobody is asked to finish it.

    :raises NotADraft: if it is finished or thrown away.
    """
    with transaction.atomic():
        row = _draft(keyed_id)
        row.state, row.saved_by, row.saved_at = State.DISCARDED, by, now
        row.save(update_fields=["state", "saved_by", "saved_at"])
    return row


def key_again(*, keyed_id: int, by: Staff, now: datetime) -> KeyedRemittance:
    """
    Begin the next version of a finished paper, with all its cells; a version that was begun already is given back.

    :raises NotADraft: if it is not finished.
    :raises StillPosted: if its entries are in the books.
    """
    with transaction.atomic():
        row = KeyedRemittance.objects.select_for_update().get(pk=keyed_id)
        begun = row.corrections.exclude(state=State.DISCARDED).first()
        if begun is not None:
            return begun
        if row.state != State.FINISHED or row.remittance is None:
            raise NotADraft("It is not finished. Go on keying it instead.")
        refuse_posted(row.remittance)
        again = KeyedRemittance.objects.create(
            typed=row.typed, payer=row.payer, trace=row.trace, amount=row.amount, paid_on=row.paid_on,
            version=row.version + 1, corrects=row, started_by=by, started_at=now, saved_by=by, saved_at=now,
        )  # fmt: skip
        KeyedClaim.objects.bulk_create(
            KeyedClaim(
                keyed=again, claim_id=one.claim_id, position=one.position, is_takeback=one.is_takeback, typed=one.typed
            )
            for one in row.claims.order_by("position")
        )
    return again


def refuse_posted(remittance: Remittance) -> None:
    """
    Refuse what would change a paper whose money is in the books.

    :raises StillPosted: if it is posted, whole or in part.
    """
    if remittance.state in POSTED:
        raise StillPosted(f"{remittance} is in the books. Un-post it first, then key it again.")


def _claimed(keyed_id: int, page: PageSeen) -> KeyedRemittance:
    """The draft, locked, when the page that wants to write has seen what was saved last."""
    row = _draft(keyed_id)
    if row.saved_from != page.editor and row.revision != page.revision:
        raise SavedByAnother(
            f"{row.saved_by.full_name} saved this draft after you opened it. What you typed since is not saved; "
            "reload the page to see theirs, then key yours again."
        )
    return row


def _draft(keyed_id: int) -> KeyedRemittance:
    # Nothing is joined: after waiting for a lock, PostgreSQL gives the row anew but what is joined as it was before.
    row = KeyedRemittance.objects.select_for_update().get(pk=keyed_id)
    if row.state != State.DRAFT:
        raise NotADraft(f"This paper is {row.get_state_display().lower()}; nothing in it changes any more.")
    return row


def _mark_saved(row: KeyedRemittance, page: PageSeen, by: Staff, now: datetime) -> None:
    row.revision += 1
    row.saved_from, row.saved_by, row.saved_at = page.editor, by, now
    row.save()


def _proposed(cells: Typed, charge: Decimal) -> Typed:
    try:
        allowed = read_money(str(cells.get("allowed", "")))
    except NotMoney:
        return cells
    if allowed is None or cells.get("reasons") or not 0 <= allowed < charge:
        return cells
    return {**cells, "reasons": f"CO 45 {charge - allowed}"}


def _as_posted(claim: Claim) -> Typed:
    """The cells of the decision that a takeback most likely mirrors; empty when nothing of the claim is posted."""
    posted = Adjudication.objects.filter(claim=claim, state=Adjudication.State.POSTED, reversed_by__isnull=True)
    last = posted.exclude(status_code="22").order_by("-remittance__paid_on", "-pk").first()
    if last is None:
        return {}
    decided = {line.charge_line_id: line for line in last.lines.prefetch_related("adjustments")}
    ours = ChargeLine.objects.filter(encounter_id=claim.encounter_id, charge__gt=0) if decided else []
    return {
        "number": last.payer_claim_number,
        "reasons": _told(last.adjustments.filter(line__isnull=True)),
        "paid": "" if decided else str(last.paid),
        "lines": {str(line.pk): _line_as_posted(decided.get(line.pk)) for line in ours},
    }


def _line_as_posted(line: AdjudicationLine | None) -> Typed:
    if line is None:
        return {"paid": NOT_ON_THE_PAPER}
    return {"paid": str(line.paid), "reasons": _told(line.adjustments.all())}


def _told(adjustments: Iterable[Adjustment]) -> str:
    return ", ".join(f"{one.group_code} {one.reason_code} {one.amount}" for one in adjustments)
