"""Codes in plain words, and the check digit of the NPI."""

import pytest

import x12
from x12.words import adjustments, eligibility, remarks, statuses, syntax


@pytest.mark.parametrize("npi", ["1234567893", "1679576722", "1467857193", "1932102027"])
def test_a_real_npi_passes(npi):
    assert x12.npi_is_valid(npi)
    assert x12.npi_with_check_digit(npi[:9]) == npi


@pytest.mark.parametrize(
    "npi", ["1234567890", "123456789", "12345678933", "3234567893", "12345678९3", "", "ABCDEFGHIJ"]
)
def test_a_wrong_npi_fails(npi):
    assert not x12.npi_is_valid(npi)


def test_nine_digits_are_needed_for_an_npi():
    with pytest.raises(ValueError, match="nine digits"):
        x12.npi_with_check_digit("12345678")


def test_known_codes_are_said_in_words():
    assert x12.words.carc("45") == "Above the contract or fee schedule"
    assert x12.words.rarc("N517") == "Send a new claim with the information asked for"
    assert (
        x12.words.claim_status("A7", "562", "85")
        == "Rejected: information is wrong. NPI of the entity (billing provider)"
    )
    assert x12.words.rejection("75") == "Member was not found"
    assert x12.words.payment_status("22") == "Earlier payment reversed"


def test_an_unknown_code_is_named_as_unknown():
    assert x12.words.carc("999") == "Code 999, not in our list"
    assert x12.words.benefit("") == "Code , not in our list"


def test_the_lists_cover_what_an_office_meets():
    assert len(adjustments.CARC) >= 120
    assert len(remarks.RARC) >= 60


@pytest.mark.parametrize("module", [adjustments, remarks, statuses, eligibility, syntax])
def test_every_text_is_short_and_plain(module):
    lists = [value for value in vars(module).values() if isinstance(value, dict) and "__name__" not in value]
    assert lists
    for words in lists:
        for code, text in words.items():
            assert code == code.strip()
            assert 2 < len(text) <= 80
            assert not text.endswith(".")
