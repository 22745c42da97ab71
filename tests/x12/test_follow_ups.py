"""One fault is told once, and a message of an older version is not judged by the rules of 5010."""

import pytest

import x12
from tests.x12.rules.enclosing import changed, enclosed, example
from x12.rules.follow_ups import main_of

CLAIM = ("HC", "005010X222A1", example("837p_01"))
TAKEBACK = ("HP", "005010X221A1", example("835_05"))
COORDINATED = ("HC", "005010X222A1", example("837p_14"))
PAYMENT = ("HP", "005010X221A1", example("835_01"))


def told(file, old, new):
    code, guide, body = file
    return main_told(enclosed(code, guide, changed(body, (old, new))))


def main_told(text):
    [transaction] = x12.read(text).transactions
    return [(problem.code, problem.place) for problem in main_of(transaction, x12.check(transaction))]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (PAYMENT, "*20261101\nTRN", "*20261131\nTRN", [("VALUE", "BPR16 in segment 2")]),
        (CLAIM, "472*D8*20261015", "472*D8*20261515", [("VALUE", "DTP03 in segment 25")]),
        (CLAIM, "472*D8*20261015", "472*D8", [("MISSING", "DTP03 in segment 25")]),
        (CLAIM, "DTP*472*D8*20261015\n", "", [("MISSING-SEGMENT", "DTP in segment 23")]),
        (CLAIM, "CLM*A1*100*", "CLM*A1*ABC*", [("VALUE", "CLM02 in segment 19")]),
        (PAYMENT, "**2*12", "**2", [("MISSING", "CAS06 in segment 20")]),
        (PAYMENT, "**2*12", "***12", [("MISSING", "CAS05 in segment 20")]),
        (PAYMENT, "**2*12", "**2*X", [("VALUE", "CAS06 in segment 20")]),
        (PAYMENT, "DTM*472*20261015", "DTM*472*20261315", [("VALUE", "DTM02 in segment 18")]),
        (TAKEBACK, "L6*-4.5", "L6", [("MISSING", "PLB06 in segment 21")]),
        (TAKEBACK, "L6*-4.5", "*-4.5", [("MISSING", "PLB05-1 in segment 21")]),
        (TAKEBACK, "*20261231*WO", "*20261331*WO", [("VALUE", "PLB02 in segment 21")]),
        (CLAIM, "BHT*0019*00*B1*20261101*1200*CH\n", "", [("MISSING-SEGMENT", "BHT in segment 1")]),
    ],
)
def test_a_value_that_cannot_be_read_or_is_not_there_is_told_once(file, old, new, expected):
    assert told(file, old, new) == expected


def test_segments_without_their_level_are_not_told_beside_it():
    code, guide, body = CLAIM
    [transaction] = x12.read(enclosed(code, guide, changed(body, ("HL*2*1*22*0\n", "")))).transactions
    found = main_of(transaction, x12.check(transaction))
    assert [(problem.code, problem.place) for problem in found] == [("MISSING-SEGMENT", "HL in segment 6")]


def test_many_segments_without_their_loop_are_told_as_one_run():
    code, guide, body = COORDINATED
    [transaction] = x12.read(enclosed(code, guide, changed(body, ("SBR*P*18*******CI\n", "")))).transactions
    found = main_of(transaction, x12.check(transaction))
    [run] = [problem for problem in found if problem.code == "UNEXPECTED"]
    assert run.place == "CAS in segment 23"
    assert "the 7 after it" in run.what
    assert run.what.endswith("SBR may be missing before it.")


TAKEN = ("HN", "005010X214", example("277CA_acc"))


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (TAKEN, "TRN*2*A00000001\n", "", [("277CA-NO-CLAIM", "TRN in segment 25")]),
        (TAKEN, "WQ*150\n", "U*150\n", [("277CA-ACTION", "STC03 in segment 28")]),
        (TAKEN, "REF*1K*PAYERICN1", "REF*QQ*PAYERICN1", [("CODE", "REF01 in segment 29")]),
        (TAKEN, "HL*4*3*PT", "HL*4*3*QQ", [("CODE", "HL03 in segment 25")]),
        (PAYMENT, "SVC*HC:99213:25*100*48**1\n", "", [("SVC-MISSING", "SVC in segment 17")]),
        (PAYMENT, "CLP*A1*1*100*48*22*12*ICN1*11*1\n", "", [("MISSING-SEGMENT", "CLP in segment 12")]),
        (PAYMENT, "CAS*CO*45*30\n", "CAS*CO*45*X\n", [("VALUE", "CAS03 in segment 19")]),
        (PAYMENT, "CLP*A1*1*100*", "CLP*A1*1**", [("MISSING", "CLP03 in segment 13")]),
        (CLAIM, "SV1*HC:99213:25*100*UN*1***1:2\n", "", [("MISSING-SEGMENT", "SV1 in segment 23")]),
        (CLAIM, "SBR*P*18*GRP1******CI\n", "", [("MISSING-SEGMENT", "SBR in segment 12")]),
        (CLAIM, "HI*ABK:E119*ABF:I10\n", "", [("DIAGNOSIS-MISSING", "HI01 in segment 19")]),
        (CLAIM, "HI*ABK:E119", "HI*ABF:E119", [("DIAGNOSIS-MISSING", "HI01 in segment 20")]),
    ],
)
def test_what_a_lost_segment_or_amount_leads_to_is_not_told(file, old, new, expected):
    assert told(file, old, new) == expected


