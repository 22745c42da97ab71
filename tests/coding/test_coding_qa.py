"""Coding QA: drawn by rule, coded blind, compared, disputed, resolved, learned from."""

import threading
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from coding.final_codes import Coded, CodedDiagnosis, CodedLine, coded_from, keep_final_codes
from coding.models import Bookmark, ChargeLine, EducationItem, QaDifference, QaDraw, QaReview, QaRule
from coding.qa.agreement import agreement
from coding.qa.blind import is_hidden
from coding.qa.comparing import differences
from coding.qa.families import family_of_diagnosis, family_of_procedure
from coding.qa.queues import lessons, readable, to_answer, to_review
from coding.qa.sampling import (
    ImpossibleRule,
    NameIsTaken,
    Sample,
    WeekNotOver,
    chosen,
    draw,
    draw_last_week,
    make_rule,
    proves,
    retire_rule,
)
from coding.qa.services import (
    AlreadyCoded,
    Lesson,
    LessonDone,
    LessonIncomplete,
    NotAManager,
    NotDisputed,
    NotToBeAnswered,
    NotYours,
    OwnWork,
    TakenByAnother,
    WhyMissing,
    accept,
    dispute,
    finish_lesson,
    finish_review,
    resolve,
    take_review,
)
from coding.qa.typed import Mistyped, read_codes, with_code
from coding.search.kept import bookmark
from coding.tasks import draw_qa_samples
from encounters.models import Encounter
from patients.models import Patient
from practice.models import Role, Staff
from tests.builders import NOW, TODAY, a_coded_encounter, a_coverage, a_patient, a_payer, a_staff

MONDAY = TODAY  # the 16th of November 2026
LAST_WEEK = MONDAY - timedelta(days=7)
WEDNESDAY = NOW - timedelta(days=5)
Part, Right = QaDifference.Part, QaDifference.Right
LEARN = Lesson("Laterality of the knee", "ICD-10-CM guidelines, I.B.13")
NONE = Lesson("", "")


@pytest.fixture
def dana(db: None) -> Staff:
    return a_staff(Role.CODER)


@pytest.fixture
def robin(db: None) -> Staff:
    return a_staff(Role.CODER)


@pytest.fixture
def boss(db: None) -> Staff:
    return a_staff(Role.MANAGER)


def a_released_visit(
    *, by: Staff, at: datetime = WEDNESDAY, diagnoses: tuple[str, ...] = ("E119", "I10"),
    lines: tuple[tuple[str, str], ...] = (("99213", "150.00"),), patient: Patient | None = None,
) -> Encounter:  # fmt: skip
    encounter = a_coded_encounter(patient=patient, diagnoses=diagnoses, lines=lines)
    encounter.coder = by
    encounter.save()
    encounter.move_to(Encounter.Status.RELEASED, by=by, now=at)
    keep_final_codes(encounter=encounter, coder_id=by.pk, now=at)
    return encounter


def a_rule(by: Staff, sample: Sample | None = None) -> QaRule:
    return make_rule(sample=sample or Sample("Everything", percent=100), by=by, now=NOW)


def a_review(first: Staff, boss: Staff) -> QaReview:
    a_released_visit(by=first)
    draw(rule=a_rule(boss), week_of=LAST_WEEK, by=boss, now=NOW)
    return QaReview.objects.get()


def coded(*diagnoses: str, lines: tuple[CodedLine, ...] = (CodedLine("99213", points_to=("E119",)),)) -> Coded:
    return Coded(tuple(CodedDiagnosis(code) for code in diagnoses), lines)


