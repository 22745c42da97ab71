"""
The life of a query: sent, answered and signed, or withdrawn, and sent again.

While a query is open its visit is on hold; the answer becomes an addendum to the note, and the visit is with its coder
again.  Everything locks the visit first and the query after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from coding.bench.evidence import known_digests
from coding.models import Escalation, Pend, ProviderQuery, QueryEvent
from coding.queries.checks import problems_of_indicators, problems_of_words
from coding.queries.draft import OTHER, UNABLE, Draft, Span, options_from, tidy
from coding.queries.naming import problems_of_names
from coding.queries.signing import digest_of_answer
from coding.queries.templates import QueryRefused
from coding.services import refuse_unless_with_coder, take
from encounters.models import Encounter
from encounters.services import add_addendum, hold, resume
from practice.models import Staff

LONGEST_ANSWER = 1000
LONGEST_CITED = 600
State, Choice, Kind = ProviderQuery.State, ProviderQuery.Choice, QueryEvent.Kind


class ProviderHasNoSignIn(Exception):
    """A query is answered on the provider's own page, which needs a sign-in."""


class NoteWasChanged(Exception):
    """The words were selected in another version of the note."""


class WithAColleague(Exception):
    """The visit waits for a colleague's answer."""


class AlreadyAnswered(Exception):
    """The query has its answer."""


class NotOpen(Exception):
    """The query was withdrawn."""


class NotYourQuery(Exception):
    """The query is to another provider."""


class WrongPassword(Exception):
    """Signing needs one's own password."""


class NoAnswer(Exception):
    """Nothing was chosen, or "other" without saying what."""


class WhyMissing(Exception):
    """Somebody will ask why a query was withdrawn."""


class SentAgain(Exception):
    """The query was sent again once already."""


def refuse_unless_askable(encounter: Encounter) -> None:
    """
    Do nothing for a visit whose provider can be asked now, whatever the question is.

    :raises NotBeingCoded: if the visit is not with a coder.
    :raises ProviderHasNoSignIn: if the provider could never see it.
    :raises WithAColleague: if the visit waits for a colleague's answer.
    """
    refuse_unless_with_coder(encounter)
    provider = encounter.provider
    if provider.staff is None or not provider.staff.is_active:
        raise ProviderHasNoSignIn(f"{provider} has no sign-in. An administrator gives one on the provider’s page.")
    if Escalation.objects.filter(encounter=encounter, answered_at=None).exists():
        raise WithAColleague("The visit waits for a colleague’s answer. Ask the provider when it is back.")


SEND_REFUSALS = (QueryRefused, ProviderHasNoSignIn, NoteWasChanged, WithAColleague)


@dataclass(frozen=True)
class Answer:
    """
    What the provider answers.

    `option` counts the query's options from 1 and is 0 for the other two choices; `words` are the provider's own, which
    "other" needs and every choice may have.
    """

    choice: ProviderQuery.Choice
    option: int = 0
    words: str = ""


@transaction.atomic
def send_query(*, encounter: Encounter, draft: Draft, by: Staff, now: datetime) -> ProviderQuery:
    """
    Ask the provider of a visit; the visit is on hold until the answer, and its pends are over.

    :raises QueryRefused: if it leads, or cites nothing; with all reasons.
    :raises ProviderHasNoSignIn: if the provider could never see it.
    :raises NoteWasChanged: if the words were selected in another version of the note.
    :raises WithAColleague: if the visit waits for a colleague's answer.
    :raises NotBeingCoded: if the visit is not with a coder.
    """
    return _send(encounter, draft, None, by=by, now=now)