def test_two_stray_segments_are_told_each():
    found = told(CLAIM, "REF*6R*L1", "REF*6R*L1\nZZ1*1\nZZ2*1")
    assert [code for code, _ in found] == ["UNEXPECTED", "UNEXPECTED"]


def test_an_old_version_is_told_with_its_counts_and_its_sums_only():
    body = changed(CLAIM[2], ("005010X222A1", "004010X098A1"), ("CLM*A1*100*", "CLM*A1*90*"), ("*PI*60054", "*24*1"))
    found = main_told(enclosed("HC", "004010X098A1", body).replace("SE*27", "SE*26"))
    assert [code for code, _ in found] == ["VERSION", "CLM02-SUM", "SE01"]


BATCH = example("837p_01")


def told_in_file(text):
    return [(problem.code, problem.place) for problem in x12.check(x12.read(text))]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("HI*ABK:E119*ABF:I10", "HI*BK*25000*BF:4019", ("MISSING", "HI01-2")),
        ("HI*ABK:E119*ABF:I10", "HI*BK:25000*BF", ("MISSING", "HI02-2")),
    ],
)
def test_what_is_wrong_with_icd9_diagnoses_is_told_in_their_segment(old, new, expected):
    found = told(CLAIM, old, new)
    number = [one.split("*")[0] for one in changed(BATCH, (old, new)).splitlines()].index("HI") + 1
    code, element = expected
    assert (code, f"{element} in segment {number}") in found
    assert "MISSING-SEGMENT" not in [code for code, _ in found]
    assert {place.split()[-1] for code, place in found if place.startswith("HI")} == {str(number)}


def test_a_segment_without_a_proper_id_is_told_once():
    found = told(CLAIM, "REF*EI*", "REF9*EI*")
    assert [code for code, _ in found if code in {"SEGMENT-ID", "UNEXPECTED"}] == ["SEGMENT-ID"]


def test_a_missing_name_is_called_by_its_qualifier_and_each_of_two_is_told():
    code, guide, body = PAYMENT
    first, last = body.index("N1*PR"), body.index("LX*1")
    [transaction] = x12.read(enclosed(code, guide, body[:first] + body[last:])).transactions
    found = main_of(transaction, x12.check(transaction))
    missing = [problem.what for problem in found if problem.code == "MISSING-SEGMENT" and problem.segment_id == "N1"]
    assert missing == [
        "A required segment is missing: N1*PR (payer).",
        "A required segment is missing: N1*PE (payee).",
    ]


def test_a_group_without_its_gs_is_not_told_again_by_the_count_of_groups():
    code, guide, body = PAYMENT
    text = enclosed(code, guide, body)
    start, end = text.index("GS*"), text.index("IEA*")
    group = text[start:end]
    bare = group[group.index("ST*") : group.index("GE*")]
    found = [code for code, _ in told_in_file(text[:start] + bare + group + text[end:])]
    assert "NO-GS" in found and "IEA01" not in found


def test_what_follows_the_end_of_an_interchange_is_told_once():
    code, guide, body = PAYMENT
    text = enclosed(code, guide, body)
    found = [code for code, _ in told_in_file(text + text[text.index("GS*") :])]
    assert found.count("AFTER-END") == 1 and "IEA01" not in found


def test_an_element_behind_the_last_that_is_used_is_told_once():
    body = example("277_not_found")
    line = next(line for line in body.splitlines() if line.startswith("STC*")).replace("~", "")
    wide = f"{line}{'*' * (12 - line.count('*'))}SOME TEXT"
    [transaction] = x12.read(enclosed("HN", "005010X212", body.replace(line, wide, 1))).transactions
    found = main_of(transaction, x12.check(transaction))
    assert [problem.code for problem in found if problem.place.startswith("STC12")] == ["ELEMENT-UNUSED"]