def test_the_whole_story_from_the_draw_to_the_lesson(dana: Staff, robin: Staff, boss: Staff) -> None:
    review = a_review(dana, boss)
    assert is_hidden(staff=robin, encounter_id=review.encounter_id)
    with pytest.raises(OwnWork):
        take_review(review=review, by=dana, now=NOW)
    take_review(review=review, by=robin, now=NOW)
    second = coded("E119", "N1831", lines=(CodedLine("99214", ("25",), "1", ("E119",)),))
    found = finish_review(review=review, codes=second, by=robin, now=NOW)
    assert [(one.part, one.first, one.second) for one in found] == [
        (Part.DIAGNOSES, "I10", ""),
        (Part.DIAGNOSES, "", "N18.31"),
        (Part.LEVEL, "99213", "99214"),
        (Part.MODIFIERS, "99213 with none", "99214 with 25"),
    ]
    assert not is_hidden(staff=robin, encounter_id=review.encounter_id)
    assert list(to_answer(dana.pk)) == [review]

    accept(difference=found[1], lesson=LEARN, by=dana, now=NOW)
    for one in (found[0], found[2], found[3]):
        dispute(difference=one, why="The note says so.", by=dana, now=NOW)
    resolve(difference=found[0], right=Right.FIRST, why="It is in the plan.", lesson=NONE, by=boss, now=NOW)
    resolve(difference=found[2], right=Right.SECOND, why="Two problems.", lesson=LEARN, by=boss, now=NOW)
    resolve(difference=found[3], right=Right.NEITHER, why="Nothing to set apart.", lesson=LEARN, by=boss, now=NOW)
    assert not to_answer(dana.pk).exists()
    assert [one.difference for one in lessons(dana)] == [found[1], found[2], found[3]]
    lesson = EducationItem.objects.earliest("pk")
    finish_lesson(item=lesson, by=dana, now=NOW)
    with pytest.raises(LessonDone):
        finish_lesson(item=lesson, by=dana, now=NOW)
    with pytest.raises(NotYours):
        finish_lesson(item=EducationItem.objects.latest("pk"), by=robin, now=NOW)


# Drawing


def test_a_draw_is_proved_and_repeated_and_the_same(dana: Staff, robin: Staff, boss: Staff) -> None:
    visits = [a_released_visit(by=by).pk for by in (dana, robin) for _ in range(5)]
    rule = a_rule(boss, Sample("A fifth", percent=30))
    made = draw(rule=rule, week_of=LAST_WEEK + timedelta(days=3), by=boss, now=NOW)
    assert len(made.drawn) == 4  # 30 percent of five are two, of each coder
    assert set(made.drawn) <= set(visits)
    assert proves(made)
    assert draw(rule=rule, week_of=LAST_WEEK, by=None, now=NOW + timedelta(days=9)) == made
    assert QaReview.objects.count() == 4
    forged = QaDraw(rule=rule, seed=made.seed, among=made.among, drawn=list(reversed(made.drawn)))
    assert not proves(forged)


@pytest.mark.parametrize(
    ("percent", "count", "sizes"),
    [(1, None, 1), (10, None, 1), (11, None, 2), (100, None, 10), (None, 3, 3), (None, 50, 10)],
)
def test_a_share_is_rounded_up_and_a_number_is_at_most_all(percent: int | None, count: int | None, sizes: int) -> None:
    assert len(chosen(seed="s", among={"1": range(10)}, percent=percent, count=count)) == sizes


def test_another_seed_draws_others_and_a_coder_without_work_gives_none() -> None:
    among = {"1": list(range(100)), "2": []}
    one, other = (chosen(seed=seed, among=among, percent=10, count=None) for seed in ("a", "b"))
    assert one != other
    assert len(one) == len(other) == 10


def test_a_week_is_drawn_when_it_is_over(boss: Staff) -> None:
    rule = a_rule(boss)
    with pytest.raises(WeekNotOver):
        draw(rule=rule, week_of=TODAY, by=boss, now=NOW)
    draw(rule=rule, week_of=LAST_WEEK, by=boss, now=NOW)


def test_only_what_the_rule_means_is_drawn(dana: Staff, robin: Staff, boss: Staff) -> None:
    knee = a_released_visit(by=dana, diagnoses=("M1711",), lines=(("20610", "95.00"),))
    plain = a_released_visit(by=dana, patient=a_patient())
    theirs = a_released_visit(by=robin, at=WEDNESDAY - timedelta(days=2))
    a_released_visit(by=robin, at=WEDNESDAY - timedelta(days=7))
    payer = a_payer()
    a_coverage(patient=plain.patient, payer=payer)

    def drawn(name: str, **only: object) -> list[int]:
        rule = a_rule(boss, Sample(name, percent=100, **only))
        with transaction.atomic():
            found = draw(rule=rule, week_of=LAST_WEEK, by=boss, now=NOW).drawn
            transaction.set_rollback(True)
        return sorted(found)

    assert drawn("all") == sorted([knee.pk, plain.pk, theirs.pk])
    assert drawn("coder", coder=dana) == sorted([knee.pk, plain.pk])
    assert drawn("surgery", family="SURGERY") == [knee.pk]
    assert drawn("joints", family="DX-JOINTS") == [knee.pk]
    assert drawn("payer", payer=payer) == [plain.pk]
    assert drawn("provider", provider=knee.provider) == [knee.pk]
    assert drawn("new", new_for_days=7) == sorted([knee.pk, plain.pk])


