"""The reference data that edits compare a visit with; what is not loaded is said and never counted as passed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from coding.models import Reference, ReferenceRelease

NEEDED = (
    Reference.PAIRS, Reference.UNIT_LIMITS, Reference.ADD_ONS, Reference.RELATIVE_VALUES, Reference.COVERAGE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codes of this day that are not paid together; see `coding.models.ProcedurePair`."""

    column_one: str
    column_two: str
    indicator: str
    reason: str
    starts_on: date

    @property
    def words(self) -> str:
        """The row, to be cited."""
        return f"{self.column_one} with {self.column_two}, indicator {self.indicator}, since {self.starts_on:%m/%d/%Y}"


@dataclass(frozen=True, slots=True)
class Most:
    """The most units of a code; see `coding.models.UnitLimit`."""

    units: int
    indicator: str

    def words(self, code: str) -> str:
        """The row, to be cited."""
        return f"{code}, {self.units} units, indicator {self.indicator}"


@dataclass(frozen=True, slots=True)
class Policy:
    """What the physician fee schedule says of a code besides its price; see `coding.models.RelativeValue`."""

    status: str
    global_days: str
    pctc: str
    bilateral: str
    assistant: str


@dataclass(frozen=True, slots=True)
class Listed:
    """
    What one coverage article says of one procedure of the visit.

    `covered` and `not_covered` are those of the visit's diagnoses that it lists as such; `lists_any` tells whether it
    lists covered diagnoses at all.
    """

    number: int
    title: str
    procedure: str
    covered: frozenset[str]
    not_covered: frozenset[str]
    lists_any: bool

    @property
    def words(self) -> str:
        """The article, to be cited."""
        return f"article A{self.number}, {self.procedure}"

    @property
    def link(self) -> str:
        """Where the article can be read; nothing of the visit is in the address."""
        return f"https://www.cms.gov/medicare-coverage-database/view/article.aspx?articleId={self.number}"


@dataclass(frozen=True)
class Tables:
    """What the loaded tables say about one visit; `releases` has the one of each kind that answers for the day."""

    releases: Mapping[Reference, ReferenceRelease] = field(default_factory=dict)
    pairs: Sequence[Pair] = ()
    most: Mapping[str, Most] = field(default_factory=dict)
    primaries: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    listed: Sequence[Listed] = ()

    def has(self, kind: Reference) -> bool:
        """Tell whether something of a kind is loaded for the date of service."""
        return kind in self.releases

    def name_of(self, kind: Reference) -> str:
        """The release that answers, to be cited."""
        return self.releases[kind].name if kind in self.releases else ""
