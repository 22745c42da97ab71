"""What people type about claims."""

import re
from collections.abc import Sequence
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from claims.corrections import LineCorrection
from claims.denials import WriteOffReason
from claims.models import Claim
from claims.rework import Correction
from coding.models import ChargeLine, with_dot
from patients.models import Coverage, Relationship, Sex
from practice.calendar import add_business_days
from practice.inputs import DateField

LETTERS = "ABCDEFGHIJKL"
DIAGNOSIS = re.compile(r"[A-Z]\d[0-9A-Z]{1,5}")
MODIFIER = re.compile(r"[0-9A-Z]{2}")
PEND_DAYS = 3
PLAN_FIELDS = (
    "member_id",
    "group_number",
    "relationship",
    "subscriber_first_name",
    "subscriber_last_name",
    "subscriber_birth_date",
    "subscriber_sex",
)


class CorrectForm(forms.Form):
    """
    What typically caused a rejection or denial: the plan's data, the authorization, diagnoses, pointers, modifiers.

    Each line of the claim has two fields of its own, named by the line.
    """

    member_id = forms.CharField(label="Member ID", max_length=40)
    group_number = forms.CharField(max_length=30, required=False)
    relationship = forms.ChoiceField(label="Patient is the subscriber's", choices=Relationship.choices)
    subscriber_first_name = forms.CharField(max_length=35, required=False)
    subscriber_last_name = forms.CharField(max_length=60, required=False)
    subscriber_birth_date = DateField(required=False)
    subscriber_sex = forms.ChoiceField(choices=[("", "Not given"), *Sex.choices], required=False)
    authorization_number = forms.CharField(max_length=50, required=False)
    payer_claim_number = forms.CharField(label="Payer's claim number", max_length=50, required=False)
    diagnoses = forms.CharField(help_text="Codes in order, the reason for the visit first. A is the first.")

    def __init__(self, claim: Claim, data: object = None, *, focus: str = "") -> None:
        self.lines: Sequence[ChargeLine] = list(claim.encounter.charge_lines.order_by("position"))
        super().__init__(data, initial=_initial(claim, self.lines))  # type: ignore[arg-type]
        for line in self.lines:
            name = f"Line {line.position}, {line.procedure}"
            self.fields[f"modifiers_{line.pk}"] = forms.CharField(
                label=f"{name}: modifiers", required=False, max_length=20
            )
            self.fields[f"pointers_{line.pk}"] = forms.CharField(label=f"{name}: diagnoses", max_length=12)
        for given in self.fields.values():
            given.widget.attrs.setdefault("autocomplete", "off")
        if focus in self.fields:
            self.fields[focus].widget.attrs["autofocus"] = True

    def clean_diagnoses(self) -> list[str]:
        """Codes without dots, one to twelve, none twice."""
        codes = [code.replace(".", "").upper() for code in re.split(r"[\s,;]+", self.cleaned_data["diagnoses"]) if code]
        wrong = next((code for code in codes if not DIAGNOSIS.fullmatch(code)), None)
        if wrong is not None:
            raise ValidationError(f"{wrong} is not an ICD-10-CM code. Write codes such as E11.9, with spaces between.")
        if len(codes) > len(LETTERS):
            raise ValidationError("A claim carries at most twelve diagnoses.")
        if len(set(codes)) < len(codes):
            raise ValidationError("A diagnosis stands there twice. Keep it once.")
        return codes

    def clean(self) -> dict[str, object]:
        """See that each line's modifiers and pointers can be read, and that a dependent's subscriber is named."""
        values = super().clean() or {}
        for line in self.lines:
            self._clean_line(line, values)
        if values.get("relationship") != Relationship.SELF:
            for name in ("subscriber_first_name", "subscriber_last_name"):
                if not values.get(name):
                    self.add_error(name, "Name the person who holds the plan.")
        return values

    def correction(self) -> Correction:
        """What was typed, as the service takes it."""
        values = self.cleaned_data
        return Correction(
            plan={name: values[name] for name in PLAN_FIELDS},
            authorization_number=values["authorization_number"].strip().upper(),
            payer_claim_number=values["payer_claim_number"].strip(),
            diagnoses=values["diagnoses"],
            lines={
                line.pk: LineCorrection(
                    modifiers=values[f"modifiers_{line.pk}"], pointers=values[f"pointers_{line.pk}"]
                )
                for line in self.lines
            },
        )

    def _clean_line(self, line: ChargeLine, values: dict[str, object]) -> None:
        modifiers = re.split(r"[\s,;-]+", str(values.get(f"modifiers_{line.pk}", "")).upper().strip())
        values[f"modifiers_{line.pk}"] = given = [modifier for modifier in modifiers if modifier]
        if len(given) > 4 or not all(MODIFIER.fullmatch(modifier) for modifier in given):
            self.add_error(f"modifiers_{line.pk}", "Write up to four modifiers of two characters, with spaces between.")
        letters = re.sub(r"[\s,;]+", "", str(values.get(f"pointers_{line.pk}", "")).upper())
        diagnoses = values.get("diagnoses")
        there = LETTERS[: len(diagnoses)] if isinstance(diagnoses, list) else LETTERS
        values[f"pointers_{line.pk}"] = [LETTERS.index(letter) + 1 for letter in letters if letter in LETTERS]
        if not 1 <= len(letters) <= 4 or any(letter not in there for letter in letters):
            self.add_error(
                f"pointers_{line.pk}", f"Write one to four letters from A to {there[-1:] or 'L'}, the main one first."
            )


class WriteOffForm(forms.Form):
    """Why money is given up; without a reason nothing is."""

    reason = forms.ChoiceField(
        choices=[("", "Choose why"), *WriteOffReason.choices],
        widget=forms.Select(attrs={"aria-keyshortcuts": "w"}),
        error_messages={"required": "Choose why the money is given up."},
    )


class PendForm(forms.Form):
    """Until when a claim is set aside."""

    until = DateField(error_messages={"required": "Say until when."})

    @staticmethod
    def usual_day(today: date) -> date:
        """Three business days from today."""
        return add_business_days(today, PEND_DAYS)


def focus_for(claim: Claim) -> str:
    """The field that the rejection or denial is most likely about, so that a person can type at once."""
    denial = claim.denials.filter(state="OPEN").first()
    by_category = {"AUTHORIZATION": "authorization_number", "CODING": "diagnoses", "INFORMATION": "diagnoses"}
    if denial is not None:
        return by_category.get(denial.category, "member_id")
    refusal = claim.acknowledgments.filter(accepted=False).first()
    status = refusal.code.split(":")[1:2] if refusal else []
    if status and status[0] in {"84", "252"}:
        return "authorization_number"
    return "diagnoses" if status and status[0] in {"254", "255", "453", "454", "477", "488", "507"} else "member_id"


def _initial(claim: Claim, lines: Sequence[ChargeLine]) -> dict[str, object]:
    coverage: Coverage = claim.coverage
    authorization = claim.encounter.authorization
    initial: dict[str, object] = {name: getattr(coverage, name) for name in PLAN_FIELDS}
    initial["authorization_number"] = authorization.number if authorization else ""
    initial["payer_claim_number"] = claim.payer_claim_number
    codes = claim.encounter.diagnoses.order_by("position").values_list("code", flat=True)
    initial["diagnoses"] = " ".join(with_dot(code) for code in codes)
    for line in lines:
        initial[f"modifiers_{line.pk}"] = " ".join(line.modifiers)
        initial[f"pointers_{line.pk}"] = "".join(LETTERS[pointer - 1] for pointer in line.pointers)
    return initial
