"""What we received is acknowledged: a 999 says what is wrong with each message and where, a TA1 with the whole file."""

import dataclasses
import datetime as dt

import pytest

import x12
from tests.x12.pyx12_validate import pyx12_errors
from tests.x12.rules.enclosing import FILES, changed, enclosed, example
from tests.x12.rules.test_single_faults837p import FAULTS
from x12.acknowledge import acknowledge, acknowledge_file
from x12.rules import envelope

NOW = dt.datetime(2026, 11, 6, 12, 30, 15)
CLAIM, OTHER = example("837p_01"), example("837p_02")
ANSWERED = [path for path in sorted(FILES.glob("*.x12")) if not path.stem.startswith(("999", "TA1"))]


def claims(*bodies):
    return enclosed("HC", "005010X222A1", *bodies)


def numbered(body, number):
    return body.replace("ST*837*0001", f"ST*837*{number}")


def answer_to(text, **given):
    (received,) = x12.read(text).interchanges
    return acknowledge(received, control_number=18, now=NOW, **given)


def told(answer):
    """Give the one 999 as it is read again from what was written."""
    (sent,) = x12.read(x12.write(answer)).transactions
    return sent.message


def note(text):
    (ack,) = answer_to(text).acks
    return ack.status, ack.code


def is_accepted(answer):
    text = x12.write(answer)
    file = x12.read(text)
    problems = [*x12.check(file), *(problem for one in file.interchanges for problem in envelope.problems(one))]
    assert [problem for problem in problems if problem.severity == "error"] == []
    # Of a TA1 pyx12 says that the group is missing which follows it, or nothing can be said at all.
    functional = dataclasses.replace(answer, acks=[])
    assert not answer.groups or pyx12_errors(x12.write(functional)) == []


@pytest.mark.parametrize("path", ANSWERED, ids=lambda path: path.stem)
def test_a_valid_file_is_accepted_and_nothing_is_told(path):
    (answer,) = acknowledge_file(x12.read(path.read_bytes()), control_number=18, now=NOW)
    is_accepted(answer)
    functional = told(answer)
    assert (functional.status, functional.accepted, answer.acks) == ("A", len(functional.transactions), [])
    assert all(response.errors == [] for response in functional.transactions)


@pytest.mark.parametrize("fault", FAULTS[::5], ids=lambda fault: fault[2][:40])
def test_what_is_said_of_a_faulty_claim_is_accepted_by_others_and_names_the_segment(fault):
    golden, old, new, _ = fault
    text = claims(changed(example(f"837p_{golden}"), (old, new)))
    answer = answer_to(text)
    is_accepted(answer)
    errors = [problem for problem in x12.check(x12.read(text)) if problem.severity == "error" and problem.snip <= 2]
    (response,) = told(answer).transactions
    positions = {error.position for error in response.errors}
    assert (response.status == "R") == bool(errors)
    assert {problem.segment for problem in errors if problem.code not in ("SE01", "VERSION")} <= positions


def test_the_answer_goes_back_with_the_numbers_of_the_group():
    text = claims(CLAIM).replace("ZZ*SENDERID       *ZZ*RECEIVERID     ", "30*12-3456789     *ZZ*RECEIVERID     ")
    answer = answer_to(text)
    assert (answer.sender, answer.receiver, answer.receiver_qualifier) == ("RECEIVERID", "12-3456789", "30")
    assert (answer.control_number, answer.date, answer.time) == (18, NOW.date(), dt.time(12, 30))
    (group,) = answer.groups
    assert (group.sender, group.receiver) == ("RECEIVERID", "SENDERID")
    functional = told(answer)
    assert (functional.group_code, functional.group_control_number) == ("HC", "7")
    assert functional.version == "005010X222A1"


def test_an_element_is_named_with_loop_claim_and_code_but_never_with_its_value():
    text = claims(changed(CLAIM, ("11:B:1", "SECRETNAME:B:1")))
    answer = answer_to(text)
    (response,) = told(answer).transactions
    (error,) = response.errors
    assert (error.segment_id, error.loop, error.code) == ("CLM", "2300", "8")
    assert (error.contexts[0].name, error.contexts[0].value) == ("CLM01", "A1")
    assert {(row.element, row.component) for row in error.elements} == {(5, 1)}
    assert "SECRETNAME" not in x12.write(answer)


def test_errors_of_one_segment_stand_together_in_the_order_of_the_file():
    text = claims(changed(CLAIM, ("DMG*D8*19700101*M", "DMG*D8*700101*X"), ("11:B:1", "11:A:1")))
    (response,) = told(answer_to(text)).transactions
    assert [error.segment_id for error in response.errors] == ["DMG", "CLM"]
    assert [row.element for row in response.errors[0].elements] == [2, 3]
    assert response.errors[0].contexts == []


def test_a_missing_segment_is_told_at_the_loop_that_lacks_it():
    hi = next(line for line in CLAIM.split("\n") if line.startswith("HI*"))
    (response,) = told(answer_to(claims(changed(CLAIM, (hi, ""))))).transactions
    (error,) = [error for error in response.errors if error.segment_id == "HI"]
    assert (error.code, error.loop, error.elements) == ("3", "2300", [])


def test_a_situational_error_is_told_but_does_not_reject():
    functional = told(answer_to(claims(changed(CLAIM, ("99213:25", "99213:25:25")))))
    (response,) = functional.transactions
    assert (functional.status, functional.accepted, response.status) == ("E", 1, "E")
    assert response.errors[0].segment_id == "SV1"


