"""What the office lets happen by itself when a remittance comes in: read by all who post, changed by managers."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from patients.models import Payer
from payments.models import PostingRule
from practice.models import Staff


def rule_for(payer_id: int | None) -> PostingRule:
    """The payer's own rule, else the office's, else that every clean claim is posted."""
    rules = {rule.payer_id: rule for rule in PostingRule.objects.filter(payer__in=[payer_id])} if payer_id else {}
    found = rules.get(payer_id) or PostingRule.objects.filter(payer__isnull=True).first()
    return found or PostingRule(way=PostingRule.Way.EACH_CLAIM)


def rules_of_office() -> list[PostingRule]:
    """The office's rule first, then those of single payers by name."""
    own = PostingRule.objects.filter(payer__isnull=False).select_related("payer", "changed_by")
    return [rule_for(None), *own.order_by("payer__name")]


def set_rule(
    *, payer: Payer | None, way: PostingRule.Way, largest: Decimal | None, by: Staff, now: datetime
) -> PostingRule:
    """Decide for a payer, or for all without a rule of their own; safe to repeat."""
    with transaction.atomic():
        rule, _ = PostingRule.objects.update_or_create(
            payer=payer, defaults={"way": way, "largest": largest, "changed_by": by, "changed_at": now}
        )
    return rule


def drop_rule(*, rule: PostingRule) -> None:
    """Let the office's rule hold for a payer again."""
    PostingRule.objects.filter(pk=rule.pk, payer__isnull=False).delete()
