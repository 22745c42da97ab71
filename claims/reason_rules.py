"""Deciding what a payer's reason means: a rule is made, changed from a day on, or ended, and never overwritten."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from claims.models import ReasonRule
from claims.reasons import may_be_patients
from patients.models import Payer
from practice import audit
from practice.models import Role, Staff

Treatment = ReasonRule.Treatment
Work = ReasonRule.Work
ONE_DAY = timedelta(days=1)
DECIDING = 271_839  # the key of PostgreSQL's advisory lock for whoever decides
BILLERS_MAY_SAY = frozenset({Treatment.DENIAL, Treatment.PATIENT, Treatment.PRIOR_PAYER, Treatment.NEXT_PAYER})


class AlreadyDecided(Exception):
    """Somebody decided it since it was read."""


class NotYoursToDecide(Exception):
    """It gives money up, or counts for every payer: a manager decides that."""


class AgainstTheRules(Exception):
    """Law, contract or common sense forbids such a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What a rule is about: group and reason code, perhaps with one remark code, perhaps of one payer."""

    group: str
    reason: str
    remark: str = ""
    payer: Payer | None = None

    def __str__(self) -> str:
        return f"{self.group} {self.reason}{f' with {self.remark}' if self.remark else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a pair means and why; `category` for a denial only."""

    treatment: ReasonRule.Treatment
    category: str = ""
    work: ReasonRule.Work = Work.PERSON
    why: str


def may_decide(*, by: Staff, pair: Pair, verdict: Verdict) -> bool:
    """
    Tell whether this person may decide it.

    A manager may.  A biller may for one payer, when no money is given up: a denial for a person to work, or what the
    payer lays on the patient or on another payer.
    """
    if by.has_role(Role.MANAGER):
        return True
    is_harmless = verdict.treatment in BILLERS_MAY_SAY and verdict.work == Work.PERSON
    return by.has_role(Role.BILLER) and pair.payer is not None and is_harmless


def decide(*, pair: Pair, verdict: Verdict, starts_on: date, by: Staff, now: datetime) -> ReasonRule:
    """
    Decide what a pair means from a day on, until the day before the next rule about exactly this pair starts.

    :raises AlreadyDecided: if a rule about exactly this pair counts on that day.
    :raises NotYoursToDecide: if a manager must decide it.
    :raises AgainstTheRules: if law, contract or common sense forbids it.
    """
    _check(pair, verdict, by)
    with transaction.atomic():
        _one_at_a_time()
        later = _rules_about(pair).filter(starts_on__gt=starts_on).order_by("starts_on").first()
        ends_on = later.starts_on - ONE_DAY if later else None
        return _start(pair, verdict, (starts_on, ends_on), by, now)


def change(*, rule: ReasonRule, verdict: Verdict, starts_on: date, by: Staff, now: datetime) -> ReasonRule:
    """
    Let another rule take the place of this one from a day on, as long as this one would have counted.

    A rule that is changed from its own first day is withdrawn: it stays in the history and counts for nothing.

    :raises AlreadyDecided: if it was changed since it was read, or does not count on that day.
    :raises NotYoursToDecide: if a manager must decide it.
    :raises AgainstTheRules: if law, contract or common sense forbids it.
    """
    pair = pair_of(rule)
    _check(pair, verdict, by)
    _refuse_unless_allowed(pair, verdict_of(rule), by)
    with transaction.atomic():
        _one_at_a_time()
        current = _locked(rule, starts_on)
        ends_on = current.ends_on
        _end(current, starts_on - ONE_DAY, by, now)
        return _start(pair, verdict, (starts_on, ends_on), by, now)


def end(*, rule: ReasonRule, last_day: date, by: Staff, now: datetime) -> ReasonRule:
    """
    End a rule with a day; what comes later is read by a less specific rule, or is a question.

    :raises AlreadyDecided: if it was changed since it was read, or does not count on that day.
    :raises NotYoursToDecide: if a manager must decide it.
    """
    _refuse_unless_allowed(pair_of(rule), verdict_of(rule), by)
    with transaction.atomic():
        _one_at_a_time()
        current = _locked(rule, last_day)
        _end(current, last_day, by, now)
    return current


def pair_of(rule: ReasonRule) -> Pair:
    """What a rule is about."""
    return Pair(group=rule.group_code, reason=rule.reason_code, remark=rule.remark_code, payer=rule.payer)


def verdict_of(rule: ReasonRule) -> Verdict:
    """What a rule says."""
    return Verdict(treatment=Treatment(rule.treatment), category=rule.category, work=Work(rule.work), why=rule.why)


