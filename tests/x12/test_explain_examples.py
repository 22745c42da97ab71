"""Every example, whole, in parts and damaged, is explained without a gap."""

import random

import pytest

import x12
from tests.x12.test_explain import EXAMPLES, lines_of, words_of
from x12.explaining import Walker, explain
from x12.scan import stretches


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_code_of_an_example_is_left_without_words(path):
    assert not [words for words in words_of(path.read_text()).values() if "not in our list" in words]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_segment_of_every_example_is_known_and_said(path):
    file = x12.read(path.read_bytes())
    segments = [text.strip() for text in path.read_text().split("~") if text.strip()]
    lines = [line for line in explain(file) if line.text]
    assert [line.text for line in lines] == segments
    assert [line.number_in_file for line in lines] == list(range(1, len(segments) + 1))
    for line in lines:
        assert line.words
        assert "not known" not in line.words
        assert not [fact for fact in line.facts if fact.label.startswith("Element ")], line.text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_walk_that_begins_in_the_middle_says_the_same(path):
    """A page of a long file is explained without going through all that stands before it."""
    lines = lines_of(path.read_text())
    whole = [line for line in lines if line.number]
    delimiters = next(stretch.delimiters for stretch in stretches(path.read_text()) if stretch.begins)
    group = next((line.text for line in lines if line.id == "GS"), "")
    anchors = 0
    for index in range(1, len(whole) - 1):
        walker = Walker(delimiters)
        walker.skip(group)
        walker.skip(whole[0].text)
        walker.jump(whole[index].number - 1)
        if not walker.is_anchor(whole[index].text):
            continue
        anchors += 1
        for line in whole[index:]:
            again = walker.line(line.text, line.number_in_file)
            assert (again.words, again.depth, again.loop, again.number) == (
                line.words,
                line.depth,
                line.loop,
                line.number,
            )
    assert anchors >= 2 or not whole


def test_no_damage_stops_the_explanation():
    chance = random.Random(7)
    for path in EXAMPLES:
        segments = path.read_text().split("~")
        for _ in range(4):
            damaged = [
                text[: chance.randrange(len(text) + 1)] if chance.random() < 0.2 else text for text in segments[1:]
            ]
            chance.shuffle(damaged)
            text = "~".join([segments[0], *damaged])
            assert all(line.words for line in lines_of(text))
