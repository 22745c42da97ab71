"""What every declaration says by itself: required, length, codes, repeats, each with a file that breaks it."""

import pytest

import x12
from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

PAID = example("835_01")
CLAIM = example("837p_01")
LINE = CLAIM[CLAIM.index("LX*1") :]


def remittance(*changes: Change) -> str:
    return enclosed("HP", "005010X221A1", changed(PAID, *changes))


def claim(*changes: Change) -> str:
    return enclosed("HC", "005010X222A1", changed(CLAIM, *changes))


def lines(count: int) -> str:
    """Give the lines of a claim, numbered, the first as it stands."""
    every = [LINE, *(f"LX*{number}\nSV1*HC:99213*0*UN*1***1\nDTP*472*D8*20261015" for number in range(2, count + 1))]
    return "\n".join(every)


EXAMPLES = {
    "MISSING": (remittance(("TRN*1*EFT000777", "TRN*1*")), "TRN02 in segment 3"),
    "MISSING-SEGMENT": (remittance(("TRN*1*EFT000777*1512345678", "")), "TRN in segment 1"),
    "TOO-LONG": (remittance(("NM1*QC*1*SMITH", f"NM1*QC*1*{'SMITH' * 13}")), "NM103 in segment 14"),
    "TOO-SHORT": (remittance(("*ACH*CCP*01", "*ACH*CCP*1")), "BPR06 in segment 2"),
    "CODE": (remittance(("CLP*A1*1*", "CLP*A1*5*")), "CLP02 in segment 13"),
    "TOO-MANY-TIMES": (claim((LINE, lines(51))), "LX in segment 174"),
    "DECIMALS": (remittance(("*100*48*22*", "*100*48*22.005*")), "CLP05 in segment 13"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_what_the_declaration_forbids_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


def test_as_many_lines_as_the_guide_allows_are_no_problem():
    assert "TOO-MANY-TIMES" not in codes(claim((LINE, lines(50))))


def test_an_amount_that_is_too_large_is_told_as_digits():
    assert places(remittance(("*100*48*22*", "*100*48*100000000*")), "DECIMALS") == ["CLP05 in segment 13"]


def test_a_component_that_is_missing_is_told_with_its_number():
    assert "SVC01-2 in segment 17" in places(remittance(("HC:99213:25", "HC::25")), "MISSING")


def test_the_first_component_must_be_one_of_the_codes_of_its_place():
    assert places(claim(("SV1*HC:", "SV1*XX:")), "CODE") == ["SV101-1 in segment 24"]


def test_a_rule_of_the_guide_takes_the_place_of_a_general_finding():
    found = codes(claim(("ABK:E119*ABF:I10", "ABK:E119*ZZ:I10")))
    assert "DIAGNOSIS-PRINCIPAL" in found and "CODE" not in found


@pytest.mark.parametrize(
    ("quantity", "found"), [("123456789012345", []), ("1234567890123456", ["SV104 in segment 24"]), ("1.5", [])]
)
def test_digits_of_a_number_are_counted(quantity, found):
    assert places(claim(("*UN*1*", f"*UN*{quantity}*")), "TOO-LONG") == found


def test_whole_numbers_have_their_digits_counted():
    assert places(claim(("***1:2", "***1:200")), "TOO-LONG") == ["SV107 in segment 24"]


def test_of_several_adjustments_in_one_segment_the_wrong_one_is_named():
    text = remittance(("CAS*PR*1*10**2*12", "CAS*PR*1*10**2*12.005"))
    assert places(text, "DECIMALS") == ["CAS06 in segment 20"]


def test_of_several_provider_adjustments_in_one_segment_the_wrong_one_is_named():
    text = remittance(("AMT*B6*70", "AMT*B6*70\nPLB*1234567893*20261231*L6*-1*L6*1.005"))
    assert places(text, "DECIMALS") == ["PLB06 in segment 23"]


def test_what_stands_behind_inner_loops_is_found_where_it_stands():
    answer = changed(example("999_rejected"), ("IK5*R*5", "IK5*Z*5"), ("AK9*P*3", "AK9*Z*3"))
    text = enclosed("FA", "005010X231A1", answer)
    lines = answer.split("\n")
    ends = [number for number, line in enumerate(lines, 1) if line.startswith(("IK5*Z", "AK9*Z"))]
    told = [problem.place for problem in x12.check(x12.read(text))]
    assert [f"{lines[end - 1][:3]}01 in segment {end}" in told for end in ends] == [True, True]
