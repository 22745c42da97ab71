"""Every example of the other messages with one element emptied or of no known kind: told at its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import x12
from x12.rules.wire_tables import ALWAYS, OTHER_PAIRS, QUALIFIERS

EXAMPLES = sorted(
    path for path in (Path(__file__).parent.parent / "examples").glob("*.x12") if path.name.startswith(("27", "835"))
)
TWO_AT_ONCE = frozenset({("DMG", 1), ("III", 1)})
"""Elements that say how the other is written: emptied, another rule says it of the other."""
UNKNOWN = "Q9"


def changed(text: str, number: int, element: int, value: str) -> str:
    segments = text.split("~\n")
    elements = segments[number].split("*")
    elements[element] = value
    segments[number] = "*".join(elements).rstrip("*")
    return "~\n".join(segments)


def filled(text: str, table: dict[str, set[int]]) -> Iterator[tuple[int, str, int]]:
    """Give index, id and element of all that a table names and an example holds."""
    for number, segment in enumerate(text.split("~\n")):
        elements = segment.split("*")
        for element in sorted(table.get(elements[0], ())):
            if len(elements) > element and elements[element]:
                yield number, elements[0], element


def told(text: str, number: int, name: str, element: int) -> bool:
    """Tell whether a file and its stream name what is wrong there, and both the same."""
    whole = sorted((one.code, one.place) for one in x12.check(x12.read(text)))
    streamed = sorted((one.code, one.place) for one in x12.check_stream(text.encode()))
    place = f"{name}{element:02}"
    return whole == streamed and any(f"{where}-".startswith((f"{place} ", f"{place}-")) for _, where in whole)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_element_without_which_a_segment_says_nothing_is_missed(path):
    text = path.read_text()
    pairs = {name: {at for first, second, _ in rows for at in (first, second)} for name, rows in OTHER_PAIRS.items()}
    for table in (ALWAYS, pairs):
        for number, name, element in filled(text, table):
            if (name, element) not in TWO_AT_ONCE:
                assert told(changed(text, number, element, ""), number, name, element), (number, name, element)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_qualifier_that_no_guide_knows_is_named(path):
    text = path.read_text()
    for number, name, element in filled(text, {name: set(rows) for name, rows in QUALIFIERS.items()}):
        assert told(changed(text, number, element, UNKNOWN), number, name, element), (number, name, element)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_level_says_whether_others_follow_below(path):
    text = path.read_text()
    for number, _, element in filled(text, {"HL": {4}}):
        assert told(changed(text, number, element, ""), number, "HL", element), number


def test_the_brackets_of_a_list_stand_once():
    text = (EXAMPLES[0].parent / "271_active_with_benefits.x12").read_text()
    for bracket in ("LS*2120", "LE*2120"):
        found = x12.check(x12.read(text.replace(f"{bracket}~\n", f"{bracket}~\n{bracket}~\n", 1)))
        assert "REPEATED" in [one.code for one in found]
