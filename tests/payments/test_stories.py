"""Every story in the folder stories: what was given, what happened, and the books after it (words: story/README.md)."""

from collections import Counter
from pathlib import Path

import pytest

from tests.payments.story.office import Office
from tests.payments.story.reading import Story, Unreadable, stories_in
from tests.payments.story.run import run

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parent / "stories"
STORIES = [story for path in sorted(FOLDER.glob("*.txt")) for story in stories_in(path)]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title)
def test_story(story: Story):
    run(story, Office())


def test_every_story_has_a_title_of_its_own():
    assert [title for title, times in Counter(story.title for story in STORIES).items() if times > 1] == []


def written(tmp_path: Path, *lines: str) -> Story:
    path = tmp_path / "a.txt"
    path.write_text("\n".join(["Story: A try", *lines]))
    (story,) = stories_in(path)
    return story


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (["Claim A1", "  99213  150.00", "The payer sings", "Open"], "line 4: no step says this"),
        (["Claim A1", "  99213  150", "Open"], "line 3: '150' is no amount"),
        (["Claim A1", "    99213  150.00", "Open"], "line 3: it stands under nothing"),
        (["Claim A1", "  99213 1.00", "Remittance T1 pays 1.00", "  A1: 1.00 paid 1.00, maybe", "Open"], "line 5: unk"),
        (["Remittance T1 pays 1.00, by pigeon", "Open"], "line 2: unknown words 'by pigeon'"),
        (["Post T1", "Open"], "line 2: there is no remittance T1"),
    ],
)
def test_a_word_that_nobody_knows_is_told_with_its_line(tmp_path, lines, wrong):
    with pytest.raises(Unreadable, match=wrong):
        run(written(tmp_path, *lines), Office())


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        (["Claims", "  A1 SENT"], "Meridian A1 99213 150.00"),
        (["Open", "  Meridian A1 99213 149.99", "Claims", "  A1 SENT"], "told | Meridian A1 99213 149.99"),
        (["Open", "  Meridian A1 99213 150.00", "Claims", "  A1 SENT", "Items", "  T1 WO X 1.00"], "told | T1 WO X"),
    ],
    ids=["not told", "told otherwise", "told and not there"],
)
def test_what_is_not_as_told_fails(tmp_path, tables, told):
    with pytest.raises(pytest.fail.Exception, match="A try") as failed:
        run(written(tmp_path, "Claim A1", "  99213  150.00", *tables), Office())
    assert told in str(failed.value)


def test_a_story_ends_with_its_books(tmp_path):
    with pytest.raises(AssertionError, match="a story ends with what is then in the books"):
        run(written(tmp_path, "Claim A1", "  99213  150.00"), Office())
