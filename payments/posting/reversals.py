"""
Takebacks: a payer takes an earlier decision back (CLP02 22) with every amount of it negated.

Only a reversal that mirrors a posted decision to the cent is posted; it undoes exactly that decision's entries.
Source: X12 RFI 1147, 2442 and 1429.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.db.models import Q

from ledger import undo
from ledger.post import Transfer
from payments.models import Adjudication, Adjustment
from payments.posting.plan import Trouble

State = Adjudication.State
Money = Counter[tuple[str, str, Decimal]]


def originals(reversals: Sequence[Adjudication]) -> dict[int, Adjudication]:
    """
    Find for each reversal the posted decision that it mirrors, newest first; by id of the reversal.

    One decision is reversed at most once, also by two reversals in one file.
    """
    candidates = list(
        Adjudication.objects.filter(_same_claim(reversals), state=State.POSTED, reversed_by__isnull=True)
        .exclude(status_code="22")
        .select_related("claim", "remittance")
        .order_by("-remittance__paid_on", "-pk")
    )
    money = _money_of([*reversals, *candidates])
    found: dict[int, Adjudication] = {}
    taken: set[int] = set()
    for reversal in reversals:
        for candidate in candidates:
            if candidate.pk not in taken and _is_mirror(reversal, candidate, money):
                found[reversal.pk] = candidate
                taken.add(candidate.pk)
                break
    return found


def undoing(original: Adjudication, reversal: Adjudication, *, deposit_id: int) -> list[Transfer]:
    """The transfers that undo a decision's entries exactly; the money goes back out of the new deposit."""
    standing = undo.undoing(prefixes=[original.source], source=reversal.source.rstrip(":"))
    return [one if one.deposit_id is None else replace(one, deposit_id=deposit_id) for one in standing]


def no_original(reversal: Adjudication) -> Trouble:
    """Say why a reversal cannot be posted: what it takes back, and what we posted for the claim instead."""
    posted = Adjudication.objects.filter(_same_claim([reversal]), state=State.POSTED, reversed_by__isnull=True)
    last = posted.exclude(status_code="22").select_related("remittance").order_by("-remittance__paid_on", "-pk").first()
    what = f"It takes back {-reversal.paid}"
    if last is None:
        text = f"{what}, and no decision of this claim is posted. Find the original payment, or set it aside."
    else:
        text = f"{what}; we posted {last.paid} on {last.remittance.paid_on:%m/%d/%y}, which is not its mirror."
    return Trouble(Adjudication.Exception.NO_ORIGINAL, text)


def _same_claim(reversals: Sequence[Adjudication]) -> Q:
    claims = {reversal.claim_id for reversal in reversals if reversal.claim_id}
    numbers = {reversal.payer_claim_number for reversal in reversals} - {""}
    return Q(claim_id__in=claims) | Q(payer_claim_number__in=numbers)


def _is_mirror(reversal: Adjudication, original: Adjudication, money: Mapping[int, Money]) -> bool:
    if reversal.claim_id is not None and reversal.claim_id != original.claim_id:
        return False
    if reversal.claim_id is None and reversal.payer_claim_number != original.payer_claim_number:
        return False
    if (reversal.charged, reversal.paid) != (-original.charged, -original.paid):
        return False
    negated = Counter({(group, reason, -amount): n for (group, reason, amount), n in money[reversal.pk].items()})
    return negated == money[original.pk]


def _money_of(adjudications: Sequence[Adjudication]) -> dict[int, Money]:
    """Every adjustment of a decision by group, reason and amount, wherever in the claim it stands."""
    money: dict[int, Money] = {adjudication.pk: Counter() for adjudication in adjudications}
    rows = Adjustment.objects.filter(adjudication__in=list(money)).order_by()
    for pk, group, reason, amount in rows.values_list("adjudication_id", "group_code", "reason_code", "amount"):
        money[pk][(group, reason, amount)] += 1
    return money
