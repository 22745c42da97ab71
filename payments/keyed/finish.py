"""Finishing a keyed paper: it is written as an 835, stored as a file that came in, and taken in like any other."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

import x12
from clearinghouse.models import Interchange
from clearinghouse.services import process, receive
from ledger.models import Deposit
from payments.bank.matches import line_of
from payments.keyed.drafts import NotADraft, refuse_posted
from payments.keyed.lookup import same_checks
from payments.keyed.reading import Paper
from payments.keyed.sheet import paper_of
from payments.keyed.writing import content_of
from payments.models import KeyedRemittance, Remittance, ReturnedPayment
from payments.office.returned import BankReturn, PartlyRefunded, take_out
from payments.posting.take_in import take_in
from practice.models import Practice, Staff

State = KeyedRemittance.State
LONGEST_REASON = 200


class NotReadable(Exception):
    """Something on the paper is missing or cannot be read."""


class DoesNotBalance(Exception):
    """The paper does not add up, and nobody said that it is the payer's own paper that does not."""


class DepositDiffers(Exception):
    """An earlier version was posted with another amount, and its money is known at the bank or was refunded."""


class AlreadyHere(Exception):
    """The same check of the same payer is here already."""


def finish(*, keyed_id: int, because: str, by: Staff, now: datetime) -> Remittance:
    """
    Make the remittance of a keyed paper, and give it back as it was taken in: waiting, or held with its difference.

    All of it happens or nothing.  A paper that is finished already gives back its remittance, so a second press does
    nothing.  The version that it corrects is replaced, once nothing of that is in the books; money that was keyed with
    another amount is taken out of the books, and stays in their history.

    :param because: why the payer's own paper does not balance; not used when it does.
    :raises NotReadable: if a cell is missing or wrong.
    :raises DoesNotBalance: if it does not add up and `because` is empty.
    :raises AlreadyHere: if the same check was keyed or received before.
    :raises NotADraft: if it was thrown away.
    :raises StillPosted: if the version that it corrects was posted meanwhile.
    :raises DepositDiffers: if the money of the version that it corrects is on a bank line of another amount, or some
        of it went back.
    """
    try:
        with transaction.atomic():
            keyed = _locked(keyed_id)
            if keyed.state == State.FINISHED and keyed.remittance is not None:
                return keyed.remittance
            paper = paper_of(keyed)
            _refuse_unfinished(keyed, paper, because.strip())
            before = _make_room(keyed, by, now)
            keyed.because = "" if paper.is_balanced else because.strip()[:LONGEST_REASON]
            interchange = _stored(keyed, paper, now)
            keyed.interchange, keyed.remittance = interchange, _taken_in(interchange, now)
            keyed.state, keyed.finished_by, keyed.finished_at = State.FINISHED, by, now
            keyed.save()
            _replace(before, keyed.remittance)
    except IntegrityError as broken:
        if "keyed_check_is_finished_once" not in str(broken):
            raise
        raise AlreadyHere("This check was keyed by somebody else at the same moment.") from broken
    return keyed.remittance


def _locked(keyed_id: int) -> KeyedRemittance:
    # Nothing is joined: after waiting for a lock, PostgreSQL gives the row anew but what is joined as it was before.
    keyed = KeyedRemittance.objects.select_for_update().get(pk=keyed_id)
    if keyed.state not in {State.DRAFT, State.FINISHED}:
        raise NotADraft(f"This paper is {keyed.get_state_display().lower()}. Key it anew if it is needed.")
    return keyed


def _refuse_unfinished(keyed: KeyedRemittance, paper: Paper, because: str) -> None:
    if paper.wrong:
        more = f" {len(paper.wrong) - 1} more of this kind." if len(paper.wrong) > 1 else ""
        raise NotReadable(f"{paper.wrong[0].text}{more}")
    if not paper.is_balanced and not because:
        raise DoesNotBalance(
            "It does not balance yet. Key what is left, or say why the payer's own paper does not balance."
        )
    for same in same_checks(payer=keyed.payer, trace=keyed.trace, amount=keyed.amount, apart_from=keyed):
        if same.remittance is not None:
            raise AlreadyHere(
                f"Check {keyed.trace} of {keyed.amount} is here already as {same.remittance}. Nothing was taken twice."
            )


