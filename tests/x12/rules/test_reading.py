"""What reading tells by itself: files, envelopes, order and values, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import ISA, codes, enclosed, example, places

ASKED = example("270_subscriber")
INQUIRY = enclosed("HS", "005010X279A1", ASKED)
PAYMENT = enclosed("HP", "005010X221A1", example("835_01"))
GS = "GS*HS*SENDERID*RECEIVERID*20261101*1200*7*X*005010X279A1~\n"
TA1 = f"{ISA}\nTA1*000000017*261031*1200*R*025~\nIEA*0*000000007~\n"


def other(old: str, new: str, text: str = INQUIRY) -> str:
    assert old in text, old
    return text.replace(old, new)


EXAMPLES = {
    "EMPTY": (" \r\n", "File"),
    "NOT-X12": ("Dear office, enclosed is nothing.", "File"),
    "TEXT-BEFORE": ("Here it is: " + INQUIRY, "File"),
    "ISA": ("ISA*00*   ", "File"),
    "ISA-SECOND": (other("GS*HS", " ISA*1~\nGS*HS"), "ISA in segment 2"),
    "VERSION": (other("X279A1", "X092A1"), "ST03 in segment 1"),
    "ISA12": (other("*00501*", "*00401*"), "ISA12 in segment 1"),
    "CONTROL-NUMBER": (other("*000000007*0*T", "*00000000A*0*T"), "ISA13 in segment 1"),
    "ENVELOPE-VALUE": (other("RECEIVERID*20261101*", "RECEIVERID*20261301*"), "GS04 in segment 2"),
    "TA1": (other("TA1*000000017", "TA1*A", TA1), "TA1 in segment 2"),
    "STRAY": (other("GS*HS", "EQ*30~\nGS*HS"), "EQ in segment 2"),
    "AFTER-END": (INQUIRY + "EQ*30~\n", "EQ in segment 18"),
    "NO-GS": (other("GE*1*7~\n", "", other(GS, "")), "ST in segment 2"),
    "NO-SE": (other("SE*13*0001~\n", ""), "SE in segment 12"),
    "NO-GE": (other("GE*1*7~\n", ""), "GE in segment 16"),
    "NO-IEA": (other("IEA*1*000000007~\n", ""), "IEA in segment 16"),
    "ST02": (enclosed("HS", "005010X279A1", ASKED, ASKED), "ST02 in segment 1"),
    "SE01": (other("SE*13*", "SE*12*"), "SE01 in segment 13"),
    "SE02": (other("SE*13*0001", "SE*13*0002"), "SE02 in segment 13"),
    "GE01": (other("GE*1*7", "GE*2*7"), "GE01 in segment 16"),
    "GE02": (other("GE*1*7", "GE*1*8"), "GE02 in segment 16"),
    "IEA01": (other("IEA*1*", "IEA*2*"), "IEA01 in segment 17"),
    "IEA02": (other("IEA*1*000000007", "IEA*1*000000008"), "IEA02 in segment 17"),
    "UNKNOWN-KIND": (other("ST*270", "ST*299"), "ST01 in segment 1"),
    "UNEXPECTED": (other("EQ*30~\nSE*13", "EQ*30~\nZZZ*1~\nSE*14"), "ZZZ in segment 13"),
    "REPEATED": (other("DMG*D8*19700101~\n", "DMG*D8*19700101~\nDMG*D8*19700102~\n"), "DMG in segment 11"),
    "ORDER": (
        other(
            "TRN*1*EFT000777*1512345678~\nDTM*405*20261030", "DTM*405*20261030~\nTRN*1*EFT000777*1512345678", PAYMENT
        ),
        "TRN in segment 4",
    ),
    "TOO-MANY": (other("DTM*405*20261030", "DTM*405*20261030*X*X*X*X*X*X", PAYMENT), "DTM03 in segment 4"),
    "VALUE": (other("DMG*D8*19700101", "DMG*D8*19701301"), "DMG02 in segment 10"),
    "FIXED": (other("DMG*D8*", "DMG*RD8*"), "DMG01 in segment 10"),
    "HL01": (other("HL*3*2*22*0", "HL*4*2*22*0"), "HL01 in segment 7"),
    "HL02": (other("HL*3*2*22*0", "HL*3*1*22*0"), "HL02 in segment 7"),
    "HL04": (other("HL*3*2*22*0", "HL*3*2*22*1"), "HL04 in segment 7"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_what_reading_finds_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert place in places(text, rule_id)


def test_the_whole_files_have_no_problem():
    assert codes(INQUIRY) == codes(PAYMENT) == codes(TA1) == []
