"""A finding stands with a reason, until anything that it was about changes."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from coding.acts import perform
from coding.bench.journal import Asked, ChangedElsewhere, press, redo, undo
from coding.edits import overrule, take_override_back
from coding.edits.overrides import AlreadyOverruled, CannotBeOverruled, NoReason, NothingToOverrule
from coding.models import BenchAct, EditOverride, UnitLimit
from encounters.models import Encounter
from practice.models import Access, Role, Staff
from tests.builders import NOW, a_staff
from tests.coding.edit_examples import a_line, units
from tests.coding.visits import a_visit, found_by

pytestmark = pytest.mark.usefixtures("all_codes")
RULE = "units_of_a_day_are_usual"
WHY = "The note times 75 minutes of exercises."


@pytest.fixture
def coder(db: None) -> Staff:
    return a_staff(Role.CODER)


@pytest.fixture
def held(db: None) -> Encounter:
    """Five units where four are paid without a question."""
    return units("3", "97110-GP x5")()


def stand(encounter: Encounter, coder: Staff, reason: str = WHY) -> EditOverride:
    (finding,) = found_by(RULE, encounter)
    return overrule(encounter=encounter, mark=finding.mark, reason=reason, by=coder, now=NOW)


def stops(encounter: Encounter) -> list[bool]:
    return [finding.stops for finding in found_by(RULE, encounter)]


def test_a_reason_lets_a_finding_stand_and_says_who_and_when(held: Encounter, coder: Staff) -> None:
    assert stops(held) == [True]

    given = stand(held, coder)

    (finding,) = found_by(RULE, held)
    assert not finding.stops
    assert finding.overruled is not None
    assert (finding.overruled.reason, finding.overruled.by, finding.overruled.at) == (WHY, coder.full_name, NOW)
    assert "without a question" in given.found
    assert Access.objects.filter(act="overrule", subject=f"encounter:{held.pk}", staff=coder).exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda visit, line, coder: perform(encounter=visit, asked=f"units:{line.pk}:6", value="", by=coder),
        lambda visit, line, coder: perform(encounter=visit, asked=f"modifier:{line.pk}:59", value="", by=coder),
        lambda visit, line, coder: perform(encounter=visit, asked="replace:1:M1711", value="", by=coder),
        lambda visit, line, coder: UnitLimit.objects.update(units=3),
        lambda visit, line, coder: Encounter.objects.filter(pk=visit.pk).update(service_date=date(2026, 11, 3)),
        lambda visit, line, coder: visit.patient.coverages.update(ends_on=date(2026, 10, 31)),
    ],
    ids=["units", "modifier", "diagnosis", "the row of the table", "day", "payer"],
)
def test_an_override_is_void_when_what_it_overrode_changes(held: Encounter, coder: Staff, change: object) -> None:
    stand(held, coder)

    change(held, held.charge_lines.get(), coder)  # type: ignore[operator]

    (finding,) = found_by(RULE, Encounter.objects.get(pk=held.pk))
    assert finding.overruled is None


def test_an_override_outlives_what_it_was_not_about(held: Encounter, coder: Staff) -> None:
    stand(held, coder)
    perform(encounter=held, asked="add::E119", value="", by=coder)
    perform(encounter=held, asked="add::99213", value="", by=coder)
    assert stops(held) == [False]


def test_an_override_is_taken_back_and_kept(held: Encounter, coder: Staff) -> None:
    given = stand(held, coder)
    take_override_back(encounter=held, mark=given.mark, by=coder, now=NOW)
    assert stops(held) == [True]
    assert EditOverride.objects.get().taken_back_by == coder
    with pytest.raises(NothingToOverrule, match="Nobody lets this stand"):
        take_override_back(encounter=held, mark=given.mark, by=coder, now=NOW)
    stand(held, coder, "Counted again in the record: five.")
    assert stops(held) == [False]


def test_what_cannot_stand_is_refused(held: Encounter, coder: Staff) -> None:
    with pytest.raises(NoReason):
        stand(held, coder, "because  ")
    stand(held, coder)
    with pytest.raises(AlreadyOverruled, match="Dana Sample let it stand already"):
        stand(held, coder)
    heading = a_visit(diagnoses=["E11"])
    (finding,) = found_by("diagnosis_is_billable", heading)
    with pytest.raises(CannotBeOverruled):
        overrule(encounter=heading, mark=finding.mark, reason=WHY, by=coder, now=NOW)
    with pytest.raises(NothingToOverrule):
        overrule(encounter=heading, mark="gone", reason=WHY, by=coder, now=NOW)
    Encounter.objects.filter(pk=heading.pk).update(status="VOID")
    with pytest.raises(NothingToOverrule, match="void"):
        overrule(encounter=heading, mark=finding.mark, reason=WHY, by=coder, now=NOW)


def test_two_findings_of_one_rule_about_one_line_stand_apart(coder: Staff) -> None:
    visit = a_visit(lines=[a_line("99213-ZZ-YY")])
    first, second = found_by("modifier_is_known", visit)
    overrule(encounter=visit, mark=first.mark, reason=WHY, by=coder, now=NOW)
    assert [one.overruled is not None for one in found_by("modifier_is_known", visit)] in ([True, False], [False, True])
    assert first.mark != second.mark


def test_a_coder_lets_a_finding_stand_on_the_bench(held: Encounter, client: Client, coder: Staff) -> None:
    client.force_login(coder)
    (finding,) = found_by(RULE, held)
    bench = reverse("coding:bench", args=[held.pk])
    assert f'id="why-{finding.mark}"' in client.get(bench).content.decode()

    answer = client.post(reverse("coding:let-stand", args=[held.pk]), {"mark": finding.mark, "reason": WHY})

    assert answer["Location"] == bench
    page = client.get(bench).content.decode()
    assert "Dana Sample let it stand on" in page
    assert "1 let stand" in page
    client.post(reverse("coding:count-again", args=[held.pk]), {"mark": finding.mark})
    assert stops(held) == [True]
    refused = client.post(
        reverse("coding:let-stand", args=[held.pk]), {"mark": finding.mark}, headers={"HX-Request": "true"}
    )
    assert refused.status_code == 409
    assert "Write why it may stand" in refused.content.decode()


def journal(held: Encounter) -> list[str]:
    return [act.said for act in BenchAct.objects.filter(encounter=held).order_by("number")]


def test_letting_stand_is_taken_back_and_done_again_like_every_act(
    held: Encounter, client: Client, coder: Staff
) -> None:
    client.force_login(coder)
    (finding,) = found_by(RULE, held)
    client.post(reverse("coding:let-stand", args=[held.pk]), {"mark": finding.mark, "reason": WHY})
    assert journal(held) == [f"{finding.where}: let stand"]

    undo(encounter=held, seen=None, by=coder, now=NOW)
    assert stops(held) == [True]
    given = EditOverride.objects.get()
    assert (given.taken_back_by, given.taken_back_at) == (coder, NOW)
    redo(encounter=held, by=coder, now=NOW)
    assert stops(held) == [False]
    assert EditOverride.objects.get().reason == WHY

    client.post(reverse("coding:count-again", args=[held.pk]), {"mark": finding.mark})
    assert stops(held) == [True]
    undo(encounter=held, seen=None, by=coder, now=NOW)
    assert stops(held) == [False]
    undo(encounter=held, seen=None, by=coder, now=NOW)
    assert stops(held) == [True]
    assert EditOverride.objects.count() == 1


def test_an_act_before_a_finding_was_let_stand_is_taken_back_after_it(held: Encounter, coder: Staff) -> None:
    press(encounter=held, asked=Asked("add::I10" if not held.diagnoses.exists() else "add::E11.9"), by=coder, now=NOW)
    first = BenchAct.objects.get()
    assert "overrides" in first.before
    stand(held, coder)
    with pytest.raises(ChangedElsewhere):
        undo(encounter=held, seen=None, by=coder, now=NOW)


def test_an_act_of_the_days_before_overrides_were_in_the_journal_is_still_taken_back(
    held: Encounter, coder: Staff
) -> None:
    press(encounter=held, asked=Asked("add::E11.9"), by=coder, now=NOW)
    act = BenchAct.objects.get()
    for picture in (act.before, act.after):
        del picture["overrides"]
    old = BenchAct(encounter=held, number=2, said=act.said, by=coder, at=NOW, before=act.before, after=act.after)
    old.save()
    stand(held, coder)
    undo(encounter=held, seen=None, by=coder, now=NOW)
    assert not held.diagnoses.filter(code="E119").exists()
    assert stops(held) == [False]
