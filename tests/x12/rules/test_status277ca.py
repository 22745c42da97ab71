"""What the claim acknowledgment must say, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, places

ANSWER = """\
ST*277*0001*005010X214
BHT*0085*08*ACK1*20261101*1200*TH
HL*1**20*1
NM1*AY*2*CLEARINGHOUSE*****46*CLH1
TRN*1*RECEIPT1
DTP*050*D8*20261101
DTP*009*D8*20261101
HL*2*1*21*1
NM1*41*2*SUNNY BILLING*****46*SUB123
TRN*2*B1
STC*A1:19:PR*20261101*WQ*250
QTY*90*1
QTY*AA*1
AMT*YU*100
AMT*YY*150
HL*3*2*19*1
NM1*85*2*SUNNY FAMILY PRACTICE*****XX*1234567893
TRN*1*0
STC*A1:19:PR*20261101*WQ*250
QTY*QA*1
QTY*QC*1
AMT*YU*100
AMT*YY*150
HL*4*3*PT
NM1*QC*1*SMITH*JOHN****MI*W123456
TRN*2*A1
STC*A2:20:PR*20261101*WQ*100
REF*1K*ICN1
DTP*472*D8*20261015
HL*5*3*PT
NM1*QC*1*SMITH*ANNA****MI*W123456
TRN*2*A2
STC*A7:562:85*20261101*U*150
DTP*472*D8*20261015
SVC*HC:99213*150
STC*A7:454*20261101*U
REF*FJ*L1"""
TAKEN = "STC*A2:20:PR*20261101*WQ*100"
REFUSED = "STC*A7:562:85*20261101*U*150"
LINE = "STC*A7:454*20261101*U"


def answer(*changes: Change) -> str:
    return enclosed("HN", "005010X214", changed(ANSWER, *changes))


EXAMPLES = {
    "STATUS-NAME": (answer(("NM1*85*2*SUNNY FAMILY PRACTICE*", "NM1*85*2**")), "NM103 in segment 17"),
    "STATUS-NAME-FORM": (answer(("NM1*85*2*SUNNY FAMILY PRACTICE*", "NM1*85*2*00*")), "NM103 in segment 17"),
    "277CA-STATUS-UNDATED": (answer((TAKEN, "STC*A2:20:PR**WQ*100")), "STC02 in segment 27"),
    "277CA-CATEGORY": (answer((TAKEN, "STC*F1:20:PR*20261101*WQ*100")), "STC01-1 in segment 27"),
    "277CA-NO-CLAIM": (answer(("TRN*2*A1\n", "")), "TRN in segment 24"),
    "277CA-STATUS-MISSING": (answer((TAKEN, "STC*A2*20261101*WQ*100")), "STC01-2 in segment 27"),
    "277CA-STATUS-FORM": (answer((TAKEN, "STC*A2:020:PR*20261101*WQ*100")), "STC01-2 in segment 27"),
    "277CA-ACTION-MISSING": (answer((TAKEN, "STC*A2:20:PR*20261101**100")), "STC03 in segment 27"),
    "277CA-ACTION": (answer((TAKEN, "STC*A2:20:PR*20261101*U*100")), "STC03 in segment 27"),
    "277CA-AMOUNT-NEGATIVE": (answer((TAKEN, "STC*A2:20:PR*20261101*WQ*-100")), "STC04 in segment 27"),
    "277CA-STATUS-DATE": (answer((TAKEN, "STC*A2:20:PR*20261102*WQ*100")), "STC02 in segment 27"),
    "277CA-CONTRADICTION": (answer((TAKEN, TAKEN + "\nSTC*A7:500:85*20261101*U*100")), "STC03 in segment 27"),
    "277CA-CLAIM-UNKNOWN": (answer(("TRN*2*A1", "TRN*2*0")), "TRN02 in segment 26"),
    "277CA-CHARGE-MISSING": (answer((TAKEN, "STC*A2:20:PR*20261101*WQ")), "STC04 in segment 27"),
    "277CA-SERVICE-DATE": (answer(("ICN1\nDTP*472*D8*20261015", "ICN1")), "DTP in segment 26"),
    "277CA-DATES-ORDER": (
        answer(("ICN1\nDTP*472*D8*20261015", "ICN1\nDTP*472*RD8*20261015-20261014")),
        "DTP03 in segment 29",
    ),
    "277CA-LINE-OF-ACCEPTED": (answer((REFUSED, "STC*A2:20:PR*20261101*WQ*150")), "SVC in segment 35"),
    "277CA-BATCH-REJECTED": (
        answer(("TRN*2*B1\nSTC*A1:19:PR*20261101*WQ", "TRN*2*B1\nSTC*A3:23:PR*20261101*U")),
        "STC03 in segment 27",
    ),
    "277CA-LINE-ACTION": (answer((LINE, "STC*A2:454*20261101*WQ")), "STC03 in segment 36"),
    "277CA-LINE-NUMBER": (answer(("REF*FJ*L1", "")), "REF in segment 35"),
    "277CA-PROVIDER-NPI": (answer(("XX*1234567893", "XX*1234567890")), "NM109 in segment 17"),
    "277CA-SOURCE": (answer(("NM1*AY*2*CLEARINGHOUSE*****46*CLH1", "")), "NM1 in segment 3"),
    "277CA-SOURCE-DATES": (answer(("DTP*009*D8*20261101", "DTP*009*D8*20261031")), "DTP03 in segment 7"),
    "277CA-TOTALS": (answer(("QTY*90*1", "QTY*90*2")), "QTY02 in segment 12"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_acknowledgment_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


def test_a_whole_acknowledgment_has_no_problem():
    assert codes(answer()) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("QTY*AA*1", "QTY*AA*0", "QTY02 in segment 13"),
        ("QTY*AA*1\nAMT*YU*100", "QTY*AA*1\nAMT*YU*101", "AMT02 in segment 14"),
        ("QTY*QC*1", "QTY*QC*2", "QTY02 in segment 21"),
        ("AMT*YY*150\nHL*4", "AMT*YY*15\nHL*4", "AMT02 in segment 23"),
    ],
)
def test_each_total_is_compared(old, new, place):
    assert places(answer((old, new)), "277CA-TOTALS") == [place]


def test_a_batch_that_was_refused_as_a_whole_lists_no_claims():
    refused = (
        ANSWER[: ANSWER.index("HL*3*")]
        .replace("HL*2*1*21*1", "HL*2*1*21*0")
        .replace("A1:19:PR*20261101*WQ", "A3:23:PR*20261101*U")
        .replace("QTY*90*1\n", "QTY*90*0\n")
        .replace("AMT*YU*100\n", "AMT*YU*0\n")
        .replace("AMT*YY*150\n", "AMT*YY*250\n")
    )
    assert codes(enclosed("HN", "005010X214", refused)) == []


def test_a_claim_that_was_not_found_may_be_accepted_or_rejected():
    for action in ("WQ", "U"):
        assert "277CA-ACTION" not in codes(answer((TAKEN, f"STC*A4:35:PR*20261101*{action}*100")))
