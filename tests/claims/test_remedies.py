"""What a rejection's code is called in a list, and what to do about it."""

import pytest

import x12
from claims.remedies import MEMBER, OFFICE, remedy, short_reason


@pytest.mark.parametrize(
    ("code", "gist"),
    [
        ("A7:164:IL", "Member ID wrong"),
        ("A7:562:85", "NPI wrong"),
        ("A3:506:PR", "New clearinghouse"),
        ("A7:672:PR", "Other payer's sums"),
        ("A7:464:PR", "Payer's number"),
    ],
)
def test_a_list_says_in_short_what_a_rejection_is_about(code, gist):
    assert short_reason(code) == gist


def test_a_payer_that_changes_its_clearinghouse_is_no_matter_of_the_members_data():
    assert remedy([x12.StatusCode(category="A3", status="506", entity="PR")]) == OFFICE
    assert remedy([x12.StatusCode(category="A7", status="164", entity="IL")]) == MEMBER
