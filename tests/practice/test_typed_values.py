"""What people type, and what the office keeps of it."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.forms import Field

from practice.forms import LocationForm, PracticeForm, ProviderForm
from practice.inputs import CodesField, DateField, NpiField, PhoneField, StateField, TimeField, ZipField

PRACTICE = {
    "legal_name": "Cedar Hollow", "npi": "1234567893", "ein": "31-1234567", "taxonomy": "207q00000x",
    "phone": "(614) 555-0100", "contact_name": "Bea", "line1": "100 Elm St", "city": "Columbus", "state": "OH",
    "zip_code": "43215-0001",
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (ZipField(), "43215", "43215"),
        (ZipField(), "43215-0001", "432150001"),
        (ZipField(), " 43215 0001 ", "432150001"),
        (PhoneField(), "(614) 555-0100", "6145550100"),
        (PhoneField(), "+1 614.555.0100", "6145550100"),
        (NpiField(), "123 456 7893", "1234567893"),
        (StateField(), "OH", "OH"),
        (DateField(), "11/05/2026", date(2026, 11, 5)),
        (DateField(), "110526", date(2026, 11, 5)),
        (TimeField(), "930", time(9, 30)),
        (TimeField(), "2:15 pm", time(14, 15)),
        (TimeField(), "2 p.m.", time(14, 0)),
        (TimeField(), "14:15", time(14, 15)),
        (CodesField(), "20610, j7325 20610", ["20610", "J7325"]),
    ],
)
def test_people_type_as_they_write(field: Field, typed: str, kept: object) -> None:
    assert field.clean(typed) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (ZipField(), "4321"), (ZipField(), "4321A"), (PhoneField(), "555-0100"), (PhoneField(), "114 555 0100"),
        (NpiField(), "1234567890"), (NpiField(), "12345"), (StateField(), "XX"), (DateField(), "02/30/2026"),
        (TimeField(), "25:00"), (CodesField(), "9921"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(field: Field, typed: str) -> None:
    with pytest.raises(ValidationError):
        field.clean(typed)


def test_a_practice_is_kept_in_the_form_that_claims_need(db: None) -> None:
    form = PracticeForm(PRACTICE)
    assert form.is_valid(), form.errors
    kept = form.save(commit=False)
    assert (kept.ein, kept.taxonomy) == ("311234567", "207Q00000X")
    assert (kept.phone, kept.zip_code) == ("6145550100", "432150001")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"npi": "1234567890"}, "npi"),
        ({"ein": "001234567"}, "ein"),
        ({"line1": "P.O. Box 17"}, "line1"),
        ({"zip_code": "43215"}, "zip_code"),
        ({"taxonomy": "family"}, "taxonomy"),
        ({"pay_to_line1": "PO Box 17", "pay_to_state": "OH", "pay_to_zip_code": "43215"}, "pay_to_city"),
    ],
)
def test_what_a_payer_would_refuse_is_told_at_its_field(db: None, given: dict[str, str], field: str) -> None:
    assert list(PracticeForm({**PRACTICE, **given}).errors) == [field]


def test_a_provider_needs_a_number_with_its_check_digit(db: None) -> None:
    form = ProviderForm({"first_name": "Theo", "last_name": "Exemplar", "npi": "1679576723", "taxonomy": "207Q00000X"})
    assert "check digit" in form.errors["npi"][0]


def test_a_place_has_a_place_of_service_of_two_digits(db: None) -> None:
    address = {key: PRACTICE[key] for key in ("line1", "city", "state", "zip_code")}
    assert "place_of_service" in LocationForm({"name": "Main", "place_of_service": "office", **address}).errors
