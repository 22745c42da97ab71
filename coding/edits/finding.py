"""What an edit finds, and the facts that edits look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Q

from coding.fees import payer_of
from coding.models import ChargeLine, Code, CodeRelease, CodeSystem, Diagnosis
from encounters.models import Encounter
from patients.models import Payer

PROCEDURES = (CodeSystem.CPT, CodeSystem.HCPCS)
CATEGORY = 3


class Severity(StrEnum):
    """Whether a finding stops the release or only asks for a look."""

    STOP = "STOP"
    WARNING = "WARNING"


@dataclass(frozen=True)
class Remedy:
    """
    One press that would solve it: what the button says, and what the bench is asked to do.

    `act` is an act of the bench (see `coding.acts`), `target` the place of a diagnosis or the id of a line.
    """

    label: str
    act: str
    target: int
    value: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or doubtful: where, what to do about it, and whose rule it is."""

    rule: str
    severity: Severity
    where: str
    text: str
    source: str
    remedy: Remedy | None = None

    @property
    def stops(self) -> bool:
        """Whether the visit cannot be released with it."""
        return self.severity == Severity.STOP


@dataclass(frozen=True)
class Visit:
    """
    A visit as the edits see it, read with a handful of queries.

    `valid` holds the codes that are valid on the date of service by system and code; `known` those of any date.
    """

    encounter: Encounter
    diagnoses: Sequence[Diagnosis]
    lines: Sequence[ChargeLine]
    valid: Mapping[tuple[str, str], Code]
    known: frozenset[tuple[str, str]]
    release: CodeRelease | None
    payer: Payer | None
    _chains: dict[str, list[Code]] = field(default_factory=dict)

    def diagnosis(self, code: str) -> Code | None:
        """The ICD-10-CM code or heading on the date of service."""
        return self.valid.get((CodeSystem.ICD10CM, code))

    def procedure(self, code: str) -> Code | None:
        """The procedure on the date of service."""
        return self.valid.get((CodeSystem.CPT, code)) or self.valid.get((CodeSystem.HCPCS, code))

    def is_known(self, code: str, *systems: CodeSystem) -> bool:
        """Whether a code set has the code, on whatever date."""
        return any((system, code) in self.known for system in systems)

    def chain(self, code: str) -> list[Code]:
        """A diagnosis and everything above it: the notes of each apply to it."""
        if code not in self._chains:
            chain: list[Code] = []
            at = self.diagnosis(code)
            while at is not None and at not in chain:
                chain.append(at)
                at = self.diagnosis(at.parent) if at.parent else None
            self._chains[code] = chain
        return self._chains[code]

    def notes(self, code: str, kind: str) -> list[tuple[Code, str]]:
        """The sentences of one kind that apply to a diagnosis, each with the code or heading it stands at."""
        return [(owner, sentence) for owner in self.chain(code) for sentence in owner.notes.get(kind, ())]

    @property
    def code_set(self) -> str:
        """The release of ICD-10-CM in force, to be cited."""
        return f"ICD-10-CM {self.release.name}" if self.release else "ICD-10-CM"


def read_visit(encounter: Encounter) -> Visit:
    """Read everything that the edits of a visit need."""
    diagnoses = list(encounter.diagnoses.all())
    lines = list(encounter.charge_lines.all())
    day = encounter.service_date
    codes = _diagnosis_codes([one.code for one in diagnoses], encounter) + _line_codes(lines)
    valid = {(one.system, one.code): one for one in codes if one.valid_on(day)}
    release = CodeRelease.objects.filter(system=CodeSystem.ICD10CM, starts_on__lte=day).order_by("-starts_on").first()
    return Visit(
        encounter=encounter,
        diagnoses=diagnoses,
        lines=lines,
        valid=valid,
        known=frozenset((one.system, one.code) for one in codes),
        release=release,
        payer=payer_of(encounter) if lines else None,
    )


def _diagnosis_codes(codes: Sequence[str], encounter: Encounter) -> list[Code]:
    """The codes, the headings above them by their beginnings, and the blocks and chapters above these."""
    beginnings = {code[:length] for code in codes for length in range(CATEGORY, len(code) + 1)}
    icd10cm = Code.objects.filter(system=CodeSystem.ICD10CM).defer("search")
    found = list(icd10cm.filter(code__in=beginnings, kind__in=[Code.Kind.CODE, Code.Kind.HEADING]))
    day = encounter.service_date
    above = icd10cm.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    blocks = list(above.filter(kind=Code.Kind.BLOCK, code__in={one.parent for one in found}))
    chapters = list(above.filter(kind=Code.Kind.CHAPTER, code__in={one.parent for one in blocks}))
    return found + blocks + chapters


def _line_codes(lines: Sequence[ChargeLine]) -> list[Code]:
    procedures = {line.procedure for line in lines}
    modifiers = {modifier for line in lines for modifier in line.modifiers}
    wanted = Q(system__in=PROCEDURES, code__in=procedures) | Q(system=CodeSystem.MODIFIER, code__in=modifiers)
    return list(Code.objects.filter(wanted).defer("search"))


def at_diagnosis(diagnosis: Diagnosis) -> str:
    """Where a finding about a diagnosis is."""
    return f"{diagnosis.letter}, {diagnosis.dotted}"


def at_line(line: ChargeLine) -> str:
    """Where a finding about a charge line is."""
    return f"Line {line.position}, {line.procedure}"
