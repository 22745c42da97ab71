"""Where the rows of a release go: the table, what tells its rows apart, and which of them the release speaks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from coding.models import CodeSystem, ReasonList, Reference

Given = str | int | date | list[str] | None


@dataclass(frozen=True)
class Target:
    """
    A table with days of validity.

    `keys` tell one thing from another; people call it by the `main` one.  `values` are what a version says of it.
    `fixed` columns are the same in the whole release.  `scope` is the condition for the rows that the release speaks
    for, in SQL over the table called "old", with its parameters in `given`; what is in it and not in the release ends.
    """

    table: str
    keys: tuple[str, ...]
    values: tuple[str, ...]
    fixed: Mapping[str, Given] = field(default_factory=dict)
    scope: str = "true"
    given: Mapping[str, Given] = field(default_factory=dict)
    order: str = ""
    main: str = ""

    @property
    def beside(self) -> tuple[str, ...]:
        """The keys beside the main one."""
        return tuple(key for key in self.keys if key != (self.main or self.keys[0]))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that differ from row to row, without the days."""
        return (*self.keys, *self.values)


CODES = Target(
    table="coding_code",
    keys=("system", "code"),
    values=("title", "kind", "billable", "parent", "notes", "terms", "rank", "licensed"),
    main="code",
)
WEIGHTS = ("work", "practice_office", "practice_facility", "malpractice")
INDICATORS = ("pctc", "global_days", "multiple", "bilateral", "assistant")
TARGETS: Mapping[Reference, Target] = {
    Reference.PAIRS: Target("coding_procedurepair", ("column_one", "column_two"), ("indicator", "reason")),
    Reference.UNIT_LIMITS: Target("coding_unitlimit", ("code",), ("units", "indicator", "reason")),
    Reference.ADD_ONS: Target("coding_addon", ("add_on", "primary"), ("kind",)),
    Reference.RELATIVE_VALUES: Target(
        "coding_relativevalue", ("code", "modifier"), ("status", *WEIGHTS, *INDICATORS, "factor")
    ),
    Reference.LOCALITIES: Target(
        "coding_locality", ("contractor", "number"), ("state", "name", "work", "practice", "malpractice")
    ),
    Reference.ANESTHESIA_BASE: Target("coding_anesthesiabase", ("code",), ("units",)),
    Reference.ANESTHESIA_FACTORS: Target("coding_anesthesiafactor", ("contractor", "locality"), ("factor",)),
    Reference.TAXONOMY: Target("coding_taxonomy", ("code",), ("name", "is_individual")),
}
PRICE_KEYS = ("code", "modifier", "contractor", "locality")
PRICE_VALUES = ("amount", "facility_amount", "unit")
SCHEDULES = {
    Reference.PHYSICIAN_PRICES: "PHYSICIAN",
    Reference.LABORATORY_PRICES: "LABORATORY",
    Reference.DRUG_PRICES: "DRUGS",
    Reference.PAYER_PRICES: "PAYER",
}
REASON_LISTS = {Reference.REASONS: ReasonList.CARC, Reference.REMARKS: ReasonList.RARC}
ARTICLES = Target("coding_coveragearticle", ("number",), ("title", "states", "lcds"))
ARTICLE_CODES = Target("coding_coveragecode", ("article", "listing", "code", "group"), (), main="code")
# Modifiers that begin with a letter come with HCPCS, the others with CPT.
OF_HCPCS = "old.code ~ '^[A-Z]'"


def reasons_of(which: ReasonList) -> Target:
    """One licensed list; it speaks for what it names alone, because old remittances have what it no longer names."""
    return only_named(
        Target(
            table="coding_licensedreason",
            keys=("code",),
            values=("description",),
            fixed={"list": str(which)},
            scope="old.list = %(list)s",
            given={"list": str(which)},
        )
    )


def codes_of(system: CodeSystem) -> Target:
    """
    The codes of one code set as its publisher lists them, with the modifiers that belong to it.

    Blocks and chapters are not in the lists of ICD-10-CM, so they stay.
    """
    scopes = {
        CodeSystem.ICD10CM: "old.system = 'ICD10CM' AND old.kind IN ('CODE', 'HEADING')",
        CodeSystem.HCPCS: f"(old.system = 'HCPCS' OR old.system = 'MODIFIER' AND {OF_HCPCS})",
        CodeSystem.CPT: f"(old.system = 'CPT' OR old.system = 'MODIFIER' AND NOT ({OF_HCPCS}))",
    }
    return replace(CODES, scope=scopes[system])


def only_named(target: Target) -> Target:
    """
    A list that a newer one follows, whose entries have days of their own.

    It speaks for what it names alone: what it does not name may have been added in its time, and the newer one says so.
    """
    named = " AND ".join(f"said.{key} = old.{key}" for key in target.keys)
    return replace(target, scope=f"{target.scope} AND EXISTS (SELECT FROM incoming AS said WHERE {named})")


def systems_of(systems: Sequence[CodeSystem]) -> Target:
    """Everything in some code sets, as a release that lists all of it replaces them."""
    given: dict[str, Given] = {"systems": [str(system) for system in systems]}
    return replace(CODES, scope="old.system = ANY(%(systems)s)", given=given)


def prices_of(kind: Reference, *, payer_id: int | None, contractors: Sequence[str]) -> Target:
    """The price list of a kind and payer; a physician list speaks for the contractors that are in it."""
    schedule = SCHEDULES[kind]
    return Target(
        table="coding_listedprice",
        keys=PRICE_KEYS,
        values=PRICE_VALUES,
        fixed={"schedule": schedule, "payer_id": payer_id},
        scope="old.schedule = %(schedule)s AND old.payer_id IS NOT DISTINCT FROM %(payer_id)s"
        " AND old.contractor = ANY(%(contractors)s)",
        given={"schedule": schedule, "payer_id": payer_id, "contractors": list(contractors)},
    )
