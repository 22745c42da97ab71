"""The manager's table: every payer and procedure with how often it was paid and denied."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Avg, Count, Q

from coding.models import LineAnswer
from coding.outcomes.figures import CENT, FEW

Kind = LineAnswer.Kind


@dataclass(frozen=True, slots=True)
class Row:
    """One payer and procedure: how many lines were answered and how; dollars and days are means."""

    payer_id: int
    payer: str
    procedure: str
    size: int
    paid: int
    denied: int
    patient: int
    mean_paid: Decimal | None
    mean_days: int | None

    @property
    def is_small(self) -> bool:
        """Whether there are too few answers for a rate."""
        return self.size < FEW

    @property
    def rate(self) -> str:
        """The part that was denied as a percentage; empty for too few answers."""
        return "" if self.is_small else f"{self.denied / self.size:.0%}"


Order = Callable[[Row], tuple[object, ...]]
ORDERS: Mapping[str, tuple[str, Order]] = {
    "denied": ("Denied", lambda row: (-row.denied, -row.size, row.payer, row.procedure)),
    "rate": ("Rate", lambda row: (row.is_small, -row.denied / row.size, -row.size, row.payer, row.procedure)),
    "answers": ("Answers", lambda row: (-row.size, row.payer, row.procedure)),
    "payer": ("Payer", lambda row: (row.payer, row.procedure)),
    "code": ("Code", lambda row: (row.procedure, row.payer)),
    "amount": ("Mean paid", lambda row: (-(row.mean_paid or 0), row.payer, row.procedure)),
    "days": ("Mean days", lambda row: (-(row.mean_days or 0), row.payer, row.procedure)),
}
"""How the table can be ordered, by the name in the address: the label, and what is compared."""


def table_of(*, since: date, code: str, payer: int | None, order: str) -> list[Row]:
    """The table of the answers since a day, for codes that begin so and one payer if given, in an order."""
    answers = LineAnswer.objects.filter(decided_on__gte=since)
    answers = answers.filter(procedure__startswith=code) if code else answers
    answers = answers.filter(payer=payer) if payer else answers
    groups = answers.order_by().values_list("payer_id", "payer__name", "procedure")
    counted = groups.annotate(
        size=Count("pk"),
        paid_lines=Count("pk", filter=Q(kind=Kind.PAID)),
        denied_lines=Count("pk", filter=Q(kind=Kind.DENIED)),
        patients_lines=Count("pk", filter=Q(kind=Kind.PATIENT)),
        mean_paid=Avg("paid", filter=Q(kind=Kind.PAID)),
        mean_days=Avg("days"),
    )
    return sorted((_row(*figures) for figures in counted), key=ORDERS[order][1])


def _row(  # noqa: PLR0913 (the columns of the query)
    payer_id: int, payer: str, procedure: str, size: int, paid: int, denied: int, patient: int, *means: Decimal | None
) -> Row:
    dollars, days = means
    return Row(
        payer_id=payer_id,
        payer=payer,
        procedure=procedure,
        size=size,
        paid=paid,
        denied=denied,
        patient=patient,
        mean_paid=None if dollars is None else dollars.quantize(CENT),
        mean_days=None if days is None else round(days),
    )
