"""What payers did before: beside a line on the bench, for one payer and code, and the manager's table of all."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coding.fees import plans_of
from coding.outcomes.reading import Asked, asked_on, levels_of, other_payers
from coding.outcomes.table import ORDERS, table_of
from coding.pages.bench import READERS, visit_or_404
from patients.models import Payer
from practice.models import Role
from practice.permissions import allow

PAGE = 100
PERIODS = ((90, "90 days"), (365, "a year"), (730, "two years"))
MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the address asks of the table; what cannot be read is left out."""

    days: int
    code: str
    payer: int | None
    order: str

    @classmethod
    def of(cls, query: QueryDict) -> "Narrowed":
        """Read the address."""
        days, payer, order = query.get("days", ""), query.get("payer", ""), query.get("order", "")
        return cls(
            days=next((each for each, _ in PERIODS if str(each) == days), PERIODS[0][0]),
            code=query.get("code", "").strip().upper()[:5],
            payer=int(payer) if payer.isdecimal() and len(payer) <= MOST_DIGITS else None,
            order=order if order in ORDERS else "denied",
        )


@allow(Role.CODER, read=READERS)
@require_safe
def of_line(request: HttpRequest, pk: int, line_pk: int) -> HttpResponse:
    """Show what the visit's payer did before with a line's code, modifiers and diagnosis; beside the codes or alone."""
    encounter = visit_or_404(pk)
    line = get_object_or_404(encounter.charge_lines, pk=line_pk)
    plan = next(iter(plans_of(encounter)), None)
    asked = asked_on(line, list(encounter.diagnoses.all()))
    context = {"encounter": encounter, "line": line, **_answers(asked, plan.payer if plan else None)}
    is_panel = getattr(request, "htmx", False)
    return render(request, "coding/_outcomes_beside.html" if is_panel else "coding/outcomes_of_line.html", context)


@allow(Role.CODER, read=READERS)
@require_safe
def of_service(request: HttpRequest, payer_pk: int, procedure: str) -> HttpResponse:
    """Show what one payer did before with a procedure, beside the other payers."""
    payer = get_object_or_404(Payer, pk=payer_pk)
    return render(request, "coding/outcomes_of_service.html", _answers(Asked(procedure.upper()), payer))


@allow(Role.CODER, read=READERS)
@require_safe
def outcomes(request: HttpRequest) -> HttpResponse:
    """Show every payer and procedure with how often it was paid and denied."""
    asked, today = Narrowed.of(request.GET), timezone.localdate()
    since = today - timedelta(days=asked.days)
    rows = table_of(since=since, code=asked.code, payer=asked.payer, order=asked.order)
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "asked": asked,
        "since": since,
        "periods": PERIODS,
        "orders": [(name, label) for name, (label, _) in ORDERS.items()],
        "payers": Payer.objects.order_by("name"),
        "answers": sum(row.size for row in rows),
        "denied": sum(row.denied for row in rows),
    }
    return render(request, "coding/outcomes.html", context)


def _answers(asked: Asked, payer: Payer | None) -> dict[str, object]:
    today: date = timezone.localdate()
    levels = levels_of(asked=asked, payer=payer, today=today) if payer else []
    return {
        "asked": asked,
        "payer": payer,
        "levels": levels,
        "others": other_payers(procedure=asked.procedure, payer=payer, today=today),
    }
