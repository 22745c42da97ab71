"""
The visits whose money a posting or an un-posting moves, locked before anything about them is read.

The order of all locks of the office is in docs/decisions/0014-locks-are-taken-in-one-order.md.
"""

from collections.abc import Iterable

from django.db.models import QuerySet

from claims.locking import lock_claims
from ledger.balances import lock_lines
from payments.models import Adjudication


def lock_visits(*, decisions: QuerySet[Adjudication], others: Iterable[int] = ()) -> None:
    """
    Lock the charge lines of the claims of decisions, then the claims, until the transaction ends.

    A takeback without a claim of ours may mean every claim that the payer calls by its number; those are locked too.

    :param others: ids of visits whose lines are to be locked with them.
    """
    matched = decisions.filter(claim__isnull=False).order_by()
    unmatched = decisions.filter(claim__isnull=True, status_code="22").exclude(payer_claim_number="").order_by()
    numbers = set(unmatched.values_list("payer_claim_number", flat=True))
    meant = Adjudication.objects.filter(payer_claim_number__in=numbers, claim__isnull=False).order_by()
    claims: dict[int, int] = {}
    for rows in (matched, meant) if numbers else (matched,):
        claims.update(rows.values_list("claim_id", "claim__encounter_id"))
    lock_lines(encounter_ids={*claims.values(), *others})
    lock_claims(claim_ids=claims)
