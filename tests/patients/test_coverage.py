"""Plans: their dates never meet, their ids have the payer's form, a dependent names the subscriber."""

from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.forms.utils import ErrorList
from django.http import QueryDict
from django.urls import reverse

from patients.authorizations import authorization_for, needs_authorization
from patients.forms import AuthorizationForm, CoverageForm, PayerForm
from patients.models import Coverage, Patient, Payer
from patients.services import (
    AuthorizationKnown,
    CoverageOverlaps,
    EndsBeforeItStarts,
    add_authorization,
    add_coverage,
    end_coverage,
)
from practice.models import Role
from tests.at_once import all_at_once
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_staff, an_authorization


@pytest.fixture
def patient(db: None) -> Patient:
    return a_patient()


def another(patient: Patient, *, starts_on: date, ends_on: date | None = None, priority: int = 1) -> Coverage:
    return Coverage(
        patient=patient, payer=a_payer(), priority=priority, member_id="W2", starts_on=starts_on, ends_on=ends_on
    )


def typed(billed: Payer, **given: str) -> QueryDict:
    form = QueryDict(mutable=True)
    form.update({
        "payer": str(billed.pk), "priority": "1", "member_id": "W123456789", "relationship": "18",
        "starts_on": "01/01/2026", **given,
    })  # fmt: skip
    return form


def errors(patient: Patient, billed: Payer, **given: str) -> dict[str, ErrorList]:
    return dict(CoverageForm(typed(billed, **given), patient=patient, today=TODAY).errors)


@pytest.mark.parametrize(
    ("first", "second", "priority", "is_refused"),
    [
        ((date(2026, 1, 1), None), (date(2026, 6, 1), None), 1, True),
        ((date(2026, 1, 1), date(2026, 5, 31)), (date(2026, 6, 1), None), 1, False),
        ((date(2026, 1, 1), date(2026, 6, 1)), (date(2026, 6, 1), None), 1, True),
        ((date(2026, 6, 1), None), (date(2026, 1, 1), date(2026, 6, 1)), 1, True),
        ((date(2026, 1, 1), None), (date(2026, 1, 1), None), 2, False),
    ],
)
def test_two_plans_of_one_priority_never_share_a_day(
    patient: Patient, first: tuple, second: tuple, priority: int, is_refused: bool
) -> None:
    another(patient, starts_on=first[0], ends_on=first[1]).save()
    plan = another(patient, starts_on=second[0], ends_on=second[1], priority=priority)
    if is_refused:
        with pytest.raises(CoverageOverlaps, match="End that plan first"):
            add_coverage(coverage=plan, by=None, now=NOW)
        with pytest.raises(IntegrityError, match="coverage_of_one_priority_never_overlaps"), transaction.atomic():
            plan.save()
    else:
        assert add_coverage(coverage=plan, by=None, now=NOW).pk


@pytest.mark.django_db(transaction=True)
def test_of_several_people_who_add_a_plan_at_the_same_moment_one_does() -> None:
    for _ in range(20):  # the unlucky moment does not come every time
        patient = a_patient()
        plans = [another(patient, starts_on=date(2026, 1, 1)) for _ in range(8)]
        outcomes = all_at_once([partial(add_coverage, coverage=plan, by=None, now=NOW) for plan in plans])
        assert [type(outcome) for outcome in outcomes].count(CoverageOverlaps) == 7, outcomes
        assert Coverage.objects.filter(patient=patient).count() == 1


def test_plans_of_two_patients_do_not_meet(patient: Patient) -> None:
    a_coverage(patient=patient)
    assert add_coverage(coverage=another(a_patient(), starts_on=date(2026, 1, 1)), by=None, now=NOW).pk


def test_a_plan_that_ends_makes_room_for_the_next(patient: Patient) -> None:
    old = a_coverage(patient=patient)
    end_coverage(coverage=old, ends_on=date(2026, 10, 31), by=None, now=NOW)
    assert add_coverage(coverage=another(patient, starts_on=date(2026, 11, 1)), by=None, now=NOW).pk


def test_a_plan_does_not_end_before_it_starts(patient: Patient) -> None:
    with pytest.raises(EndsBeforeItStarts, match="01/01/2026"):
        end_coverage(coverage=a_coverage(patient=patient), ends_on=date(2025, 12, 31), by=None, now=NOW)


def test_the_form_names_the_plan_that_is_in_the_way(patient: Patient) -> None:
    a_coverage(patient=patient, payer=a_payer(name="Lakeshore Mutual"))
    (told,) = errors(patient, a_payer(), starts_on="06/01/2026")["starts_on"]
    assert str(told).startswith("Lakeshore Mutual is primary from 01/01/2026. End that plan first")


