"""
Which provider-level items are two sides of one thing: a balance carried and taken, an overpayment shown and taken back.

What is found depends only on the items, never on the order in which their remittances came: the pairs of all items that
share a reference are computed anew each time one of them comes or goes.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from claims.models import Claim
from payments.models import Adjudication, ProviderAdjustment, ProviderItem, Remittance
from payments.provider_level.codes import may_settle

ZERO = Decimal("0.00")
BETWEEN_NUMBERS = re.compile(r"[\s/,;:|]+")


@dataclass(frozen=True, slots=True)
class Side:
    """
    One item as pairing sees it: the dollars it has to give to a pair, positive when the payer kept them.

    `place` puts items in one order, whenever they came: payment date, trace, segment and place of the PLB.
    """

    pk: int
    code: str
    amount: Decimal
    keys: frozenset[str]
    place: tuple[object, ...]


Pairs = dict[tuple[int, int], Decimal]
Left = Mapping[int, Decimal]


def pairs(sides: Iterable[Side]) -> Pairs:
    """
    Dollars by (item that was kept, item that was given) that are the same money.

    Two items fit when they share a key and their codes may settle each other.  Those of one code go first, and those of
    one amount before parts; then the oldest.
    """
    ordered = sorted((side for side in sides if side.keys), key=_place)
    left = {side.pk: abs(side.amount) for side in ordered}
    fitting = _fitting(ordered)
    found: Pairs = defaultdict(lambda: ZERO)
    for is_now in PREFERENCES:
        for kept, given in fitting:
            part = min(left[kept.pk], left[given.pk])
            if part and is_now(kept, given, left):
                found[(kept.pk, given.pk)] += part
                left[kept.pk] -= part
                left[given.pk] -= part
    return dict(found)


def _place(side: Side) -> tuple[object, ...]:
    return side.place


def _fitting(ordered: Sequence[Side]) -> list[tuple[Side, Side]]:
    given_by_key: dict[str, list[Side]] = defaultdict(list)
    for side in ordered:
        for key in side.keys if side.amount < 0 else ():
            given_by_key[key].append(side)
    found: dict[tuple[int, int], tuple[Side, Side]] = {}
    for kept in ordered:
        others = [other for key in kept.keys if kept.amount > 0 for other in given_by_key[key]]
        for given in sorted(others, key=_place):
            if may_settle(kept.code, given.code):
                found[(kept.pk, given.pk)] = (kept, given)
    return list(found.values())


def _one_code_one_amount(kept: Side, given: Side, left: Left) -> bool:
    return kept.code == given.code and left[kept.pk] == left[given.pk]


def _one_code(kept: Side, given: Side, _: Left) -> bool:
    return kept.code == given.code


def _one_amount(kept: Side, given: Side, left: Left) -> bool:
    return left[kept.pk] == left[given.pk]


def _any(_: Side, __: Side, ___: Left) -> bool:
    return True


PREFERENCES: tuple[Callable[[Side, Side, Left], bool], ...] = (_one_code_one_amount, _one_code, _one_amount, _any)


def payer_key(remittance: Remittance) -> str:
    """What tells the payer of a remittance from others: the id it gives itself (TRN03), else ours."""
    return remittance.originator_id or f"payer:{remittance.payer_id or 0}"


def keys_of(adjustment: ProviderAdjustment, remittance: Remittance) -> list[str]:
    """
    By what the other side of an item is found: its reference, and for a balance carried forward its own trace number.

    Source: X12 RFI 1604 (the balance comes back under the trace of the remittance that carried it forward).
    """
    keys = [_plain(adjustment.reference)]
    if adjustment.code == "FB" and adjustment.amount < 0:
        keys.append(_plain(remittance.trace))
    return [key for key in dict.fromkeys(keys) if key]


def side_of(item: ProviderItem, amount: Decimal) -> Side:
    """An item as pairing sees it, with what it has to give; its claim is a key too."""
    row, remittance = item.adjustment, item.adjustment.remittance
    claim = {f"claim:{item.claim_id}"} if item.claim_id else set()
    place = (remittance.paid_on, remittance.trace, row.segment, row.position, item.pk)
    return Side(item.pk, row.code, amount, frozenset({*item.keys, *claim}), place)


def claims_named(items: Iterable[ProviderItem]) -> dict[int, int]:
    """
    The claim that each item's reference names, by id of the item; what names none or two is left out.

    A reference may hold our claim number, the payer's, or several words of which one is a number (A99 ICN9).
    """
    words = {item.pk: numbers_in(item.adjustment.reference) for item in items}
    known = _claims_by_number({word for its in words.values() for word in its})
    meant = {pk: set().union(*(known.get(word, set()) for word in its)) for pk, its in words.items()}
    return {pk: next(iter(claims)) for pk, claims in meant.items() if len(claims) == 1}


def numbers_in(reference: str) -> frozenset[str]:
    """The words of a reference that may be numbers of claims, and the whole of it."""
    words = {word for word in BETWEEN_NUMBERS.split(reference.strip()) if any(sign.isdigit() for sign in word)}
    return frozenset({*words, *(word.upper() for word in words)} | ({reference.strip()} - {""}))


def _claims_by_number(numbers: set[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    if not numbers:
        return found
    ours = Claim.objects.filter(Q(claim_number__in=numbers) | Q(payer_claim_number__in=numbers))
    for pk, *its in ours.values_list("pk", "claim_number", "payer_claim_number"):
        for number in its:
            found[number].add(pk)
    decided = Adjudication.objects.filter(payer_claim_number__in=numbers, claim__isnull=False).order_by()
    for number, pk in decided.values_list("payer_claim_number", "claim_id").distinct():
        found[number].add(pk)
    return found


def _plain(reference: str) -> str:
    return " ".join(reference.upper().split())[:50]
