"""
What the front desk does with patients, their plans and the plans' promises.

Callers fill an unsaved model from a form or a file; the service gives it its number, saves it and keeps the trail.
"""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from patients.models import Authorization, Coverage, Guarantor, Patient, Payer
from practice import audit
from practice.models import Staff
from practice.numbers import next_number


class CoverageOverlaps(Exception):
    """The patient already has a plan of this priority in these dates."""


class EndsBeforeItStarts(Exception):
    """The last day is before the first."""


class AuthorizationKnown(Exception):
    """This plan already has an authorization of this number."""


@transaction.atomic
def register_patient(
    *, patient: Patient, guarantor: Guarantor | None = None, by: Staff | None, now: datetime
) -> Patient:
    """Give a new patient an account number and keep them, with the person who answers for their bills, if another."""
    patient.account_number = f"P-{next_number('account_number')}"
    if guarantor is not None:
        guarantor.save()
    patient.guarantor = guarantor
    patient.save()
    _keep(by, "register", patient)
    return patient


@transaction.atomic
def change_patient(*, patient: Patient, guarantor: Guarantor | None = None, by: Staff | None, now: datetime) -> Patient:
    """Keep what was changed about a patient; without a guarantor they answer for their own bills."""
    if guarantor is not None:
        guarantor.save()
    patient.guarantor = guarantor
    patient.save()
    _keep(by, "change", patient)
    return patient


def add_coverage(*, coverage: Coverage, by: Staff | None, now: datetime) -> Coverage:
    """
    Add a plan to a patient.

    :raises CoverageOverlaps: if a plan of this priority is already in force on one of its days.
    """
    return _save_coverage(coverage, "add coverage", by)


def change_coverage(*, coverage: Coverage, by: Staff | None, now: datetime) -> Coverage:
    """
    Keep what was changed about a plan.

    :raises CoverageOverlaps: if a plan of this priority is already in force on one of its days.
    """
    return _save_coverage(coverage, "change coverage", by)


def end_coverage(*, coverage: Coverage, ends_on: date, by: Staff | None, now: datetime) -> Coverage:
    """
    End a plan; `ends_on` is its last covered day.

    :raises EndsBeforeItStarts: if that day is before the plan's first.
    :raises CoverageOverlaps: if the longer plan would meet another of its priority.
    """
    if ends_on < coverage.starts_on:
        raise EndsBeforeItStarts(f"The plan starts on {coverage.starts_on:%m/%d/%Y}. Choose that day or a later one.")
    coverage.ends_on = ends_on
    return _save_coverage(coverage, "end coverage", by)


def add_authorization(*, authorization: Authorization, by: Staff | None, now: datetime) -> Authorization:
    """
    Keep a payer's promise.

    :raises AuthorizationKnown: if the plan already has one of this number.
    """
    return _save_authorization(authorization, "add authorization", by)


def change_authorization(*, authorization: Authorization, by: Staff | None, now: datetime) -> Authorization:
    """
    Keep what was changed about a payer's promise.

    :raises AuthorizationKnown: if the plan already has another of this number.
    """
    return _save_authorization(authorization, "change authorization", by)


def save_payer(*, payer: Payer, by: Staff | None, now: datetime) -> Payer:
    """Keep a payer: new, or changed."""
    payer.save()
    if by is not None:
        audit.record(by=by, act="save", subject=f"payer:{payer.pk}")
    return payer


def _save_coverage(coverage: Coverage, act: str, by: Staff | None) -> Coverage:
    try:
        with transaction.atomic():
            # Two plans that overlap, saved at the same moment, would wait for each other in the constraint.
            Patient.objects.select_for_update(no_key=True).get(pk=coverage.patient_id)
            coverage.save()
            _keep(by, act, coverage.patient)
    except IntegrityError as refused:
        if "coverage_of_one_priority_never_overlaps" not in str(refused):
            raise
        raise CoverageOverlaps(
            "The patient already has a plan of this priority in these dates. "
            "End that plan first, or choose another priority."
        ) from None
    return coverage


def _save_authorization(authorization: Authorization, act: str, by: Staff | None) -> Authorization:
    try:
        with transaction.atomic():
            authorization.save()
            _keep(by, act, authorization.coverage.patient)
    except IntegrityError as refused:
        if "authorization_number_once_per_coverage" not in str(refused):
            raise
        raise AuthorizationKnown("This plan already has an authorization of this number. Change that one.") from None
    return authorization


def _keep(by: Staff | None, act: str, patient: Patient) -> None:
    if by is not None:
        audit.record(by=by, act=act, subject=f"patient:{patient.pk}")
