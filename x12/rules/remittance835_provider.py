"""
The provider adjustments of an 835 (PLB): their signs, references and dates.

Source of the signs: X12 RFI 1604, 1756, 227, 758 and 2370.  Positive takes money from the payment, negative adds to it.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from x12.messages.remittance835 import ProviderAdjustment, Remittance
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import is_npi

REFERENCED = frozenset({"WO", "FB", "72", "B2"})
"""Adjustments that belong to one claim or payment, which they must name."""
YEARS = 2
NPI_LENGTH = 10


def _is_first(row: ProviderAdjustment, element: str, around: Around) -> bool:
    """Tell the first of the adjustments that share a PLB, so that what they share is told once."""
    return not row.at or not around.seen(element, row.at)


@rule(
    "PLB-ZERO",
    ProviderAdjustment,
    snip=4,
    source="X221 PLB04",
    what="A provider adjustment has the amount zero.",
    remedy="Nothing to post; ask the payer what it was for if its reference is not known.",
    severity="warning",
)
def amount_is_not_zero(row: ProviderAdjustment, around: Around) -> Spots:
    """An adjustment moves money."""
    if not row.amount:
        yield here(row, "PLB", 4)


@rule(
    "PLB-REFERENCE",
    ProviderAdjustment,
    snip=4,
    source="X221 PLB03-2, RFI 2370",
    what="A provider adjustment does not say which claim or payment it belongs to.",
    remedy="Ask the payer for the claim before posting it.",
    severity="warning",
)
def reference_is_given(row: ProviderAdjustment, around: Around) -> Spots:
    """A recovery, a balance, a refund and a rebate name their claim or payment."""
    if row.code in REFERENCED and not row.reference:
        yield here(row, "PLB", 3, 2)


@rule(
    "PLB-PROVIDER-NPI",
    ProviderAdjustment,
    snip=5,
    source="45 CFR 162.406, X221 PLB01",
    what="The provider of the adjustment has ten digits that are no NPI.",
    remedy="Check which provider is meant before posting it.",
    severity="warning",
)
def provider_npi_checks(row: ProviderAdjustment, around: Around) -> Spots:
    """Ten digits in PLB01 are an NPI."""
    number = row.provider_id
    is_wrong = len(number) == NPI_LENGTH and number.isascii() and number.isdigit() and not is_npi(number)
    if is_wrong and _is_first(row, "PLB01", around):
        yield here(row, "PLB", 1)


@rule(
    "PLB-FISCAL-DATE",
    ProviderAdjustment,
    snip=4,
    source="X221 PLB02",
    what="The fiscal year of a provider adjustment ends more than two years before or after the payment.",
    remedy="Check the year to which it is posted.",
    severity="warning",
)
def fiscal_year_is_near(row: ProviderAdjustment, around: Around) -> Spots:
    """PLB02 is the end of the provider's fiscal year, about the time of the payment."""
    message = around.message
    paid_on = message.date if isinstance(message, Remittance) else None
    is_far = row.fiscal_date and paid_on and abs(row.fiscal_date.year - paid_on.year) > YEARS
    if is_far and _is_first(row, "PLB02", around):
        yield here(row, "PLB", 2)


@rule(
    "PLB-INTEREST-SIGN",
    ProviderAdjustment,
    snip=4,
    source="X221 PLB03-1 L6 and PLB04; positive takes money away",
    what="Interest (L6) is taken away instead of paid.",
    remedy="Post it as a cost; ask the payer if interest was not paid before and taken back.",
    severity="warning",
)
def interest_is_negative(row: ProviderAdjustment, around: Around) -> Spots:
    """Interest paid to the office stands as a negative L6."""
    if row.code == "L6" and row.amount > 0:
        yield here(row, "PLB", 4)


@rule(
    "PLB-REFUND-SIGN",
    ProviderAdjustment,
    snip=4,
    source="RFI 1756: 72 offsets a recovery",
    what="A refund of ours (72) takes money away instead of offsetting a recovery.",
    remedy="Ask the payer to correct the sign before posting it.",
    severity="warning",
)
def refund_is_negative(row: ProviderAdjustment, around: Around) -> Spots:
    """A refund that the payer received stands as a negative 72 beside the positive WO that it offsets."""
    if row.code == "72" and row.amount > 0:
        yield here(row, "PLB", 4)


