"""A message whose ST is lost: it is read as the message that its group names, and told as just that."""

import datetime as dt
import re
from io import BytesIO
from pathlib import Path

import pytest

import x12
from x12.acknowledge import acknowledge_file
from x12.explaining.whole import explain_twice

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.x12"))
WHOLE = {path.stem: path.read_text() for path in EXAMPLES if path.read_text().count("\nST*") == 1}
CLAIM = next(text for stem, text in WHOLE.items() if stem.startswith("837p_01"))


def without_st(text, *, last=False):
    found = list(re.finditer(r"\nST\*[^\n]*", text))[-1 if last else 0]
    return text[: found.start()] + text[found.end() :]


def twice(text):
    """Give a file with two messages in its group."""
    body = text[text.index("ST*") : text.index("GE*")]
    second = body.replace("*0001", "*0002")
    return text.replace(body, body + second).replace("GE*1*", "GE*2*")


@pytest.mark.parametrize("stem", WHOLE)
def test_it_is_read_and_told_once(stem):
    text = without_st(WHOLE[stem])
    file, expected = x12.read(text), x12.read(WHOLE[stem])
    assert [(problem.code, problem.place) for problem in x12.check(file)] == [("NO-ST", "ST in segment 1")]
    assert list(x12.check_stream(text.encode())) == x12.check(file)
    [transaction], [rightly] = file.transactions, expected.transactions
    assert (transaction.kind, transaction.control_number) == (rightly.kind, rightly.control_number)
    assert x12.write(file.interchanges[0]) == x12.write(expected.interchanges[0])


@pytest.mark.parametrize("stem", WHOLE)
def test_it_is_explained_as_if_the_st_were_there(stem):
    text = without_st(WHOLE[stem])
    expected = [(line.text, line.title, line.depth) for line in x12.explain(x12.read(WHOLE[stem])) if line.id != "ST"]
    lines = list(x12.explain(x12.read(text)))
    assert [(line.text, line.title, line.depth) for line in lines if line.text] == expected
    assert [problem.code for line in lines for problem in line.problems] == ["NO-ST"]
    again = [(line.text, line.title, line.depth) for line in explain_twice(BytesIO(text.encode())) if line.text]
    assert again == expected


def test_the_second_of_two_messages_may_have_lost_it_too():
    text = without_st(twice(CLAIM), last=True)
    file = x12.read(text)
    assert [(problem.code, problem.place) for problem in x12.check(file)] == [("NO-ST", "ST in segment 1")]
    assert [one.control_number for one in file.transactions] == ["0001", "0002"]


def test_the_answer_names_it():
    answered = acknowledge_file(x12.read(without_st(CLAIM)), control_number=1, now=dt.datetime(2026, 11, 2, 12))
    text = x12.write(answered[0])
    assert "AK2*837*0001*005010X222A1~\nIK3*ST*1**3~\nIK5*R*5~" in text


@pytest.mark.parametrize("change", [("X222A1", "X999"), ("GS*HC", "GS")])
def test_a_group_that_names_no_message_leaves_it_stray(change):
    text = without_st(CLAIM)
    start, end = text.index("GS*"), text.index("BHT*")
    text = text[:start] + text[start:end].replace(*change) + text[end:]
    codes = {problem.code for problem in x12.check(x12.read(text))}
    assert codes & {"STRAY", "NO-ST"}
