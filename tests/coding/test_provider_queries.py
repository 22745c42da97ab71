"""A coder asks a provider, the provider signs, the addendum is in the note, the visit is back; and everything else."""

import threading
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.release import NotReadyToRelease, release
from coding.bench.evidence import Span as Words
from coding.bench.evidence import cite, evidence_of, marks_of
from coding.final_codes import coded_from
from coding.models import Escalation, NoteSuggestion, Pend, ProviderQuery, QueryEvent, QueryPolicy
from coding.queries.draft import Draft
from coding.queries.queues import answered_visits, escalated, queries_for, to_answer
from coding.queries.reminders import ImpossibleDays, follow_up, set_policy
from coding.queries.services import (
    AlreadyAnswered,
    Answer,
    NoAnswer,
    NoteWasChanged,
    NotOpen,
    NotYourQuery,
    ProviderHasNoSignIn,
    SentAgain,
    WhyMissing,
    WithAColleague,
    WrongPassword,
    answer_query,
    resend_query,
    send_query,
    withdraw_query,
)
from coding.queries.signing import digest_of_answer, signature_holds
from coding.queries.templates import (
    NameIsTaken,
    QueryRefused,
    save_template,
    switch_template,
    templates,
)
from coding.queries.turnaround import open_by_age, turnaround
from coding.services import add_diagnosis, add_line
from coding.suggest.offers import read_note, unread
from coding.tasks import remind_of_queries
from coding.worklist.own import to_code_for
from coding.worklist.waiting import ProviderIsQueried, ProviderWasAsked, escalate, lift, lift_due, pend
from encounters.models import Addendum, Encounter
from encounters.services import NoteIsNotSigned, reopen_note, sign_note, void
from practice.models import Provider, Role, Staff
from tests.builders import NOW, TODAY, a_fee, a_provider, a_staff
from tests.coding.queries import NOTE, PASSWORD, SIDES, a_draft, a_query, a_visit_with_a_provider

Choice = ProviderQuery.Choice
RIGHT = Answer(Choice.OPTION, 1)
LATER = NOW + timedelta(hours=5)
pytestmark = pytest.mark.usefixtures("few_codes")


@pytest.fixture
def dana(db: None) -> Staff:
    return a_staff(Role.CODER)


def answered(query: ProviderQuery, given: Answer = RIGHT, *, now: datetime = LATER) -> ProviderQuery:
    return answer_query(query=query, given=given, password=PASSWORD, by=query.provider.staff, now=now)


def now_of(encounter: Encounter) -> Encounter:
    return Encounter.objects.get(pk=encounter.pk)


def steps(query: ProviderQuery) -> list[str]:
    return [event.kind for event in query.events.all()]


