"""Writing, changing and switching the office's own rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from coding.edits.office.conditions import conditions_of
from coding.models import OfficeRule
from practice import audit
from practice.models import Staff


class RuleIsOn(Exception):
    """A rule that acts is not changed; switch it off first."""


class AlreadySwitched(Exception):
    """Somebody switched the rule since it was read."""


class NameTaken(Exception):
    """Another rule has this name."""


class NotTried(Exception):
    """A rule is dry-run before it is switched on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a rule says; `conditions` as in `coding.edits.office.conditions`."""

    name: str
    action: OfficeRule.Action
    conditions: Sequence[Mapping[str, str]]
    message: str
    remedy: str
    source: str
    starts_on: date
    ends_on: date | None = None


def write_rule(*, draft: Draft, by: Staff, now: datetime) -> OfficeRule:
    """
    Keep a new rule, switched off.

    :raises NotACondition: if a condition cannot be asked.
    :raises NameTaken: if another rule has the name.
    """
    rule = OfficeRule(written_by=by, written_at=now)
    _fill(rule, draft)
    _save(rule, by)
    return rule


@transaction.atomic
def change_rule(*, rule: OfficeRule, draft: Draft, by: Staff, now: datetime) -> OfficeRule:
    """
    Change a rule that is off; its hits until now keep the revision they were found with.

    :raises RuleIsOn: if it acts.
    :raises NotACondition: if a condition cannot be asked.
    :raises NameTaken: if another rule has the name.
    """
    locked = OfficeRule.objects.select_for_update(of=("self",)).get(pk=rule.pk)
    if locked.is_on:
        raise RuleIsOn(f"“{locked.name}” is on. Switch it off, change it, and try it again.")
    _fill(locked, draft)
    locked.revision += 1
    locked.written_by, locked.written_at = by, now
    _save(locked, by)
    return locked


def switch_on(*, rule: OfficeRule, by: Staff, now: datetime) -> None:
    """
    Let a rule act from now on.

    :raises AlreadySwitched: if it is on.
    """
    _switch(rule, on_since=now, was_on=False, by=by, now=now)


def switch_off(*, rule: OfficeRule, by: Staff, now: datetime) -> None:
    """
    Let a rule act no more; what it caught is kept.

    :raises AlreadySwitched: if it is off.
    """
    _switch(rule, on_since=None, was_on=True, by=by, now=now)


def _switch(rule: OfficeRule, *, on_since: datetime | None, was_on: bool, by: Staff, now: datetime) -> None:
    there = OfficeRule.objects.filter(pk=rule.pk, on_since__isnull=not was_on, revision=rule.revision)
    if not there.update(on_since=on_since, switched_by=by, switched_at=now):
        raise AlreadySwitched(f"“{rule.name}” was switched or changed since you read it. Reload to see how it stands.")
    audit.record(by=by, act="switch", subject=f"office-rule:{rule.pk}")


def _fill(rule: OfficeRule, draft: Draft) -> None:
    rule.name, rule.action, rule.source = draft.name.strip(), draft.action, draft.source.strip()
    rule.message, rule.remedy = draft.message.strip(), draft.remedy.strip()
    rule.starts_on, rule.ends_on = draft.starts_on, draft.ends_on
    rule.conditions = [condition.stored for condition in conditions_of(draft.conditions)]


def _save(rule: OfficeRule, by: Staff) -> None:
    try:
        with transaction.atomic():
            rule.save()
    except IntegrityError as error:
        if "name" not in str(error):
            raise
        raise NameTaken(f"There is a rule “{rule.name}” already. Choose another name.") from error
    audit.record(by=by, act="write", subject=f"office-rule:{rule.pk}")
