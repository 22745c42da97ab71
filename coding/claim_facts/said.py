"""What a visit and its lines say beside their codes, as short as a page needs it."""

from collections.abc import Iterator

from coding.claim_facts.ndc import with_hyphens
from coding.models import ChargeLine, VisitFacts
from encounters.models import Encounter


def line_facts(line: ChargeLine) -> Iterator[str]:
    """What a line says: the drug, the minutes, another place, other people."""
    if line.ndc and line.ndc_quantity is not None:
        yield f"NDC {with_hyphens(line.ndc)}, {line.ndc_quantity.normalize():f} {line.ndc_unit}"
    if line.minutes:
        yield f"{line.minutes} minutes"
    if line.place_of_service:
        yield f"place {line.place_of_service}"
    people = (("rendered", line.rendering), ("ordered", line.ordering), ("supervised", line.supervising))
    yield from (f"{did} by {who}" for did, who in people if who)


def visit_facts(encounter: Encounter) -> str:
    """The accident and the dates of the visit in one line; empty when nothing was given."""
    facts = VisitFacts.objects.filter(encounter=encounter).first()
    said = []
    if encounter.accident and encounter.accident_date:
        state = f" {encounter.accident_state}" if encounter.accident_state else ""
        said.append(f"{encounter.get_accident_display()} {encounter.accident_date:%m/%d/%y}{state}")
    elif facts is not None and facts.accident_answered:
        said.append("No accident")
    return "; ".join([*said, *(facts.dates if facts else ())])
