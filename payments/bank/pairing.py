"""
Which bank line is which money: a pure function of both sides, so that it does not matter which came first.

Only what fits exactly one on each side is paired.  Whatever fits more than one is left to a person.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ledger.models import Deposit
from payments.bank.expected import Item, Key
from payments.bank.traces import plain, stands_in
from payments.models import BankLine, BankMatch

How = BankMatch.How
Method = Deposit.Method
CARDS = frozenset({Method.CARD, Method.VCARD})
# Days from payment to the bank's booking, at least and at most, by how sure the number makes us.  A transfer is booked
# within days (CORE allows three business days between money and remittance); a check travels and is deposited later.
WITHIN = {
    How.TRACE: (-10, 90),
    How.TRACE_ALIKE: (-5, 30),
    How.IN_TEXT: (-5, 30),
    How.ORIGINATOR: (-3, 10),
    How.CHECK_NUMBER: (-3, 180),
}
STRONGEST_FIRST = (How.TRACE, How.CHECK_NUMBER, How.TRACE_ALIKE, How.IN_TEXT, How.ORIGINATOR)
# How long a terminal's batch takes to the bank.
CARD_DAYS = range(6)


@dataclass(frozen=True, slots=True)
class Pair:
    """One line that is the money of one item, and how we know."""

    line: BankLine
    key: Key
    how: BankMatch.How


def pairs(lines: Iterable[BankLine], items: Iterable[Item], refused: Collection[tuple[int, Key]]) -> list[Pair]:
    """
    Pair lines with the one item that each can only be, the surest ways first.

    :param refused: pairs that a person undid, as (line, key); they are not made again.
    """
    by_amount: dict[object, tuple[list[BankLine], list[Item]]] = defaultdict(lambda: ([], []))
    for line in lines:
        by_amount[line.amount][0].append(line)
    for item in items:
        by_amount[item.amount][1].append(item)
    found: list[Pair] = []
    for some_lines, some_items in by_amount.values():
        if some_lines and some_items:
            found += _of_one_amount(some_lines, some_items, refused)
    return found


def likeness(line: BankLine, item: Item) -> BankMatch.How | None:
    """The surest way in which a line and an item of one amount belong together; None when nothing else is the same."""
    return next((how for how in STRONGEST_FIRST if _is_near(line, item, how) and TESTS[how](line, item)), None)


def card_days(items: Iterable[Item]) -> list[Sequence[Item]]:
    """Cards that were taken without a remittance, by day: a terminal sends each day as one batch."""
    days: dict[object, list[Item]] = defaultdict(list)
    for item in items:
        if item.method in CARDS and item.key.kind == "deposit":
            days[item.day].append(item)
    return list(days.values())


def card_pairs(
    lines: Sequence[BankLine], items: Iterable[Item], refused: Collection[tuple[int, Key]]
) -> list[tuple[BankLine, Sequence[Item]]]:
    """Pair lines without any number with the one day of cards whose sum each can only be."""
    days = card_days(items)
    fits = [
        (line, day)
        for line in lines
        if not (line.trace or line.check_number)
        for day in days
        if sum(item.amount for item in day) == line.amount
        and (line.posted_on - day[0].day).days in CARD_DAYS
        and not any((line.pk, item.key) in refused for item in day)
    ]
    by_line = _counted(line.pk for line, _ in fits)
    by_day = _counted(day[0].key for _, day in fits)
    return [(line, day) for line, day in fits if by_line[line.pk] == 1 and by_day[day[0].key] == 1]


def _of_one_amount(
    lines: Sequence[BankLine], items: Sequence[Item], refused: Collection[tuple[int, Key]]
) -> list[Pair]:
    left_lines, left_items = {line.pk for line in lines}, {item.key for item in items}
    fits = [
        (line, item, how)
        for line in lines
        for item in items
        if (line.pk, item.key) not in refused and (how := likeness(line, item))
    ]
    found: list[Pair] = []
    for how in STRONGEST_FIRST:
        tier = [
            (line, item) for line, item, its in fits if its == how and line.pk in left_lines and item.key in left_items
        ]
        by_line, by_item = _counted(line.pk for line, _ in tier), _counted(item.key for _, item in tier)
        for line, item in tier:
            if by_line[line.pk] == 1 and by_item[item.key] == 1:
                found.append(Pair(line, item.key, how))
        # What is ambiguous here is not decided by weaker signs either.
        left_lines -= set(by_line)
        left_items -= set(by_item)
    return found


def _is_near(line: BankLine, item: Item, how: BankMatch.How) -> bool:
    least, most = WITHIN[how]
    return timedelta(days=least) <= line.posted_on - item.day <= timedelta(days=most)


def _same_trace(line: BankLine, item: Item) -> bool:
    wanted = item.trace.upper()
    return item.method != Method.CHECK and bool(wanted) and wanted in {line.trace.upper(), line.ach_trace}


def _alike(line: BankLine, item: Item) -> bool:
    wanted = plain(item.trace)
    return item.method != Method.CHECK and bool(wanted) and wanted in {plain(line.trace), plain(line.ach_trace)}


def _same_check(line: BankLine, item: Item) -> bool:
    return item.method == Method.CHECK and bool(plain(item.trace)) and plain(item.trace) == plain(line.check_number)


def _in_text(line: BankLine, item: Item) -> bool:
    return stands_in(item.trace, line.text)


def _originator(line: BankLine, item: Item) -> bool:
    """The payer's id stands in the line; a line with a readable trace of another remittance is not ours."""
    wanted = item.originator
    if line.trace or item.method == Method.CHECK or len(wanted) < 9:
        return False
    return any(stands_in(number, line.text) for number in {wanted, wanted.removeprefix("1")} if len(number) >= 9)


def _counted(keys: Iterable[object]) -> dict[object, int]:
    counts: dict[object, int] = defaultdict(int)
    for key in keys:
        counts[key] += 1
    return counts


TESTS: dict[BankMatch.How, Callable[[BankLine, Item], bool]] = {
    How.TRACE: _same_trace,
    How.TRACE_ALIKE: _alike,
    How.CHECK_NUMBER: _same_check,
    How.IN_TEXT: _in_text,
    How.ORIGINATOR: _originator,
}
