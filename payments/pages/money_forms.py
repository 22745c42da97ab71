"""What people fill in about credits, refunds, write-offs, returned payments and the office's rules for them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict

from claims.models import WriteOffReason
from payments.models import MoneyRules, Refund, ReturnedPayment
from practice.inputs import DateField, MoneyField
from practice.limits import limits
from practice.models import Limit, Role

ZERO = Decimal("0.00")
SHARE = "share-"


class KeyForm(forms.Form):
    """An act without words; `key` is drawn when the form is shown, so that a second press does nothing twice."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class WhyForm(forms.Form):
    """Why something is declined, voided or taken back."""

    why = forms.CharField(max_length=200, label="Why", strip=True, required=False)


class RefundForm(KeyForm):
    """How much of a credit is given back, and why."""

    amount = MoneyField(label="Amount", letter="a")
    reason = forms.ChoiceField(choices=[("", "Choose why"), *Refund.Reason.choices], label="Reason")
    note = forms.CharField(max_length=200, required=False, label="Note for the letter", strip=True)


class SendForm(forms.Form):
    """How a refund left the house."""

    method = forms.ChoiceField(choices=Refund.Method.choices, label="Sent by", initial=Refund.Method.CHECK)
    number = forms.CharField(
        max_length=50,
        required=False,
        label="Check or transfer number",
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "off", "aria-keyshortcuts": "n"}),
    )
    sent_on = DateField(label="Sent on")


class ClearForm(forms.Form):
    """When the bank paid a refund out."""

    cleared_on = DateField(label="Cleared on")


class OverpaymentForm(forms.Form):
    """When an insurer's overpayment was identified, and the look for related ones."""

    identified_on = DateField(label="Identified on")
    note = forms.CharField(max_length=200, label="How it was found", strip=True)
    investigated_from = DateField(label="Related ones investigated from", required=False)
    investigated_to = DateField(label="Investigated until", required=False)


class WriteOffForm(KeyForm):
    """Why money of a visit is given up; the amounts stand beside the services."""

    reason = forms.ChoiceField(choices=[("", "Choose why"), *WriteOffReason.choices], label="Reason")
    note = forms.CharField(max_length=200, required=False, label="Note", strip=True)


class ReturnForm(forms.Form):
    """What the bank says about a payment that came back."""

    kind = forms.ChoiceField(choices=ReturnedPayment.Kind.choices, label="What came back")
    returned_on = DateField(label="Returned on")
    fee = MoneyField(label="Fee for the patient", required=False, min_value=ZERO, letter="f")
    note = forms.CharField(max_length=200, required=False, label="Note", strip=True)


class PayersReturnForm(forms.Form):
    """What the bank says about a payer's payment that it took back."""

    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in (ReturnedPayment.Kind.NSF, ReturnedPayment.Kind.REVERSED)],
        label="What came back",
    )
    returned_on = DateField(label="Returned on")
    note = forms.CharField(max_length=200, required=False, label="Note", strip=True)


class SmallForm(forms.Form):
    """Which balances are small: up to how much, for services up to which day."""

    up_to = MoneyField(label="Up to", min_value=Decimal("0.01"), max_value=Decimal("100.00"))
    served_by = DateField(label="Services until")


class RulesForm(forms.ModelForm):
    """How the office treats patients' money."""

    small_balance = MoneyField(label="A balance is small up to", min_value=ZERO)
    returned_fee = MoneyField(
        label="Fee for a returned payment",
        min_value=ZERO,
        help_text="Proposed when a payment comes back; zero for none.",
    )

    class Meta:
        model = MoneyRules
        fields = ["applies_on_account", "on_account_days", "small_balance", "returned_fee"]
        help_texts = {
            "applies_on_account": "Money that a person took back from a service waits for a person all the same.",
        }


class LimitsForm(forms.Form):
    """Up to how much each role writes off and refunds alone; above it a second person agrees."""

    ROLES = (Role.FRONT_DESK, Role.BILLER, Role.MANAGER)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        now = limits()
        for act in Limit.Act:
            for role in self.ROLES:
                self.fields[f"{act.value}-{role.value}"] = MoneyField(
                    label=f"{act.label}: {role.label}", min_value=ZERO, initial=now.get((act, role), ZERO)
                )

    def amounts(self) -> dict[tuple[str, str], Decimal]:
        """What was typed, by (act, role)."""
        return {
            (act.value, role.value): self.cleaned_data[f"{act.value}-{role.value}"]
            for act in Limit.Act
            for role in self.ROLES
        }

    def of(self, act: Limit.Act) -> Iterator[BoundField]:
        """The fields of one act."""
        for role in self.ROLES:
            yield self[f"{act.value}-{role.value}"]


def shares_in(data: QueryDict, line_ids: Iterable[int]) -> tuple[dict[int, Decimal], dict[int, str]]:
    """Dollars typed beside charge lines ("share-17"), and what is wrong by line; empty and zero fields are left out."""
    field = MoneyField(required=False, min_value=ZERO)
    shares: dict[int, Decimal] = {}
    problems: dict[int, str] = {}
    for line_id in line_ids:
        try:
            amount = field.clean(data.get(f"{SHARE}{line_id}", ""))
        except ValidationError as wrong:
            problems[line_id] = str(wrong.messages[0])
        else:
            if amount:
                shares[line_id] = amount
    return shares, problems
