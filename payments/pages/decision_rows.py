"""The decisions of a remittance as the texts of their rows; see the tag `rows`, which draws them."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.urls import reverse
from django.utils.safestring import SafeString

from payments.models import Adjudication, Remittance
from payments.posting.listed import Listed
from practice.figures import money, money_span

Texts = Mapping[str, str]


def matched_rows(each: Iterable[Listed], *, remittance: Remittance, chosen: int | None) -> list[Texts]:
    """Decisions that are posted, or would be, each with the balances of its claim before and after."""
    return [
        {
            **named,
            "number": one.head.claim_number or one.head.returned_number,
            "patient": one.head.our_name or one.head.named,
            "charged": money_span(one.head.charged),
            "adjusted": money_span(one.sums.adjusted),
            "insurance": _moved(one.sums.insurance, one.sums.to_insurance),
            "owed": _moved(one.sums.patient, one.sums.to_patient),
        }
        for one, named in _named(each, remittance, chosen)
    ]


def troubled_rows(each: Iterable[Listed], *, remittance: Remittance, chosen: int | None, kept: str) -> list[Texts]:
    """Decisions that are not, or would not be, posted, each with the reason; `kept` is said in their addresses too."""
    return [
        {
            **named,
            "page": named["page"] + kept,
            "number": one.head.returned_number or "none",
            "patient": one.head.named,
            "why": one.why,
        }
        for one, named in _named(each, remittance, chosen)
    ]


def aside_rows(each: Iterable[Adjudication], *, remittance: Remittance, chosen: int | None) -> list[Texts]:
    """Decisions that people set aside, each with the reason and who gave it."""
    page, (before, after) = _addresses(remittance)
    return [
        {
            "pk": str(one.pk),
            "class": "on" if one.pk == chosen else "",
            "page": f"{page}?decision={one.pk}",
            "panel": f"{before}{one.pk}{after}",
            "number": one.claim_number or "none",
            "patient": one.patient_name or "not named",
            "wrong": one.get_exception_display(),
            "why": one.settled_because,
            "by": one.settled_by.full_name if one.settled_by else "",
            "paid": money_span(one.paid),
        }
        for one in each
    ]


def _named(
    each: Iterable[Listed], remittance: Remittance, chosen: int | None
) -> Iterable[tuple[Listed, dict[str, str]]]:
    """What rows of both lists have."""
    page, (before, after) = _addresses(remittance)
    for one in each:
        pk = one.head.pk
        yield (
            one,
            {
                "pk": str(pk),
                "class": "on" if pk == chosen else "",
                "page": f"{page}?decision={pk}",
                "panel": f"{before}{pk}{after}",
                "paid": money_span(one.head.paid),
                "status": one.status,
                "word": one.word,
            },
        )


def _addresses(remittance: Remittance) -> tuple[str, list[str]]:
    """The address of the page, and that of a panel before and after its number: made once, not for each row."""
    return reverse("payments:remittance", args=[remittance.pk]), reverse("payments:panel", args=[0]).rsplit("0", 1)


def _moved(before: Decimal, by: Decimal) -> str:
    """What was owed, crossed out if it changes, and what is owed then."""
    return SafeString(f"<s>{money(before)}</s> {money(before + by)}") if by else money(before)
