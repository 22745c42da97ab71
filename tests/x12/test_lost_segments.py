"""A segment that opens a loop or a level is lost: the file says so once, where it is missing."""

from pathlib import Path

import pytest

import x12

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.x12"))
FILES = {path.stem: path.read_text().splitlines() for path in EXAMPLES}
OF_PAPER = {"SE01"}
"""Counts that the lost segment makes wrong besides."""


def without(stem, number):
    lines = FILES[stem]
    return "\n".join(lines[: number - 1] + lines[number:]) + "\n"


def errors(text):
    found = [problem for problem in x12.check(x12.read(text)) if problem.severity == "error"]
    return [problem for problem in found if problem.code not in OF_PAPER]


def numbers_of(begins):
    return [(stem, number) for stem, lines in FILES.items() for number, line in enumerate(lines, 1) if begins(line)]


LEVELS = numbers_of(lambda line: line.startswith("HL*"))
KIND = 3
LAST = {
    ("277_paid_and_pending", "HL*6"): ("UNEXPECTED", "NM1"),
    ("277_provider_not_approved", "HL*3"): ("UNEXPECTED", "NM1"),
    ("277CA_accepted_and_rejected", "HL*5"): ("REPEATED", "NM1"),
    ("278_request", "HL*7"): None,
}
"""The last levels, where no number shows that one is lost, and a payer may announce one that it does not send."""


@pytest.mark.parametrize(("stem", "number"), LEVELS)
def test_a_lost_level_is_told_once(stem, number):
    line = FILES[stem][number - 1]
    found = errors(without(stem, number))
    if (stem, line[:4]) in LAST:
        assert (found[0].code, found[0].segment_id) == LAST[stem, line[:4]] if found else not LAST[stem, line[:4]]
        return
    assert [(problem.code, problem.segment_id) for problem in found] == [("MISSING-SEGMENT", "HL")]
    assert found[0].segment < number


@pytest.mark.parametrize(("stem", "number"), LEVELS)
@pytest.mark.parametrize("element", [1, 2, 3])
def test_a_level_that_is_only_miswritten_is_told_once_and_there(stem, number, element):
    lines = list(FILES[stem])
    parts = lines[number - 1].rstrip("~").split("*")
    parts[element] = "ZZ" if element == KIND else str(int(parts[element] or 0) + 7)
    lines[number - 1] = "*".join(parts) + "~"
    found = errors("\n".join(lines) + "\n")
    assert [problem.place for problem in found] == [f"HL0{element} in segment {number - 2}"]


NAMED = {
    "835": ("N1*PR", "N1*PE"),
    "837p": ("NM1*41", "NM1*40", "NM1*85", "NM1*IL", "NM1*QC", "SBR*P*18*GRP1", "CLM"),
    "270": ("NM1*PR", "NM1*1P", "NM1*IL", "NM1*03"),
    "271_active": ("NM1*PR", "NM1*1P", "NM1*IL", "NM1*03"),
    "276": ("NM1*PR", "NM1*41", "NM1*1P", "NM1*IL"),
}
"""Openers of loops that must be there, so that nothing but their loss explains what stands behind them."""


@pytest.mark.parametrize(
    ("stem", "number"),
    [
        (stem, number)
        for kind, openers in NAMED.items()
        for stem, lines in FILES.items()
        if stem.startswith(kind)
        for number, line in enumerate(lines, 1)
        if line.startswith(openers) and not lines[number - 2].startswith("LS") and "OI*" not in "".join(lines)
    ],
)
def test_what_stands_behind_a_lost_opener_is_not_told_beside_it(stem, number):
    name = FILES[stem][number - 1].split("*")[0]
    found = errors(without(stem, number))
    assert [(problem.code, problem.segment_id) for problem in found] in (
        [("MISSING-SEGMENT", name)],
        [("CLAIM-MISSING", name)],
    )


@pytest.mark.parametrize(
    ("stem", "lost", "what"),
    [
        ("837p_01_subscriber_is_patient", "NM1*82", "NM1*82 may be missing before it."),
        ("837p_10_ndc_drug", "LIN", "LIN may be missing before it."),
        ("837p_13_secondary_line_level_cob", "SBR*P", "SBR may be missing before it."),
        ("837p_15_medicare_secondary_payer", "SVD", "SVD may be missing before it."),
        ("835_04_reversal_and_correction", "CLP*A1*22", "CLP may be missing before it."),
        ("999_rejected_with_errors", "AK2", "AK2 may be missing before it."),
    ],
)
def test_a_segment_that_is_not_expected_names_what_may_be_missing_before_it(stem, lost, what):
    number = next(number for number, line in enumerate(FILES[stem], 1) if line.startswith(lost))
    assert any(problem.what.endswith(what) for problem in errors(without(stem, number)))


def test_a_segment_that_could_belong_to_several_loops_names_none():
    text = "\n".join(FILES["837p_01_subscriber_is_patient"]).replace("LX*1~", "MSG*HELLO~\nLX*1~")
    [found] = errors(text)
    assert (found.code, found.segment_id) == ("UNEXPECTED", "MSG")
    assert "may be missing" not in found.what


def test_the_lines_of_a_claim_are_read_though_the_other_payer_has_lost_its_sbr():
    stem = "837p_14_secondary_claim_level_cob"
    number = next(number for number, line in enumerate(FILES[stem], 1) if line.startswith("SBR*P"))
    [transaction] = x12.read(without(stem, number)).transactions
    [(*_, claim)] = transaction.message.claims()
    assert sum(line.charge for line in claim.lines) == claim.charge


@pytest.mark.parametrize("stem", FILES)
def test_a_stream_tells_the_same_of_the_beginning_of_a_message(stem):
    for number, line in enumerate(FILES[stem][:10], 1):
        if line.startswith(("N1*", "NM1*", "HL*", "BHT*", "BPR*")):
            text = without(stem, number)
            assert sorted(map(str, x12.check_stream(text.encode()))) == sorted(map(str, x12.check(x12.read(text))))


FOLLOWED = {"CAS", "DTM", "IK3", "NM1", "PLB", "SVC", "TRN"}
"""Segments whose doubling makes other things wrong, too, such as a balance."""


@pytest.mark.parametrize("stem", [stem for stem, lines in FILES.items() if "".join(lines).count("ST*") == 1])
def test_a_segment_that_stands_twice_is_told_once_where_it_stands_again(stem):
    lines = FILES[stem]
    for number in range(4, len(lines) - 2):
        name = lines[number - 1].split("*")[0]
        text = "\n".join([*lines[:number], *lines[number - 1 :]]) + "\n"
        problems = [problem for problem in x12.check(x12.read(text)) if problem.code not in OF_PAPER]
        found = [problem for problem in problems if problem.severity == "error"] or problems
        again = [problem for problem in found if problem.segment == number - 1]
        assert again or name in FOLLOWED, (name, number, found)
        assert len(found) == 1 or name in FOLLOWED, (name, number, found)
        assert sorted(map(str, x12.check_stream(text.encode()))) == sorted(map(str, x12.check(x12.read(text))))
