"""Letting a finding stand: somebody writes why, and it counts until anything that it was about changes."""

from datetime import datetime

from django.db import transaction

from coding.edits.finding import Finding
from coding.edits.judge import findings
from coding.models import EditOverride
from encounters.models import Encounter
from patients.models import Coverage
from practice import audit
from practice.models import Staff

SHORTEST = 10
MOST_WRITTEN = 250
MAY_STAND = frozenset({Encounter.Status.TO_CODE, Encounter.Status.RELEASED})


class NothingToOverrule(Exception):
    """The edits do not find this any more."""


class CannotBeOverruled(Exception):
    """The rule leaves no choice."""


class NoReason(Exception):
    """An override says why in words that somebody else understands."""


class AlreadyOverruled(Exception):
    """Somebody let it stand before."""


OVERRIDE_REFUSALS = (NothingToOverrule, CannotBeOverruled, NoReason, AlreadyOverruled)


@transaction.atomic
def overrule(
    *, encounter: Encounter, mark: str, reason: str, by: Staff, now: datetime, coverage: Coverage | None = None
) -> EditOverride:
    """
    Let a finding stand, told by its mark; `coverage` is the plan of a claim that is not the first one.

    :raises NothingToOverrule: if the visit is not with coder or biller, or no edit finds this any more.
    :raises CannotBeOverruled: if the rule allows no override.
    :raises NoReason: if the reason is missing or says nothing.
    :raises AlreadyOverruled: if somebody let it stand before.
    """
    locked = Encounter.objects.select_for_update(of=("self",)).get(pk=encounter.pk)
    if Encounter.Status(locked.status) not in MAY_STAND:
        raise NothingToOverrule(f"{locked} is {locked.get_status_display().lower()}. Nothing on it is let stand.")
    finding = _found(locked, coverage, mark)
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST:
        raise NoReason("Write why it may stand, such as what the note shows. Somebody will ask in an audit.")
    given = EditOverride.objects.create(
        encounter=locked,
        rule=finding.rule,
        mark=finding.mark,
        where=finding.where[:80],
        found=finding.text,
        reason=reason[:MOST_WRITTEN],
        by=by,
        at=now,
    )
    audit.record(by=by, act="overrule", subject=f"encounter:{locked.pk}")
    return given


@transaction.atomic
def take_override_back(*, encounter: Encounter, mark: str, by: Staff, now: datetime) -> None:
    """
    Let a finding count again.

    :raises NothingToOverrule: if nobody let it stand, or somebody took that back.
    """
    standing = EditOverride.objects.filter(encounter=encounter, mark=mark, taken_back_at=None)
    if not standing.update(taken_back_by=by, taken_back_at=now):
        raise NothingToOverrule("Nobody lets this stand any more. Reload the visit.")
    audit.record(by=by, act="overrule", subject=f"encounter:{encounter.pk}")


def _found(encounter: Encounter, coverage: Coverage | None, mark: str) -> Finding:
    found = next((one for one in findings(encounter=encounter, coverage=coverage) if one.mark == mark), None)
    if found is None:
        raise NothingToOverrule("The edits do not find this any more. Reload the visit.")
    if not found.may_override:
        raise CannotBeOverruled(f"{found.where}: this edit leaves no choice. {found.text}")
    if found.overruled:
        raise AlreadyOverruled(f"{found.overruled.by} let it stand already: {found.overruled.reason}")
    return found
