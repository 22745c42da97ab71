"""Groups and messages that stand alone, or behind an ISA that is damaged: they are read as if all were there."""

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest

import x12
from tests.x12.rules.enclosing import ISA
from x12.acknowledge import acknowledge_file
from x12.explaining import explain
from x12.scan import CHUNK

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.x12"))
WHOLE = {path.stem: path.read_text() for path in EXAMPLES if path.read_text().count("\nST*") == 1}
CLAIM = next(text for stem, text in WHOLE.items() if stem.startswith("837p_01"))
WAYS = {
    "as it was": lambda text: text,
    "without line breaks": lambda text: text.replace("\n", ""),
    "a line break after each": lambda text: text.replace("~\n", "\n"),
    "two signs of a line break": lambda text: text.replace("~\n", "\r\n"),
    "a sign and a line break of two": lambda text: text.replace("~\n", "~\r\n"),
    "other delimiters": lambda text: text.replace("*", "|").replace(":", ">"),
    "indented": lambda text: "".join(f"  {line}\n" for line in text.splitlines()),
    "in lower case": lambda text: text.replace("ST*", "st*", 1),
}


def between(text, first, last):
    return text[text.index(f"{first}*") : text.index(f"{last}*")]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("stem", WHOLE)
def test_a_message_that_stands_alone_is_read_like_one_in_envelopes(stem, way):
    bare = WAYS[way](between(WHOLE[stem], "ST", "GE"))
    file, expected = x12.read(bare), x12.read(WHOLE[stem]).transactions[0]
    assert [problem.code for problem in file.all_problems()] == ["NO-ISA"]
    assert [(one.kind, one.message) for one in file.transactions] == [(expected.kind, expected.message)]
    assert sorted(map(str, x12.check_stream(bare.encode()))) == sorted(map(str, x12.check(file)))


@pytest.mark.parametrize("stem", WHOLE)
def test_a_group_that_stands_alone_is_read_like_one_in_an_interchange(stem):
    file, expected = x12.read(between(WHOLE[stem], "GS", "IEA")), x12.read(WHOLE[stem])
    assert [problem.code for problem in file.all_problems()] == ["NO-ISA"]
    assert file.interchanges[0].groups == expected.interchanges[0].groups


@pytest.mark.parametrize(
    "damaged",
    ["ISA*00*          *00~\n", "ISA*00*", "ISA~\n", ISA.replace("*00501", "00501")],
)
def test_what_stands_behind_a_damaged_isa_is_read(damaged):
    data = damaged + CLAIM[CLAIM.index("GS*") :]
    file, expected = x12.read(data), x12.read(CLAIM)
    assert [(problem.code, problem.place) for problem in x12.check(file)] == [("ISA", "ISA in segment 1")]
    assert list(x12.check_stream(data.encode())) == x12.check(file)
    assert file.transactions == expected.transactions
    assert [line.id for line in explain(file) if line.id] == [line.id for line in explain(expected) if line.id]


def test_what_stands_before_a_message_is_told():
    file = x12.read("A remittance, as an example:\n\n" + between(CLAIM, "ST", "GE"))
    assert [problem.code for problem in file.all_problems()] == ["TEXT-BEFORE", "NO-ISA"]
    assert len(file.transactions) == 1


def test_an_interchange_after_a_message_that_stands_alone_is_one_of_its_own():
    file = x12.read(between(CLAIM, "ST", "GE") + CLAIM[CLAIM.index("ISA*") :])
    assert [one.is_sent for one in file.interchanges] == [False, True]
    assert file.transactions[0] == file.transactions[1]
    assert [problem.code for problem in x12.check(file)] == ["NO-ISA"]


@pytest.mark.parametrize("spaces", [0, 20, CHUNK - 30, CHUNK - 2, CHUNK])
def test_white_space_before_it_changes_nothing(spaces):
    data = "\n" * spaces + between(CLAIM, "ST", "GE")
    assert x12.read(data).transactions == x12.read(CLAIM).transactions
    assert [piece.unit for piece in x12.stream(BytesIO(data.encode())) if piece.unit] == [
        piece.unit for piece in x12.stream(CLAIM.encode()) if piece.unit
    ]


@pytest.mark.parametrize("data", ["ST*835*", "ST*835*1", "St. Mary's Hospital", "GS*HP*A", "ST*835*1*A B C D E"])
def test_what_only_begins_like_a_message_is_not_read(data):
    file = x12.read(data)
    assert file.transactions == []
    assert {problem.code for problem in x12.check(file)} <= {"NOT-X12", "ISA"}
    assert list(x12.check_stream(data.encode())) == x12.check(file)


def test_nobody_can_be_answered():
    file = x12.read(between(CLAIM, "ST", "GE").replace("CLM*", "CLX*"))
    answers = acknowledge_file(file, control_number=1, now=dt.datetime(2026, 11, 2, 9))
    assert answers == []


class Dribble(BytesIO):
    """A file that is read a few bytes at a time."""

    def read(self, size: int | None = -1) -> bytes:
        """Read three bytes at most."""
        return super().read(min(size, 3) if size and size > 0 else -1)


@pytest.mark.parametrize("before", ["", "NM1*PR*2*ACME~\n", "ISA00*          *00~\nHL*1**20*1~\n", "x" * 9_000 + "\n"])
def test_in_what_parts_it_comes_changes_nothing(before):
    text = before + CLAIM[CLAIM.index("GS*") :]
    assert list(x12.check_stream(Dribble(text.encode()))) == list(x12.check_stream(text.encode()))
