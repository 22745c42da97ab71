"""Files between us and a partner are whole or not there."""

from datetime import timedelta
from pathlib import Path

import pytest

from billing_office.tasks import process_stored
from clearinghouse import queues, services, tasks
from clearinghouse.models import Connection, Interchange
from tests.builders import NOW

REMITTANCE = (Path(__file__).parent.parent / "examples" / "835_02_denial_full.x12").read_bytes()


@pytest.fixture
def partner(db, tmp_path) -> Connection:
    return services.open_folder_connection(
        name="Test payer",
        folder=tmp_path,
        sender_id="OFFICE",
        receiver_id="PAYER",
        receiver_name="TEST PAYER",
        is_sandbox=True,
    )


def test_a_complete_file_in_the_inbox_is_stored_and_moved_aside(partner):
    (partner.inbox_folder / "b.x12").write_bytes(REMITTANCE)
    (row,) = services.poll(connection=partner, now=NOW)
    assert (row.file_name, row.state, row.connection) == ("b.x12", "STORED", partner)
    assert [path.name for path in partner.inbox_folder.iterdir()] == ["taken"]
    assert (partner.inbox_folder / "taken" / f"{row.pk}-b.x12").read_bytes() == REMITTANCE
    assert services.poll(connection=partner, now=NOW) == []


@pytest.mark.parametrize("name", [".hidden.x12", "half.x12.tmp", "half.part", "HALF.PART", "upload.filepart"])
def test_a_file_that_somebody_still_writes_is_left_alone(partner, name):
    (partner.inbox_folder / name).write_bytes(REMITTANCE[:100])
    assert services.poll(connection=partner, now=NOW) == []
    assert (partner.inbox_folder / name).exists()


def test_a_link_in_the_inbox_is_not_followed(partner, tmp_path):
    (tmp_path / "secret").write_text("not for the partner")
    (partner.inbox_folder / "link.x12").symlink_to(tmp_path / "secret")
    assert services.poll(connection=partner, now=NOW) == []


def test_a_file_stored_but_not_moved_before_a_crash_is_recognized_at_the_next_look(partner):
    services.receive(content=REMITTANCE, file_name="b.x12", connection=partner, now=NOW)
    (partner.inbox_folder / "b.x12").write_bytes(REMITTANCE)
    (row,) = services.poll(connection=partner, now=NOW)
    assert row.state == "DUPLICATE"
    assert list(queues.to_process().values_list("state", flat=True)) == ["STORED"]


def test_a_queued_file_is_written_whole_under_its_own_name_and_sent_once(partner):
    row = services.queue(connection=partner, kind="837P", content=b"ISA*test~", control_number=12, now=NOW)
    assert list(queues.to_deliver()) == [row]
    services.deliver(interchange=row, now=NOW + timedelta(minutes=1))
    assert [path.name for path in partner.outbox_folder.iterdir()] == ["837P-000000012.x12"]
    assert (partner.outbox_folder / "837P-000000012.x12").read_bytes() == b"ISA*test~"
    assert (row.state, row.finished_at) == ("SENT", NOW + timedelta(minutes=1))
    (partner.outbox_folder / "837P-000000012.x12").unlink()
    services.deliver(interchange=row, now=NOW)
    assert list(partner.outbox_folder.iterdir()) == []


def test_an_outbox_that_cannot_be_written_leaves_the_file_queued_and_says_why(partner):
    row = services.queue(connection=partner, kind="270", content=b"ISA*test~", control_number=3, now=NOW)
    partner.outbox_folder.rmdir()
    with pytest.raises(services.CannotDeliver, match="cannot be written"):
        services.deliver(interchange=row, now=NOW)
    assert (row.state, len(row.problems)) == ("QUEUED", 1)
    partner.outbox_folder.mkdir()
    tasks.deliver_queued()
    row.refresh_from_db()
    assert (row.state, row.problems) == ("SENT", [])


def test_a_connection_that_is_switched_off_keeps_its_files(partner):
    services.queue(connection=partner, kind="270", content=b"ISA*test~", control_number=3, now=NOW)
    (partner.inbox_folder / "b.x12").write_bytes(REMITTANCE)
    Connection.objects.update(is_active=False)
    tasks.deliver_queued()
    tasks.poll_inboxes()
    assert Interchange.objects.values_list("state", flat=True).get() == "QUEUED"


def test_two_connections_cannot_have_one_name(partner, tmp_path):
    with pytest.raises(services.ConnectionExists):
        services.open_folder_connection(
            name="Test payer",
            folder=tmp_path / "other",
            sender_id="OFFICE",
            receiver_id="PAYER",
            receiver_name="TEST PAYER",
            is_sandbox=True,
        )


def test_the_worker_lets_the_simulator_answer_only_sandbox_connections(partner):
    tasks.answer_as_sandbox()
    assert (partner.outbox_folder.parent / ".simulator").is_dir()
    Connection.objects.update(is_sandbox=False, outbox="real/outbox", inbox="real/inbox")
    partner.refresh_from_db()
    tasks.answer_as_sandbox()
    assert not (partner.outbox_folder.parent / ".simulator").exists()


def test_the_worker_polls_and_processes_what_came_and_running_again_changes_nothing(partner):
    (partner.inbox_folder / "b.x12").write_bytes(REMITTANCE)
    for _ in range(2):
        tasks.poll_inboxes()
        process_stored()
    row = Interchange.objects.get()
    assert (row.kind, row.state != "STORED", row.transaction_sets.count()) == ("835", True, 1)
