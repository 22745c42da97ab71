"""Edits of services that belong together: vaccines, drugs, screening, counseling."""

from collections.abc import Iterator
from dataclasses import dataclass

from coding.edits.families import GIVING_VACCINES, INFUSIONS, INJECTIONS, is_drug, is_procedure, is_vaccine
from coding.edits.finding import Finding, Remedy, adding, at_both, at_line, warning
from coding.edits.visit import Visit

GIVEN_ANOTHER_WAY = frozenset({"J7620", "J7613", "J7609", "J7611", "J7614", "J7626", "J7644", "J1050"})
MEDICARE_GIVING = {"G0008": "flu", "G0009": "pneumonia", "G0010": "hepatitis B"}
FLU = frozenset(
    "90630 90653 90655 90656 90657 90658 90660 90661 90662 90672 90673 90674 90682 90685 90686 90687 90688 90694 "
    "90756".split()
)
PNEUMONIA = frozenset({"90670", "90671", "90677", "90684", "90732"})
HEPATITIS_B = frozenset({"90739", "90740", "90743", "90744", "90746", "90747", "90759"})
MEDICARES_VACCINES = (("G0008", FLU), ("G0009", PNEUMONIA), ("G0010", HEPATITIS_B))
FOR_VACCINES = "Z23"


@dataclass(frozen=True, slots=True)
class Reason:
    """Services that are done for diagnoses with one of these beginnings, and who says so."""

    procedures: frozenset[str]
    diagnoses: tuple[str, ...]
    words: str
    source: str


REASONS = (
    Reason(frozenset({"77067", "77063"}), ("Z123",), "Z12.31, screening of the breast", "42 CFR 410.34"),
    Reason(frozenset({"G0121", "G0105", "82270", "G0328", "81528"}), ("Z121", "Z85", "Z80", "Z83", "K50", "K51"),
           "Z12.11, screening of the colon", "42 CFR 410.37"),
    Reason(frozenset({"99406", "99407"}), ("F17", "Z87891", "Z720", "T652", "O9933"),
           "nicotine dependence, F17, or its history", "Medicare NCD 210.4.1"),
    Reason(frozenset({"G0103"}), ("Z125",), "Z12.5, screening of the prostate", "42 CFR 410.39"),
    Reason(frozenset({"G0101", "Q0091"}), ("Z124", "Z0141", "Z77", "Z91", "Z92"), "Z12.4 or Z01.41-, screening of "
           "the cervix", "42 CFR 410.56"),
    Reason(frozenset({"77080", "77081"}), ("M80", "M81", "M85", "Z78", "Z138", "Z790", "Z795", "E21", "E28", "N95",
           "Z87", "M48", "S22", "S32", "Z798", "E24", "M89", "Z79", "R29"),
           "bone loss, its screening or a drug that causes it", "42 CFR 410.31"),
    Reason(frozenset({"G0444"}), ("Z133",), "Z13.31, screening for depression", "Medicare NCD 210.9"),
    Reason(frozenset({"G0447"}), ("Z683", "Z684", "E66"), "a body mass index of 30 and over, Z68.3-",
           "Medicare NCD 210.12"),
)  # fmt: skip


def vaccine_has_its_giving(visit: Visit) -> Iterator[Finding]:
    """
    A vaccine is billed with the service of giving it.

    Source: Medicare Claims Processing Manual, ch. 18, 10.2; CPT, section on immunization administration.
    """
    given = any(line.procedure in GIVING_VACCINES for line in visit.lines)
    for line in visit.lines:
        if is_vaccine(line.procedure) and not given:
            code = next((code for code, vaccines in MEDICARES_VACCINES if line.procedure in vaccines), "90471")
            code = code if visit.is_medicares else "90471"
            yield warning(
                at_line(line),
                "The giving of the vaccine is not billed. Add it.",
                remedy=Remedy(f"Add {code}", "add", 0, code),
            )


def giving_has_its_vaccine(visit: Visit) -> Iterator[Finding]:
    """
    The giving of a vaccine is billed beside the vaccine, also when the vaccine itself was free.

    Source: Medicare Claims Processing Manual, ch. 18, 10.2.1; state vaccine programs (SL).
    """
    vaccines = any(is_vaccine(line.procedure) for line in visit.lines)
    for line in visit.lines:
        if line.procedure in GIVING_VACCINES and not vaccines:
            yield warning(at_line(line), "No vaccine is on the visit. Add which one was given.")


