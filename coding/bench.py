"""What the coder's bench shows about one visit: its codes with their titles, the edits, and what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import NoReverseMatch, reverse

from coding import queues
from coding.edits import NOT_LOADED, RULES, Finding, Visit, findings_of, read_visit
from coding.fees import plans_of
from coding.models import ChargeLine, Code, CodeRelease, CodeSystem, CodeUse, Diagnosis
from coding.note import Block, blocks
from coding.search import ALL_SYSTEMS, Found, search, understand
from encounters.models import Encounter
from patients.models import Coverage

SHOWN = 14
NOTED = 10
USED_MOST = 8
NOTE_KINDS = {
    "code_first": "Code first", "use_additional": "Use also", "code_also": "Code also", "includes": "Includes",
    "inclusion_terms": "Also called", "excludes1": "Excludes 1", "excludes2": "Excludes 2",
    "seventh_note": "7th character", "notes": "Note",
}  # fmt: skip
IN_HITS = ("code_first", "use_additional", "inclusion_terms", "excludes1")
SENTENCES = 3


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


@dataclass(frozen=True)
class Advice:
    """One finding on the bench; `key` is the digit that presses its remedy, empty when it has none."""

    finding: Finding
    key: str


@dataclass(frozen=True)
class Work:
    """The middle of the bench: everything that an act changes."""

    encounter: Encounter
    diagnoses: list[DiagnosisRow]
    lines: list[LineRow]
    findings: list[Finding]
    total: Decimal
    plans: list[Coverage]
    release_url: str
    next_url: str

    @property
    def stops(self) -> int:
        """How many findings stop the release."""
        return sum(finding.stops for finding in self.findings)

    @property
    def advice(self) -> list[Advice]:
        """The findings, their remedies numbered from 1 to 9."""
        digits = iter("123456789")
        return [Advice(one, next(digits, "") if one.remedy else "") for one in self.findings]

    @property
    def warnings(self) -> int:
        """How many findings may be overruled."""
        return len(self.findings) - self.stops

    @property
    def passed(self) -> int:
        """How many edits found nothing."""
        return len(RULES) - len({finding.rule for finding in self.findings})

    @property
    def is_open(self) -> bool:
        """Whether the visit is still with the coder."""
        return self.encounter.status == Encounter.Status.TO_CODE

    @property
    def is_full(self) -> bool:
        """Whether the claim has no room for another diagnosis."""
        return len(self.diagnoses) >= len("ABCDEFGHIJKL")

    @property
    def not_loaded(self) -> tuple[str, ...]:
        """Edits that a payer runs and this office has no data for."""
        return NOT_LOADED


@dataclass(frozen=True)
class Hit:
    """One code that was found, with the notes that decide whether it is right."""

    found: Found
    notes: list[tuple[str, str]]


@dataclass(frozen=True)
class Hits:
    """What a search found; `read_as` is what was searched when the typed words had to be mended."""

    text: str
    read_as: str
    hits: list[Hit]
    is_suggestion: bool = False


@dataclass(frozen=True)
class Facts:
    """What stands above the codes and beside them: the note and what a coder asks about a visit."""

    blocks: list[Block]
    age: int
    place: str
    plans: list[Coverage]
    release: CodeRelease | None
    position: int
    waiting: int


def row_id(made: object) -> str:
    """The id of a diagnosis's or line's row on the page; empty for anything else."""
    if isinstance(made, Diagnosis):
        return f"dx-{made.code}"
    return f"ln-{made.pk}" if isinstance(made, ChargeLine) else ""


def work_of(encounter: Encounter) -> Work:
    """Read the visit's codes and run its edits."""
    visit = read_visit(encounter)
    found = findings_of(visit)
    after = queues.next_after(encounter)
    return Work(
        encounter=encounter,
        diagnoses=[_diagnosis_row(visit, one, found) for one in visit.diagnoses],
        lines=[_line_row(visit, line, found) for line in visit.lines],
        findings=found,
        total=sum((line.charge for line in visit.lines), Decimal("0.00")),
        plans=plans_of(encounter),
        release_url=_release_url(encounter),
        next_url=reverse("coding:bench", args=[after.pk]) if after else reverse("coding:queue"),
    )


def facts_of(encounter: Encounter) -> Facts:
    """Read what does not change while a visit is coded."""
    place = Code.objects.filter(system=CodeSystem.PLACE, code=encounter.place_of_service).first()
    position, waiting = queues.place_in_queue(encounter)
    releases = CodeRelease.objects.filter(system=CodeSystem.ICD10CM, starts_on__lte=encounter.service_date)
    return Facts(
        blocks=list(blocks(encounter.note)),
        age=encounter.patient.age_on(encounter.service_date),
        place=f"{encounter.place_of_service} {place.title if place else ''}".strip(),
        plans=plans_of(encounter),
        release=releases.order_by("-starts_on").first(),
        position=position,
        waiting=waiting,
    )