@transaction.atomic
def resend_query(*, query: ProviderQuery, by: Staff, now: datetime) -> ProviderQuery:
    """
    Send the same query again, to the provider of the visit as it is now; one that is still open is withdrawn first.

    :raises AlreadyAnswered: if it has its answer.
    :raises SentAgain: if it was sent again before.
    :raises NoteWasChanged: if the cited words are not in the note any more; and as `send_query`.
    """
    _lock_visit(query)
    row = _locked(query)
    if row.state == State.ANSWERED:
        raise AlreadyAnswered(_told(row))
    if ProviderQuery.objects.filter(resends=row).exists():
        raise SentAgain("This query was sent again already. Open the newer one.")
    if row.state == State.OPEN:
        _close(row, "Sent again", by=by, now=now)
    encounter = Encounter.objects.select_related("provider").get(pk=row.encounter_id)
    spans = _found_again(encounter, row)
    draft = Draft(row.name, row.question, tuple(row.options), spans, known_digests(encounter)[-1])
    return _send(encounter, draft, row, by=by, now=now)


@transaction.atomic
def withdraw_query(*, query: ProviderQuery, why: str, by: Staff | None, now: datetime) -> ProviderQuery:
    """
    Take a query back; the visit is with its coder again.

    :raises WhyMissing: if nobody says why.
    :raises AlreadyAnswered: if it has its answer.
    :raises NotOpen: if it was withdrawn before.
    """
    why = tidy(why)[:200]
    if not why:
        raise WhyMissing("Say why the query is withdrawn; its history keeps the reason.")
    _lock_visit(query)
    row = _locked(query)
    _refuse_unless_open(row)
    _close(row, why, by=by, now=now)
    _give_back(row, by=by, now=now)
    return row


@transaction.atomic
def answer_query(*, query: ProviderQuery, given: Answer, password: str, by: Staff, now: datetime) -> ProviderQuery:
    """
    Sign the answer: it becomes an addendum of the note, and the visit is with its coder again.

    :raises NotYourQuery: if it is to another provider.
    :raises WrongPassword: if the password is not the person's own.
    :raises NoAnswer: if nothing is chosen, or "other" says nothing.
    :raises AlreadyAnswered: if it was answered before; the text tells what.
    :raises NotOpen: if it was withdrawn.
    :raises NoteIsNotSigned: if the note was reopened meanwhile, or the visit is void.
    """
    if query.provider.staff_id != by.pk:
        raise NotYourQuery("This query is to another provider, who alone may answer it.")
    if not by.check_password(password):
        raise WrongPassword("This is not your password. Nothing was signed.")
    _lock_visit(query)
    row = _locked(query)
    _refuse_unless_open(row)
    row.choice, row.answer = given.choice, _words_of(row, given)
    row.addendum = add_addendum(encounter=row.encounter, text=row.answer, about=f"query {row.pk}", by=by, now=now)
    row.signed_by, row.signed_at, row.state = by, now, State.ANSWERED
    row.signature = digest_of_answer(row)
    row.save()
    _record(row, Kind.ANSWERED, by=by, now=now)
    _give_back(row, by=by, now=now)
    return row


def cited(encounter: Encounter, spans: Sequence[Span]) -> list[str]:
    """The words of the note at some places, the line breaks taken out."""
    note = encounter.whole_note
    return [tidy(note[span.start : span.end]) for span in spans]


def _send(
    encounter: Encounter, draft: Draft, before: ProviderQuery | None, *, by: Staff, now: datetime
) -> ProviderQuery:
    take(encounter=encounter, by=by)
    draft = replace(
        draft, name=tidy(draft.name), question=tidy(draft.question), options=options_from(draft.options),
        indicators=_in_order(encounter, draft),
    )  # fmt: skip
    _refuse_if_it_leads(encounter, draft)
    refuse_unless_askable(encounter)
    provider = encounter.provider
    hold(encounter=encounter, why=f"Query to {provider}", by=by, now=now)
    Pend.objects.filter(encounter=encounter, ended_at=None).update(ended_at=now)
    words = cited(encounter, draft.indicators)
    query = ProviderQuery.objects.create(
        encounter=encounter,
        provider=provider,
        name=draft.name,
        question=draft.question,
        options=list(draft.options),
        indicators=[[span.start, span.end, said] for span, said in zip(draft.indicators, words, strict=True)],
        note_digest=known_digests(encounter)[-1],
        sent_by=by,
        sent_at=now,
        resends=before,
    )
    _record(query, Kind.SENT, by=by, now=now)
    return query


