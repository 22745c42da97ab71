"""What is loaded, what is missing, and how old it is: one line for each kind of release."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coding.load import STARTER_NAME
from coding.models import CodeRelease, CodeSystem, Reference, ReferenceRelease
from coding.releases.recognize import KINDS, Kind

YEAR, HALF, THIRD, QUARTER = 12, 6, 4, 3
# After how many months the publisher brings the next one.
EVERY: Mapping[Kind, int] = {
    CodeSystem.ICD10CM: YEAR,
    CodeSystem.CPT: YEAR,
    CodeSystem.HCPCS: QUARTER,
    Reference.PAIRS: QUARTER,
    Reference.UNIT_LIMITS: QUARTER,
    Reference.ADD_ONS: QUARTER,
    Reference.RELATIVE_VALUES: QUARTER,
    Reference.LOCALITIES: YEAR,
    Reference.PHYSICIAN_PRICES: YEAR,
    Reference.LABORATORY_PRICES: QUARTER,
    Reference.DRUG_PRICES: QUARTER,
    Reference.COVERAGE: QUARTER,
    Reference.TAXONOMY: HALF,
    Reference.REASONS: THIRD,
    Reference.REMARKS: THIRD,
    Reference.ANESTHESIA_BASE: YEAR,
    Reference.ANESTHESIA_FACTORS: YEAR,
}


# What is not done while nothing of a kind is loaded.
WITHOUT: Mapping[Kind, str] = {
    CodeSystem.ICD10CM: "no visit can be released",
    CodeSystem.CPT: "procedures are taken by their form alone",
    CodeSystem.HCPCS: "supplies and drugs are taken by their form alone",
    Reference.PAIRS: "bundling is not checked",
    Reference.UNIT_LIMITS: "units are not checked against Medicare's limits",
    Reference.ADD_ONS: "add-on codes are not checked for their primary code",
    Reference.RELATIVE_VALUES: "global periods and payment indicators are not checked",
    Reference.LOCALITIES: "Medicare's prices are told for all localities together",
    Reference.PHYSICIAN_PRICES: "Medicare's payment is not foretold",
    Reference.LABORATORY_PRICES: "payment for laboratory tests is not foretold",
    Reference.DRUG_PRICES: "payment for drugs is not foretold",
    Reference.PAYER_PRICES: "what a payer should allow is not foretold",
    Reference.COVERAGE: "medical necessity is not checked",
    Reference.TAXONOMY: "taxonomy codes are taken by their form alone",
    Reference.REASONS: "reasons are said in our own words alone",
    Reference.ANESTHESIA_BASE: "units of anesthesia are its minutes alone",
    Reference.ANESTHESIA_FACTORS: "Medicare's payment for anesthesia is not foretold",
    Reference.REMARKS: "remarks are said in our own words alone",
}


@dataclass(frozen=True)
class Standing:
    """
    How one kind of release stands on a day: the one in force, and the one that begins later, if it is loaded already.

    `due_on` is since when a newer one should be out; None while it is not, or when nobody knows.
    """

    kind: Kind
    label: str
    release: CodeRelease | ReferenceRelease | None
    next: CodeRelease | ReferenceRelease | None
    due_on: date | None

    @property
    def without(self) -> str:
        """What is not done as long as it is not loaded."""
        return WITHOUT[self.kind]

    @property
    def is_starter(self) -> bool:
        """Whether only what the office carries by itself is there."""
        return isinstance(self.release, CodeRelease) and self.release.name == STARTER_NAME


def standing(*, day: date) -> list[Standing]:
    """Tell of each kind what is in force on a day; of payers' fee schedules one line for each payer that has one."""
    references = list(ReferenceRelease.objects.select_related("payer", "loaded_by"))
    lines = [_of_kind(kind, day, references) for kind in KINDS if kind != Reference.PAYER_PRICES]
    payers = {one.payer.pk: one.payer for one in references if one.payer}
    for payer in sorted(payers.values(), key=lambda one: one.name):
        own = [one for one in references if one.payer == payer]
        lines.append(_line(Reference.PAYER_PRICES, f"Fee schedule, {payer.name}", day, own))
    if not payers:
        lines.append(Standing(Reference.PAYER_PRICES, str(Reference.PAYER_PRICES.label), None, None, None))
    return lines


def _of_kind(kind: Kind, day: date, references: list[ReferenceRelease]) -> Standing:
    if isinstance(kind, CodeSystem):
        releases = list(CodeRelease.objects.filter(system=kind).select_related("loaded_by"))
        official = [one for one in releases if one.name != STARTER_NAME]
        return _line(kind, str(kind.label), day, official or releases)
    return _line(kind, str(kind.label), day, [one for one in references if one.kind == kind])


def _line(kind: Kind, label: str, day: date, releases: "list[CodeRelease] | list[ReferenceRelease]") -> Standing:
    begun = [one for one in releases if one.starts_on <= day]
    coming = [one for one in releases if one.starts_on > day]
    release = max(begun, key=_newest, default=None)
    following = min(coming, key=lambda one: one.starts_on, default=None)
    is_ours = release is not None and release.name == STARTER_NAME
    is_waited_for = release is not None and kind in EVERY and not following and not is_ours
    due_on = months_after(release.starts_on, EVERY[kind]) if release and is_waited_for else None
    return Standing(kind, label, release, following, due_on if due_on and due_on <= day else None)


def _newest(release: CodeRelease | ReferenceRelease) -> tuple[date, bool]:
    """What the office loaded goes before what it carries by itself."""
    return release.starts_on, release.loaded_at is not None


def months_after(day: date, months: int) -> date:
    """The first of the month so many months later."""
    whole = day.year * YEAR + day.month - 1 + months
    return date(whole // YEAR, whole % YEAR + 1, 1)
