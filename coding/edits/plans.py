"""Edits against the plan: authorization, the payer's own limits, Medicare's intervals of prevention."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coding.edits.families import is_drug
from coding.edits.finding import Finding, Row, adding, at_line, hold, warning
from coding.edits.visit import ZERO, Service, Visit
from coding.models import ChargeLine, PayerLimit
from encounters.models import Encounter
from patients.models import FilingCode

Per = PayerLimit.Per
MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Interval:
    """How often Medicare pays for prevention: once in a lifetime (no months), or once these whole months are past."""

    procedures: frozenset[str]
    months: int | None
    source: str


INTERVALS = (
    Interval(frozenset({"G0402"}), None, "42 CFR 410.16"),
    Interval(frozenset({"G0438"}), None, "42 CFR 410.15"),
    Interval(frozenset({"G0439"}), 11, "42 CFR 410.15"),
    Interval(frozenset({"77067"}), 11, "42 CFR 410.34(d)"),
    Interval(frozenset({"82270", "G0328"}), 11, "42 CFR 410.37(c)"),
    Interval(frozenset({"G0103", "G0102"}), 11, "42 CFR 410.39"),
    Interval(frozenset({"77080", "77081"}), 23, "42 CFR 410.31(c)"),
    Interval(frozenset({"G0101", "Q0091"}), 23, "42 CFR 410.56"),
    Interval(frozenset({"G0444"}), 11, "Medicare NCD 210.9"),
    Interval(frozenset({"G0442"}), 11, "Medicare NCD 210.8"),
)  # fmt: skip


def authorization_is_on_file(visit: Visit) -> Iterator[Finding]:
    """
    A procedure that this payer pays only with an authorization needs one that covers it on the date of service.

    Source: the payer's list of services that need authorization.
    """
    payer, plan = visit.payer, visit.coverage
    if payer is None or plan is None:
        return
    chosen = visit.encounter.authorization
    named = chosen if chosen is not None and chosen.coverage_id == plan.pk else None
    is_billed = visit.encounter.status == Encounter.Status.RELEASED
    for line in visit.lines:
        if line.procedure not in payer.authorization_codes:
            continue
        row = Row(f"{payer.name}: {line.procedure}")
        if named is not None and not named.covers(visit.day, line.procedure):
            text = f"The authorization of the visit does not cover {line.procedure} on this day. Choose another."
            yield hold(at_line(line), text, row=row)
        elif named is None and (is_billed or not _is_promised(visit, line)):
            text = f"The payer pays {line.procedure} only with an authorization. Enter its number, or obtain it."
            yield hold(at_line(line), text, row=row)


def authorization_has_visits_left(visit: Visit) -> Iterator[Finding]:
    """
    An authorization for a number of visits is not used more often.

    Source: the payer's authorization.
    """
    chosen = visit.encounter.authorization
    if chosen is None or chosen.visits is None:
        return
    for line in visit.lines:
        used = {
            one.number
            for one in visit.history
            if chosen.covers(one.day, one.procedure) and one.procedure == line.procedure
        }
        if chosen.covers(visit.day, line.procedure) and len(used) >= chosen.visits:
            text = f"It was given for {chosen.visits} visits, and {len(used)} used it before. Ask for more."
            yield warning(at_line(line), text, row=Row(f"{len(used)} of {chosen.visits} visits"))


def payer_gets_the_drug_code(visit: Visit) -> Iterator[Finding]:
    """
    A payer that asks for it pays a drug only with the code of its package, how much was given and in which unit.

    Source: the payer's billing policy, as the office entered it; 837P guide 005010X222A1, loop 2410.
    """
    if visit.payer is None or not visit.payer.asks_for_ndc:
        return
    for line in visit.lines:
        if is_drug(line.procedure) and not line.ndc:
            text = f"The payer pays {line.procedure} only with its NDC, quantity and unit. Take them from the package."
            yield hold(at_line(line), text, row=Row(f"{visit.payer.name}: asks for the NDC of drugs"))


def payer_limit_is_kept(visit: Visit) -> Iterator[Finding]:
    """
    A payer pays a service as often as its policy says.

    Source: the payer's policy, as the office entered it.
    """
    for limit in visit.limits:
        lines = [line for line in visit.lines if line.procedure == limit.procedure]
        before = _before(visit, limit)
        units = sum((line.units for line in lines), ZERO) + sum((one.units for one in before), ZERO)
        if lines and units > limit.most:
            when = f" The last was on {before[0].day:%m/%d/%y}." if before else ""
            text = f"The payer pays {limit.words}; this makes {units.normalize():f}.{when}"
            yield hold(at_line(lines[-1], *lines[:-1]), text, row=Row(f"{limit.policy}: {limit.words}"))


def medicare_prevention_is_due(visit: Visit) -> Iterator[Finding]:
    """
    Medicare pays prevention at intervals, counted in whole months after the month of the last time.

    Source: 42 CFR 410.15 to 410.56; Medicare Claims Processing Manual, ch. 18.
    """
    if visit.payer is None or visit.payer.filing_code != FilingCode.MEDICARE_B:
        return
    for line in visit.lines:
        for interval in INTERVALS:
            if line.procedure in interval.procedures:
                last = next((one for one in visit.history if one.procedure in interval.procedures), None)
                due = _due(last.day, interval.months) if last else None
                if last and (due is None or visit.day < due):
                    words = f"It is due from {due:%m/%d/%y}." if due else "It is paid once in a lifetime."
                    text = f"The last was on {last.day:%m/%d/%y}. {words} With a signed notice add GA."
                    row = Row(f"visit {last.number}, {last.procedure}")
                    remedy = None if "GA" in line.modifiers else adding(line, "GA")
                    made = warning if "GA" in line.modifiers else hold
                    yield made(at_line(line), text, row=row, source=interval.source, remedy=remedy)


def _is_promised(visit: Visit, line: ChargeLine) -> bool:
    """Whether the payer gave an authorization that the release will put on the visit."""
    return any(one.covers(visit.day, line.procedure) for one in visit.authorizations if one.procedures)


def _before(visit: Visit, limit: PayerLimit) -> Sequence[Service]:
    """What counts against a limit: the same procedure in the span that ends with this day."""
    since = _since(visit.day, limit)
    return [
        one
        for one in visit.history
        if one.procedure == limit.procedure and since <= one.day and (one.day < visit.day or one.is_before)
    ]


def _since(day: date, limit: PayerLimit) -> date:
    """The first day that counts against a limit."""
    match limit.per:
        case Per.DAY:
            return day
        case Per.MONTH:
            return day.replace(day=1)
        case Per.YEAR:
            return day.replace(month=1, day=1)
        case Per.DAYS:
            return day - timedelta(days=(limit.span or 1) - 1)
        case Per.MONTHS:
            return _months_before(day, limit.span or 1)
    return date.min


def _months_before(day: date, months: int) -> date:
    """The first day of the month so many months before; what was done in that month is not yet a whole month past."""
    index = day.year * MONTHS_OF_A_YEAR + day.month - 1 - months
    return date(index // MONTHS_OF_A_YEAR, index % MONTHS_OF_A_YEAR + 1, 1)


def _due(last: date, months: int | None) -> date | None:
    """The first day on which the whole months after the month of the last time are past."""
    if months is None:
        return None
    index = last.year * MONTHS_OF_A_YEAR + last.month - 1 + months + 1
    return date(index // MONTHS_OF_A_YEAR, index % MONTHS_OF_A_YEAR + 1, 1)
