"""Edits of single diagnoses: that each is a code of the day, as long as it has to be."""

from collections.abc import Iterator

from coding.edits.finding import About, Finding, Remedy, at_diagnosis, replacing, stop
from coding.edits.visit import Visit
from coding.models import Code, CodeSystem, Diagnosis, with_dot

FULL = 7
LETTERS_SHOWN = 3


def there_is_a_diagnosis(visit: Visit) -> Iterator[Finding]:
    """
    A claim says why the patient was seen.

    Source: 837P, loop 2300 HI, required.
    """
    if not visit.diagnoses:
        yield stop(About("Diagnoses"), "The visit has no diagnosis. Search for what the assessment says and add it.")


def diagnosis_is_valid_on_the_day(visit: Visit) -> Iterator[Finding]:
    """
    A code is valid on the date of service.

    Source: 45 CFR 162.1002, code sets by date.
    """
    for one in visit.diagnoses:
        if visit.diagnosis(one.code) is None and not _lost_its_seventh(visit, one):
            day = f"{visit.day:%m/%d/%y}"
            if not visit.release:
                text = f"No release of ICD-10-CM is loaded for {day}. Ask the administrator to load it."
            elif visit.is_known(one.code, CodeSystem.ICD10CM):
                text = f"Not valid on {day}. Choose the code of that day."
            else:
                text = "ICD-10-CM has no such code. Replace it."
            yield stop(at_diagnosis(one), text)


def diagnosis_is_billable(visit: Visit) -> Iterator[Finding]:
    """
    A code is coded to its highest specificity: headings are not billed.

    Source: ICD-10-CM Guidelines, I.B.2, level of detail.
    """
    for one, code in _groups(visit):
        if not _seventh_of(visit, code):
            below = [name for name in visit.below.get(one.code, ()) if len(name) > len(one.code)]
            only = replacing(one, below[0]) if len(below) == 1 else None
            yield stop(at_diagnosis(one), f"{code.dotted} is a heading. Choose one of the codes below it.", remedy=only)


def seventh_character_is_there(visit: Visit) -> Iterator[Finding]:
    """
    A code that takes a seventh character has it.

    Source: ICD-10-CM Guidelines, I.A.5.
    """
    for one, code in _groups(visit):
        seventh = _seventh_of(visit, code)
        if seventh:
            stem = one.code.ljust(FULL - 1, "X")
            letters = ", ".join(f"{letter} {meaning}" for letter, meaning in list(seventh.items())[:LETTERS_SHOWN])
            first = stem + next(iter(seventh))
            remedy = Remedy(f"Use {with_dot(first)}", "replace", one.position, first) if len(one.code) >= 4 else None
            yield stop(at_diagnosis(one), f"A seventh character is missing: {letters}.", remedy=remedy)


def seventh_character_exists(visit: Visit) -> Iterator[Finding]:
    """
    The seventh character is one that the category defines.

    Source: ICD-10-CM Guidelines, I.A.5; the category's own list of seventh characters.
    """
    for one in visit.diagnoses:
        if visit.diagnosis(one.code) is None and _lost_its_seventh(visit, one):
            stem = one.code[: FULL - 1]
            seventh = _sevenths_above(visit, stem)
            letters = ", ".join(f"{letter} {meaning}" for letter, meaning in list(seventh.items())[:LETTERS_SHOWN])
            yield stop(at_diagnosis(one), f"It takes no seventh character {one.code[FULL - 1]}. It takes {letters}.")


def _groups(visit: Visit) -> Iterator[tuple[Diagnosis, Code]]:
    for one in visit.diagnoses:
        code = visit.diagnosis(one.code)
        if code is not None and not code.billable:
            yield one, code


def _seventh_of(visit: Visit, code: Code) -> dict[str, str]:
    """The seventh characters of a heading directly above its codes; empty for one that has other headings below."""
    seventh = next((owner.notes["seventh"] for owner in visit.chain(code.code) if "seventh" in owner.notes), None)
    if not seventh:
        return {}
    stem = code.code.ljust(FULL - 1, "X")
    letters = {one[FULL - 1] for one in visit.below.get(code.code, ()) if len(one) == FULL and one.startswith(stem)}
    return {letter: meaning for letter, meaning in seventh.items() if letter in letters}


def _lost_its_seventh(visit: Visit, one: Diagnosis) -> bool:
    """Whether everything before the seventh character is right, so that only this one is not."""
    return (
        len(one.code) == FULL
        and not visit.is_known(one.code, CodeSystem.ICD10CM)
        and bool(_sevenths_above(visit, one.code[: FULL - 1]))
    )


def _sevenths_above(visit: Visit, stem: str) -> dict[str, str]:
    """The seventh characters that the heading of a six-character stem defines."""
    heading = visit.diagnosis(stem) or visit.diagnosis(stem.rstrip("X"))
    if heading is None or heading.billable:
        return {}
    return next((dict(owner.notes["seventh"]) for owner in visit.chain(heading.code) if "seventh" in owner.notes), {})
