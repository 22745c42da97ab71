"""
What a release would change for this office: the codes it uses, its visits that wait, its fees, its own rules.

Everything is asked anew when the page is shown, because visits go on while a release waits to be looked at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from coding.edits.office.conditions import conditions_of
from coding.models import (
    Bookmark,
    CodeBundle,
    CodeNote,
    CodeSystem,
    Fee,
    OfficeRule,
    PayerLimit,
    Reference,
    ReleaseChange,
    ReleasePreview,
    with_dot,
)
from coding.releases.target import REASON_LISTS
from encounters.models import Encounter
from patients.models import Payer

SHOWN = 25
CODE_SETS = frozenset(CodeSystem.values)
PROCEDURE_SETS = frozenset({CodeSystem.CPT.value, CodeSystem.HCPCS.value})
PRICES = frozenset({
    Reference.PHYSICIAN_PRICES.value, Reference.LABORATORY_PRICES.value, Reference.DRUG_PRICES.value,
    Reference.PAYER_PRICES.value,
})  # fmt: skip


@dataclass(frozen=True)
class UsedCode:
    """A code that the office uses and the release changes; `uses` is how often it was put on a visit."""

    code: str
    uses: int
    change: ReleaseChange


@dataclass(frozen=True)
class OpenVisit:
    """A visit that waits for codes and already has one that the release changes."""

    encounter_id: int
    number: str
    service_date: date
    codes: Sequence[str]


@dataclass(frozen=True)
class LowFee:
    """A fee of the office below what the new list allows, in dollars; `payer` is whose fee it is, "" the standard."""

    procedure: str
    modifier: str
    payer: str
    fee: Decimal
    allowed: Decimal

    @property
    def short(self) -> Decimal:
        """What the office leaves on the table with each unit."""
        return self.allowed - self.fee


@dataclass(frozen=True)
class OwnRule:
    """Something that the office or a payer's policy says about a code that ends or changes: `what`, and the code."""

    what: str
    code: str


@dataclass(frozen=True)
class Impact:
    """All of it; lists are cut at their first entries, the counts are whole."""

    used: Sequence[UsedCode]
    visits: Sequence[OpenVisit]
    visit_count: int
    ended_fees: Sequence[Fee]
    low_fees: Sequence[LowFee]
    rules: Sequence[OwnRule]

    @property
    def is_nothing(self) -> bool:
        """Whether the release touches nothing of this office."""
        return not (self.used or self.visits or self.ended_fees or self.low_fees or self.rules)


def impact_of(one: ReleasePreview) -> Impact:
    """Find what a release would change for this office."""
    visits = _visits(one)
    return Impact(
        used=_used(one),
        visits=visits[:SHOWN],
        visit_count=len(visits),
        ended_fees=_ended_fees(one),
        low_fees=_low_fees(one),
        rules=_rules(one),
    )


USED = """
SELECT change.id, sum(used.uses) FROM coding_releasechange AS change JOIN coding_codeuse AS used
ON used.code = change.code AND used.uses > 0 AND (NOT %(by_system)s OR used.system = change.beside)
WHERE change.preview_id = %(preview)s AND (NOT %(by_system)s OR change.sort <> 'N')
GROUP BY change.id ORDER BY 2 DESC, 1 LIMIT %(most)s
"""


# How many lines payers refused with a code of a list of reasons or remarks.
GIVEN = """
SELECT change.id, count(*) FROM (
    SELECT unnest(string_to_array(unnest(reasons), ' ')) AS code FROM coding_lineanswer
) AS given JOIN coding_releasechange AS change ON change.code = given.code
WHERE change.preview_id = %(preview)s GROUP BY change.id ORDER BY 2 DESC, 1 LIMIT %(most)s
"""


def _used(one: ReleasePreview) -> list[UsedCode]:
    with connection.cursor() as cursor:
        given = {"preview": one.pk, "by_system": one.kind in CODE_SETS, "most": SHOWN}
        cursor.execute(GIVEN if one.kind in REASON_LISTS else USED, given)
        uses: Mapping[int, int] = dict(cursor.fetchall())
    changes = ReleaseChange.objects.in_bulk(list(uses))
    return [UsedCode(_written(one, changes[pk].code), int(count), changes[pk]) for pk, count in uses.items()]


VISITS = """
SELECT visit.id, visit.number, visit.service_date, array_agg(DISTINCT coded.code ORDER BY coded.code)
FROM encounters_encounter AS visit JOIN (
    SELECT encounter_id, code FROM coding_diagnosis UNION ALL SELECT encounter_id, procedure FROM coding_chargeline
) AS coded ON coded.encounter_id = visit.id
JOIN coding_releasechange AS change ON change.code = coded.code AND change.preview_id = %(preview)s
AND (NOT %(is_code_set)s OR change.sort <> 'N')
WHERE visit.status = ANY(%(open)s) AND visit.service_date >= %(starts_on)s
GROUP BY visit.id ORDER BY visit.service_date, visit.id
"""


