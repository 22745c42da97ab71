"""What a person finds by typing while keying: payers, claims, and whether the same check is here already."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from claims.models import Claim
from patients.models import Payer
from payments.models import KeyedRemittance, Remittance

FOUND = 8


@dataclass(frozen=True, slots=True)
class SameCheck:
    """A check that looks the same: an electronic or finished remittance, or a draft of somebody; one of the two."""

    remittance: Remittance | None = None
    draft: KeyedRemittance | None = None


def payer_of(typed: str) -> Payer | None:
    """The one payer that is meant: by payer id, by name, or by a part of the name that only one has."""
    text = typed.strip()
    if not text:
        return None
    active = Payer.objects.filter(is_active=True)
    for meant in (Q(payer_id__iexact=text), Q(name__iexact=text), Q(name__istartswith=text), Q(name__icontains=text)):
        found = list(active.filter(meant)[:2])
        if found:
            return found[0] if len(found) == 1 else None
    return None


def claims_like(*, text: str, service_date: date | None, payer: Payer | None) -> list[Claim]:
    """
    Claims by our number, the payer's number, or the beginnings of the patient's names; those of the payer first.

    At most eight.  A date of service narrows them; names shorter than two letters find nothing.
    """
    words = text.replace(",", " ").split()
    if not words and service_date is None:
        return []
    claims = Claim.objects.exclude(status=Claim.Status.VOID)
    if service_date is not None:
        claims = claims.filter(encounter__service_date=service_date)
    if words:
        claims = claims.filter(_means(words))
    found = claims.select_related("encounter__patient", "coverage__payer").order_by("-encounter__service_date", "-pk")
    return sorted(found[:50], key=lambda claim: payer is not None and claim.coverage.payer_id != payer.pk)[:FOUND]


def same_checks(
    *, payer: Payer | None, trace: str, amount: Decimal | None, apart_from: KeyedRemittance
) -> list[SameCheck]:
    """
    Remittances and drafts of the same payer with the same number and amount, whatever their date.

    Zeros before the number and signs in it do not count.  Versions of the same paper are not named.
    """
    if payer is None or amount is None or not _plain(trace):
        return []
    mine = {apart_from.pk, *_earlier(apart_from)}
    received = Remittance.objects.filter(payer=payer, amount=amount).exclude(keyed__in=mine)
    received = received.exclude(state__in=[Remittance.State.DUPLICATE, Remittance.State.REPLACED])
    drafts = KeyedRemittance.objects.filter(payer=payer, amount=amount, state=KeyedRemittance.State.DRAFT)
    drafts = drafts.exclude(pk__in=mine).select_related("saved_by")
    return [
        *(SameCheck(remittance=row) for row in _of_number(received, trace)),
        *(SameCheck(draft=row) for row in drafts if _plain(row.trace) == _plain(trace)),
    ]


def _of_number(rows: QuerySet[Remittance], trace: str) -> Iterator[Remittance]:
    return (row for row in rows if _plain(row.trace) == _plain(trace))


def _earlier(keyed: KeyedRemittance) -> Iterator[int]:
    """The versions before this one."""
    before = keyed.corrects
    while before is not None:
        yield before.pk
        before = before.corrects


def _means(words: list[str]) -> Q:
    number = "".join(words)
    named = Q()
    for word in words:
        if len(word) < 2:
            continue
        named &= Q(encounter__patient__last_name__istartswith=word) | Q(
            encounter__patient__first_name__istartswith=word
        )
    by_number = Q(claim_number__iexact=number) | Q(payer_claim_number__iexact=number)
    if len(number) >= 4:
        by_number |= Q(claim_number__istartswith=number)
    return by_number | named if named else by_number


def _plain(number: str) -> str:
    return "".join(letter for letter in number.upper() if letter.isalnum()).lstrip("0")