def test_a_visit_is_drawn_once_whatever_rules_mean_it(dana: Staff, boss: Staff) -> None:
    a_released_visit(by=dana)
    for name, size in (("first", 1), ("second", 0)):
        assert len(draw(rule=a_rule(boss, Sample(name, count=5)), week_of=LAST_WEEK, by=boss, now=NOW).drawn) == size


def test_the_worker_draws_last_week_once_by_the_rules_in_use(dana: Staff, boss: Staff) -> None:
    a_released_visit(by=dana)
    retire_rule(rule=a_rule(boss, Sample("Old", percent=100)), by=boss, now=NOW)
    assert draw_last_week(now=NOW) == 0
    a_rule(boss)
    assert draw_last_week(now=NOW) == 1
    assert draw_last_week(now=NOW) == 0
    draw_qa_samples()
    assert QaReview.objects.count() == 1


@pytest.mark.parametrize(
    "sample",
    [
        Sample(" ", percent=5), Sample("A"), Sample("A", percent=5, count=5), Sample("A", percent=0),
        Sample("A", percent=101), Sample("A", count=0), Sample("A", percent=5, family="NONSENSE"),
    ],
)  # fmt: skip
def test_a_rule_that_draws_nothing_or_twice_is_refused(boss: Staff, sample: Sample) -> None:
    with pytest.raises(ImpossibleRule):
        make_rule(sample=sample, by=boss, now=NOW)


def test_names_of_rules_in_use_are_taken(boss: Staff) -> None:
    rule = a_rule(boss)
    with pytest.raises(NameIsTaken):
        a_rule(boss)
    retire_rule(rule=rule, by=boss, now=NOW)
    a_rule(boss)


# Blind


def test_who_may_take_and_finish_a_review(dana: Staff, robin: Staff, boss: Staff) -> None:
    review, third = a_review(dana, boss), a_staff(Role.CODER)
    assert not to_review(dana.pk).exists()
    take_review(review=review, by=robin, now=NOW)
    take_review(review=review, by=robin, now=NOW)
    assert not to_review(third.pk).exists()
    with pytest.raises(TakenByAnother):
        take_review(review=review, by=third, now=NOW)
    with pytest.raises(NotYours):
        finish_review(review=review, codes=coded("I10"), by=third, now=NOW)
    finish_review(review=review, codes=coded("E119", "I10"), by=robin, now=NOW)
    assert not QaDifference.objects.exists()
    for act in (lambda: take_review(review=review, by=robin, now=NOW),
                lambda: finish_review(review=review, codes=coded("I10"), by=robin, now=NOW)):  # fmt: skip
        with pytest.raises(AlreadyCoded):
            act()


@pytest.mark.django_db(transaction=True)
def test_of_two_coders_who_take_one_review_one_has_it() -> None:
    first, boss = a_staff(Role.CODER), a_staff(Role.MANAGER)
    review, gate, said = a_review(first, boss), threading.Barrier(2), []
    people = [a_staff(Role.CODER), a_staff(Role.CODER)]

    def take(person: Staff) -> None:
        try:
            gate.wait(timeout=30)
            take_review(review=review, by=person, now=NOW)
            said.append("mine")
        except TakenByAnother:
            said.append("taken")
        finally:
            connection.close()

    both = [threading.Thread(target=take, args=(person,)) for person in people]
    for one in both:
        one.start()
    for one in both:
        one.join(timeout=60)
    assert sorted(said) == ["mine", "taken"]


