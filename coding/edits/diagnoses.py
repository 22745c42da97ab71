"""Edits of diagnoses: each yields what is wrong with one visit."""

from collections.abc import Iterator
from itertools import combinations

from coding.edits.finding import Finding, Remedy, Severity, Visit, at_diagnosis
from coding.edits.references import refers_to
from coding.models import Code, CodeSystem, Diagnosis, with_dot

FULL = 7
MANIFESTATION = "diseases classified elsewhere"
EXTERNAL_CAUSES = frozenset("VWXY")
KIDNEY_FAILURE = frozenset({"N185", "N186"})


def there_is_a_diagnosis(visit: Visit) -> Iterator[Finding]:
    """
    A claim says why the patient was seen.

    Source: 45 CFR 162.1002; 837P loop 2300 HI, required.
    """
    if not visit.diagnoses:
        text = "The visit has no diagnosis. Search for what the assessment says and add it."
        yield Finding("there_is_a_diagnosis", Severity.STOP, "Diagnoses", text, "837P, loop 2300 HI, required")


def diagnosis_is_valid_on_the_day(visit: Visit) -> Iterator[Finding]:
    """
    A code is valid on the date of service.

    Source: 45 CFR 162.1002 (code sets in effect at the time of the service).
    """
    for one in visit.diagnoses:
        if visit.diagnosis(one.code) is None:
            day = f"{visit.encounter.service_date:%m/%d/%y}"
            if visit.release is None:
                text = f"No release of ICD-10-CM is loaded for {day}. Ask the administrator to load it."
            elif visit.is_known(one.code, CodeSystem.ICD10CM):
                text = f"Not valid on {day}. Choose the code of that day."
            else:
                text = "ICD-10-CM has no such code. Replace it."
            yield Finding(
                "diagnosis_is_valid_on_the_day",
                Severity.STOP,
                at_diagnosis(one),
                text,
                "45 CFR 162.1002, code sets by date",
            )


def diagnosis_is_billable(visit: Visit) -> Iterator[Finding]:
    """
    A code is coded to its highest specificity: headings are not billed.

    Source: ICD-10-CM Official Guidelines, section I.B.2.
    """
    for one, code in _groups(visit):
        if not _seventh_of(visit, code):
            text = f"{code.dotted} is a heading. Choose one of the codes below it."
            yield Finding(
                "diagnosis_is_billable",
                Severity.STOP,
                at_diagnosis(one),
                text,
                "ICD-10-CM Guidelines, I.B.2, level of detail",
            )


def seventh_character_is_there(visit: Visit) -> Iterator[Finding]:
    """
    A code that takes a seventh character has it.

    Source: ICD-10-CM Official Guidelines, section I.A.5.
    """
    for one, code in _groups(visit):
        seventh = _seventh_of(visit, code)
        if seventh:
            stem = one.code.ljust(FULL - 1, "X")
            letters = ", ".join(f"{letter} {meaning}" for letter, meaning in list(seventh.items())[:3])
            text = f"A seventh character is missing: {letters}."
            first = next(iter(seventh))
            remedy = (
                Remedy(f"Use {with_dot(stem + first)}", "replace", one.position, stem + first)
                if len(one.code) >= 4
                else None
            )
            yield Finding(
                "seventh_character_is_there",
                Severity.STOP,
                at_diagnosis(one),
                text,
                "ICD-10-CM Guidelines, I.A.5",
                remedy,
            )


def excludes1_pair_is_unrelated(visit: Visit) -> Iterator[Finding]:
    """
    Two codes that an Excludes1 note keeps apart are coded together only if the conditions are unrelated.

    Source: ICD-10-CM tabular list; Official Guidelines, section I.A.12.a.
    """
    for one, other in combinations(visit.diagnoses, 2):
        note = _excluding(visit, one, other) or _excluding(visit, other, one)
        if note:
            owner, sentence = note
            yield Finding(
                "excludes1_pair_is_unrelated",
                Severity.WARNING,
                f"{one.dotted} with {other.dotted}",
                f"Not together, unless the note says they are unrelated: {sentence}.",
                f"{visit.code_set}, Excludes1 at {owner.dotted}; Guidelines, I.A.12.a",
                Remedy(f"Remove {other.dotted}", "remove-diagnosis", other.position),
            )


