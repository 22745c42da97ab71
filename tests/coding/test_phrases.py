"""The pairs that measure the code search are themselves in order."""

import re
from collections import Counter

import pytest

from bench.phrases import KINDS, held_out, tuned
from coding.icd10cm import installed, read

OTHER_CODE = re.compile(r"\d{5}|[AEGJLQ]\d{4}")
FILES = {"tuned": tuned(), "held out": held_out()}
EVERY_PHRASE = [phrase for phrases in FILES.values() for phrase in phrases]


@pytest.fixture(scope="module")
def billable() -> set[str]:
    return {entry.code for entry in read(installed()) if entry.billable}


def test_every_right_answer_is_a_code_that_can_be_billed(billable: set[str]) -> None:
    unknown = [
        (phrase.typed, code)
        for phrase in EVERY_PHRASE
        for code in phrase.codes
        if code not in billable and not OTHER_CODE.fullmatch(code)
    ]
    assert unknown == []


def test_every_phrase_has_an_answer_and_names_none_twice() -> None:
    assert [p.typed for p in EVERY_PHRASE if not p.codes or len(set(p.codes)) != len(p.codes)] == []


def test_no_phrase_is_asked_twice_in_or_across_the_files() -> None:
    asked = Counter("".join(phrase.typed.lower().split()) for phrase in EVERY_PHRASE)
    assert [typed for typed, times in asked.items() if times > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_large_enough_to_measure_with(name: str) -> None:
    assert len(FILES[name]) >= 200


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_every_kind_of_search_and_no_other(name: str) -> None:
    assert {phrase.kind for phrase in FILES[name]} == set(KINDS)


def test_both_files_are_of_the_same_make() -> None:
    tuning, holding = (Counter(phrase.kind for phrase in phrases) for phrases in FILES.values())
    assert {kind: (tuning[kind], holding[kind]) for kind in KINDS if abs(tuning[kind] - holding[kind]) > 1} == {}


def test_the_patient_of_a_phrase_is_plausible() -> None:
    ages = {phrase.age for phrase in EVERY_PHRASE if phrase.age is not None}
    assert {phrase.sex for phrase in EVERY_PHRASE} <= {None, "F", "M"} and 0 <= min(ages) <= max(ages) <= 110
