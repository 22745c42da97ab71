"""
Turns the files of reference data into rows of their tables, in the order of `Target.columns`, then first and last day.

Descriptors are not among them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from coding.models import PairReason, Reference
from coding.models.codes import FIRST_DAY
from coding.official import anesthesia, coverage, ncci, nucc, prices, reasons
from coding.official.source import Member
from coding.releases.recognize import Layout

ReferenceRow = tuple[Any, ...]
Files = Sequence[tuple[Layout, Member]]
# What stands in the publisher's rationale, and our word for it; the first that fits.
REASONS: Sequence[tuple[str, PairReason]] = (
    ("misuse", PairReason.MISUSE), ("more extensive", PairReason.EXTENSIVE), ("mutually", PairReason.EXCLUSIVE),
    ("sequential", PairReason.SEQUENTIAL), ("separate procedure", PairReason.SEPARATE),
    ("anesthesia", PairReason.ANESTHESIA), ("laboratory", PairReason.LABORATORY), ("gender", PairReason.PATIENT),
    ("instruction", PairReason.INSTRUCTION), ("manual", PairReason.INSTRUCTION), ("standard", PairReason.STANDARD),
    ("definition", PairReason.DEFINITION),
)  # fmt: skip
LISTINGS = {coverage.Listing.PROCEDURE: "P", coverage.Listing.COVERED: "C", coverage.Listing.NOT_COVERED: "N"}


def rows_of(kind: Reference, files: Files, day: date) -> Iterator[ReferenceRow]:
    """
    Yield the rows of a release that begins on a day; rows with days of their own keep them.

    :raises DoesNotAddUp: at the first line that is not what it should be.
    """
    members = [member for _, member in files]
    if kind == Reference.PAIRS:
        return _pairs(members)
    return (row for member in members for row in READERS[kind](member, day))


def _pairs(members: Sequence[Member]) -> Iterator[ReferenceRow]:
    """Pairs that were deleted on their first day, or before it, never were."""
    reasons: dict[str, str] = {}
    for member in members:
        for one in ncci.read_pairs(member):
            if one.ends_on is None or one.ends_on > one.starts_on:
                reason = reasons.get(one.rationale) or reasons.setdefault(one.rationale, _reason(one.rationale))
                yield one.first, one.second, one.indicator, reason, one.starts_on, one.ends_on


def _reason(rationale: str) -> str:
    text = rationale.lower()
    return next((reason for word, reason in REASONS if word in text), PairReason.OTHER).value


def _unit_limits(member: Member, day: date) -> Iterator[ReferenceRow]:
    for one in ncci.read_unit_limits(member):
        yield one.code, one.units, one.indicator, one.rationale[:60], day, None


def _add_ons(member: Member, day: date) -> Iterator[ReferenceRow]:
    del day  # each row has its own
    for one in ncci.read_add_ons(member):
        if one.ends_on is None or one.ends_on > one.starts_on:
            yield one.add_on, one.primary, one.kind, one.starts_on, one.ends_on


def _relative_values(member: Member, day: date) -> Iterator[ReferenceRow]:
    for one in prices.read_relative_values(member):
        yield (
            one.code, one.modifier, one.status, one.work, one.practice_office, one.practice_facility, one.malpractice,
            one.pctc, one.global_days, one.multiple, one.bilateral, one.assistant, one.factor, day, None,
        )  # fmt: skip


def _localities(member: Member, day: date) -> Iterator[ReferenceRow]:
    for one in prices.read_localities(member):
        yield (one.contractor, one.number, one.state[:2], one.name, one.work, one.practice, one.malpractice, day, None)


def _physician_prices(member: Member, day: date) -> Iterator[ReferenceRow]:
    for one in prices.read_local_prices(member):
        if one.year != day.year:
            raise member.wrong(1, f"Its prices are those of {one.year}, not of {day.year}.")
        yield (one.code, one.modifier, one.contractor, one.locality, one.office, one.facility, "", day, None)


def _listed(price: prices.Price, day: date) -> ReferenceRow:
    starts_on = max(price.starts_on or day, day)
    return (price.code, price.modifier, "", "", price.amount, price.facility, price.unit[:60], starts_on, None)


def _laboratory(member: Member, day: date) -> Iterator[ReferenceRow]:
    return (_listed(one, day) for one in prices.read_laboratory(member))


def _drugs(member: Member, day: date) -> Iterator[ReferenceRow]:
    return (_listed(one, day) for one in prices.read_drugs(member))


def _payer(member: Member, day: date) -> Iterator[ReferenceRow]:
    return (_listed(one, day) for one in prices.read_payer_schedule(member))


def _taxonomy(member: Member, day: date) -> Iterator[ReferenceRow]:
    return ((one.code, one.name[:200], one.is_individual, day, None) for one in nucc.read(member))


def _anesthesia_base(member: Member, day: date) -> Iterator[ReferenceRow]:
    return ((code, units, day, None) for code, units in anesthesia.read_base_units(member))


def _anesthesia_factors(member: Member, day: date) -> Iterator[ReferenceRow]:
    return ((*place, factor, day, None) for *place, factor in anesthesia.read_factors(member))


def _reasons(member: Member, day: date) -> Iterator[ReferenceRow]:
    del day  # each code has its own
    for one in reasons.read(member):
        starts_on = max(one.starts_on or FIRST_DAY, FIRST_DAY)
        last = one.stops_on - timedelta(days=1) if one.stops_on else None
        yield one.code, one.description, starts_on, max(last, starts_on) if last else None


def articles(files: Files, day: date) -> Iterator[ReferenceRow]:
    """Yield the articles in force with the states in which they hold."""
    states = coverage.states_of_articles([member for layout, member in files if layout == Layout.ARTICLE_STATES])
    for layout, member in files:
        for one in coverage.read_articles(member) if layout == Layout.ARTICLES else ():
            starts_on = max(one.starts_on or day, FIRST_DAY)
            if one.ends_on is None or one.ends_on >= starts_on:
                yield (int(one.number), one.title[:300], states.get(one.number, []), [], starts_on, one.ends_on)


def article_codes(files: Files, day: date) -> Iterator[ReferenceRow]:
    """Yield the codes that the articles in force list."""
    in_force = {
        (one.number, one.version)
        for layout, member in files
        if layout == Layout.ARTICLES
        for one in coverage.read_articles(member)
    }
    for layout, member in files:
        for one in coverage.read_article_codes(member) if layout == Layout.ARTICLE_CODES else ():
            if (one.number, one.version) in in_force:
                group = int(one.group) if one.group.isdecimal() else 1
                yield (int(one.number), LISTINGS[one.listing], one.code, group, day, None)


def contractors(kind: Reference, files: Files) -> list[str]:
    """The contractors that a price list speaks for: those in a physician list, nobody (empty) in the others."""
    if kind != Reference.PHYSICIAN_PRICES:
        return [""]
    return sorted({one.contractor for _, member in files for one in prices.read_local_prices(member)})


READERS: Mapping[Reference, Any] = {
    Reference.UNIT_LIMITS: _unit_limits,
    Reference.ADD_ONS: _add_ons,
    Reference.RELATIVE_VALUES: _relative_values,
    Reference.LOCALITIES: _localities,
    Reference.PHYSICIAN_PRICES: _physician_prices,
    Reference.LABORATORY_PRICES: _laboratory,
    Reference.DRUG_PRICES: _drugs,
    Reference.PAYER_PRICES: _payer,
    Reference.TAXONOMY: _taxonomy,
    Reference.REASONS: _reasons,
    Reference.REMARKS: _reasons,
    Reference.ANESTHESIA_BASE: _anesthesia_base,
    Reference.ANESTHESIA_FACTORS: _anesthesia_factors,
}
