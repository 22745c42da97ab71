"""Whatever file somebody gives to `manage.py receive`: it is stored, told in a sentence, and posted at most once."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from clearinghouse import queues, services
from clearinghouse.models import Interchange
from clearinghouse.sandbox import SandboxPayer
from ledger.models import Entry
from payments.models import Remittance
from practice.models import Practice
from tests.builders import TODAY, a_practice

EXAMPLES = Path(__file__).parent.parent / "examples"
REMITTANCES = sorted(EXAMPLES.glob("835_*.x12"))
PAID = EXAMPLES / "835_01_paid_contractual_copay_deductible_coins.x12"
pytestmark = pytest.mark.django_db


@pytest.fixture
def practice() -> Practice:
    """The practice that the example remittances pay."""
    mine = a_practice()
    mine.npi = "1234567893"
    mine.save()
    return mine


def receive(*files: Path, connection: str | None = None) -> tuple[int, list[str], str]:
    """Run the command; return its exit code, its lines and what it complained about."""
    out, err = StringIO(), StringIO()
    try:
        call_command("receive", *map(str, files), connection=connection, stdout=out, stderr=err)
    except SystemExit as stop:
        return int(stop.code or 0), out.getvalue().splitlines(), err.getvalue()
    return 0, out.getvalue().splitlines(), err.getvalue()


@pytest.mark.parametrize("path", REMITTANCES, ids=lambda path: path.stem)
def test_a_remittance_from_elsewhere_is_stored_reported_in_one_line_and_posts_nothing(path, practice):
    code, lines, _ = receive(path)
    assert code == 0
    assert len(lines) == 1
    assert lines[0].startswith(f"{path.name}: 835 0001 done")
    assert bytes(Interchange.objects.get().content) == path.read_bytes()
    assert Remittance.objects.count() == 1
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "path",
    [path for kind in ("270", "276", "278", "837") for path in sorted(EXAMPLES.glob(f"{kind}*.x12"))],
    ids=lambda path: path.stem,
)
def test_files_that_an_office_only_sends_are_stored_and_named(path):
    code, (line,), _ = receive(path)
    assert code == 0
    kind = path.name[:3].upper().replace("837", "837P")
    assert f"Stored; the office does not use {kind}." in line


def test_a_file_sent_twice_and_renamed_is_a_duplicate_each_time(tmp_path, practice):
    renamed = tmp_path / "era-from-monday.835"
    renamed.write_bytes(PAID.read_bytes().replace(b"\n", b"\r\n"))
    code, lines, _ = receive(PAID, PAID, renamed)
    assert code == 0
    first = Interchange.objects.earliest("pk")
    assert [line.endswith(f"the same content came before as file {first.pk}.") for line in lines] == [False, True, True]
    assert Remittance.objects.count() == 1
    assert Interchange.objects.count() == 3


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("truncated", "SE in segment"),
        ("unbalanced", "difference"),
        ("other-practice", "1999999984"),
        ("wrong-version", "004010X091A1"),
        ("binary", "binary file"),
        ("empty", "The file is empty"),
        ("unknown-claim", "0 of them ours"),
        ("orphan-reversal", "0 of them ours"),
    ],
)
def test_a_broken_remittance_is_told_in_a_sentence_and_posts_nothing(kind, said, tmp_path, practice):
    code, lines, _ = receive(SandboxPayer(tmp_path, 3).broken_remittance(kind, TODAY))
    assert code == 0
    assert any(said in line for line in lines), lines
    assert Interchange.objects.get().state != Interchange.State.STORED
    assert not Entry.objects.exists()


def test_a_bad_file_between_good_ones_stops_none_of_them(tmp_path, practice):
    nothing = tmp_path / "missing.835"
    binary = tmp_path / "scan.835"
    binary.write_bytes(b"%PDF-1.7\x00\xff")
    code, lines, complaints = receive(PAID, nothing, binary, tmp_path, EXAMPLES / "835_02_denial_full.x12")
    assert code == 1
    assert [line.split(":")[0] for line in lines] == [PAID.name, "scan.835", "835_02_denial_full.x12"]
    assert complaints.splitlines() == [
        f"{nothing}: cannot be read: No such file or directory.",
        f"{tmp_path}: cannot be read: Is a directory.",
    ]
    assert Interchange.objects.count() == 3


def test_a_connection_that_does_not_exist_is_named_with_those_that_do(tmp_path):
    services.open_folder_connection(
        name="Sandbox payer",
        folder=tmp_path,
        sender_id="OFFICE",
        receiver_id="SANDBOX",
        receiver_name="SANDBOX",
        is_sandbox=True,
    )
    with pytest.raises(CommandError, match=r"There is no connection Nobody\. Connections: Sandbox payer\."):
        receive(PAID, connection="Nobody")
    receive(PAID, connection="Sandbox payer")
    assert Interchange.objects.get(connection__name="Sandbox payer").file_name == PAID.name


def test_after_any_of_this_no_file_waits_to_be_processed(tmp_path, practice):
    payer = SandboxPayer(tmp_path, 3)
    receive(*(payer.broken_remittance(kind, TODAY) for kind in ("truncated", "binary", "empty", "wrong-version")))
    assert not queues.to_process().exists()
    assert queues.with_problems().count() == 4
