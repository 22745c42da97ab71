"""Who and what claim statuses (276, 277) and acknowledgments (277CA) name, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

ASKED, ASKED_LINES = example("276_subscriber"), example("276_dependent")
ANSWERED, FAILED = example("277_paid"), example("277_provider")
TAKEN, BATCH = example("277CA_accepted"), example("277CA_batch")
PAYER, SENDER = "NM1*PR*2*ACME HEALTH*****PI*60054", "NM1*41*2*SUNNY BILLING*****46*SUB123"
PROVIDER = "NM1*1P*2*SUNNY FAMILY PRACTICE*****XX*1234567893"
PAID = "STC*F1:65*20261104**150*98*20261030**20261103*EFT000777"
REJECTED = "STC*A7:562:85*20261105*U*250******A8:496:85"
LINE = "SVC*HC:99213:25*150*****1"


def asked(*changes: Change, of: str = ASKED) -> str:
    return enclosed("HR", "005010X212", changed(of, *changes))


def answered(*changes: Change, of: str = ANSWERED) -> str:
    return enclosed("HN", "005010X212", changed(of, *changes))


def taken(*changes: Change, of: str = TAKEN) -> str:
    return enclosed("HN", "005010X214", changed(of, *changes))


EXAMPLES = {
    "STATUS-ID": (asked((PAYER, "NM1*PR*2*ACME HEALTH")), "NM109 in segment 4"),
    "STATUS-ID-KIND": (asked((PAYER, "NM1*PR*2*ACME HEALTH*****46*60054")), "NM108 in segment 4"),
    "STATUS-PERSON": (asked((PAYER, "NM1*PR*1*ACME HEALTH*****PI*60054")), "NM102 in segment 4"),
    "STATUS-FIRST-NAME": (asked(("NM1*IL*1*SMITH*JOHN", "NM1*IL*1*SMITH*")), "NM104 in segment 11"),
    "STATUS-TAX-ID": (asked(("XX*1234567893", "FI*12345678")), "NM109 in segment 8"),
    "277CA-PROVIDER-NUMBER": (taken(("REF*TJ*123456789", "REF*TJ*12345")), "REF02 in segment 20"),
    "277-CONTACT": (answered(("TE*8005551213", "TE*800555")), "PER04 in segment 5"),
    "STATUS-PROCEDURE": (asked(("SVC*HC:99213:25", "SVC*HC:992:25"), of=ASKED_LINES), "SVC01-2 in segment 24"),
    "STATUS-REVENUE-CODE": (asked(("**0300***1", "**03AB***1"), of=ASKED_LINES), "SVC04 in segment 27"),
    "STATUS-LINE-UNITS": (asked((LINE, "SVC*HC:99213:25*150"), of=ASKED_LINES), "SVC07 in segment 24"),
    "STATUS-LINE-DAY": (asked(("DTP*472*D8*20261001", "DTP*472*D8*20261101"), of=ASKED_LINES), "DTP03 in segment 26"),
    "STATUS-LINE-TWICE": (asked(("REF*FJ*L2", "REF*FJ*L1"), of=ASKED_LINES), "REF02 in segment 28"),
    "STATUS-BEFORE-BIRTH": (asked(("D8*20261015", "D8*19601015")), "DTP03 in segment 16"),
    "STATUS-GAP": (answered(("******R4:287*P1:20", "*******P1:20")), "STC10 in segment 26"),
    "277-PAID-MORE": (answered((PAID, PAID.replace("*150*98*", "*150*198*"))), "STC05 in segment 13"),
    "277-CLAIM-AMOUNT": (
        answered((PAID, "STC*F1:65*20261104***98*20261030**20261103*EFT000777")),
        "STC04 in segment 13",
    ),
    "277-CLAIM-DATE": (answered(("DTP*472*RD8*20261016-20261017", "")), "DTP in segment 25"),
    "277-NO-ANSWER": (answered(("TRN*1*0\nSTC*E0:24:1P*20261105", ""), of=FAILED), "STC in segment 7"),
    "277CA-BILL-TYPE": (taken(("REF*BLT*111", "REF*BLT*1111")), "REF02 in segment 31"),
    "277CA-LINE-CHARGE": (taken((LINE, "SVC*HC:99213:25*1500*****1")), "SVC02 in segment 38"),
    "277CA-CLAIM-TWICE": (taken(("TRN*2*A00000002", "TRN*2*A00000001")), "TRN02 in segment 35"),
    "277CA-DAYS": (taken(("DTP*009*D8*20261105", "DTP*009*D8*20261205")), "DTP03 in segment 7"),
    "277CA-MIXED": (taken((REJECTED, REJECTED.replace("A8:", "A2:"))), "STC10-1 in segment 36"),
    "277CA-TOTAL-CHARGE": (
        taken(("STC*A1:19:PR*20261105*WQ*400", "STC*A1:19:PR*20261105*WQ*500")),
        "STC04 in segment 11",
    ),
    "277CA-TOTAL-PAIR": (taken(("QTY*90*1\n", "")), "QTY in segment 8"),
    "277CA-PROVIDER-TRACE": (taken(("TRN*1*0\n", "")), "TRN02 in segment 16"),
    "277CA-BATCH-TAKEN": (taken(("QTY*AA*2", "QTY*90*2"), of=BATCH), "QTY02 in segment 12"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_status_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


def test_whole_files_are_right():
    whole = [asked(), asked(of=ASKED_LINES), answered(), answered(of=FAILED), taken(), taken(of=BATCH)]
    assert [codes(text) for text in whole] == [[]] * len(whole)


@pytest.mark.parametrize(
    ("text", "rule_id", "place"),
    [
        (asked((PAYER, PAYER.replace("HEALTH*", "HEALTH*JOE"))), "STATUS-PERSON", "NM104 in segment 4"),
        (asked((SENDER, SENDER.replace("46*", "XX*"))), "STATUS-ID-KIND", "NM108 in segment 6"),
        (asked(("ANNA*L", "ANNA*L***MI*W1"), of=ASKED_LINES), "STATUS-ID-KIND", "NM108 in segment 13"),
        (answered(("NM1*QC*1*BAKER", "NM1*QC*2*BAKER")), "STATUS-PERSON", "NM102 in segment 24"),
        (taken((PAYER, PAYER.replace("PI*", "MI*"))), "STATUS-ID-KIND", "NM108 in segment 4"),
        (taken(("NM1*QC*1*SMITH*JOHN****MI*W123456", "NM1*QC*1*SMITH*JOHN")), "STATUS-ID", "NM109 in segment 26"),
        (answered((PAID, PAID.replace("F1:", "F2:"))), "277-PAID-MORE", "STC05 in segment 13"),
        (taken((LINE, "SVC*QQ:99213:25*150*****1")), "PROCEDURE-LIST", "SVC01-1 in segment 38"),
        (answered(("TE*8005551213*EX*12*EM*STATUS@ACME.EXAMPLE", "")), "277-CONTACT", "PER04 in segment 5"),
        (answered(("TRN*1*0\n", ""), of=FAILED), "277-NO-ANSWER", "TRN in segment 7"),
        (taken(("DTP*472*D8*20261015", "DTP*472*D8*20270115")), "277CA-DAYS", "DTP03 in segment 32"),
        (taken(("AMT*YY*400", ""), of=BATCH), "277CA-TOTAL-PAIR", "AMT in segment 8"),
    ],
)
def test_all_parties_and_figures_are_looked_at(text, rule_id, place):
    assert places(text, rule_id) == [place]


@pytest.mark.parametrize(
    "text",
    [
        asked((PROVIDER, "NM1*1P*1*KILDARE*BEN*X**JR*FI*123456789")),
        asked((PROVIDER, f"{PROVIDER}\nNM1*1P*2*SUNNY FAMILY PRACTICE*****SV*AB12")),
        asked((LINE, "SVC*NU:0300*150*****1"), of=ASKED_LINES),
        answered((PAID, "STC*F2:29*20261104**150*0*20261030")),
        answered(("PER*IC*CLAIM STATUS*TE*8005551213*EX*12*EM*STATUS@ACME.EXAMPLE", "")),
        taken((PAYER, "NM1*AY*2*CLEARINGHOUSE*****46*CLH1")),
        taken(("QTY*AA*2\nAMT*YY*400", ""), of=BATCH),
        taken((LINE, "SVC*HC:99213:25*150")),
        taken(("STC*A7:507*20261105*U", "STC*A7:507**U")),
        taken(("DTP*472*RD8*20261016-20261017", "DTP*472*D8*20270115"), ("DTP*472*D8*20261016", "DTP*472*D8*20270115")),
    ],
)
def test_other_ways_to_say_it_are_right_too(text):
    assert codes(text) == []
