"""Edits of modifiers: known, in their place, and not against each other."""

from collections.abc import Iterator

from coding.edits.families import CHIROPRACTIC, OFFICE, THERAPY, VISITS, is_procedure
from coding.edits.finding import Finding, Remedy, adding, at_line, hold, stop, taking_off, warning
from coding.edits.visit import Visit
from coding.models import CodeSystem

SEPARATE = frozenset({"59", "XE", "XP", "XS", "XU"})
# Two modifiers that cannot both be true of one service, and what they say.
CONTRADICTIONS = (
    ({"26", "TC"}, "reading only and machine only"),
    ({"76", "77"}, "repeated by the same and by another provider"),
    ({"54", "55"}, "surgery only and care after it only"),
    ({"52", "53"}, "reduced and stopped"),
    ({"58", "78"}, "planned and not planned"),
    ({"58", "79"}, "planned and unrelated"),
    ({"78", "79"}, "related and unrelated"),
    ({"80", "AS"}, "assisted by a physician and by another"),
    ({"93", "95"}, "by telephone and by video"),
    ({"GA", "GZ"}, "a waiver on file and none"),
    ({"GA", "GY"}, "covered with a waiver and excluded by law"),
    ({"GY", "GZ"}, "excluded by law and not reasonable"),
    ({"JW", "JZ"}, "some of the drug discarded and none"),
    ({"GN", "GO"}, "speech and occupational therapy"),
    ({"GO", "GP"}, "occupational and physical therapy"),
    ({"GN", "GP"}, "speech and physical therapy"),
)
TELEHEALTH = frozenset({"93", "95", "GT", "GQ", "FQ"})
TELEHEALTH_PLACES = frozenset({"02", "10"})
PLANS = frozenset({"GN", "GO", "GP"})
WITHOUT_25 = frozenset({"36415", "36416"})


def modifier_is_known(visit: Visit) -> Iterator[Finding]:
    """
    A modifier is one of the code set.

    Source: 45 CFR 162.1002, code sets.
    """
    for line in visit.lines:
        for modifier in line.modifiers:
            if not visit.is_known(modifier, CodeSystem.MODIFIER):
                text = f"Modifier {modifier} is not in the list of this office. Compare it with your code book."
                yield warning(at_line(line), text, remedy=taking_off(line, modifier))


def modifier_is_valid_on_the_day(visit: Visit) -> Iterator[Finding]:
    """
    A modifier is valid on the date of service.

    Source: 45 CFR 162.1002, code sets by date.
    """
    for line in visit.lines:
        for modifier in line.modifiers:
            is_over = visit.is_known(modifier, CodeSystem.MODIFIER)
            if is_over and (CodeSystem.MODIFIER, modifier) not in visit.valid:
                text = f"Modifier {modifier} is not valid on {visit.day:%m/%d/%y}."
                yield stop(at_line(line), text, remedy=taking_off(line, modifier))


def visit_modifier_is_on_a_visit(visit: Visit) -> Iterator[Finding]:
    """
    Modifiers 24, 25 and 57 say something of a visit, not of a procedure.

    Source: NCCI Policy Manual, chapter I, D and E; Medicare Claims Processing Manual, ch. 12, 30.6.6 and 40.2.
    """
    for line in visit.lines:
        for modifier in sorted({"24", "25", "57"} & set(line.modifiers)):
            if is_procedure(line) and line.procedure not in VISITS:
                text = f"Modifier {modifier} belongs on the visit, not on the procedure."
                yield warning(at_line(line), text, remedy=taking_off(line, modifier))


def distinct_service_is_not_a_visit(visit: Visit) -> Iterator[Finding]:
    """
    Modifier 59 and its finer forms say that a procedure was distinct; a visit takes 25.

    Source: NCCI Policy Manual, chapter I, E.
    """
    for line in visit.lines:
        wrong = sorted(SEPARATE & set(line.modifiers))
        if wrong and line.procedure in VISITS:
            text = f"Modifier {wrong[0]} is for procedures. A visit that is separate takes 25."
            yield stop(at_line(line), text, remedy=taking_off(line, wrong[0]))


