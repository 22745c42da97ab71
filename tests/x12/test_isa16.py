"""An ISA16 that names another sign than the one between components: the file is read with the sign that is used."""

from pathlib import Path

import pytest

import x12

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.x12"))
WITH_CODES = {
    path.stem: path.read_text()
    for path in EXAMPLES
    if path.read_text().count("\nST*") == 1
    and any(sign in path.read_text() for sign in ("SVC*HC:", "HI*ABK:", "STC*A"))
}
CLAIM = next(text for stem, text in WITH_CODES.items() if stem.startswith("837p_01"))


def told(text):
    file = x12.read(text)
    problems = x12.check(file)
    assert sorted(map(str, x12.check_stream(text.encode()))) == sorted(map(str, problems))
    return file, [(problem.code, problem.place) for problem in problems if problem.severity == "error"]


@pytest.mark.parametrize("stem", WITH_CODES)
def test_every_example_is_read_with_the_sign_it_uses(stem):
    head, rest = WITH_CODES[stem].split(":", 1)
    text = f"{head}:{rest.replace(':', '>')}"
    file, found = told(text)
    rightly = x12.read(WITH_CODES[stem])
    assert file.transactions[0].message == rightly.transactions[0].message
    assert found == [
        ("ISA16", "ISA16 in segment 1"),
        *[(problem.code, problem.place) for problem in x12.check(rightly) if problem.severity == "error"],
    ]
    again = x12.read(x12.write(file.interchanges[0]))
    assert "ISA16" not in [problem.code for problem in x12.check(again)]
    assert again.transactions == rightly.transactions


@pytest.mark.parametrize("sign", ["U", " ", "|", "^", "*", "~"])
def test_whatever_isa16_says_the_claim_is_read(sign):
    file, found = told(CLAIM.replace("*T*:~", f"*T*{sign}~"))
    assert found == [("ISA16", "ISA16 in segment 1")]
    assert file.transactions == x12.read(CLAIM).transactions
    assert file.interchanges[0].sender == "SENDERID"


def test_isa11_and_isa16_in_each_others_place_are_both_understood():
    file, found = told(CLAIM.replace("*^*00501", "*:*00501").replace("*T*:~", "*T*^~"))
    assert found == [("ISA16", "ISA16 in segment 1")]
    assert (file.interchanges[0].delimiters.repetition, file.interchanges[0].delimiters.component) == ("^", ":")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("11:B:1", "11>B>1", "CLM05 in segment 19"),
        ("ABK:E119", "ABK>E119", "HI01 in segment 20"),
        ("HC:99213:25", "HC>99213>25", "SV101 in segment 24"),
    ],
)
def test_one_segment_that_separates_otherwise_is_told_once_and_there(old, new, place):
    assert told(CLAIM.replace(old, new))[1] == [("COMPONENT-SEPARATOR", place)]


def test_signs_in_a_text_are_not_taken_for_separators():
    text = CLAIM.replace("*T*:~", "*T*|~").replace("*A1*", "*HC>A1:*")
    assert {":", ">"} <= set(text)
    assert told(text)[0].interchanges[0].delimiters.component == ":"
