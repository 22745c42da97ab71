"""A claim's history as one line of time: steps, sendings, acknowledgments, money, notes; the latest first."""

from collections.abc import Iterator

from django.db.models import Min, Sum

from claims.models import Claim, ClaimEvent
from claims.story import Happening
from coding.reason_words import licensed_words, reason_in_words
from ledger.models import Account, Deposit, Entry, Kind


def history_of(claim: Claim) -> list[Happening]:
    """Everything that happened to a claim, the latest first."""
    happenings = [*_steps(claim), *_acknowledgments(claim), *_money(claim), *_notes(claim), *_denials(claim)]
    return sorted(happenings)[::-1]


def _steps(claim: Claim) -> Iterator[Happening]:
    for event in claim.events.select_related("by"):
        yield Happening(event.at, _step(event), who=event.by.full_name if event.by else "")


def _step(event: ClaimEvent) -> str:
    if event.before == event.after:
        return event.why
    moved = event.get_after_display()
    if not event.why or event.why.startswith(moved):
        return event.why or moved
    return f"{moved}: {event.why}"


def _acknowledgments(claim: Claim) -> Iterator[Happening]:
    for said in claim.acknowledgments.all():
        yield Happening(said.at, f"{said.text} ({said.code})")


def _denials(claim: Claim) -> Iterator[Happening]:
    worked = list(claim.denials.exclude(worked_at=None).select_related("worked_by", "charge_line"))
    official = licensed_words([denial.reason_code for denial in worked])
    for denial in worked:
        if denial.worked_at is None:
            continue
        words = reason_in_words(denial.reason_code, official)
        text = f"Line {denial.charge_line.position}, {words}: {denial.get_state_display().lower()}. {denial.outcome}"
        yield Happening(denial.worked_at, text, who=denial.worked_by.full_name if denial.worked_by else "")


def _money(claim: Claim) -> Iterator[Happening]:
    paid = (
        Entry.objects.filter(
            charge_line__encounter=claim.encounter_id,
            coverage=claim.coverage_id,
            kind=Kind.PAYMENT,
            credit=Account.INSURANCE,
        )
        .order_by()
        .values("deposit")
        .annotate(total=Sum("amount"), at=Min("posted_at"))
    )
    deposits = Deposit.objects.in_bulk([one["deposit"] for one in paid])
    for one in paid:
        deposit = deposits[one["deposit"]]
        trace = f", trace {deposit.trace}" if deposit.trace else ""
        yield Happening(one["at"], f"Paid {one['total']:,.2f}{trace}", kind="cash")


def _notes(claim: Claim) -> Iterator[Happening]:
    for note in claim.notes.select_related("by"):
        yield Happening(note.at, note.text, kind="talk", who=note.by.full_name)
