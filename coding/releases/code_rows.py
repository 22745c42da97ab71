"""
Turns the files of code sets into rows of `Code`: what the publisher says, with our words and the notes we have.

A row is a tuple in the order of `target.CODES.columns`, then its first and last day.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from xml.etree.ElementTree import ParseError

from coding.frequent import FREQUENT_DIAGNOSES
from coding.icd10cm import Entry, read_tabular
from coding.models import Code, CodeSystem
from coding.models.codes import FIRST_DAY
from coding.modifiers import MODIFIER_BY_CODE
from coding.official import cpt, hcpcs, icd10cm
from coding.official.source import Member
from coding.rank import rank_of
from coding.releases.recognize import Layout
from coding.starter import PROCEDURES, STARTER_BEGINS, Procedure, system_of

CodeRow = tuple[Any, ...]
Files = Sequence[tuple[Layout, Member]]
OURS: Mapping[str, Procedure] = {one.code: one for one in PROCEDURES}
CATEGORY = 3
NOTES_AT = 6
SELDOM_BILLED = 60
PER_WORD = 2
MOST_WORDS = 20
# The fuller text first.
CPT_TEXTS = ("longul", "clinician", "consumer", "medu", "shortu")


class NoListBefore(Exception):
    """Notes or changes came without the list of codes that they belong to."""


def diagnosis_row(entry: Entry, day: date) -> CodeRow:
    """One line of the tabular list with its notes, found by our words for it too."""
    words = FREQUENT_DIAGNOSES.get(entry.code)
    rank = rank_of(entry, is_frequent=words is not None)
    return (
        CodeSystem.ICD10CM.value, entry.code, entry.title, entry.kind.value, entry.billable, entry.parent, entry.notes,
        words or "", rank, False, day, None,
    )  # fmt: skip


def diagnoses(files: Files, day: date) -> Iterator[CodeRow]:
    """
    Yield ICD-10-CM: from the tabular list when it came with a list of codes, else from that list alone.

    Without the tabular list a row has no notes (None): those that we have of the code stay.

    :raises NoListBefore: if there is a tabular list, and neither a list of codes beside it nor one in force.
    :raises DoesNotAddUp: at the first line that is not what it should be.
    """
    tabular = next((member for layout, member in files if layout == Layout.TABULAR), None)
    listed = _listed(files)
    if tabular is None:
        yield from _without_notes(listed or [], day)
        return
    valid = {one.code for one in listed if one.billable} if listed is not None else _valid_codes(day)
    if not valid:
        raise NoListBefore(f"{tabular.name} does not list codes with seven characters. Load it with the order file.")
    try:
        with tabular.open() as file:
            for entry in read_tabular(file, valid):
                yield diagnosis_row(entry, day)
    except ParseError as error:
        raise tabular.wrong(error.position[0], "The file is cut off or damaged here. Download it again.") from error


def _listed(files: Files) -> Iterable[icd10cm.Listed] | None:
    by_layout = dict(files)
    if Layout.ORDER in by_layout:
        return icd10cm.read_order(by_layout[Layout.ORDER])
    return icd10cm.read_codes(by_layout[Layout.CODES]) if Layout.CODES in by_layout else None


def _valid_codes(day: date) -> set[str]:
    codes = Code.objects.filter(system=CodeSystem.ICD10CM, billable=True, starts_on__lte=day)
    return set(codes.exclude(ends_on__lt=day).values_list("code", flat=True))


def _without_notes(listed: Iterable[icd10cm.Listed], day: date) -> Iterator[CodeRow]:
    known = Knowledge(day)
    seen: set[str] = set()
    for one in listed:
        seen.add(one.code)
        yield known.row(one, seen, day)


class Knowledge:
    """What is known of ICD-10-CM beyond a list of codes: blocks above categories, letters that lists do not have."""

    def __init__(self, day: date) -> None:
        known = Code.objects.filter(system=CodeSystem.ICD10CM, starts_on__lte=day).order_by("starts_on")
        groups = known.filter(kind__in=[Code.Kind.BLOCK, Code.Kind.CHAPTER])
        self.blocks = sorted(set(groups.filter(kind=Code.Kind.BLOCK).values_list("code", "parent")))
        self.parents = dict(
            known.extra(where=["length(code) = 3"]).exclude(kind__in=["BLOCK", "CHAPTER"]).values_list("code", "parent")
        )
        accented = known.extra(where=["title ~ '[^[:ascii:]]'"]).values_list("code", "title")
        self.accented = {code: title for code, title in accented if not title.isascii()}

    def row(self, one: icd10cm.Listed, seen: set[str], day: date) -> CodeRow:
        """The row of a listed code; `seen` are the codes above it in the list."""
        title = self.accented.get(one.code, "")
        # The lists are plain ASCII: a title that only lost its accents is the one that we have.
        title = title if title and _plain(title) == _plain(one.title) else one.title
        kind = Code.Kind.CODE if one.billable else Code.Kind.HEADING
        entry = Entry(one.code, title, kind, one.billable, self.parent(one.code, seen))
        made = diagnosis_row(entry, day)
        return (*made[:NOTES_AT], None, *made[NOTES_AT + 1 :])

    def parent(self, code: str, seen: set[str]) -> str:
        """The heading above a code; for a category its block, or the chapter of its letter."""
        for length in range(len(code) - 1, CATEGORY - 1, -1):
            if code[:length] in seen:
                return code[:length]
        if code[:CATEGORY] in self.parents:
            return str(self.parents[code[:CATEGORY]])
        spans = [(block, *block.split("-"), chapter) for block, chapter in self.blocks if "-" in block]
        inside = [block for block, first, last, _ in spans if first <= code[:CATEGORY] <= last]
        same_letter = [chapter for _, first, _, chapter in spans if first[:1] == code[:1]]
        return str(next(iter(inside or same_letter[-1:]), ""))


def _plain(title: str) -> str:
    return unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()


def services(files: Files) -> Iterator[CodeRow]:
    """
    Yield HCPCS Level II with its modifiers, each from the day on which it was added to that on which it ended.

    :raises DoesNotAddUp: at the first line that is not what it should be.
    """
    layout, member = min(files, key=lambda file: file[0] != Layout.HCPCS_FIXED)
    read = hcpcs.read_fixed if layout == Layout.HCPCS_FIXED else hcpcs.read_workbook
    for item in read(member):
        starts_on = max(item.starts_on, FIRST_DAY)
        if item.ends_on is None or item.ends_on >= starts_on:
            notes = {"coverage": [item.coverage]} if item.coverage else {}
            made = _modifier_row if item.is_modifier else _service_row
            yield (*made(item.code, item.title, notes, licensed=False), starts_on, item.ends_on)


def procedures(files: Files, day: date) -> Iterator[CodeRow]:
    """
    Yield CPT with its modifiers in the AMA's words, the fullest that came; they are marked as licensed.

    :raises DoesNotAddUp: at the first line that is not what it should be.
    """
    seen: set[str] = set()
    for _, member in sorted(files, key=lambda file: _fullness(file[1])):
        for one in cpt.read(member):
            is_ours = not one.is_modifier or one.code[:1].isdecimal()
            if one.code in seen or not is_ours:
                continue
            seen.add(one.code)
            made = _modifier_row if one.is_modifier else _service_row
            yield (*made(one.code, one.title, {}, licensed=True), day, None)


def _fullness(member: Member) -> int:
    return next((place for place, word in enumerate(CPT_TEXTS) if word in member.stem), len(CPT_TEXTS))


def _service_row(code: str, title: str, notes: Mapping[str, list[str]], *, licensed: bool) -> CodeRow:
    ours = OURS.get(code)
    words = "; ".join(part for part in (ours.title, ours.terms) if part) if ours else ""
    rank = ours.rank if ours else SELDOM_BILLED + PER_WORD * min(len(title.split()), MOST_WORDS)
    return (system_of(code).value, code, title, "CODE", True, "", notes, words, rank, licensed)


def _modifier_row(code: str, title: str, notes: Mapping[str, list[str]], *, licensed: bool) -> CodeRow:
    """Our short name of a modifier stays in front of the publisher's, which is long, and our advice with it."""
    ours = MODIFIER_BY_CODE.get(code)
    if ours is None:
        return (CodeSystem.MODIFIER.value, code, title, "CODE", True, "", notes, "", 100, licensed)
    notes = {**notes, "notes": [ours.advice, title]}
    return (CodeSystem.MODIFIER.value, code, ours.title, "CODE", True, "", notes, "", 100, licensed)


