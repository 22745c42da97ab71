"""Pages of reports: aging with its lines, and the reconciliation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from patients.models import Patient, Payer
from payments.proof import unexplained
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of
from reports import aging as report
from reports import verification
from reports.aging import BUCKETS, By, OpenLine, Party, Row, Table
from reports.charts import open_at_month_ends
from reports.export import aging_csv, lines_csv
from reports.forms import WHO, Asked, asked
from reports.history import month_ends
from reports.models import Verification
from reports.proving import ask_for_proof, proving_since
from reports.subjects import address_of
from reports.verification import verdict

PAGE = 200
LABELS = {Party.INSURANCE: "Insurance", Party.PATIENT: "Patients"}


@dataclass(frozen=True, slots=True)
class Linked:
    """One row of the report with the address of the lines behind each figure."""

    row: Row
    cells: Sequence[tuple[Decimal, str]]
    address: str
    credits_address: str
    is_sum: bool = False


@require_GET
@allow(Role.MANAGER, Role.BILLER)
def aging_page(request: HttpRequest) -> HttpResponse:
    """What is open and for how long, as of any day; every figure opens its lines."""
    wanted = asked(request.GET, today=timezone.localdate())
    tables = [_table(wanted, party) for party in wanted.parties]
    if request.GET.get("format") == "csv":
        return _csv(aging_csv(tables), f"aging-{wanted.as_of}-by-{wanted.by}.csv")
    everyone = report.added([table.sum for table in tables], name="Everyone")
    standings = month_ends(as_of=wanted.as_of, parties=wanted.parties)
    # Sums are of all rows; an office may have as many rows as patients.
    longest = max((table.rows for table in tables), key=len)
    page = Paginator(longest, PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": wanted,
        "who_choices": WHO,
        "everyone": _linked(everyone, wanted, None, is_sum=True),
        "shares": _shares(everyone),
        "sections": [_section(table, wanted, page.number) for table in tables],
        "page": page,
        "buckets": BUCKETS,
        "chart": open_at_month_ends(standings),
        "net_of_entries": sum(standings[-1].amounts, Decimal(0)),
        "net": everyone.total + everyone.credits,
    }
    return render(request, "reports/aging.html", context)


@require_GET
@allow(Role.MANAGER, Role.BILLER)
def aging_lines(request: HttpRequest) -> HttpResponse:
    """The lines behind one figure of the aging report; they sum to it."""
    wanted = asked(request.GET, today=timezone.localdate())
    found = _lines(wanted)
    if request.GET.get("format") == "csv":
        return _csv(lines_csv(found), f"aging-lines-{wanted.as_of}.csv")
    cell = wanted.cell
    patient = Patient.objects.filter(pk=cell.patient).first() if cell.patient else None
    if patient:
        audit.record(by=staff_of(request), act="read", subject=f"patient:{patient.pk}")
    context = {
        "asked": wanted,
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "total": sum((line.amount for line in found), Decimal(0)),
        "party": LABELS[cell.party] if cell.party else "Everyone",
        "payer": Payer.objects.filter(pk=cell.payer).first() if cell.payer else None,
        "patient": patient,
        "age": _age(cell.bucket),
        "back": _back(wanted),
    }
    return render(request, "reports/aging_lines.html", context)


@require_GET
@allow(Role.MANAGER, Role.BILLER)
def reconciliation(request: HttpRequest) -> HttpResponse:
    """Unexplained cents with their age, and the last proof of the books with each row that differs."""
    last, today = Verification.objects.first(), timezone.localdate()
    waiting = unexplained.waiting(today=today)
    checks = last.checks if last else []
    context = {
        "last": last,
        "proving_since": proving_since(),
        "verdict": verdict(last) if last else "",
        "differs": verification.unexplained(last) if last else None,
        "differs_since": verification.differs_since(last) if last else None,
        "waiting": [(row, row.days(today)) for row in waiting],
        "in_all": unexplained.in_all(waiting),
        "spans": unexplained.SPANS,
        "differences": [_difference(row, today) for check in checks for row in check["differences"]],
        "earlier": Verification.objects.all()[1:15],
    }
    return render(request, "reports/reconciliation.html", context)


def _difference(row: dict[str, str], today: date) -> tuple[dict[str, Any], str]:
    """A row that differs, with the days that it is known for, and the page where it is looked at."""
    since = date.fromisoformat(row["since"]) if "since" in row else today
    return {**row, "days": (today - since).days}, address_of(row["subject"])


@require_POST
@allow(Role.MANAGER, Role.BILLER)
def run_reconciliation(request: HttpRequest) -> HttpResponse:
    """Have the books proven now; the page says so until it is done."""
    ask_for_proof(now=timezone.now())
    return redirect("reports:reconciliation")


@require_GET
@allow(Role.MANAGER, Role.BILLER)
def proving(request: HttpRequest) -> HttpResponse:
    """Tell that the books are still being proven; when they are done, the page is read anew."""
    since = proving_since()
    if since is None:
        return HttpResponseClientRefresh() if getattr(request, "htmx", False) else redirect("reports:reconciliation")
    return render(request, "reports/_proving.html", {"proving_since": since})


def _table(wanted: Asked, party: Party) -> Table:
    if wanted.is_today:
        return report.aging_now(today=wanted.today, by=wanted.by, party=party)
    return report.aging(as_of=wanted.as_of, by=wanted.by, party=party)


def _lines(wanted: Asked) -> list[OpenLine]:
    if wanted.is_today:
        return report.lines_now(today=wanted.today, cell=wanted.cell)
    return report.lines(as_of=wanted.as_of, cell=wanted.cell)


def _section(table: Table, wanted: Asked, page: int) -> list[Linked]:
    """A party's sum and a page of its rows; all patients together are one row."""
    rows = [_linked(report.added(table.rows, name=LABELS[table.party]), wanted, table.party, is_sum=True)]
    if table.by == By.PATIENT or table.party == Party.INSURANCE:
        rows += [_linked(row, wanted, table.party) for row in table.rows[(page - 1) * PAGE : page * PAGE]]
    return rows


def _linked(row: Row, wanted: Asked, party: Party | None, *, is_sum: bool = False) -> Linked:
    query: dict[str, Any] = {"as_of": wanted.as_of.isoformat()}
    who = party or (wanted.parties[0] if len(wanted.parties) == 1 else None)
    if who:
        query["who"] = who.value
    if row.key is not None:
        query[wanted.by.value] = row.key
    base = reverse("reports:aging-lines")
    return Linked(
        row=row,
        cells=[(row.amounts[n], f"{base}?{urlencode({**query, 'bucket': n})}") for n in range(len(BUCKETS))],
        address=f"{base}?{urlencode(query)}",
        credits_address=f"{base}?{urlencode({**query, 'bucket': -1})}",
        is_sum=is_sum,
    )


def _shares(row: Row) -> list[Decimal | None]:
    """Percent of the total by age; None for each when nothing is open."""
    return [(amount * 100 / row.total).quantize(Decimal("0.1")) if row.total else None for amount in row.amounts]


def _back(wanted: Asked) -> str:
    """The report that a cell stands in."""
    by = By.PATIENT if wanted.cell.patient else wanted.by
    return f"{reverse('reports:aging')}?{urlencode({'as_of': wanted.as_of.isoformat(), 'by': by.value})}"


def _age(bucket: int | None) -> str:
    if bucket is None:
        return "any age"
    return "credits" if bucket < 0 else f"{BUCKETS[bucket]} days"


def _csv(text: str, name: str) -> HttpResponse:
    return HttpResponse(
        text, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
