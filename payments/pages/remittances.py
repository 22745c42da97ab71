"""Pages of remittances: the list, one remittance with its proof, and the panel of one decision."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from claims.models import Claim
from payments.bank.shown import standing
from payments.models import Adjudication, Remittance
from payments.pages.decision_rows import aside_rows, matched_rows, troubled_rows
from payments.pages.excepted import excepted
from payments.pages.forms import ReasonForm
from payments.posting import exceptions, undo
from payments.posting.listed import Listed, listed
from payments.posting.matching import candidates
from payments.posting.post import POSTED, post_remittance
from payments.posting.shown import cash_proof, said, shown
from practice import audit
from practice.collector import collector_at_rest
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of
from x12 import words

PAGE = 100
CLAIMS_A_PAGE = 500
ASIDE_A_PAGE = 100
EXCEPTION = Adjudication.State.EXCEPTION
ASIDE = Adjudication.State.DISMISSED
State = Remittance.State
VIEWS: dict[str, tuple[str, list[State]]] = {
    "all": ("All", list(State)),
    "waiting": ("To post", [State.WAITING]),
    "review": ("To review", [State.REVIEW]),
    "held": ("Held", [State.HELD]),
    "exceptions": ("With exceptions", [State.IN_PART]),
    "posted": ("Posted", [State.POSTED]),
    "unused": ("Not used", [State.DUPLICATE, State.REPLACED]),
}
STATUS = {
    State.WAITING: "run", State.REVIEW: "info", State.POSTED: "ok", State.IN_PART: "warn", State.HELD: "bad",
    State.DUPLICATE: "hold", State.REPLACED: "hold",
}  # fmt: skip


@require_GET
@allow(Role.BILLER, read=[Role.MANAGER])
def remittances(request: HttpRequest) -> HttpResponse:
    """Every payment that was explained to us, the latest first, by what is left to do."""
    view = request.GET.get("view", "all")
    _, states = VIEWS.get(view, VIEWS["all"])
    found = _found(request.GET.get("trace", "").strip()).filter(state__in=states)
    counts = dict(Remittance.objects.order_by().values_list("state").annotate(Count("pk")))
    context = {
        "page": Paginator(_counted(found), PAGE).get_page(request.GET.get("page")),
        "view": view if view in VIEWS else "all",
        "views": [(name, label, sum(counts.get(state, 0) for state in each)) for name, (label, each) in VIEWS.items()],
        "trace": request.GET.get("trace", ""),
        "total": found.aggregate(total=Sum("amount"))["total"] or 0,
        "statuses": STATUS,
    }
    return render(request, "payments/remittances.html", context)


@require_GET
@allow(Role.BILLER, read=[Role.MANAGER])
@collector_at_rest()
def remittance(request: HttpRequest, pk: int) -> HttpResponse:
    """One remittance: its cash proof, what could not be posted, each claim before and after, provider-level money."""
    row = get_object_or_404(Remittance.objects.select_related("payer", "transaction_set", "keyed"), pk=pk)
    return render(request, "payments/remittance.html", _remittance(request, row))


@require_POST
@allow(Role.BILLER)
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Post a remittance that waits."""
    row = get_object_or_404(Remittance, pk=pk)
    row = post_remittance(remittance=row, by=staff_of(request), now=timezone.now(), today=timezone.localdate())
    _say_what_happened(request, row)
    return redirect("payments:remittance", pk=pk)


@require_POST
@allow(Role.BILLER)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Post a remittance that was held, with the reason of the person who answers for it."""
    row = get_object_or_404(Remittance, pk=pk)
    form = ReasonForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    try:
        row = exceptions.release_remittance(
            remittance=row, why=why, by=staff_of(request), now=timezone.now(), today=timezone.localdate()
        )
    except (exceptions.NotWaiting, exceptions.ReasonMissing) as refusal:
        context = {**_remittance(request, row), "refusal": str(refusal)}
        return render(request, "payments/remittance.html", context, status=409)
    _say_what_happened(request, row)
    return redirect("payments:remittance", pk=pk)


@require_GET
@allow(Role.BILLER, read=[Role.MANAGER])
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision in the panel of its list; a whole page for whoever has no scripts."""
    row = get_object_or_404(Adjudication.objects.select_related("remittance"), pk=pk)
    if not getattr(request, "htmx", False):
        return redirect(page_of(row))
    return render(request, "payments/_panel.html", panel_of(request, row))


def page_of(row: Adjudication) -> str:
    """The page on which a decision is read: its remittance, with the decision chosen."""
    address: str = redirect("payments:remittance", pk=row.remittance_id).url
    return f"{address}?decision={row.pk}"


def panel_of(request: HttpRequest, row: Adjudication, **more: Any) -> dict[str, Any]:
    """What the panel of one decision needs; reading it is a look into the patient's record."""
    chosen = shown(row, deposit_id=row.remittance.deposit_id)
    if chosen.adjudication.claim:
        audit.record(
            by=staff_of(request), act="read", subject=f"patient:{chosen.adjudication.claim.encounter.patient_id}"
        )
    return {
        "chosen": chosen,
        "said": said(chosen.decision),
        "candidates": _others(row),
        **more,
    }


