"""The quick way and the careful way of reading and writing come to the same."""

from pathlib import Path

import pytest

import x12
from x12.careful import Emitter
from x12.check import paths
from x12.emit import emit
from x12.outline import ENVELOPE

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
