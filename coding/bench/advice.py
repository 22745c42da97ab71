"""Which modifiers make sense on a line and why: proposals with their evidence on this visit, put on or off by a key."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coding.edits import Finding, Visit
from coding.edits.families import SURGERY, VISITS, is_procedure
from coding.edits.policies import takes_both_sides
from coding.models import ChargeLine, RelativeValue
from coding.modifiers import MODIFIER_BY_CODE

KEYS = "67890"
BY_VIDEO = frozenset({"02", "10"})
FACILITIES = frozenset({"19", "21", "22", "23", "24", "31", "34", "51", "61"})
LABORATORY = ("80047", "89398")
IMAGING = ("70010", "79999")
# Tests that the FDA waived under CLIA and that Medicare pays with QW only.
WAIVED = frozenset(
    "80061 80305 81003 82274 83036 85018 85610 86318 87428 87502 87631 87634 87635 87804 87807 87811 87880".split()
)
SIDED = re.compile(r"\b(right|left|bilateral)\b", re.IGNORECASE)
OF_SIDE = {"right": "RT", "left": "LT", "bilateral": "50"}
NCCI = "NCCI Policy Manual, chapter I"


@dataclass(frozen=True)
class Advised:
    """One modifier for one line: what it says, what on this visit speaks for it, whose rule it is, its key."""

    code: str
    title: str
    why: str
    source: str
    is_on: bool = False
    key: str = ""


Advise = Callable[["Seen", ChargeLine], Iterator[Advised]]


@dataclass(frozen=True)
class Seen:
    """The visit with what the edits found in it and which of its procedures have a reading and a machine part."""

    visit: Visit
    findings: Sequence[Finding]
    two_parts: frozenset[str]

    def place(self, line: ChargeLine) -> str:
        """Where the service of a line was given."""
        return line.place_of_service or str(self.visit.encounter.place_of_service)


def seen(visit: Visit, findings: Sequence[Finding]) -> Seen:
    """Read what advice needs beside the visit itself."""
    codes = {line.procedure for line in visit.lines}
    values = RelativeValue.objects.on(visit.encounter.service_date).filter(code__in=codes, modifier="", pctc="1")
    return Seen(visit, findings, frozenset(values.values_list("code", flat=True)))


def advice_for(facts: Seen, line: ChargeLine) -> list[Advised]:
    """The modifiers that make sense on a line, each once, with their keys; those that are on it stay listed."""
    found: dict[str, Advised] = {}
    for advise in _ADVISERS:
        for one in advise(facts, line):
            found.setdefault(one.code, one)
    return [
        Advised(one.code, one.title, one.why, one.source, one.code in line.modifiers, key)
        for one, key in zip(found.values(), KEYS, strict=False)
    ]


def _advised(code: str, why: str, source: str) -> Advised:
    known = MODIFIER_BY_CODE.get(code)
    return Advised(code, known.title if known else "", why, source)


def _from_edits(facts: Seen, line: ChargeLine) -> Iterator[Advised]:
    """What an edit offers as its only remedy; a choice of several is made at the edit."""
    for finding in facts.findings:
        remedy = finding.remedies[0] if len(finding.remedies) == 1 else None
        if remedy is None or (remedy.act, remedy.target) != ("modifier", line.pk):
            continue
        if remedy.value not in line.modifiers:
            yield _advised(remedy.value, finding.text, finding.source)


def _separate_visit(facts: Seen, line: ChargeLine) -> Iterator[Advised]:
    """
    A visit beside a procedure; diagnoses that only the visit points to speak for work of its own.

    Source: NCCI Policy Manual, chapter I, section D.
    """
    if line.procedure not in VISITS:
        return
    procedure = next((one for one in facts.visit.lines if is_procedure(one)), None)
    if procedure is None:
        return
    own = [_letter(one) for one in line.pointers if one not in procedure.pointers]
    evidence = (
        f"The visit is for {', '.join(own)} too, which {procedure.procedure} is not for."
        if own
        else f"Visit and {procedure.procedure} point to the same: the note must show work beyond the procedure."
    )
    yield _advised("25", evidence, f"{NCCI}, D")


def _side(facts: Seen, line: ChargeLine) -> Iterator[Advised]:
    """
    A procedure or image for a diagnosis of one side.

    Source: NCCI Policy Manual, chapter I, section E (anatomic modifiers).
    """
    if not (SURGERY[0] <= line.procedure <= SURGERY[1] or IMAGING[0] <= line.procedure <= IMAGING[1]):
        return
    for one in facts.visit.diagnoses:
        code = facts.visit.diagnosis(one.code) if one.position in line.pointers else None
        side = SIDED.search(code.title) if code else None
        if side:
            word = side[1].lower()
            if word == "bilateral" and takes_both_sides(facts.visit, line.procedure) is False:
                continue
            yield _advised(OF_SIDE[word], f"{one.letter}, {one.dotted}, is {word}.", f"{NCCI}, E")


def _repeated(facts: Seen, line: ChargeLine) -> Iterator[Advised]:
    """
    The same procedure on an earlier line.

    Source: Medicare Claims Processing Manual, chapter 1, section 120; chapter 16, section 100.5.1 (91).
    """
    visit = facts.visit
    same = [one for one in visit.lines if one.procedure == line.procedure and one.position < line.position]
    if not same:
        return
    first = same[0]
    if LABORATORY[0] <= line.procedure <= LABORATORY[1]:
        text = f"The same test as line {first.position}: right when a new result was needed that day."
        yield _advised("91", text, "Medicare Claims Processing Manual, ch. 16, 100.5.1")
        return
    one_person = (first.rendering_id or visit.encounter.provider_id) == (
        line.rendering_id or visit.encounter.provider_id
    )
    who = "the same provider" if one_person else "another provider"
    text = f"The same procedure as line {first.position}, by {who}."
    yield _advised("76" if one_person else "77", text, "Medicare Claims Processing Manual, ch. 1, 120")
    yield _advised("59", f"Only when it was another site or session than line {first.position}.", f"{NCCI}, E")
    yield _advised("XS", f"Instead of 59, when it was another organ or site than line {first.position}.", f"{NCCI}, E")


def _by_video(facts: Seen, line: ChargeLine) -> Iterator[Advised]:
    """
    A service by video or telephone.

    Source: Medicare Claims Processing Manual, chapter 12, section 190.
    """
    place = facts.place(line)
    if place in BY_VIDEO and (line.procedure in VISITS or line.procedure.isdigit()):
        yield _advised("95", f"Place of service {place}: live, with sound and picture.", "MCPM, ch. 12, 190")
        yield _advised("93", "By voice only, when the patient could or would not use video.", "42 CFR 410.78(a)(3)")


def _parts(facts: Seen, line: ChargeLine) -> Iterator[Advised]:
    """
    The reading or the machine part of a test that has both.

    Source: Medicare physician fee schedule, PC/TC indicator 1.
    """
    if line.procedure not in facts.two_parts:
        return
    source = "Medicare fee schedule, PC/TC indicator 1"
    place = facts.place(line)
    if place in FACILITIES:
        yield _advised("26", f"Place of service {place}: the facility owns the machine, the provider read.", source)
    else:
        yield _advised("26", "Only the reading, when the machine is not the office's.", source)
        yield _advised("TC", "Only the machine, when somebody else reads and bills it.", source)


def _waived(facts: Seen, line: ChargeLine) -> Iterator[Advised]:
    """
    A waived test in an office laboratory.

    Source: Medicare Claims Processing Manual, chapter 16, section 70.8.
    """
    if line.procedure in WAIVED and facts.place(line) not in FACILITIES:
        text = "A waived test: the office's certificate of waiver pays it with QW only."
        yield _advised("QW", text, "Medicare Claims Processing Manual, ch. 16, 70.8")


def _drug_waste(facts: Seen, line: ChargeLine) -> Iterator[Advised]:
    """
    A drug from a single-dose vial: JZ when all was given; what was discarded goes on its own line with JW.

    Source: Medicare Claims Processing Manual, chapter 17, section 40.
    """
    payer = facts.visit.payer
    if line.procedure[:1] == "J" and payer is not None and payer.is_medicare:
        source = "Medicare Claims Processing Manual, ch. 17, 40"
        yield _advised("JZ", "From a single-dose vial, none discarded.", source)
        yield _advised("JW", "This line is what was discarded of a single-dose vial.", source)


_ADVISERS: tuple[Advise, ...] = (
    _separate_visit, _side, _repeated, _by_video, _parts, _waived, _drug_waste, _from_edits,
)  # fmt: skip


def _letter(position: int) -> str:
    return "ABCDEFGHIJKL"[position - 1]
