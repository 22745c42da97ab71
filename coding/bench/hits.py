"""What the search on the bench shows: codes with the notes that decide whether they are right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Sum

from coding.edits.patient import not_for
from coding.models import Code, CodeSystem, CodeUse, Diagnosis
from coding.search import ALL_SYSTEMS, Found
from coding.search.groups import Branch, Groups, Keepers, Kept, bookmarked, diagnoses_on, grouped
from encounters.models import Encounter
from practice.models import Staff

NOTED = 10
USED_MOST = 8
FAVORITES_MOST = 20
NOTE_KINDS = {
    "code_first": "Code first", "use_additional": "Use also", "code_also": "Code also", "includes": "Includes",
    "inclusion_terms": "Also called", "excludes1": "Excludes 1", "excludes2": "Excludes 2",
    "seventh_note": "7th character", "notes": "Note",
}  # fmt: skip
FOLLOWS = {"Code first": "another first", "Use also": "one more", "Code also": "perhaps one more"}
IN_HITS = ("code_first", "use_additional", "inclusion_terms", "excludes1")
SENTENCES = 3


@dataclass(frozen=True)
class Hit:
    """
    One code that was found, with the notes that decide whether it is right.

    `follows` is what the code set wants beside it; `not_for` tells why it is for another patient.  `is_mine` and
    `is_offices` tell whose favorite it is.
    """

    found: Found
    notes: list[tuple[str, str]]
    follows: tuple[str, ...] = ()
    not_for: str = ""
    is_mine: bool = False
    is_offices: bool = False


Group = tuple[str, list[Hit]]


@dataclass(frozen=True)
class Hits:
    """
    What a search found, in groups; `read_as` is what was searched when the typed words had to be mended.

    `day` is the date of service that was asked about.
    """

    text: str
    read_as: str
    day: date
    groups: list[Group]
    tree: Sequence[Branch] = ()
    is_suggestion: bool = False

    @property
    def hits(self) -> list[Hit]:
        """The codes of all groups."""
        return [hit for _, hits in self.groups for hit in hits]


def hits_for(encounter: Encounter, text: str, *, by: Staff | None = None) -> Hits:
    """
    Search for what was typed; what is for another age or sex stands last and says so.

    With nothing typed, show favorites, then what this patient had and what the office uses.
    """
    text, day = text.strip()[:80], encounter.service_date
    if not text:
        return Hits("", "", day, _unasked(encounter, by), is_suggestion=True)
    found = _as_hits(text, day, grouped(text=text, day=day, systems=ALL_SYSTEMS, encounter=encounter, by=by))
    return replace(found, groups=_for_patient(encounter, found.groups))


def blind_hits_for(encounter: Encounter, text: str, *, by: Staff) -> Hits:
    """Search as `hits_for` does for who codes a visit a second time: nothing tells how it was coded."""
    text, day = text.strip()[:80], encounter.service_date
    if not text:
        kept = bookmarked(None, by)
        favorites = [_kept_hit(found, kept) for found in _as_found(day, list(kept)[:FAVORITES_MOST], {}, {})]
        return Hits("", "", day, [("Favorites", favorites)] if favorites else [], is_suggestion=True)
    found = hits_on(day, text, systems=ALL_SYSTEMS, by=by)
    return replace(found, groups=_for_patient(encounter, found.groups))


def _for_patient(encounter: Encounter, groups: Sequence[Group]) -> list[Group]:
    """Put what is for patients of another age or sex last."""
    age, sex = encounter.patient.age_on(encounter.service_date), encounter.patient.sex
    kept: list[Group] = []
    others: list[Hit] = []
    for label, hits in groups:
        told = [replace(hit, not_for=not_for(hit.found.system, hit.found.code, age=age, sex=sex)) for hit in hits]
        kept.append((label, [hit for hit in told if not hit.not_for]))
        others += [hit for hit in told if hit.not_for]
    return [(label, hits) for label, hits in (*kept, ("For other patients", others)) if hits]


def _unasked(encounter: Encounter, by: Staff | None) -> list[Group]:
    kept = bookmarked(None, by)
    letters, day = {one.code: one.letter for one in encounter.diagnoses.all()}, encounter.service_date
    favorites = [_kept_hit(found, kept) for found in _as_found(day, list(kept)[:FAVORITES_MOST], {}, letters)]
    there = {(hit.found.system, hit.found.code) for hit in favorites}
    suggested = [
        Hit(found, []) for found in _suggestions(encounter, letters) if (found.system, found.code) not in there
    ]
    return [
        (label, hits) for label, hits in (("Favorites", favorites), ("Last visit, then most used", suggested)) if hits
    ]


def hits_on(day: date, text: str, *, systems: Sequence[CodeSystem], by: Staff | None) -> Hits:
    """Search without a visit, for any date of service."""
    return _as_hits(text, day, grouped(text=text, day=day, systems=systems, by=by))


def _as_hits(text: str, day: date, found: Groups) -> Hits:
    noted = _notes([one.code for one in (*found.favorites, *found.exact)[:NOTED] if one.is_diagnosis], day)
    groups = [
        (label, [_kept_hit(one, found.kept, _hit(one, noted)) for one in codes])
        for label, codes in (("Favorites", found.favorites), ("Codes", found.exact))
        if codes
    ]
    return Hits(text, found.read_as, day, groups, found.tree)


def _hit(found: Found, noted: Mapping[str, list[tuple[str, str]]]) -> Hit:
    notes = noted.get(found.code, []) if found.is_diagnosis else []
    return Hit(found, notes, tuple(dict.fromkeys(FOLLOWS[label] for label, _ in notes if label in FOLLOWS)))


def _kept_hit(found: Found, kept: Kept, hit: Hit | None = None) -> Hit:
    keepers = kept.get((found.system, found.code), Keepers(False, False))
    return replace(hit or Hit(found, []), is_mine=keepers.is_mine, is_offices=keepers.is_offices)


def note_lines(code: Code, *kinds: str, most: int = 100) -> list[tuple[str, str]]:
    """The notes of a code as label and sentence, in the order in which a coder reads them."""
    chosen = kinds or tuple(NOTE_KINDS)
    return [(NOTE_KINDS[kind], _sentences(code.notes[kind][:most])) for kind in chosen if code.notes.get(kind)]


def _sentences(lines: Sequence[str]) -> str:
    """The lines of a note as one text; a line that ends in a colon leads what follows."""
    return "; ".join(lines).replace(":; ", ": ")


def _notes(codes: Sequence[str], day: date) -> dict[str, list[tuple[str, str]]]:
    """The deciding notes of codes, their own and those of their category."""
    found = diagnoses_on(day, {code[:length] for code in codes for length in (3, len(code))})
    noted: dict[str, list[tuple[str, str]]] = {}
    for code in codes:
        lines: list[tuple[str, str]] = []
        for owner in dict.fromkeys((code, code[:3])):
            if owner in found:
                lines += note_lines(found[owner], *IN_HITS, most=SENTENCES)
        noted[code] = lines
    return noted


def _suggestions(encounter: Encounter, letters: Mapping[str, str]) -> list[Found]:
    """Diagnoses of the patient's visit before this one, then what the office uses most."""
    before = Diagnosis.objects.filter(
        encounter__patient_id=encounter.patient_id, encounter__service_date__lt=encounter.service_date
    ).exclude(encounter__status=Encounter.Status.VOID)
    last = before.order_by("-encounter__service_date", "position").first()
    codes = list(last.encounter.diagnoses.values_list("code", flat=True)) if last else []
    counted = CodeUse.objects.filter(uses__gt=0).values_list("system", "code").annotate(all_uses=Sum("uses"))
    used = {(system, code): uses for system, code, uses in counted.order_by("-all_uses", "code")[:USED_MOST]}
    wanted = dict.fromkeys([*((str(CodeSystem.ICD10CM), code) for code in codes), *used])
    return _as_found(encounter.service_date, list(wanted), used, letters)


def _as_found(
    day: date, wanted: Sequence[tuple[str, str]], used: Mapping[tuple[str, str], int], letters: Mapping[str, str]
) -> list[Found]:
    """The codes among these that can be billed on a date of service, in this order."""
    rows = Code.objects.filter(code__in=[code for _, code in wanted], system__in=ALL_SYSTEMS)
    by_key = {(one.system, one.code): one for one in rows if one.valid_on(day)}
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
