"""Edits from the notes of the tabular list: what comes first, what comes with it, what does not go together."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from coding.edits.finding import (
    Finding,
    Remedy,
    Row,
    at_diagnoses,
    at_diagnosis,
    replacing,
    stop,
    warning,
)
from coding.edits.references import references, refers_to
from coding.edits.visit import Visit
from coding.models import Code, Diagnosis, with_dot

MANIFESTATION = "diseases classified elsewhere"
KIDNEY_FAILURE = frozenset({"N185", "N186"})
# Words in a note by which the coder may leave the further code out, or that ask for one only when it is known.
SOFT = (
    "if applicable", "if known", "if desired", "infectious agent", "infectious organism", "causative organism",
    "external cause", "adverse effect", "any ", "abnormal findings", "associated", "such as", "following", "(s)",
    "organism", "bacteri", "radiation", "if present", "receptor", "virus", "resistance", "body mass", "identify infect",
)  # fmt: skip
GROUPS = frozenset({Code.Kind.BLOCK, Code.Kind.CHAPTER})


def excludes1_pair_is_unrelated(visit: Visit) -> Iterator[Finding]:
    """
    Two codes that an Excludes1 note keeps apart are coded together only if the conditions are unrelated.

    Source: ICD-10-CM tabular list, Excludes1; Guidelines, I.A.12.a.
    """
    for one, other in combinations(visit.diagnoses, 2):
        note = _excluding(visit, one, other) or _excluding(visit, other, one)
        if note:
            owner, sentence = note
            yield warning(
                at_diagnoses(one, other),
                f"Not together, unless the note says they are unrelated: {sentence}.",
                remedy=Remedy(f"Remove {other.dotted}", "remove-diagnosis", other.position),
                row=Row(f"Excludes1 at {owner.dotted}", visit.code_set),
            )


def manifestation_is_not_first(visit: Visit) -> Iterator[Finding]:
    """
    A manifestation of another disease is never listed first.

    Source: ICD-10-CM Guidelines, I.A.13.
    """
    for one in visit.diagnoses[:1]:
        code = visit.diagnosis(one.code)
        if code and MANIFESTATION in code.title.lower() and not _cause_after(visit, one):
            yield stop(at_diagnosis(one), "A manifestation is never listed first. Code its cause and put it before.")


def cause_comes_before_manifestation(visit: Visit) -> Iterator[Finding]:
    """
    A disease that a "code first" note names stands before what it caused.

    Source: ICD-10-CM Guidelines, I.A.13.
    """
    for one in visit.diagnoses:
        found = _cause_after(visit, one)
        if found:
            late, owner = found
            yield warning(
                at_diagnosis(one),
                f"{late.dotted} is the cause and goes before {one.dotted}.",
                remedy=Remedy(f"Move {late.dotted} up", "move", late.position, str(one.position)),
                row=Row(f"code first note at {owner.dotted}", visit.code_set),
            )


def cause_of_a_manifestation_is_coded(visit: Visit) -> Iterator[Finding]:
    """
    A manifestation stands behind the code of the disease that caused it.

    Source: ICD-10-CM Guidelines, I.A.13.
    """
    for one in visit.diagnoses[1:]:
        code = visit.diagnosis(one.code)
        if not code or MANIFESTATION not in code.title.lower():
            continue
        notes = [note for note in visit.notes(one.code, "code_first") if note[0].kind not in GROUPS]
        named = [note for note in notes if references(note[1])]
        if named and not any(_names_another(visit, sentence, one) for _, sentence in named):
            causes = "; ".join(sentence for _, sentence in named[:3])
            yield warning(
                at_diagnosis(one),
                f"Its cause is not coded. The code set names: {causes}. Add the one that the note gives.",
                row=Row(f"code first note at {named[0][0].dotted}", visit.code_set),
            )


def additional_code_is_there(visit: Visit) -> Iterator[Finding]:
    """
    A code whose note asks for another one to complete it has that other one beside it.

    Notes that leave the choice open (if known, if applicable, lists of examples) are shown with the code instead.

    Source: ICD-10-CM Guidelines, I.A.17 and I.B.7.
    """
    for one in visit.diagnoses:
        for owner, sentence in visit.notes(one.code, "use_additional"):
            if owner.kind in GROUPS or not _is_demanded(sentence) or _names_another(visit, sentence, one):
                continue
            yield warning(
                at_diagnosis(one),
                f"Its note asks for one more: use additional {sentence.rstrip('.')}. Add it.",
                row=Row(f"use additional note at {owner.dotted}", visit.code_set),
            )


def linked_conditions_share_a_code(visit: Visit) -> Iterator[Finding]:
    """
    High blood pressure with kidney disease or heart failure, and diabetes with kidney disease, are presumed linked.

    Source: ICD-10-CM Guidelines, I.A.15, I.C.9.a.1 and I.C.9.a.2.
    """
    by_code = {one.code: one for one in visit.diagnoses}
    kidney = next((one for one in visit.diagnoses if one.code.startswith("N18")), None)
    heart = next((one for one in visit.diagnoses if one.code.startswith("I50")), None)
    failing = kidney is not None and kidney.code in KIDNEY_FAILURE
    pressure = "High blood pressure with kidney disease is one code"
    sugar = "Diabetes with kidney disease is one code"
    pairs = (
        ("I10", kidney, "I120" if failing else "I129", pressure, "I.C.9.a.2"),
        ("I10", heart, "I110", "High blood pressure with heart failure is one code", "I.C.9.a.1"),
        ("E119", kidney, "E1122", sugar, "I.A.15"),
        ("E109", kidney, "E1022", sugar, "I.A.15"),
    )
    for plain, other, better, words, section in pairs:
        one = by_code.get(plain)
        if one and other and better not in by_code:
            yield warning(
                at_diagnoses(one, other),
                f"{words}, {with_dot(better)}, unless the note says they are unrelated.",
                remedy=replacing(one, better),
                source=f"ICD-10-CM Guidelines, {section}",
            )


def _excluding(visit: Visit, one: Diagnosis, other: Diagnosis) -> tuple[Code, str] | None:
    """The Excludes1 note at or above one code that refers to the other; a note above both says nothing about them."""
    above_other = {code.pk for code in visit.chain(other.code)}
    for owner, sentence in visit.notes(one.code, "excludes1"):
        if owner.pk not in above_other and refers_to(sentence, other.code):
            return owner, sentence
    return None


def _cause_after(visit: Visit, one: Diagnosis) -> tuple[Diagnosis, Code] | None:
    """The first diagnosis behind this one that a note of this one wants before it, and where the note stands."""
    later: Sequence[Diagnosis] = [other for other in visit.diagnoses if other.position > one.position]
    for other in later:
        for owner, sentence in visit.notes(one.code, "code_first"):
            if refers_to(sentence, other.code):
                return other, owner
    return None


def _is_demanded(sentence: str) -> bool:
    """Whether a note asks for a code without leaving it open, and says which."""
    lowered = sentence.lower()
    return lowered.startswith("code") and bool(references(sentence)) and not any(word in lowered for word in SOFT)


def _names_another(visit: Visit, sentence: str, one: Diagnosis) -> bool:
    return any(other.pk != one.pk and refers_to(sentence, other.code) for other in visit.diagnoses)
