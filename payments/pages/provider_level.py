"""Pages of provider-level items: what is owed to payers and what is with them, and what a person does about each."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from payments.models import ItemSettlement, ProviderItem, Refund
from payments.pages.forms import ItemForm, MatchForm
from payments.pages.remittances import PAGE
from payments.posting.exceptions import NoSuchClaim, ReasonMissing
from payments.provider_level import acts
from payments.provider_level import items as lists
from payments.provider_level.codes import meaning
from practice.limits import AboveYourLimit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

REFUSALS = (
    acts.NotOpen, acts.NotTwoSides, AboveYourLimit, acts.NotSettled, acts.DoesNotFitTheClaim, acts.NotThisRefund,
    NoSuchClaim, ReasonMissing,
)  # fmt: skip
WAYS = {"income": ItemSettlement.Way.INCOME, "cost": ItemSettlement.Way.COST, "refund": ItemSettlement.Way.REFUND}


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def items(request: HttpRequest) -> HttpResponse:
    """Items by who owes whom, aged, narrowed by payer, code and age; the address keeps all of it."""
    today = timezone.localdate()
    asked = _asked(request)
    rows = lists.listed(asked, today=today)
    page = Paginator(rows.values_list("pk", flat=True), PAGE).get_page(request.GET.get("page"))
    shown = lists.in_order(page.object_list)
    chosen = lists.items().filter(pk=_number(request.GET.get("item"))).first() or next(iter(shown), None)
    whole = lists.listed(lists.Asked(asked.view, asked.payer_id, asked.code), today=today)
    context = {
        "asked": asked,
        "page": page,
        "rows": [(row, meaning(code=row.adjustment.code, amount=row.amount)) for row in shown],
        "views": [(name, label, lists.items().filter(held).count()) for name, (label, held) in lists.VIEWS.items()],
        "title": lists.VIEWS[asked.view][0],
        "total": lists.total(rows),
        "spans": lists.spans(whole, today=today) if asked.view != "settled" else [],
        "codes": lists.codes(asked.view),
        "payers": lists.payers(asked.view),
        **(_panel(chosen) if chosen else {}),
    }
    return render(request, "payments/items.html", context)


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def item_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """One item in the panel of its list; a whole page for whoever has no scripts."""
    row = get_object_or_404(lists.items(), pk=pk)
    if not getattr(request, "htmx", False):
        return redirect(_page_of(row))
    return render(request, "payments/_item_panel.html", _panel(row))


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle an item against another one of the same payer."""
    form = ItemForm(request.POST)
    other = get_object_or_404(ProviderItem, pk=_number(request.POST.get("other")))

    def act(row: ProviderItem) -> str:
        made = acts.settle_against(item=row, other=other, asked=_reasoned(request, form, "settle"))
        return f"{made.amount} of both is settled."

    return _answer(request, pk, act)


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what an item is: income, a cost, a refund that we sent, or money of its claim."""
    form = ItemForm(request.POST)
    way = request.POST.get("way", "")

    def act(row: ProviderItem) -> str:
        asked = _reasoned(request, form, "book")
        if way == "claim":
            made = acts.put_on_claim(item=row, asked=asked)
        else:
            made = acts.book_as(item=row, way=WAYS.get(way, ItemSettlement.Way.COST), asked=asked)
        return f"{made.amount} is settled: {made.get_way_display().lower()}."

    return _answer(request, pk, act)


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def received(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which of our refunds the payer speaks of."""
    refund = get_object_or_404(Refund, pk=_number(request.POST.get("refund")))

    def act(row: ProviderItem) -> str:
        row = acts.is_received(item=row, refund=refund, asked=_reasoned(request, ItemForm(request.POST), "received"))
        return f"{refund} is acknowledged." + (" The item ends with the takeback." if row.open else "")

    return _answer(request, pk, act)


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which claim an item is about."""
    form = MatchForm(request.POST)
    number = form.cleaned_data["claim_number"] if form.is_valid() else ""

    def act(row: ProviderItem) -> str:
        acts.tie(item=row, claim_number=number, by=staff_of(request), now=timezone.now(), today=timezone.localdate())
        return "Tied to the claim."

    return _answer(request, pk, act)


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a settlement of an item."""
    form = ItemForm(request.POST)
    its = ItemSettlement.objects.filter(Q(item=pk) | Q(other=pk)).select_related("item", "other")
    settlement = get_object_or_404(its, pk=_number(request.POST.get("settlement")))

    def act(row: ProviderItem) -> str:
        acts.reopen(settlement=settlement, asked=_reasoned(request, form, "reopen"))
        return "Open again."

    return _answer(request, pk, act)


def _answer(request: HttpRequest, pk: int, act: Callable[[ProviderItem], str]) -> HttpResponse:
    """Do it, and answer with the panel; what is refused is told in the panel, with 409."""
    row = get_object_or_404(lists.items(), pk=pk)
    refusal, status = "", 200
    try:
        messages.success(request, act(row))
    except REFUSALS as why:
        refusal, status = str(why), 409
    is_fragment = getattr(request, "htmx", False)
    if not is_fragment and not refusal:
        return redirect(_page_of(row))
    row = get_object_or_404(lists.items(), pk=pk)
    template = "payments/_item_panel.html" if is_fragment else "payments/item.html"
    return render(request, template, {**_panel(row), "refusal": refusal}, status=status)


def _panel(row: ProviderItem) -> dict[str, Any]:
    return {"chosen": row, "about": lists.related(row), "key": uuid4()}


def _page_of(row: ProviderItem) -> str:
    view = "settled" if not row.open else ("owed" if row.open < 0 else "with")
    return f"{reverse('payments:items')}?view={view}&item={row.pk}"


def _reasoned(request: HttpRequest, form: ItemForm, what: str) -> acts.Asked:
    key = form.cleaned_data.get("key") if form.is_valid() else None
    return acts.Asked(
        why=form.cleaned_data.get("why", ""),
        key=f"{what}:{key}" if key else "",
        by=staff_of(request),
        now=timezone.now(),
        today=timezone.localdate(),
    )


def _asked(request: HttpRequest) -> lists.Asked:
    view = request.GET.get("view", "")
    span = request.GET.get("age", "")
    return lists.Asked(
        view=view if view in lists.VIEWS else "owed",
        payer_id=_number(request.GET.get("payer")) or None,
        code=request.GET.get("code", "")[:2],
        span=int(span) if span in {"0", "1", "2", "3", "4"} else None,
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 19 else 0