def _make_room(keyed: KeyedRemittance, by: Staff, now: datetime) -> KeyedRemittance | None:
    """
    Put the corrected version and its remittance out of the way of the new one, in this transaction.

    For this moment the old remittance names itself as the one that is used; `_replace` names the new one.
    """
    before = keyed.corrects
    if before is None or before.remittance_id is None:
        return None
    old = Remittance.objects.select_for_update().get(pk=before.remittance_id)
    refuse_posted(old)
    if old.deposit is not None and old.deposit.amount != keyed.amount:
        _take_out(old.deposit, keyed, by, now)
        old.deposit = None
    old.state, old.first = Remittance.State.REPLACED, old
    old.save(update_fields=["state", "first", "deposit"])
    before.remittance, before.state = old, State.REPLACED
    before.save(update_fields=["state"])
    return before


def _take_out(deposit: Deposit, keyed: KeyedRemittance, by: Staff, now: datetime) -> None:
    """Take the money of the wrong amount out of the books; posting takes the right amount in."""
    at_the_bank = line_of(deposit=deposit)
    if at_the_bank is not None:
        raise DepositDiffers(
            f"The bank booked {at_the_bank.line.amount:,.2f} for this check on {at_the_bank.line.posted_on:%m/%d/%Y}. "
            "Key that amount, or undo the match with the bank's line first."
        )
    today = localdate(now)
    said = BankReturn(
        kind=ReturnedPayment.Kind.MISKEYED, returned_on=today, note=f"Keyed again as {keyed.amount}, {keyed}"
    )
    try:
        take_out(deposit=deposit, said=said, by=by, now=now, today=today)
    except PartlyRefunded as why:
        raise DepositDiffers(str(why)) from why


def _replace(before: KeyedRemittance | None, new: Remittance) -> None:
    """Name the new remittance in the old one, and hand the money over that an earlier posting took in."""
    if before is None or before.remittance is None:
        return
    old, deposit = before.remittance, before.remittance.deposit
    old.first, old.deposit = new, None
    old.explanation = f"{old.explanation} Keyed again as remittance {new.pk}.".strip()
    old.save(update_fields=["first", "deposit", "explanation"])
    if deposit is not None:
        deposit.payer, deposit.trace = new.payer, new.trace
        deposit.save(update_fields=["payer", "trace"])
        new.deposit = deposit
        new.save(update_fields=["deposit"])


def _stored(keyed: KeyedRemittance, paper: Paper, now: datetime) -> Interchange:
    """Store the paper as a file before anything reads it."""
    assert keyed.payer is not None, "a paper without a payer is refused before"
    try:
        content = content_of(keyed, paper, payer=keyed.payer, practice=_practice(paper), now=now)
    except x12.CannotWrite as why:
        fault = why.faults[0]
        raise NotReadable(f"{fault.where}: {fault.what} {fault.remedy}") from why
    name = f"keyed-{keyed.pk}-version-{keyed.version}.x12"
    return receive(content=content, file_name=name, connection=None, now=now)


def _practice(paper: Paper) -> Practice:
    """Who was paid: the practice of the first claim, else the office's first."""
    for claim in paper.claims:
        return claim.row.claim.encounter.provider.practice
    practice = Practice.objects.order_by("pk").first()
    assert practice is not None, "an office has a practice"
    return practice


def _taken_in(interchange: Interchange, now: datetime) -> Remittance:
    process(interchange=interchange, handlers={"835": take_in}, now=now)
    remittance = Remittance.objects.get(transaction_set__interchange=interchange)
    if remittance.state == Remittance.State.DUPLICATE:
        raise AlreadyHere(f"This check is here already as {remittance.first}. Nothing was taken twice.")
    return remittance
