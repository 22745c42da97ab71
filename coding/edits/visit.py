"""The facts that edits look at: a visit, its code sets on the day, the patient's earlier services, the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from coding.edits.said import certain_sentences
from coding.edits.tables import Tables
from coding.models import ChargeLine, Code, CodeSystem, Diagnosis, OfficeRule, PayerLimit
from coding.outcomes.figures import Figures
from coding.outcomes.reading import Asked
from encounters.models import Encounter
from patients.models import Authorization, Coverage, Payer

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Service:
    """
    One service of another visit of the patient; visits that were voided are not among them.

    `procedure` is empty for a visit that has no line yet.  `number` is the visit's, as staff read it.  `is_before`
    tells that the visit was released, or entered, before the one at hand.
    """

    number: str
    day: date
    procedure: str
    modifiers: tuple[str, ...]
    units: Decimal
    provider_id: int
    practice_id: int
    taxonomy: str
    is_before: bool


@dataclass(frozen=True, slots=True)
class Overruling:
    """That somebody let a finding stand, and why; `pk` is the row's, to take it back."""

    reason: str
    by: str
    at: datetime
    pk: int


@dataclass(frozen=True)
class Visit:
    """
    A visit as the edits see it, read with a fixed number of queries (see `coding.edits.reading`).

    `valid` holds the codes that are valid on the date of service by system and code; `known` those of any date.
    `near` are the billable codes around each diagnosis that might be said better, `below` those under a heading
    that was coded.  `release` names that of ICD-10-CM, empty when none is loaded for the day.
    `history` are the services of the patient's other visits up to this day, the latest first; `answers` what the payer
    answered lately to what the lines ask.
    """

    encounter: Encounter
    diagnoses: Sequence[Diagnosis]
    lines: Sequence[ChargeLine]
    valid: Mapping[tuple[str, str], Code]
    known: frozenset[tuple[str, str]]
    release: str
    coverage: Coverage | None = None
    authorizations: Sequence[Authorization] = ()
    limits: Sequence[PayerLimit] = ()
    history: Sequence[Service] = ()
    answers: Mapping[Asked, Figures] = field(default_factory=dict)
    near: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    below: Mapping[str, Sequence[str]] = field(default_factory=dict)
    tables: Tables = field(default_factory=Tables)
    overrides: Mapping[tuple[str, str], Overruling] = field(default_factory=dict)
    office_rules: Sequence[OfficeRule] = ()
    _chains: dict[str, list[Code]] = field(default_factory=dict)

    @cached_property
    def sentences(self) -> Sequence[frozenset[str]]:
        """The words of what the note says for certain."""
        return certain_sentences(self.encounter.whole_note)

    @cached_property
    def by_place(self) -> Mapping[int, Diagnosis]:
        """The diagnoses by their place, to which lines point."""
        return {one.position: one for one in self.diagnoses}

    @cached_property
    def same_day(self) -> Sequence[Service]:
        """What the same provider, or one of the same group and taxonomy, did on this day in other visits."""
        return [one for one in self.history if one.day == self.day and one.procedure and self.colleagues(one)]

    @property
    def day(self) -> date:
        """The date of service."""
        return self.encounter.service_date

    @property
    def age(self) -> int:
        """The patient's completed years on the date of service."""
        return self.encounter.patient.age_on(self.encounter.service_date)

    @property
    def payer(self) -> Payer | None:
        """Who is asked to pay; None when the patient pays."""
        return self.coverage.payer if self.coverage else None

    @property
    def is_medicares(self) -> bool:
        """Whether Medicare's own rules apply."""
        return self.coverage is not None and self.coverage.payer.is_medicare

    @property
    def code_set(self) -> str:
        """The release of ICD-10-CM in force, to be cited."""
        return f"ICD-10-CM {self.release}" if self.release else "ICD-10-CM"

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

    def pointed(self, line: ChargeLine) -> list[Diagnosis]:
        """The diagnoses that a line points to, the main one first."""
        return [self.by_place[pointer] for pointer in line.pointers if pointer in self.by_place]

    def colleagues(self, service: Service) -> bool:
        """Tell whether a service was given by this visit's provider, or by one of the same group and taxonomy."""
        provider = self.encounter.provider
        return service.provider_id == provider.pk or (
            service.practice_id == provider.practice_id and service.taxonomy == provider.taxonomy
        )
