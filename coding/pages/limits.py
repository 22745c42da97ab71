"""The page of payers' limits: how often each pays for a service, as its policy says."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from coding.limits import AlreadyEntered, HasEnded, NotALimit, Said, end_limit, enter_limit
from coding.models import PayerLimit
from patients.models import Payer
from practice.form_pages import FormPage, in_parts, render_form
from practice.inputs import DateField
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

PAGE = 100
WHAT, SINCE = ("payer", "procedure", "most", "per", "span"), ("starts_on", "ends_on", "policy")


class LimitForm(forms.Form):
    """What a payer's policy says about one procedure."""

    payer = forms.ModelChoiceField(Payer.objects.filter(is_active=True).order_by("name"))
    procedure = forms.CharField(max_length=5)
    most = forms.IntegerField(label="Most units", min_value=1, max_value=9999, initial=1)
    per = forms.ChoiceField(label="In", choices=PayerLimit.Per.choices, initial=PayerLimit.Per.YEAR)
    span = forms.IntegerField(
        label="How many days or months", required=False, min_value=1, help_text="Only for a number of days or months."
    )
    starts_on = DateField(label="Dates of service from")
    ends_on = DateField(label="Until", required=False)
    policy = forms.CharField(label="Where the payer says so", max_length=120)

    def said(self) -> Said:
        """What was typed, as the policy says it."""
        given: dict[str, Any] = {**self.cleaned_data, "per": PayerLimit.Per(self.cleaned_data["per"])}
        return Said(**given)


class EndForm(forms.Form):
    """The last date of service of a limit."""

    last_day = DateField()


@allow(Role.MANAGER, Role.BILLER, read=[Role.CODER])
@require_safe
def limits(request: HttpRequest) -> HttpResponse:
    """List the payers' limits, those in force first."""
    today, typed = timezone.localdate(), request.GET.get("code", "").strip().upper()[:5]
    found = PayerLimit.objects.select_related("payer", "entered_by")
    found = found.filter(procedure__startswith=typed) if typed else found
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [(one, one.counts_on(today)) for one in page.object_list]
    context = {"page": page, "rows": rows, "typed": typed, "today": today}
    return render(request, "coding/limits.html", context)


@allow(Role.MANAGER, Role.BILLER)
def new_limit(request: HttpRequest) -> HttpResponse:
    """Enter a limit."""
    form = LimitForm(request.POST or None, initial={"starts_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            limit = enter_limit(said=form.said(), by=staff_of(request), now=timezone.now())
        except (NotALimit, AlreadyEntered) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{limit.payer} pays {limit.procedure} {limit.words}.")
            return redirect("coding:limits")
    page = FormPage(
        title="Enter a limit",
        back_url=reverse("coding:limits"),
        back_label="Payers’ limits",
        submit="Keep the limit",
        form=form,
        parts=in_parts(
            form,
            ("", ["payer", "procedure", "most", "per", "span"]),
            ("Since when", ["starts_on", "ends_on", "policy"]),
        ),
    )
    return render_form(request, page)


@allow(Role.MANAGER, Role.BILLER)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a limit end."""
    limit, form = get_object_or_404(PayerLimit, pk=pk), EndForm(request.POST)
    try:
        if not form.is_valid():
            raise HasEnded("Write the last day as MM/DD/YYYY.")
        end_limit(limit=limit, last_day=form.cleaned_data["last_day"], by=staff_of(request))
        messages.success(request, f"The limit ends on {form.cleaned_data['last_day']:%m/%d/%Y}.")
    except HasEnded as refusal:
        messages.error(request, str(refusal))
    return redirect("coding:limits")
