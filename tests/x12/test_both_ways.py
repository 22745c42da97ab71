"""The quick way and the careful way of reading and writing come to the same."""

from decimal import Decimal
from pathlib import Path

import pytest

import x12
from x12.careful import Emitter
from x12.check import paths
from x12.descent import descent
from x12.emit import emit
from x12.outline import ENVELOPE
from x12.tree import tree_of
from x12.values import SELDOM, Known, _number

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.x12"))


def carefully(text: str) -> str:
    """Write the ids of segments in small letters: the quick way gives up at them, the careful way knows them."""
    segments = (part.partition("*") for part in text.split("~\n"))
    return "~\n".join((name if name in ENVELOPE else name.lower()) + star + rest for name, star, rest in segments)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_reads_the_same_both_ways(path):
    text = path.read_text()
    quick = [transaction.message for transaction in x12.read(text).transactions]
    careful = [transaction.message for transaction in x12.read(carefully(text)).transactions]
    assert quick == careful


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_comes_for_the_first_time_is_read_as_it_always_is(path, monkeypatch):
    """Whoever has read one file alone knows little of what the next one holds."""
    monkeypatch.setattr("x12.descent.LEARNED", 1)
    text = path.read_text()
    kinds = {transaction.kind for transaction in x12.read(text).transactions}
    plain = next(other.read_text() for other in EXAMPLES if _kinds(other) & kinds or other == path)
    careful = [transaction.message for transaction in x12.read(carefully(text)).transactions]
    tree_of.cache_clear()
    descent.cache_clear()
    for _ in range(2):
        x12.read(plain)
        assert [transaction.message for transaction in x12.read(text).transactions] == careful


def test_what_never_comes_again_is_read_as_well():
    """More texts than are kept: amounts, of which each is another."""
    kept = Known(_number, room=20)
    assert [kept[str(number)] for number in range(1_000)] == [Decimal(number) for number in range(1_000)]
    assert len(kept) <= 20
    assert [kept["77"] for _ in range(SELDOM)] == [Decimal(77)] * SELDOM
    assert "77" in kept  # what comes often is kept soon


def _kinds(path: Path) -> set[str]:
    return {transaction.kind for transaction in x12.read(path.read_text()).transactions}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_stream_hands_out_every_claim_once_and_nothing_between(path):
    text = path.read_text()
    whole = [way[-1] for one in x12.read(text).transactions if one.message for way in paths(one.message)]
    assert [piece.unit for piece in x12.stream(text) if piece.path] == whole


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_written_the_same_both_ways(path):
    for transaction in x12.read(path.read_text()).transactions:
        faults: list[x12.Fault] = []
        assert transaction.message is not None
        assert emit(transaction.message) == Emitter(x12.Delimiters(), faults).emit(transaction.message)
        assert faults == []
