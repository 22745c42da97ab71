"""The invented office lives a small life of forty days, and everything about it is true."""

import fcntl
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.x12.pyx12_validate import pyx12_errors

ROOT = Path(__file__).resolve().parent.parent.parent
SIZE = ("--patients", "10", "--visits", "24", "--days", "34", "--as-of", "2026-11-20")
NAMES = ("one", "other")


@dataclass
class Ran:
    """One demo in a data folder of its own: what it printed and every file that went in or out."""

    printed: str
    files: list[tuple[str, str, str]]  # direction, kind, text


def start_demo(folder: Path, seed: int) -> "subprocess.Popen[bytes]":
    """Start the demo as a newcomer would; its files are read from its own database before the engines stop."""
    script = (
        "import json, sys; sys.argv = ['manage.py', 'demo', *sys.argv[1:]]\n"
        "from billing_office.embedded import engines\n"
        "with engines():\n"
        "    import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'billing_office.settings'\n"
        "    from django.core.management import execute_from_command_line as run\n"
        "    run(sys.argv)\n"
        "    from clearinghouse.models import Interchange\n"
        "    rows = Interchange.objects.order_by('pk').values_list('direction', 'kind', 'content')\n"
        "    print('FILES' + json.dumps([(way, kind, bytes(content).decode()) for way, kind, content in rows]))\n"
    )
    environment = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL"}}
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        return subprocess.Popen(
            [sys.executable, "-c", script, *SIZE, "--seed", str(seed)],
            cwd=ROOT,
            env={**environment, "BILLING_OFFICE_HOME": str(folder / "home")},
            stdout=out,
            stderr=err,
        )


def run_twice(folder: Path) -> None:
    """Run the demo with one seed in two data folders, side by side."""
    for name in NAMES:
        (folder / name).mkdir()
    started = {name: start_demo(folder / name, seed=4) for name in NAMES}
    for name, demo in started.items():
        demo.wait()
        assert demo.returncode == 0, (folder / name / "out").read_text() + (folder / name / "err").read_text()


def ran(folder: Path) -> Ran:
    printed, _, files = (folder / "out").read_text().partition("FILES")
    return Ran(printed, [tuple(row) for row in json.loads(files)])


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Ran]:
    """Two demos with the same seed, run once for all workers: the first to ask runs them, the others wait."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "demos"
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = folder / "done"
        if not done.exists():
            attempt = Path(tempfile.mkdtemp(dir=folder))
            run_twice(attempt)
            done.write_text(attempt.name)
    one, other = (ran(folder / done.read_text() / name) for name in NAMES)
    return one, other


@pytest.fixture(scope="module")
def demo(demos: tuple[Ran, Ran]) -> Ran:
    return demos[0]


def test_every_reconciliation_of_the_demo_is_to_the_cent(demo: Ran) -> None:
    assert "Everything is proven to the cent" in demo.printed
    assert "differs" not in demo.printed


def test_every_claim_file_of_the_demo_is_accepted_by_an_independent_validator(demo: Ran) -> None:
    sent = [text for way, kind, text in demo.files if (way, kind) == ("OUT", "837P")]
    assert sent
    assert Counter(error for text in sent for error in pyx12_errors(text)) == Counter()


def test_the_demo_sees_every_kind_of_message(demo: Ran) -> None:
    kinds = {(way, kind) for way, kind, _ in demo.files}
    assert {("OUT", "837P"), ("OUT", "270"), ("IN", "999"), ("IN", "277CA"), ("IN", "271"), ("IN", "835")} <= kinds


def test_the_same_seed_gives_the_same_office(demos: tuple[Ran, Ran]) -> None:
    one, other = demos
    assert other.printed == one.printed
    assert other.files == one.files
