"""The page of the books: months with their state, closing and reopening them, and the seals."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ledger.periods import (
    MonthAlreadyClosed,
    MonthNotOver,
    MonthOutOfOrder,
    NothingToClose,
    PostingUnderWay,
    close_month,
    reopen_month,
    sums_of,
)
from ledger.privileges import unprotected
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of
from reports import books as report
from reports.forms import ReopenForm

SEALS = 62
REFUSALS = (MonthNotOver, MonthAlreadyClosed, MonthOutOfOrder, NothingToClose, PostingUnderWay)
ASKED = ["GET", "HEAD", "POST"]


@require_safe
@allow(Role.MANAGER)
def books(request: HttpRequest) -> HttpResponse:
    """Each month of the books with what it holds and its state, and the sealed days."""
    months = report.months(today=timezone.localdate())
    context = {
        "months": months,
        "columns": [kind.label for kind in report.COLUMNS],
        "to_close": next((month for month in months if month.may_close), None),
        "closed": next((month for month in months if month.closing), None),
        "seals": report.seals(limit=SEALS),
        "unprotected": unprotected(),
        "may_act": staff_of(request).has_role(Role.MANAGER),
    }
    return render(request, "reports/books.html", context)


@require_http_methods(ASKED)
@allow(Role.MANAGER)
def close(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Tell what is unexplained in a month, and close it."""
    first = _month(year, month)
    refusal = ""
    if request.method == "POST":
        try:
            by, now = staff_of(request), timezone.now()
            close_month(month=first, by=by, today=timezone.localdate(), now=now)
        except REFUSALS as refused:
            refusal = str(refused)
        else:
            messages.success(request, f"The books of {first:%m/%Y} are closed.")
            return redirect("reports:books")
    held = sums_of(first=first, last=first).get(first)
    context = {
        "first": first,
        "refusal": refusal,
        "unexplained": report.unexplained(month=first),
        "entries": held.entries if held else 0,
        "sums": [(kind.label, amount) for kind, amount in held.amounts.items()] if held else [],
        "may_act": staff_of(request).has_role(Role.MANAGER),
    }
    return render(request, "reports/close_month.html", context, status=409 if refusal else 200)


@require_http_methods(ASKED)
@allow(Role.MANAGER)
def reopen(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Reopen the last closed month, with a reason."""
    first = _month(year, month)
    form = ReopenForm(request.POST or None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            reopen_month(month=first, by=staff_of(request), because=form.cleaned_data["reason"], now=timezone.now())
        except REFUSALS as refused:
            refusal = str(refused)
        else:
            messages.success(request, f"The books of {first:%m/%Y} are open again. Close them when you are done.")
            return redirect("reports:books")
    context = {
        "first": first,
        "form": form,
        "refusal": refusal,
        "may_act": staff_of(request).has_role(Role.MANAGER),
    }
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "reports/reopen_month.html", context, status=status)


def _month(year: int, month: int) -> date:
    try:
        return date(year, month, 1)
    except ValueError:
        raise Http404("There is no such month.") from None