def test_a_plan_may_keep_its_own_dates_when_it_is_changed(patient: Patient) -> None:
    plan = a_coverage(patient=patient)
    form = CoverageForm(typed(plan.payer), instance=plan, patient=patient, today=TODAY)
    assert form.is_valid(), form.errors


@pytest.mark.parametrize(
    ("member_id", "is_right"), [("abc 123456789", True), ("ABC12345678", False), ("123456789", False)]
)
def test_a_member_id_has_the_form_that_its_payer_uses(patient: Patient, member_id: str, is_right: bool) -> None:
    payer = a_payer()
    payer.member_id_pattern = r"[A-Z]{3}\d{9}"
    payer.save()
    assert ("member_id" not in errors(patient, payer, member_id=member_id)) == is_right


def test_a_dependents_plan_names_the_subscriber(patient: Patient) -> None:
    wrong = errors(patient, a_payer(), relationship="19", subscriber_first_name="Ada")
    assert set(wrong) == {"subscriber_last_name", "subscriber_birth_date", "subscriber_sex"}


def test_the_subscribers_data_is_dropped_when_the_patient_is_the_subscriber(patient: Patient) -> None:
    form = CoverageForm(typed(a_payer(), subscriber_first_name="Ada"), patient=patient, today=TODAY)
    assert form.is_valid(), form.errors
    assert add_coverage(coverage=form.instance, by=None, now=NOW).subscriber_first_name == ""


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"ends_on": "12/31/2025"}, "ends_on"),
        ({"starts_on": "13/01/2026"}, "starts_on"),
        ({"member_id": ""}, "member_id"),
        ({"payer": "0"}, "payer"),
        ({"priority": "4"}, "priority"),
    ],
)
def test_what_is_wrong_with_a_plan_stands_at_its_field(patient: Patient, given: dict[str, str], field: str) -> None:
    assert list(errors(patient, a_payer(), **given)) == [field]


def test_a_payer_that_is_no_longer_billed_cannot_be_chosen(patient: Patient) -> None:
    payer = a_payer()
    payer.is_active = False
    payer.save()
    assert "payer" in errors(patient, payer)


def test_a_form_of_member_id_that_cannot_be_read_is_refused(db: None) -> None:
    assert "cannot be read" in PayerForm({"member_id_pattern": "[A-"}).errors["member_id_pattern"][0]


def test_the_plan_page_saves_and_comes_back_to_the_account(client, patient: Patient) -> None:
    client.force_login(a_staff(Role.FRONT_DESK))
    response = client.post(reverse("patients:coverage-new", args=[patient.pk]), typed(a_payer()).dict())
    assert response["Location"] == reverse("patients:detail", args=[patient.pk])
    assert patient.coverages.get().member_id == "W123456789"


def test_the_authorization_that_covers_most_of_the_visit_is_named(patient: Patient) -> None:
    plan = a_coverage(patient=patient)
    an_authorization(coverage=plan, number="ANY")
    an_authorization(coverage=plan, number="ONE", procedures=("20610",))
    both = an_authorization(coverage=plan, number="BOTH", procedures=("20610", "J7325"))
    day = date(2026, 11, 2)
    assert authorization_for(coverage=plan, service_date=day, procedures=["20610", "J7325"]) == both
    assert authorization_for(coverage=plan, service_date=date(2027, 1, 1), procedures=["20610"]) is None


def test_no_authorization_covers_what_it_does_not_name(patient: Patient) -> None:
    plan = a_coverage(patient=patient)
    an_authorization(coverage=plan, procedures=("20610",))
    assert authorization_for(coverage=plan, service_date=TODAY, procedures=["99213"]) is None


def test_a_payer_says_which_procedures_need_an_authorization(patient: Patient) -> None:
    plan = a_coverage(patient=patient)
    plan.payer.authorization_codes = ["20610", "J7325"]
    assert needs_authorization(coverage=plan, procedures=["99213", "20610"]) == ["20610"]


def test_one_number_is_one_promise(patient: Patient) -> None:
    known = an_authorization(coverage=a_coverage(patient=patient))
    known.pk = None
    with pytest.raises(AuthorizationKnown):
        add_authorization(authorization=known, by=None, now=NOW)
    form = AuthorizationForm({"number": known.number}, coverage=known.coverage)
    assert "already has an authorization" in form.errors["number"][0]