# The notes of a code are those of its version in force, or of the next one before or after.
CARRY_NOTES = """
UPDATE incoming AS new SET notes = coalesce(known.notes, '{}') FROM (
    SELECT incoming.code, old.notes FROM incoming LEFT JOIN LATERAL (
        SELECT notes FROM coding_code WHERE system = 'ICD10CM' AND coding_code.code = incoming.code
        ORDER BY starts_on <= %(day)s DESC, abs(starts_on - %(day)s) LIMIT 1
    ) AS old ON true WHERE incoming.notes IS NULL
) AS known WHERE known.code = new.code AND new.notes IS NULL
"""
# Addenda tell what differs from the list before; the rest of it stays.
CARRY_LIST = """
INSERT INTO incoming SELECT system, code, title, kind, billable, parent, notes, terms, rank, licensed, %(day)s, NULL
FROM coding_code WHERE system = 'ICD10CM' AND kind IN ('CODE', 'HEADING') AND NOT code = ANY(%(changed)s)
AND starts_on < %(day)s AND (ends_on IS NULL OR ends_on >= %(day)s::date - 1)
"""


# What we carry ourselves and a release from before it cannot know.
CARRY_STARTER = """
INSERT INTO incoming
SELECT system, code, title, kind, billable, parent, notes, terms, rank, licensed, starts_on, ends_on
FROM coding_code AS old WHERE system = %(system)s AND starts_on = %(day)s AND NOT licensed AND code = ANY(%(codes)s)
AND NOT EXISTS (SELECT FROM incoming WHERE incoming.code = old.code)
"""


