"""The list of rules: each rule says what is wrong and what to do, has an example, and stands on the page."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import tests.x12.rules
import x12
from x12.problems import RULES
from x12.rules.page import page

PAGE = Path(__file__).parents[2] / "docs" / "x12-rules.md"
SENTENCE = re.compile(r"[A-Z][^\n]*[.]")


def modules_of_examples():
    names = [found.name for found in pkgutil.iter_modules(tests.x12.rules.__path__)]
    return [importlib.import_module(f"tests.x12.rules.{name}") for name in names if name.startswith("test_")]


def test_the_page_is_what_the_code_says():
    assert PAGE.read_text() == page(), "Run `python -m x12.rules > docs/x12-rules.md`."


def test_there_are_more_rules_than_anybody_can_remember():
    assert len(RULES) >= 120


def test_each_rule_stands_on_the_page_once():
    rows = [line.split("`")[1] for line in page().splitlines() if line.startswith("| `")]
    assert sorted(rows) == sorted(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_each_rule_says_what_is_wrong_who_says_so_and_what_to_do(rule):
    assert SENTENCE.fullmatch(rule.what)
    assert SENTENCE.fullmatch(rule.remedy)
    assert rule.source
    assert rule.snip in (1, 2, 3, 4, 5)


def test_each_rule_has_an_example_that_breaks_it():
    examples: set[str] = set()
    for module in modules_of_examples():
        examples |= set(getattr(module, "EXAMPLES", {}))
    assert set(RULES) - examples == set()
    assert examples - set(RULES) == set()


@pytest.mark.parametrize("path", sorted(PAGE.parents[1].glob("tests/examples/*.x12")), ids=lambda path: path.stem)
def test_an_example_file_breaks_no_rule(path):
    assert x12.check(x12.read(path.read_bytes())) == []