def cause_comes_before_manifestation(visit: Visit) -> Iterator[Finding]:
    """
    A manifestation is never listed first, and a disease that a note wants first stands before it.

    Source: ICD-10-CM Official Guidelines, section I.A.13.
    """
    for one in visit.diagnoses:
        code = visit.diagnosis(one.code)
        earlier = [other for other in visit.diagnoses if other.position > one.position]
        late = next((other for other in earlier if _wants_first(visit, one, other)), None)
        if late:
            yield Finding(
                "cause_comes_before_manifestation",
                Severity.WARNING,
                at_diagnosis(one),
                f"{late.dotted} is the cause and goes before {one.dotted}.",
                f"{visit.code_set}, code first note; Guidelines, I.A.13",
                Remedy(f"Move {late.dotted} up", "move", late.position, str(one.position)),
            )
        elif code and one.position == 1 and MANIFESTATION in code.title.lower():
            text = "A manifestation is never listed first. Code its cause and put it before."
            yield Finding(
                "cause_comes_before_manifestation",
                Severity.STOP,
                at_diagnosis(one),
                text,
                "ICD-10-CM Guidelines, I.A.13",
            )


def external_cause_is_not_first(visit: Visit) -> Iterator[Finding]:
    """
    A code for what caused an injury is never listed first.

    Source: ICD-10-CM Official Guidelines, section I.C.20.a.
    """
    for one in visit.diagnoses:
        if one.position == 1 and one.code[0] in EXTERNAL_CAUSES:
            text = "An external cause is never listed first. Put the injury before it."
            remedy = Remedy("Move it down", "move", 1, "2") if len(visit.diagnoses) > 1 else None
            yield Finding(
                "external_cause_is_not_first",
                Severity.STOP,
                at_diagnosis(one),
                text,
                "ICD-10-CM Guidelines, I.C.20.a",
                remedy,
            )


def linked_conditions_share_a_code(visit: Visit) -> Iterator[Finding]:
    """
    High blood pressure with kidney disease or heart failure, and diabetes with kidney disease, are presumed linked.

    Source: ICD-10-CM Official Guidelines, sections I.A.15, I.C.9.a.1 and I.C.9.a.2.
    """
    by_code = {one.code: one for one in visit.diagnoses}
    kidney = next((one for one in visit.diagnoses if one.code.startswith("N18")), None)
    heart = next((one for one in visit.diagnoses if one.code.startswith("I50")), None)
    failing = kidney is not None and kidney.code in KIDNEY_FAILURE
    pairs = (
        (
            "I10",
            kidney,
            "I120" if failing else "I129",
            "High blood pressure with kidney disease is one code",
            "I.C.9.a.2",
        ),
        ("I10", heart, "I110", "High blood pressure with heart failure is one code", "I.C.9.a.1"),
        ("E119", kidney, "E1122", "Diabetes with kidney disease is one code", "I.A.15"),
        ("E109", kidney, "E1022", "Diabetes with kidney disease is one code", "I.A.15"),
    )
    for plain, other, better, words, section in pairs:
        one = by_code.get(plain)
        if one and other and better not in by_code:
            shown = with_dot(better)
            yield Finding(
                "linked_conditions_share_a_code",
                Severity.WARNING,
                f"{one.dotted} with {other.dotted}",
                f"{words}, {shown}, unless the note says they are unrelated.",
                f"ICD-10-CM Guidelines, {section}",
                Remedy(f"Use {shown}", "replace", one.position, better),
            )


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
    below = Code.objects.filter(system=CodeSystem.ICD10CM, parent=code.code).values_list("code", flat=True)
    letters = {one[FULL - 1] for one in below if len(one) == FULL and one.startswith(code.code.ljust(FULL - 1, "X"))}
    return {letter: meaning for letter, meaning in seventh.items() if letter in letters}


def _excluding(visit: Visit, one: Diagnosis, other: Diagnosis) -> tuple[Code, str] | None:
    """The Excludes1 note at or above one code that refers to the other; a note above both says nothing about them."""
    above_other = {code.pk for code in visit.chain(other.code)}
    for owner, sentence in visit.notes(one.code, "excludes1"):
        if owner.pk not in above_other and refers_to(sentence, other.code):
            return owner, sentence
    return None


def _wants_first(visit: Visit, one: Diagnosis, other: Diagnosis) -> bool:
    return any(refers_to(sentence, other.code) for _, sentence in visit.notes(one.code, "code_first"))