def test_the_database_holds_who_may_review_and_what_is_final(dana: Staff, robin: Staff, boss: Staff) -> None:
    review = a_review(dana, boss)
    finished = {"second_coder": robin, "taken_at": NOW, "codes": {}, "done_at": NOW}
    wrong = (
        {"second_coder": dana, "taken_at": NOW},
        {"second_coder": robin},
        {**finished, "codes": None},
        {"done_at": NOW},
    )
    for change in wrong:
        with pytest.raises(DatabaseError), transaction.atomic():
            QaReview.objects.filter(pk=review.pk).update(**change)
    QaReview.objects.filter(pk=review.pk).update(**finished)
    for act in (
        lambda: QaReview.objects.filter(pk=review.pk).update(codes={"a": 1}),
        lambda: QaReview.objects.filter(pk=review.pk).delete(),
        lambda: QaDraw.objects.update(seed="x"),
        lambda: QaRule.objects.update(percent=5),
        review.first.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_pages_with_the_first_codes_are_closed_to_coders_until_it_is_done(
    few_codes: None, dana: Staff, robin: Staff, boss: Staff
) -> None:
    review = a_review(dana, boss)
    visit = review.encounter
    pages = [
        reverse("coding:bench", args=[visit.pk]), reverse("coding:query-new", args=[visit.pk]),
        reverse("patients:detail", args=[visit.patient_id]),
    ]  # fmt: skip

    def statuses(staff: Staff) -> list[int]:
        client = Client()
        client.force_login(staff)
        return [client.get(page).status_code for page in pages]

    assert statuses(robin) == [403, 403, 403]
    assert statuses(dana) == [200, 200, 200]
    take_review(review=review, by=robin, now=NOW)
    assert statuses(robin) == [403, 403, 403]
    finish_review(review=review, codes=coded("I10"), by=robin, now=NOW)
    assert statuses(robin) == [200, 200, 200]


# Comparing


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (coded("E119", "I10"), coded("E119", "I10"), []),
        (coded("E119", "I10"), coded("I10", "E119"), [("ORDER", "E11.9, I10", "I10, E11.9")]),
        (coded("E119"), coded("E119", "I10"), [("DIAGNOSES", "", "I10")]),
        (
            coded("I10", lines=(CodedLine("99213"), CodedLine("36415"))),
            coded("I10", lines=(CodedLine("99213"),)),
            [("PROCEDURE", "36415", "")],
        ),
        (
            coded("I10", lines=(CodedLine("99213", ("25", "57")), CodedLine("20610", (), "2"))),
            coded("I10", lines=(CodedLine("20610", (), "1"), CodedLine("99213", ("57", "25")))),
            [("UNITS", "20610 x2", "20610 x1")],
        ),
        (
            coded("I10", lines=(CodedLine("20610", ("RT",)), CodedLine("20610", ("LT",)))),
            coded("I10", lines=(CodedLine("20610", ("LT",)), CodedLine("20610", ("50",)))),
            [("MODIFIERS", "20610 with RT", "20610 with 50")],
        ),
        (coded("I10", lines=(CodedLine("99213"),)), coded("I10", lines=(CodedLine("20610"),)),
         [("LEVEL", "99213", ""), ("PROCEDURE", "", "20610")]),
    ],
)  # fmt: skip
def test_what_differs_is_named_once(first: Coded, second: Coded, found: list[tuple[str, str, str]]) -> None:
    assert [(one.part, one.first, one.second) for one in differences(first, second)] == found
    turned = [(one.part, one.second, one.first) for one in differences(second, first)]
    assert sorted(turned) == sorted(found)


def test_codes_are_kept_without_loss(dana: Staff) -> None:
    visit = a_coded_encounter(diagnoses=("E119", "I10"))
    ChargeLine.objects.create(
        encounter=visit,
        position=2,
        procedure="J1100",
        modifiers=["JZ"],
        units=Decimal("2.50"),
        charge=5,
        pointers=[2, 1],
    )
    kept = keep_final_codes(encounter=visit, coder_id=dana.pk, now=NOW)
    kept.refresh_from_db()
    assert coded_from(kept.codes) == Coded(
        (CodedDiagnosis("E119"), CodedDiagnosis("I10")),
        (CodedLine("99213", (), "1", ("E119",)), CodedLine("J1100", ("JZ",), "2.5", ("I10", "E119"))),
    )


