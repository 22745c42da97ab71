"""The claim itself, its dates and numbers: each rule with an example that breaks it, and it alone."""

import pytest

import x12
from tests.x12.rules.breaking837p import Example, broken, differs, ids_of, told
from x12.rules import ambulance837p, claim837p, dates837p, references837p

CLM = "CLM*A1*100***11:B:1*Y*A*Y*Y"
HI = "HI*ABK:E119*ABF:I10\n"
LINE = "LX*1\nSV1*HC:99213:25*100*UN*1***1:2\nDTP*472*D8*20261015\nREF*6R*L1"
AMBULANCE = (("***11:B:1", "***41:B:1"), (HI, f"CR1****A*DH*12\n{HI}"))
PICK_UP = "NM1*PW*2\nN3*1 OAK AVE\nN4*DAYTON*OH*45402\n"


def dated(*segments: str) -> tuple[str, str]:
    """Puts dates into the claim before its diagnoses."""
    return (HI, "".join(f"DTP*{text}\n" for text in segments) + HI)


EXAMPLES: dict[str, Example] = {
    "CLM01-LENGTH": ("01", "CLM01 CLM", ("CLM*A1*", "CLM*A12345678901234567890*")),
    "CLM01-FORM": ("01", "CLM01 CLM", ("CLM*A1*", "CLM*A1 *")),
    "CLM01-DUPLICATE": ("01", "CLM01 CLM", (LINE, f"{LINE}\n{CLM}\n{HI}NM1*82*1*K*B****XX*1679576722\n{LINE}")),
    "CLM02-SUM": ("03", "CLM02 CLM", ("CLM*A3*160", "CLM*A3*150")),
    "CLM02-ZERO": ("01", "CLM02 CLM", ("CLM*A1*100", "CLM*A1*0"), ("25*100*", "25*0*")),
    "CLM02-NEGATIVE": ("01", "CLM02 CLM", ("CLM*A1*100", "CLM*A1*-100"), ("25*100*", "25*-100*")),
    "PLACE-OF-SERVICE": ("01", "CLM05-1 CLM", ("***11:B:1", "***88:B:1")),
    "FREQUENCY": ("01", "CLM05-3 CLM", ("11:B:1", "11:B:6")),
    "FREQUENCY-MEDICARE": ("05", "CLM05-3 CLM", ("GRP1******CI", "******MB"), ("W123456", "1EG4TE5MK73")),
    "F8-MISSING": ("04", "REF02 CLM", ("REF*F8*PAYERICN123\n", "")),
    "F8-ON-ORIGINAL": ("04", "REF02 REF*F8", ("11:B:7", "11:B:1")),
    "ACCIDENT-STATE-MISSING": ("06", "CLM11-4 CLM", ("AA:::OH", "AA")),
    "ACCIDENT-STATE-SUPERFLUOUS": ("06", "CLM11-4 CLM", ("AA:::OH", "OA:::OH")),
    "ACCIDENT-STATE-CODE": ("06", "CLM11-4 CLM", ("AA:::OH", "AA:::OX")),
    "ACCIDENT-DATE-MISSING": ("06", "DTP03 CLM", ("DTP*439*D8*20261001\n", "")),
    "WORK-ACCIDENT-DATE": ("07", "DTP03 CLM", ("DTP*431*D8*20261001\nDTP*439*D8*20261001\n", "")),
    "ACCIDENT-CAUSE-MISSING": ("06", "CLM11-1 CLM", ("**AA:::OH", "")),
    "CAUSE-REPEATED": ("06", "CLM11-2 CLM", ("AA:::OH", "AA:AA::OH")),
    "CAUSE-ORDER": ("06", "CLM11-3 CLM", ("AA:::OH", "AA:EM:OA:OH")),
    "COVERAGE-CAUSE": ("07", "CLM11-1 CLM", ("*Y**EM\n", "*Y**OA\n")),
    "AMBULANCE-TRANSPORT": (
        "01",
        "CR1 CLM",
        ("***11:B:1", "***41:B:1"),
        ("LX*1", f"{PICK_UP}{PICK_UP.replace('*PW*', '*45*')}LX*1"),
    ),
    "AMBULANCE-SUPERFLUOUS": ("01", "CRC CRC*07", ("HI*ABK", "CRC*07*Y*01\nHI*ABK")),
    "AMBULANCE-PLACES": ("01", "CLM05-1 CLM", *AMBULANCE),
    "PERIOD-ORDER": ("18", "DTP03 DTP*472", ("20261015-20261016", "20261016-20261015")),
    "SERVICE-RANGE": ("18", "DTP03 DTP*472", ("20261015-20261016", "20241015-20261016")),
    "SERVICE-DATE-FUTURE": ("01", "DTP03 DTP*472", ("20261015", "20261102")),
    "SERVICE-DATE-OLD": ("01", "DTP03 DTP*472", ("20261015", "20161015")),
    "SERVICE-BEFORE-BIRTH": ("02", "DTP03 DTP*472", ("20150412", "20261016")),
    "SERVICE-AFTER-DEATH": ("19", "DTP03 DTP*472", ("D8*20261016", "D8*20261014")),
    "DATE-FUTURE": ("08", "DTP03 DTP*096", ("096*D8*20261014", "096*D8*20261114")),
    "DATE-BEFORE-BIRTH": ("06", "DTP03 DTP*439", ("439*D8*20261001", "439*D8*19691001")),
    "DATE-AFTER-SERVICE": ("06", "DTP03 DTP*439", ("439*D8*20261001", "439*D8*20261016")),
    "LMP-MALE": ("01", "DTP03 DTP*484", dated("484*D8*20260901")),
    "ADMISSION-MISSING": ("08", "DTP03 CLM", ("DTP*435*D8*20261010\nDTP*096*D8*20261014\n", "")),
    "ADMISSION-AFTER-SERVICE": ("08", "DTP03 DTP*435", ("435*D8*20261010", "435*D8*20261011")),
    "DISCHARGE-ORDER": ("08", "DTP03 DTP*096", ("096*D8*20261014", "096*D8*20261009")),
    "DISCHARGE-BEFORE-SERVICE": ("08", "DTP03 DTP*096", ("472*D8*20261010", "472*D8*20261015")),
    "DISABILITY-DATES": ("01", "DTP03 DTP*361", dated("360*D8*20261010", "361*D8*20261009")),
    "WORK-DATES": ("01", "DTP03 DTP*296", dated("297*D8*20261010", "296*D8*20261009")),
    "CARE-DATES": ("01", "DTP03 DTP*091", dated("090*D8*20261010", "091*D8*20261009")),
    "AUTHORIZATION-REPEATED": ("03", "REF02 REF*G1", ("REF*6R*L1", "REF*G1*AUTH777\nREF*6R*L1")),
    "LINE-NUMBER-PAYER": ("03", "REF02 REF*G1*AUTH9", ("REF*6R*L1", "REF*G1*AUTH8\nREF*G1*AUTH9\nREF*6R*L1")),
    "CLEARINGHOUSE-TRACE-LENGTH": ("17", "REF02 REF*D9", ("REF*D9*CLH000111", f"REF*D9*{'1' * 21}")),
    "CLIA-FORM": ("03", "REF02 REF*X4", ("36D1234567", "36-1234567")),
    "CLIA-MISSING": ("03", "SV101 SV1*HC:85025", ("REF*X4*36D1234567\n", "")),
    "MAMMOGRAPHY-NUMBER": ("01", "SV101 SV1", ("HC:99213:25", "HC:77067")),
    "PWK06-MISSING": ("17", "PWK06 PWK", ("PWK*OZ*FX***AC*ATT123", "PWK*OZ*FX")),
    "PWK06-SUPERFLUOUS": ("17", "PWK06 PWK", ("PWK*OZ*FX", "PWK*OZ*AA")),
    "PWK-REPEATED": ("17", "PWK PWK", ("PWK*OZ*FX***AC*ATT123", "PWK*OZ*FX***AC*ATT123\nPWK*OZ*FX***AC*ATT123")),
    "PATIENT-PAID": ("17", "AMT02 AMT*F5", ("AMT*F5*20", "AMT*F5*120")),
    "AMOUNT-NEGATIVE": ("17", "AMT02 AMT*F5", ("AMT*F5*20", "AMT*F5*-20")),
    "REFERENCE-CODE": ("03", "REF02 REF*4N", ("REF*9F", "REF*4N*8\nREF*9F")),
    "REFERENCE-PAYER": ("13", "REF04-2 REF*G1", ("REF*6R*L1", "REF*G1*AUTH1**2U:99999\nREF*6R*L1")),
    "EPSDT-REFERRAL": ("02", "CRC03 CRC", ("HI*ABK", "CRC*ZZ*N*AV\nHI*ABK")),
    "EQUIPMENT-PROCEDURE": (
        "01",
        "SV501-2 SV5",
        ("HC:99213:25", "HC:E0601:RR"),
        ("DTP*472", "SV5*HC:E0600*DA*30*100*900*4\nDTP*472"),
    ),
}
ALSO = {
    "CLM01-FORM": {"SPACES"},
    "CLM02-NEGATIVE": {"LINE-CHARGE-NEGATIVE"},
    "DISCHARGE-ORDER": {"DISCHARGE-BEFORE-SERVICE"},
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_what_breaks_a_rule_about_the_claim_is_told_alone_and_with_its_place(rule_id):
    assert differs(rule_id, EXAMPLES[rule_id], ALSO.get(rule_id, set())) == ""


def test_every_rule_about_the_claim_has_an_example():
    assert ids_of(ambulance837p, claim837p, dates837p, references837p) == set(EXAMPLES)


def test_an_accident_in_another_country_needs_no_state():
    assert told(broken("06", ("AA:::OH", "AA::::CA"))) == []


def test_an_illness_from_work_has_the_date_when_it_began_and_no_accident():
    assert told(broken("07", ("DTP*439*D8*20261001\n", ""))) == []


def test_a_line_may_have_another_authorization_than_its_claim():
    assert told(broken("03", ("REF*6R*L1", "REF*G1*AUTH778\nREF*6R*L1"))) == []


@pytest.mark.parametrize("change", [("REF*6R*L2", "REF*6R*L2\nREF*X4*36D7654321"), ("85025:QW", "85025")])
def test_a_waived_test_is_covered_by_the_number_of_its_line(change):
    found = told(broken("03", ("REF*X4*36D1234567\n", ""), change))
    assert found == []


def test_a_wrong_charge_is_told_with_the_sum_of_the_lines():
    problems = x12.check(x12.read(broken("03", ("CLM*A3*160", "CLM*A3*150"))))
    assert [problem.what for problem in problems] == ["The charge of the claim is 150, but its lines add up to 160."]


@pytest.mark.parametrize("text", ["314*RD8*20261001-20261010", "360*D8*20261001", "361*D8*20261020"])
def test_one_way_to_tell_a_disability_is_no_problem(text):
    assert told(broken("01", dated(text))) == []


def test_a_drive_that_is_billed_by_its_procedure_is_an_ambulance_claim():
    found = told(broken("01", ("SV1*HC:99213:25", "SV1*HC:A0429:RH")))
    assert [code for code, _, _ in found] == ["AMBULANCE-TRANSPORT", "AMBULANCE-PLACES"]
