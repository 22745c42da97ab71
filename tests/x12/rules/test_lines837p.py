"""Lines, drugs and providers: each rule with an example that breaks it, and it alone; and what is no problem."""

import pytest

from tests.x12.rules.breaking837p import Example, broken, differs, ids_of, told
from x12.rules import drugs837p, lines837p, providers837p

SV1 = "SV1*HC:99213:25*100*UN*1***1:2"
RENDERING = "NM1*82*1*KILDARE*BEN****XX*1679576722\nPRV*PE*PXC*207Q00000X\n"
REFERRING = "NM1*DN*1*WELBY*MARCUS****XX*1679576722"
HOSPITAL = "NM1*77*2*GENERAL HOSPITAL*****XX*1467857193\nN3*500 HOSPITAL DR\nN4*COLUMBUS*OH*432150001\n"
TRANSPORT = "CR1****A*DH*12\n"
PLACES = "NM1*PW*2\nN3*1 OAK AVE\nN4*DAYTON*OH*45402\nNM1*45*2\nN3*2 OAK AVE\nN4*DAYTON*OH*45402\n"
CTP = "CTP****1*ML"

EXAMPLES: dict[str, Example] = {
    "LX01": ("03", "LX01 LX*3", ("LX*2", "LX*3")),
    "PROCEDURE-FORM": ("01", "SV101-2 SV1", ("HC:99213", "HC:9921")),
    "MODIFIER-FORM": ("01", "SV101-3 SV1", ("99213:25", "99213:2.")),
    "MODIFIER-COUNT": ("01", "SV101-7 SV1", ("99213:25", "99213:25:26:27:28:29")),
    "MODIFIER-REPEATED": ("01", "SV101-4 SV1", ("99213:25", "99213:25:25")),
    "UNLISTED-DESCRIPTION": ("22", "SV101-7 SV1", (":::::INJECTION OF UNLISTED NERVE", "")),
    "LINE-CHARGE-NEGATIVE": ("03", "SV102 SV1*HC:85025", ("QW*60*", "QW*-60*"), ("A3*160", "A3*40")),
    "QUANTITY": ("01", "SV104 SV1", ("*UN*1*", "*UN*0*")),
    "QUANTITY-DECIMALS": ("01", "SV104 SV1", ("*UN*1*", "*UN*1.25*")),
    "MINUTES-OF-A-DAY": ("11", "SV104 SV1", ("*MJ*95", "*MJ*1441")),
    "MINUTES-WHOLE": ("11", "SV104 SV1", ("*MJ*95*", "*MJ*95.5*")),
    "ANESTHESIA-MINUTES": ("11", "SV103 SV1", ("*MJ*95*", "*UN*7*")),
    "ANESTHESIA-MODIFIER": ("11", "SV101-3 SV1", ("00790:AA:P2", "00790:P2")),
    "PLACE-REPEATED": ("01", "SV105 SV1", ("*UN*1***1:2", "*UN*1*11**1:2")),
    "POINTER-MISSING": ("01", "SV107-1 SV1", ("*UN*1***1:2", "*UN*1")),
    "POINTER-COUNT": ("12", "SV107-5 SV1", ("***1:2:3:12", "***1:2:3:12:4")),
    "POINTER-DIAGNOSIS": ("01", "SV107-2 SV1", ("***1:2", "***1:3")),
    "POINTER-REPEATED": ("01", "SV107-2 SV1", ("***1:2", "***1:1")),
    "LINE-NUMBER-MISSING": ("01", "REF02 LX", ("REF*6R*L1", "")),
    "LINE-NUMBER-LENGTH": ("01", "REF02 REF*6R", ("REF*6R*L1", f"REF*6R*L{'1' * 30}")),
    "LINE-NUMBER-DUPLICATE": ("03", "REF02 REF*6R", ("REF*6R*L2", "REF*6R*L1")),
    "LINE-DUPLICATE": (
        "03",
        "SV101 SV1",
        ("SV1*HC:85025:QW*60*UN*1***1", SV1),
        ("A3*160", "A3*200"),
    ),
    "NDC-FORM": ("10", "LIN03 LIN", ("00409379501", "0409-3795-01")),
    "DRUG-QUALIFIER": ("10", "LIN02 LIN", ("LIN**N4*", "LIN**UP*")),
    "DRUG-QUANTITY": ("10", "CTP04 CTP", (CTP, "CTP****0*ML")),
    "DRUG-NUMBERS": ("10", "REF02 REF*VY", (CTP, f"{CTP}\nREF*XZ*RX1\nREF*VY*LINK1")),
    "COMPOUND-ALONE": ("10", "REF02 REF*VY", (CTP, f"{CTP}\nREF*VY*LINK1")),
    "PURCHASED-SERVICE": ("01", "PS1 PS1", ("REF*6R*L1", "REF*6R*L1\nPS1*1467857193*40")),
    "REFERRING-ORDER": ("03", "NM101 NM1*P3", ("NM1*DN*1*WELBY", "NM1*P3*1*WELBY")),
    "REFERRING-MISSING": ("03", "NM1 CLM", (f"{REFERRING}\n", "")),
    "RENDERING-IS-BILLING": ("01", "NM109 NM1*82", ("1679576722", "1234567893")),
    "RENDERING-MISSING": ("01", "NM1 CLM", (RENDERING, "")),
    "FACILITY-MISSING": ("08", "NM1 CLM", (HOSPITAL, "")),
    "FACILITY-IS-BILLING": ("08", "NM109 NM1*77", ("1467857193", "1234567893")),
    "FACILITY-SAME-ADDRESS": ("08", "N301 N3", ("N3*500 HOSPITAL DR", "N3*100 ELM ST*STE 5")),
    "FACILITY-OF-AMBULANCE": (
        "18",
        "NM1 NM1*77",
        ("***23:B:1", "***41:B:1"),
        ("HI*ABK", f"{TRANSPORT}HI*ABK"),
        ("LX*1", f"{PLACES}LX*1"),
    ),
    "SUPERVISING-ALONE": ("09", "NM1 NM1*DQ", (RENDERING, "")),
    "SUPERVISING-IS-RENDERING": ("09", "NM109 NM1*DQ", ("1932102027", "1679576722")),
    "LINE-PROVIDER-SAME": ("18", "NM109 NM1*82*1*OTHER", ("1932102027", "1679576722")),
}
ALSO = {
    "DRUG-NUMBERS": {"COMPOUND-ALONE", "TOO-MANY-TIMES"},
    "SUPERVISING-ALONE": {"RENDERING-MISSING"},
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_what_breaks_a_rule_about_lines_is_told_alone_and_with_its_place(rule_id):
    assert differs(rule_id, EXAMPLES[rule_id], ALSO.get(rule_id, set())) == ""


def test_every_rule_about_lines_has_an_example():
    assert ids_of(drugs837p, lines837p, providers837p) == set(EXAMPLES)


@pytest.mark.parametrize("code", ["0001U", "2025F", "0075T", "G0439", "J1885", "90471", "S9083"])
def test_procedures_of_every_form_are_taken(code):
    assert told(broken("01", ("HC:99213:25", f"HC:{code}"))) == []


@pytest.mark.parametrize(
    ("golden", "procedure", "gap", "place"),
    [
        ("01", "SV1*HC:99213:25", "SV1*HC:99213::::25", "SV101-3"),
        ("01", "SV1*HC:99213:25", "SV1*HC:99213:25::59", "SV101-4"),
        ("13", "SVD*12345*40*HC:99213:25", "SVD*12345*40*HC:99213::25", "SVD03-3"),
    ],
)
def test_an_empty_place_before_a_modifier_is_told_at_the_first_one(golden, procedure, gap, place):
    found = told(broken(golden, (procedure, gap)))
    assert [(code, at) for code, at, _ in found] == [("MODIFIER-GAP", place)]


def test_the_same_service_again_with_its_modifier_is_no_duplicate():
    again = SV1.replace("99213:25", "99213:25:76")
    assert told(broken("03", ("SV1*HC:85025:QW*60*UN*1***1", again), ("A3*160", "A3*200"))) == []


def test_many_equal_lines_are_told_once():
    line = f"{SV1}\nDTP*472*D8*20261015\nREF*6R*L"
    lines = "".join(f"LX*{number}\n{line}{number}\n" for number in range(3, 9))
    changes = ("SV1*HC:85025:QW*60*UN*1***1", SV1), ("A3*160", "A3*800"), ("REF*6R*L2", f"REF*6R*L2\n{lines.strip()}")
    assert [code for code, _, _ in told(broken("03", *changes))] == ["LINE-DUPLICATE"]


def test_a_laboratory_bills_without_naming_who_treated():
    assert told(broken("01", (RENDERING, ""), ("PRV*BI*PXC*207Q00000X", "PRV*BI*PXC*291U00000X"))) == []


def test_a_second_referring_provider_is_the_primary_care_provider():
    second = "NM1*P3*1*HOUSE*GREG****XX*1932102027"
    assert told(broken("03", (REFERRING, f"{REFERRING}\n{second}"))) == []