@pytest.mark.parametrize(
    ("code", "family"),
    [("99214", "EM"), ("99285", "EM"), ("G0439", "EM"), ("20610", "SURGERY"), ("00142", "ANESTHESIA"),
     ("71046", "IMAGING"), ("80053", "LABORATORY"), ("90471", "MEDICINE"), ("99070", "MEDICINE"), ("J1100", "HCPCS"),
     ("0001F", "OTHER")],
)  # fmt: skip
def test_families_of_procedures(code: str, family: str) -> None:
    assert family_of_procedure(code) == family


def test_every_letter_of_icd_10_cm_has_a_family() -> None:
    assert "OTHER" not in {family_of_diagnosis(letter + "00") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def test_agreement_is_counted_as_its_formulas_say(dana: Staff, robin: Staff, boss: Staff) -> None:
    for _ in range(2):
        a_released_visit(by=dana, diagnoses=("E119", "I10"), lines=(("99213", "150.00"), ("36415", "12.00")))
    draw(rule=a_rule(boss), week_of=LAST_WEEK, by=boss, now=NOW)
    same = (CodedLine("99213"), CodedLine("36415"))
    other = (CodedLine("99214", ("25",)), CodedLine("36415", (), "2"), CodedLine("20610"))
    for review, codes in zip(
        QaReview.objects.order_by("pk"),
        (coded("E119", "I10", lines=same), coded("I10", "N1831", lines=other)),
        strict=True,
    ):
        take_review(review=review, by=robin, now=NOW)
        finish_review(review=review, codes=codes, by=robin, now=NOW)
    report = agreement(QaReview.objects.select_related("first", "first_coder"))
    (of_dana,) = report.coders
    assert (of_dana.label, of_dana.reviews) == (dana.full_name, 2)
    assert {name: (share.same, share.of) for name, share in of_dana.measures.items()} == {
        "In order": (1, 2), "Diagnoses": (3, 5), "Procedures": (3, 6), "Modifiers": (3, 3), "Units": (2, 3),
        "Level": (1, 2),
    }  # fmt: skip
    assert of_dana.measures["Diagnoses"].percent == 60
    families = {one.label: one for one in report.families}
    assert (families["Diagnoses: heart and vessels"].measures["Diagnoses"].percent, report.total.reviews) == (100, 2)
    assert families["Diagnoses: kidneys and sexes"].measures["Diagnoses"].percent == 0
    assert families["Levels of visits"].measures["Level"].same == 1
    assert agreement([]).total.measures["Units"].percent is None


# Disputes


def a_difference(dana: Staff, robin: Staff, boss: Staff) -> QaDifference:
    review = a_review(dana, boss)
    take_review(review=review, by=robin, now=NOW)
    (found,) = finish_review(review=review, codes=coded("E119"), by=robin, now=NOW)
    return found


def test_only_the_first_coder_answers_and_once(dana: Staff, robin: Staff, boss: Staff) -> None:
    found = a_difference(dana, robin, boss)
    with pytest.raises(NotYours):
        accept(difference=found, lesson=LEARN, by=robin, now=NOW)
    with pytest.raises(WhyMissing):
        dispute(difference=found, why=" ", by=dana, now=NOW)
    with pytest.raises(LessonIncomplete):
        accept(difference=found, lesson=NONE, by=dana, now=NOW)
    accept(difference=found, lesson=LEARN, by=dana, now=NOW)
    for again in (
        lambda: accept(difference=found, lesson=LEARN, by=dana, now=NOW),
        lambda: dispute(difference=found, why="No.", by=dana, now=NOW),
    ):
        with pytest.raises(NotToBeAnswered):
            again()
    with pytest.raises(NotDisputed):
        resolve(difference=found, right=Right.FIRST, why="Yes.", lesson=NONE, by=boss, now=NOW)


def test_a_manager_who_coded_neither_resolves_and_once(dana: Staff, robin: Staff, boss: Staff) -> None:
    found = a_difference(dana, robin, boss)
    dispute(difference=found, why="The plan names it.", by=dana, now=NOW)
    Staff.objects.filter(pk=robin.pk).update(roles=[Role.CODER, Role.MANAGER])
    for person in (dana, Staff.objects.get(pk=robin.pk)):
        with pytest.raises(NotAManager):
            resolve(difference=found, right=Right.FIRST, why="Yes.", lesson=NONE, by=person, now=NOW)
    with pytest.raises(LessonIncomplete):
        resolve(difference=found, right=Right.SECOND, why="No.", lesson=NONE, by=boss, now=NOW)
    resolve(difference=found, right=Right.FIRST, why="Yes.", lesson=NONE, by=boss, now=NOW)
    with pytest.raises(NotDisputed):
        resolve(difference=found, right=Right.SECOND, why="No.", lesson=LEARN, by=boss, now=NOW)
    assert not EducationItem.objects.exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        QaDifference.objects.filter(pk=found.pk).update(right="SECOND")
    with pytest.raises(DatabaseError), transaction.atomic():
        QaDifference.objects.filter(pk=found.pk).delete()


# Typing


def test_typed_codes_are_read_with_their_evidence(few_codes: None) -> None:
    note = "A/P:\n1. Knee swollen\nover the joint line. 40 minutes."
    typed = read_codes(
        diagnoses='M17.11 "knee swollen over"\n\ni10', lines='99213-25 x1 AB "40 minutes"\n20610-rt X2.50 a', note=note
    )
    at = note.index("Knee")
    assert typed == Coded(
        (CodedDiagnosis("M1711", ((at, note.index("over") + 4),)), CodedDiagnosis("I10")),
        (
            CodedLine(
                "99213",
                ("25",),
                "1",
                ("M1711", "I10"),
                ((note.index("40"), note.index("40") + 10),),
            ),
            CodedLine("20610", ("RT",), "2.5", ("M1711",)),
        ),
    )


@pytest.mark.parametrize(
    ("diagnoses", "lines", "said"),
    [
        ("M99.99X", "99213", "ICD-10-CM has no M99.99X"),
        ("I10", "9921", "9921 is no procedure code"),
        ("I10", "99213-2", "a modifier is two letters or digits"),
        ("I10", "99213 B", "points to a diagnosis that is not there"),
        ("I10\nI10", "99213", "A diagnosis is there twice"),
        ("", "", "at least one diagnosis and one service"),
        ('I10 "lupus"', "99213", "Quoted words are not in the note"),
    ],
)
def test_what_cannot_be_read_is_told(few_codes: None, diagnoses: str, lines: str, said: str) -> None:
    with pytest.raises(Mistyped, match=said):
        read_codes(diagnoses=diagnoses, lines=lines, note="Blood pressure at goal.")


# Pages


def signed_in(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def test_the_story_on_its_pages(few_codes: None, dana: Staff, robin: Staff, boss: Staff) -> None:
    review = a_review(dana, boss)
    first, second, manager = signed_in(dana), signed_in(robin), signed_in(boss)
    url = reverse("coding:qa-review", args=[review.pk])
    assert review.encounter.number in second.get(reverse("coding:qa")).content.decode()
    assert review.encounter.number not in first.get(reverse("coding:qa")).content.decode()
    assert first.get(url).status_code == manager.get(url).status_code == 302
    assert "Code it" in second.get(url).content.decode()
    second.post(url, {"do": "take"})
    form = second.get(url).content.decode()
    assert "Your codes" in form and "E11.9" not in form and "I10" not in form
    wrong = second.post(url, {"do": "finish", "diagnoses": "Z9999", "lines": "99213"})
    assert wrong.status_code == 409 and "Z99.99" in wrong.content.decode()
    second.post(url, {"do": "finish", "diagnoses": 'E11.9 "diabetes"', "lines": "99213 A"})
    (found,) = QaDifference.objects.all()
    shown = first.get(url).content.decode()
    assert "Side by side" in shown and "To answer" in shown and "Accept" in shown
    act = reverse("coding:qa-difference", args=[found.pk])
    assert second.post(act, {"do": "accept", "topic": "A", "reference": "B"}).status_code == 409
    first.post(act, {"do": "dispute", "why": "It is in the plan."})
    assert review.encounter.number in manager.get(reverse("coding:qa"), {"view": "disputed"}).content.decode()
    assert "Who is right" in manager.get(url).content.decode()
    manager.post(
        act, {"do": "resolve", "right": "SECOND", "why": "Only told of.", "topic": "Past", "reference": "IV.J"}
    )
    page = first.get(reverse("coding:qa-education")).content.decode()
    assert "Past" in page and "IV.J" in page
    first.post(reverse("coding:qa-education"), {"item": EducationItem.objects.get().pk})
    assert EducationItem.objects.get().done_at is not None
    assert "1/2" in manager.get(reverse("coding:qa-agreement")).content.decode()
    assert signed_in(a_staff(Role.CODER)).get(url).status_code == 302
    assert set(readable(robin)) == {review}


def test_a_second_coder_finds_codes_without_being_told_the_first_ones(
    few_codes: None, dana: Staff, robin: Staff, boss: Staff
) -> None:
    review = a_review(dana, boss)
    client, address = signed_in(robin), reverse("coding:qa-search", args=[review.pk])
    take_review(review=review, by=robin, now=NOW)
    first = review.encounter.diagnoses.get(position=1)
    hits = client.post(address, {"q": first.code}, headers={"HX-Request": "true"}).content.decode()
    assert f"add::{first.code}" in hits and "on this visit" not in hits
    bookmark(system="ICD10CM", code="I10", owner=None, now=NOW)
    dropped = client.post(address, {"q": "", "do": "not-office:ICD10CM:I10"}, headers={"HX-Request": "true"})
    assert "the office’s favorite no longer" in dropped.content.decode() and not Bookmark.objects.exists()
    assert signed_in(dana).post(address, {"q": first.code}).status_code == 302
    assert signed_in(boss).post(address, {"q": first.code}).status_code == 403


def test_a_code_that_was_found_is_put_where_it_belongs_once(few_codes: None) -> None:
    typed = {"diagnoses": "", "lines": ""}
    for code in ("E119", "99213", "I10", "E119", "nonsense"):
        typed = with_code(code, **typed)
    assert typed == {"diagnoses": "E11.9\nI10", "lines": "99213"}


def test_a_second_coding_is_filled_in_piece_by_piece_and_keeps_what_was_typed(
    few_codes: None, dana: Staff, robin: Staff, boss: Staff
) -> None:
    review = a_review(dana, boss)
    take_review(review=review, by=robin, now=NOW)
    client, address = signed_in(robin), reverse("coding:qa-review", args=[review.pk])
    asked = {"diagnoses": "I10", "lines": "99213 A", "do": "add::E119"}
    for headers in ({}, {"HX-Request": "true"}):
        page = client.post(address, asked, headers=headers).content.decode()
        assert "I10\nE11.9</textarea>" in page and "99213 A</textarea>" in page
    refused = client.post(address, {**asked, "diagnoses": "XYZ", "do": "finish"}, headers={"HX-Request": "true"})
    assert refused.status_code == 409 and "XYZ</textarea>" in refused.content.decode()
    done = client.post(address, {**asked, "do": "finish"}, headers={"HX-Request": "true"})
    assert done["HX-Redirect"] == address
    assert QaReview.objects.get().done_at is not None


def test_rules_are_made_drawn_and_put_out_of_use_on_their_page(dana: Staff, boss: Staff) -> None:
    manager, url = signed_in(boss), reverse("coding:qa-rules")
    assert manager.post(url, {"name": "A tenth", "percent": "10", "count": "3"}).status_code == 422
    manager.post(url, {"name": "A tenth", "percent": "10", "family": "EM"})
    rule = QaRule.objects.get()
    manager.post(reverse("coding:qa-rule", args=[rule.pk]), {"do": "draw"})
    assert "Repeated, the same" in manager.get(url).content.decode()
    manager.post(reverse("coding:qa-rule", args=[rule.pk]), {"do": "retire"})
    assert "out of use" in manager.get(url).content.decode()
    assert signed_in(dana).get(url).status_code == 403


def test_a_coder_sees_only_the_own_agreement(dana: Staff, robin: Staff, boss: Staff) -> None:
    found = a_difference(dana, robin, boss)
    assert found.review.first_coder == dana
    assert (
        "No review was finished"
        in signed_in(robin).get(reverse("coding:qa-agreement"), {"days": "365"}).content.decode()
    )
