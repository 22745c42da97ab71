"""The forms that a line comes with (837P, 2440): each question answered, and once."""

from __future__ import annotations

from x12.messages.certified837p import FormAnswer, SupportingForm
from x12.rules.finding import Around, Spots, here, rule


@rule(
    "FORM-ANSWER-MISSING",
    FormAnswer,
    snip=1,
    source="X12 syntax note R02030405 of FRM; X222 2440",
    what="A question of the form has no answer.",
    remedy="Send the answer: Y, N or W, a text, a date or a percent; or leave the question out.",
    ack="2",
)
def _answer_missing(answer: FormAnswer, around: Around) -> Spots:
    if not answer.response and not answer.text and answer.date is None and answer.percent is None:
        yield here(answer, "FRM", 2)


@rule(
    "FORM-QUESTION-TWICE",
    SupportingForm,
    snip=4,
    source="X222 2440 FRM01: the number of the question",
    what="The same question of the form is answered twice.",
    remedy="Send each answer once.",
    severity="warning",
)
def _question_twice(form: SupportingForm, around: Around) -> Spots:
    known: set[str] = set()
    for answer in form.answers:
        if answer.question and answer.question in known:
            yield here(answer, "FRM", 1)
        known.add(answer.question)
