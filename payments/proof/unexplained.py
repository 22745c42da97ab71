"""Money in the books, or at the bank, that the office cannot explain yet: how much, since when, and where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Abs, TruncDate
from django.urls import reverse

from ledger.models import Account, OpenBalance
from payments.bank.expected import deposits_not_at_the_bank, remittances_without_money
from payments.bank.figures import paid_without_remittance
from payments.models import Adjudication, ProviderItem, Refund, Remittance
from payments.posting.post import POSTED, UNPOSTED
from payments.provider_level.items import LABELS, span_of

ZERO = Decimal("0.00")
SPANS = LABELS


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    One kind of money that waits to be explained, and the page where it is.

    `spans` are dollars by age as SPANS names them; they add up to `amount`, which may be less than the sum of its parts
    where what one owes and is owed meet.
    """

    name: str
    meaning: str
    url: str
    count: int
    amount: Decimal
    oldest: date | None
    spans: Sequence[Decimal]

    def days(self, today: date) -> int:
        """Days since the oldest; zero when there is none."""
        return (today - self.oldest).days if self.oldest else 0


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of waiting money: its words and page, its rows, and the names of day and amount in them."""

    name: str
    meaning: str
    url: str
    rows: QuerySet[Any]
    day: Any
    amount: Any


def waiting(*, today: date) -> list[Waiting]:
    """Every kind of money that waits, also those of which there is nothing now."""
    return [
        _aged(kind, today) for kind in (*_of_remittances(), *_outside_of_claims(), *_of_patients(), *_of_the_bank())
    ]


def in_all(rows: Iterable[Waiting]) -> Decimal:
    """Dollars of all kinds; each counts by itself, though a cent may wait in two places."""
    return sum((row.amount for row in rows), ZERO)


def _aged(kind: _Kind, today: date) -> Waiting:
    spans, count, oldest = [ZERO] * len(SPANS), 0, None
    by_day = kind.rows.order_by().annotate(aged_from=kind.day).values_list("aged_from")
    for day, many, dollars in by_day.annotate(many=Count("pk"), dollars=Sum(kind.amount)):
        spans[span_of(max((today - day).days, 0))] += dollars
        count, oldest = count + many, min(oldest or day, day)
    return Waiting(kind.name, kind.meaning, kind.url, count, sum(spans, ZERO), oldest, spans)


def _of_remittances() -> Iterator[_Kind]:
    page, exceptions = reverse("payments:remittances"), reverse("payments:exceptions")
    paid = F("paid_on")
    decisions = Adjudication.objects.filter(remittance__state__in=POSTED)
    yield _Kind(
        "Remittances to post",
        "Taken in, and not posted by rule: they wait for a person.",
        f"{page}?view=review",
        Remittance.objects.filter(state__in=UNPOSTED),
        paid,
        "amount",
    )
    yield _Kind(
        "Remittances held",
        "They do not add up, or are not ours; a person releases them or asks the payer.",
        f"{page}?view=held",
        Remittance.objects.filter(state=Remittance.State.HELD),
        paid,
        "amount",
    )
    yield _Kind(
        "Payment exceptions",
        "Paid for claims that could not be posted; unapplied until somebody decides.",
        exceptions,
        decisions.filter(state=Adjudication.State.EXCEPTION),
        F("remittance__paid_on"),
        "paid",
    )
    yield _Kind(
        "Decisions set aside",
        "A person set them aside with a reason; their money stays unapplied.",
        f"{exceptions}?view=aside",
        decisions.filter(state=Adjudication.State.DISMISSED),
        F("remittance__paid_on"),
        "paid",
    )
    yield _Kind(
        "Differences released",
        "The payment of a file is not its claims; a person released it with that difference.",
        f"{page}?view=posted",
        Remittance.objects.filter(deposit__isnull=False).exclude(unexplained=0),
        paid,
        "unexplained",
    )


def _outside_of_claims() -> Iterator[_Kind]:
    items, page = ProviderItem.objects.filter(is_posted=True), reverse("payments:items")
    day = F("adjustment__remittance__paid_on")
    yield _Kind(
        "Owed to payers",
        "Given by payers outside of claims; open until it meets what takes it.",
        f"{page}?view=owed",
        items.filter(open__lt=0),
        day,
        Abs("open"),
    )
    yield _Kind(
        "Kept by payers",
        "Kept back outside of claims; open until it meets what it was kept for.",
        f"{page}?view=with",
        items.filter(open__gt=0),
        day,
        "open",
    )


def _of_patients() -> Iterator[_Kind]:
    credits_page = reverse("payments:credits")
    yield _Kind(
        "Patients’ money on account",
        "Paid before it was owed, or more than was owed.",
        credits_page,
        OpenBalance.objects.filter(account=Account.UNAPPLIED, deposit__patient__isnull=False),
        F("deposit__received_on"),
        "amount",
    )
    yield _Kind(
        "Credits on visits",
        "A plan or a patient paid more than was owed; to be refunded, by age of the visit.",
        credits_page,
        OpenBalance.objects.filter(Q(account=Account.INSURANCE) | Q(account=Account.PATIENT), amount__lt=0),
        F("encounter__service_date"),
        Abs("amount"),
    )
    yield _Kind(
        "Refunds on their way",
        "Asked for, not sent yet.",
        reverse("payments:refunds"),
        Refund.objects.filter(state__in=[Refund.State.REQUESTED, Refund.State.APPROVED]),
        TruncDate("asked_at"),
        "amount",
    )


def _of_the_bank() -> Iterator[_Kind]:
    bank = reverse("payments:bank")
    yield _Kind(
        "Paid by the bank, no remittance",
        "Money at the bank of which no remittance or payment is known.",
        bank,
        paid_without_remittance(),
        F("posted_on"),
        "amount",
    )
    yield _Kind(
        "Remittance, no money",
        "A payer explained a payment that no line of the bank holds.",
        f"{bank}?view=expected",
        remittances_without_money(),
        F("paid_on"),
        "amount",
    )
    yield _Kind(
        "Taken, not at the bank",
        "Taken at the desk, and no line of the bank holds it.",
        f"{bank}?view=desk",
        deposits_not_at_the_bank(),
        F("received_on"),
        "amount",
    )
