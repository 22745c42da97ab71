"""A payer's payment that the bank took back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ledger.models import Deposit
from payments.models import Remittance, ReturnedPayment
from payments.office.returned import (
    AlreadyReturned,
    BankReturn,
    NotAPayers,
    PartlyRefunded,
    StillPosted,
    return_from_payer,
)
from payments.pages.money_forms import PayersReturnForm
from payments.posting.post import POSTED
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.BILLER, Role.MANAGER)
def returned(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the bank took the payment of a remittance back."""
    row = get_object_or_404(Remittance.objects.select_related("deposit", "payer"), pk=pk)
    if row.deposit is None or not row.deposit.amount:
        raise Http404("No money of this remittance is in the books.")
    is_transfer = row.deposit.method == Deposit.Method.EFT
    initial = {"returned_on": timezone.localdate(), "kind": "REVERSED" if is_transfer else "NSF"}
    form = PayersReturnForm(request.POST or None, initial=initial)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        refusal = _return(request, row.deposit, form)
        if not refusal:
            messages.success(request, f"{row.deposit.amount:,.2f} is out of the books. Its remittance is held.")
            return redirect("payments:remittance", pk=pk)
    context = {
        "remittance": row,
        "form": form,
        "refusal": refusal,
        "is_posted": row.state in POSTED,
        "may_unpost": staff_of(request).has_role(Role.BILLER),
    }
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "payments/returned_payer.html", context, status=status)


def _return(request: HttpRequest, deposit: Deposit, form: PayersReturnForm) -> str:
    """Do it; what is refused as text."""
    data = form.cleaned_data
    said = BankReturn(kind=ReturnedPayment.Kind(data["kind"]), returned_on=data["returned_on"], note=data["note"])
    try:
        return_from_payer(
            deposit=deposit, said=said, by=staff_of(request), now=timezone.now(), today=timezone.localdate()
        )
    except (AlreadyReturned, NotAPayers, PartlyRefunded, StillPosted) as why:
        return str(why)
    audit.record(by=staff_of(request), act="change", subject=f"deposit:{deposit.pk}")
    return ""
