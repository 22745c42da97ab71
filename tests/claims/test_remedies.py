"""What a rejection's code is called in a list, and what to do about it."""

import pytest

import x12
from claims.remedies import LIMIT, LOOK, MEMBER, OFFICE, PATIENT, PROVIDER, remedy, short_reason


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


@pytest.mark.parametrize(
    ("status", "entity", "wanted"),
    [
        ("483", "", LIMIT),
        ("780", "", LIMIT),
        ("122", "", LOOK),
        ("511", "IL", LOOK),
        ("127", "IL", PATIENT),
        ("127", "85", PROVIDER),
        ("127", "PR", LOOK),
        ("500", "QC", PATIENT),
        ("500", "85", PROVIDER),
        ("504", "IL", MEMBER),
        ("504", "82", PROVIDER),
        ("153", "IL", MEMBER),
        ("153", "85", PROVIDER),
    ],
)
def test_a_rejection_is_mended_where_the_wrong_data_are_kept(status, entity, wanted):
    assert remedy([x12.StatusCode(category="A7", status=status, entity=entity)]) == wanted


def test_a_wrong_character_is_looked_for_where_the_next_status_points():
    codes = [x12.StatusCode(category="A7", status=status, entity="IL") for status in ("511", "504")]
    assert remedy(codes) == MEMBER
