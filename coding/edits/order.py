"""Edits of the order of diagnoses: what is never listed first, and what is only listed first."""

from collections.abc import Iterator

from coding.edits.finding import Finding, Remedy, at_diagnoses, at_diagnosis, stop, warning
from coding.edits.visit import Visit
from coding.models import Diagnosis

EXTERNAL_CAUSES = frozenset("VWXY")
# Codes that only add to another: organisms, resistance, weeks of pregnancy, body mass, outcome of delivery.
ONLY_ADDED = ("B95", "B96", "B97", "Z16", "Z17", "Z3A", "Z37", "Z68", "R297", "R652", "Z18", "Z66")
# Codes that are listed first or not at all, with the paragraph that says so.
ONLY_FIRST = (
    "Z00", "Z01", "Z02", "Z04", "Z332", "Z3181", "Z3183", "Z3184", "Z34", "Z38", "Z39", "Z40", "Z42", "Z510", "Z511",
    "Z52", "Z761", "Z762", "Z9912",
)  # fmt: skip
UNDERDOSING, ADVERSE = "6", "5"
DRUGS = ("T36", "T50")
SEQUELA = "S"
# What remains of a disease: not first, but behind what it left.  I69 says both in one code.
REMAINS = ("B90", "B91", "B92", "B94", "E64", "G09")
PREGNANCY = "O"
INCIDENTAL_PREGNANCY = "Z331"
WEEKS = "Z3A"
ABORTIVE = ("O00", "O01", "O02", "O03", "O04", "O07", "O08")
AFTER_BIRTH = ("O85", "O86", "O87", "O90", "O91", "O92", "O94")


def external_cause_is_not_first(visit: Visit) -> Iterator[Finding]:
    """
    A code for what caused an injury is never listed first.

    Source: ICD-10-CM Guidelines, I.C.20.a.
    """
    for one in visit.diagnoses[:1]:
        if one.code[0] in EXTERNAL_CAUSES:
            text = "An external cause is never listed first. Put the injury before it."
            yield stop(at_diagnosis(one), text, remedy=_down(visit))


def added_code_is_not_first(visit: Visit) -> Iterator[Finding]:
    """
    A code that only adds to another, such as a body mass index or an organism, is never listed first.

    Source: ICD-10-CM Guidelines, I.B.14, I.C.1.b, I.C.21.c.3 and I.C.21.c.11.
    """
    for one in visit.diagnoses[:1]:
        if one.code.startswith(ONLY_ADDED):
            text = "It only adds to another code. Put the condition that it belongs to before it."
            yield stop(at_diagnosis(one), text, remedy=_down(visit))


def leading_code_is_first(visit: Visit) -> Iterator[Finding]:
    """
    Codes for an examination, prenatal supervision, chemotherapy and the like are only listed first.

    Source: ICD-10-CM Guidelines, I.C.21.c.16.
    """
    for one in visit.diagnoses[1:]:
        first = visit.diagnoses[0]
        if one.code.startswith(ONLY_FIRST) and not first.code.startswith(ONLY_FIRST):
            yield warning(
                at_diagnosis(one),
                "It is listed first, or belongs to another visit of the day.",
                remedy=Remedy(f"Move {one.dotted} up", "move", one.position, "1"),
            )


def adverse_effect_is_not_first(visit: Visit) -> Iterator[Finding]:
    """
    The code of a drug that was taken rightly, or too little of, stands behind what it did.

    Source: ICD-10-CM Guidelines, I.C.19.e.5.
    """
    for one in visit.diagnoses[:1]:
        if _is_drug(one) and one.code[5:6] in (UNDERDOSING, ADVERSE):
            text = "List what the drug did, or what got worse without it, before the drug itself."
            yield stop(at_diagnosis(one), text, remedy=_down(visit))


def sequela_is_not_first(visit: Visit) -> Iterator[Finding]:
    """
    What an old injury or disease left behind stands before the code of that injury or disease.

    Source: ICD-10-CM Guidelines, I.B.10.
    """
    for one in visit.diagnoses[:1]:
        is_left = len(one.code) == 7 and one.code[6] == SEQUELA and one.code[0] in "ST"
        if is_left or one.code.startswith(REMAINS):
            text = "Put what it left behind, such as the pain or the stiffness, before the old injury or disease."
            yield warning(at_diagnosis(one), text, remedy=_down(visit))


def pregnancy_comes_first(visit: Visit) -> Iterator[Finding]:
    """
    Codes of pregnancy, birth and the weeks after stand before codes of other chapters.

    Source: ICD-10-CM Guidelines, I.C.15.a.1.
    """
    first = next((one for one in visit.diagnoses if one.code[0] == PREGNANCY), None)
    if first and first.position > 1 and visit.diagnoses[0].code[0] != PREGNANCY:
        yield warning(
            at_diagnosis(first),
            "Codes of pregnancy stand before those of other chapters.",
            remedy=Remedy(f"Move {first.dotted} up", "move", first.position, "1"),
        )


def pregnancy_has_its_weeks(visit: Visit) -> Iterator[Finding]:
    """
    A code of pregnancy has the weeks of it beside it, unless it ended early or is over.

    Source: ICD-10-CM Guidelines, I.C.21.c.11; note of chapter 15.
    """
    if any(one.code.startswith(WEEKS) for one in visit.diagnoses):
        return
    running = (
        one for one in visit.diagnoses if one.code[0] == PREGNANCY and not one.code.startswith(ABORTIVE + AFTER_BIRTH)
    )
    for one in list(running)[:1]:
        if "puerper" not in _title(visit, one) and "postpartum" not in _title(visit, one):
            yield warning(at_diagnosis(one), "The weeks of the pregnancy are missing. Add the code of Z3A for the day.")


def incidental_pregnancy_stands_alone(visit: Visit) -> Iterator[Finding]:
    """
    Pregnant, incidental to the visit, is not coded beside a code that says the pregnancy matters.

    Source: ICD-10-CM Guidelines, I.C.15.a.1 and I.C.21.c.3.
    """
    incidental = next((one for one in visit.diagnoses if one.code == INCIDENTAL_PREGNANCY), None)
    other = next((one for one in visit.diagnoses if one.code[0] == PREGNANCY), None)
    if incidental and other:
        yield warning(
            at_diagnoses(incidental, other),
            "If the pregnancy matters to the visit, it is not incidental. Keep one of them.",
            remedy=Remedy(f"Remove {incidental.dotted}", "remove-diagnosis", incidental.position),
        )


def _down(visit: Visit) -> Remedy | None:
    return Remedy("Move it down", "move", 1, "2") if len(visit.diagnoses) > 1 else None


def _is_drug(one: Diagnosis) -> bool:
    return DRUGS[0] <= one.code[:3] <= DRUGS[1]


def _title(visit: Visit, one: Diagnosis) -> str:
    code = visit.diagnosis(one.code)
    return code.title.lower() if code else ""
