"""Running a story: its steps one after the other, its tables compared where they stand."""

import pytest

from payments.models import Remittance
from payments.proof.reconcile import every_check
from tests.payments.rows_and_panels import rows_and_panels_differ
from tests.payments.story.acts import do
from tests.payments.story.office import Office
from tests.payments.story.reading import Line, Story
from tests.payments.story.seen import differences, is_table


def run(story: Story, office: Office) -> None:
    """
    Live a story through, and compare every table that it tells.

    After its last step everything is compared, told or not, the books are true, and the rows of every remittance say
    what the panels of its decisions say.
    """
    tables: list[Line] = []
    for number, line in enumerate(story.steps):
        if is_table(line):
            tables.append(line)
            continue
        _compare(story, office, tables, is_last=False)
        tables = []
        assert number < len(story.steps) - 1, line.wrong("a story ends with what is then in the books")
        try:
            do(line, office)
        except Exception as error:
            error.add_note(f"{story.place}, line {line.number}: {line.text}")
            raise
    _compare(story, office, tables, is_last=True)
    assert [difference for check in every_check() for difference in check.differences] == []
    assert [one for remittance in Remittance.objects.all() for one in rows_and_panels_differ(remittance)] == []


def _compare(story: Story, office: Office, tables: list[Line], *, is_last: bool) -> None:
    wrong = [
        "\n".join([heading, *_lines("told", wanted), *_lines("is", found)])
        for heading, wanted, found in differences(office, tables, is_last=is_last)
    ]
    if wrong:
        before = f"before line {tables[0].number}" if tables else "at the end"
        pytest.fail(f"{story.place} {story.title} ({before})\n" + "\n".join(wrong), pytrace=False)


def _lines(word: str, rows: list[str]) -> list[str]:
    return [f"  {word:4} | {row}" for row in rows] or [f"  {word:4} | nothing"]
