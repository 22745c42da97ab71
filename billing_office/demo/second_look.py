"""The demo's questions to providers and its coding QA, so that their pages have something to do."""

import re
from datetime import timedelta

from billing_office.demo.life import Life, clock
from coding.final_codes import coded_from
from coding.models import QaReview
from coding.note import digest_of
from coding.qa.comparing import differences
from coding.qa.sampling import Sample, draw, make_rule, monday_of
from coding.qa.services import dispute, finish_review, take_review
from coding.qa.typed import read_codes
from coding.queries.draft import Draft, Span
from coding.queries.services import send_query
from coding.queries.templates import template_of
from coding.suggest.reading import sentences
from encounters.models import Encounter
from practice.models import Role

NUMBER = re.compile(r"\d{2}")
ON_A_RESULT, ON_A_CONDITION = "standard:meaning-of-a-result", "standard:acute-or-chronic"
WEEKLY = 2


def ask_a_provider(life: Life) -> None:
    """The coder asks the provider who signs in: what a result means, or how long the condition has been there."""
    provider = life.office.staff[Role.PROVIDER]
    waiting = Encounter.objects.filter(status=Encounter.Status.TO_CODE, provider__staff=provider, on_hold_because="")
    for encounter in waiting.order_by("-service_date", "-pk")[:1]:
        told = sentences(encounter.note)
        result = next((one for one in told if NUMBER.search(one.text)), None)
        cited, template = result or told[0], template_of(ON_A_RESULT if result else ON_A_CONDITION)
        spans = (Span(cited.start, cited.end),)
        draft = Draft(template.name, template.question, template.options, spans, digest_of(encounter.note))
        coder = life.office.staff[Role.CODER]
        send_query(encounter=encounter, draft=draft, by=coder, now=clock(life.today, 9, 30))


def draw_for_qa(life: Life) -> None:
    """A rule draws visits of the last week; a second coder finishes one, which the first coder disputes."""
    manager, first, second = (life.office.staff[Role.MANAGER], life.office.staff[Role.CODER], life.office.second_coder)
    now = clock(life.today, 10)
    rule = make_rule(sample=Sample("Two of each coder", count=WEEKLY), by=manager, now=now)
    for weeks in (1, 2, 3):
        draw(rule=rule, week_of=monday_of(life.today) - timedelta(days=7 * weeks), by=manager, now=now)
    review = QaReview.objects.filter(first_coder=first).order_by("-pk").first()
    if review is None:
        return
    take_review(review=review, by=second, now=now)
    told = [one.dotted for one in coded_from(review.first.codes).diagnoses]
    codes = read_codes(diagnoses="\n".join([*told, "Z79.899"]), lines="99214-25 A", note=review.encounter.whole_note)
    if not differences(coded_from(review.first.codes), codes):
        return
    found = finish_review(review=review, codes=codes, by=second, now=now)
    dispute(difference=found[0], why="The note names no drug that is watched.", by=first, now=now)