def carry_starter(cursor: Any, system: CodeSystem, day: date) -> None:
    """Keep what we carry of a code set when the release is older than that."""
    if day < STARTER_BEGINS:
        codes = [one.code for one in PROCEDURES if system_of(one.code) == system]
        cursor.execute(CARRY_STARTER, {"system": system.value, "day": STARTER_BEGINS, "codes": codes})


def carry_notes(cursor: Any, day: date) -> None:
    """Give rows without notes those that are known of their codes."""
    cursor.execute(CARRY_NOTES, {"day": day})


class Addenda:
    """The changes to the list of ICD-10-CM that is in force the day before."""

    def __init__(self, member: Member, day: date) -> None:
        """
        Read the changes and compare them with the list that they belong to.

        :raises NoListBefore: if no list is loaded for the day before.
        :raises DoesNotAddUp: if a line changes what is not in the list, or adds what is.
        """
        self.day, self.changes = day, icd10cm.read_addenda(member)
        self.before = self._list_before()
        if not self.before:
            raise NoListBefore(f"{member.name} changes a list that is not loaded. Load the order file instead.")
        self._refuse_what_does_not_fit(member)

    def rows(self) -> Iterator[CodeRow]:
        """Yield what is added or revised."""
        gone = {one.listed.code for one in self.changes if one.change == icd10cm.Change.DELETE}
        seen = (self.before.keys() - gone) | {one.listed.code for one in self._brought()}
        known = Knowledge(self.day)
        for one in self._brought():
            yield known.row(one.listed, seen, self.day)

    def carry_list(self, cursor: Any) -> None:
        """Add what the addenda do not name to the rows that were taken in."""
        changed = sorted({one.listed.code for one in self.changes})
        cursor.execute(CARRY_LIST, {"day": self.day, "changed": changed})

    def _brought(self) -> list[icd10cm.Changed]:
        return [one for one in self.changes if one.change in {icd10cm.Change.ADD, icd10cm.Change.REVISE_TO}]

    def _list_before(self) -> dict[str, bool]:
        codes = Code.objects.filter(system=CodeSystem.ICD10CM, kind__in=["CODE", "HEADING"], starts_on__lt=self.day)
        return dict(codes.exclude(ends_on__lt=self._eve()).values_list("code", "billable"))

    def _eve(self) -> date:
        return date.fromordinal(self.day.toordinal() - 1)

    def _refuse_what_does_not_fit(self, member: Member) -> None:
        gone: set[str] = set()
        for one in self.changes:
            code, is_there = one.listed.code, one.listed.code in self.before
            if one.change == icd10cm.Change.ADD and is_there and code not in gone:
                raise member.wrong(one.line, f"It adds {code}, which the list of {self._eve()} has already.")
            if one.change != icd10cm.Change.ADD and not is_there:
                raise member.wrong(one.line, f"It changes {code}, which the list of {self._eve()} does not have.")
            if one.change == icd10cm.Change.DELETE:
                gone.add(code)
