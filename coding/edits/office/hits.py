"""What the office's rules caught: once for each visit, so that it can be told afterwards what came of it."""

from collections.abc import Collection, Iterable
from datetime import datetime

from coding.edits.finding import Finding
from coding.models import OfficeRule, OfficeRuleHit
from encounters.models import Encounter

PREFIX = "office-"


def keep_hits(*, encounter: Encounter, rules: Iterable[str], now: datetime) -> None:
    """Remember which of the office's rules found something on a visit; those that are remembered stay as they are."""
    keys = {int(rule.removeprefix(PREFIX)) for rule in rules if rule.startswith(PREFIX)}
    if not keys:
        return
    OfficeRuleHit.objects.bulk_create(
        [
            OfficeRuleHit(rule_id=pk, revision=revision, encounter=encounter, at=now)
            for pk, revision in OfficeRule.objects.filter(pk__in=keys).values_list("pk", "revision")
        ],
        ignore_conflicts=True,
    )


def settle_hits(*, encounter: Encounter, rules: Collection[str]) -> None:
    """Remember, at a visit's release, with which findings of the office's rules it went and which were corrected."""
    for hit in OfficeRuleHit.objects.filter(encounter=encounter).select_related("rule"):
        hit.released_with = hit.rule.key in rules
        hit.save(update_fields=["released_with"])


def rules_in(findings: Iterable[Finding]) -> set[str]:
    """The names of the rules that found something."""
    return {finding.rule for finding in findings}
