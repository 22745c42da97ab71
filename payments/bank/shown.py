"""The lists of the bank page: lines and expected money as rows of one shape, and what the panel of each says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse

from payments.bank.expected import (
    LIVE,
    UNUSED,
    Item,
    deposits_not_at_the_bank,
    first_day,
    items_of,
    items_of_deposits,
    items_of_remittances,
    key_of,
    remittances_without_money,
)
from payments.bank.figures import paid_without_remittance
from payments.models import BankLine, BankMatch, Remittance

State = BankLine.State
KINDS = {State.OPEN: "warn", State.MATCHED: "ok", State.SET_ASIDE: "hold"}
VIEWS = {
    "paid": "Paid by the bank, no remittance",
    "expected": "Remittance, no money",
    "desk": "Taken, not at the bank",
    "matched": "Matched",
    "out": "Went out",
    "aside": "Set aside",
}
LINES: Mapping[str, Callable[[], QuerySet[BankLine]]] = {
    "paid": paid_without_remittance,
    "matched": lambda: BankLine.objects.filter(state=State.MATCHED, amount__gt=0).order_by("-posted_on", "-pk"),
    "out": lambda: BankLine.objects.filter(amount__lt=0).exclude(state=State.SET_ASIDE).order_by("-posted_on", "-pk"),
    "aside": lambda: BankLine.objects.filter(state=State.SET_ASIDE).order_by("-settled_at", "-pk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a list: `name` is "line", "remittance" or "deposit" and its number; `done` once it is dealt with."""

    name: str
    panel: str
    day: date
    number: str
    what: str
    amount: Decimal
    kind: str
    word: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """One match of a line with the money that it holds."""

    match: BankMatch
    item: Item


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the money of a remittance is: on a bank line, or missing at the bank for so many days."""

    line: BankLine | None
    days: int


def standing(remittance: Remittance, *, today: date) -> Standing | None:
    """Tell whether the bank has the money of a remittance; None when the bank is not expected to."""
    begins = first_day()
    if begins is None or remittance.amount <= 0 or remittance.paid_on < begins or remittance.state in UNUSED:
        return None
    held = Q(remittance=remittance)
    if remittance.deposit_id is not None:
        held |= Q(deposit=remittance.deposit_id)
    match = BankMatch.objects.filter(LIVE & held).select_related("line__account").first()
    return Standing(match.line if match else None, (today - remittance.paid_on).days)


def rows_of_lines(lines: Iterable[BankLine], *, done: bool = False) -> list[Row]:
    """Bank lines as rows; a matched line says how it was matched."""
    return [
        Row(
            name=f"line-{line.pk}",
            panel=reverse("payments:bank-line", args=[line.pk]),
            day=line.posted_on,
            number=line.trace or line.check_number,
            what=line.text or "no text",
            amount=line.amount,
            kind=KINDS[State(line.state)] if line.amount > 0 or line.state == State.MATCHED else "info",
            word=_word(line),
            done=done and line.state != State.OPEN,
        )
        for line in lines
    ]


def rows_of_items(items: Iterable[Item], *, done: bool = False) -> list[Row]:
    """Expected money as rows."""
    return [
        Row(
            name=f"{item.key.kind}-{item.key.pk}",
            panel=reverse(f"payments:bank-{item.key.kind}", args=[item.key.pk]),
            day=item.day,
            number=item.trace,
            what=item.payer or "Taken at the desk",
            amount=item.amount,
            kind="ok" if done else "warn",
            word="Matched" if done else item.method.label,
            done=done,
        )
        for item in items
    ]


def listed(view: str) -> QuerySet[Any]:
    """What a view lists, to be counted and cut into pages."""
    if view == "expected":
        return remittances_without_money()
    if view == "desk":
        return deposits_not_at_the_bank()
    return with_matches(LINES[view]())


def with_matches(lines: QuerySet[BankLine]) -> QuerySet[BankLine]:
    """Lines with their live matches at hand."""
    live = BankMatch.objects.filter(LIVE)
    return lines.select_related("account").prefetch_related(Prefetch("matches", queryset=live, to_attr="live"))


def rows_of(view: str, found: Iterable[Any]) -> list[Row]:
    """One page of what a view lists as rows."""
    pks = [row.pk for row in found]
    if view == "expected":
        return rows_of_items(items_of_remittances(remittances_without_money().filter(pk__in=pks)))
    if view == "desk":
        return rows_of_items(items_of_deposits(deposits_not_at_the_bank().filter(pk__in=pks)))
    return rows_of_lines(found)


def held_by(line: BankLine) -> list[Held]:
    """What a line holds now."""
    matches = list(line.matches.filter(LIVE).select_related("made_by"))
    items = {item.key: item for item in items_of([key_of(match) for match in matches])}
    return [Held(match, items[key_of(match)]) for match in matches if key_of(match) in items]


def _word(line: BankLine) -> str:
    if line.amount < 0:
        return "Went out" if line.state == State.OPEN else line.get_state_display()
    live: Sequence[BankMatch] = getattr(line, "live", ())
    if line.state != State.MATCHED or not live:
        return line.get_state_display()
    return live[0].get_how_display() if len(live) == 1 else f"{len(live)} together"
