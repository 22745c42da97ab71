"""Rules about what a line says beside its code: its own people, and the drug that was given."""

from collections.abc import Iterator

from claims.facts import ClaimFacts, is_clia_laboratory
from claims.scrub.finding import Finding, stop, warning
from coding.claim_facts.asked import may_be_a_drug
from coding.claim_facts.ndc import DIGITS, with_hyphens
from coding.edits.families import is_drug
from coding.models import ChargeLine
from patients.models import FilingCode
from x12.npi import npi_is_valid

IMAGING = ("70010", "79999")
UNITS = frozenset(ChargeLine.DrugUnit.values)


def line_providers_have_valid_npis(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The NPI of each provider who is named on a line must pass its check digit.

    Source: 45 CFR 162.406; 837P guide 005010X222A1, loops 2420A, 2420D and 2420E.
    """
    for line in facts.lines:
        people = (("Rendering", line.rendering), ("Supervising", line.supervising), ("Ordering", line.ordering))
        for role, provider in people:
            if provider is not None and not npi_is_valid(provider.npi):
                yield stop(
                    f"{_where(line)}, {role.lower()} provider",
                    f"NPI {provider.npi} has a wrong check digit. Correct it on the provider's page.",
                )


def service_says_who_ordered_it(facts: ClaimFacts) -> Iterator[Finding]:
    """
    Medicare pays laboratory tests and images only for the provider who ordered them, by name and NPI.

    Source: 42 CFR 424.507(a); Medicare Claims Processing Manual, chapter 26, section 10.4 (item 17).
    """
    if not facts.payer.is_medicare or npi_is_valid(facts.encounter.referring_npi):
        return
    for line in facts.lines:
        is_ordered = is_clia_laboratory(line.procedure) or IMAGING[0] <= line.procedure <= IMAGING[1]
        if is_ordered and line.ordering is None:
            yield warning(_where(line), f"{line.procedure} was ordered by somebody. Name the provider on the line.")


def drug_can_be_sent(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A drug code has eleven digits, 5-4-2, goes with a quantity and its unit, and stands on a code that is a drug.

    Source: 837P guide 005010X222A1, LIN03, CTP04 and CTP05 of loop 2410.
    """
    for line in facts.lines:
        if not line.ndc:
            continue
        if len(line.ndc) != DIGITS or not line.ndc.isdigit() or not int(line.ndc):
            yield stop(_where(line), "The NDC has not eleven digits, 5-4-2. Take it from the package.")
        if line.ndc_unit not in UNITS or not line.ndc_quantity or line.ndc_quantity <= 0:
            yield stop(_where(line), "The NDC goes with how much was given and in which unit. Complete the line.")
        if not may_be_a_drug(line.procedure):
            text = f"{line.procedure} is no drug and has NDC {with_hyphens(line.ndc)}. Move that to its line."
            yield warning(_where(line), text)


def medicaid_gets_the_drug_code(facts: ClaimFacts) -> Iterator[Finding]:
    """
    Medicaid pays a drug given in the office only with its NDC.

    Source: 42 USC 1396r-8(a)(7); 42 CFR 447.520.
    """
    if facts.payer.filing_code != FilingCode.MEDICAID:
        return
    for line in facts.lines:
        if is_drug(line.procedure) and not line.ndc:
            text = f"Medicaid denies {line.procedure} without its NDC, quantity and unit. Add them."
            yield warning(_where(line), text)


def _where(line: ChargeLine) -> str:
    return f"Line {line.position}"
