"""Saying which money a bank line is: by the system, by a person, undone again; each deposit on one line only."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from ledger.models import Deposit, Entry
from ledger.post import post, reversal_of
from payments.bank.expected import LIVE, Item, Key, items_of
from payments.bank.fees import book_fee
from payments.models import BankLine, BankMatch, Remittance
from practice.models import Staff

State, How = BankLine.State, BankMatch.How
ZERO = Decimal("0.00")
CARDS = (Deposit.Method.CARD, Deposit.Method.VCARD)


class LineNotOpen(Exception):
    """Somebody dealt with the line since it was read."""


class AlreadyAtTheBank(Exception):
    """The money is on a bank line already."""


class DoesNotAddUp(Exception):
    """What was chosen is not what the bank booked."""


class NothingChosen(Exception):
    """A line is matched to something."""


class NotAFee(Exception):
    """A fee is kept of cards only, and less than what was paid."""


class ReasonMissing(Exception):
    """What is set aside needs a reason that others can read."""


def confirm(
    *, line: BankLine, keys: Sequence[Key], fee: Decimal = ZERO, by: Staff, now: datetime, today: date
) -> BankLine:
    """
    Say which money a bank line is: one remittance, or several deposits that were brought to the bank together.

    `fee` is what the processor of cards kept of them; it is booked as an entry of its own, so that the deposits less
    the fee are what the bank booked, to the cent.

    :raises LineNotOpen: if the line is matched or set aside, or is money that went out.
    :raises AlreadyAtTheBank: if any of it is on another line.
    :raises DoesNotAddUp: if the sum is not the line's amount.
    """
    with transaction.atomic():
        _lock(keys)
        items = items_of([_as_held(key) for key in dict.fromkeys(keys)])
        if not items:
            raise NothingChosen("Choose what the bank's line is.")
        shares = _shares(items, fee)
        _hold(line, list(zip(items, shares, strict=True)), how=How.PERSON, by=by, now=now, today=today)
    line.refresh_from_db()
    return line


def hold_found(*, line: BankLine, items: Sequence[Item], how: BankMatch.How, now: datetime) -> bool:
    """
    Match a line by the system; False when somebody was faster.

    Safe to run twice and from two workers: the line's row is locked, and each deposit can be held once.
    """
    try:
        with transaction.atomic():
            _lock([item.key for item in items])
            fresh = items_of([item.key for item in items])
            shares = [ZERO] * len(fresh)
            _hold(line, list(zip(fresh, shares, strict=True)), how=how, by=None, now=now, today=line.posted_on)
    except (LineNotOpen, AlreadyAtTheBank, DoesNotAddUp):
        return False
    return True


def undo(*, line: BankLine, by: Staff | None, now: datetime, today: date) -> BankLine:
    """
    Undo the match of a line; it is open again, its money is expected again, and a fee that came with it is reversed.

    The match stays as history.  What a person undid, the system does not match again.

    :raises LineNotOpen: if the line is not matched.
    """
    with transaction.atomic():
        row = BankLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
        if row.state != State.MATCHED or row.amount < 0:
            raise LineNotOpen("This line is not matched any more. Reload to see what became of it.")
        for match in row.matches.filter(LIVE):
            match.undone_by, match.undone_at = by, now
            match.save(update_fields=["undone_by", "undone_at"])
            fees = list(Entry.objects.filter(source=f"bank:match:{match.pk}:fee"))
            post(reversal_of(fees, source=f"bank:match:{match.pk}:undo"), effective_date=today, by=by, now=now)
        settle(row, State.OPEN, by, now, "")
    line.refresh_from_db()
    return line


def set_aside(*, line: BankLine, why: str, by: Staff, now: datetime) -> BankLine:
    """
    Say that a line is no payment of patients or payers (a loan, interest, a transfer between accounts), with a reason.

    :raises ReasonMissing: without a reason.
    :raises LineNotOpen: if the line is matched or set aside.
    """
    if not why.strip():
        raise ReasonMissing("Write what this money is. Others will read it.")
    with transaction.atomic():
        settle(open_line(line), State.SET_ASIDE, by, now, why.strip()[:200])
    line.refresh_from_db()
    return line


def take_up(*, line: BankLine, by: Staff, now: datetime) -> BankLine:
    """
    Put a line that was set aside back on the list.

    :raises LineNotOpen: if it is not set aside.
    """
    with transaction.atomic():
        row = BankLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
        if row.state != State.SET_ASIDE:
            raise LineNotOpen("This line is not set aside any more. Reload to see what became of it.")
        settle(row, State.OPEN, by, now, "")
    line.refresh_from_db()
    return line


def lock_all(*, keys: Sequence[Key], lines: Sequence[BankLine]) -> None:
    """Lock money and bank lines until the transaction ends, in the order in which one match locks its own."""
    _lock(keys)
    rows = BankLine.objects.select_for_update(of=("self",)).filter(pk__in=[line.pk for line in lines])
    list(rows.order_by("pk").values_list("pk", flat=True))


def line_of(*, deposit: Deposit) -> BankMatch | None:
    """The bank line that holds a deposit, by itself or as the money of its remittance; None when there is none."""
    matches = BankMatch.objects.filter(LIVE).select_related("line__account")
    return matches.filter(deposit=deposit).first() or matches.filter(remittance__deposit=deposit).first()


def _hold(
    line: BankLine,
    parts: Sequence[tuple[Item, Decimal]],
    *,
    how: BankMatch.How,
    by: Staff | None,
    now: datetime,
    today: date,
) -> None:
    """Hold items, each less the part of a fee that is booked with it, on a line that is locked here."""
    row = open_line(line)
    if row.amount <= 0:
        raise LineNotOpen("This line is money that went out. It cannot be a deposit.")
    total = sum((item.amount - share for item, share in parts), ZERO)
    if total != row.amount:
        raise DoesNotAddUp(
            f"What is chosen is {total:,.2f}; the bank booked {row.amount:,.2f}. Choose what adds up, or name the fee."
        )
    for item, share in parts:
        match = _held_once(row, item, item.amount - share, how, by, now)
        if share:
            book_fee(
                deposit_id=_deposit_of(item.key),
                amount=share,
                source=f"bank:match:{match.pk}:fee",
                by=by,
                now=now,
                today=today,
            )
    settle(row, State.MATCHED, by, now, "")


def _held_once(
    line: BankLine, item: Item, amount: Decimal, how: BankMatch.How, by: Staff | None, now: datetime
) -> BankMatch:
    match = BankMatch(line=line, amount=amount, how=how, made_by=by, made_at=now)
    if item.key.kind == "remittance":
        match.remittance_id = item.key.pk
    else:
        match.deposit_id = item.key.pk
    if _is_held(item.key):
        raise AlreadyAtTheBank("This money is on another bank line already. Undo that match first.")
    try:
        with transaction.atomic():
            match.save(force_insert=True)
    except IntegrityError:
        raise AlreadyAtTheBank("Somebody matched this money to a bank line a moment ago.") from None
    return match


def _is_held(key: Key) -> bool:
    """Tell whether a live match holds it, or holds the deposit that later became the money of this remittance."""
    live = BankMatch.objects.filter(LIVE)
    if key.kind == "deposit":
        return live.filter(deposit=key.pk).exists()
    return live.filter(remittance=key.pk).exists() or live.filter(deposit__remittance=key.pk).exists()


def _shares(items: Sequence[Item], fee: Decimal) -> list[Decimal]:
    """What a fee takes of each item: all of the largest card, which can bear it, so that it stays one amount."""
    shares = [ZERO] * len(items)
    if not fee:
        return shares
    cards = [at for at, item in enumerate(items) if item.method in CARDS]
    largest = max(cards, key=lambda at: items[at].amount, default=None)
    if fee < 0 or largest is None or len(cards) != len(items) or fee >= items[largest].amount:
        raise NotAFee("A fee is kept of cards only, and is less than what was paid. Check what is chosen and the fee.")
    _deposit_of(items[largest].key)
    shares[largest] = fee
    return shares


def _deposit_of(key: Key) -> int:
    if key.kind == "deposit":
        return key.pk
    deposit_id = Remittance.objects.filter(pk=key.pk).values_list("deposit_id", flat=True).first()
    if deposit_id is None:
        raise NotAFee("The remittance is not posted yet, so no fee can be booked on it. Post it first.")
    return deposit_id


def _as_held(key: Key) -> Key:
    """A deposit that is the money of a remittance is held as the remittance, so that un-posting does not touch it."""
    if key.kind == "deposit":
        of = Remittance.objects.filter(deposit_id=key.pk).values_list("pk", flat=True).first()
        return Key("remittance", of) if of else key
    return key


def _lock(keys: Sequence[Key]) -> None:
    """Lock what is to be held, in one order, so that two people never wait for each other in a circle."""
    remittances = sorted(key.pk for key in keys if key.kind == "remittance")
    deposits = {key.pk for key in keys if key.kind == "deposit"}
    of_remittances = Remittance.objects.filter(pk__in=remittances, deposit__isnull=False)
    deposits |= set(of_remittances.values_list("deposit_id", flat=True))
    locked = Deposit.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=deposits)
    list(locked.order_by("pk").values_list("pk", flat=True))


def open_line(line: BankLine) -> BankLine:
    """
    Lock a line that is dealt with now.

    :raises LineNotOpen: if it is matched or set aside.
    """
    row = BankLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if row.state != State.OPEN:
        raise LineNotOpen(f"This line is {row.get_state_display().lower()}. Reload to see what became of it.")
    return row


def settle(row: BankLine, state: str, by: Staff | None, now: datetime, why: str) -> None:
    """Save what became of a line that is locked, by whom and why."""
    row.state, row.settled_by, row.settled_at, row.settled_because = state, by, now, why
    row.save(update_fields=["state", "settled_by", "settled_at", "settled_because"])
