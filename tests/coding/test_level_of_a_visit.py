"""The level of a visit: by decisions, two of three, or by time; reasoned in versions and compared with the line."""

from datetime import date

import pytest
from django.db import InternalError, transaction
from django.test import Client
from django.urls import reverse

from coding.bench import work_of
from coding.bench.journal import undo
from coding.em.decisions import Data, Problems, decided
from coding.em.reasoning import Answers, ImpossibleTime, RulesDidNotHold, record_reasoning, weigh
from coding.em.settings import STEPS, Level, Setting, by_level, by_time, likely_setting
from coding.models import EmReasoning
from encounters.models import Encounter
from patients.models import Payer
from practice.models import Role
from tests.builders import NOW, a_coverage, a_patient, a_payer, a_staff, an_encounter
from tests.coding.visits import DAY, a_visit, lines

SIMPLE, LOW, MODERATE, HIGH = Level


@pytest.mark.parametrize(
    ("problems", "level"),
    [
        (Problems(), SIMPLE),
        (Problems(minor=1), SIMPLE),
        (Problems(minor=2), LOW),
        (Problems(stable_chronic=1), LOW),
        (Problems(acute_simple=1), LOW),
        (Problems(stable_chronic=2), MODERATE),
        (Problems(chronic_worse=1), MODERATE),
        (Problems(new_uncertain=1), MODERATE),
        (Problems(acute_systemic=1), MODERATE),
        (Problems(injury_complicated=1), MODERATE),
        (Problems(severe=1), HIGH),
        (Problems(threat=1, minor=9), HIGH),
    ],
)
def test_problems_have_a_level(problems: Problems, level: Level) -> None:
    assert problems.level == level


@pytest.mark.parametrize(
    ("data", "level"),
    [
        (Data(), SIMPLE),
        (Data(results=1), SIMPLE),
        (Data(results=1, orders=1), LOW),
        (Data(historian=True), LOW),
        (Data(notes=1, results=1, orders=1), MODERATE),
        (Data(notes=2, historian=True), MODERATE),
        (Data(interpretation=True), MODERATE),
        (Data(discussion=True), MODERATE),
        (Data(interpretation=True, discussion=True), HIGH),
        (Data(orders=3, discussion=True), HIGH),
        (Data(orders=9, historian=True), MODERATE),
    ],
)
def test_data_have_a_level(data: Data, level: Level) -> None:
    assert data.level == level


@pytest.mark.parametrize(
    ("three", "level"),
    [
        ((HIGH, HIGH, SIMPLE), HIGH),
        ((HIGH, SIMPLE, SIMPLE), SIMPLE),
        ((HIGH, MODERATE, LOW), MODERATE),
        ((LOW, MODERATE, MODERATE), MODERATE),
    ],
)
def test_two_of_three_decide(three: tuple[Level, Level, Level], level: Level) -> None:
    assert decided(*three) == level


@pytest.mark.parametrize(
    ("setting", "codes"),
    [
        (Setting.OFFICE_NEW, "99202 99203 99204 99205"),
        (Setting.OFFICE_KNOWN, "99212 99213 99214 99215"),
        (Setting.HOME_NEW, "99341 99342 99344 99345"),
        (Setting.HOSPITAL_FIRST, "99221 99221 99222 99223"),
        (Setting.NURSING_FIRST, "99304 99304 99305 99306"),
        (Setting.EMERGENCY, "99282 99283 99284 99285"),
    ],
)
def test_a_level_has_its_code_in_each_setting(setting: Setting, codes: str) -> None:
    assert [by_level(setting, level).code for level in Level] == codes.split()


@pytest.mark.parametrize(
    ("setting", "minutes", "day", "code"),
    [
        (Setting.OFFICE_KNOWN, 9, DAY, None),
        (Setting.OFFICE_KNOWN, 10, DAY, "99212"),
        (Setting.OFFICE_KNOWN, 39, DAY, "99214"),
        (Setting.OFFICE_NEW, 60, DAY, "99205"),
        (Setting.EMERGENCY, 300, DAY, None),
        (Setting.NURSING_LATER, 15, date(2023, 6, 1), "99308"),
        (Setting.NURSING_LATER, 15, DAY, "99307"),
    ],
)
def test_time_reaches_a_code(setting: Setting, minutes: int, day: date, code: str | None) -> None:
    step = by_time(setting, minutes, day)
    assert (step.code if step else None) == code