def history_of(rule: ReasonRule) -> QuerySet[ReasonRule]:
    """Every rule there ever was about exactly the same, the latest first."""
    same = ReasonRule.objects.filter(
        group_code=rule.group_code, reason_code=rule.reason_code, remark_code=rule.remark_code, payer=rule.payer_id
    )
    return same.select_related("decided_by", "ended_by", "payer").order_by("-starts_on", "-pk")


def _check(pair: Pair, verdict: Verdict, by: Staff) -> None:
    if not verdict.why.strip():
        raise AgainstTheRules("Write why it means that; whoever reads a payment later will ask.")
    if (verdict.treatment == Treatment.DENIAL) != bool(verdict.category):
        raise AgainstTheRules("A denial, and nothing else, has a category. Choose the one whose work it is.")
    to_patient = verdict.treatment == Treatment.PATIENT or verdict.work == Work.TO_PATIENT
    if to_patient and not may_be_patients(group=pair.group, reason=pair.reason, remarks=[pair.remark]):
        raise AgainstTheRules(
            f"{pair} can never be the patient's: only group PR is, and not what law or contract spares."
        )
    if verdict.work != Work.PERSON and verdict.treatment != Treatment.DENIAL:
        raise AgainstTheRules("Only a denial is worked. Leave the work to a person.")
    if verdict.work == Work.ACCEPT and pair.group not in {"CO", "PI"}:
        raise AgainstTheRules(f"{pair} is not borne by the contract, so it cannot be accepted at once.")
    _refuse_unless_allowed(pair, verdict, by)


def _refuse_unless_allowed(pair: Pair, verdict: Verdict, by: Staff) -> None:
    if not may_decide(by=by, pair=pair, verdict=verdict):
        raise NotYoursToDecide(
            "A manager decides what counts for every payer or gives money up. "
            "You may decide for one payer that it is a denial to work, the patient's or another payer's."
        )


def _one_at_a_time() -> None:
    """Wait for whoever decides now: two rules that overlap would wait for each other in the constraint, in a circle."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [DECIDING])


def _rules_about(pair: Pair) -> QuerySet[ReasonRule]:
    return ReasonRule.objects.filter(
        group_code=pair.group,
        reason_code=pair.reason,
        remark_code=pair.remark,
        payer=pair.payer,
        is_withdrawn=False,
    )


def _start(pair: Pair, verdict: Verdict, days: tuple[date, date | None], by: Staff, now: datetime) -> ReasonRule:
    """Write a rule; that no two overlap is the database's law, so of two people one is told."""
    rule = ReasonRule(
        group_code=pair.group,
        reason_code=pair.reason,
        remark_code=pair.remark,
        payer=pair.payer,
        starts_on=days[0],
        ends_on=days[1],
        treatment=verdict.treatment,
        category=verdict.category,
        work=verdict.work,
        why=verdict.why.strip()[:250],
        decided_by=by,
        decided_at=now,
    )
    try:
        with transaction.atomic():
            rule.save()
    except IntegrityError as error:
        if "reason_rules_of_one_pair_never_overlap" not in str(error):
            raise
        raise AlreadyDecided(_who_decided(pair, days[0])) from error
    audit.record(by=by, act="decide", subject=f"reason-rule:{rule.pk}")
    return rule


def _who_decided(pair: Pair, day: date) -> str:
    there = next((rule for rule in _rules_about(pair).select_related("decided_by") if rule.counts_on(day)), None)
    if there is None:
        return f"{pair} is decided for some of these days. Reload and look at its rules."
    who = f" by {there.decided_by.full_name}" if there.decided_by else ""
    return f"{pair} is decided{who} already: {there.meaning}. Reload, and change that rule if it is wrong."


def _locked(rule: ReasonRule, day: date) -> ReasonRule:
    """The rule as it is now, locked; it must be as it was read, and count on the day."""
    row = ReasonRule.objects.select_for_update(of=("self",)).select_related("payer").get(pk=rule.pk)
    if row.is_withdrawn or row.ends_on != rule.ends_on:
        raise AlreadyDecided(f"The rule about {row.pair} was changed since you read it. Reload to see what counts.")
    if not row.counts_on(day):
        raise AlreadyDecided(
            f"The rule about {row.pair} does not count on {day:%m/%d/%Y}. Choose a day on which it does."
        )
    return row


def _end(rule: ReasonRule, last_day: date, by: Staff, now: datetime) -> None:
    """Let a rule end; one that would end before it starts is withdrawn instead."""
    if last_day < rule.starts_on:
        rule.is_withdrawn = True
    else:
        rule.ends_on = last_day
    rule.ended_by, rule.ended_at = by, now
    rule.save(update_fields=["is_withdrawn", "ends_on", "ended_by", "ended_at"])
    audit.record(by=by, act="end", subject=f"reason-rule:{rule.pk}")
