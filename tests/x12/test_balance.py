"""Remittances that do not add up are told at the right place, with the difference."""

from pathlib import Path

import x12

PAID = next((Path(__file__).parent.parent / "examples").glob("835_01*")).read_text()
TAKEBACK = next((Path(__file__).parent.parent / "examples").glob("835_05*")).read_text()


def findings(data):
    return [(row.code, row.place) for row in x12.balance(x12.read(data).transactions[0].message)]


def test_a_line_that_does_not_add_up_breaks_its_claim_too():
    data = PAID.replace("CAS*CO*45*30", "CAS*CO*45*31")
    assert findings(data) == [
        ("BALANCE-LINE", "SVC03 in segment 17"),
        ("BALANCE-CLAIM", "CLP04 in segment 13"),
    ]
    [line, _] = x12.balance(x12.read(data).transactions[0].message)
    assert "difference is -1." in line.text


def test_a_claim_that_is_paid_otherwise_than_its_lines_is_told():
    assert ("BALANCE-CLAIM", "CLP04 in segment 13") in findings(PAID.replace("CLP*A1*1*100*48", "CLP*A1*1*100*47"))


def test_a_payment_that_is_not_the_sum_of_its_claims_is_told():
    assert findings(PAID.replace("BPR*I*48*", "BPR*I*49*")) == [("BALANCE-PAYMENT", "BPR02 in segment 2")]


def test_a_provider_adjustment_reduces_the_payment():
    assert findings(TAKEBACK) == []
    assert findings(TAKEBACK.replace("ICN9*50", "ICN9*-50")) == [("BALANCE-PAYMENT", "BPR02 in segment 2")]


def test_lines_that_are_charged_otherwise_than_the_claim_are_told():
    data = PAID.replace("SVC*HC:99213:25*100*48", "SVC*HC:99213:25*101*48").replace("CO*45*30", "CO*45*31")
    assert ("BALANCE-CHARGE", "CLP03 in segment 13") in findings(data)


def test_one_claim_that_is_wrong_does_not_hide_the_others():
    claims = PAID[PAID.index("CLP*") : PAID.index("SE*")]
    data = PAID.replace(claims, claims.replace("CO*45*30", "CO*45*31") + claims.replace("*A1*", "*A2*"))
    message = x12.read(data).transactions[0].message
    assert [claim.claim_number for claim in message.claims] == ["A1", "A2"]
    assert [row.segment for row in x12.balance(message)] == [17, 13, 2]