def hits_for(encounter: Encounter, text: str) -> Hits:
    """Search for what was typed; with nothing typed, suggest what this patient had and what the office uses."""
    text = text.strip()[:80]
    if not text:
        return Hits("", "", [Hit(found, []) for found in _suggestions(encounter)], is_suggestion=True)
    found = search(text=text, day=encounter.service_date, limit=SHOWN, encounter=encounter)
    understood = understand(text)
    noted = _notes([one.code for one in found[:NOTED] if one.is_diagnosis])
    hits = [Hit(one, noted.get(one.code, []) if one.is_diagnosis else []) for one in found]
    return Hits(text, understood.text if understood.mended else "", hits)


def note_lines(code: Code, *kinds: str, most: int = 100) -> list[tuple[str, str]]:
    """The notes of a code as label and sentence, in the order in which a coder reads them."""
    chosen = kinds or tuple(NOTE_KINDS)
    return [(NOTE_KINDS[kind], _sentences(code.notes[kind][:most])) for kind in chosen if code.notes.get(kind)]


def _sentences(lines: Sequence[str]) -> str:
    """The lines of a note as one text; a line that ends in a colon leads what follows."""
    return "; ".join(lines).replace(":; ", ": ")


def _notes(codes: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """The deciding notes of codes, their own and those of their category."""
    wanted = {code[:length] for code in codes for length in (3, len(code))}
    found = {one.code: one for one in Code.objects.filter(system=CodeSystem.ICD10CM, code__in=wanted).defer("search")}
    noted: dict[str, list[tuple[str, str]]] = {}
    for code in codes:
        lines: list[tuple[str, str]] = []
        for owner in dict.fromkeys((code, code[:3])):
            if owner in found:
                lines += note_lines(found[owner], *IN_HITS, most=SENTENCES)
        noted[code] = lines
    return noted


def _suggestions(encounter: Encounter) -> list[Found]:
    """Diagnoses of the patient's visit before this one, then what the office uses most."""
    letters = {one.code: one.letter for one in encounter.diagnoses.all()}
    before = Diagnosis.objects.filter(
        encounter__patient_id=encounter.patient_id, encounter__service_date__lt=encounter.service_date
    ).exclude(encounter__status=Encounter.Status.VOID)
    last = before.order_by("-encounter__service_date", "position").first()
    codes = list(last.encounter.diagnoses.values_list("code", flat=True)) if last else []
    used = {
        (one.system, one.code): one.uses for one in CodeUse.objects.filter(uses__gt=0).order_by("-uses")[:USED_MOST]
    }
    wanted = dict.fromkeys([*((str(CodeSystem.ICD10CM), code) for code in codes), *used])
    rows = Code.objects.filter(code__in=[code for _, code in wanted], system__in=ALL_SYSTEMS).defer("search")
    by_key = {(one.system, one.code): one for one in rows if one.valid_on(encounter.service_date)}
    return [
        Found(
            CodeSystem(key[0]),
            key[1],
            by_key[key].title,
            by_key[key].billable,
            used.get(key, 0),
            letters.get(key[1], ""),
        )
        for key in wanted
        if key in by_key and by_key[key].billable
    ]


def _diagnosis_row(visit: Visit, one: Diagnosis, found: Sequence[Finding]) -> DiagnosisRow:
    code = visit.diagnosis(one.code)
    return DiagnosisRow(
        diagnosis=one,
        title=code.title if code else "Not valid on this date of service",
        lines=[line.position for line in visit.lines if one.position in line.pointers],
        row=row_id(one),
        is_wrong=any(finding.stops and finding.where.startswith(f"{one.letter}, ") for finding in found),
        is_first=one.position == 1,
        is_last=one.position == len(visit.diagnoses),
    )


def _line_row(visit: Visit, line: ChargeLine, found: Sequence[Finding]) -> LineRow:
    code = visit.procedure(line.procedure)
    places = {pointer: place for place, pointer in enumerate(line.pointers, start=1)}
    return LineRow(
        line=line,
        title=code.title if code else "Not in the loaded code sets",
        pointers=[Pointer(one, places.get(one.position, 0)) for one in visit.diagnoses],
        row=row_id(line),
        is_wrong=any(finding.stops and finding.where.startswith(f"Line {line.position}, ") for finding in found),
    )


def _release_url(encounter: Encounter) -> str:
    """Where the visit is released; that room is further down the line and may not be there."""
    try:
        return reverse("claims:release", args=[encounter.pk])
    except NoReverseMatch:
        return ""
