"""What the eligibility question must hold, and what it shares with the answer, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

SUBSCRIBER = example("270_subscriber")
DEPENDENT = example("270_dependent")
DATE = "DTP*291*D8*20261101"


def inquiry(*changes: Change, of: str = SUBSCRIBER) -> str:
    return enclosed("HS", "005010X279A1", changed(of, *changes))


TWO = """\
HL*4*2*22*0
TRN*1*REQ0001*9SUNNYBILL
NM1*IL*1*JONES*MARY****MI*W999999
DMG*D8*19800101
EQ*30"""

EXAMPLES = {
    "ELIGIBILITY-PAYER-ID": (
        inquiry(("NM1*PR*2*ACME HEALTH*****PI*60054", "NM1*PR*2*ACME HEALTH")),
        "NM109 in segment 4",
    ),
    "ELIGIBILITY-PROVIDER-ID": (inquiry(("*****XX*1234567893", "")), "NM109 in segment 6"),
    "ELIGIBILITY-PROVIDER-NPI": (inquiry(("XX*1234567893", "XX*1234567890")), "NM109 in segment 6"),
    "TRN03-ORIGINATOR": (inquiry(("*9SUNNYBILL", "*SUNNYBILLS")), "TRN03 in segment 8"),
    "ELIGIBILITY-BIRTH-DATE": (inquiry(("D8*19700101", "D8*20261102")), "DMG02 in segment 10"),
    "ELIGIBILITY-SSN": (inquiry(("DMG*", "REF*SY*123-45-6789\nDMG*")), "REF02 in segment 10"),
    "ELIGIBILITY-DEPENDENT-ID": (
        inquiry(("NM1*03*1*SMITH*ANNA", "NM1*03*1*SMITH*ANNA****MI*W123457"), of=DEPENDENT),
        "NM109 in segment 11",
    ),
    "270-SEARCH-SUBSCRIBER": (inquiry(("****MI*W123456", "")), "NM109 in segment 9"),
    "270-SEARCH-DEPENDENT": (inquiry(("DMG*D8*20150412*F", ""), of=DEPENDENT), "DMG02 in segment 11"),
    "270-NOBODY": (inquiry(("EQ*30", "")), "EQ in segment 7"),
    "270-EQ-EMPTY": (inquiry(("EQ*30", "EQ***FAM")), "EQ01 in segment 12"),
    "270-EQ-TWICE": (inquiry(("EQ*30", "EQ*30\nEQ*98^30")), "EQ01 in segment 13"),
    "270-TRACE-PLACE": (
        inquiry(("NM1*IL*", "TRN*1*REQ1*9SUNNYBILL\nNM1*IL*"), of=DEPENDENT),
        "TRN02 in segment 8",
    ),
    "270-TRACE-MISSING": (inquiry(("TRN*1*REQ0001*9SUNNYBILL", "")), "TRN02 in segment 7"),
    "270-TRACE-TWICE": (inquiry(("EQ*30", "EQ*30\n" + TWO)), "TRN02 in segment 14"),
    "270-DATE-FAR": (inquiry((DATE, "DTP*291*D8*20201101")), "DTP03 in segment 11"),
    "ELIGIBILITY-DATES-ORDER": (inquiry((DATE, "DTP*291*RD8*20261101-20261001")), "DTP03 in segment 11"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_question_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


@pytest.mark.parametrize("originator", ["9SUNNYBILL", "1123456789", "3123456789"])
def test_the_originator_may_be_a_tax_id_or_a_number_of_ones_own(originator):
    assert codes(inquiry(("9SUNNYBILL", originator))) == []


def test_a_tax_id_behind_the_one_has_nine_digits():
    assert "TRN03-ORIGINATOR" in codes(inquiry(("9SUNNYBILL", "1SUNNYBILL")))


def test_a_subscriber_on_the_way_to_a_dependent_needs_no_birth_date():
    assert codes(inquiry(of=DEPENDENT)) == []


def test_two_persons_with_their_own_traces_are_no_problem():
    assert codes(inquiry(("EQ*30", "EQ*30\n" + TWO.replace("REQ0001", "REQ0002")))) == []
