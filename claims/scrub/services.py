"""Rules about what was done: diagnoses, lines, money, place, dates, accidents."""

from collections.abc import Iterator
from decimal import Decimal

from claims.facts import ClaimFacts
from claims.scrub.finding import Finding, Severity, stop, warning
from encounters.models import Encounter

MOST_LINES = 50
MOST_UNITS = Decimal("9999.9")
PLACES = frozenset(
    "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 31 32 33 34 41 42 49 50 51 52 53 "
    "54 55 56 57 58 60 61 62 65 66 71 72 81 99".split()
)
# The scrub knows which claims were voided, so it judges this by itself.
JUDGED_HERE = frozenset({"service_was_not_billed_before"})
INPATIENT = frozenset({"21", "51", "61"})


def coding_edits_do_not_stop(facts: ClaimFacts) -> Iterator[Finding]:
    """
    Whatever the coder's edits find about codes, dates, pointers and combinations holds for the claim too.

    What somebody let stand with a reason does so here, as long as nothing that it was about has changed.

    Source: the coding edits, each with its own source.
    """
    for found in facts.coding_findings():
        if found.rule in JUDGED_HERE:
            continue
        severity = Severity.STOP if found.stops else Severity.WARNING
        stands = f" {found.overruled.by} let it stand: {found.overruled.reason}" if found.overruled else ""
        mark = found.mark if found.may_override and not found.overruled else ""
        yield Finding(severity, found.where, found.text + stands, found.rule, found.citation, mark)


def charges_add_up(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The claim's charge is the sum of its lines, and more than zero.

    Source: 837P guide 005010X222A1, CLM02.
    """
    total = sum((line.charge for line in facts.lines), Decimal("0.00"))
    if total <= 0:
        yield stop("Charges", "No line charges anything. A claim without a charge is not sent.")
    elif total != facts.claim.charged:
        yield stop(
            "Charges", f"The lines make {total}, the claim {facts.claim.charged}. Report this; it must never happen."
        )


def lines_fit(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A claim carries at most fifty lines.

    Source: 837P guide 005010X222A1, loop 2400.
    """
    if len(facts.lines) > MOST_LINES:
        yield stop("Lines", f"There are {len(facts.lines)}, and {MOST_LINES} fit on one claim. Split the visit.")


def units_are_plausible(facts: ClaimFacts) -> Iterator[Finding]:
    """
    Units are more than zero, at most four digits before the point and one after it.

    Source: 837P guide 005010X222A1, SV104.
    """
    for line in facts.lines:
        tenths = line.units * 10
        if not 0 < line.units <= MOST_UNITS or tenths != tenths.to_integral_value():
            yield stop(f"Line {line.position}", f"{line.units} units cannot be sent. Use 0.1 to 9999.9.")


def place_of_service_is_known(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The place of service is a code of the CMS list.

    Source: CMS place of service code set; 837P guide 005010X222A1, CLM05-1.
    """
    if facts.encounter.place_of_service not in PLACES:
        yield stop(
            "Place of service", f"Code {facts.encounter.place_of_service} is not on the list. Correct it on the visit."
        )
    elif facts.encounter.place_of_service in INPATIENT:
        yield warning(
            "Place of service", "Payers ask for the admission date of an inpatient visit; this claim carries none."
        )


def service_date_is_not_in_the_future(facts: ClaimFacts) -> Iterator[Finding]:
    """
    Nothing is billed before it was done.

    Source: 42 CFR 424.5(a); 837P guide 005010X222A1, DTP*472.
    """
    if facts.encounter.service_date > facts.today:
        yield stop("Date of service", "It is in the future. Correct the date of the visit.")


def accident_is_complete(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A visit after an accident carries its date, not after the visit, and an auto accident its state.

    Source: 837P guide 005010X222A1, CLM11 and DTP*439.
    """
    visit = facts.encounter
    if not visit.accident:
        return
    if visit.accident_date is None:
        yield stop("Accident", "Its date is missing. Add it on the visit.")
    elif visit.accident_date > visit.service_date:
        yield stop("Accident", "Its date is after the visit. Correct it on the visit.")
    if visit.accident == Encounter.Accident.AUTO and not visit.accident_state:
        yield stop("Accident", "The state of an auto accident is missing. Add it on the visit.")


def accident_goes_to_the_right_payer(facts: ClaimFacts) -> Iterator[Finding]:
    """
    An accident at work or on the road is mostly another insurer's to pay first.

    Source: 42 CFR 411.20 (Medicare as secondary payer); state workers' compensation law.
    """
    expected = {Encounter.Accident.EMPLOYMENT: "WC", Encounter.Accident.AUTO: "AM"}.get(
        Encounter.Accident(facts.encounter.accident)
    )
    if expected and facts.payer.filing_code != expected and not facts.claim.prior_payers:
        yield warning(
            "Payer", "The visit follows an accident; workers' compensation or an auto insurer may pay first. Ask."
        )
