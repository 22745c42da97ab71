"""What people fill in about payments."""

from typing import Any
from uuid import uuid4

from django import forms

from ledger.models import Deposit
from patients.models import Payer
from payments.models import PostingRule
from payments.office.desk import METHODS
from practice.inputs import MoneyField


class MatchForm(forms.Form):
    """Which claim a decision is about."""

    claim_number = forms.CharField(max_length=20, label="Our claim number", strip=True)


class ReasonForm(forms.Form):
    """Why something is done by hand."""

    why = forms.CharField(max_length=200, label="Reason", strip=True)


class PostingRuleForm(forms.Form):
    """What happens to the remittances of a payer; no payer is the rule for all others."""

    payer = forms.ModelChoiceField(
        Payer.objects.filter(is_active=True).order_by("name"),
        required=False,
        empty_label="All payers without their own",
    )
    way = forms.ChoiceField(
        choices=PostingRule.Way.choices, widget=forms.RadioSelect, label="When a remittance comes in"
    )
    largest = MoneyField(required=False, label="Highest payment that posts by itself", min_value=0)


class ItemForm(forms.Form):
    """What is done with a provider-level item; `key` is drawn with the form: a second press does nothing more."""

    why = forms.CharField(max_length=200, label="Reason", strip=True, required=False)
    key = forms.UUIDField(required=False)


class PatientSearch(forms.Form):
    """Who stands at the desk: a name or an account number; sent by POST, because a name stays out of addresses."""

    name = forms.CharField(
        max_length=60,
        label="Patient",
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": "Name or account number", "autocomplete": "off"}
        ),
    )


class DeskForm(forms.Form):
    """A payment at the desk; `key` is drawn when the form is shown, so that a second press takes nothing twice."""

    amount = MoneyField(label="Amount", letter="a")
    method = forms.ChoiceField(
        choices=[(method.value, method.label) for method in METHODS], widget=forms.RadioSelect, label="Paid by"
    )
    reference = forms.CharField(
        max_length=50,
        required=False,
        label="Check or card slip number",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean(self) -> dict[str, Any]:
        """A check is found again by its number, and a payment is more than zero."""
        data = super().clean() or {}
        if data.get("method") == Deposit.Method.CHECK and not data.get("reference"):
            self.add_error("reference", "Write the number of the check.")
        if data.get("amount") is not None and data["amount"] <= 0:
            self.add_error("amount", "Enter an amount of more than zero.")
        return data
