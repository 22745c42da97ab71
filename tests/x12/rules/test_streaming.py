"""A stream, which shows one claim at a time, is told the same problems as a whole file."""

import importlib

import pytest

import x12

MODULES = (
    "acknowledgments",
    "eligibility",
    "eligibility_answers",
    "remittance835",
    "remittance835_claims",
    "remittance835_dates",
    "remittance835_lines",
    "remittance835_provider",
    "review278",
    "status276",
    "status277ca",
    "structure",
    "sums835",
)
FILES = {
    rule_id: text
    for name in MODULES
    for rule_id, (text, _) in importlib.import_module(f"tests.x12.rules.test_{name}").EXAMPLES.items()
}


def told(problems):
    return sorted((problem.code, problem.place) for problem in problems)


@pytest.mark.parametrize("rule_id", FILES)
def test_a_stream_is_told_the_same(rule_id):
    data = FILES[rule_id].encode()
    assert told(x12.check_stream(data)) == told(x12.check(x12.read(data)))