def test_a_group_with_a_good_and_a_bad_batch_is_partly_accepted():
    bad = changed(CLAIM, ("11:B:1", "11:A:1"))
    answer = answer_to(claims(CLAIM, numbered(bad, "0002")))
    is_accepted(answer)
    functional = told(answer)
    assert (functional.status, functional.included, functional.received, functional.accepted) == ("P", 2, 2, 1)
    assert [response.status for response in functional.transactions] == ["A", "R"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("SE*", "SE*9"), "4"),
        (("*0001~\nGE", "*0009~\nGE"), "3"),
        (("005010X222A1~\nBHT", "005010X223A2~\nBHT"), "I6"),
        (("ST*837*0001", "ST*837*001"), "7"),
    ],
)
def test_a_transaction_with_a_broken_envelope_is_rejected_with_the_reason(change, code):
    text = claims(CLAIM)
    old, new = change
    at = text.rindex(old)
    answer = answer_to(text[:at] + new + text[at + len(old) :])
    is_accepted(answer)
    (response,) = told(answer).transactions
    assert response.status == "R"
    assert code in response.codes


def test_two_transactions_with_one_number_are_answered_once_and_rejected():
    answer = answer_to(claims(CLAIM, OTHER).replace("SE*29*0002", "SE*29*0001"))
    is_accepted(answer)
    functional = told(answer)
    (response,) = functional.transactions
    assert (functional.status, functional.accepted, response.status, response.codes[0]) == ("R", 0, "R", "23")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("GE*1*7", "GE*2*7"), "5"),
        (("GE*1*7", "GE*1*8"), "4"),
        (("*X*005010X222A1", "*X*5010"), "2"),
    ],
)
def test_a_group_whose_own_segments_are_wrong_is_rejected_as_a_whole(change, code):
    answer = answer_to(changed(claims(CLAIM), change))
    functional = told(answer)
    assert (functional.status, functional.transactions, functional.codes) == ("R", [], [code])
    assert x12.check(functional) == []


def test_a_group_without_its_end_is_rejected_and_the_next_one_is_not():
    text = claims(CLAIM)
    group = text[text.index("GS*") : text.index("GE*")]
    second = group.replace("20261101*1200*7", "20261101*1200*8") + "GE*1*8~\n"
    answer = answer_to(text.replace(group, group + "#").replace("#GE*1*7~\n", second).replace("IEA*1", "IEA*2"))
    first, last = [sent.message for sent in answer.transactions]
    assert (first.status, first.codes, last.status) == ("R", ["3"], "A")


def test_what_nobody_here_knows_is_not_supported():
    functional = told(answer_to(enclosed("QO", "005010X315", "ST*315*0001\nB4*A\nN9*BM*1")))
    assert (functional.status, functional.accepted, functional.codes) == ("R", 0, ["1"])
    institutional = told(
        answer_to(enclosed("HC", "005010X223A2", "ST*837*0001*005010X223A2\nBHT*0019*00*1*20261101*1200*CH"))
    )
    assert institutional.transactions[0].codes == ["I6"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("*^*00501*000000007*0*T", "*^*00501*000000007*1*T"), ("A", "000")),
        (("IEA*1*000000007", "IEA*1*000000008"), ("R", "001")),
        (("IEA*1*", "IEA*2*"), ("R", "021")),
        (("IEA*1*000000007~\n", ""), ("R", "023")),
        (("*ZZ*SENDERID", "*QQ*SENDERID"), ("R", "005")),
        (("*ZZ*RECEIVERID", "*QQ*RECEIVERID"), ("R", "007")),
        (("*0*T*:", "*0*X*:"), ("R", "020")),
        (("*261101*1200*", "*269901*1200*"), ("E", "014")),
        (("*261101*1200*", "*261101*9900*"), ("E", "015")),
        (("GE*1*7~\n", "GE*1*7~\nREF*1*2~\n"), ("R", "022")),
    ],
)
def test_a_ta1_says_what_is_wrong_with_the_file(change, expected):
    text = changed(claims(CLAIM), change)
    assert note(text) == expected
    answer = answer_to(text)
    is_accepted(answer)
    assert bool(answer.groups) == (expected[0] != "R")


def test_the_ta1_names_the_file_by_its_number_date_and_time():
    (ack,) = x12.read(x12.write(answer_to(claims(CLAIM), refused="025"))).acks
    assert (ack.control_number, ack.date, ack.time) == (7, dt.date(2026, 11, 1), dt.time(12, 0))
    assert (ack.status, ack.code) == ("R", "025")


def test_an_acknowledgment_is_not_acknowledged():
    for name in ("999", "TA1_accepted"):
        content = next(FILES.glob(f"{name}*")).read_bytes()
        assert acknowledge_file(x12.read(content), control_number=1, now=NOW) == []


def test_each_interchange_of_a_file_is_answered_and_numbered_on():
    text = claims(CLAIM) + next(FILES.glob("TA1_accepted*")).read_text() + claims(OTHER)
    answers = acknowledge_file(x12.read(text), control_number=18, now=NOW)
    assert [answer.control_number for answer in answers] == [18, 19]


def test_a_file_that_names_no_sender_has_nobody_to_answer():
    answer = answer_to(claims(CLAIM).replace("*SENDERID       *", "*               *"))
    with pytest.raises(x12.CannotWrite):
        x12.write(answer)
