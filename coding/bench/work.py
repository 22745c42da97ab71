"""The middle of the bench: diagnoses, lines, edits, and everything else that an act changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import NoReverseMatch, reverse

from coding.bench.advice import Advised, Seen, advice_for, seen
from coding.bench.evidence import (
    MarkedPart,
    evidence_of,
    known_digests,
    marked,
    marks_of,
    marks_of_offers,
    marks_of_queries,
)
from coding.bench.expected import expected_of
from coding.bench.journal import last_act, redoable, undoable
from coding.claim_facts.anesthesia import sums_of
from coding.claim_facts.asked import Asked, asked_by
from coding.claim_facts.said import line_facts, visit_facts
from coding.edits import Finding, Remedy, Visit, findings_of, not_loaded, passed, read_visit
from coding.em.reasoning import Standing, standing
from coding.fees import plans_of
from coding.models import BenchAct, ChargeLine, Diagnosis, Evidence
from coding.suggest.offers import Offers, offers_of
from encounters.models import Encounter
from patients.models import Coverage


@dataclass(frozen=True)
class Proof:
    """
    How a row is proved by the note: how often, and the evidence that is stale because the note was changed since.

    `place` is where its first words begin in the note.
    """

    count: int = 0
    place: int = 0
    stale: tuple[int, ...] = ()


@dataclass(frozen=True)
class DiagnosisRow:
    """One diagnosis on the bench; `lines` are the numbers of the lines that point to it."""

    diagnosis: Diagnosis
    title: str
    lines: list[int]
    row: str
    is_wrong: bool
    is_first: bool
    is_last: bool
    proof: Proof


@dataclass(frozen=True)
class Pointer:
    """One diagnosis that a line may point to; `place` is 1 for the main one, 0 when it does not."""

    diagnosis: Diagnosis
    place: int


@dataclass(frozen=True)
class LineRow:
    """One charge line on the bench."""

    line: ChargeLine
    title: str
    pointers: list[Pointer]
    row: str
    is_wrong: bool
    proof: Proof
    advised: list[Advised]
    facts: list[str]


@dataclass(frozen=True)
class Offer:
    """One remedy of a finding; `key` is the digit that presses it, empty when the digits are used up."""

    remedy: Remedy
    key: str


@dataclass(frozen=True)
class Advice:
    """One finding on the bench with its remedies; `is_first` marks the first one that a written reason lets stand."""

    finding: Finding
    offers: list[Offer]
    is_first: bool


@dataclass(frozen=True)
class Work:
    """The middle of the bench: everything that an act changes."""

    encounter: Encounter
    diagnoses: list[DiagnosisRow]
    lines: list[LineRow]
    findings: list[Finding]
    passed: int
    not_loaded: Sequence[str]
    unpriced: Sequence[str]
    priced_by: str
    total: Decimal
    plans: list[Coverage]
    release_url: str
    note: list[MarkedPart]
    note_digest: str
    saved: BenchAct | None
    undoable: BenchAct | None
    redoable: BenchAct | None
    offers: Offers
    asked: list[Asked]
    visit_facts: str
    level: Standing | None

    @property
    def stops(self) -> int:
        """How many findings stop the release."""
        return sum(finding.stops for finding in self.findings)

    @property
    def advice(self) -> list[Advice]:
        """The findings, their remedies numbered from 1 to 5; the other digits are the chosen line's modifiers."""
        digits = iter("12345")
        first = next((one for one in self.findings if one.may_override and not one.overruled), None)
        return [
            Advice(one, [] if one.overruled else [Offer(each, next(digits, "")) for each in one.remedies], one is first)
            for one in self.findings
        ]

    @property
    def warnings(self) -> int:
        """How many findings ask for a look."""
        return sum(finding.warns for finding in self.findings)

    @property
    def overruled(self) -> int:
        """How many findings somebody let stand."""
        return sum(finding.overruled is not None for finding in self.findings)

    @property
    def is_open(self) -> bool:
        """Whether the visit is still with the coder."""
        return self.encounter.status == Encounter.Status.TO_CODE

    @property
    def is_full(self) -> bool:
        """Whether the claim has no room for another diagnosis."""
        return len(self.diagnoses) >= len("ABCDEFGHIJKL")


