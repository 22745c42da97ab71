"""Checking a file as it is read: envelopes, places, and what is kept."""

import pytest

import x12
from tests.x12.rules.enclosing import ISA, enclosed, example
from tests.x12.rules.test_envelope import EXAMPLES
from x12.checked import checked, place_in_file
from x12.rules.finding import Around

PAYMENT = enclosed("HP", "005010X221A1", example("835_01"))


def told(problems):
    return sorted((problem.code, problem.place) for problem in problems)


@pytest.mark.parametrize("rule_id", [rule_id for rule_id in EXAMPLES if rule_id != "ISA-DATE-FUTURE"])
def test_what_is_wrong_with_envelopes_is_told_of_files_and_of_streams(rule_id):
    text, place = EXAMPLES[rule_id]
    found = told(x12.check(x12.read(text)))
    assert (rule_id, place) in found
    assert told(x12.check_stream(text.encode())) == found


@pytest.mark.parametrize("rule_id", ["TRN02-TWICE", "GS-MIXED"])
def test_what_counts_in_the_file_is_found_there(rule_id):
    text, place = EXAMPLES[rule_id]
    found = [
        place_in_file(piece, problem)
        for piece, problems in checked(text)
        for problem in problems
        if problem.code == rule_id
    ]
    assert found == [int(place.rpartition(" ")[2])]


def test_the_group_of_a_transaction_without_end_is_its_own():
    text = PAYMENT.replace(PAYMENT[PAYMENT.index("SE*") : PAYMENT.index("IEA*")], "")
    found = told(x12.check(x12.read(text)))
    assert "GS-EMPTY" not in [code for code, _ in found]
    assert told(x12.check_stream(text.encode())) == found


def test_a_group_without_transactions_is_told_beside_one_that_has_some():
    empty = "GS*HP*SENDERID*RECEIVERID*20261101*1200*8*X*005010X221A1~\nGE*0*8~\n"
    text = PAYMENT.replace("IEA*1*", f"{empty}IEA*2*")
    assert (
        told(x12.check_stream(text.encode())) == told(x12.check(x12.read(text))) == [("GS-EMPTY", "GS in segment 27")]
    )


def test_control_numbers_may_come_again_in_another_interchange():
    other = PAYMENT.replace("000000007", "000000008").replace("EFT000777", "EFT000778")
    assert told(x12.check(x12.read(PAYMENT + other))) == []
    assert told(x12.check_stream((PAYMENT + other).encode())) == []


def test_a_transaction_alone_is_checked_without_its_envelope():
    text = PAYMENT.replace(ISA, ISA.replace("*T*", "*X*"))
    file = x12.read(text)
    assert told(x12.check(file)) == [("ISA-USAGE", "ISA15 in segment 1")]
    assert x12.check(file.transactions[0]) == []


def test_of_what_was_seen_only_a_number_is_kept():
    around = Around(None)
    assert [around.seen("claim", "A1"), around.seen("line", "A1"), around.seen("claim", "A1")] == [False, False, True]
    assert {type(key) for key in around._seen} == {int}


@pytest.mark.parametrize("code", ["PAYEE-TAX-ID", "277CA-ACTION", "STATUS-DATE-FUTURE", "835-CAS-NEEDS-REMARK"])
def test_what_others_do_now_and_then_is_a_warning(code):
    assert x12.RULES[code].severity == "warning"
