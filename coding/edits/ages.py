"""Edits by age: diagnoses and services that are only for some ages."""

from collections.abc import Iterator
from dataclasses import dataclass

from coding.edits.finding import Finding, Row, at_diagnosis, at_line, stop, warning
from coding.edits.visit import Visit

OLDEST = 130
# Completed years that a preventive visit is for, both ends included.
PREVENTIVE = {
    "99381": (0, 0), "99382": (1, 4), "99383": (5, 11), "99384": (12, 17), "99385": (18, 39), "99386": (40, 64),
    "99387": (65, OLDEST), "99391": (0, 0), "99392": (1, 4), "99393": (5, 11), "99394": (12, 17), "99395": (18, 39),
    "99396": (40, 64), "99397": (65, OLDEST),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AgeSpan:
    """Completed years, both ends included, that codes with one of these beginnings are for, and who says so."""

    begins: tuple[str, ...]
    low: int
    high: int
    words: str
    source: str


SPANS = (
    AgeSpan(("Z0011", "Z38"), 0, 0, "for a newborn", "ICD-10-CM Guidelines, I.C.16.a and I.C.21.c.13"),
    AgeSpan(("Z0012",), 0, 17, "for a child", "ICD-10-CM tabular list, Z00.1"),
    AgeSpan(("Z000",), 15, OLDEST, "for an adult", "ICD-10-CM tabular list, Z00.0"),
    AgeSpan(("Z681", "Z682", "Z683", "Z684"), 20, OLDEST, "for adults of 20 and over", "ICD-10-CM tabular list, Z68"),
    AgeSpan(("Z685",), 2, 19, "for children of 2 to 19", "ICD-10-CM tabular list, Z68"),
    AgeSpan(("O", "Z33", "Z34", "Z3A", "Z37", "Z39"), 9, 64, "of pregnancy", "Medicare Code Editor, maternity ages"),
    AgeSpan(("N951", "N952", "N958", "N959", "Z780"), 15, OLDEST, "of the menopause", "Medicare Code Editor, adults"),
    AgeSpan(("M800", "M810", "R4181", "H353", "H251", "I6781"), 15, OLDEST, "of age", "Medicare Code Editor, adults"),
    AgeSpan(("N40", "C61"), 15, OLDEST, "of a grown man", "Medicare Code Editor, adults"),
    AgeSpan(("J210", "J211", "J218", "J219"), 0, 17, "of small children", "Medicare Code Editor, children"),
)  # fmt: skip
NEWBORN_CHAPTER = "P"
NEWBORN_YEARS = 0
ADULT_VACCINES = {"90662": 65, "90653": 65, "90694": 65}
ANNUAL_WELLNESS = frozenset({"G0438", "G0439", "G0402"})


def diagnosis_fits_the_age(visit: Visit) -> Iterator[Finding]:
    """
    A diagnosis that belongs to an age is coded for a patient of that age.

    Source: ICD-10-CM tabular list; Medicare Code Editor, age conflicts.
    """
    for one in visit.diagnoses:
        for span in SPANS:
            if one.code.startswith(span.begins) and not span.low <= visit.age <= span.high:
                yield warning(
                    at_diagnosis(one),
                    f"A code {span.words}; the patient was {visit.age}. Check the code and the birth date.",
                    row=Row(f"age {visit.age}"),
                    source=span.source,
                )


def condition_from_birth_fits_the_age(visit: Visit) -> Iterator[Finding]:
    """
    A condition of the first 28 days is coded later only while it lasts.

    Source: ICD-10-CM Guidelines, I.C.16.a.4.
    """
    for one in visit.diagnoses:
        if one.code[0] == NEWBORN_CHAPTER and visit.age > NEWBORN_YEARS:
            yield warning(
                at_diagnosis(one),
                f"It began around birth; the patient was {visit.age}. Keep it only if the note says that it lasts.",
                row=Row(f"age {visit.age}"),
            )


def preventive_visit_fits_the_age(visit: Visit) -> Iterator[Finding]:
    """
    A preventive visit is coded by age.

    Source: code set, preventive visits by age.
    """
    for line in visit.lines:
        low, high = PREVENTIVE.get(line.procedure, (0, OLDEST))
        if not low <= visit.age <= high:
            yield stop(at_line(line), f"This code is for another age; the patient was {visit.age} on the day.")


def vaccine_fits_the_age(visit: Visit) -> Iterator[Finding]:
    """
    A flu vaccine made for people of 65 and over is given to them.

    Source: CDC, recommended adult immunization schedule; licensed ages of high-dose and adjuvanted vaccines.
    """
    for line in visit.lines:
        least = ADULT_VACCINES.get(line.procedure)
        if least is not None and visit.age < least:
            yield warning(
                at_line(line),
                f"This vaccine is for {least} and over; the patient was {visit.age}. Compare it with the vial.",
                row=Row(f"age {visit.age}"),
            )
