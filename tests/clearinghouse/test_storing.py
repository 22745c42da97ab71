"""Every file is stored before anything reads it, told about in a sentence, and processed once."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clearinghouse import queues, services
from clearinghouse.models import Interchange, TransactionSet
from tests.builders import NOW

EXAMPLES = Path(__file__).parent.parent / "examples"
REMITTANCE = (EXAMPLES / "835_04_reversal_and_correction.x12").read_bytes()
pytestmark = pytest.mark.django_db


class Room:
    """A room that takes in messages and remembers what it was given."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    def take_in(self, *, transaction_set, transaction, now) -> str:
        self.taken.append(f"{transaction_set.kind} {transaction_set.control_number}")
        return "Two claims were taken in."


def taken_in(content: bytes, *, name: str = "era.x12", handlers=None) -> Interchange:
    stored = services.receive(content=content, file_name=name, connection=None, now=NOW)
    return services.process(interchange=stored, handlers=handlers or {"835": Room().take_in}, now=NOW)


def test_a_file_is_stored_byte_by_byte_and_each_message_is_handed_to_its_room():
    room = Room()
    stored = taken_in(REMITTANCE, handlers={"835": room.take_in})
    stored.refresh_from_db()
    assert bytes(stored.content) == REMITTANCE
    assert (stored.state, stored.kind, stored.control_number) == ("PROCESSED", "835", "000000007")
    message = stored.transaction_sets.get()
    assert (message.state, message.result, message.position) == ("DONE", "Two claims were taken in.", 1)
    assert room.taken == ["835 0001"]


@pytest.mark.parametrize(
    ("how", "again"),
    [
        ("the same", REMITTANCE),
        ("with Windows line breaks", REMITTANCE.replace(b"\n", b"\r\n")),
        ("in one line", REMITTANCE.replace(b"\n", b"")),
        ("indented and with a byte-order mark", b"\xef\xbb\xbf" + REMITTANCE.replace(b"\n", b"\n   ")),
        ("broken into lines of 80 characters", b"\r\n".join(
            REMITTANCE.replace(b"\n", b"")[at : at + 80] for at in range(0, len(REMITTANCE), 80)
        )),
    ],
)  # fmt: skip
def test_a_file_that_comes_again_is_kept_and_not_processed(how, again):
    room = Room()
    first = taken_in(REMITTANCE, handlers={"835": room.take_in})
    second = taken_in(again, name="renamed.835", handlers={"835": room.take_in})
    assert (second.state, second.duplicate_of) == ("DUPLICATE", first), how
    assert bytes(second.content) == again
    assert len(room.taken) == 1


def test_the_same_message_in_another_envelope_is_not_taken_in_twice():
    room = Room()
    taken_in(REMITTANCE, handlers={"835": room.take_in})
    second = taken_in(REMITTANCE.replace(b"000000007", b"000000008"), handlers={"835": room.take_in})
    assert len(room.taken) == 1
    assert second.transaction_sets.get().state == "NOT_USED"
    assert second.transaction_sets.get().result.startswith("Already taken in with file")


def test_processing_a_file_twice_takes_it_in_once():
    room = Room()
    stored = taken_in(REMITTANCE, handlers={"835": room.take_in})
    services.process(interchange=stored, handlers={"835": room.take_in}, now=NOW)
    assert len(room.taken) == 1


CUT_OFF = REMITTANCE[: REMITTANCE.index(b"SVC*")]
OTHER_VERSION = REMITTANCE.replace(b"005010X221A1", b"004010X091A1").replace(b"*00501*", b"*00401*")
TWO = REMITTANCE + REMITTANCE.replace(b"000000007", b"000000008").replace(b"EFT000777", b"EFT000778")


@pytest.mark.parametrize(
    ("what", "content", "state", "sentence", "taken"),
    [
        ("empty", b"", "UNREADABLE", "The file is empty", 0),
        ("blank", b"  \r\n \n", "UNREADABLE", "The file is empty", 0),
        ("binary", b"\x89PNG\r\n\x1a\n\x00\x00\xff" * 40, "UNREADABLE", "binary file", 0),
        ("a letter", b"Dear office, please find enclosed", "UNREADABLE", "not an X12 file", 0),
        ("half an ISA", REMITTANCE[:60], "UNREADABLE", "ISA is cut off", 0),
        ("only an ISA", REMITTANCE[:106], "UNREADABLE", "IEA is missing", 0),
        ("no ISA", REMITTANCE[REMITTANCE.index(b"ST*") :], "PROBLEMS", "nobody knows who sent it", 0),
        ("a damaged ISA", REMITTANCE.replace(b"*00501*", b"00501"), "PROBLEMS", "nobody knows who sent it", 0),
        ("cut off in a claim", CUT_OFF, "PROBLEMS", "cut off", 0),
        ("another version", OTHER_VERSION, "PROBLEMS", "004010X091A1", 0),
        ("two interchanges in one file", TWO, "PROCESSED", "", 2),
        ("a NUL and accents in the data", REMITTANCE.replace(b"SMITH", b"SM\x00\xc9TH"), "PROCESSED", "", 1),
    ],
)
def test_whatever_comes_is_stored_and_told_in_one_sentence(what, content, state, sentence, taken):
    room = Room()
    stored = taken_in(content, handlers={"835": room.take_in})
    assert bytes(Interchange.objects.get(pk=stored.pk).content) == content
    assert stored.state == state, what
    said = [problem["text"] for problem in stored.problems]
    for message in stored.transaction_sets.all():
        said += [message.result, *(problem["text"] for problem in message.problems)]
    assert any(sentence in text for text in said), said
    assert len(room.taken) == taken
    assert not queues.to_process().exists()


