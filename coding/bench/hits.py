"""What the search on the bench shows: codes with the notes that decide whether they are right."""

from collections.abc import Sequence
from dataclasses import dataclass

from coding.models import Code, CodeSystem, CodeUse, Diagnosis
from coding.search import ALL_SYSTEMS, Found, search, understand
from encounters.models import Encounter

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
    found = {one.code: one for one in Code.objects.filter(system=CodeSystem.ICD10CM, code__in=wanted)}
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
    rows = Code.objects.filter(code__in=[code for _, code in wanted], system__in=ALL_SYSTEMS)
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