def test_every_setting_rises_in_level_and_minutes() -> None:
    for steps in STEPS.values():
        assert [step.level for step in steps] == sorted({step.level for step in steps})
        minutes = [step.minutes or 0 for step in steps]
        assert minutes == sorted(minutes)
    assert set(STEPS) == set(Setting)


def answers(
    *, setting: Setting = Setting.OFFICE_KNOWN, problems: Problems = Problems(stable_chronic=2),  # noqa: B008
    data: Data = Data(), risk: Level = MODERATE, minutes: int | None = None,  # noqa: B008
) -> Answers:  # fmt: skip
    return Answers(setting=setting, problems=problems, data=data, risk=risk, minutes=minutes)


@pytest.mark.parametrize(
    ("minutes", "code", "is_by_time"), [(None, "99214", False), (25, "99214", False), (41, "99215", True)]
)
def test_the_higher_of_decisions_and_time_counts(minutes: int | None, code: str, is_by_time: bool) -> None:
    found = weigh(answers=answers(minutes=minutes), day=DAY, payer=None)
    assert (found.code, found.is_by_time) == (code, is_by_time)


@pytest.mark.parametrize(
    ("setting", "minutes", "filing_code", "extra"),
    [
        (Setting.OFFICE_KNOWN, 54, "CI", None),
        (Setting.OFFICE_KNOWN, 55, "CI", ("99417", 1)),
        (Setting.OFFICE_KNOWN, 68, "MB", None),
        (Setting.OFFICE_KNOWN, 69, "MB", ("G2212", 1)),
        (Setting.OFFICE_NEW, 105, "CI", ("99417", 3)),
        (Setting.OFFICE_NEW, 104, "MB", ("G2212", 2)),
        (Setting.HOSPITAL_LATER, 200, "CI", None),
    ],
)
def test_extra_time_is_counted_as_the_payer_counts(
    setting: Setting, minutes: int, filing_code: str, extra: tuple[str, int] | None
) -> None:
    found = weigh(answers=answers(setting=setting, minutes=minutes), day=DAY, payer=Payer(filing_code=filing_code))
    assert found.extra == extra


def test_before_the_rules_held_there_is_no_level() -> None:
    with pytest.raises(RulesDidNotHold, match="12/31/20"):
        weigh(answers=answers(), day=date(2020, 12, 31), payer=None)
    with pytest.raises(RulesDidNotHold):
        weigh(answers=answers(setting=Setting.HOME_KNOWN), day=date(2022, 12, 31), payer=None)
    weigh(answers=answers(), day=date(2021, 1, 1), payer=None)


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_impossible_time_is_refused(minutes: int) -> None:
    with pytest.raises(ImpossibleTime):
        weigh(answers=answers(minutes=minutes), day=DAY, payer=None)


@pytest.mark.parametrize(
    ("place", "is_new", "procedures", "setting"),
    [
        ("11", True, [], Setting.OFFICE_NEW),
        ("11", False, [], Setting.OFFICE_KNOWN),
        ("12", True, [], Setting.HOME_NEW),
        ("21", False, [], Setting.HOSPITAL_LATER),
        ("23", False, [], Setting.EMERGENCY),
        ("31", False, [], Setting.NURSING_LATER),
        ("11", False, ["36415", "99244"], Setting.CONSULT_OFFICE),
    ],
)
def test_the_kind_of_visit_is_guessed(place: str, is_new: bool, procedures: list[str], setting: Setting) -> None:
    assert likely_setting(place=place, is_new=is_new, procedures=procedures) == setting


