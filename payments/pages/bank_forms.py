"""What people fill in about the bank."""

from typing import Any
from uuid import uuid4

from django import forms

from payments.models import BankAccount
from practice.inputs import DateField, MoneyField


class AccountForm(forms.Form):
    """An account of the office at a bank."""

    name = forms.CharField(max_length=60, label="Name", help_text="As you call it, such as Operating account.")
    last_four = forms.RegexField(
        r"^[0-9]{4}$",
        label="Last four digits",
        help_text="Of the account number. More of it is not kept.",
        error_messages={"invalid": "Write the last four digits of the account number."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4", "autocomplete": "off"}),
    )
    begins_on = DateField(label="First day", help_text="What was received before is not expected on its statements.")


class StatementForm(forms.Form):
    """A file of the bank, and the account that it is of."""

    account = forms.ModelChoiceField(BankAccount.objects.all(), empty_label=None)
    file = forms.FileField(
        label="Statement", allow_empty_file=True, help_text="The days as CSV, OFX (QFX, Web Connect) or BAI2."
    )


class LineForm(forms.Form):
    """One line of a statement, typed; `key` is drawn when the form is shown, so that a second press adds nothing."""

    account = forms.ModelChoiceField(BankAccount.objects.all(), empty_label=None)
    posted_on = DateField(label="Day at the bank")
    amount = MoneyField(label="Amount", help_text="With a minus what went out.")
    trace = forms.CharField(max_length=50, required=False, label="Trace or transfer number")
    check_number = forms.CharField(max_length=20, required=False, label="Check number")
    text = forms.CharField(max_length=1000, required=False, label="Text of the bank")
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean(self) -> dict[str, Any]:
        """A line moves money."""
        data = super().clean() or {}
        if data.get("amount") == 0:
            self.add_error("amount", "Enter what came in, or with a minus what went out.")
        return data


class ConfirmForm(forms.Form):
    """What a line is, as names of money, and the fee that a card's processor kept."""

    chosen = forms.CharField(max_length=20_000, required=False)
    fee = MoneyField(label="Fee kept", required=False)


class FeeForm(forms.Form):
    """What the processor of a virtual card keeps."""

    fee = MoneyField(label="Fee kept")
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
