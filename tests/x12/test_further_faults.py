"""Faults of a second look: levels, qualifiers, dates, amounts, codes of wrong lists, and files that are damaged."""

import re

import pytest

import x12
from tests.x12.rules.enclosing import changed, enclosed, example
from tests.x12.test_single_faults import FEW, GUIDES, broken

FAULTS = [
    ("835_01", "SVC*HC", "LQ*HE*N1\nSVC*HC", "UNEXPECTED", "LQ in segment 17"),
    ("837p_02", "HL*3*2*23*0", "HL*3*3*23*0", "HL02", "HL02 in segment 16"),
    ("837p_02", "HL*3*2*23*0", "HL*2*2*23*0", "HL01", "HL01 in segment 16"),
    ("837p_01", "HL*2*1*22*0", "HL*B*1*22*0", "HL01", "HL01 in segment 12"),
    ("837p_01", "HL*1**20*1", "HL*1*1*20*1", "HL02", "HL02 in segment 6"),
    ("837p_01", "D8*20261015", "D8*20261015-20261016", "FIXED", "DTP02 in segment 25"),
    ("837p_01", "472*D8*20261015", "472*RD8*20261015", "FIXED", "DTP02 in segment 25"),
    ("837p_01", "472*D8*20261015", "472*D6*261015", "FIXED", "DTP02 in segment 25"),
    ("837p_01", "472*D8*20261015", "472*TM*1200", "FIXED", "DTP02 in segment 25"),
    ("837p_01", "472*D8*20261015", "472*DT*202610151200", "FIXED", "DTP02 in segment 25"),
    ("837p_01", "DMG*D8*", "DMG*RD8*", "FIXED", "DMG01 in segment 17"),
    (
        "270_subscriber",
        "291*D8*20261101",
        "291*RD8*20261110-20261101",
        "ELIGIBILITY-DATES-ORDER",
        "DTP03 in segment 11",
    ),
    ("837p_01", "****XX*1679576722", "****24*1679576722", "CODE", "NM108 in segment 21"),
    ("837p_01", "*XX*1234567893", "*XX*123456789", "NPI-FORM", "NM109 in segment 8"),
    ("837p_01", "*PI*60054", "*XX*60054", "CODE", "NM108 in segment 18"),
    ("837p_01", "*MI*W123456", "*SY*123456789", "CODE", "NM108 in segment 14"),
    ("837p_01", "REF*EI*123456789", "REF*SY*123456789", "SSN-OF-ORGANIZATION", "REF02 in segment 11"),
    ("837p_01", "PRV*BI*", "PRV*PE*", "UNEXPECTED", "PRV in segment 7"),
    ("837p_01", "ABK:E119", "BK:25000", "DIAGNOSIS-ICD9", "HI01-1 in segment 20"),
    ("837p_01", "ABK:E119", "ABK:25000", "DIAGNOSIS-FORM", "HI01-2 in segment 20"),
    ("837p_01", "ABF:I10", "ABK:I10", "DIAGNOSIS-PRINCIPAL", "HI02-1 in segment 20"),
    ("837p_01", "SV1*HC:", "SV1*NU:", "CODE", "SV101-1 in segment 24"),
    ("837p_01", "***11:B:1", "***1:B:1", "PLACE-OF-SERVICE", "CLM05-1 in segment 19"),
    ("837p_01", "11:B:1", "11:A:1", "CODE", "CLM05-2 in segment 19"),
    ("837p_01", "11:B:1", "11:B:0", "FREQUENCY", "CLM05-3 in segment 19"),
    ("837p_01", "19700101", "20261101", "SERVICE-BEFORE-BIRTH", "DTP03 in segment 25"),
    ("835_01", "DTM*472*20261015", "DTM*472*20261131", "VALUE", "DTM02 in segment 18"),
    ("837p_01", "20261015", "20260229", "VALUE", "DTP03 in segment 25"),
    ("837p_01", "B1*20261101", "B1*19001101", "SERVICE-DATE-FUTURE", "DTP03 in segment 25"),
    ("837p_01", "UN*1*", "UN*0*", "QUANTITY", "SV104 in segment 24"),
    ("837p_01", "UN*1*", "UN*-1*", "QUANTITY", "SV104 in segment 24"),
    ("837p_01", "UN*1*", "MJ*15*", "ANESTHESIA-MINUTES", "SV103 in segment 24"),
    ("835_01", "100*48**1", "100*48**1E1", "VALUE", "SVC05 in segment 17"),
    ("837p_01", "A1*100*", "A1*1E2*", "VALUE", "CLM02 in segment 19"),
    ("837p_01", "A1*100*", "A1*$100*", "VALUE", "CLM02 in segment 19"),
    ("835_01", "CLP*A1*1*100*", "CLP*A1*1*1,00*", "VALUE", "CLP03 in segment 13"),
    ("835_01", "CLP*A1*1*100*", "CLP*A1*1*+100*", "VALUE", "CLP03 in segment 13"),
    ("835_01", "CLP*A1*1*100*48", "CLP*A1*1*100*48-", "VALUE", "CLP04 in segment 13"),
    ("835_05", "WO:A99 ICN9*50", "WO:A99 ICN9*(50)", "VALUE", "PLB04 in segment 21"),
    ("835_01", "BPR*I*48*", "BPR*I*48,00*", "VALUE", "BPR02 in segment 2"),
    ("835_01", "BPR*I*48*", "BPR*I*48.00*", "NUMBER-FORM", "BPR02 in segment 2"),
    ("837p_01", "A1*100*", "A1*0100*", "NUMBER-FORM", "CLM02 in segment 19"),
    ("835_01", "BPR*I*48*", "BPR*I*Infinity*", "VALUE", "BPR02 in segment 2"),
    ("835_01", "BPR*I*48*", "BPR*I*NaN*", "VALUE", "BPR02 in segment 2"),
    ("835_01", "BPR*I*48*", "BPR*I*４８*", "VALUE", "BPR02 in segment 2"),
    ("837p_13", "SBR*S*", "SBR*P*", "SBR01-DUPLICATE", "SBR01 in segment 23"),
    ("837p_13", "SBR*S*", "SBR*T*", "SBR01-GAP", "SBR01 in segment 13"),
    ("837p_13", "AMT*D*60", "AMT*D*60\nAMT*D*60", "REPEATED", "AMT in segment 25"),
    ("837p_02", "PAT*19", "PAT*18", "CODE", "PAT01 in segment 17"),
    ("837p_01", "NM1*PR*2", "NM1*PR*2*OTHER*****PI*1\nNM1*PR*2", "REPEATED", "NM1 in segment 19"),
    ("837p_01", "HI*ABK:E119*ABF:I10", "HI*ABK:E119*ABF:I10\nHI*ABK:E119*ABF:I10", "REPEATED", "HI in segment 21"),
    ("837p_01", "ABF:I10", "ABF:E119", "DIAGNOSIS-DUPLICATE", "HI02-2 in segment 20"),
    ("837p_01", "ABK:E119", "ABK:W19XXXA", "DIAGNOSIS-EXTERNAL-CAUSE", "HI01-2 in segment 20"),
    ("837p_01", "ABK:E119", "ABK:E11.9", "DIAGNOSIS-POINT", "HI01-2 in segment 20"),
    ("837p_01", "ABK:E119", "ABK:e119", "LOWER-CASE", "HI01 in segment 20"),
    ("837p_01", "***1:2", "***A:B", "VALUE", "SV107 in segment 24"),
    ("837p_01", "***1:2", "***0", "POINTER-DIAGNOSIS", "SV107-1 in segment 24"),
    ("837p_01", "99213:25", "99213:255", "TOO-LONG", "SV101-3 in segment 24"),
    ("837p_01", "99213:25", "99213-25", "PROCEDURE-FORM", "SV101-2 in segment 24"),
    ("837p_01", "99213:25", "992 13:25", "PROCEDURE-FORM", "SV101-2 in segment 24"),
    ("837p_01", "99213:25", "0450", "PROCEDURE-FORM", "SV101-2 in segment 24"),
    ("837p_01", "HC:99213:25", "HC:00100:AA", "ANESTHESIA-MINUTES", "SV103 in segment 24"),
    ("837p_01", "19700101", "18500101", "BIRTH-DATE-OLD", "DMG02 in segment 17"),
    ("837p_01", "19700101*M", "19700101*X", "CODE", "DMG03 in segment 17"),
    ("837p_01", "N4*DAYTON*OH", "N4*DAYTON*ZZ", "STATE-CODE", "N402 in segment 16"),
    ("837p_01", "454020001", "45402OOO1", "ZIP-FORM", "N403 in segment 16"),
    ("837p_01", "454020001", "454020", "ZIP-FORM", "N403 in segment 16"),
    ("837p_01", "454020001", "45402-0001", "ZIP-FORM", "N403 in segment 16"),
    ("837p_01", "432150001", "43215", "ZIP-NINE", "N403 in segment 10"),
    ("837p_01", "N3*100 ELM ST", "N3*PO BOX 12", "POST-BOX", "N301 in segment 9"),
    ("837p_01", "6145551212", "5551212", "PHONE-FORM", "PER04 in segment 4"),
    ("837p_01", "6145551212", "614-555-1212", "PHONE-FORM", "PER04 in segment 4"),
    ("837p_01", "*TE*6145551212", "*TE*6145551212*TE*6145551213", "CONTACT-REPEATED", "PER05 in segment 4"),
    ("837p_01", "*TE*6145551212", "*TE*A@B.COM", "PHONE-FORM", "PER04 in segment 4"),
    ("837p_01", "PRV*BI*PXC*207Q00000X", "PRV*BI*PXC*207Q0000X", "TAXONOMY-FORM", "PRV03 in segment 7"),
    ("837p_01", "PRV*BI*PXC", "PRV*BI*ZZ", "FIXED", "PRV02 in segment 7"),
    ("837p_01", "*CI\n", "*XX\n", "CODE", "SBR09 in segment 13"),
    ("837p_01", "*CI\n", "*MB\n", "MEDICARE-NUMBER-FORM", "NM109 in segment 14"),
    ("837p_01", "SBR*P*", "SBR*Q*", "CODE", "SBR01 in segment 13"),
    ("837p_01", "SBR*P*", "SBR*S*", "PRIOR-PAYER-MISSING", "SBR01 in segment 13"),
    ("837p_01", "BHT*0019", "BHT*0022", "FIXED", "BHT01 in segment 2"),
    ("837p_01", "*****46*SUB123", "*****46*", "MISSING", "NM109 in segment 3"),
    ("837p_01", "NM1*40*2", "NM1*40*1", "CODE", "NM102 in segment 5"),
    ("837p_01", "1*Y*A*Y*Y", "1*Q*A*Y*Y", "CODE", "CLM06 in segment 19"),
    ("837p_01", "1*Y*A*Y*Y", "1*Y*Y*Y*Y", "CODE", "CLM07 in segment 19"),
    ("837p_01", "1*Y*A*Y*Y", "1*Y*A**Y", "CODE-MISSING", "CLM08 in segment 19"),
    ("837p_01", "1*Y*A*Y*Y", "1*Y*A*Y*N", "CODE", "CLM09 in segment 19"),
    ("837p_01", "A1*100*", "A1*100.001*", "DECIMALS", "CLM02 in segment 19"),
    ("837p_01", "A1*100*", "A1*1000000000*", "DECIMALS", "CLM02 in segment 19"),
    ("837p_10", "00409379501", "0409379501", "NDC-FORM", "LIN03 in segment 31"),
    ("837p_10", "*1*ML", "*1*QQ", "CODE", "CTP05-1 in segment 32"),
    ("835_01", "TRN*1*EFT", "TRN*1*OTHER*1512345678\nTRN*1*EFT", "REPEATED", "TRN in segment 4"),
    ("835_01", "BPR*I*48*", "BPR*I*-48*", "BPR02-NEGATIVE", "BPR02 in segment 2"),
    ("835_01", "*C*ACH", "*D*ACH", "BALANCE-PAYMENT", "BPR02 in segment 2"),
    ("835_01", "*ACH*CCP", "*CHK*", "BPR-BANKS-SUPERFLUOUS", "BPR04 in segment 2"),
    ("835_01", "*20261101\nTRN", "*20161101\nTRN", "BPR16-FAR", "BPR16 in segment 2"),
    ("835_01", "LX*1\n", "LX*1\nLX*2\n", "MISSING-SEGMENT", "CLP in segment 12"),
    ("835_01", "CAS*PR*1*10**2*12", "CAS*CO*1*10**2*12", "CLP05-SUM", "CLP05 in segment 13"),
    ("835_01", "CAS*CO*45*30", "CAS*CO*45*-30", "BALANCE-CLAIM", "CLP04 in segment 13"),
    ("835_01", "CAS*CO*45*30", "CAS*co*45*30", "LOWER-CASE", "CAS01 in segment 19"),
    ("835_01", "CAS*CO*45*30", "CAS*CO*045*30", "835-CAS-REASON", "CAS02 in segment 19"),
    ("835_01", "CAS*CO*45*30", "CAS*CO*N130*30", "835-CAS-REASON", "CAS02 in segment 19"),
    ("835_01", "100*48**1", "100*48**0", "SVC-NOTHING-PAID-UNITS", "SVC05 in segment 17"),
    ("835_01", "REF*1L", "DTM*232*20261016\nDTM*233*20261015\nREF*1L", "CLP-DATES-ORDER", "DTM02 in segment 16"),
    ("835_05", "*20261231*", "*2026*", "VALUE", "PLB02 in segment 21"),
    (
        "835_01",
        "NM1*QC*1*SMITH*JOHN****MI*W123456",
        "NM1*QC*1*SMITH*JOHN****MI*W123456\nNM1*QC*1*SMITH*JOHN****MI*W123456",
        "REPEATED",
        "NM1 in segment 15",
    ),
    ("835_01", "CLP*A1*1*100*", "CLP*A1*1*0*", "BALANCE-CLAIM", "CLP04 in segment 13"),
    ("270_subscriber", "EQ*30", "EQ*30\nEQ*30", "270-EQ-TWICE", "EQ01 in segment 13"),
    ("276_sub", "TRN*1*CSTRACE1", "TRN*1*", "MISSING", "TRN02 in segment 12"),
    ("999", "AK9*P*3*3*2", "AK9*P*3*2*2", "999-COUNTS", "AK903 in segment 20"),
    ("999", "IK3*HI*25*2300*8", "IK3*HI*0*2300*8", "999-POSITION", "IK302 in segment 16"),
    ("999", "IK4*3:2*1271*7*E1190", "IK4*3:2*12X1*7*E1190", "999-ELEMENT-NUMBER", "IK402 in segment 18"),
    (
        "277CA_acc",
        "STC*A2:20:PR*20261105*WQ*150",
        "STC*A2:20:PR*20261105*WQ*-150",
        "277CA-AMOUNT-NEGATIVE",
        "STC04 in segment 28",
    ),
    ("278_req", "HL*4*3*EV*1", "HL*4*9*EV*1", "HL02", "HL02 in segment 18"),
    ("271_act", "EB*C*IND*30***23*1500", "EB*C*IND*30***23*1500.123", "DECIMALS", "EB07 in segment 31"),
    ("271_act", "*1500", "*1500*****Q", "CODE", "EB12 in segment 31"),
    ("277_paid", "STC*F1:65*", "STC*F1*", "277-STATUS-MISSING", "STC01-2 in segment 13"),
    ("837p_13", "SBR*P*", "SBR*T*", "SBR01-GAP", "SBR01 in segment 23"),
    ("837p_13", "CAS*CO*45*50", "CAS*CO*45*25\nCAS*CO*45*25", "CAS-DUPLICATE", "CAS02 in segment 35"),
    ("837p_01", "NM1*IL*1*SMITH*JOHN*Q*", "NM1*IL*1*SMITH*JOHN*Q*MR", "ELEMENT-UNUSED", "NM106 in segment 14"),
    ("837p_01", "DAYTON*OH*45402", "DAYTON*OH*45402**CY*1", "ELEMENT-UNUSED", "N405 in segment 16"),
    ("837p_01", "HI*ABK", "DTP*360*D8*19600101\nHI*ABK", "DATE-BEFORE-BIRTH", "DTP03 in segment 20"),
    ("837p_01", "HI*ABK", "DTP*361*D8*19600101\nHI*ABK", "DATE-BEFORE-BIRTH", "DTP03 in segment 20"),
    ("837p_01", "HI*ABK", "DTP*296*D8*19600101\nHI*ABK", "DATE-BEFORE-BIRTH", "DTP03 in segment 20"),
    ("837p_01", "HI*ABK", "DTP*050*D8*19600101\nHI*ABK", "DATE-BEFORE-BIRTH", "DTP03 in segment 20"),
    ("837p_01", "HI*ABK", "DTP*050*D8*20271201\nHI*ABK", "DATE-FUTURE", "DTP03 in segment 20"),
    ("837p_01", "HI*ABK", "CN1*02*-5\nHI*ABK", "AMOUNT-NEGATIVE", "CN102 in segment 20"),
    ("837p_01", "NM1*82", "HCP*02*-5\nNM1*82", "AMOUNT-NEGATIVE", "HCP02 in segment 21"),
    ("837p_01", "REF*6R", "CN1*02*-5\nREF*6R", "AMOUNT-NEGATIVE", "CN102 in segment 26"),
    ("837p_01", "REF*6R*L1", "REF*6R*L1\nHCP*02*-5", "AMOUNT-NEGATIVE", "HCP02 in segment 27"),
]