def _refuse_if_it_leads(encounter: Encounter, draft: Draft) -> None:
    problems = [
        *problems_of_words(draft),
        *problems_of_names(draft, note=encounter.whole_note, day=encounter.service_date),
        *problems_of_indicators(draft, words=cited(encounter, draft.indicators)),
    ]
    if problems:
        raise QueryRefused(problems)


def _in_order(encounter: Encounter, draft: Draft) -> tuple[Span, ...]:
    """The cited places in the order of the note, each once."""
    if draft.indicators and draft.note_digest not in known_digests(encounter):
        raise NoteWasChanged("The note was changed since you opened this page. Reload it and select the words again.")
    length = len(encounter.whole_note)
    if not all(0 <= one.start < one.end <= length and one.end - one.start <= LONGEST_CITED for one in draft.indicators):
        raise NoteWasChanged("Select words of the note, at most a paragraph at once.")
    return tuple(sorted(dict.fromkeys(draft.indicators), key=lambda one: (one.start, one.end)))


def _found_again(encounter: Encounter, query: ProviderQuery) -> tuple[Span, ...]:
    note = encounter.whole_note
    spans = [Span(start, end) for start, end, _ in query.indicators]
    if any(tidy(note[one.start : one.end]) != said for one, (_, _, said) in zip(spans, query.indicators, strict=True)):
        raise NoteWasChanged("The note was changed since the query was written. Write it anew on the bench.")
    return tuple(spans)


def _words_of(query: ProviderQuery, given: Answer) -> str:
    """What the addendum says: the chosen option, or the provider's own words."""
    words = tidy(given.words)[:LONGEST_ANSWER]
    if given.choice == Choice.OTHER:
        if not words:
            raise NoAnswer("Say in your own words what it is, or choose another answer.")
        return words
    if given.choice == Choice.UNABLE:
        return f"{UNABLE}. {words}".strip()[:LONGEST_ANSWER]
    if not 1 <= given.option <= len(query.options):
        raise NoAnswer("Choose an answer first.")
    chosen = query.options[given.option - 1]
    return f"{chosen}. {words}"[:LONGEST_ANSWER] if words else chosen


def _give_back(query: ProviderQuery, *, by: Staff | None, now: datetime) -> None:
    """End the hold when no other query is open; whoever asked codes the visit if nobody else does."""
    encounter = Encounter.objects.get(pk=query.encounter_id)
    if encounter.status != Encounter.Status.TO_CODE or encounter.queries.filter(state=State.OPEN).exists():
        return
    resume(encounter=encounter, by=by, now=now)
    Encounter.objects.filter(pk=encounter.pk, coder=None).update(coder=query.sent_by)


def _close(query: ProviderQuery, why: str, *, by: Staff | None, now: datetime) -> None:
    query.state = State.WITHDRAWN
    query.save(update_fields=["state"])
    _record(query, Kind.WITHDRAWN, by=by, now=now, why=why)


def _record(query: ProviderQuery, kind: QueryEvent.Kind, *, by: Staff | None, now: datetime, why: str = "") -> None:
    QueryEvent.objects.create(query=query, kind=kind, by=by, at=now, day=localdate(now), why=why)


def _lock_visit(query: ProviderQuery) -> None:
    Encounter.objects.select_for_update(of=("self",)).get(pk=query.encounter_id)


def _locked(query: ProviderQuery) -> ProviderQuery:
    found = ProviderQuery.objects.select_for_update(of=("self",)).select_related("encounter", "signed_by")
    return found.get(pk=query.pk)


def _refuse_unless_open(query: ProviderQuery) -> None:
    if query.state == State.ANSWERED:
        raise AlreadyAnswered(_told(query))
    if query.state != State.OPEN:
        raise NotOpen("This query was withdrawn. Nothing is to be answered any more.")


def _told(query: ProviderQuery) -> str:
    who = query.signed_by.full_name if query.signed_by else ""
    how = {Choice.OTHER: OTHER, Choice.UNABLE: UNABLE}.get(Choice(query.choice), query.answer)
    return f"This query was answered by {who} already: “{how}”. The first answer stands."
