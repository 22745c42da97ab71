"""
Edits by Medicare's coverage articles: whether the diagnoses support the service.

What an article says in sentences is not read, so a diagnosis that it does not list is a reason to look only.
"""

from collections.abc import Iterator

from coding.edits.finding import Finding, Row, adding, at_both, hold, warning
from coding.edits.visit import Visit
from coding.models import Reference

# With one of these the office says itself that coverage is in doubt, excluded, or documented.
KNOWN_IN_DOUBT = frozenset({"GA", "GX", "GY", "GZ", "KX"})


def diagnosis_supports_the_service(visit: Visit) -> Iterator[Finding]:
    """
    Where an article of the contractor lists diagnoses for a service, one of the line's is among them.

    Source: Medicare coverage articles (LCD), covered diagnoses; Social Security Act, section 1862(a)(1)(A).
    """
    for line in visit.lines:
        pointed = visit.pointed(line)
        codes = {one.code for one in pointed}
        for listed in visit.tables.listed:
            is_asked = listed.procedure == line.procedure and listed.lists_any and pointed
            if is_asked and not codes & listed.covered and not KNOWN_IN_DOUBT & set(line.modifiers):
                text = (
                    f"Article A{listed.number} lists none of its diagnoses ({', '.join(sorted(codes))}). Point to the "
                    "one that the note gives; if none fits, a signed notice (GA) lets you bill the patient."
                )
                row = Row(listed.words, visit.tables.name_of(Reference.COVERAGE), listed.link)
                yield warning(at_both(line, *pointed), text, remedy=adding(line, "GA"), row=row)


def diagnosis_is_not_excluded(visit: Visit) -> Iterator[Finding]:
    """
    A diagnosis that an article lists as not supporting a service does not stand behind it alone.

    Source: Medicare coverage articles (LCD), diagnoses that do not support; Social Security Act, section 1862(a)(1)(A).
    """
    for line in visit.lines:
        pointed = visit.pointed(line)
        for listed in visit.tables.listed:
            against = [one for one in pointed if one.code in listed.not_covered]
            is_asked = listed.procedure == line.procedure and not KNOWN_IN_DOUBT & set(line.modifiers)
            if is_asked and against and len(against) == len(pointed):
                text = (
                    f"Article A{listed.number} says that {against[0].dotted} does not support it. Point to what does, "
                    "or have a notice signed and add GA."
                )
                row = Row(listed.words, visit.tables.name_of(Reference.COVERAGE), listed.link)
                yield hold(at_both(line, *against), text, remedy=adding(line, "GA"), row=row)
