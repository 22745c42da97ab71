"""Whatever comes: nothing raises, a stream says what reading says, and twice the file costs twice the work."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import x12
from bench.x12_files import write_batch, write_remittance
from tests.x12.fuzz.hostile import HOSTILE
from tests.x12.fuzz.mutate import EXAMPLES, SEEDS, Change, changed
from tests.x12.fuzz.target import Dribble, agree, everything, told

NUMBERS = st.integers(0, 100_000)
CHANGES = st.builds(Change, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
PARTS = st.sampled_from([1, 7, 64, 300, 1 << 16])
SMALL = 150
ONCE = 2_000
"""What a file costs however small it is: calls of functions."""


@given(st.sampled_from(SEEDS), st.lists(CHANGES, min_size=1, max_size=3), PARTS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_file_broken_in_any_way_is_told_and_never_raises(data, changes, most):
    for change in changes:
        data = changed(data, change)
    everything(data, most)


@given(st.binary(max_size=400), PARTS)
@settings(max_examples=60, deadline=None)
@example(b"ISA", 1)
@example(b"ISA*" * 30, 7)
@example(b"\xff\xfeI\x00S\x00A\x00*\x00", 1)
def test_any_bytes_at_all_are_told_and_never_raise(data, most):
    everything(data, most)


@pytest.mark.parametrize("most", [1, 97])
@pytest.mark.parametrize("seed", range(0, len(SEEDS), 4), ids=lambda number: EXAMPLES[number].stem)
def test_a_stream_in_small_parts_says_what_reading_says(seed, most):
    agree(SEEDS[seed], most)


@pytest.mark.parametrize("most", [97, 221, 1000])
@pytest.mark.parametrize("write", [write_batch, write_remittance])
def test_a_stream_of_many_claims_is_as_clean_as_they_are(write, most, tmp_path):
    data = write(tmp_path / "many.x12", 40).read_bytes()
    assert told(x12.check(x12.read(data))) == {}
    assert told(x12.check_stream(Dribble(data, most))) == {}


DRESSES = {
    "indented": lambda text: text.replace("\n", "\n    "),
    "with tabs": lambda text: text.replace("\n", "\n\t"),
    "with Windows line breaks": lambda text: text.replace("\n", "\r\n"),
    "with empty lines": lambda text: text.replace("\n", "\n\n\n"),
    "with blanks at the end of lines": lambda text: text.replace("~\n", "~  \n"),
    "in one line": lambda text: text.replace("\n", ""),
}


@pytest.mark.parametrize("dress", DRESSES)
def test_the_dress_of_a_file_changes_nothing(dress):
    for seed in SEEDS:
        plain = told(x12.check(x12.read(seed)))
        dressed = DRESSES[dress](seed.decode()).encode()
        assert told(x12.check(x12.read(dressed))) == plain
        assert told(x12.check_stream(Dribble(dressed, 100))) == plain


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_file_costs_twice_the_work(name):
    """Work is counted in calls of functions, so the speed of the machine does not matter."""
    once, twice = (HOSTILE[name](count).encode() for count in (SMALL, 2 * SMALL))
    for work in (read_and_check, check_as_a_stream):
        work(once)  # what is made once and kept
        assert calls(work, twice) <= 2.2 * calls(work, once) + ONCE


def read_and_check(data: bytes) -> Any:
    return x12.check(x12.read(data))


def check_as_a_stream(data: bytes) -> Any:
    return told(x12.check_stream(Dribble(data, 1 << 10)))


def calls(work: Callable[[bytes], object], data: bytes) -> int:
    """Count the calls of functions, those written in C too."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work(data)
    finally:
        sys.setprofile(before)
    return count