def _found(trace: str) -> QuerySet[Remittance]:
    rows = Remittance.objects.select_related("payer")
    return rows.filter(Q(trace__icontains=trace)) if trace else rows


def _counted(rows: QuerySet[Remittance]) -> QuerySet[Remittance]:
    decisions = Adjudication.objects.filter(remittance=OuterRef("pk")).order_by()
    # Subqueries, which are asked only for the rows of the page.
    claims, waiting = _how_many(decisions), _how_many(decisions.filter(state=EXCEPTION))
    return rows.annotate(claims=claims, waiting=waiting).order_by("-paid_on", "-pk")


def _how_many(decisions: QuerySet[Adjudication]) -> Coalesce:
    counted = decisions.values("remittance").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


def _remittance(request: HttpRequest, row: Remittance) -> dict[str, Any]:
    decisions = row.adjudications.order_by("position")
    rest = decisions.exclude(state__in=[EXCEPTION, ASIDE]).values_list("pk", flat=True)
    page = Paginator(rest, CLAIMS_A_PAGE).get_page(request.GET.get("page"))
    wrong = excepted(request, row)
    rows = listed([*page.object_list, *wrong.ids], remittance=row)
    is_preview = row.state not in POSTED
    waiting = {one.head.pk for one in rows if one.is_exception or (is_preview and one.sums.trouble)}
    troubled = [one for one in rows if one.head.pk in waiting]
    matched = [one for one in rows if one.head.pk not in waiting]
    proof = cash_proof(row)
    aside = _aside(decisions) if proof.aside_count else []
    chosen = _chosen(request, row, [*(one.head.pk for one in [*troubled, *matched]), *(one.pk for one in aside)])
    on = chosen.pk if chosen else None
    return {
        "remittance": row,
        "status": STATUS[State(row.state)],
        "proof": proof,
        "troubled": troubled_rows(troubled, remittance=row, chosen=on, kept=wrong.kept),
        "excepted": wrong,
        "troubled_count": wrong.count + sum(1 for one in troubled if not one.is_exception),
        "aside": aside_rows(aside, remittance=row, chosen=on),
        "matched": matched_rows(matched, remittance=row, chosen=on),
        "sums": _sums(matched),
        "page": page,
        "bank": standing(row, today=timezone.localdate()),
        "kept_back": [
            (item, words.provider_adjustment(item.code)) for item in row.provider_adjustments.select_related("item")
        ],
        "is_preview": is_preview,
        "matched_count": page.paginator.count - sum(1 for one in troubled if not one.is_exception),
        "undoings": row.undoings.select_related("by", "adjudication"),
        **(panel_of(request, chosen) if chosen else {}),
    }


def _aside(decisions: QuerySet[Adjudication]) -> list[Adjudication]:
    """The first decisions that people set aside; the worklist of exceptions pages through all."""
    return list(decisions.filter(state=ASIDE).select_related("settled_by")[:ASIDE_A_PAGE])


def _chosen(request: HttpRequest, row: Remittance, ids: Sequence[int]) -> Adjudication | None:
    """The decision that the address names, else the first of the page."""
    asked = row.adjudications.filter(pk=_number(request.GET.get("decision"))).first()
    chosen = asked or (row.adjudications.get(pk=ids[0]) if ids else None)
    if chosen is not None:
        chosen.remittance = row
    return chosen


def _sums(matched: Sequence[Listed]) -> dict[str, Any]:
    return {
        "paid": sum(one.head.paid for one in matched),
        "adjusted": sum(one.sums.adjusted for one in matched),
        "patient": sum(one.sums.to_patient for one in matched),
        "entries": sum(one.sums.entries for one in matched),
    }


@require_POST
@allow(Role.BILLER)
def unpost(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the posting of a remittance back, with the reason of the person who does it."""
    row = get_object_or_404(Remittance, pk=pk)
    form = ReasonForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    try:
        row = undo.unpost(remittance=row, why=why, by=staff_of(request), now=timezone.now(), today=timezone.localdate())
    except (undo.NotPosted, undo.TakenBackSince, exceptions.ReasonMissing) as refusal:
        context = {**_remittance(request, row), "refusal": str(refusal)}
        return render(request, "payments/remittance.html", context, status=409)
    messages.success(request, f"Remittance {row.trace} is un-posted. Its deposit of {row.amount} is unapplied again.")
    return redirect("payments:remittance", pk=pk)


def _say_what_happened(request: HttpRequest, row: Remittance) -> None:
    if row.state == State.POSTED:
        messages.success(request, f"Remittance {row.trace} is posted.")
    elif row.state == State.IN_PART:
        messages.warning(request, f"Remittance {row.trace} is posted, except for what is listed under Exceptions.")
    else:
        messages.info(request, f"Remittance {row.trace}: {row.get_state_display().lower()}.")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 19 else 0


def _others(row: Adjudication) -> list[Claim]:
    """Claims that an exception may mean instead of the one that it was matched to."""
    if row.state != Adjudication.State.EXCEPTION:
        return []
    return [claim for claim in candidates(row) if claim.pk != row.claim_id]
