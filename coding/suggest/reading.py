"""
Reads a visit note as people write it into sections and clauses, each with its place in the text.

A section begins with a word that notes use for it ("A/P", "PMHx:", "Impression.") at the beginning of a line or of a
sentence.  A clause is a piece of a sentence between full stops, semicolons, bullets and dashes: the reach of most words
that say no, maybe, or once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest

from coding.suggest.plain_words import TAKES_BACK


class Part(StrEnum):
    """What a section of a note tells."""

    ASSESSMENT = "ASSESSMENT"
    DIFFERENTIAL = "DIFFERENTIAL"
    PLAN = "PLAN"
    STORY = "STORY"
    PAST = "PAST"
    FAMILY = "FAMILY"
    SOCIAL = "SOCIAL"
    MEDICATION = "MEDICATION"
    ALLERGY = "ALLERGY"
    EXAM = "EXAM"
    PROCEDURE = "PROCEDURE"


_HEADINGS: dict[Part, str] = {
    Part.ASSESSMENT: r"a\s?/\s?p|a\s?&\s?p|(?:assessments?|impressions?|assess|imp|diagnos[ei]s)\s?(?:and|&|/"
    r"|\+)\s?(?:plans?|recs?|recommendations?)"
    r"|(?:treating |visit |encounter |discharge |today'?s )?(?:dx|diagnos[ei]s)"
    r"(?![^:\n]*(?:consider|clos|exclud|ruled|reject|prior|past))[^:\n]{0,25}(?=:)|a|assess|diag"
    r"|ass?ess?m[e]?nts?|imp|impressions?|dx|dxs|diagnos[ie]s"
    r"|final diagnos[ie]s|clinical impression|problems addressed|problem list(?: today)?|problems \([^)\n]*\)"
    r"|(?:my )?conclusions?|mdm"
    r"|(?:attending|physician|supervising)(?: physician)?'?s? (?:addend(?:um|a)|note|attestation)"
    r"|problems?(?: today)?|opinion|in summary|addend(?:um|a)|active problems"
    r"|current problems|summary|clinical summary",
    Part.DIFFERENTIAL: r"(?:ddx|differentials?|diff dx|rule[- ]?outs?|r/o)(?: diagnos[ei]s)?",
    Part.PLAN: r"p|plan|plans|tx|treatment|rx|recommendations?|disposition|dispo|follow[- ]?up|rtc/er|return/er"
    r"|return|instructions|counsel(?:ing)?|precautions(?: given)?|education|anticipatory guidance"
    r"|patient (?:information|instructions|education)(?: \(\w+\))?",
    Part.STORY: r"s|subj|subjective|cc|c/c|chief complaint|hpi|hx of present illness|history of present illness"
    r"|interval history|interval hx|interval|reason|reason for visit|ros|review of systems|red flags|mechanism"
    r"|referral",
    Part.PAST: r"pmh|pmhx|pmsh|pshx?|past|past medical history|past hx|past history|medical history|hx|history"
    r"|surgical history|past surgical history|ob hx|gyn hx|obstetric history",
    Part.FAMILY: r"fh|fhx|fam|fam hx|family|family hx|family history",
    Part.SOCIAL: r"sh|shx|soc|soc hx|social|social hx|social history|habits",
    Part.MEDICATION: r"meds?|medications?|current meds|current medications",
    Part.ALLERGY: r"all|allergy|allergies|nkda",
    Part.EXAM: r"o|obj|objective|pe|px|exam|exam,[^:\n]{0,20}|examination|physical exam|physical|video exam|vs"
    r"|vitals|vital signs|labs?"
    r"|labs last week|imaging|results|data|poc|poct|ua|xr|xray|x-ray|cxr|ekg|ecg|mri|ct|us|dxa|gen|skin|lungs|abd"
    r"|mse|pelvic"
    r"|diagnostic|studies|testing|arom|prom|mmt|posture|spirometry",
    Part.PROCEDURE: r"procedures?|procedure note|in[- ]office (?:procedure|ultrasound[^:\n]{0,20})",
}
# One letter, or a word that sentences begin with, is a heading only with a colon.
OPENERS = frozenset({"Plan", "Impression", "Assessment", "Diagnosis", "Dx", "Imp", "In summary"})
_NEEDS_COLON = (
    r"a|p|s|o|all|return|past|history|family|social|exam|reason|plan|plans|data|results|rx|tx|hx|us|ct|mri|skin|lungs"
    r"|abd|gen|poc"
)
_ANY = "|".join(f"(?P<{part.name}>{words})" for part, words in _HEADINGS.items())
_HEADING = re.compile(rf"(?:{_ANY})(?=(?P<mark>\s*[:.)\-]|\s*$|\s+(?=[A-Z(#\d]))|\s)", re.IGNORECASE)
_COLON_ONLY = re.compile(rf"(?:{_NEEDS_COLON})", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_GOES_ON = re.compile(r"[ \t]*(?:[a-z(\d][^:\n]*|[A-Z][a-z]+(?! ?[:)]) [^:\n]*)")
_UNFINISHED = re.compile(
    r"(?:,|\b(?:and|or|of|the|a|an|with|w/|to|in|on|for|his|her|due|from|by|at|is|was|has|had|chronic|acute))$"
)
# Words that deny or doubt what stands in the next line, however short theirs is.
_HANGING = re.compile(
    r"\b(?:denies|denied|without|w/o|neg(?:ative)? for|rule out|r/o|versus|concern(?:ing)? for|suspicious for"
    r"|consistent with|c/w|(?:history|hx|risk|question) of|h/o|either)$",
    re.IGNORECASE,
)
_FULL_LINE, _LONG_LINE = 55, 40
_SENTENCE = re.compile(
    r"(?:\?\s*)?(?:[^.!?;]|(?<=[\s:(])\?|(?<=\d)\.(?=\d)|(?<=\b[a-z])\.(?=[a-z]\.)"
    r"|\.{3,}\s*|(?<=\bvs)\.|(?<=\bposs)\.|(?<=\bprob)\.|(?<=\bdr)\.(?=\s[A-Z])|[.!?](?=[^\s]))+[.!?;]?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\s\d.)(#*-]*(?P<label>[A-Za-z][A-Za-z /&']{0,40}):")
_BULLET = re.compile(
    r"\s*(?:(?P<number>\d{1,2}[.)]|\d{1,2}(?=\s{1,3}[A-Za-z])|\(\d{1,2}\)|#\s?\d{0,2}|[-*•])\s*)(?=\S)"
)
# The number of an item inside a line: "1) Proceed. 2) Warfarin as before."
_COUNTED = re.compile(r"(?<!\d)1(?!\d)|#")
_NUMBER = re.compile(r"\(?\d{1,2}\)\s")


@dataclass(frozen=True)
class Sentence:
    """
    One sentence or list item of a note: `note[start:end]`; `item` counts the list items of a section, 0 is none.

    A clause that ends with a semicolon is one too: `after` is what stands behind it and may take it back, and `label`
    the words before a colon, at `label_at`, that its list of clauses begins with.
    """

    part: Part
    start: int
    end: int
    text: str
    item: int = 0
    is_first_of_item: bool = False
    after: str = ""
    label: str = ""
    label_at: int = 0


def sentences(note: str) -> list[Sentence]:
    """Return the sentences of a note in their order, each with the section it stands in."""
    found: list[Sentence] = []
    part, item, counted = Part.STORY, 0, 0
    for begin, end in _lines(note):
        before = part
        part, start = _begins_section(note, begin, end, part, at_line=True)
        if part != before or start != begin:
            item = 0
        bullet = _BULLET.match(note, start, end)
        is_counted = bool(bullet and _COUNTED.search(bullet.group()))
        counted = len(found) if is_counted and part == Part.STORY else counted
        if is_counted and part == Part.EXAM:
            part, item = Part.ASSESSMENT, 0
        is_item = (bool(bullet) and part in (Part.STORY, Part.ASSESSMENT, Part.PLAN)) or part == Part.ASSESSMENT
        item += is_item
        start = bullet.end() if bullet and is_item else start
        for sentence in _sentences_of(note, start, end, part, item, is_item):
            found.append(sentence)
            part = sentence.part
    return found if any(one.part == Part.ASSESSMENT for one in found) else _judged(found, counted)


def _judged(found: list[Sentence], counted: int) -> list[Sentence]:
    """Take the last numbered list of a story for its assessment; `counted` is where that begins, 0 if there is none."""
    story = {Part.STORY: Part.ASSESSMENT} if counted else {}
    return found[:counted] + [replace(one, part=story.get(one.part, one.part)) for one in found[counted:]]


def _lines(note: str) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end, dictated lines that go on in the next one taken together."""
    begin, before = -1, -1
    for line in _LINE.finditer(note):
        if begin >= 0 and not _goes_on(note[begin:before], note[before : line.start()], line.group()):
            yield begin, before
            begin = -1
        begin = line.start() if begin < 0 else begin
        before = line.end()
    if begin >= 0:
        yield begin, before


