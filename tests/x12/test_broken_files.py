"""Files as they come: cut off, binary, empty, indented, with other delimiters.  Reading tells and never raises."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import x12

EXAMPLES = Path(__file__).parent.parent / "examples"
PAID = next(EXAMPLES.glob("835_01*")).read_text()
CLAIM = next(EXAMPLES.glob("837p_13*")).read_text()


def codes(data):
    return [problem.code for problem in x12.check(x12.read(data))]


def remittance(data):
    return x12.read(data).transactions[0].message


WHOLE = remittance(PAID)


def test_an_empty_file_is_told_in_one_sentence():
    assert codes(b"") == codes(b" \r\n ") == ["EMPTY"]


def test_a_binary_file_is_told_in_one_sentence():
    [problem] = x12.check(x12.read(bytes(range(256)) * 20))
    assert problem.code == "NOT-X12"
    assert "binary" in problem.text


def test_a_letter_that_mentions_isa_is_not_x12():
    assert codes("Dear Ms. ISA, please find enclosed the remittance.") == ["NOT-X12"]


def test_text_before_the_first_interchange_is_told_and_the_rest_is_read():
    data = "Dear office, here it is: " + PAID
    assert codes(data) == ["TEXT-BEFORE"]
    assert remittance(data) == WHOLE


def test_a_broken_isa_is_told():
    assert codes("ISA*00*   ") == ["ISA"]


def test_a_file_that_is_cut_off_in_a_claim_keeps_what_came():
    file = x12.read(PAID[: PAID.index("CAS*CO")])
    assert [problem.code for problem in file.all_problems()] == ["NO-GE", "NO-IEA", "NO-SE"]
    assert file.transactions[0].message.claims[0].claim_number == "A1"


@pytest.mark.parametrize("trailer", ["SE*23*0001~\n", "GE*1*7~\n", "IEA*1*000000007~\n"])
def test_a_missing_trailer_is_told_and_the_rest_is_read(trailer):
    data = PAID.replace(trailer, "")
    assert codes(data) == [f"NO-{trailer[: trailer.index('*')]}"]
    assert remittance(data) == WHOLE


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("SE*23*0001", "SE*22*0001", "SE01"),
        ("SE*23*0001", "SE*23*0002", "SE02"),
        ("GE*1*7", "GE*2*7", "GE01"),
        ("GE*1*7", "GE*1*8", "GE02"),
        ("IEA*1*000000007", "IEA*2*000000007", "IEA01"),
        ("IEA*1*000000007", "IEA*1*000000008", "IEA02"),
    ],
)
def test_a_count_or_control_number_that_does_not_match_is_told(right, wrong, code):
    assert codes(PAID.replace(right, wrong)) == [code]


@pytest.mark.parametrize(
    "changed",
    [
        PAID.replace("~\n", "~"),
        PAID.replace("~\n", "~\r\n"),
        PAID.replace("~\n", "~\n    "),
        "\ufeff" + PAID,
        "\n\n" + PAID,
        PAID.replace("~\n", "\n"),
        PAID.replace("*", "|").replace(":", ">").replace("~", "\x1c"),
        PAID.replace("\nSVC", "\nsvc").replace("\nCLP", "\nclp"),
    ],
    ids=["no breaks", "crlf", "indented", "byte-order mark", "blank lines", "newline ends", "delimiters", "lower case"],
)
def test_a_file_in_another_dress_reads_the_same(changed):
    assert set(codes(changed)) <= {"LOWER-CASE"}
    assert remittance(changed.encode()) == WHOLE


def test_a_file_in_an_old_character_set_is_read():
    assert remittance(PAID.replace("SMITH", "PEÑA").encode("latin-1")).claims[0].patient.name == "PEÑA"


def test_several_interchanges_with_their_own_delimiters_are_read():
    other = CLAIM.replace("*", "|").replace("~", "'")
    file = x12.read(PAID + other + PAID)
    assert [transaction.kind for transaction in file.transactions] == ["835", "837P", "835"]
    assert list(file.all_problems()) == []


def test_segments_are_counted_in_the_transaction_and_in_the_file():
    second = x12.read(PAID + PAID).transactions[1]
    assert [(row.number, row.number_in_file) for row in second.segments[:2]] == [(1, 30), (2, 31)]


def test_an_unknown_segment_is_kept_and_told():
    file = x12.read(PAID.replace("AMT*B6*70~\n", "AMT*B6*70~\nZZZ*1~\n").replace("SE*23", "SE*24"))
    [problem] = x12.check(file)
    assert (problem.severity, problem.segment, problem.segment_id, problem.code) == ("error", 23, "ZZZ", "UNEXPECTED")
    assert file.transactions[0].message.claims[0].lines[0].extra == ["ZZZ*1"]
    assert "ZZZ*1~" in x12.write(file)


def test_an_unreadable_amount_is_told_with_its_place_and_read_as_zero():
    file = x12.read(PAID.replace("CLP*A1*1*100*48", "CLP*A1*1*100*4B8"))
    [problem] = [problem for problem in x12.check(file) if problem.code == "VALUE"]
    assert problem.place == "CLP04 in segment 13"
    assert problem.severity == "error"
    assert file.transactions[0].message.claims[0].paid == 0


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1E5", "1_000", "+5", "1,000", "٣", "--5", "5-"])
def test_only_plain_numbers_are_amounts(amount):
    assert "VALUE" in codes(PAID.replace("BPR*I*48*", f"BPR*I*{amount}*"))


def test_a_missing_payment_segment_is_told():
    lines = [line for line in PAID.splitlines(keepends=True) if not line.startswith("TRN")]
    assert "MISSING-SEGMENT" in codes("".join(lines).replace("SE*23", "SE*22"))


@pytest.mark.parametrize(
    ("st", "gs08", "kind"),
    [
        ("837*1*005010X223A2", "005010X223A2", "837I"),
        ("837*1", "005010X224A2", "837D"),
        ("834*1*005010X220A1", "005010X220A1", "834"),
        ("123*1", "005010", "unknown 123"),
        ("277*1*005010X214", "005010X214", "277CA"),
        ("277*1*005010X212", "005010X212", "277"),
    ],
)
def test_a_message_is_recognized_by_its_own_header_and_guide(st, gs08, kind):
    data = PAID.split("ST*835")[0].replace("005010X221A1", gs08) + f"ST*{st}~\nSE*2*1~\nGE*1*7~\nIEA*1*000000007~\n"
    assert x12.read(data).transactions[0].kind == kind


def test_the_group_code_does_not_matter():
    assert x12.read(PAID.replace("GS*HP", "GS*XX")).transactions[0].kind == "835"


def test_another_version_is_told():
    assert codes(PAID.replace("005010X221A1", "004010X091A1")) == ["VERSION"]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_reading_raise(data):
    x12.check(x12.read(data))
    x12.check(x12.read(PAID[:106].encode() + data))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([PAID, CLAIM]), st.data())
def test_no_damage_to_a_segment_makes_reading_raise(text, data):
    lines = text.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(1, len(lines) - 1))
        choice = data.draw(st.sampled_from(["drop", "double", "swap", "cut", "junk"]))
        if choice == "drop":
            lines.pop(at)
        elif choice == "double":
            lines.insert(at, lines[at])
        elif choice == "swap":
            lines[at], lines[at - 1 or 1] = lines[at - 1 or 1], lines[at]
        elif choice == "cut":
            lines[at] = lines[at][: data.draw(st.integers(0, 6))]
        else:
            lines[at] = lines[at].replace("*", data.draw(st.text(max_size=3)), 1)
    file = x12.read("\n".join(lines))
    x12.check(file)
    x12.claim_spans("\n".join(lines))


def test_claims_without_their_group_number_are_read_all_the_same():
    changed = PAID.replace("LX*1~\n", "").replace("SE*23", "SE*22")
    assert codes(changed) == ["MISSING-SEGMENT"]
    assert [claim.claim_number for claim in remittance(changed).iter_claims()] == ["A1"]
    [claim] = [piece.unit for piece in x12.stream(changed) if piece.path]
    assert claim.claim_number == "A1"


def test_a_service_without_its_line_number_is_read_all_the_same():
    changed = CLAIM.replace("LX*1~\n", "")
    file = x12.read(changed)
    [claim] = [claim for _, _, _, claim in file.transactions[0].message.claims()]
    assert len(claim.lines) == CLAIM.count("SV1*")


def test_an_answer_may_break_off_below_the_level_that_was_rejected():
    text = next(EXAMPLES.glob("271_not_found*")).read_text()
    start, end = text.index("HL*3*2*22*0"), text.index("SE*13")
    cut = text[:start] + "AAA*N**43*C~\n" + text[end:].replace("SE*13", "SE*8")
    assert [code for code in codes(cut) if code.startswith("HL")] == []
    assert "HL04" in codes(CLAIM.replace("*22*0~", "*22*1~"))
