"""The edit by what this payer did before."""

from collections.abc import Iterator

from coding.edits.finding import Finding, at_both, at_line, warning
from coding.edits.visit import Visit
from coding.models import with_dot
from coding.outcomes.figures import FEW, Figures
from coding.outcomes.reading import Asked, asked_on


def payer_has_mostly_paid_it(visit: Visit) -> Iterator[Finding]:
    """
    What the payer mostly denied before, for this diagnosis and with these modifiers, is looked at again.

    Source: the office's own remittances.
    """
    for line in visit.lines:
        asked = asked_on(line, visit.diagnoses)
        figures = visit.answers.get(asked)
        if figures is not None and figures.size >= FEW and 2 * figures.denied_count > figures.size:
            main = visit.pointed(line)[:1]
            yield warning(at_both(line, *main) if main else at_line(line), _said(visit, asked, figures))


def _said(visit: Visit, asked: Asked, figures: Figures) -> str:
    first, last = figures.period or (visit.day, visit.day)
    reason = next(iter(figures.refusals), None)
    why = f", mostly {reason.codes} ({reason.says})" if reason else ""
    return (
        f"{visit.payer} denied {figures.denied_count} of the last {figures.size} it answered of {asked.code} with "
        f"{with_dot(asked.diagnosis)} first, {first:%m/%d/%y} to {last:%m/%d/%y}{why}. See what it paid instead."
    )
