"""What only raw segments show, each rule with a file that breaks it; in other messages than professional claims."""

import pytest

import x12
from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

PAID = example("835_01")
CLAIM = example("837p_01")
ASKED = example("270_subscriber")
PATIENT = "NM1*QC*1*SMITH*JOHN"


def remittance(*changes: Change) -> str:
    return enclosed("HP", "005010X221A1", changed(PAID, *changes))


def claim(*changes: Change) -> str:
    return enclosed("HC", "005010X222A1", changed(CLAIM, *changes))


def inquiry(*changes: Change) -> str:
    return enclosed("HS", "005010X279A1", changed(ASKED, *changes))


def of_claim(name: str, *changes: Change) -> str:
    return enclosed("HC", "005010X222A1", changed(example(f"837p_{name}"), *changes))


def of_status(*changes: Change) -> str:
    return enclosed("HR", "005010X212", changed(example("276_subscriber"), *changes))


EXAMPLES = {
    "SEGMENT-ID": (remittance(("DTM*405", "*405")), "Segment 4"),
    "COMPONENT-SEPARATOR": (claim(("HC:99213:25", "HC>99213>25")), "SV101 in segment 24"),
    "SEGMENT-TWICE": (claim(("HI*ABK", "K3*X\nK3*X\nHI*ABK")), "K3 in segment 21"),
    "CAS-GAP": (remittance(("CAS*PR*1*10**2*12", "CAS*PR*1*10*****2*12")), "CAS05 in segment 20"),
    "DIAGNOSIS-GAP": (claim(("HI*ABK:E119*ABF:I10", "HI*ABK:E119**ABF:I10")), "HI02 in segment 20"),
    "PAIR": (remittance(("PER*BL*", "PER*BL*NAME*TE\nPER*BL*")), "PER04 in segment 9"),
    "MISSING": (inquiry(("NM1*IL*1*", "NM1*IL**")), "NM102 in segment 9"),
    "TRAILING-SEPARATOR": (remittance(("DTM*405*20261030", "DTM*405*20261030**")), "DTM04 in segment 4"),
    "SPACES": (remittance((PATIENT, f"{PATIENT} ")), "NM104 in segment 14"),
    "LOWER-CASE": (remittance((PATIENT, "NM1*QC*1*Smith*JOHN")), "NM103 in segment 14"),
    "CHARACTERS": (remittance((PATIENT, "NM1*QC*1*PEÑA*JOHN")), "NM103 in segment 14"),
    "SEPARATOR-IN-DATA": (remittance((PATIENT, "NM1*QC*1*SM:ITH*JOHN")), "NM103 in segment 14"),
    "NUMBER-FORM": (remittance(("AMT*B6*70", "AMT*B6*70.00")), "AMT02 in segment 22"),
    "DATE-FORM": (remittance(("DTM*405*20261030", "DTM*405*261030")), "DTM02 in segment 4"),
    "LEFT-OUT": (remittance(("DTM*405*20261030", "DTM*405")), "DTM02 in segment 4"),
    "QUALIFIER": (remittance(("PER*BL*EDI SUPPORT*TE*", "PER*BL*EDI SUPPORT*Q9*")), "PER03 in segment 9"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_what_is_written_wrongly_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_a_stream_is_told_the_same(rule_id):
    text, place = EXAMPLES[rule_id]
    assert [problem.place for problem in x12.check_stream(text.encode()) if problem.code == rule_id] == [place]


@pytest.mark.parametrize(
    ("text", "rule_id", "place"),
    [
        (remittance(("HC:99213:25", "HC:99213:25:")), "TRAILING-SEPARATOR", "SVC01 in segment 17"),
        (remittance(("REF*6R*L1", "REF*6R*L1*")), "TRAILING-SEPARATOR", "REF03 in segment 21"),
        (remittance(("HC:99213:25", ":99213:25")), "MISSING", "SVC01-1 in segment 17"),
        (remittance((PATIENT, "NM1*QC")), "MISSING", "NM102 in segment 14"),
        (remittance((PATIENT, "NM1*QC*1*SM^ITH*JOHN")), "SEPARATOR-IN-DATA", "NM103 in segment 14"),
        (remittance(("A1*1*100*48", "A1*1*0100*48")), "NUMBER-FORM", "CLP03 in segment 13"),
        (remittance(("*MI*W123456", "**W123456")), "PAIR", "NM108 in segment 14"),
        (remittance(("*MI*W123456", "*MI")), "PAIR", "NM109 in segment 14"),
        (remittance(("CAS*PR*1*10**2*12", "CAS*PR*1*10**2*12.0")), "NUMBER-FORM", "CAS06 in segment 20"),
        (claim(("11:B:1", "11:B:1:1")), "TOO-MANY", "CLM05 in segment 19"),
        (claim(("ABK:E119", "ABK:E119:X")), "TOO-MANY", "HI01 in segment 20"),
    ],
)
def test_what_is_written_wrongly_is_told_in_every_part(text, rule_id, place):
    assert place in places(text, rule_id)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (claim(("*UN*1***1:2", "*UN*1**1*1:2")), "SV106 in segment 24"),
        (claim(("11:B:1*Y*A*Y*Y", "11:B:1*Y*A*Y*Y*********7")), "CLM18 in segment 19"),
        (claim(("*KILDARE*BEN****XX", "*KILDARE*BEN**DR**XX")), "NM106 in segment 21"),
        (claim(("SBR*P*18*GRP1******CI", "SBR*P*18*GRP1***Y***CI")), "SBR06 in segment 13"),
        (of_claim("02", ("PAT*19", "PAT*19*Y")), "PAT02 in segment 17"),
        (of_claim("13", ("OI***Y***Y", "OI**Y*Y***Y")), "OI02 in segment 25"),
        (of_claim("17", ("PWK*OZ*FX*", "PWK*OZ*FX*1*")), "PWK03 in segment 20"),
        (of_claim("10", ("CTP****1*ML", "CTP***5*1*ML")), "CTP03 in segment 32"),
        (remittance(("*JOHN****MI", "*JOHN**MR**MI")), "NM106 in segment 14"),
        (remittance(("REF*6R*L1", "REF*6R*L1*X")), "REF03 in segment 21"),
    ],
)
def test_an_element_that_is_not_used_stays_empty(text, place):
    assert places(text, "ELEMENT-UNUSED") == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (remittance(("AMT*B6*70", "AMT*B6")), "AMT02 in segment 22"),
        (remittance(("AMT*B6*70", "AMT*B6**C")), "AMT02 in segment 22"),
        (remittance(("DTM*050*20261020", "DTM*050*")), "DTM02 in segment 16"),
        (remittance(("REF*6R*L1", "REF*6R")), "REF02 in segment 21"),
        (of_status(("REF*1K*PAYERICN1", "REF*1K")), "REF02 in segment 13"),
        (of_status(("DTP*472*D8*20261015", "DTP*472*D8")), "DTP03 in segment 16"),
    ],
)
def test_a_qualifier_needs_its_value(text, place):
    assert places(text, "LEFT-OUT") == [place]


def test_one_lower_case_segment_is_enough():
    text = remittance((PATIENT, "NM1*QC*1*Smith*John"), ("TOWN", "Town"))
    assert codes(text).count("LOWER-CASE") == 1


def test_lists_may_be_repeated_where_the_guide_says_so():
    assert codes(inquiry(("EQ*30", "EQ*30^88"))) == []


@pytest.mark.parametrize("signs", ["|>+", "*:^", "|<!"])
def test_other_separators_are_taken_as_the_file_says(signs):
    element, component, repetition = signs
    table = str.maketrans({"*": element, ":": component, "^": repetition})
    assert codes(remittance().translate(table)) == []


def test_what_was_built_and_never_read_is_not_checked_for_how_it_was_written():
    message = x12.read(remittance((PATIENT, f"{PATIENT} "))).transactions[0].message
    assert "SPACES" not in [problem.code for problem in x12.check(message)]
