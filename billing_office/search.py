"""One search over patients, claims and codes: what the palette asks while somebody types."""

import re
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim
from coding.search import search
from patients import queues as patients
from practice.models import Staff
from practice.permissions import may_open

LONGEST = 80
SHOWN = 6
SHORTEST = 2


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is called, what tells it from others, and its page."""

    words: str
    detail: str
    url: str


@dataclass(frozen=True)
class Hits:
    """What was found of one sort."""

    label: str
    icon: str
    hits: list[Hit]


def find(*, text: str, by: Staff) -> list[Hits]:
    """Find what this person may see; sorts with no hit are left out, and too short a text finds nothing."""
    if len(text) < SHORTEST:
        return []
    sorts = []
    if may_open(by, "patients:list"):
        sorts.append(Hits("Patients", "person", _patients(text)))
    if may_open(by, "claims:queue"):
        sorts.append(Hits("Claims", "queue", _claims(text)))
    if may_open(by, "coding:queue"):
        sorts.append(Hits("Codes", "code", _codes(text)))
    return [found for found in sorts if found.hits]


def _patients(text: str) -> list[Hit]:
    return [
        Hit(
            patient.sort_name,
            f"{patient.account_number}, born {patient.birth_date:%m/%d/%Y}",
            reverse("patients:detail", args=[patient.pk]),
        )
        for patient in patients.search(text=text)[:SHOWN]
    ]


def _claims(text: str) -> list[Hit]:
    if not re.search(r"\d", text):
        return []
    by_number = Q(claim_number__istartswith=text) | Q(payer_claim_number__iexact=text)
    found = Claim.objects.filter(by_number | Q(encounter__number__iexact=text))
    claims = found.select_related("encounter__patient", "coverage__payer")[:SHOWN]
    return [
        Hit(
            claim.claim_number,
            f"{claim.encounter.patient.sort_name}, {claim.encounter.service_date:%m/%d/%y}, {claim.coverage.payer}",
            reverse("claims:detail", args=[claim.pk]),
        )
        for claim in claims
    ]


def _codes(text: str) -> list[Hit]:
    codes = search(text=text, day=timezone.localdate(), limit=SHOWN)
    return [Hit(code.dotted, code.title, reverse("coding:code", args=[code.system, code.code])) for code in codes]
