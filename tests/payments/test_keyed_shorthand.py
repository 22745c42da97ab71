"""What people type into the cells of a paper explanation: the same table holds for the server and the browser."""

from decimal import Decimal

import pytest

from payments.keyed.shorthand import NotMoney, read_money, read_reasons, read_remarks

# What is typed, what is left to explain, what it means (empty where a person must write it better).
REASONS = [
    ("co45 30", "50", "CO 45 30.00"),
    ("45 30", "50", "CO 45 30.00"),
    ("CO-45 30.00", "50", "CO 45 30.00"),
    ("co 45 30", "50", "CO 45 30.00"),
    ("45=30", "50", "CO 45 30.00"),
    ("45", "30", "CO 45 30.00"),
    ("3 20", "50", "PR 3 20.00"),
    ("copay 20", "50", "PR 3 20.00"),
    ("cp", "20", "PR 3 20.00"),
    ("ded 100 ci", "120", "PR 1 100.00, PR 2 20.00"),
    ("45 30 pr3 20", "50", "CO 45 30.00, PR 3 20.00"),
    ("CO 45 30.00, cp", "50", "CO 45 30.00, PR 3 20.00"),
    ("45 30;2 20", "50", "CO 45 30.00, PR 2 20.00"),
    ("23 80", "80", "OA 23 80.00"),
    ("seq 1.92", "50", "CO 253 1.92"),
    ("oa a1 5", "50", "OA A1 5.00"),
    ("b7 5", "50", "CO B7 5.00"),
    ("45 1,234.50", "1300", "CO 45 1234.50"),
    ("45 $30", "50", "CO 45 30.00"),
    ("45 -30", "50", "CO 45 -30.00"),
    ("45 30-", "50", "CO 45 -30.00"),
    ("45 .5", "50", "CO 45 0.50"),
    ("144 -5 45", "30", "CO 144 -5.00, CO 45 35.00"),
    ("", "50", ""),
    ("45 97", "30", "CO 45 97.00"),
    ("cp ded", "30", ""),
    ("cp", "0", ""),
    ("thirty", "30", ""),
    ("co", "30", ""),
    ("-45 30", "30", ""),
]
MONEY = [
    ("96", "96.00"), ("96.5", "96.50"), ("$1,234.56", "1234.56"), (".5", "0.50"), ("0", "0.00"), ("-3", "-3.00"),
    ("3-", "-3.00"), (" 12. ", "12.00"), ("12345678901", ""), ("1.234", ""), ("1o", ""), ("--1", ""), ("-1-", ""),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "left", "means"), REASONS)
def test_reasons_are_read_as_people_type_them(typed: str, left: str, means: str):
    read = read_reasons(typed, left=Decimal(left))
    assert (str(read) if not read.problems else "") == means
    assert bool(read.problems) == (bool(typed) and not means)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("co999 5", "CO 999: there is no such reason code."),
        ("thirty", "“THIRTY” is not understood. Write reasons like CO 45 30.00 or copay 20."),
        ("cp ded", "PR 3 and PR 1 have no amount. Only one reason may leave it out."),
        ("45 30 cp", "PR 3 has no amount, and nothing is left to explain."),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_named_with_what_to_write(typed: str, text: str):
    assert list(read_reasons(typed, left=Decimal(30)).problems) == [text]


def test_what_a_person_sees_written_out_is_read_as_the_same_again():
    for typed, left, means in REASONS:
        if means:
            assert str(read_reasons(means, left=Decimal(left))) == means, typed


@pytest.mark.parametrize(("typed", "means"), MONEY)
def test_amounts_are_read_as_people_type_them(typed: str, means: str):
    if means:
        assert read_money(typed) == Decimal(means)
    else:
        with pytest.raises(NotMoney):
            read_money(typed)


def test_an_empty_amount_is_none():
    assert read_money("  ") is None


def test_remark_codes_are_read_in_any_order_once_each():
    assert read_remarks("n130, ma01 N130") == (["N130", "MA01"], [])
    assert read_remarks("zzz") == (["ZZZ"], ["ZZZ: there is no such remark code."])
