"""Queries as small as a story allows."""

from coding.models import ProviderQuery
from coding.note import digest_of
from coding.queries.draft import Draft, Span
from coding.queries.services import send_query
from encounters.models import Encounter
from practice.models import Provider, Role, Staff
from tests.builders import NOW, a_patient, a_staff, an_encounter

NOTE = (
    "S: Fell on the ice. Knee pain since.\n\n"
    "O: Knee swollen, tender over the joint line. eGFR 48.\n\n"
    "A/P:\n1. Contusion of the knee. Ice, rest.\n2. Hypertension, at goal."
)
QUESTION = "The note does not say on which side the cited finding is. Which side was seen and treated?"
SIDES = ("Right", "Left", "Both sides")
PASSWORD = "correct horse battery"


def a_visit_with_a_provider(*, staff: Staff | None = None, note: str = NOTE) -> Encounter:
    """A visit to code whose provider signs in."""
    encounter = an_encounter(patient=a_patient())
    encounter.note = note
    encounter.save()
    person = staff or a_staff(Role.PROVIDER)
    owner = Provider.objects.filter(staff=person).first()
    if owner is None:
        encounter.provider.staff = person
        encounter.provider.save()
    else:
        encounter.provider = owner
        encounter.save()
    return encounter


def a_draft(encounter: Encounter, *, question: str = QUESTION, options: tuple[str, ...] = SIDES,
            words: tuple[str, ...] = ("Knee swollen",), name: str = "Which side") -> Draft:  # fmt: skip
    """A query that may be sent; `words` are cited from the note."""
    note = encounter.whole_note
    spans = tuple(Span(note.index(one), note.index(one) + len(one)) for one in words)
    return Draft(name, question, options, spans, digest_of(note))


def a_query(*, encounter: Encounter | None = None, by: Staff | None = None, now=NOW) -> ProviderQuery:
    """A query that waits for its provider."""
    encounter = encounter or a_visit_with_a_provider()
    return send_query(encounter=encounter, draft=a_draft(encounter), by=by or a_staff(Role.CODER), now=now)
