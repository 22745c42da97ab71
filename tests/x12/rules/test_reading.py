"""What reading tells by itself: files, envelopes, order and values, each rule with a file that breaks it."""

import re

import pytest

import x12
from tests.x12.rules.enclosing import ISA, changed, codes, enclosed, example, places

ASKED = example("270_subscriber")
INQUIRY = enclosed("HS", "005010X279A1", ASKED)
CLAIM = example("837p_01")
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
    "NO-ISA": (INQUIRY[INQUIRY.index("GS*") :], "ISA in segment 1"),
    "ISA": ("ISA*00*   ", "File"),
    "ISA16": (other("*T*:~", "*T*>~", PAYMENT), "ISA16 in segment 1"),
    "ISA-SECOND": (other("GS*HS", " ISA*1~\nGS*HS"), "ISA in segment 2"),
    "VERSION": (other("X279A1", "X092A1"), "ST03 in segment 1"),
    "ISA12": (other("*00501*", "*00401*"), "ISA12 in segment 1"),
    "CONTROL-NUMBER": (other("*000000007*0*T", "*00000000A*0*T"), "ISA13 in segment 1"),
    "ENVELOPE-VALUE": (other("RECEIVERID*20261101*", "RECEIVERID*20261301*"), "GS04 in segment 2"),
    "TA1": (other("TA1*000000017", "TA1*A", TA1), "TA101 in segment 2"),
    "ENVELOPE-CODE": (other("*7*X*005010", "*7*Y*005010"), "GS07 in segment 2"),
    "ENVELOPE-SIZE": (other("*ZZ*SENDERID    ", "*ZZ*SENDERID "), "ISA06 in segment 1"),
    "TA1-FORM": (other("*261031*", "*20261031*", TA1), "TA102 in segment 2"),
    "STRAY": (other("GS*HS", "EQ*30~\nGS*HS"), "EQ in segment 2"),
    "AFTER-END": (INQUIRY + "EQ*30~\n", "EQ in segment 18"),
    "NO-ST": (re.sub(r"ST\*270.*?~\n", "", INQUIRY), "ST in segment 1"),
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


def test_a_run_of_stray_segments_is_told_once():
    text = re.sub(r"ST\*270.*?~\nBHT.*?~\n", "", INQUIRY)
    assert places(text, "STRAY") == ["HL in segment 3"]
    assert places(f"{INQUIRY}EQ*30~\nEQ*33~\nEQ*35~\n", "AFTER-END") == ["EQ in segment 18"]
    assert places(f"{INQUIRY}EQ*30~\nEQ*33~\n", "STRAY") == []


def test_a_stray_date_opens_no_line():
    text = enclosed("HC", "005010X222A1", changed(CLAIM, ("HI*ABK", "DTP*472*D8*20261015\nHI*ABK")))
    assert [(problem.code, problem.place) for problem in x12.check(x12.read(text))] == [
        ("UNEXPECTED", "DTP in segment 20")
    ]


def test_a_line_and_a_claim_without_their_number_are_read():
    line = enclosed("HC", "005010X222A1", changed(CLAIM, ("LX*1\n", "")))
    group = enclosed("HP", "005010X221A1", changed(example("835_01"), ("LX*1\n", "")))
    assert codes(line) == codes(group) == ["MISSING-SEGMENT"]


@pytest.mark.parametrize("version", ["", "005010", "004010", "00510XX22", "5010"])
@pytest.mark.parametrize("read_all", [True, False])
def test_a_claim_without_its_guide_is_known_by_what_is_in_it(version, read_all):
    text = enclosed("HC", version, CLAIM.replace("*005010X222A1", ""))
    pieces = list(x12.stream(text))
    kinds = [one.kind for one in x12.read(text).transactions] if read_all else [pieces[-3].transaction.kind]
    assert kinds == ["837P"]
    assert [piece.unit.claim_number for piece in pieces if piece.unit] == ["A1"]
    assert "UNKNOWN-KIND" not in codes(text)


def test_the_guide_is_known_by_gs08_by_ref_87_and_by_the_header():
    misspelled = enclosed("HC", "005010X222A1", CLAIM.replace("005010X222A1", "005010X22A1"))
    old = enclosed("HC", "", CLAIM.replace("*005010X222A1", "").replace("NM1*41", "REF*87*004010X098A1\nNM1*41", 1))
    answer = enclosed("HN", "", example("277CA_accepted").replace("*005010X214", ""))
    status = enclosed("HN", "", example("277_paid").replace("*005010X212", ""))
    texts = (misspelled, old, answer, status)
    assert [x12.read(text).transactions[0].kind for text in texts] == ["837P", "837P", "277CA", "277"]


@pytest.mark.parametrize(("old", "new", "kind"), [("SV1*HC:99213:25", "SV2*0450", "837I"), ("SV1*", "SV9*", "unknown")])
def test_a_claim_of_another_guide_is_kept_as_it_stood(old, new, kind):
    text = enclosed("HC", "", CLAIM.replace("*005010X222A1", "").replace(old, new))
    [transaction] = x12.read(text).transactions
    assert transaction.kind.startswith(kind)
    assert transaction.message is None
    assert len(transaction.segments) == CLAIM.count("\n") + 2
    assert ("UNKNOWN-KIND" in codes(text)) is (kind == "unknown")


@pytest.mark.parametrize(
    ("ack", "place"),
    [
        ("TA1*000000017*20261031*1200*R*025", "TA102 in segment 2"),
        ("TA1*000000017*261031*120000*R*025", "TA103 in segment 2"),
        ("TA1*000000017*261031*1200*A", "TA105 in segment 2"),
    ],
)
def test_a_ta1_of_another_form_is_told_and_read(ack, place):
    text = TA1.replace("TA1*000000017*261031*1200*R*025", ack)
    assert places(text, "TA1-FORM") == [place]
    assert len(x12.read(text).acks) == 1


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("ISA*00*", "ISA*99*", "ENVELOPE-CODE", "ISA01 in segment 1"),
        ("*0*T*:", "*2*T*:", "ENVELOPE-CODE", "ISA14 in segment 1"),
        ("GE*1*7", "GE*1*7*7", "TOO-MANY", "GE03 in segment 16"),
        ("*005010X279A1~\nBHT", "*005010X279A1*5~\nBHT", "TOO-MANY", "ST04 in segment 3"),
        ("SE*13*0001", "SE*13*0001*1", "TOO-MANY", "SE03 in segment 13"),
        ("ST*270*0001", "ST*270*", "ST02-FORM", "ST02 in segment 1"),
    ],
)
def test_codes_and_surplus_elements_of_envelopes_are_told(old, new, code, place):
    assert places(other(old, new), code) == [place]