def distinct_service_is_said_once(visit: Visit) -> Iterator[Finding]:
    """
    Modifier 59 is not put beside XE, XP, XS or XU, which say the same more finely.

    Source: NCCI Policy Manual, chapter I, E.
    """
    for line in visit.lines:
        marks = SEPARATE & set(line.modifiers)
        if len(marks) > 1:
            gone = "59" if "59" in marks else sorted(marks)[-1]
            yield stop(
                at_line(line),
                f"{', '.join(sorted(marks))} say the same. Keep the one that fits best.",
                remedy=taking_off(line, gone),
            )


def modifiers_agree(visit: Visit) -> Iterator[Finding]:
    """
    Two modifiers of one line do not contradict each other.

    Source: Medicare Claims Processing Manual, ch. 12, 40 and ch. 23, 20.3; CPT and HCPCS modifiers.
    """
    for line in visit.lines:
        for pair, words in CONTRADICTIONS:
            if pair <= set(line.modifiers):
                one, other = sorted(pair)
                yield stop(at_line(line), f"{one} and {other} contradict each other: {words}. Keep one.")


def telehealth_fits_the_place(visit: Visit) -> Iterator[Finding]:
    """
    A visit by video or telephone is billed with the place of the patient, 02 or 10.

    Source: Medicare Claims Processing Manual, ch. 12, 190; CMS place of service codes 02 and 10.
    """
    place = visit.encounter.place_of_service
    for line in visit.lines:
        marks = sorted(TELEHEALTH & set(line.modifiers))
        if marks and place not in TELEHEALTH_PLACES:
            text = f"{marks[0]} says telehealth, and the place of service is {place}. Telehealth is 02, or 10 at home."
            yield warning(at_line(line), text)


def telehealth_says_how(visit: Visit) -> Iterator[Finding]:
    """
    An office visit at places 02 and 10 says whether it was by video or by telephone, where the payer asks for it.

    Source: Medicare Claims Processing Manual, ch. 12, 190.3 and 190.6; other payers' telehealth policies.
    """
    if visit.encounter.place_of_service not in TELEHEALTH_PLACES or visit.is_medicares:
        return
    for line in visit.lines:
        if line.procedure in OFFICE and not TELEHEALTH & set(line.modifiers):
            yield warning(at_line(line), "Say how: 95 by video, 93 by telephone.", remedy=adding(line, "95"))


def therapy_names_its_plan(visit: Visit) -> Iterator[Finding]:
    """
    Therapy is billed with the plan that it is under: GP, GO or GN.

    Source: Medicare Claims Processing Manual, ch. 5, 20.1.
    """
    for line in visit.lines:
        if line.procedure in THERAPY and not PLANS & set(line.modifiers):
            remedy = adding(line, "GP") if line.procedure.startswith("97") else None
            text = "Say which plan it is under: GP physical, GO occupational, GN speech."
            yield (hold if visit.is_medicares else warning)(at_line(line), text, remedy=remedy)


def chiropractic_says_active(visit: Visit) -> Iterator[Finding]:
    """
    Medicare pays for active treatment of the spine, which AT says, and for the segment as first diagnosis.

    Source: Medicare Benefit Policy Manual, ch. 15, 240.1.3; Claims Processing Manual, ch. 12, 220.
    """
    for line in visit.lines:
        if line.procedure in CHIROPRACTIC and visit.is_medicares and not {"AT", "GA", "GZ"} & set(line.modifiers):
            text = "Without AT Medicare takes it as maintenance and denies it. Add AT if the treatment is active."
            yield hold(at_line(line), text, remedy=adding(line, "AT"))


def outside_laboratory_is_not_medicares(visit: Visit) -> Iterator[Finding]:
    """
    Medicare pays the laboratory that made a test; an office does not bill it with modifier 90.

    Source: Medicare Claims Processing Manual, ch. 16, 40.1.
    """
    for line in visit.lines:
        if "90" in line.modifiers and visit.is_medicares:
            text = "Medicare pays the outside laboratory itself. Take the line off."
            yield stop(at_line(line), text, remedy=Remedy(f"Remove line {line.position}", "remove-line", line.pk))
