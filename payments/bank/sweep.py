"""Matching everything that waits: after each statement, and again and again by the worker."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q

from payments.bank.expected import LIVE, Item, Key, items_of, key_of, waiting_items
from payments.bank.matches import hold_found, lock_all
from payments.bank.pairing import Pair, card_pairs, pairs
from payments.models import BankLine, BankMatch

How = BankMatch.How
# The first key of PostgreSQL's advisory lock for matching: one at a time in the office.
MATCHING = 271_842


def match_waiting(*, now: datetime) -> int:
    """
    Match open bank lines with money that waits for one, and say how many were matched.

    The outcome is the same whichever side came first: matches that the system made are weighed again together with what
    came since, and one that is no longer the only fit is put to a person.  What people matched or undid stays.  Safe to
    run twice: a second run finds nothing to do.
    """
    with transaction.atomic():
        _alone()
        waiting = waiting_items()
        refused = _refused()
        lines, made = _lines_to_weigh(waiting)
        items = [*waiting, *items_of([key for key in made.values() if key])]
        lock_all(keys=[item.key for item in items], lines=lines)
        wanted = pairs(lines, items, refused)
        matched = _change(lines, made, wanted, items, now)
        matched += _match_card_days(lines, items, now, refused)
    return matched


def _lines_to_weigh(waiting: list[Item]) -> tuple[list[BankLine], dict[int, Key]]:
    """Open lines, and lines that the system matched by a number and that have the amount of anything that waits."""
    open_lines = BankLine.objects.filter(state=BankLine.State.OPEN, amount__gt=0)
    amounts = {item.amount for item in waiting} | set(open_lines.values_list("amount", flat=True))
    ours = BankMatch.objects.filter(LIVE, made_by__isnull=True).exclude(how=How.CARD_DAY)
    matched = {match.line_id: key_of(match) for match in ours.filter(line__amount__in=amounts)}
    lines = BankLine.objects.filter(Q(pk__in=matched) | Q(state=BankLine.State.OPEN, amount__gt=0)).order_by("pk")
    return list(lines), matched


def _change(lines: list[BankLine], made: dict[int, Key], wanted: list[Pair], items: list[Item], now: datetime) -> int:
    """Make what is wanted of what is: matches that are no longer sure are undone first."""
    by_key = {item.key: item for item in items}
    sure = {pair.line.pk: pair for pair in wanted}
    for line in lines:
        if line.pk in made and (line.pk not in sure or sure[line.pk].key != made[line.pk]):
            _put_in_question(line, now)
    matched = 0
    for pair in wanted:
        if made.get(pair.line.pk) != pair.key:
            matched += hold_found(line=pair.line, items=[by_key[pair.key]], how=pair.how, now=now)
    return matched


def _put_in_question(line: BankLine, now: datetime) -> None:
    """Undo the system's own match of a line, unless a person dealt with the line meanwhile."""
    row = BankLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if row.matches.filter(LIVE, made_by__isnull=True).update(undone_at=now):
        row.state, row.settled_by, row.settled_at = BankLine.State.OPEN, None, None
        row.save(update_fields=["state", "settled_by", "settled_at"])


def _match_card_days(
    lines: Sequence[BankLine], items: Sequence[Item], now: datetime, refused: set[tuple[int, Key]]
) -> int:
    """Match days of cards; what came in since the rows were locked waits for the next sweep."""
    ids, keys = [line.pk for line in lines], {item.key for item in items}
    still_open = list(BankLine.objects.filter(pk__in=ids, state=BankLine.State.OPEN, amount__gt=0))
    found = card_pairs(still_open, [item for item in waiting_items() if item.key in keys], refused)
    return sum(hold_found(line=line, items=day, how=How.CARD_DAY, now=now) for line, day in found)


def _refused() -> set[tuple[int, Key]]:
    """Pairs that a person undid."""
    return {(match.line_id, key_of(match)) for match in BankMatch.objects.filter(undone_by__isnull=False)}


def _alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [MATCHING])
