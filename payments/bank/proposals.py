"""What a bank line could be, for a person to confirm: nothing here decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from ledger.models import Deposit
from payments.bank.expected import Item, waiting_items_of
from payments.bank.pairing import CARDS, likeness
from payments.bank.traces import plain
from payments.models import BankLine, BankMatch

Method = Deposit.Method
BUNDLED = (frozenset({Method.CHECK}), frozenset({Method.CASH}), frozenset({Method.CHECK, Method.CASH}), CARDS)
# A person may know better than a number: wider than what the system decides by itself.
EARLIEST, LATEST = timedelta(days=-10), timedelta(days=120)
MOST_DAYS = 14
AT_MOST = 8
CHOICES = 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """Money that adds up to a line, and why it may be it."""

    items: Sequence[Item]
    why: str

    @property
    def keys(self) -> str:
        """The names of its items in one text, for a form."""
        return ",".join(str(item.key) for item in self.items)


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a person may choose from for one line: what adds up, what has its number but another amount, the rest."""

    proposals: Sequence[Proposal]
    other_amount: Sequence[Item]
    choices: Sequence[Item]


def suggested(line: BankLine) -> Suggested:
    """What an open line could be, the likeliest first."""
    if line.amount <= 0 or line.state != BankLine.State.OPEN:
        return Suggested([], [], [])
    near = waiting_items_of(first=line.posted_on - LATEST, last=line.posted_on - EARLIEST)
    proposals = [*_singles(line, near), *_bundles(line, near)]
    numbers = {plain(number) for number in (line.trace, line.ach_trace, line.check_number) if number}
    others = [
        item for item in near if item.amount != line.amount and plain(item.trace) and plain(item.trace) in numbers
    ]
    choices = [item for item in near if item.amount <= line.amount or item.method in CARDS]
    choices.sort(key=lambda item: (abs(line.posted_on - item.day), item.key))
    return Suggested(proposals[:AT_MOST], others, choices[:CHOICES])


def lines_like(item: Item) -> list[BankLine]:
    """Open lines of the amount of one item, the nearest day first: where its money may be."""
    lines = BankLine.objects.filter(state=BankLine.State.OPEN, amount=item.amount).select_related("account")
    near = [line for line in lines if EARLIEST <= line.posted_on - item.day <= LATEST]
    return sorted(near, key=lambda line: (likeness(line, item) is None, abs(line.posted_on - item.day), line.pk))[
        :AT_MOST
    ]


def _singles(line: BankLine, items: Iterable[Item]) -> list[Proposal]:
    ranked = []
    for item in items:
        if item.amount == line.amount:
            how = likeness(line, item)
            why = how.label if how else "The same amount"
            strength = list(BankMatch.How).index(how) if how else len(BankMatch.How)
            ranked.append((strength, abs(line.posted_on - item.day), item.key, Proposal([item], why)))
    return [one[-1] for one in sorted(ranked, key=lambda one: one[:3])]


def _bundles(line: BankLine, items: Sequence[Item]) -> list[Proposal]:
    """Days in a row of which all checks, all cash, both, or all cards add up to the line: one trip to the bank."""
    found: list[Proposal] = []
    for methods in BUNDLED:
        kind = sorted(
            (item for item in items if item.method in methods and item.day <= line.posted_on),
            key=lambda item: (item.day, item.key),
        )
        found += _runs(line.amount, kind)
    unique = {proposal.keys: proposal for proposal in found}
    return list(unique.values())


def _runs(amount: Decimal, items: Sequence[Item]) -> list[Proposal]:
    days = sorted({item.day for item in items})
    sums = {day: sum((item.amount for item in items if item.day == day), Decimal("0.00")) for day in days}
    found = []
    for first in range(len(days)):
        total = Decimal("0.00")
        for last in days[first : first + MOST_DAYS]:
            total += sums[last]
            bundle = [item for item in items if days[first] <= item.day <= last]
            if total == amount and len(bundle) > 1:
                found.append(Proposal(bundle, f"{len(bundle)} together: {_span(bundle)}"))
            if total >= amount:
                break
    return found


def _span(bundle: Sequence[Item]) -> str:
    words = " and ".join(sorted({item.method.label.lower() for item in bundle}))
    first, last = bundle[0].day, bundle[-1].day
    return f"{words}, {first:%m/%d}" if first == last else f"{words}, {first:%m/%d} to {last:%m/%d}"
