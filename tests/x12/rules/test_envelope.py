"""What the envelopes must say, each rule with a file that breaks it."""

import datetime as dt

import pytest

import x12
from tests.x12.rules.enclosing import ISA, enclosed, example
from x12.problems import RULES
from x12.rules import envelope

TODAY = dt.date(2026, 11, 1)
PAID = example("835_01")
ASKED = example("270_subscriber")
INQUIRY = enclosed("HS", "005010X279A1", ASKED)
PAYMENT = enclosed("HP", "005010X221A1", PAID)
GS = "GS*HS*SENDERID*RECEIVERID*20261101*1200*7*X*005010X279A1"
GROUP = INQUIRY[INQUIRY.index("GS*") : INQUIRY.index("IEA*")]
TA1 = f"{ISA}\nTA1*000000017*261031*1200*R*025~\nIEA*0*000000007~\n"


def other(old: str, new: str, text: str = INQUIRY) -> str:
    assert old in text, old
    return text.replace(old, new)


EXAMPLES = {
    "ISA-QUALIFIER": (other("*ZZ*SENDERID", "*ZX*SENDERID"), "ISA05 in segment 1"),
    "ISA-PARTY": (other("*ZZ*RECEIVERID  ", "*ZZ*            "), "ISA08 in segment 1"),
    "ISA-PARTY-FORM": (other("*ZZ*SENDERID", "*30*SENDERID"), "ISA06 in segment 1"),
    "ISA-SAME-PARTIES": (other("*ZZ*RECEIVERID     ", "*ZZ*SENDERID       "), "ISA08 in segment 1"),
    "ISA-DELIMITERS": (other("*1200*^*00501", "*1200*U*00501"), "ISA11 in segment 1"),
    "ISA-USAGE": (other("*0*T*:", "*0*X*:"), "ISA15 in segment 1"),
    "ISA-DATE-FUTURE": (other("*261101*", "*261104*"), "ISA09 in segment 1"),
    "ISA-EMPTY": (f"{ISA}\nIEA*0*000000007~\n", "ISA"),
    "ISA13-TWICE": (INQUIRY + INQUIRY, "ISA13 in segment 18"),
    "GS-PARTY": (other("GS*HS*SENDERID*", "GS*HS**"), "GS02 in segment 2"),
    "GS01-FITS": (other("GS*HS*", "GS*HC*"), "GS01 in segment 2"),
    "GS-DATE": (other("RECEIVERID*20261101*", "RECEIVERID*20251101*"), "GS04 in segment 2"),
    "GS08-FORM": (other("*7*X*005010X279A1", "*7*X*005010"), "GS08 in segment 2"),
    "GS06-TWICE": (other("IEA*1*", GROUP + "IEA*2*"), "GS06 in segment 17"),
    "GS-EMPTY": (other("IEA*1*", GS + "~\nGE*0*7~\nIEA*2*"), "GS in segment 17"),
    "GS-MIXED": (enclosed("HS", "005010X279A1", ASKED, PAID), "GS01 in segment 2"),
    "ST02-FORM": (other("ST*270*0001*", "ST*270*1*"), "ST02 in segment 1"),
    "ST01-GS01": (other("GS*HS*", "GS*HB*"), "ST01 in segment 1"),
    "ST03-GS08": (other("ST*270*0001*005010X279A1", "ST*270*0001*005010X279"), "ST03 in segment 1"),
    "ST03-MISSING": (other("ST*270*0001*005010X279A1", "ST*270*0001"), "ST03 in segment 1"),
    "TRN02-TWICE": (enclosed("HP", "005010X221A1", PAID, PAID.replace("*0001", "*0002")), "TRN02 in segment 28"),
    "TA1-STATUS": (other("*R*025", "*Q*025", TA1), "TA104 in segment 2"),
    "TA1-CODE": (other("*R*025", "*R*032", TA1), "TA105 in segment 2"),
    "TA1-AGREES": (other("*R*025", "*A*025", TA1), "TA105 in segment 2"),
    "TA1-NUMBER": (other("TA1*000000017", "TA1*000000000", TA1), "TA101 in segment 2"),
    "TA1-DATE": (other("*261031*", "*261102*", TA1), "TA102 in segment 2"),
}


def found(text: str) -> list[tuple[str, str]]:
    file = x12.read(text)
    told = [*envelope.among(file.interchanges)]
    for interchange in file.interchanges:
        told += [*envelope.problems(interchange, today=TODAY), *envelope.of_whole(interchange)]
        for group in interchange.groups:
            for transaction in group.transactions:
                told += envelope.of_transaction(group, transaction)
    return [(problem.code, problem.place) for problem in told]


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_envelope_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert [where for code, where in found(text) if code == rule_id] == [place]
    assert rule_id in RULES


@pytest.mark.parametrize("text", [INQUIRY, PAYMENT, TA1, other("*R*025", "*A*000", TA1)])
def test_a_whole_envelope_has_no_problem(text):
    assert found(text) == []


def test_an_interchange_of_4010_needs_no_repetition_separator():
    assert found(other("*1200*^*00501", "*1200*U*00401", PAYMENT)) == []


def test_a_remittance_may_name_its_guide_in_its_st():
    assert found(other("ST*835*0001", "ST*835*0001*005010X221A1", PAYMENT)) == []


def test_a_997_follows_no_guide():
    acknowledged = enclosed("FA", "005010", "ST*997*0001\nAK1*HC*17\nAK9*A*1*1*1")
    assert found(acknowledged) == []


def test_a_message_that_was_built_has_a_whole_envelope():
    message = x12.read(INQUIRY).transactions[0].message
    now = dt.datetime(2026, 11, 1, 12, 0)
    interchange = x12.enclose(message, sender="S", receiver="R", control_number=1, now=now, usage="P")
    group = interchange.groups[0]
    group.code, group.version = "HS", "005010X279A1"
    told = [*envelope.problems(interchange), *envelope.of_transaction(group, group.transactions[0])]
    assert [problem.code for problem in told] == []
