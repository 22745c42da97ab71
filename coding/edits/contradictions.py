"""Edits of diagnoses that say too much together: symptoms beside their cause, plain beside specific, two episodes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from coding.edits.finding import About, Finding, Remedy, at_diagnoses, at_diagnosis, warning
from coding.edits.visit import Visit
from coding.models import Diagnosis
from encounters.models import Encounter

INJURY = "ST"
EPISODES = 7
INITIAL, AFTERCARE = ("A", "B", "C"), ("Z47", "Z48")
TRANSPORT = ("V",)
AT_WORK = ("Y990",)


@dataclass(frozen=True, slots=True)
class Part:
    """Symptoms that belong to diseases: codes with these beginnings add nothing beside the others."""

    symptoms: tuple[str, ...]
    diseases: tuple[str, ...]


PARTS = (
    Part(("R05", "R0981", "R0982", "R070"), ("J00", "J01", "J02", "J03", "J04", "J06", "J09", "J10", "J11")),
    Part(("R05", "R062", "R0602", "R0603"), ("J12", "J13", "J14", "J15", "J16", "J18", "J20", "J21", "J44", "J45")),
    Part(("R50",), ("J02", "J03", "J09", "J10", "J11", "J12", "J13", "J14", "J15", "J18", "N10", "A41", "H66")),
    Part(("R0602", "R0603", "R600", "R609"), ("I50", "I110", "I130", "I132")),
    Part(("R0789", "R079", "R072"), ("I20", "I21", "I22", "I26")),
    Part(("R51", "R110", "R112"), ("G43",)),
    Part(("R30", "R350", "R3915"), ("N30", "N390", "N10")),
    Part(("R31",), ("N200", "N201", "N202", "N209")),
    Part(("R10", "R11"), ("K35", "K36", "K37", "K80", "K81", "K85", "A08", "A09", "K529")),
    Part(("R12",), ("K21",)),
    Part(("R42",), ("H811", "H812")),
    Part(("R73",), ("E08", "E09", "E10", "E11", "E13")),
    Part(("R030",), ("I10", "I11", "I12", "I13", "I15", "I16")),
    Part(("R21", "L299"), ("L20", "L21", "L22", "L23", "L24", "L25", "L27", "L50", "B86")),
    Part(("R638", "R634", "R5383"), ("F32", "F33")),
    Part(("M2556",), ("M17", "M2316", "S83")),
    Part(("M2555",), ("M16",)),
    Part(("M2551",), ("M750", "M751", "M754", "M1901", "S46")),
    Part(("M545",), ("M5116", "M5117", "M5136", "M5137", "M4806", "M4807", "S335", "S390")),
    Part(("M542",), ("M5012", "M502", "M503", "M4802", "S134", "S161")),
    Part(("R202", "R208"), ("G56", "E1142", "E1042")),
)  # fmt: skip


def symptom_stands_for_itself(visit: Visit) -> Iterator[Finding]:
    """
    A symptom that belongs to a disease is not coded beside it.

    Source: ICD-10-CM Guidelines, I.B.5.
    """
    for one in visit.diagnoses:
        cause = _cause_of(visit, one)
        if cause:
            yield warning(
                at_diagnoses(one, cause),
                f"{one.dotted} belongs to {cause.dotted}. Keep it only if the note gives it another cause.",
                remedy=Remedy(f"Remove {one.dotted}", "remove-diagnosis", one.position),
            )


def plain_code_stands_alone(visit: Visit) -> Iterator[Finding]:
    """
    A code "without complications", or for an unspecified form, is not coded beside one that says more of the same.

    Source: ICD-10-CM Guidelines, I.A.9.b and I.B.2.
    """
    for one in visit.diagnoses:
        for other in visit.diagnoses:
            if other.pk != one.pk and _says_less(visit, one, other):
                yield warning(
                    at_diagnoses(one, other),
                    f"{other.dotted} says more of the same disease, so {one.dotted} contradicts it or adds nothing.",
                    remedy=Remedy(f"Remove {one.dotted}", "remove-diagnosis", one.position),
                )
                break


def injury_has_one_episode(visit: Visit) -> Iterator[Finding]:
    """
    One injury is treated, healing or past, not two of these at once.

    Source: ICD-10-CM Guidelines, I.C.19.a.
    """
    for one, other in combinations(visit.diagnoses, 2):
        is_long = len(one.code) == EPISODES == len(other.code) and one.code[0] in INJURY
        if is_long and one.code[: EPISODES - 1] == other.code[: EPISODES - 1]:
            yield warning(
                at_diagnoses(one, other),
                "The same injury in two episodes of care. Keep the one of this visit.",
                remedy=Remedy(f"Remove {other.dotted}", "remove-diagnosis", other.position),
            )


def aftercare_of_an_injury_is_the_injury(visit: Visit) -> Iterator[Finding]:
    """
    Care while an injury heals is coded as the injury with its seventh character, not as aftercare.

    Source: ICD-10-CM Guidelines, I.C.21.c.7.
    """
    for one in visit.diagnoses:
        injury = next((other for other in visit.diagnoses if other.code[0] == "S"), None)
        if injury and one.code.startswith(AFTERCARE):
            yield warning(
                at_diagnoses(one, injury),
                f"An injury that heals needs no aftercare code: {injury.dotted} says it with its seventh character.",
                remedy=Remedy(f"Remove {one.dotted}", "remove-diagnosis", one.position),
            )


def injuries_are_in_one_episode(visit: Visit) -> Iterator[Finding]:
    """
    Injuries of one accident are in the same episode of care, unless the note says that one is treated anew.

    Source: ICD-10-CM Guidelines, I.C.19.a and I.C.19.c.
    """
    injuries = [one for one in visit.diagnoses if len(one.code) == EPISODES and one.code[0] == "S"]
    active = [one for one in injuries if one.code[-1] in INITIAL]
    past = [one for one in injuries if one.code[-1] not in INITIAL]
    if active and past and active[0].code[:-1] != past[0].code[:-1]:
        yield warning(
            at_diagnoses(active[0], past[0]),
            f"{active[0].dotted} is under treatment and {past[0].dotted} is healing or past. Check both in the note.",
        )


def accident_is_stated(visit: Visit) -> Iterator[Finding]:
    """
    A code for an accident on the road or at work goes with the accident on the visit, which the claim carries.

    Source: 837P, loop 2300 CLM11 and DTP*439; ICD-10-CM Guidelines, I.C.20.
    """
    if visit.encounter.accident:
        return
    for one in visit.diagnoses:
        kind = Encounter.Accident.AUTO if one.code.startswith(TRANSPORT) else Encounter.Accident.EMPLOYMENT
        if one.code.startswith(TRANSPORT + AT_WORK):
            yield warning(
                at_diagnosis(one),
                f"The visit does not say that it follows an accident ({kind.label.lower()}). "
                "Enter kind and date on the visit, or remove the code.",
            )
            return


def preventive_visit_says_so(visit: Visit) -> Iterator[Finding]:
    """
    A preventive visit is for an examination without complaint.

    Source: ICD-10-CM Guidelines, I.C.21.c.13.
    """
    preventive = [line for line in visit.lines if "99381" <= line.procedure <= "99397" and line.procedure.isdigit()]
    for line in preventive:
        pointed = visit.pointed(line)
        if pointed and not any(one.code.startswith(("Z00", "Z01", "Z02", "Z76")) for one in pointed):
            yield warning(
                About(f"Line {line.position}, {line.procedure}", tuple(pointed), (line,)),
                "A preventive visit points to an examination, such as Z00.00. Point it there, or code a problem visit.",
            )


def _cause_of(visit: Visit, one: Diagnosis) -> Diagnosis | None:
    for part in PARTS:
        if one.code.startswith(part.symptoms):
            for other in visit.diagnoses:
                if other.code.startswith(part.diseases) and _other_side(visit, one, other) is False:
                    return other
    return None


def _other_side(visit: Visit, one: Diagnosis, other: Diagnosis) -> bool:
    """Whether the two are of different sides, so that neither explains the other."""
    titles = [(code.title.lower().split() if (code := visit.diagnosis(one.code)) else []) for one in (one, other)]
    sides = [{"left", "right"} & {word.strip(",") for word in words} for words in titles]
    return bool(sides[0] and sides[1] and sides[0] != sides[1])


def _says_less(visit: Visit, one: Diagnosis, other: Diagnosis) -> bool:
    code, more = visit.diagnosis(one.code), visit.diagnosis(other.code)
    if code is None or more is None or one.code[:3] != other.code[:3]:
        return False
    title, better = code.title.lower(), more.title.lower()
    if "without complication" in title:
        return "without complication" not in better
    is_general = title.startswith("unspecified") or title.endswith("unspecified")
    return is_general and code.parent == more.parent and "unspecified" not in better and "other" not in better