def test_one_message_cut_off_does_not_hold_back_the_one_before_it():
    room = Room()
    whole = REMITTANCE.replace(b"\n", b"")
    start, end = whole.index(b"ST*835"), whole.index(b"GE*1*7")
    second = whole[start:end].replace(b"0001~", b"0002~").replace(b"EFT000777", b"EFT000778")
    stored = taken_in(whole[:end] + second[:-40], handlers={"835": room.take_in})
    assert room.taken == ["835 0001"]
    assert [message.state for message in stored.transaction_sets.all()] == ["DONE", "PROBLEMS"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (REMITTANCE.replace(b"ST*835*0001", b"ST*834*0001*005010X220A1").replace(b"X221A1", b"X220A1"), "834"),
        (REMITTANCE.replace(b"ST*835*0001", b"ST*837*0001*005010X223A2").replace(b"X221A1", b"X223A2"), "837I"),
        (REMITTANCE.replace(b"ST*835*0001", b"ST*123*0001"), "unknown 123"),
    ],
)
def test_a_message_that_the_office_does_not_use_is_stored_and_named(content, kind):
    message = taken_in(content).transaction_sets.get()
    assert (message.kind, message.state) == (kind, "NOT_USED")
    assert message.result == f"Stored; the office does not use {kind}."


def test_a_ta1_alone_is_a_message_of_its_own():
    room = Room()
    ack = REMITTANCE[:106] + b"\nTA1*000000017*261101*1200*A*000~\nIEA*0*000000007~\n"
    stored = taken_in(ack, handlers={"TA1": room.take_in})
    assert (stored.state, stored.kind) == ("PROCESSED", "TA1")
    assert room.taken == ["TA1 000000017"]


def test_a_room_that_fails_leaves_its_message_waiting_and_the_others_go_on():
    def fails(*, transaction_set, transaction, now):
        TransactionSet.objects.filter(pk=transaction_set.pk).update(version="half done")
        raise ValueError("SMITH JOHN")

    room = Room()
    content = REMITTANCE.replace(b"\n", b"").replace(b"GS*", b"TA1*000000017*261101*1200*A*000~GS*", 1)
    stored = taken_in(content, handlers={"TA1": fails, "835": room.take_in})
    first, second = stored.transaction_sets.all()
    assert (first.state, second.state, stored.state) == ("WAITING", "DONE", "STORED")
    assert "ValueError" in first.result
    assert "SMITH" not in first.result
    assert first.version == ""
    assert list(queues.to_process()) == [stored]
    services.process(interchange=stored, handlers={"TA1": room.take_in, "835": room.take_in}, now=NOW)
    assert (stored.state, room.taken) == ("PROCESSED", ["835 0001", "TA1 000000017"])


def test_a_room_can_say_that_a_message_is_not_for_us_and_nothing_of_it_stays():
    def refuses(*, transaction_set, transaction, now):
        TransactionSet.objects.filter(pk=transaction_set.pk).update(version="half done")
        raise services.NotForUs("The payee 1999999984 is not this practice.")

    message = taken_in(REMITTANCE, handlers={"835": refuses}).transaction_sets.get()
    assert (message.state, message.result) == ("NOT_USED", "The payee 1999999984 is not this practice.")
    assert message.version == "005010X221A1"


def test_problems_that_a_room_finds_are_shown_with_the_file():
    def doubts(*, transaction_set, transaction, now):
        transaction_set.problems = [{"segment": 15, "element": "CLP04", "text": "The claim does not balance."}]
        return "One claim was taken in."

    stored = taken_in(REMITTANCE, handlers={"835": doubts})
    assert stored.state == "PROBLEMS"
    assert stored.transaction_sets.get().problems[0]["element"] == "CLP04"
    assert stored in queues.with_problems()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(REMITTANCE)), st.integers(0, 30), st.binary(max_size=12)), min_size=1, max_size=6
    )
)
def test_a_file_damaged_anywhere_is_stored_and_worked_through(changes):
    content = REMITTANCE
    for at, length, put in changes:
        content = content[:at] + put + content[at + length :]
    stored = taken_in(content, handlers={"835": Room().take_in, "TA1": Room().take_in})
    assert bytes(Interchange.objects.get(pk=stored.pk).content) == content
    assert stored.state != "STORED"
