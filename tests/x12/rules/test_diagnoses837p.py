"""Diagnoses, condition codes and the surgery behind anesthesia: each rule with an example, and what is no problem."""

import pytest

from tests.x12.rules.breaking837p import Example, broken, differs, ids_of, told
from x12.rules import diagnoses837p

HI = "HI*ABK:E119*ABF:I10"
OLD = (("20261015", "20150915"), ("20261101*1200*CH", "20151001*1200*CH"))

EXAMPLES: dict[str, Example] = {
    "DIAGNOSIS-MISSING": ("01", "HI01 CLM", (f"{HI}\n", ""), ("***1:2", "***1")),
    "DIAGNOSIS-PRINCIPAL": ("01", "HI02-1 HI", (HI, "HI*ABK:E119*ABK:I10")),
    "DIAGNOSIS-COUNT": ("12", "HI13 HI", ("ABF:Z6841", "ABF:Z6841*ABF:R05")),
    "DIAGNOSIS-DUPLICATE": ("01", "HI02-2 HI", (HI, "HI*ABK:E119*ABF:E119")),
    "DIAGNOSIS-POINT": ("01", "HI01-2 HI", (HI, "HI*ABK:E11.9*ABF:I10")),
    "DIAGNOSIS-FORM": ("01", "HI02-2 HI", (HI, "HI*ABK:E119*ABF:25000")),
    "DIAGNOSIS-MIXED": ("01", "HI02-1 HI", (HI, "HI*ABK:E119*BF:25000")),
    "DIAGNOSIS-ICD9": ("01", "HI01-1 HI", (HI, "HI*BK:25000*BF:4019")),
    "DIAGNOSIS-ICD10": ("01", "HI01-1 HI", *OLD),
    "DIAGNOSIS-EXTERNAL-CAUSE": ("01", "HI01-2 HI", (HI, "HI*ABK:V031XXA*ABF:I10")),
    "ANESTHESIA-PROCEDURE": ("01", "HI01-2 HI*BP", (HI, f"{HI}\nHI*BP:47562")),
    "CONDITION-CODE": ("01", "HI01-2 HI*BG", (HI, f"{HI}\nHI*BG:AA1")),
}
ALSO = {
    "DIAGNOSIS-MISSING": {"POINTER-DIAGNOSIS", "MISSING", "MISSING-SEGMENT"},
    "DIAGNOSIS-COUNT": {"TOO-MANY"},
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_what_breaks_a_rule_about_diagnoses_is_told_alone_and_with_its_place(rule_id):
    assert differs(rule_id, EXAMPLES[rule_id], ALSO.get(rule_id, set())) == ""


def test_every_rule_about_diagnoses_has_an_example():
    assert ids_of(diagnoses837p) == set(EXAMPLES)


@pytest.mark.parametrize("code", ["Z0000", "U071", "S52521A", "C7A00", "A00", "M1A0110"])
def test_diagnoses_of_every_form_are_taken(code):
    assert told(broken("01", ("ABF:I10", f"ABF:{code}"))) == []


def test_old_services_keep_their_old_diagnoses():
    assert told(broken("01", (HI, "HI*BK:25000*BF:V5869*BF:E8490"), *OLD)) == []


def test_the_surgery_behind_anesthesia_is_taken():
    assert told(broken("11", ("HI*ABK:K8020", "HI*ABK:K8020\nHI*BP:47562*BO:47563"))) == []
