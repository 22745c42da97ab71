"""The bank page: what came in without a remittance, remittances without money, and what is matched to what."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from ledger.models import Deposit
from payments.bank import debits, fees, matches
from payments.bank.expected import LIVE, Item, Key, items_of
from payments.bank.figures import figures
from payments.bank.proposals import lines_like, suggested
from payments.bank.shown import VIEWS, Row, held_by, listed, rows_of, rows_of_items, rows_of_lines, with_matches
from payments.bank.sweep import match_waiting
from payments.models import BankAccount, BankLine, BankMatch, Remittance
from payments.pages.bank_forms import ConfirmForm, FeeForm
from payments.pages.forms import ReasonForm
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

PAGE = 100
NAME = re.compile(r"(line|remittance|deposit)-[1-9][0-9]{0,17}")
KEY = re.compile(r"(remittance|deposit):([1-9][0-9]{0,17})")
DEBIT = re.compile(r"(refund|returned):[1-9][0-9]{0,17}")
REFUSALS = (
    matches.AlreadyAtTheBank, matches.DoesNotAddUp, matches.LineNotOpen, matches.NotAFee, matches.NothingChosen,
    matches.ReasonMissing, debits.NotThere, fees.AlreadyBanked, fees.FeeTooLarge, fees.NotACard,
)  # fmt: skip


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def bank(request: HttpRequest) -> HttpResponse:
    """The bank against the books, one list a view; money that is missing on either side with its age."""
    view = request.GET.get("view", "paid")
    view = view if view in VIEWS else "paid"
    page = Paginator(listed(view), PAGE).get_page(request.GET.get("page"))
    rows = rows_of(view, page)
    asked = request.GET.get("row", "")
    chosen = next((row for row in rows if row.name == asked), rows[0] if rows else None)
    now = figures()
    counts = {"paid": now.no_remittance, "expected": now.no_money, "desk": now.not_deposited}
    context = {
        "view": view,
        "views": [(name, label, counts.get(name)) for name, label in VIEWS.items()],
        "page": page,
        "rows": rows,
        "figures": now,
        "has_account": BankAccount.objects.exists(),
        "chosen_row": chosen.name if chosen else "",
        **(_panel_of(request, chosen.name) if chosen else {}),
    }
    return render(request, "payments/bank.html", context)


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """One bank line in the panel; the list for whoever has no scripts."""
    row = get_object_or_404(BankLine, pk=pk)
    return _panel(request, f"line-{row.pk}", _view_of(row))


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def remittance(request: HttpRequest, pk: int) -> HttpResponse:
    """The money of one remittance in the panel."""
    return _panel(request, f"remittance-{get_object_or_404(Remittance, pk=pk).pk}", "expected")


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def deposit(request: HttpRequest, pk: int) -> HttpResponse:
    """The money of one deposit in the panel."""
    return _panel(request, f"deposit-{get_object_or_404(Deposit, pk=pk).pk}", "desk")


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which money a bank line is."""
    form = ConfirmForm(request.POST)
    fee = form.cleaned_data.get("fee") if form.is_valid() else None
    written = ",".join(request.POST.getlist("chosen"))
    keys = [Key(kind, int(number)) for kind, number in KEY.findall(written[:20_000])]

    def act(row: BankLine) -> BankLine:
        if not form.is_valid():
            raise matches.NotAFee("Write the fee in dollars, such as 1.60.")
        return matches.confirm(
            line=row, keys=keys, fee=fee or Decimal(0), by=staff_of(request), now=timezone.now(),
            today=timezone.localdate(),
        )  # fmt: skip

    return _act_on_line(request, pk, act, "Matched. The bank and the books agree on it.")


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which refund or returned payment a bank line is."""
    asked = request.POST.get("chosen", "")
    key = asked if DEBIT.fullmatch(asked) else ""

    def act(row: BankLine) -> BankLine:
        debits.tie(line=row, key=key, by=staff_of(request), now=timezone.now())
        return row

    return _act_on_line(request, pk, act, "Matched. The bank and the books agree on it.")


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the match of a line."""

    def act(row: BankLine) -> BankLine:
        if row.amount < 0:
            return debits.undo(line=row, by=staff_of(request), now=timezone.now())
        return matches.undo(line=row, by=staff_of(request), now=timezone.now(), today=timezone.localdate())

    return _act_on_line(request, pk, act, "Undone. Both sides are on their lists again.")


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a line is no payment, and what it is."""
    form = ReasonForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""

    def act(row: BankLine) -> BankLine:
        return matches.set_aside(line=row, why=why, by=staff_of(request), now=timezone.now())

    return _act_on_line(request, pk, act, "Set aside under your reason.")


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a line that was set aside back on the list."""

    def act(row: BankLine) -> BankLine:
        return matches.take_up(line=row, by=staff_of(request), now=timezone.now())

    return _act_on_line(request, pk, act, "Back on the list.")


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def virtual_card(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a payer paid by virtual card, and the fee that the processor keeps."""
    row = get_object_or_404(Deposit.objects.select_related("remittance"), pk=pk)
    form = FeeForm(request.POST)
    name = f"remittance-{row.remittance.pk}" if hasattr(row, "remittance") else f"deposit-{row.pk}"
    refusal = "" if form.is_valid() else "Write the fee in dollars, such as 2.50; 0 when none is kept."
    if form.is_valid():
        try:
            fees.paid_by_virtual_card(
                deposit=row, fee=form.cleaned_data["fee"], key=str(form.cleaned_data["key"]), by=staff_of(request),
                now=timezone.now(), today=timezone.localdate(),
            )  # fmt: skip
            match_waiting(now=timezone.now())
            messages.success(request, "Noted as a virtual card. The bank is expected to book the payment less the fee.")
        except REFUSALS as why:
            refusal = str(why)
    return _answer(request, name, refusal)


def _act_on_line(request: HttpRequest, pk: int, act: Callable[[BankLine], BankLine], said: str) -> HttpResponse:
    row = get_object_or_404(BankLine, pk=pk)
    refusal = ""
    try:
        act(row)
        audit.record(by=staff_of(request), act="change", subject=f"bank line:{row.pk}")
        messages.success(request, said)
    except REFUSALS as why:
        refusal = str(why)
    return _answer(request, f"line-{row.pk}", refusal)


def _answer(request: HttpRequest, name: str, refusal: str) -> HttpResponse:
    """Answer an act with the panel and the rows it changed; a refusal with 409, in the panel or on the page."""
    opened = request.POST.get("from", "")
    opened = opened if NAME.fullmatch(opened) else name
    context = {**_panel_of(request, name), "refusal": refusal, "from_row": opened, "changed": _row_of(opened)}
    status = 409 if refusal else 200
    if getattr(request, "htmx", False):
        return render(request, "payments/bank_acted.html", context, status=status)
    if refusal:
        return render(request, "payments/bank_refused.html", context, status=status)
    shown: BankLine | None = context.get("line")
    view = _view_of(shown) if shown else "expected"
    return redirect(f"{reverse('payments:bank')}?view={view}&row={name}")


def _panel(request: HttpRequest, name: str, view: str) -> HttpResponse:
    if not getattr(request, "htmx", False):
        return redirect(f"{reverse('payments:bank')}?view={view}&row={name}")
    return render(request, "payments/_bank_panel.html", _panel_of(request, name))


def _panel_of(request: HttpRequest, name: str) -> dict[str, Any]:
    kind, _, number = name.partition("-")
    if kind == "line":
        return _line_panel(with_matches(BankLine.objects.all()).get(pk=number))
    (item,) = items_of([Key(kind, int(number))])
    return _item_panel(item)


def _line_panel(row: BankLine) -> dict[str, Any]:
    held = held_by(row)
    return {
        "line": row,
        "held": held,
        "suggested": suggested(row) if row.amount > 0 else None,
        "debit": debits.is_now(row),
        "may_be": debits.may_be(row),
        "history": row.matches.exclude(LIVE).select_related("undone_by"),
        "untied": row.debits.exclude(LIVE).select_related("undone_by"),
    }


def _item_panel(item: Item) -> dict[str, Any]:
    is_remittance = item.key.kind == "remittance"
    row = Remittance.objects.filter(pk=item.key.pk).first() if is_remittance else None
    deposit_id = row.deposit_id if row else item.key.pk
    taken = Deposit.objects.filter(pk=deposit_id).first() if deposit_id else None
    live = BankMatch.objects.filter(LIVE).select_related("line__account")
    held = live.filter(remittance=row) if row else live.filter(deposit=taken)
    return {
        "item": item,
        "remittance": row,
        "deposit": taken,
        "match": held.first(),
        "lines": lines_like(item),
        "fee_form": FeeForm() if taken and taken.patient_id is None and taken.amount else None,
    }


def _row_of(name: str) -> Row | None:
    """The row of the list from which somebody acted, as it is now."""
    kind, _, number = name.partition("-")
    if kind == "line":
        lines = with_matches(BankLine.objects.filter(pk=number))
        return next(iter(rows_of_lines(lines, done=True)), None)
    key = Key(kind, int(number))
    live = BankMatch.objects.filter(LIVE)
    is_held = live.filter(**{key.kind: key.pk}).exists()
    return next(iter(rows_of_items(items_of([key]), done=is_held)), None)


def _view_of(row: BankLine) -> str:
    if row.amount < 0 and row.state != BankLine.State.SET_ASIDE:
        return "out"
    if row.state != BankLine.State.OPEN:
        return "matched" if row.state == BankLine.State.MATCHED else "aside"
    return "paid"
