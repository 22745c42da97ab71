"""
Rows that are locked for what is decided about a claim: its charge lines, then itself, then its denials.

Everybody locks in this order, so that nobody waits for each other in a circle; the order of all locks of the office is
in docs/decisions/0014-locks-are-taken-in-one-order.md.
"""

from collections.abc import Iterable

from claims.models import Claim, Denial
from ledger.balances import locked_open_by_line


def lock_claims(*, claim_ids: Iterable[int]) -> None:
    """Lock claims until the transaction ends; who also needs their charge lines has locked those before."""
    rows = Claim.objects.select_for_update(of=("self",), no_key=True).filter(pk__among=set(claim_ids))
    list(rows.order_by("pk").values_list("pk", flat=True))


def locked_denial(denial: Denial) -> Denial:
    """The denial as it is now, locked until the transaction ends, with its line and its claim."""
    locked_open_by_line(line_ids=[denial.charge_line_id])
    lock_claims(claim_ids=[denial.claim_id])
    return Denial.objects.select_for_update(no_key=True).get(pk=denial.pk)
