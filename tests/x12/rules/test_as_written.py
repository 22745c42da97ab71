"""What the raw segments of a claim show and its objects do not, each rule with a file that breaks it."""

import pytest

import x12
from tests.x12.rules.enclosing import FILES, changed, codes, enclosed, example, places

GUIDES = {"276": ("HR", "005010X212"), "835": ("HP", "005010X221A1"), "837": ("HC", "005010X222A1")}


def broken(name: str, old: str, new: str) -> str:
    return enclosed(*GUIDES[name[:3]], changed(example(name), (old, new)))


EXAMPLES = {
    "QUALIFIER-ALONE": (broken("835_01", "REF*6R*L1", "REF*6R"), "REF02 in segment 21"),
    "CAS-GAP": (broken("835_01", "CAS*PR*1*10**2*12", "CAS*PR*1*10*****2*12"), "CAS05 in segment 20"),
    "NOT-USED": (broken("837p_01", "*UN*1***1:2", "*UN*1**1*1:2"), "SV106 in segment 24"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_what_is_written_against_a_rule_is_told_alone_and_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]
    assert set(codes(text)) == {rule_id}


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("835_01", "AMT*B6*70", "AMT*B6", "AMT02 in segment 22"),
        ("835_01", "AMT*B6*70", "AMT*B6**C", "AMT02 in segment 22"),
        ("835_01", "DTM*050*20261020", "DTM*050*", "DTM02 in segment 16"),
        ("276_subscriber", "REF*1K*PAYERICN1", "REF*1K", "REF02 in segment 13"),
        ("276_subscriber", "DTP*472*D8*20261015", "DTP*472*D8", "DTP03 in segment 16"),
    ],
)
def test_a_qualifier_needs_its_value(name, old, new, place):
    assert places(broken(name, old, new), "QUALIFIER-ALONE") == [place]


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("837p_01", "11:B:1*Y*A*Y*Y", "11:B:1*Y*A*Y*Y*********7", "CLM18 in segment 19"),
        ("837p_01", "*KILDARE*BEN****XX", "*KILDARE*BEN**DR**XX", "NM106 in segment 21"),
        ("837p_01", "SBR*P*18*GRP1******CI", "SBR*P*18*GRP1***Y***CI", "SBR06 in segment 13"),
        ("837p_01", "SBR*P*18*GRP1******CI", "SBR*P*18*GRP1******CI\nPAT*18", "PAT01 in segment 14"),
        ("837p_02", "PAT*19", "PAT*19*Y", "PAT02 in segment 17"),
        ("837p_13", "OI***Y***Y", "OI**Y*Y***Y", "OI02 in segment 25"),
        ("837p_17", "PWK*OZ*FX*", "PWK*OZ*FX*1*", "PWK03 in segment 20"),
        ("837p_10", "CTP****1*ML", "CTP***5*1*ML", "CTP03 in segment 32"),
    ],
)
def test_an_element_that_is_not_used_stays_empty(name, old, new, place):
    assert places(broken(name, old, new), "NOT-USED") == [place]


@pytest.mark.parametrize("path", sorted(FILES.glob("8*.x12")), ids=lambda path: path.stem)
def test_whole_files_are_written_well(path):
    assert not {"QUALIFIER-ALONE", "CAS-GAP", "NOT-USED"} & {
        problem.code for problem in x12.check(x12.read(path.read_bytes()))
    }
