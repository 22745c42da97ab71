"""Finds diagnoses that a question names although neither the note nor an option has them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from coding.models import CodeRelease, CodeSystem
from coding.queries.checks import Problem
from coding.queries.draft import Draft
from coding.suggest.finding import LEFT_OUT
from coding.suggest.matching import mentions, tokens_of
from coding.suggest.reading import sentences
from coding.suggest.stance import Stance
from coding.suggest.terms import terms_on

Words = frozenset[str]


def problems_of_names(draft: Draft, *, note: str, day: date) -> list[Problem]:
    """
    Name the diagnoses of the question that are new to the record; a diagnosis that the note denies is new too.

    Diagnoses are found by the terms of the ICD-10-CM in force on the date of service, and abbreviations of the trade.
    """
    if not CodeRelease.objects.filter(system=CodeSystem.ICD10CM, starts_on__lte=day).exists():
        return [Problem("names", "ICD-10-CM is not loaded for this date of service, so names cannot be checked.")]
    known = [*_said(note), *(words for option in draft.options for words in _said(option))]
    asked = f"{draft.name}. {draft.question}"
    new = [
        name
        for name, ways in _named(asked, day).items()
        if not any(words <= there for words in ways for there in known)
    ]
    return [
        Problem(
            "names",
            f"“{name}” stands neither in the note nor among the options, so the question would bring it in. "
            "Describe the finding, and offer what it may mean as options.",
        )
        for name in new
    ]


def _named(text: str, day: date) -> dict[str, list[Words]]:
    """The diagnoses that a text names, as they are written, each with the ways it may be said in other words."""
    terms = terms_on(day)
    named: dict[str, list[Words]] = defaultdict(list)
    for sentence in sentences(text):
        for one in mentions(sentence, tokens_of(sentence), terms):
            if not one.term.code.startswith((*LEFT_OUT, "Z", "R")):
                named[text[one.start : one.end]].append(one.term.words)
    return named


def _said(text: str) -> Iterable[Words]:
    """The words of each sentence that are not denied there."""
    for sentence in sentences(text):
        yield frozenset(word for token in tokens_of(sentence) if token.stance != Stance.NEGATED for word in token.words)
