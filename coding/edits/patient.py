"""Which codes are for patients of another age or sex: they are found last and say so, and are never hidden."""

from coding.edits.ages import ADULT_VACCINES, OLDEST, PREVENTIVE, SPANS
from coding.models import CodeSystem
from patients.models import Sex

# Beginnings of codes, or the first and the last of a span, that are for one sex.
# Source: Medicare Code Editor, sex conflicts, as they were until September 2024; since then a remark, not an edit.
WOMEN = (
    "A34", "B373", "C51", "C52", "C53", "C54", "C55", "C56", "C57", "C58", "D06", "D25", "D26", "D27", "D28", "D39",
    "E28", "N70", "N71", "N72", "N73", "N74", "N75", "N76", "N77", "N8", "N90", "N91", "N92", "N93", "N94", "N95",
    "N96", "N97", "N98", "O", "Q50", "Q51", "Q52", "R87", "S314", "Z0141", "Z124", "Z320", "Z33", "Z34", "Z3A", "Z36",
    "Z37", "Z39", "Z780", "Z9071",
)  # fmt: skip
MEN = (
    "B260", "C60", "C61", "C62", "C63", "D29", "D40", "E29", "N40", "N41", "N42", "N43", "N44", "N45", "N46", "N47",
    "N48", "N49", "N50", "N51", "N52", "N53", "Q53", "Q54", "Q55", "R972", "S312", "S313", "Z125", "Z9079",
)  # fmt: skip
WOMENS_SERVICES = (
    ("56405", "59899"), ("76801", "76828"), ("81025", "81025"), ("88141", "88175"), ("G0101", "G0101"),
    ("J7296", "J7307"), ("Q0091", "Q0091"),
)  # fmt: skip
MENS_SERVICES = (("54000", "55899"), ("84153", "84154"), ("G0102", "G0103"))


def not_for(system: str, code: str, *, age: int, sex: str) -> str:
    """
    Tell why a code is for another patient, in a few words; empty when nothing speaks against it.

    `age` is in completed years on the date of service, `sex` as on record.
    """
    if system == CodeSystem.ICD10CM:
        return _age_of_diagnosis(age, code) or _sex_of_diagnosis(sex, code)
    return _age_of_service(age, code) or _sex_of_service(sex, code)


def _age_of_diagnosis(age: int, code: str) -> str:
    for span in SPANS:
        if code.startswith(span.begins) and not span.low <= age <= span.high:
            return f"{span.words}; the patient is {age}"
    return ""


def _sex_of_diagnosis(sex: str, code: str) -> str:
    return _told(sex, for_women=code.startswith(WOMEN), for_men=code.startswith(MEN))


def _age_of_service(age: int, code: str) -> str:
    low, high = PREVENTIVE.get(code, (ADULT_VACCINES.get(code, 0), OLDEST))
    if low <= age <= high:
        return ""
    years = f"{low} and over" if high == OLDEST else f"{low} to {high}" if high else "the first year"
    return f"for {years}; the patient is {age}"


def _sex_of_service(sex: str, code: str) -> str:
    return _told(
        sex,
        for_women=any(first <= code <= last for first, last in WOMENS_SERVICES),
        for_men=any(first <= code <= last for first, last in MENS_SERVICES),
    )


def _told(sex: str, *, for_women: bool, for_men: bool) -> str:
    if for_women and sex == Sex.MALE:
        return "of women; the record says male"
    return "of men; the record says female" if for_men and sex == Sex.FEMALE else ""