def test_the_whole_story_from_the_question_to_the_release(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    query = a_query(encounter=visit, by=dana)
    assert now_of(visit).on_hold_because == "Query to Theo Exemplar, MD"
    assert not to_code_for(dana).exists()
    with pytest.raises(NotReadyToRelease, match="waits for the provider"):
        release(encounter=visit, by=dana, today=TODAY, now=NOW)

    answered(query)
    back = now_of(visit)
    assert (back.on_hold_because, back.coder, back.note) == ("", dana, NOTE)
    assert back.whole_note == NOTE + "\n\nAddendum:\nRight"
    assert list(to_code_for(dana)) == list(answered_visits()) == [visit]

    a_fee(procedure="99213")
    add_diagnosis(encounter=back, code="S8001XA", by=dana)
    add_diagnosis(encounter=back, code="W010XXA", by=dana)
    add_line(encounter=back, procedure="99213", by=dana)
    release(encounter=back, by=dana, today=TODAY, now=LATER)
    kept = coded_from(back.final_codes.codes)
    assert [one.dotted for one in kept.diagnoses] == ["S80.01XA", "W01.0XXA"]
    assert [(line.procedure, line.points_to) for line in kept.lines] == [("99213", ("S8001XA",))]
    query.refresh_from_db()
    assert (query.answer, query.signed_at, steps(query)) == ("Right", LATER, ["SENT", "ANSWERED"])
    assert signature_holds(query)


def test_what_is_cited_is_kept_as_place_and_words(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    draft = a_draft(visit, words=("eGFR 48", "Knee swollen"))
    query = send_query(encounter=visit, draft=draft, by=dana, now=NOW)
    at = NOTE.index("Knee swollen")
    assert query.indicators == [[at, at + 12, "Knee swollen"], [NOTE.index("eGFR"), NOTE.index("eGFR") + 7, "eGFR 48"]]


def test_a_query_that_leads_is_not_sent_and_all_reasons_are_told(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    draft = a_draft(visit, question="Is it diabetes, so that the claim is paid?", options=("Yes", "No"), words=())
    with pytest.raises(QueryRefused) as refused:
        send_query(encounter=visit, draft=draft, by=dana, now=NOW)
    assert [one.rule for one in refused.value.problems] == [
        "yes-no", "yes-no-options", "money", "options", "names", "indicators",
    ]  # fmt: skip
    assert not ProviderQuery.objects.exists()
    assert now_of(visit).on_hold_because == ""


def test_words_of_another_note_or_from_outside_of_it_are_refused(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    draft = a_draft(visit)
    for wrong in (
        Draft(draft.name, draft.question, draft.options, draft.indicators, "0" * 64),
        Draft(draft.name, draft.question, draft.options, (Words(3, 99_999, ""),), draft.note_digest),
    ):
        with pytest.raises(NoteWasChanged):
            send_query(encounter=visit, draft=wrong, by=dana, now=NOW)


def test_a_provider_without_a_sign_in_cannot_be_asked(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    Provider.objects.filter(pk=visit.provider_id).update(staff=None)
    with pytest.raises(ProviderHasNoSignIn, match="has no sign-in"):
        send_query(encounter=now_of(visit), draft=a_draft(visit), by=dana, now=NOW)


def test_an_asked_visit_is_not_lifted_pended_or_handed_on(dana: Staff) -> None:
    visit, boss = a_visit_with_a_provider(), a_staff(Role.MANAGER)
    pend(encounter=visit, why="X-ray", until=TODAY + timedelta(days=1), by=dana, now=NOW, today=TODAY)
    a_query(encounter=visit, by=dana)
    assert not Pend.objects.filter(ended_at=None).exists()
    assert lift_due(today=TODAY + timedelta(days=2), now=NOW) == 0
    with pytest.raises(ProviderWasAsked):
        lift(encounter=visit, by=dana, now=NOW)
    with pytest.raises(ProviderWasAsked):
        pend(encounter=visit, why="X-ray", until=TODAY + timedelta(days=1), by=dana, now=NOW, today=TODAY)
    with pytest.raises(ProviderWasAsked):
        escalate(encounter=visit, to=boss, note="?", by=dana, now=NOW)


def test_a_visit_with_a_colleague_is_not_asked_about_and_providers_are_only_queried(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    with pytest.raises(ProviderIsQueried):
        escalate(encounter=visit, to=visit.provider.staff, note="Which side?", by=dana, now=NOW)
    escalate(encounter=visit, to=a_staff(Role.MANAGER), note="Ours?", by=dana, now=NOW)
    with pytest.raises(WithAColleague):
        a_query(encounter=visit, by=dana)


def test_the_visit_waits_for_the_last_of_two_answers(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    first, second = (a_query(encounter=visit, by=dana) for _ in range(2))
    answered(first)
    assert now_of(visit).on_hold_because
    answered(second, Answer(Choice.UNABLE))
    assert now_of(visit).on_hold_because == ""
    assert [one.text for one in visit.addenda.all()] == ["Right", "Unable to determine clinically."]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Answer(Choice.OPTION, 2), "Left"),
        (Answer(Choice.OPTION, 2, "seen on the film"), "Left. seen on the film"),
        (Answer(Choice.OTHER, words="  The  shin,\nnot the knee "), "The shin, not the knee"),
        (Answer(Choice.UNABLE), "Unable to determine clinically."),
        (Answer(Choice.UNABLE, words="Not recorded."), "Unable to determine clinically. Not recorded."),
    ],
)
def test_the_answer_is_the_addendum(dana: Staff, given: Answer, said: str) -> None:
    query = answered(a_query(by=dana), given)
    assert query.answer == query.addendum.text == said
    assert query.addendum.signed_by == query.provider.staff


@pytest.mark.parametrize("given", [Answer(Choice.OPTION), Answer(Choice.OPTION, 4), Answer(Choice.OTHER, words=" ")])
def test_nothing_chosen_or_an_empty_other_is_no_answer(dana: Staff, given: Answer) -> None:
    query = a_query(by=dana)
    with pytest.raises(NoAnswer):
        answered(query, given)
    assert not Addendum.objects.exists()


def test_only_the_asked_provider_answers_and_only_with_the_own_password(dana: Staff) -> None:
    query, other = a_query(by=dana), a_staff(Role.PROVIDER)
    a_provider(staff=other)
    for stranger in (other, dana):
        with pytest.raises(NotYourQuery):
            answer_query(query=query, given=RIGHT, password=PASSWORD, by=stranger, now=LATER)
    with pytest.raises(WrongPassword, match="Nothing was signed"):
        answer_query(query=query, given=RIGHT, password="something else", by=query.provider.staff, now=LATER)
    assert not Addendum.objects.exists()


def test_a_second_answer_is_refused_and_told_what_the_first_was(dana: Staff) -> None:
    query = a_query(by=dana)
    answered(query)
    with pytest.raises(AlreadyAnswered, match="by Dana Sample already: “Right”"):
        answered(query, Answer(Choice.OPTION, 2))
    assert Addendum.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_one_moment_one_stands() -> None:
    from tests.coding.visits import load_a_few_codes

    load_a_few_codes()
    query = a_query()
    gate, said = threading.Barrier(2), []

    def sign(option: int) -> None:
        try:
            mine = ProviderQuery.objects.select_related("provider__staff").get(pk=query.pk)
            gate.wait(timeout=30)
            said.append(answered(mine, Answer(Choice.OPTION, option)).answer)
        except AlreadyAnswered as refusal:
            said.append(str(refusal))
        finally:
            connection.close()

    both = [threading.Thread(target=sign, args=(option,)) for option in (1, 2)]
    for one in both:
        one.start()
    for one in both:
        one.join(timeout=60)
    first = ProviderQuery.objects.get().answer
    told = f"This query was answered by Dana Sample already: “{first}”. The first answer stands."
    assert sorted(said) == sorted([first, told])
    assert Addendum.objects.count() == 1


def test_what_was_signed_is_proved_and_a_changed_answer_is_found_out(dana: Staff) -> None:
    query = answered(a_query(by=dana))
    query = ProviderQuery.objects.select_related("addendum").get(pk=query.pk)
    assert digest_of_answer(query) == query.signature
    query.answer = "Left"
    assert not signature_holds(query)


@pytest.mark.parametrize(
    "change",
    [
        {"question": "Something else?"},
        {"options": ["A", "B"]},
        {"indicators": [[0, 1, "S"]]},
        {"sent_at": LATER},
    ],
)
def test_the_database_keeps_what_was_asked(dana: Staff, change: dict[str, object]) -> None:
    query = a_query(by=dana)
    with pytest.raises(DatabaseError), transaction.atomic():
        ProviderQuery.objects.filter(pk=query.pk).update(**change)


def test_the_database_keeps_answers_histories_addenda_and_final_codes(dana: Staff) -> None:
    query = answered(a_query(by=dana))
    for refused in (
        lambda: ProviderQuery.objects.filter(pk=query.pk).update(answer="Left"),
        lambda: ProviderQuery.objects.filter(pk=query.pk).update(state="OPEN"),
        lambda: query.events.all().delete(),
        lambda: query.events.update(why="x"),
        lambda: Addendum.objects.update(text="Left"),
        lambda: Addendum.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            refused()


@pytest.mark.parametrize(
    "wrong",
    [{"indicators": []}, {"options": ["One"]}, {"question": ""}, {"state": "ANSWERED"}, {"answer": "Right"}],
)
def test_the_database_knows_what_a_query_needs(dana: Staff, wrong: dict[str, object]) -> None:
    query = a_query(by=dana)
    row = {
        "encounter_id": query.encounter_id, "provider_id": query.provider_id, "name": "A", "question": "What?",
        "options": ["A", "B"], "indicators": [[0, 2, "S:"]], "note_digest": query.note_digest, "sent_by": dana,
        "sent_at": NOW,
    }  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        ProviderQuery.objects.create(**{**row, **wrong})


def test_a_query_is_withdrawn_with_a_reason_and_the_visit_is_back(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    query = a_query(encounter=visit, by=dana)
    with pytest.raises(WhyMissing):
        withdraw_query(query=query, why=" ", by=dana, now=NOW)
    withdraw_query(query=query, why="Found it on the film", by=dana, now=NOW)
    assert now_of(visit).on_hold_because == ""
    assert query.events.get(kind="WITHDRAWN").why == "Found it on the film"
    with pytest.raises(NotOpen):
        answered(query)
    with pytest.raises(NotOpen):
        withdraw_query(query=query, why="Again", by=dana, now=NOW)


def test_a_query_is_sent_again_once_and_goes_to_who_is_the_provider_now(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    query = a_query(encounter=visit, by=dana)
    other = a_provider(staff=a_staff(Role.PROVIDER))
    Encounter.objects.filter(pk=visit.pk).update(provider=other)
    again = resend_query(query=query, by=dana, now=LATER)
    query.refresh_from_db()
    assert (query.state, again.state, again.provider, again.resends) == ("WITHDRAWN", "OPEN", other, query)
    assert (again.question, again.options, again.indicators) == (query.question, query.options, query.indicators)
    with pytest.raises(SentAgain):
        resend_query(query=query, by=dana, now=LATER)
    answered(again)
    with pytest.raises(AlreadyAnswered):
        resend_query(query=again, by=dana, now=LATER)


def test_a_query_about_words_that_are_gone_is_not_sent_again(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    query = a_query(encounter=visit, by=dana)
    Encounter.objects.filter(pk=visit.pk).update(note="S: Knee pain. Nothing else of note was found today.")
    with pytest.raises(NoteWasChanged):
        resend_query(query=query, by=dana, now=LATER)
    query.refresh_from_db()
    assert query.state == "OPEN"


def test_a_reopened_note_is_signed_before_the_answer(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    query = a_query(encounter=visit, by=dana)
    opened = reopen_note(encounter=now_of(visit), why="Side forgotten", by=dana, now=NOW)
    with pytest.raises(NoteIsNotSigned):
        answered(query)
    sign_note(encounter=opened, note=NOTE + " Right knee.", by=query.provider.staff, now=NOW)
    with pytest.raises(NotReadyToRelease, match="waits for the provider"):
        release(encounter=visit, by=dana, today=TODAY, now=NOW)
    answered(query)
    assert now_of(visit).whole_note.endswith("Right knee.\n\nAddendum:\nRight")


def test_the_reader_reads_the_addendum_and_earlier_evidence_still_holds(all_codes: None, dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    read_note(encounter=visit, now=NOW)
    assert not NoteSuggestion.objects.filter(code="M1711").exists()
    proved = add_diagnosis(encounter=visit, code="I10", by=dana)
    draft = a_draft(visit)
    at = NOTE.index("Hypertension")
    cite(encounter=visit, proved=proved, span=Words(at, at + 12, draft.note_digest))
    query = send_query(encounter=visit, draft=draft, by=dana, now=NOW)
    assert not unread().filter(pk=visit.pk).exists()

    answered(query, Answer(Choice.OTHER, words="Primary osteoarthritis of the right knee"))
    visit = now_of(visit)
    assert unread().filter(pk=visit.pk).exists()
    reading = read_note(encounter=visit, now=LATER)
    assert not unread().filter(pk=visit.pk).exists()
    (found,) = reading.suggestions.filter(code="M1711")
    assert visit.whole_note[found.words[0][0] : found.words[0][1]].lower().startswith(("primary", "osteoarthritis"))
    assert [mark.start for mark in marks_of(visit, evidence_of(visit))] == [at]


def day(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T15:00").replace(tzinfo=ZoneInfo("America/New_York"))


def test_reminders_come_by_business_days_and_once_a_day_however_often_the_worker_runs(dana: Staff) -> None:
    set_policy(remind_after=2, escalate_after=5, by=dana, now=NOW)
    query = a_query(by=dana, now=day("2026-11-16"))  # a Monday
    told = []
    for number in range(17, 27):
        now = day(f"2026-11-{number}")
        before = QueryEvent.objects.count()
        for _ in range(3):
            follow_up(now=now)
        if QueryEvent.objects.count() > before:
            told.append((number, [one.kind for one in query.events.filter(day=now.date())]))
    # The weekend of the 21st does not count, nor does Thanksgiving on the 26th.
    assert told == [(18, ["REMINDED"]), (20, ["REMINDED"]), (23, ["ESCALATED"]), (24, ["REMINDED"])]
    assert list(escalated()) == [query]
    answered(query, now=day("2026-11-27"))
    assert follow_up(now=day("2026-12-07")) == 0
    assert not escalated().exists()


def test_a_reminder_that_another_worker_wrote_is_not_written_twice_and_the_database_holds_it(dana: Staff) -> None:
    query = a_query(by=dana)
    for kind in ("REMINDED", "ESCALATED"):
        QueryEvent.objects.create(query=query, kind=kind, at=NOW, day=TODAY)
        with pytest.raises(DatabaseError), transaction.atomic():
            QueryEvent.objects.create(query=query, kind=kind, at=NOW, day=TODAY)
    QueryEvent.objects.create(query=query, kind="REMINDED", at=NOW, day=TODAY + timedelta(days=1))
    with pytest.raises(DatabaseError), transaction.atomic():
        QueryEvent.objects.create(query=query, kind="ESCALATED", at=NOW, day=TODAY + timedelta(days=1))


def test_the_worker_reminds_and_takes_back_what_is_moot(dana: Staff) -> None:
    old, moot = (a_query(by=dana, now=NOW - timedelta(days=60)) for _ in range(2))
    void(encounter=moot.encounter, why="Recorded twice", by=dana, now=NOW)
    remind_of_queries()
    remind_of_queries()
    assert steps(old) == ["SENT", "REMINDED", "ESCALATED"]
    assert steps(moot) == ["SENT", "WITHDRAWN"]


@pytest.mark.parametrize(("remind", "escalate_after"), [(0, 5), (6, 5), (31, 40), (2, 61)])
def test_days_that_do_not_fit_are_refused(dana: Staff, remind: int, escalate_after: int) -> None:
    with pytest.raises(ImpossibleDays):
        set_policy(remind_after=remind, escalate_after=escalate_after, by=dana, now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        QueryPolicy.objects.create(remind_after=remind, escalate_after=escalate_after, changed_at=NOW)


def test_turnaround_by_provider_and_what_is_open_by_age(dana: Staff) -> None:
    slow, quick = a_staff(Role.PROVIDER), a_staff(Role.PROVIDER)
    for staff, hours in ((slow, (24, 48, 240)), (quick, (6,))):
        for took in hours:
            query = a_query(encounter=a_visit_with_a_provider(staff=staff), by=dana)
            answered(query, now=NOW + timedelta(hours=took))
    a_query(encounter=a_visit_with_a_provider(staff=slow), by=dana, now=NOW - timedelta(days=4))
    withdraw_query(query=a_query(by=dana), why="Found", by=dana, now=NOW)
    rows, total = turnaround(since=TODAY - timedelta(days=30), until=TODAY)
    assert [(row.provider.staff, row.sent, row.answered, row.open, row.median, row.ninetieth) for row in rows[:2]] == [
        (slow, 4, 3, 1, 2.0, 8.4),
        (quick, 1, 1, 0, 0.2, 0.2),
    ]
    assert (total.sent, total.answered, total.withdrawn, total.open, total.longest) == (6, 4, 1, 1, 10.0)
    assert [age.count for age in open_by_age(today=TODAY)] == [0, 1, 0, 0]
    assert turnaround(since=date(2020, 1, 1), until=date(2020, 2, 1))[0] == []


def test_a_template_is_checked_changed_and_put_out_of_use(dana: Staff) -> None:
    side = next(one for one in templates() if one.key == "standard:side")
    with pytest.raises(QueryRefused):
        save_template(key=side.key, draft=Draft("Side", "Is it the right knee?", SIDES), by=dana, now=NOW)
    kept = save_template(
        key=side.key, draft=Draft("Side of it", "Which side was it?", ("Right", "Left")), by=dana, now=NOW
    )
    assert {one.name for one in templates()} >= {"Side of it"}
    assert "Which side" not in {one.name for one in templates()}
    with pytest.raises(NameIsTaken):
        save_template(key="", draft=Draft("side OF it", "Which side was it?", SIDES), by=dana, now=NOW)
    switch_template(key=f"office:{kept.pk}", by=dana, now=NOW)
    assert not templates()[-1].is_used
    switch_template(key=f"office:{kept.pk}", by=dana, now=NOW)
    switch_template(key="standard:acute-or-chronic", by=dana, now=NOW)
    assert [one.name for one in templates() if not one.is_used] == ["Acute or chronic"]


# Pages


def signed_in(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def test_a_provider_sees_and_opens_only_the_own_queries(dana: Staff) -> None:
    mine, theirs = a_query(by=dana), a_query(by=dana)
    client = signed_in(mine.provider.staff)
    page = client.get(reverse("coding:queries")).content.decode()
    assert mine.encounter.number in page and theirs.encounter.number not in page
    assert client.get(reverse("coding:query", args=[mine.pk])).status_code == 200
    assert client.get(reverse("coding:query", args=[theirs.pk])).status_code == 404
    posted = client.post(reverse("coding:query-answer", args=[theirs.pk]), {"choice": "option-1", "password": PASSWORD})
    assert posted.status_code == 404
    assert set(queries_for(dana)) == {mine, theirs}
    assert list(to_answer(mine.provider.staff_id)) == [mine]


def test_the_provider_answers_on_the_own_page_and_the_next_one_opens(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    query = a_query(encounter=visit, by=dana)
    following = a_query(encounter=a_visit_with_a_provider(staff=visit.provider.staff), by=dana, now=NOW)
    client, url = signed_in(query.provider.staff), reverse("coding:query-answer", args=[query.pk])
    wrong = client.post(url, {"choice": "option-2", "words": "as I said", "password": "guess"})
    assert wrong.status_code == 409
    page = wrong.content.decode()
    assert "This is not your password. Nothing was signed." in page
    assert 'value="option-2" aria-keyshortcuts="2" checked' in page and "as I said" in page and "guess" not in page
    right = client.post(url, {"choice": "option-2", "password": PASSWORD})
    assert right["Location"] == reverse("coding:query", args=[following.pk])
    shown = client.get(reverse("coding:query", args=[query.pk])).content.decode()
    assert "What is shown is what was signed" in shown and "not released yet" in shown
    twice = client.post(url, {"choice": "option-1", "password": PASSWORD})
    assert twice.status_code == 409 and "already: “Left”" in twice.content.decode()


def test_passwords_are_not_guessed_on_the_answer_page(dana: Staff) -> None:
    query = a_query(by=dana)
    client, url = signed_in(query.provider.staff), reverse("coding:query-answer", args=[query.pk])
    for _ in range(5):
        client.post(url, {"choice": "option-1", "password": "guess"})
    last = client.post(url, {"choice": "option-1", "password": PASSWORD})
    assert "Too many tries" in last.content.decode()
    assert not Addendum.objects.exists()


def test_the_coder_writes_a_query_on_the_bench_and_reads_every_reason(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    client, url = signed_in(dana), reverse("coding:query-new", args=[visit.pk])
    filled = client.get(url, {"template": "standard:side"}).content.decode()
    assert "Which side was seen and treated?" in filled and "Knee swollen, tender over the joint line." in filled
    draft = a_draft(visit)
    given = {"name": "Side", "question": "Is it the right knee?", "options": "Yes\nNo", "note": draft.note_digest}
    refused = client.post(url, given)
    assert refused.status_code == 422
    for told in (
        "answered with yes or no",
        "answers yes or no",
        "two different clinical options",
        "Cite what in the note",
    ):
        assert told in refused.content.decode()
    at = NOTE.index("Knee swollen")
    sent = client.post(url, {**given, "question": draft.question, "options": "Right\nLeft", "cite": f"{at}-{at + 12}"})
    assert sent.status_code == 302
    query = ProviderQuery.objects.get()
    assert (query.options, query.indicators) == (["Right", "Left"], [[at, at + 12, "Knee swollen"]])
    bench = client.get(reverse("coding:bench", args=[visit.pk])).content.decode()
    assert '<a class="ev ask" href="#queries"' in bench
    assert "Waits for the answer." in bench and "Another query" in bench and "Lift the hold" not in bench
    answered(query, now=timezone.now())
    bench = client.get(reverse("coding:bench", args=[visit.pk])).content.decode()
    assert "Addendum signed" in bench and "Release and next" in bench
    assert visit.number in client.get(reverse("coding:queue"), {"view": "answered"}).content.decode()


def test_who_can_send_no_query_is_told_before_writing_one(dana: Staff) -> None:
    visit = a_visit_with_a_provider()
    url = reverse("coding:query-new", args=[visit.pk])
    client, auditor = signed_in(dana), signed_in(a_staff(Role.AUDITOR))

    def told(who: Client) -> str:
        answers = [who.get(url), who.get(url, headers={"HX-Request": "true"})]
        pages = [answer.content.decode() for answer in answers]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert all(("<textarea" in page) != ("tip warn" in page) for page in pages)
        return pages[0]

    assert "<textarea" in told(client)
    assert "Only a coder sends a query." in told(auditor)
    assert auditor.post(url, {}).status_code == 403
    escalate(encounter=visit, to=a_staff(Role.MANAGER), note="Ours?", by=dana, now=NOW)
    assert "The visit waits for a colleague’s answer." in told(client)
    Escalation.objects.all().delete()
    Provider.objects.filter(pk=visit.provider_id).update(staff=None)
    assert "has no sign-in. An administrator gives one" in told(client)
    now_of(visit).move_to(Encounter.Status.RELEASED, by=None, now=NOW)
    assert "is released. Correct its claim instead." in told(client)


def test_withdraw_send_again_and_set_days_on_their_pages(dana: Staff) -> None:
    query = a_query(by=dana)
    client, boss = signed_in(dana), signed_in(a_staff(Role.MANAGER))
    assert "Say why" in client.post(reverse("coding:query-withdraw", args=[query.pk])).content.decode()
    client.post(reverse("coding:query-withdraw", args=[query.pk]), {"why": "Found"})
    client.post(reverse("coding:query-resend", args=[query.pk]))
    assert ProviderQuery.objects.filter(resends=query, state="OPEN").exists()
    assert client.post(reverse("coding:query-turnaround")).status_code == 403
    url = reverse("coding:query-turnaround")
    assert boss.post(url, {"remind_after": "x", "escalate_after": "3"}).status_code == 409
    boss.post(url, {"remind_after": "1", "escalate_after": "3"})
    assert (QueryPolicy.objects.get().remind_after, QueryPolicy.objects.get().escalate_after) == (1, 3)
    assert "Open now, by age" in client.get(url, {"days": "30"}).content.decode()


def test_templates_are_kept_on_their_page(dana: Staff) -> None:
    client = signed_in(dana)
    assert "comes with the product" in client.get(reverse("coding:query-templates")).content.decode()
    url = reverse("coding:query-template")
    wrong = client.post(url, {"name": "A", "question": "Is it sepsis?", "options": "Yes\nNo"})
    assert wrong.status_code == 422
    client.post(url, {"name": "Wound", "question": "What kind of wound was it?", "options": "Ulcer\nCut"})
    assert "Wound" in {one.name for one in templates()}
    client.post(reverse("coding:query-template-switch"), {"key": "standard:side"})
    assert not next(one for one in templates() if one.name == "Which side").is_used


def test_the_provider_is_told_on_the_first_page_and_the_manager_of_late_ones(dana: Staff) -> None:
    query = a_query(by=dana)
    assert "coder waits for your answer" in signed_in(query.provider.staff).get(reverse("home")).content.decode()
    boss = signed_in(a_staff(Role.MANAGER))
    assert "No query is late" in boss.get(reverse("home")).content.decode()
    QueryEvent.objects.create(query=query, kind="ESCALATED", at=NOW, day=TODAY)
    assert "query that no provider answered in time" in boss.get(reverse("home")).content.decode()
