"""The office writes its own rules, tries them on the past, switches them on, and sees what they prevented."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim, RuleRun
from claims.office_rules.dry_run import ChangedMeanwhile, NoSuchSpan, ask_run, run
from claims.office_rules.outcomes import outcomes_of
from claims.office_rules.subjects import subjects_of
from claims.release import EditsStop, release
from claims.tasks import try_office_rule
from coding.edits import findings, overrule, read_visit
from coding.edits.office.conditions import FIELDS, Condition, NotACondition, Operator, conditions_of
from coding.edits.office.hits import keep_hits, rules_in
from coding.edits.office.matching import matches
from coding.edits.office.services import (
    AlreadySwitched,
    Draft,
    NameTaken,
    RuleIsOn,
    change_rule,
    switch_off,
    switch_on,
    write_rule,
)
from coding.edits.office.subject import Line, Subject, subject_of
from coding.models import ChargeLine, OfficeRule, OfficeRuleHit
from encounters.models import Encounter
from practice.models import Role, Staff
from tests.builders import NOW, TODAY, a_coded_encounter, a_coverage, a_patient, a_payer, a_staff
from tests.claims.given import a_claim, a_connected_payer, a_denial, the_codes

pytestmark = pytest.mark.django_db
KNEE = {"field": "procedure", "operator": "IN", "value": "20610"}


@pytest.fixture
def manager() -> Staff:
    return a_staff(Role.MANAGER)


def a_draft(*conditions: dict[str, str], name: str = "Knees", action: str = "HOLD", starts_on: date = date(2026, 1, 1)):
    return Draft(
        name=name,
        action=OfficeRule.Action(action),
        conditions=conditions or (KNEE,),
        message="Meridian denies it without the record.",
        remedy="Attach the record.",
        source="Letter of Meridian, May 2026",
        starts_on=starts_on,
    )


def a_rule(manager: Staff, *conditions: dict[str, str], action: str = "HOLD") -> OfficeRule:
    return write_rule(draft=a_draft(*conditions, action=action), by=manager, now=NOW)


def on(rule: OfficeRule, manager: Staff) -> OfficeRule:
    switch_on(rule=rule, by=manager, now=NOW)
    rule.refresh_from_db()
    return rule


def found(rule: OfficeRule, encounter: Encounter) -> list[str]:
    return [finding.where for finding in findings(encounter=encounter) if finding.rule == rule.key]


def a_subject(**given: object) -> Subject:
    values: dict[str, object] = {
        "day": TODAY, "payer": "7", "plan_type": "MB", "provider": "3", "location": "2", "place": "11", "age": 66,
        "sex": "F", "has_authorization": False, "has_referral": False, "diagnoses": ("E1122", "I10"),
        "lines": [
            Line(1, "99214", ("25",), Decimal(1), Decimal("215.00"), ("E1122",), ("20610",), 40),
            Line(2, "20610", ("RT",), Decimal(2), Decimal("165.00"), ("M1711",), ("99214",), None),
        ],
    }  # fmt: skip
    return Subject(**(values | given))


def matched(*conditions: tuple[str, str, str], **given: object) -> list[int | None]:
    """The positions of the lines that match; None for the visit as a whole."""
    asked = conditions_of([{"field": field, "operator": how, "value": value} for field, how, value in conditions])
    return [line.position if line else None for line in matches(asked, a_subject(**given))]


# One condition, and the lines of the visit above that it matches.
MATCHES: list[tuple[tuple[str, str, str], list[int | None]]] = [
    (("payer", "IN", "7 9"), [None]),
    (("payer", "NOT_IN", "9"), [None]),
    (("plan_type", "IN", "MC"), []),
    (("provider", "IN", "3"), [None]),
    (("location", "NOT_IN", "2"), []),
    (("place", "IN", "11"), [None]),
    (("procedure", "IN", "99202-99215"), [1]),
    (("procedure", "IN", "2061*"), [2]),
    (("procedure", "NOT_IN", "99214, G2211"), [2]),
    (("modifier", "HAS", "25 59"), [1]),
    (("modifier", "HAS_NOT", "25"), [2]),
    (("line_diagnosis", "HAS", "M17.1"), [2]),
    (("line_diagnosis", "HAS_NOT", "M17"), [1]),
    (("diagnosis", "HAS", "E11.-"), [None]),
    (("diagnosis", "HAS_NOT", "J44"), [None]),
    (("units", "LEAST", "2"), [2]),
    (("units", "MOST", "1"), [1]),
    (("charge", "LEAST", "200"), [1]),
    (("days_since", "MOST", "90"), [1]),
    (("days_since", "LEAST", "41"), []),
    (("others", "HAS", "99214"), [2]),
    (("others", "HAS_NOT", "J3*"), [1, 2]),
    (("age", "LEAST", "65"), [None]),
    (("age", "MOST", "64"), []),
    (("sex", "IN", "F"), [None]),
    (("authorization", "MISSING", ""), [None]),
    (("authorization", "THERE", ""), []),
    (("referral", "MISSING", ""), [None]),
]


@pytest.mark.parametrize(("condition", "lines"), MATCHES, ids=[" ".join(one[0]) for one in MATCHES])
def test_a_condition_matches(condition: tuple[str, str, str], lines: list[int | None]) -> None:
    assert matched(condition) == lines


def test_every_field_and_operator_has_an_example() -> None:
    assert {condition[0] for condition, _ in MATCHES} == set(FIELDS)
    assert {condition[1] for condition, _ in MATCHES} == set(Operator.__members__)


def test_all_conditions_must_hold_for_one_and_the_same_line() -> None:
    assert matched(("procedure", "IN", "20610"), ("modifier", "HAS", "25")) == []
    assert matched(("procedure", "IN", "20610"), ("modifier", "HAS", "RT"), ("payer", "IN", "7")) == [2]
    assert matched(("procedure", "IN", "20610"), ("payer", "IN", "8")) == []
    assert matched(("diagnosis", "HAS", "E11"), ("procedure", "IN", "99214"), lines=[]) == []


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ({}, "cannot be asked"),
        ({"field": "note", "operator": "HAS", "value": "x"}, "cannot be asked"),
        ({"field": "age", "operator": "IN", "value": "3"}, "cannot be asked"),
        ({"field": "age", "operator": "__class__", "value": "3"}, "cannot be asked"),
        ({"field": "age", "operator": "LEAST", "value": "old"}, "OLD is no number"),
        ({"field": "age", "operator": "LEAST", "value": "NaN"}, "no number that this can be"),
        ({"field": "units", "operator": "LEAST", "value": "-1"}, "no number that this can be"),
        ({"field": "procedure", "operator": "IN", "value": ""}, "1 to 60 values"),
        ({"field": "procedure", "operator": "IN", "value": "eval()"}, r"EVAL\(\) is not codes"),
        ({"field": "diagnosis", "operator": "HAS", "value": "E11; DROP"}, ""),
        ({"field": "modifier", "operator": "HAS", "value": "2;5;$"}, r"\$ is not two characters"),
        ({"field": "procedure", "operator": "IN", "value": "9" * 700}, "too long"),
    ],
)
def test_what_cannot_be_asked_is_refused(condition: dict[str, str], says: str) -> None:
    if not says:
        assert [one.value for one in conditions_of([condition])] == ["E11, DRO.P"]
        return
    with pytest.raises(NotACondition, match=says):
        conditions_of([condition])


def test_a_rule_has_one_to_twelve_conditions() -> None:
    with pytest.raises(NotACondition, match="would find every visit"):
        conditions_of([])
    with pytest.raises(NotACondition, match="at most 12"):
        conditions_of([KNEE] * 13)


def test_a_condition_is_kept_as_it_is_compared() -> None:
    (one,) = conditions_of([{"field": "diagnosis", "operator": "HAS", "value": " e11.22  m17 , "}])
    assert isinstance(one, Condition)
    assert one.stored == {"field": "diagnosis", "operator": "HAS", "value": "E11.22, M17"}
    assert conditions_of([one.stored])[0].wanted == ("E1122", "M17")


def test_a_rule_acts_while_it_is_on_and_only_for_its_days(manager: Staff) -> None:
    the_codes()
    visit = a_coded_encounter(lines=(("99213", "150.00"), ("20610", "165.00")))
    rule = a_rule(manager)
    assert found(rule, visit) == []

    on(rule, manager)

    assert found(rule, visit) == ["Line 2, 20610"]
    (finding,) = [one for one in findings(encounter=visit) if one.rule == rule.key]
    assert finding.stops
    assert finding.may_override
    assert finding.text == "Meridian denies it without the record. Attach the record."
    assert finding.citation == "Letter of Meridian, May 2026; Knees"
    OfficeRule.objects.update(starts_on=date(2026, 11, 3))
    assert found(rule, visit) == []
    OfficeRule.objects.update(starts_on=date(2026, 1, 1), ends_on=date(2026, 11, 1))
    assert found(rule, visit) == []


def test_a_rule_that_warns_does_not_hold(manager: Staff) -> None:
    rule = on(a_rule(manager, action="WARN"), manager)
    visit = a_coded_encounter(lines=(("20610", "165.00"),))
    assert [one.stops for one in findings(encounter=visit) if one.rule == rule.key] == [False]


def test_a_rule_that_is_on_is_not_changed_and_a_change_counts_its_revision(manager: Staff) -> None:
    rule = a_rule(manager)
    changed = change_rule(rule=rule, draft=a_draft(name="Knees and hips"), by=manager, now=NOW)
    assert (changed.name, changed.revision) == ("Knees and hips", 2)
    with pytest.raises(AlreadySwitched):
        switch_on(rule=rule, by=manager, now=NOW)
    on(changed, manager)
    with pytest.raises(RuleIsOn, match="Switch it off"):
        change_rule(rule=changed, draft=a_draft(), by=manager, now=NOW)
    with pytest.raises(AlreadySwitched):
        switch_on(rule=changed, by=manager, now=NOW)
    switch_off(rule=changed, by=manager, now=NOW)
    with pytest.raises(AlreadySwitched):
        switch_off(rule=changed, by=manager, now=NOW)
    with pytest.raises(NameTaken, match="another name"):
        write_rule(draft=a_draft(name="Knees and hips"), by=manager, now=NOW)


def test_the_past_is_read_as_the_bench_reads_a_visit(manager: Staff) -> None:
    patient = a_patient()
    a_coverage(patient=patient)
    a_coded_encounter(patient=patient, service_date=date(2026, 9, 1), lines=(("20610", "165.00"),))
    visit = a_coded_encounter(patient=patient, lines=(("99213", "150.00"), ("20610", "165.00")))
    ChargeLine.objects.filter(encounter=visit, position=2).update(modifiers=["RT"], units=2, pointers=[2, 1])

    subject = subject_of(read_visit(Encounter.objects.get(pk=visit.pk)))

    assert subjects_of([visit.pk]) == {visit.pk: subject}
    assert subject.lines[1].days_since == 62


def test_a_dry_run_tells_what_it_would_have_hit_and_what_was_denied(manager: Staff, tmp_path: Path) -> None:
    denied = a_claim(tmp_path, lines=[("20610", "165.00")])
    a_denial(denied, amount="165.00")
    paid = a_claim(tmp_path, lines=[("99213", "150.00"), ("20610", "165.00")], first_name="Ida")
    a_denial(a_claim(tmp_path, first_name="Ina"))
    a_claim(tmp_path, lines=[("20610", "165.00")], service_date=TODAY - timedelta(days=60), first_name="Ira")
    rule = a_rule(manager)

    asked = ask_run(rule=rule, starts_on=TODAY - timedelta(days=30), ends_on=TODAY, by=manager, now=NOW)
    done = run(asked=asked, now=NOW)

    assert (done.state, done.total, done.done, done.hits) == (RuleRun.State.DONE, 3, 3, 2)
    assert (done.denied, done.denied_amount, done.all_denied) == (1, Decimal("165.00"), 2)
    assert sorted(done.examples) == sorted([denied.encounter_id, paid.encounter_id])
    again = run(asked=RuleRun.objects.get(pk=asked.pk), now=NOW + timedelta(hours=1))
    assert again.finished_at == NOW


def test_a_dry_run_that_died_begins_anew_and_one_of_an_older_rule_does_not(manager: Staff, tmp_path: Path) -> None:
    a_claim(tmp_path, lines=[("20610", "165.00")])
    rule = a_rule(manager)
    asked = ask_run(rule=rule, starts_on=TODAY - timedelta(days=30), ends_on=TODAY, by=manager, now=NOW)
    RuleRun.objects.update(state="RUNNING", total=9, done=5, hits=5)

    try_office_rule(asked.pk)
    try_office_rule(asked.pk)

    asked.refresh_from_db()
    assert (asked.state, asked.done, asked.hits) == ("DONE", 1, 1)
    second = ask_run(rule=rule, starts_on=TODAY, ends_on=TODAY, by=manager, now=NOW)
    change_rule(rule=rule, draft=a_draft(name="Other"), by=manager, now=NOW)
    with pytest.raises(ChangedMeanwhile, match="as it is now"):
        run(asked=second, now=NOW)
    try_office_rule(second.pk)
    try_office_rule(0)
    with pytest.raises(NoSuchSpan):
        ask_run(rule=rule, starts_on=TODAY, ends_on=TODAY - timedelta(days=1), by=manager, now=NOW)


def _answered(claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(status=Claim.Status.ANSWERED)


def test_what_was_corrected_and_paid_counts_as_prevented(manager: Staff, tmp_path: Path) -> None:
    the_codes()
    rule = on(a_rule(manager), manager)
    payer = a_connected_payer(tmp_path)
    corrected, stood, waiting = (_a_visit_of(payer) for _ in range(3))
    for visit in (corrected, stood, waiting):
        keep_hits(encounter=visit, rules=rules_in(findings(encounter=visit)), now=NOW)
        keep_hits(encounter=visit, rules=rules_in(findings(encounter=visit)), now=NOW)

    corrected.charge_lines.filter(procedure="20610").delete()
    paid = release(encounter=corrected, by=manager, today=TODAY, now=NOW)
    with pytest.raises(EditsStop):
        release(encounter=stood, by=manager, today=TODAY, now=NOW)
    (finding,) = [one for one in findings(encounter=stood) if one.rule == rule.key]
    overrule(encounter=stood, mark=finding.mark, reason="The record is attached to it.", by=manager, now=NOW)
    gone = release(encounter=stood, by=manager, today=TODAY, now=NOW)
    assert paid is not None and gone is not None
    _answered(paid)
    a_denial(gone, amount="165.00", line=1)

    outcome = outcomes_of([rule])[rule.pk]

    assert (outcome.hits, outcome.open) == (3, 1)
    assert (outcome.corrected.visits, outcome.corrected.answered, outcome.corrected.denied) == (1, 1, 0)
    assert (outcome.gone.visits, outcome.gone.answered, outcome.gone.denied) == (1, 1, 1)
    assert (outcome.prevented, outcome.saved) == (1, Decimal("150.00"))


def _a_visit_of(payer: object) -> Encounter:
    patient = a_patient()
    a_coverage(patient=patient, payer=payer)
    return a_coded_encounter(patient=patient, lines=(("99213", "150.00"), ("20610", "165.00")))


def test_a_visit_that_nobody_opened_is_caught_at_its_release(manager: Staff) -> None:
    the_codes()
    rule = on(a_rule(manager, action="WARN"), manager)
    release(encounter=_a_visit_of(a_payer()), by=None, today=TODAY, now=NOW)
    assert [hit.released_with for hit in OfficeRuleHit.objects.filter(rule=rule)] == [True]


# Pages


@pytest.fixture
def worker_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from billing_office.celery import app

    monkeypatch.setitem(app.conf, "task_always_eager", True)


def typed(*conditions: tuple[str, str, str], **fields: str) -> dict[str, str]:
    data = {
        "name": "Knees", "action": "HOLD", "message": "Denied without the record.", "remedy": "Attach it.",
        "source": "Letter", "starts_on": "01/01/2026", "ends_on": "",
    }  # fmt: skip
    for number, (field, operator, value) in enumerate(conditions):
        data |= {f"field-{number}": field, f"operator-{number}": operator, f"value-{number}": value}
    return data | fields


def test_a_manager_writes_tries_and_switches_a_rule_with_plain_forms(
    client: Client,
    manager: Staff,
    tmp_path: Path,
    worker_at_once: None,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    client.force_login(manager)
    a_claim(tmp_path, lines=[("20610", "165.00")], now=timezone.now(), service_date=timezone.localdate())
    payer = Claim.objects.get().coverage.payer
    answer = client.post(
        reverse("claims:office-rule-new"),
        typed(("payer", "IN", payer.name.upper()), ("procedure", "IN", "20600-20611")),
    )
    rule = OfficeRule.objects.get()
    page = reverse("claims:office-rule", args=[rule.pk])
    assert answer["Location"] == page
    assert rule.conditions[0]["value"] == str(payer.pk)
    assert "Not tried yet" in client.get(page).content.decode()

    today = timezone.localdate()
    span = {"starts_on": f"{today - timedelta(days=9):%m/%d/%Y}", "ends_on": f"{today:%m/%d/%Y}"}
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        client.post(reverse("claims:office-rule-try", args=[rule.pk]), span)
    shown = client.get(page).content.decode()
    assert "of <b>1</b> released it would have hit <b>1</b>" in shown
    assert payer.name in shown

    client.post(reverse("claims:office-rule-switch", args=[rule.pk]), {"to": "on"})
    assert OfficeRule.objects.get().is_on
    assert "Holds" in client.get(reverse("claims:office-rules")).content.decode()
    refused = client.post(reverse("claims:office-rule-edit", args=[rule.pk]), typed(("age", "LEAST", "65")))
    assert refused.status_code == 422
    assert "Switch it off" in refused.content.decode()


def test_the_builder_keeps_what_was_typed_and_says_what_is_wrong(client: Client, manager: Staff) -> None:
    client.force_login(manager)
    url = reverse("claims:office-rule-new")
    wrong = client.post(url, typed(("payer", "IN", "Nobody Health"), ("age", "LEAST", "65")))
    assert wrong.status_code == 422
    text = wrong.content.decode()
    assert "there is no “Nobody Health”" in text
    assert 'value="65"' in text
    assert client.post(url, typed()).status_code == 422
    more = client.post(url, typed(("age", "LEAST", "65"), more="1"))
    assert more.status_code == 200
    assert 'value="Knees"' in more.content.decode()
    assert OfficeRule.objects.count() == 0


def test_a_run_shows_its_progress_until_it_is_over(client: Client, manager: Staff) -> None:
    client.force_login(manager)
    asked = ask_run(rule=a_rule(manager), starts_on=TODAY, ends_on=TODAY, by=manager, now=NOW)
    RuleRun.objects.update(state="RUNNING", total=900, done=250)
    part = client.get(reverse("claims:office-rule-run", args=[asked.pk])).content.decode()
    assert "Tried on 250 of 900 visits" in part
    assert 'hx-trigger="every 1s"' in part
    RuleRun.objects.update(state="DONE", done=900)
    assert "hx-trigger" not in client.get(reverse("claims:office-rule-run", args=[asked.pk])).content.decode()


def test_the_database_refuses_a_rule_that_asks_nothing(manager: Staff) -> None:
    rule = OfficeRule(
        name="All",
        conditions=[],
        message="m",
        remedy="r",
        source="s",
        starts_on=TODAY,
        written_by=manager,
        written_at=NOW,
    )
    with pytest.raises(ValidationError):
        rule.full_clean()
