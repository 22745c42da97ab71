"""
Takebacks: a payer takes an earlier decision back (CLP02 22) with every amount of it negated.

Only a reversal that mirrors a posted decision to the cent is posted; it undoes exactly that decision's entries.
Source: X12 RFI 1147, 2442 and 1429.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
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
    about: dict[object, list[Adjudication]] = defaultdict(list)
    for candidate in candidates:
        about[candidate.claim_id].append(candidate)
        about[candidate.payer_claim_number].append(candidate)
    found: dict[int, Adjudication] = {}
    taken: set[int] = set()
    for reversal in reversals:
        for candidate in about[reversal.claim_id or reversal.payer_claim_number]:
            if candidate.pk not in taken and _is_mirror(reversal, candidate, money):
                found[reversal.pk] = candidate
                taken.add(candidate.pk)
                break
    return found


def undoing(original: Adjudication, reversal: Adjudication, *, deposit_id: int) -> list[Transfer]:
    """The transfers that undo a decision's entries exactly; the money goes back out of the new deposit."""
    standing = undo.undoing(prefixes=[original.source], source=reversal.source.rstrip(":"))
    return [_from_deposit(one, deposit_id) for one in standing]


def undoing_each(mirrored: Mapping[Adjudication, Adjudication], *, deposit_id: int) -> dict[int, list[Transfer]]:
    """What `undoing` gives for each of many reversals (by id) with their originals, in one query."""
    sources = {original.source: reversal.source.rstrip(":") for reversal, original in mirrored.items()}
    standing = undo.undoing_each(sources=sources)
    return {
        reversal.pk: [_from_deposit(one, deposit_id) for one in standing[original.source]]
        for reversal, original in mirrored.items()
    }


def _from_deposit(transfer: Transfer, deposit_id: int) -> Transfer:
    return transfer if transfer.deposit_id is None else transfer._replace(deposit_id=deposit_id)


def no_original(reversal: Adjudication) -> Trouble:
    """Say why a reversal cannot be posted: what it takes back, and what we posted for the claim instead."""
    return no_originals([reversal])[reversal.pk]


def no_originals(reversals: Sequence[Adjudication]) -> dict[int, Trouble]:
    """What `no_original` says of each of many reversals (by id), in one query."""
    if not reversals:
        return {}
    standing = Adjudication.objects.filter(_same_claim(reversals), state=State.POSTED, reversed_by__isnull=True)
    posted = standing.exclude(status_code="22").select_related("remittance").order_by("-remittance__paid_on", "-pk")
    newest: dict[object, tuple[int, Adjudication]] = {}
    for place, one in enumerate(posted):
        newest.setdefault(one.claim_id, (place, one))
        newest.setdefault(one.payer_claim_number or None, (place, one))
    found = {}
    for reversal in reversals:
        keys = {reversal.claim_id, reversal.payer_claim_number} - {None, ""}
        known = (newest[key] for key in keys if key in newest)
        _, last = min(known, default=(0, None))
        found[reversal.pk] = _is_no_mirror(reversal, last)
    return found


def _is_no_mirror(reversal: Adjudication, last: Adjudication | None) -> Trouble:
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
