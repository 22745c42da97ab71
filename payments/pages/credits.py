"""Money that is not ours: the worklist of credits, one credit with its clock, and asking for its refund."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coding.models import ChargeLine
from payments.models import Refund
from payments.office import credits as worklist
from payments.office.credits import Credit, Finding, NoSuchCredit, NotADay, Whose
from payments.office.payer_money import aside_of
from payments.office.refunds import InsurerFirst, MoreThanTheCredit, Wanted, request_refund
from payments.pages.money_forms import OverpaymentForm, RefundForm
from practice import audit
from practice.limits import limit_of
from practice.models import Limit, Role
from practice.permissions import allow
from practice.signed_in import staff_of

PAGE = 100
REFUSED = 409


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def credits_list(request: HttpRequest) -> HttpResponse:
    """Every credit with its age and whose it is, those with a legal day first."""
    today = timezone.localdate()
    found = worklist.credits_now(today=today)
    whose = request.GET.get("whose", "")
    shown = [(one, one.days_left(today)) for one in found if not whose or one.whose == whose]
    context = {
        "page": Paginator(shown, PAGE).get_page(request.GET.get("page")),
        "whose": whose,
        "kinds": [(kind.value, kind.label, sum(one.whose == kind for one in found)) for kind in Whose],
        "everything": len(found),
        "total": sum(one.amount for one, _ in shown),
        "late": sum(left is not None and left < 0 for _, left in shown),
        "today": today,
    }
    return render(request, "payments/credits.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.BILLER, Role.MANAGER)
def credit(request: HttpRequest) -> HttpResponse:
    """One credit: where it comes from, its clock, and a form that asks for its refund."""
    one = _credit(request)
    form = RefundForm(request.POST or None, initial={"amount": one.free})
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            refund = request_refund(
                credit_key=one.key,
                wanted=Wanted(
                    amount=form.cleaned_data["amount"],
                    reason=Refund.Reason(form.cleaned_data["reason"]),
                    note=form.cleaned_data["note"],
                ),
                by=staff_of(request),
                now=timezone.now(),
                key=str(form.cleaned_data["key"]),
            )
        except (InsurerFirst, MoreThanTheCredit, NoSuchCredit) as why:
            refusal = str(why)
        else:
            messages.success(request, f"{refund}: {refund.get_state_display().lower()}.")
            return redirect("payments:refund", pk=refund.pk)
    subject = f"patient:{one.patient.pk}" if one.patient else f"credit:{one.key}"
    audit.record(by=staff_of(request), act="read", subject=subject)
    status = REFUSED if refusal else 422 if form.errors else 200
    return render(request, "payments/credit.html", _shown(request, one, form, refusal), status=status)


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def identify(request: HttpRequest) -> HttpResponse:
    """Keep when an overpayment was identified."""
    one = _credit(request)
    form = OverpaymentForm(request.POST)
    if form.is_valid():
        finding, now, today = Finding(**form.cleaned_data), timezone.now(), timezone.localdate()
        try:
            worklist.identify(credit=one, finding=finding, by=staff_of(request), now=now, today=today)
        except (NotADay, NoSuchCredit) as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, "The clock counts from the day you gave.")
            return redirect(f"{request.path.removesuffix('identify/')}?credit={one.key}")
    shown = _shown(request, one, RefundForm(initial={"amount": one.free}), "")
    return render(request, "payments/credit.html", {**shown, "clock_form": form}, status=422)


def _credit(request: HttpRequest) -> Credit:
    try:
        return worklist.credit_of(key=request.GET.get("credit", ""))
    except NoSuchCredit as gone:
        raise Http404(str(gone)) from None


def _shown(request: HttpRequest, one: Credit, form: RefundForm, refusal: str) -> dict[str, Any]:
    today = timezone.localdate()
    lines = ChargeLine.objects.select_related("encounter").in_bulk(list(one.parts))
    known = one.known
    initial = {
        "identified_on": one.identified_on,
        "note": known.note if known else "",
        "investigated_from": known.investigated_from if known else None,
        "investigated_to": known.investigated_to if known else None,
    }
    return {
        "credit": one,
        "aside": aside_of(one.deposit) if one.whose == Whose.NOT_OURS and one.deposit else [],
        "lines": [(lines[line_id], amount) for line_id, amount in one.parts.items()],
        "left": one.days_left(today),
        "form": form,
        "clock_form": OverpaymentForm(initial=initial),
        "limit": limit_of(staff=staff_of(request), act=Limit.Act.REFUND),
        "refusal": refusal,
        "may_act": staff_of(request).has_role(Role.BILLER, Role.MANAGER),
        "today": today,
    }
