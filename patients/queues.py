"""Finding patients, and the lists that their pages show."""

import re

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from patients.models import Patient
from practice.inputs import DateField
from practice.models import Access, Staff

RECENT = 15


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
    found = Patient.objects.all()
    for word in re.split(r"[\s,]+", text):
        if word:
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
    ids = list(dict.fromkeys(int(subject.partition(":")[2]) for subject in opened.values_list("subject", flat=True)[:200]))
    patients = Patient.objects.in_bulk(ids[:RECENT])
    return [patients[pk] for pk in ids[:RECENT] if pk in patients]


def same_person(*, patient: Patient) -> QuerySet[Patient]:
    """Other records with this name and birth date: probably the same person registered twice."""
    twins = Patient.objects.filter(
        first_name__iexact=patient.first_name, last_name__iexact=patient.last_name, birth_date=patient.birth_date
    )
    return twins.exclude(pk=patient.pk)
