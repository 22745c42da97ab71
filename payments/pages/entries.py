"""Pages of entries: one entry with its origin, and the entries of a visit or a deposit."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from encounters.models import Encounter
from ledger.models import Deposit, Entry
from payments.proof import entries
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

PAGE = 200


@require_safe
@allow(Role.BILLER, read=[Role.MANAGER])
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry in the panel of its list; the list, with the entry chosen, for whoever comes by its address."""
    row = get_object_or_404(entries.entries(), pk=pk)
    if not getattr(request, "htmx", False):
        return redirect(_list_of(row))
    _note_look(request, row)
    return render(request, "payments/_entry.html", {"chosen": entries.whole(row)})


@require_safe
@allow(Role.BILLER, read=[Role.MANAGER])
def visit_entries(request: HttpRequest, encounter_id: int) -> HttpResponse:
    """Every entry of a visit in the order of posting."""
    visit = get_object_or_404(Encounter.objects.select_related("patient"), pk=encounter_id)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{visit.patient_id}")
    given = _list(request, entries.of_visit(encounter_id=visit.pk))
    return render(request, "payments/entries.html", {**given, "visit": visit})


@require_safe
@allow(Role.BILLER, read=[Role.MANAGER])
def deposit_entries(request: HttpRequest, pk: int) -> HttpResponse:
    """Every entry of a deposit in the order of posting."""
    deposit = get_object_or_404(Deposit.objects.select_related("payer", "patient", "remittance"), pk=pk)
    if deposit.patient_id:
        audit.record(by=staff_of(request), act="read", subject=f"patient:{deposit.patient_id}")
    given = _list(request, entries.of_deposit(deposit_id=deposit.pk))
    return render(request, "payments/entries.html", {**given, "deposit": deposit})


def _list_of(row: Entry) -> str:
    """The list in which an entry is read: of its visit, or else of its deposit; the database wants one of both."""
    if row.charge_line is not None:
        address = reverse("payments:visit-entries", args=[row.charge_line.encounter_id])
    else:
        address = reverse("payments:deposit-entries", args=[row.deposit_id])
    return f"{address}?entry={row.pk}"


def _list(request: HttpRequest, rows: QuerySet[Entry]) -> dict[str, Any]:
    asked = request.GET.get("entry", "")
    named = rows.filter(pk=int(asked)).first() if asked.isdigit() and len(asked) < 19 else None
    first = (rows.filter(pk__lt=named.pk).count() // PAGE + 1) if named else 1
    # By number plus nothing: else the database walks through the numbers of all entries there are, to find these few.
    numbers = rows.order_by(F("pk") + 0).values_list("pk", flat=True)
    page = Paginator(numbers, PAGE).get_page(request.GET.get("page", first))
    shown = entries.shown(entries.entries().filter(pk__in=list(page.object_list)))
    chosen = named or (shown[0].entry if shown else None)
    if chosen is not None:
        _note_look(request, chosen)
    return {"page": page, "rows": shown, "chosen": entries.whole(chosen) if chosen else None}


def _note_look(request: HttpRequest, row: Entry) -> None:
    if row.charge_line is not None:
        audit.record(by=staff_of(request), act="read", subject=f"patient:{row.charge_line.encounter.patient_id}")