def medicare_takes_its_own_giving(visit: Visit) -> Iterator[Finding]:
    """
    Medicare has its own codes for giving flu, pneumonia and hepatitis B vaccines.

    Source: Medicare Claims Processing Manual, ch. 18, 10.2.1.
    """
    if not visit.is_medicares:
        return
    there = {line.procedure for line in visit.lines}
    for line in visit.lines:
        for code, vaccines in MEDICARES_VACCINES:
            if line.procedure in ("90471", "90473") and there & vaccines and code not in there:
                text = f"Medicare takes {code} for the {MEDICARE_GIVING[code]} vaccine, not {line.procedure}."
                yield warning(at_line(line), text, remedy=Remedy(f"Add {code}", "add", 0, code))


def vaccine_is_for_immunization(visit: Visit) -> Iterator[Finding]:
    """
    A vaccine and its giving point to the encounter for immunization, Z23.

    Source: ICD-10-CM Guidelines, I.C.21.c.2.
    """
    there = next((one for one in visit.diagnoses if one.code == FOR_VACCINES), None)
    for line in visit.lines:
        is_one = is_vaccine(line.procedure) or line.procedure in GIVING_VACCINES
        if is_one and there is None:
            yield warning(
                at_line(line), "It is for Z23, which is not coded.", remedy=Remedy("Add Z23", "add", 0, FOR_VACCINES)
            )
            return
        if is_one and there and there.position not in line.pointers:
            remedy = Remedy(f"Point to {there.letter}", "point", line.pk, str(there.position))
            yield warning(at_both(line, there), f"It is for Z23. Point it to {there.letter}.", remedy=remedy)


def injection_has_its_drug(visit: Visit) -> Iterator[Finding]:
    """
    An injection is billed with what was injected, unless the patient brought it.

    Source: Medicare Claims Processing Manual, ch. 17, 10 and ch. 12, 30.5.
    """
    drugs = any(line.procedure[:1] in "JQ" or line.procedure[:2] == "S0" for line in visit.lines)
    for line in visit.lines:
        if line.procedure in INJECTIONS and not drugs:
            yield warning(at_line(line), "No drug is on the visit. Add what was injected, or note that it was brought.")


def drug_was_given(visit: Visit) -> Iterator[Finding]:
    """
    A drug that is billed was given by somebody: by injection, infusion or as part of a procedure.

    Source: Medicare Benefit Policy Manual, ch. 15, 50.3 (incident to a physician's service).
    """
    given = any(
        line.procedure in INJECTIONS | INFUSIONS or is_procedure(line) or line.procedure in GIVING_VACCINES
        for line in visit.lines
    )
    for line in visit.lines:
        if is_drug(line.procedure) and line.procedure not in GIVEN_ANOTHER_WAY and not given:
            yield warning(
                at_line(line),
                "No injection is on the visit. Add how it was given, such as 96372.",
                remedy=Remedy("Add 96372", "add", 0, "96372"),
            )


def drug_says_what_was_discarded(visit: Visit) -> Iterator[Finding]:
    """
    Medicare wants to know of a drug from a single-dose vial whether some was discarded: JW, or JZ for none.

    Source: Medicare Claims Processing Manual, ch. 17, 40; Social Security Act, section 1847A(h).
    """
    for line in visit.lines:
        if is_drug(line.procedure) and visit.is_medicares and not {"JW", "JZ"} & set(line.modifiers):
            text = "From a single-dose vial Medicare wants JZ when nothing was discarded, else JW on a second line."
            yield warning(at_line(line), text, remedy=adding(line, "JZ"))


def discarded_drug_has_its_dose(visit: Visit) -> Iterator[Finding]:
    """
    What was discarded of a drug stands on a line of its own beside what was given.

    Source: Medicare Claims Processing Manual, ch. 17, 40.
    """
    for line in visit.lines:
        if "JW" in line.modifiers:
            given = [one for one in visit.lines if one.procedure == line.procedure and "JW" not in one.modifiers]
            if not given:
                yield warning(at_line(line), "Only what was discarded is billed. Add a line for what was given.")


def service_has_its_reason(visit: Visit) -> Iterator[Finding]:
    """
    Screening and counseling are paid for the diagnoses that they are for.

    Source: 42 CFR 410.31 to 410.56; Medicare national coverage determinations, section 210.
    """
    for line in visit.lines:
        pointed = visit.pointed(line)
        for reason in REASONS:
            fits = any(one.code.startswith(reason.diagnoses) for one in pointed)
            if line.procedure in reason.procedures and pointed and not fits:
                text = f"It is paid for {reason.words}. Point it to the diagnosis that it was for."
                yield warning(at_both(line, *pointed), text, source=reason.source)