def row_id(made: object) -> str:
    """The id of a diagnosis's or line's row on the page; empty for anything else."""
    if isinstance(made, Diagnosis):
        return f"dx-{made.code}"
    return f"ln-{made.pk}" if isinstance(made, ChargeLine) else ""


def work_of(encounter: Encounter) -> Work:
    """Read the visit's codes and run its edits."""
    visit = read_visit(encounter)
    found = findings_of(visit)
    evidence = evidence_of(encounter)
    digests = known_digests(encounter)
    offers = offers_of(encounter, [one.code for one in visit.diagnoses])
    facts = seen(visit, found)
    sums = sums_of(encounter=encounter, lines=visit.lines, payer=visit.payer)
    expected = expected_of(visit)
    beside = ({pk: one.words for pk, one in sums.items()}, expected.words)
    return Work(
        encounter=encounter,
        diagnoses=[_diagnosis_row(visit, one, found, _proof(evidence, digests, one)) for one in visit.diagnoses],
        lines=[
            _line_row(
                facts, line, _proof(evidence, digests, line), [told[line.pk] for told in beside if line.pk in told]
            )
            for line in visit.lines
        ],
        findings=found,
        passed=passed(visit, found),
        not_loaded=not_loaded(visit),
        unpriced=expected.missing,
        priced_by=expected.by if expected.words else "",
        total=sum((line.charge for line in visit.lines), Decimal("0.00")),
        plans=plans_of(encounter),
        release_url=_release_url(encounter),
        note=marked(
            encounter.whole_note,
            [*marks_of(encounter, evidence), *marks_of_offers(offers), *marks_of_queries(encounter, digests)],
        ),
        note_digest=digests[-1],
        saved=last_act(encounter),
        undoable=undoable(encounter),
        redoable=redoable(encounter),
        offers=offers,
        asked=asked_by(visit),
        visit_facts=visit_facts(encounter),
        level=standing(encounter, visit.lines),
    )


def _proof(evidence: Sequence[Evidence], digests: Sequence[str], row: Diagnosis | ChargeLine) -> Proof:
    mine = [one for one in evidence if (one.diagnosis_id if isinstance(row, Diagnosis) else one.line_id) == row.pk]
    fresh = [one for one in mine if one.digest in digests]
    stale = tuple(one.pk for one in mine if one.digest not in digests)
    return Proof(len(fresh), fresh[0].start if fresh else 0, stale)


def _diagnosis_row(visit: Visit, one: Diagnosis, found: Sequence[Finding], proof: Proof) -> DiagnosisRow:
    code = visit.diagnosis(one.code)
    return DiagnosisRow(
        diagnosis=one,
        title=code.title if code else "Not valid on this date of service",
        lines=[line.position for line in visit.lines if one.position in line.pointers],
        row=row_id(one),
        is_wrong=any(finding.stops and finding.where.startswith(f"{one.letter}, ") for finding in found),
        is_first=one.position == 1,
        is_last=one.position == len(visit.diagnoses),
        proof=proof,
    )


def _line_row(facts: Seen, line: ChargeLine, proof: Proof, beside: Sequence[str]) -> LineRow:
    visit = facts.visit
    code = visit.procedure(line.procedure)
    places = {pointer: place for place, pointer in enumerate(line.pointers, start=1)}
    where = f"Line {line.position}, "
    return LineRow(
        line=line,
        title=code.title if code else "Not in the loaded code sets",
        pointers=[Pointer(one, places.get(one.position, 0)) for one in visit.diagnoses],
        row=row_id(line),
        is_wrong=any(finding.stops and finding.where.startswith(where) for finding in facts.findings),
        proof=proof,
        advised=advice_for(facts, line),
        facts=[*line_facts(line), *beside],
    )


def _release_url(encounter: Encounter) -> str:
    """Where the visit is released; that room is further down the line and may not be there."""
    try:
        return reverse("claims:release", args=[encounter.pk])
    except NoReverseMatch:
        return ""
