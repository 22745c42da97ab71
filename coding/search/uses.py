"""What was used before: by this office, for this provider, by this coder."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import connection

from coding.models import CodeSystem
from encounters.models import Encounter
from practice.models import Staff
from practice.planned import rows

PER_DOUBLING, MOST = 0.035, 0.28
PROVIDER_PER_DOUBLING, PROVIDER_MOST = 0.03, 0.18
CODER_PER_DOUBLING, CODER_MOST = 0.02, 0.12
# The row of the one who takes a code away first, then any of the same provider: who added it may be somebody else.
FEWER = """
UPDATE coding_codeuse SET uses = uses - 1 WHERE id = (
    SELECT id FROM coding_codeuse WHERE system = %(system)s AND code = %(code)s AND uses > 0
    ORDER BY provider_id IS NOT DISTINCT FROM %(provider)s DESC, coder_id IS NOT DISTINCT FROM %(coder)s DESC, id
    LIMIT 1 FOR UPDATE)
"""
MORE = """
INSERT INTO coding_codeuse (system, code, provider_id, coder_id, uses)
VALUES (%(system)s, %(code)s, %(provider)s, %(coder)s, 1)
ON CONFLICT (system, code, provider_id, coder_id) DO UPDATE SET uses = coding_codeuse.uses + 1
"""
# Asked with every key that is pressed, so without the work of building and planning a statement.
USES = """
SELECT system, code, sum(uses), coalesce(sum(uses) FILTER (WHERE provider_id = %(provider)s), 0),
    coalesce(sum(uses) FILTER (WHERE coder_id = %(coder)s), 0)
FROM coding_codeuse WHERE code = ANY((SELECT %(codes)s)::text[]) AND uses > 0 GROUP BY system, code
"""


@dataclass(frozen=True)
class Uses:
    """How often a code was used by the office, for the provider and by the coder at hand."""

    office: int = 0
    provider: int = 0
    coder: int = 0

    @property
    def worth(self) -> float:
        """How much nearer these uses bring a code, as a part of a perfect fit."""
        return (
            min(MOST, PER_DOUBLING * math.log2(1 + self.office))
            + min(PROVIDER_MOST, PROVIDER_PER_DOUBLING * math.log2(1 + self.provider))
            + min(CODER_MOST, CODER_PER_DOUBLING * math.log2(1 + self.coder))
        )


def uses_of(codes: Collection[str], *, provider_id: int | None, coder: Staff | None) -> Mapping[tuple[str, str], Uses]:
    """Return the uses of codes by code set and code; a code that was never used is missing."""
    given = {"provider": provider_id, "coder": coder.pk if coder else None, "codes": list(codes)}
    return {(system, code): Uses(*numbers) for system, code, *numbers in rows(USES, given)}


def count_use(*, system: CodeSystem, code: str, encounter: Encounter, by: Staff | None) -> None:
    """Remember that a code was used; in one statement, so that no use is lost between two coders."""
    _write(MORE, system, code, encounter, by)


def uncount_use(*, system: CodeSystem, code: str, encounter: Encounter, by: Staff | None) -> None:
    """Take back one use of a code."""
    _write(FEWER, system, code, encounter, by)


def _write(statement: str, system: CodeSystem, code: str, encounter: Encounter, by: Staff | None) -> None:
    given: dict[str, str | int | None] = {
        "system": str(system),
        "code": code,
        "provider": encounter.provider_id,
        "coder": by.pk if by else None,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