@pytest.mark.parametrize(("name", "old", "new", "rule_id", "place"), FAULTS)
def test_a_fault_is_named_at_its_place(name, old, new, rule_id, place):
    found = x12.check(x12.read(broken(name, old, new)))
    assert (rule_id, place) in [(problem.code, problem.place) for problem in found]
    assert len(found) <= FEW


def whole(name: str) -> str:
    return enclosed(*GUIDES[name[:4]], example(name))


def twice(text: str, first: str, end: str) -> str:
    """Repeats a part of a file, its second claim with a number of its own."""
    part = text[text.index(first) : text.index(end)]
    return text.replace(part, part + part.replace("CLM*A1", "CLM*A2"))


CLAIM, PAYMENT = whole("837p_01"), whole("835_01")
GROUPS = twice(CLAIM, "GS*", "IEA*")
DAMAGED = [
    (GROUPS.replace("IEA*1", "IEA*2"), "GS06-TWICE", "GS06 in segment 31"),
    (GROUPS, "IEA01", "IEA01 in segment 60"),
    (twice(CLAIM, "ST*", "GE*").replace("GE*1", "GE*2"), "ST02", "ST02 in segment 1"),
    (twice(CLAIM, "ST*", "GE*").replace("0001~", "0002~"), "GE01", "GE01 in segment 57"),
    (CLAIM + CLAIM, "ISA13-TWICE", "ISA13 in segment 32"),
    (CLAIM.replace("GS*HC", "GS*HP"), "GS01-FITS", "GS01 in segment 2"),
    (whole("270_subscriber").replace("GS*HS", "GS*HB"), "ST01-GS01", "ST01 in segment 1"),
    (whole("276_sub").replace("GS*HR", "GS*HN"), "ST01-GS01", "ST01 in segment 1"),
    (CLAIM.replace("X*005010X222A1", "X*005010X221A1"), "ST03-GS08", "ST03 in segment 1"),
    (CLAIM.replace("SENDERID       *", "SENDERID    *"), "ENVELOPE-SIZE", "ISA06 in segment 1"),
    (CLAIM.replace("SENDERID       *", "SENDERID          *"), "ENVELOPE-SIZE", "ISA06 in segment 1"),
    (CLAIM.replace("*000000007*", "*00000007*"), "ENVELOPE-SIZE", "ISA13 in segment 1"),
    (CLAIM.replace("*261101*", "*20261101*"), "ENVELOPE-SIZE", "ISA09 in segment 1"),
    (CLAIM.replace("*20261101*1200*7", "*261101*1200*7"), "ENVELOPE-SIZE", "GS04 in segment 2"),
    (CLAIM.replace("*0*T*:", "*0*T:"), "ISA", "ISA in segment 1"),
    (CLAIM.replace("*T*:~", "*T*~"), "ISA-DELIMITERS", "ISA16 in segment 1"),
    (CLAIM.replace("*^*00501", "*U*00501"), "ISA-DELIMITERS", "ISA11 in segment 1"),
    (CLAIM.replace("*^*00501", "*:*00501"), "ISA-DELIMITERS", "ISA11 in segment 1"),
    (CLAIM.replace("HC:99213:25", "HC>99213>25"), "COMPONENT-SEPARATOR", "SV101 in segment 24"),
    (CLAIM.replace("CLM*", "clm*"), "LOWER-CASE", "CLM in segment 19"),
    (CLAIM.replace("ISA*", "isa*"), "LOWER-CASE", "ISA in segment 1"),
    (CLAIM + "AND SO ON", "AFTER-END", "Segment 32"),
    (CLAIM + "REF*6R*L1~", "AFTER-END", "REF in segment 32"),
    (CLAIM + "\0\0", "AFTER-END", "Segment 32"),
    (CLAIM.encode("utf-16"), "NOT-X12", "File"),
    (CLAIM.encode("cp037"), "NOT-X12", "File"),
    (CLAIM.replace("SMITH", "MU\u00d1OZ").encode("latin-1"), "CHARACTERS", "NM103 in segment 14"),
    (CLAIM.replace("SMITH", "SM\x07ITH"), "CHARACTERS", "NM103 in segment 14"),
    (CLAIM.replace("OAK AVE", "OAK\tAVE"), "CHARACTERS", "N301 in segment 15"),
    (PAYMENT.replace("SE*23", "SE*24"), "SE01", "SE01 in segment 23"),
    (PAYMENT.replace("SE*23", "SE*"), "SE01", "SE01 in segment 23"),
    (PAYMENT[:90], "ISA", "File"),
    (PAYMENT[: len(PAYMENT) // 2], "NO-SE", "SE in segment 7"),
    ("<html><body>502</body></html>", "NOT-X12", "File"),
    (re.sub("(GE.*~\n)", r"\1\1", PAYMENT), "STRAY", "GE in segment 27"),
    (re.sub("(GS.*~\n)", "", PAYMENT), "NO-GS", "ST in segment 2"),
    (whole("277_paid").replace("472*D8*20261015", "472*D8*20270115", 1), "STATUS-DATE-FUTURE", "DTP03 in segment 16"),
]


@pytest.mark.parametrize(("data", "rule_id", "place"), DAMAGED)
def test_damage_of_a_file_is_named_at_its_place_in_whole_and_in_a_stream(data, rule_id, place):
    for found in (
        x12.check(x12.read(data)),
        list(x12.check_stream(data if isinstance(data, bytes) else data.encode())),
    ):
        assert (rule_id, place) in [(problem.code, problem.place) for problem in found]


@pytest.mark.parametrize(
    "data", ["\ufeff" + CLAIM, CLAIM.replace("~\n", "~\n\n\n"), CLAIM.replace("~\nCLM", "~~\nCLM")]
)
def test_what_hides_nothing_is_passed_over(data):
    assert x12.check(x12.read(data)) == []


def test_text_that_is_no_segment_is_not_repeated():
    for found in x12.check(x12.read(CLAIM.replace("*JOHN*Q", "~JOHN SMITH~Q"))):
        assert "JOHN" not in str(found)


def test_the_totals_of_a_stream_are_not_told_after_an_amount_that_could_not_be_read():
    first = example("835_01")
    again = first[first.index("CLP*") :].replace("CLP*A1", "CLP*A2").replace("ICN1", "ICN2")
    body = changed(first, ("BPR*I*48*", "BPR*I*96*"), ("CLP*A1*1*100*48*", "CLP*A1*1*100*X*")) + "\n" + again
    text = enclosed(*GUIDES["835_"], body)
    whole_file, stream = x12.check(x12.read(text)), list(x12.check_stream(text.encode()))
    assert [problem.code for problem in whole_file] == [problem.code for problem in stream] == ["VALUE"]


def test_a_value_that_could_not_be_read_is_not_missed_as_well_at_the_end_of_a_stream():
    text = enclosed(*GUIDES["835_"], changed(example("835_01"), ("*20261101\n", "*20261131\n")))
    whole_file, stream = x12.check(x12.read(text)), list(x12.check_stream(text.encode()))
    assert [problem.code for problem in whole_file] == [problem.code for problem in stream] == ["VALUE"]


def test_an_unreadable_amount_hides_no_difference_of_another_claim():
    first = example("835_01")
    again = first[first.index("CLP*") :].replace("CLP*A1", "CLP*A2").replace("ICN1", "ICN2").replace("30\n", "29\n")
    body = changed(first, ("BPR*I*48*", "BPR*I*96*"), ("CAS*CO*45*30", "CAS*CO*45*X")) + "\n" + again
    found = [problem.code for problem in x12.check(x12.read(enclosed(*GUIDES["835_"], body)))]
    assert found == ["VALUE", "BALANCE-CLAIM", "BALANCE-LINE"]
