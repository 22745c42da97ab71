"""How the segments of an 837P are written: each rule with an example that breaks it alone; and what is no problem."""

import pytest

import x12
from tests.x12.rules.breaking837p import Example, broken, differs, ids_of, told
from x12.rules import spelling

CLM = "CLM*A1*100***11:B:1*Y*A*Y*Y"

EXAMPLES: dict[str, Example] = {
    "TRAILING-SEPARATOR": ("01", "CLM10 CLM", (CLM, f"{CLM}*")),
    "SPACES": ("01", "NM103 NM1*IL", ("IL*1*SMITH*", "IL*1*SMITH *")),
    "LOWER-CASE": ("01", "N401 N4*Dayton", ("DAYTON", "Dayton")),
    "CHARACTERS": ("01", "NM104 NM1*IL", ("SMITH*JOHN", "SMITH*JOSÉ")),
    "SEPARATOR-IN-DATA": ("01", "NM103 NM1*IL", ("*SMITH*", "*SM:ITH*")),
    "NUMBER-FORM": ("01", "CLM02 CLM", ("CLM*A1*100", "CLM*A1*100.00")),
    "DATE-FORM": ("01", "DTP03 DTP*472", ("20261015", "261015")),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_what_breaks_a_rule_about_writing_is_told_alone_and_with_its_place(rule_id):
    assert differs(rule_id, EXAMPLES[rule_id], set()) == ""


def test_every_rule_about_writing_has_an_example():
    assert ids_of(spelling) == set(EXAMPLES) | {
        "SEGMENT-ID",
        "COMPONENT-SEPARATOR",
        "PAIR",
        "LEFT-OUT",
        "QUALIFIER",
        "CAS-GAP",
        "DIAGNOSIS-GAP",
        "ELEMENT-UNUSED",
        "SEGMENT-TWICE",
    }


@pytest.mark.parametrize(
    ("old", "new", "rule_id", "place"),
    [
        ("***1:2", "***1:2:", "TRAILING-SEPARATOR", "SV107"),
        ("HC:99213:25*", "HC:99213:25:*", "TRAILING-SEPARATOR", "SV101"),
        ("SUNNY BILLING*", " SUNNY BILLING*", "SPACES", "NM103"),
        ("*SMITH*", "*SM^ITH*", "SEPARATOR-IN-DATA", "NM103"),
        ("*SMITH*", "*SM\tITH*", "CHARACTERS", "NM103"),
        ("*UN*1*", "*UN*01*", "NUMBER-FORM", "SV104"),
        ("19700101", "197001011200", "DATE-FORM", "DMG02"),
    ],
)
def test_what_is_written_wrongly_is_told_on_every_level(old, new, rule_id, place):
    assert (rule_id, place) in [(code, at) for code, at, _ in told(broken("01", (old, new)))]


@pytest.mark.parametrize("charge", ["100.5", "100.05", ".5", "0.5"])
def test_numbers_without_padding_are_taken(charge):
    assert "NUMBER-FORM" not in [row[0] for row in told(broken("01", ("*100*", f"*{charge}*")))]


def test_other_separators_are_taken_as_the_file_says():
    text = broken("13").replace(":", ">").replace("*", "|").replace("^", "+")
    assert x12.check(x12.read(text)) == []


def test_what_was_built_and_never_read_is_not_checked_for_how_it_was_written():
    batch = x12.read(broken("01", (CLM, f"{CLM}*"))).transactions[0].message
    assert "TRAILING-SEPARATOR" not in [problem.code for problem in x12.check(batch)]
