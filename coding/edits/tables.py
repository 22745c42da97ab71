"""The reference data that edits compare a visit with; what is not loaded is said and never counted as passed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coding.models import Reference, ReferenceRelease

NEEDED = (
    Reference.PAIRS, Reference.UNIT_LIMITS, Reference.ADD_ONS, Reference.RELATIVE_VALUES, Reference.COVERAGE,
)  # fmt: skip


@dataclass(frozen=True)
class Tables:
    """What the loaded tables say about one visit; `releases` has the one of each kind that answers for the day."""

    releases: Mapping[Reference, ReferenceRelease] = field(default_factory=dict)

    def has(self, kind: Reference) -> bool:
        """Tell whether something of a kind is loaded for the date of service."""
        return kind in self.releases
