"""What the office decided about patients' money: one row that managers change."""

from payments.models import MoneyRules
from practice import audit
from practice.models import Staff


def rules() -> MoneyRules:
    """The rules as they hold now; the defaults while nobody changed them."""
    return MoneyRules.objects.first() or MoneyRules(pk=1)


def save_rules(*, rules: MoneyRules, by: Staff) -> MoneyRules:
    """Keep the rules; the change is in the audit trail."""
    rules.pk = 1
    rules.save()
    audit.record(by=by, act="save", subject="money rules:1")
    return rules
