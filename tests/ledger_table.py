"""The ledger as a table that a bookkeeper can read, for comparing in tests."""

from encounters.models import Encounter
from ledger.models import Deposit, Entry

Rows = list[tuple[str, ...]]


def ledger_of(encounter: Encounter) -> Rows:
    """Every entry of an encounter in the order of posting: kind, debit, credit, amount."""
    return _rows(Entry.objects.filter(charge_line__encounter=encounter))


def ledger_of_deposit(deposit: Deposit) -> Rows:
    """Every entry of a deposit that moves its cash."""
    cash = {"CASH", "UNAPPLIED", "PROVIDER_LEVEL"}
    entries = Entry.objects.filter(deposit=deposit)
    return _rows(entry for entry in entries if {entry.debit, entry.credit} & cash)


def table(text: str) -> Rows:
    """The same from text: one entry a line, columns apart by spaces."""
    return [tuple(line.split()) for line in text.strip().splitlines()]


def _rows(entries) -> Rows:
    ordered = sorted(entries, key=lambda entry: entry.pk)
    return [(entry.kind, entry.debit, entry.credit, f"{entry.amount:.2f}") for entry in ordered]
