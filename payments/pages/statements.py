"""Statements of the bank: taken in after a look at what they would add, typed line by line, and the accounts."""

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from payments.bank import statements as acts
from payments.bank.sweep import match_waiting
from payments.models import BankAccount, BankStatement
from payments.pages.bank_forms import AccountForm, LineForm, StatementForm
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

SHOWN = 500
KINDS = {"READ": "run", "TAKEN_IN": "ok", "PUT_AWAY": "hold"}


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.BILLER, Role.MANAGER)
def statements(request: HttpRequest) -> HttpResponse:
    """Give a statement in, and see those that were given."""
    form = StatementForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file: UploadedFile = form.cleaned_data["file"]
        content = file.read(acts.LARGEST_FILE + 1)
        try:
            row = acts.store(
                account=form.cleaned_data["account"], content=content, file_name=file.name or "",
                by=staff_of(request), now=timezone.now(),
            )  # fmt: skip
            return redirect("payments:bank-statement", pk=row.pk)
        except acts.NotAStatement as why:
            form.add_error("file", str(why))
    rows = BankStatement.objects.select_related("account", "settled_by").defer("content")[:SHOWN]
    context = {"form": form, "statements": rows, "kinds": KINDS, "accounts": BankAccount.objects.all()}
    return render(request, "payments/statements.html", context, status=422 if form.errors else 200)


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """What a statement says and what taking it in would add; or, once it is taken in, its lines."""
    row = get_object_or_404(BankStatement.objects.select_related("account", "settled_by"), pk=pk)
    audit.record(by=staff_of(request), act="read", subject=f"bank statement:{row.pk}")
    return render(request, "payments/statement.html", _shown(row, request.GET.get("dates", "")))


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def take_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a statement in, and match its lines."""
    row = get_object_or_404(BankStatement.objects.select_related("account"), pk=pk)
    dates = request.POST.get("dates", "")
    try:
        taken = acts.take_in(statement=row, date_format=dates, by=staff_of(request), now=timezone.now())
    except (acts.CannotTakeIn, acts.AlreadySettled) as why:
        row.refresh_from_db()
        return render(request, "payments/statement.html", {**_shown(row, dates), "refusal": str(why)}, status=409)
    matched = match_waiting(now=timezone.now())
    known = len(taken.placed) - len(taken.new)
    messages.success(request, f"{len(taken.new)} new lines, {known} known before; {matched} matched.")
    return redirect("payments:bank")


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a statement away without using it."""
    row = get_object_or_404(BankStatement, pk=pk)
    try:
        acts.put_away(statement=row, by=staff_of(request), now=timezone.now())
        messages.info(request, "Put away. Nothing of it was taken in.")
    except acts.AlreadySettled as why:
        messages.error(request, str(why))
    return redirect("payments:bank-statements")


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.BILLER, Role.MANAGER)
def type_line(request: HttpRequest) -> HttpResponse:
    """Type one line of a statement."""
    form = LineForm(request.POST or None, initial={"posted_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        acts.type_line(
            account=given["account"], posted_on=given["posted_on"], amount=given["amount"], text=given["text"],
            trace=given["trace"], check_number=given["check_number"], key=given["key"], by=staff_of(request),
        )  # fmt: skip
        matched = match_waiting(now=timezone.now())
        messages.success(request, "Typed and matched." if matched else "Typed. Nothing surely fits it yet.")
        return redirect("payments:bank-type")
    return _form(request, form, title="Type a line", act="Add line")


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.BILLER, Role.MANAGER)
def add_account(request: HttpRequest) -> HttpResponse:
    """Note an account of the office at a bank."""
    form = AccountForm(request.POST or None, initial={"begins_on": timezone.localdate().replace(day=1)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            acts.open_account(name=given["name"], last_four=given["last_four"], begins_on=given["begins_on"])
            return redirect("payments:bank-statements")
        except acts.AccountExists as why:
            form.add_error("name", str(why))
    return _form(request, form, title="Bank account", act="Add account")


def _form(request: HttpRequest, form: forms.Form, *, title: str, act: str) -> HttpResponse:
    context = {"form": form, "title": title, "act": act}
    return render(request, "payments/bank_form.html", context, status=422 if form.errors else 200)


def _shown(row: BankStatement, dates: str) -> dict[str, object]:
    if row.state != BankStatement.State.READ:
        lines = row.lines.order_by("number", "pk")[:SHOWN]
        return {"statement": row, "kind": KINDS[row.state], "lines": lines}
    preview = acts.preview(statement=row, date_format=dates)
    problems = preview.reading.problems
    return {
        "statement": row,
        "kind": KINDS[row.state],
        "preview": preview,
        "known": len(preview.placed) - len(preview.new),
        "problems": problems[:SHOWN],
        "placed": preview.placed[:SHOWN],
        "is_cut": len(preview.placed) > SHOWN,
    }
