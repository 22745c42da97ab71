"""What is read beside the codes: the note, or a document of the visit or its patient."""

from encounters import documents
from encounters.models import Encounter

MOST_DIGITS = 9


def shown_beside(encounter: Encounter, asked: str) -> dict[str, object]:
    """The documents of the visit and its patient, the one that is asked for, and where the keys lead from it."""
    found = documents.beside(encounter)
    wanted = int(asked) if asked.isdecimal() and len(asked) <= MOST_DIGITS else 0
    tabs = ["", *(f"?document={one.pk}" for one in found)]
    at = next((place for place, one in enumerate(found, start=1) if one.pk == wanted), 0)
    return {
        "documents": found,
        "document": found[at - 1] if at else None,
        "last_tab": tabs[at - 1],
        "next_tab": tabs[(at + 1) % len(tabs)],
    }
