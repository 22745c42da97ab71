"""A service on one of two sides: which modifiers are offered beside the edit, and that each of them solves it."""

import pytest

from coding.acts import perform
from coding.edits import findings
from practice.models import Role
from tests.builders import a_staff
from tests.coding.edit_examples import billed
from tests.coding.reference_rows import a_policy
from tests.coding.visits import found_by, lines

pytestmark = pytest.mark.usefixtures("all_codes")
RULE = "side_of_the_service_is_said"


@pytest.mark.parametrize(
    ("diagnoses", "letters", "bilateral", "text", "offered"),
    [
        (["M1711"], "A", "1", "RT, LT or 50", ["RT"]),
        (["M1712"], "A", "1", "RT, LT or 50", ["LT"]),
        (["M179"], "A", "1", "RT, LT or 50", ["RT", "LT", "50"]),
        (["I10"], "A", "1", "RT, LT or 50", ["RT", "LT", "50"]),
        (["M170"], "A", "1", "RT, LT or 50", ["50", "RT", "LT"]),
        (["M1711", "M1712"], "AB", "1", "RT, LT or 50", ["50", "RT", "LT"]),
        (["M170"], "A", "0", "RT or LT", ["RT", "LT"]),
        (["M179"], "A", "2", "RT or LT", ["RT", "LT"]),
        (["M179"], "A", "3", "RT or LT", ["RT", "LT"]),
        (["M179"], "A", "9", "RT or LT", ["RT", "LT"]),
        (["M179"], "A", None, "RT, LT or 50", ["RT", "LT"]),
    ],
)
def test_the_sides_that_the_diagnoses_and_the_fee_schedule_leave_are_offered(
    diagnoses: list[str], letters: str, bilateral: str | None, text: str, offered: list[str]
) -> None:
    if bilateral is not None:
        a_policy("20610", days="000", bilateral=bilateral)
    visit = billed(f"20610 {letters}", diagnoses=diagnoses)
    (finding,) = found_by(RULE, visit())
    assert finding.text == f"Say which side ({text})."
    assert [remedy.value for remedy in finding.remedies] == offered

    for place, modifier in enumerate(offered):
        encounter = visit()
        remedy = found_by(RULE, encounter)[0].remedies[place]
        asked = f"{remedy.act}:{remedy.target}:{remedy.value}"
        perform(encounter=encounter, asked=asked, value="", by=a_staff(Role.CODER))
        assert lines(encounter) == [f"1 20610-{modifier} x1 {letters} 165.00"]
        of_sides = {RULE, "sides_of_a_line_agree", "side_of_the_line_fits_the_diagnosis", "both_sides_may_be_billed"}
        assert of_sides.isdisjoint(one.rule for one in findings(encounter=encounter))


def test_a_finger_is_told_and_no_side_offered() -> None:
    (finding,) = found_by(RULE, billed("73140")())
    assert finding.text == "Say which finger or toe (FA to F9, TA to T9)."
    assert finding.remedies == ()