def _goes_on(before: str, between: str, line: str) -> bool:
    """Tell whether a dictated sentence goes on in the next line."""
    last = before.rsplit("\n", 1)[-1].rstrip()
    if between != "\n" or _BULLET.match(line) or last.endswith((":", ";")):
        return False
    if _HANGING.search(last):
        return True
    is_full = len(last) >= _FULL_LINE and bool(_GOES_ON.match(line))
    if line.lstrip()[:1].isupper():
        return is_full and bool(_UNFINISHED.search(last))
    return is_full or (line[:1].islower() and len(last) >= _LONG_LINE and not last.endswith((".", "!", "?")))


def _begins_section(note: str, start: int, end: int, part: Part, *, at_line: bool) -> tuple[Part, int]:
    """The section that begins at a place, and where its text begins; the present one when none does."""
    at = start + len(note[start:end]) - len(note[start:end].lstrip(" \t#*"))
    found = _HEADING.match(note, at, end)
    if not found:
        return part, start
    word, mark = found.group().strip(), (found["mark"] or "").strip()
    rest = note[found.end() : end]
    alone = not rest.strip(" :.-\t")
    opens = at_line and word in OPENERS
    if found[Part.DIFFERENTIAL.name] is not None and not (alone and at_line):
        return part, start
    if mark != ":" and not at_line and word.upper() not in ("PMH", "PMHX", "FH", "FHX", "FMH"):
        return part, start
    if mark != ":" and not (alone and at_line) and not opens:
        is_letter = at_line and word in "SOAP" and rest.startswith("  ")
        if not is_letter and (_COLON_ONLY.fullmatch(word) or not (mark or word.isupper())):
            return part, start
        if mark == "-" and word.islower():
            return part, start
    chosen = next(one for one in Part if found[one.name] is not None)
    text = found.end() + len(rest) - len(rest.lstrip(" :.-\t"))
    return chosen, min(text, end)


def _sentences_of(note: str, start: int, end: int, part: Part, item: int, is_item: bool) -> Iterator[Sentence]:
    first = is_item
    label: re.Match[str] | None = None
    pieces = list(_SENTENCE.finditer(note, start, end))
    for piece, behind in zip_longest(pieces, pieces[1:]):
        if not note[start : piece.start()].rstrip().endswith(";"):
            label = _LABEL.match(note, piece.start(), piece.end())
        goes_on = behind and (piece.group().endswith(";") or TAKES_BACK.match(behind.group()))
        after = behind.group() if behind and goes_on else ""
        begin = piece.start() + len(piece.group()) - len(piece.group().lstrip())
        if begin >= piece.end():
            continue
        if number := _NUMBER.match(note, begin, piece.end()):
            begin = number.end()
        now, text = _begins_section(note, begin, piece.end(), part, at_line=False)
        if now != part or text != begin:
            part, item, first = now, item or 1, now == Part.ASSESSMENT
        if text < piece.end() and note[text : piece.end()].strip():
            governed = label if label and label.end() <= text else None
            words = governed["label"] if governed else ""
            at = governed.start("label") if governed else 0
            yield Sentence(part, text, piece.end(), note[text : piece.end()], item, first, after, words, at)
        first = False