def _visits(one: ReleasePreview) -> list[OpenVisit]:
    """Visits not yet released whose date of service lies in the release's time."""
    given: dict[str, Any] = {
        "preview": one.pk, "is_code_set": one.kind in CODE_SETS, "starts_on": one.starts_on,
        "open": [Encounter.Status.OPEN.value, Encounter.Status.TO_CODE.value],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(VISITS, given)
        return [
            OpenVisit(pk, number, day, [_written(one, code) for code in codes])
            for pk, number, day, codes in cursor.fetchall()
        ]


def _written(one: ReleasePreview, code: str) -> str:
    """A code as people write it."""
    return with_dot(code) if one.kind == CodeSystem.ICD10CM else code


def _in_force(day: date) -> QuerySet[Fee]:
    return Fee.objects.exclude(ends_on__lt=day).select_related("payer")


def _ended_fees(one: ReleasePreview) -> list[Fee]:
    """Fees for procedures that end with the release."""
    if one.kind not in PROCEDURE_SETS:
        return []
    ended = one.changes.filter(sort="D", beside=one.kind).values("code")
    return list(_in_force(one.starts_on).filter(procedure__in=ended).order_by("procedure", "pk")[:SHOWN])


# The highest amount that the list allows for a code: over localities, because it does not say in which the office is.
ALLOWED = """
SELECT change.code, split_part(change.beside, ' ', 1), max(coalesce((change.after ->> 'amount')::numeric, 0))
FROM coding_releasechange AS change WHERE change.preview_id = %s AND change.after IS NOT NULL AND change.is_ours
GROUP BY 1, 2
"""
WEIGHED = """
SELECT change.code, change.beside, ((change.after ->> 'work')::numeric + (change.after ->> 'practice_office')::numeric
    + (change.after ->> 'malpractice')::numeric) * (change.after ->> 'factor')::numeric
FROM coding_releasechange AS change WHERE change.preview_id = %s AND change.after IS NOT NULL AND change.is_ours
"""


def _low_fees(one: ReleasePreview) -> list[LowFee]:
    """The office's fees below what the list allows, the largest shortfall first."""
    if one.kind not in {*PRICES, Reference.RELATIVE_VALUES.value}:
        return []
    with connection.cursor() as cursor:
        cursor.execute(WEIGHED if one.kind == Reference.RELATIVE_VALUES else ALLOWED, [one.pk])
        allowed = {(code, modifier): amount.quantize(Decimal("0.01")) for code, modifier, amount in cursor.fetchall()}
    fees = _in_force(one.starts_on).filter(procedure__in={code for code, _ in allowed})
    if one.kind == Reference.PAYER_PRICES:
        fees = fees.filter(Q(payer=None) | Q(payer=one.upload.payer))
    low = [
        LowFee(fee.procedure, fee.modifier, fee.payer.name if fee.payer else "", fee.amount, amount)
        for fee in fees
        if (amount := allowed.get((fee.procedure, fee.modifier))) and fee.amount < amount
    ]
    return sorted(low, key=lambda row: (-row.short, row.procedure))[:SHOWN]


def _rules(one: ReleasePreview) -> list[OwnRule]:
    """What names a code that ends or, among what people keep, is revised: favorites, notes, bundles, rules, limits."""
    if one.kind not in CODE_SETS:
        return []
    ended = set(one.changes.filter(sort="D").values_list("code", flat=True))
    limits = PayerLimit.objects.filter(procedure__in=ended).select_related("payer").order_by("payer__name", "procedure")
    found = [OwnRule(f"{limit.payer.name}: {limit.words}", limit.procedure) for limit in limits]
    for payer in Payer.objects.exclude(authorization_codes=[]).order_by("name"):
        named = sorted(ended.intersection(payer.authorization_codes))
        found += [OwnRule(f"{payer.name} asks for an authorization", code) for code in named]
    return [*_bundles(one, ended), *_own(one, ended), *found, *_kept(one)][:SHOWN]


def _own(one: ReleasePreview, ended: set[str]) -> list[OwnRule]:
    """The office's own rules that ask about a code that ends."""
    found = []
    for rule in OfficeRule.objects.exclude(ends_on__lt=one.starts_on):
        asked = conditions_of(rule.conditions)
        named = sorted(code for code in ended if any(condition.names(code) for condition in asked))
        found += [OwnRule(f"Our rule {rule.name}", _written(one, code)) for code in named]
    return found


def _kept(one: ReleasePreview) -> list[OwnRule]:
    """Favorites of the office and of people, and notes, at codes that end or are revised."""
    changed = one.changes.exclude(sort="N").filter(beside=one.kind)
    ends = dict(changed.values_list("code", "sort"))
    codes: list[tuple[str, str]] = [
        *((code, "Note") for code in CodeNote.objects.filter(system=one.kind).values_list("code", flat=True)),
        *(
            (code, "A coder’s favorite" if owner else "The office’s favorite")
            for code, owner in Bookmark.objects.filter(system=one.kind).values_list("code", "owner_id")
        ),
    ]
    named = sorted({(what, code) for code, what in codes if code in ends})
    return [OwnRule(what if ends[code] == "D" else f"{what}, revised", _written(one, code)) for what, code in named]


def _bundles(one: ReleasePreview, ended: set[str]) -> list[OwnRule]:
    found = []
    for bundle in CodeBundle.objects.prefetch_related("lines").order_by("name", "pk"):
        named = {*bundle.diagnoses, *(line.procedure for line in bundle.lines.all())} & ended
        found += [OwnRule(f"Bundle {bundle.name}", _written(one, code)) for code in sorted(named)]
    return found
