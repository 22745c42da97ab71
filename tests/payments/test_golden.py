"""The 835 files of the examples: their books as text in the folder golden, and what strangers' files do."""

from pathlib import Path

import pytest

from payments.models import Adjudication, Remittance
from payments.proof.reconcile import every_check
from tests.builders import a_practice
from tests.payments.given import EXAMPLES, posted, taken_in
from tests.payments.story.office import Office
from tests.payments.story.reading import stories_in
from tests.payments.story.run import run

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parent / "golden"
GOLDEN = [story for path in sorted(FOLDER.glob("*.txt")) for story in stories_in(path)]


@pytest.fixture(autouse=True)
def our_practice():
    """The practice that the examples pay."""
    practice = a_practice()
    practice.npi, practice.ein = "1234567893", "123456789"
    practice.save()


@pytest.fixture(autouse=True)
def true_books():
    """Whatever was posted, the books are true afterwards."""
    yield
    assert [difference for check in every_check() for difference in check.differences] == []


@pytest.mark.parametrize("story", GOLDEN, ids=lambda story: f"{story.place}-{story.title}")
def test_the_file_in_an_office_that_has_its_claims(story, our_practice):
    run(story, Office())


def test_every_example_has_a_story_that_tells_the_ledger_of_every_claim_and_deposit():
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.stem[:6] for path in EXAMPLES.glob("835_*")}
    for story in GOLDEN:
        told = {step.text for step in story.steps}
        claims = {f"Ledger {text.split()[1]}" for text in told if text.startswith("Claim ")}
        payments = {f"Deposit {text.split()[1]}" for text in told if text.startswith("Remittance ")}
        files = {f"Deposit {text.split()[-1]}" for text in told if text.startswith("File ")}
        assert (claims | payments | files) - told == set(), story.place


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("835_*")), ids=lambda path: path.stem[:6])
def test_a_file_about_nobody_we_know_is_kept_and_told(path):
    remittance = posted(path.read_bytes())
    assert remittance.unexplained == 0
    waiting = remittance.adjudications.filter(state=Adjudication.State.EXCEPTION)
    assert waiting.count() == remittance.adjudications.count()
    assert {row.exception for row in waiting} <= {"NOT_FOUND", "NO_ORIGINAL"}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("835_*")), ids=lambda path: path.stem[:6])
def test_for_another_practice_it_is_held(path):
    remittance = taken_in(
        path.read_bytes().replace(b"1234567893", b"1999999984").replace(b"TJ*123456789", b"TJ*987654321")
    )
    assert remittance.state == Remittance.State.HELD
    assert (
        "segment 12 (N1*PE) is not our practice" in remittance.explanation
        or "not our practice" in remittance.explanation
    )
