"""
A visit's codes as values: kept at the release, laid beside a query's answer, compared in coding QA.

Pointers are kept as the codes they point to, so that two codings with their diagnoses in another order can be compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from coding.models import ChargeLine, Diagnosis, Evidence, FinalCodes, with_dot
from encounters.models import Encounter

Place = tuple[int, int]


@dataclass(frozen=True)
class CodedDiagnosis:
    """One diagnosis without its dot, and the places of the note that prove it."""

    code: str
    proof: tuple[Place, ...] = ()

    @property
    def dotted(self) -> str:
        """The code as people write it."""
        return with_dot(self.code)


@dataclass(frozen=True)
class CodedLine:
    """One service: units as they are written ("1", "2.5"), `points_to` diagnoses without dots, the main one first."""

    procedure: str
    modifiers: tuple[str, ...] = ()
    units: str = "1"
    points_to: tuple[str, ...] = ()
    proof: tuple[Place, ...] = ()

    @property
    def code_with_modifiers(self) -> str:
        """The code as billers read it: "99214-25"."""
        return "-".join([self.procedure, *self.modifiers])


@dataclass(frozen=True)
class Coded:
    """All codes of one visit, in their order."""

    diagnoses: tuple[CodedDiagnosis, ...] = ()
    lines: tuple[CodedLine, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The codes as JSON keeps them."""
        return {
            "diagnoses": [{"code": one.code, "proof": one.proof} for one in self.diagnoses],
            "lines": [
                {
                    "procedure": line.procedure,
                    "modifiers": line.modifiers,
                    "units": line.units,
                    "points_to": line.points_to,
                    "proof": line.proof,
                }
                for line in self.lines
            ],
        }


def coded_from(kept: Mapping[str, Any]) -> Coded:
    """Read codes that `Coded.as_json` wrote."""
    return Coded(
        tuple(CodedDiagnosis(one["code"], _places(one["proof"])) for one in kept["diagnoses"]),
        tuple(
            CodedLine(
                line["procedure"],
                tuple(line["modifiers"]),
                line["units"],
                tuple(line["points_to"]),
                _places(line["proof"]),
            )
            for line in kept["lines"]
        ),
    )


def coded_now(encounter: Encounter) -> Coded:
    """The codes that a visit has now, each with its evidence."""
    diagnoses = list(Diagnosis.objects.filter(encounter=encounter).order_by("position"))
    at = {one.position: one.code for one in diagnoses}
    evidence = list(Evidence.objects.filter(encounter=encounter))
    return Coded(
        tuple(CodedDiagnosis(one.code, _proof(evidence, "diagnosis_id", one.pk)) for one in diagnoses),
        tuple(
            CodedLine(
                line.procedure,
                tuple(line.modifiers),
                plain_units(line.units),
                tuple(at[pointer] for pointer in line.pointers if pointer in at),
                _proof(evidence, "line_id", line.pk),
            )
            for line in ChargeLine.objects.filter(encounter=encounter).order_by("position")
        ),
    )


def keep_final_codes(*, encounter: Encounter, coder_id: int | None, now: datetime) -> FinalCodes:
    """Keep what a visit is coded at its release; called in the transaction that releases it."""
    return FinalCodes.objects.create(
        encounter=encounter, coder_id=coder_id, codes=coded_now(encounter).as_json(), at=now
    )


def plain_units(units: Decimal) -> str:
    """Units without zeros at the end: "1", "2.5"."""
    return f"{units.normalize():f}"


def _proof(evidence: Sequence[Evidence], field: str, pk: int) -> tuple[Place, ...]:
    return tuple((one.start, one.end) for one in evidence if getattr(one, field) == pk)


def _places(kept: Sequence[Sequence[int]]) -> tuple[Place, ...]:
    return tuple((start, end) for start, end in kept)
