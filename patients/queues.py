"""Finding patients, and the lists that their pages show."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from patients.models import Coverage, EligibilityCheck, Patient
from practice.inputs import DateField
from practice.models import Access, Staff
from x12 import words

RECENT = 15


@dataclass(frozen=True)
class Plan:
    """
    One coverage as its page shows it: whether it is in force today, the last question, and the last answer.

    The answer stays while a newer question is on its way or was refused: what is known does not vanish.
    """

    coverage: Coverage
    is_in_force: bool
    is_over: bool
    last: EligibilityCheck | None
    answer: EligibilityCheck | None
    rows: list["BenefitRow"]

    @property
    def masked_member_id(self) -> str:
        """The end of the member id, enough to recognize it."""
        return f"···{self.coverage.member_id[-4:]}"

    @property
    def deductible_met(self) -> Decimal | None:
        """How much of the deductible is met; None when the payer did not say both figures."""
        return _met(self.answer.deductible, self.answer.deductible_left) if self.answer else None

    @property
    def out_of_pocket_met(self) -> Decimal | None:
        """How much of the most the patient can pay is paid; None when the payer did not say both figures."""
        return _met(self.answer.out_of_pocket, self.answer.out_of_pocket_left) if self.answer else None


@dataclass(frozen=True)
class BenefitRow:
    """One row of an answer in words: what, for which services, for whom, when, how much, and what else was said."""

    what: str
    services: str
    span: str
    amount: Decimal | None
    percent: Decimal | None
    network: str
    said: str


LEVELS = {"IND": "one person", "FAM": "family", "EMP": "employee only", "ESP": "employee and spouse"}
PERIODS = {
    "6": "hour", "7": "day", "21": "years", "22": "service year", "23": "calendar year", "24": "year to date",
    "25": "contract", "26": "episode", "27": "visit", "29": "left", "32": "lifetime", "33": "lifetime, left",
    "34": "month", "36": "admission",
}  # fmt: skip
NETWORK = {"Y": "in network", "N": "out of network"}


def search(*, text: str) -> QuerySet[Patient]:
    """
    Find patients by what people type: a name in either order, an account number, a birth date.

    Every word must fit the first or the last name from its start, so "sam iri" finds Samplewell, Iris.
    """
    text = text.strip()
    if not text:
        return Patient.objects.none()
    account = re.fullmatch(r"(?:P-?)?(\d{4,10})", text, re.IGNORECASE)
    if account:
        return Patient.objects.filter(Q(account_number=f"P-{account[1]}") | _born(text))
    born = _born(text)
    if born:
        return Patient.objects.filter(born)
    typed = [word for word in re.split(r"[\s,]+", text) if word]
    found = Patient.objects.all() if typed else Patient.objects.none()
    for word in typed:
        found = found.filter(Q(last_name__istartswith=word) | Q(first_name__istartswith=word))
    return found


def _born(text: str) -> Q:
    try:
        day = DateField().clean(text)
    except ValidationError:
        return Q()
    return Q(birth_date=day)


def recent(*, by: Staff) -> list[Patient]:
    """The patients whose records this person opened last, latest first."""
    opened = Access.objects.filter(staff=by, act="read", subject__startswith="patient:").order_by("-at", "-id")
    subjects = opened.values_list("subject", flat=True)[:200]
    ids = list(dict.fromkeys(int(subject.partition(":")[2]) for subject in subjects))
    patients = Patient.objects.in_bulk(ids[:RECENT])
    return [patients[pk] for pk in ids[:RECENT] if pk in patients]


def same_person(*, patient: Patient) -> QuerySet[Patient]:
    """Other records with this name and birth date: probably the same person registered twice."""
    twins = Patient.objects.filter(
        first_name__iexact=patient.first_name, last_name__iexact=patient.last_name, birth_date=patient.birth_date
    )
    return twins.exclude(pk=patient.pk)


def plans_of(*, patient: Patient, today: date) -> list[Plan]:
    """A patient's plans: those in force first, by priority, then those to come and those that are over."""
    coverages = patient.coverages.select_related("payer")
    plans = [plan_of(coverage=coverage, today=today) for coverage in coverages]
    return sorted(plans, key=lambda plan: (plan.is_over, not plan.is_in_force, plan.coverage.priority))


def plan_of(*, coverage: Coverage, today: date) -> Plan:
    """One plan with the last question about it and every row of the last answer."""
    checks = coverage.eligibility_checks.select_related("answer")
    last = checks.first()
    answer = checks.filter(state=EligibilityCheck.State.ANSWERED).first()
    return Plan(
        coverage=coverage,
        is_in_force=coverage.covers(today),
        is_over=coverage.ends_on is not None and coverage.ends_on < today,
        last=last,
        answer=answer,
        rows=[_row(kept) for kept in answer.benefits] if answer else [],
    )


def _row(kept: dict[str, Any]) -> BenefitRow:
    about = [LEVELS.get(kept["level"], ""), PERIODS.get(kept["period"], "")]
    said = [kept["plan"], kept["quantity"] or "", *kept["others"], *kept["messages"]]
    if kept["authorization"] == "Y":
        said.append("Needs an authorization.")
    return BenefitRow(
        what=words.benefit(kept["code"]),
        services=", ".join(words.service_type(code) for code in kept["service_types"]),
        span=", ".join(part for part in about if part),
        amount=None if kept["amount"] is None else Decimal(kept["amount"]),
        percent=None if kept["percent"] is None else Decimal(kept["percent"]) * 100,
        network=NETWORK.get(kept["network"], ""),
        said=" ".join(part for part in said if part),
    )


def _met(whole: Decimal | None, left: Decimal | None) -> Decimal | None:
    """How much of a whole is used; None when the payer did not say both figures, or the whole is nothing."""
    return whole - left if whole and left is not None else None