@pytest.mark.usefixtures("few_codes")
class TestOnTheBench:
    """The helper beside the visit's lines."""

    @pytest.fixture
    def coder(self, client: Client) -> Client:
        client.force_login(a_staff(Role.CODER))
        return client

    def test_each_reasoning_is_a_version_and_none_is_ever_changed(self) -> None:
        encounter = a_visit()
        for risk in (LOW, MODERATE):
            record_reasoning(encounter=encounter, answers=answers(risk=risk), payer=None, by=None, now=NOW)
        kept = list(EmReasoning.objects.values_list("version", "code"))
        assert kept == [(1, "99213"), (2, "99214")]
        with pytest.raises(InternalError), transaction.atomic():
            EmReasoning.objects.update(code="99215")
        with pytest.raises(InternalError), transaction.atomic():
            EmReasoning.objects.filter(version=1).delete()

    def test_a_level_that_is_not_the_reasoned_one_is_said(self) -> None:
        encounter = a_visit()
        assert work_of(encounter).level is None
        record_reasoning(encounter=encounter, answers=answers(), payer=None, by=None, now=NOW)
        level = work_of(encounter).level
        assert (level.differs, level.is_stale) == (True, False)
        assert (
            level.why
            == "By decisions, two of three: problems moderate, data straightforward, risk moderate; so moderate."
        )
        encounter.charge_lines.update(procedure="99214")
        encounter.note = "Changed."
        level = work_of(encounter).level
        assert (level.differs, level.is_stale) == (False, True)

    def test_the_helper_weighs_as_one_types_and_keeps_nothing(self, coder: Client) -> None:
        encounter = a_visit()
        url = reverse("coding:weighed", args=[encounter.pk])
        page = coder.post(url, {"setting": "OFFICE_KNOWN", "stable_chronic": "2", "risk": "3"}).content.decode()
        assert "<code>99214</code> by decisions: moderate" in page
        assert (
            "Numbers only" in coder.post(url, {"setting": "OFFICE_KNOWN", "minor": "x", "risk": "3"}).content.decode()
        )
        assert not EmReasoning.objects.exists()

    def test_the_reasoned_code_takes_the_place_of_the_level_and_undo_gives_it_back(self, coder: Client) -> None:
        encounter = a_visit()
        url = reverse("coding:level", args=[encounter.pk])
        assert "Level of the visit" in coder.get(url, headers={"HX-Request": "true"}).content.decode()
        given = {"setting": "OFFICE_KNOWN", "stable_chronic": "2", "risk": "3"}
        coder.post(url, given, headers={"HX-Request": "true"})
        assert lines(encounter) == ["1 99214 x1 A 215.00"]
        undo(encounter=encounter, seen=None, by=a_staff(Role.CODER), now=NOW)
        assert lines(encounter) == ["1 99213 x1 A 150.00"]
        page = coder.get(reverse("coding:bench", args=[encounter.pk])).content.decode()
        assert "Use 99214" in page

    def test_a_visit_without_a_level_gets_a_line(self, coder: Client) -> None:
        encounter = a_visit(lines=())
        coder.post(reverse("coding:level", args=[encounter.pk]), {"setting": "OFFICE_NEW", "minor": "1", "risk": "1"})
        assert lines(encounter) == ["1 99202 x1 A 130.00"]

    def test_a_visit_of_other_rules_is_refused_in_the_panel(self, coder: Client) -> None:
        encounter = a_visit(lines=())
        Encounter.objects.filter(pk=encounter.pk).update(service_date=date(2020, 11, 2))
        given = {"setting": "OFFICE_NEW", "minor": "1", "risk": "1"}
        answer = coder.post(reverse("coding:level", args=[encounter.pk]), given, headers={"HX-Request": "true"})
        assert (answer.status_code, answer["HX-Retarget"]) == (422, "#aside")
        assert "other rules" in answer.content.decode()
        assert lines(encounter) == []

    def test_who_was_here_in_three_years_is_known(self, coder: Client) -> None:
        patient = a_patient()
        a_coverage(patient=patient, payer=a_payer(filing_code="MB"))
        encounter = a_visit(patient=patient, lines=())
        url = reverse("coding:level", args=[encounter.pk])
        assert '<option value="OFFICE_NEW" selected>' in coder.get(url).content.decode()
        an_encounter(patient=patient, service_date=date(2024, 1, 8))
        assert '<option value="OFFICE_KNOWN" selected>' in coder.get(url).content.decode()