@rule(
    "PLB-WITHHOLDING-SIGN",
    ProviderAdjustment,
    snip=4,
    source="X221 PLB03-1 IR, LE, E3 and PLB04",
    what="A withholding or levy adds to the payment.",
    remedy="Check whether an earlier withholding is given back.",
    severity="warning",
)
def withholding_is_positive(row: ProviderAdjustment, around: Around) -> Spots:
    """Tax withheld, a levy and a withholding take money from the payment."""
    if row.code in ("IR", "LE", "E3") and row.amount < 0:
        yield here(row, "PLB", 4)


@rule(
    "PLB-LATE-CHARGE-SIGN",
    ProviderAdjustment,
    snip=4,
    source="X221 PLB03-1 50, 51, L3 and PLB04",
    what="A penalty or late charge adds to the payment.",
    remedy="Check whether an earlier penalty is given back.",
    severity="warning",
)
def penalty_is_positive(row: ProviderAdjustment, around: Around) -> Spots:
    """Penalties and late charges take money from the payment."""
    if row.code in ("50", "51", "L3") and row.amount < 0:
        yield here(row, "PLB", 4)


@rule(
    "PLB-TWICE",
    Remittance,
    snip=4,
    source="X221 PLB",
    what="The same provider adjustment stands twice, with the same reference and amount.",
    remedy="Ask the payer whether it was counted twice before posting the second.",
    severity="warning",
)
def adjustment_stands_once(remittance: Remittance, around: Around) -> Spots:
    """Reason, reference and amount together stand once."""
    seen: set[tuple[str, str, str, Decimal]] = set()
    for row in remittance.provider_adjustments:
        key = (row.provider_id, row.code, row.reference, row.amount)
        if row.amount and key in seen:
            yield here(row, "PLB", 3)
        seen.add(key)


@rule(
    "PLB-FORWARD-PAID",
    Remittance,
    snip=4,
    source="RFI 1604: FB keeps the payment from falling below zero",
    what="A negative balance is carried forward although money was paid.",
    remedy="Ask the payer why the balance was not taken from this payment.",
    severity="warning",
)
def balance_goes_forward_only_from_zero(remittance: Remittance, around: Around) -> Spots:
    """A negative FB brings the payment up to zero, not above."""
    if remittance.amount <= 0:
        return
    for row in remittance.provider_adjustments:
        if row.code == "FB" and row.amount < 0:
            yield here(row, "PLB", 4)


@rule(
    "PLB-RECOVERY-SIGN",
    Remittance,
    snip=4,
    source="RFI 227 and 758: a negative WO defers the balance of a reversal in the same file",
    what="A recovery (WO) adds to the payment, but nothing is reversed in this file.",
    remedy="Ask the payer which recovery it gives back before posting it.",
    severity="warning",
)
def deferred_recovery_has_a_reversal(remittance: Remittance, around: Around) -> Spots:
    """A negative WO goes with a reversal, whose money is taken later."""
    if around.total("reversals"):
        return
    for row in remittance.provider_adjustments:
        if row.code == "WO" and row.amount < 0:
            yield here(row, "PLB", 4)


@rule(
    "PLB-REFUND-OFFSET",
    Remittance,
    snip=4,
    source="RFI 1756: 72 acknowledges a refund and offsets a WO",
    what="A refund of ours (72) is acknowledged without the recovery (WO) that it offsets.",
    remedy="Find the refund that was sent before posting it; the money may be paid to you again.",
    severity="warning",
)
def refund_offsets_a_recovery(remittance: Remittance, around: Around) -> Spots:
    """For each negative 72 there is a WO of the same amount, or a reversed claim."""
    if around.total("reversals"):
        return
    taken = Counter(row.amount for row in remittance.provider_adjustments if row.code == "WO" and row.amount > 0)
    for row in remittance.provider_adjustments:
        if row.code != "72" or row.amount >= 0:
            continue
        if not taken[-row.amount]:
            yield here(row, "PLB", 4)
        taken[-row.amount] -= 1
