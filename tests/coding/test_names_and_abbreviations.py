"""The words of our own that codes are found by are themselves in order."""

import pytest

from coding.icd10cm import installed, read
from coding.names import NAMES, PROCEDURE_NAMES, joined
from coding.search.abbreviations import ABBREVIATIONS
from coding.search.same import SAME


@pytest.fixture(scope="module")
def known() -> set[str]:
    return {entry.code for entry in read(installed())}


def test_every_name_belongs_to_a_code_or_heading_of_the_tabular_list(known: set[str]) -> None:
    assert sorted(set(NAMES) - known) == []


def test_no_code_is_without_a_name_once_it_is_listed() -> None:
    assert [code for code, names in [*NAMES.items(), *PROCEDURE_NAMES.items()] if not names or "" in names] == []


def test_a_code_that_stands_in_two_texts_keeps_the_names_of_both() -> None:
    assert joined(["\nR911 lung nodule\n", "\nR911 spot on the lung; coin\n    lesion\nR92 dense breasts\n"]) == {
        "R911": ("lung nodule", "spot on the lung", "coin lesion"),
        "R92": ("dense breasts",),
    }


def test_there_are_more_than_250_abbreviations_and_each_stands_for_words() -> None:
    assert len(ABBREVIATIONS) >= 250
    assert [short for short, ways in ABBREVIATIONS.items() if not all(ways.split("|"))] == []


@pytest.mark.parametrize("short", ["htn", "t2dm", "ckd", "sob", "uri", "fx", "lt", "rt", "copd", "gerd", "uti", "afib"])
def test_what_everybody_writes_is_known(short: str) -> None:
    assert short in ABBREVIATIONS


def test_no_word_is_its_own_synonym() -> None:
    assert [word for word, others in SAME.items() if word in dict(others)] == []
