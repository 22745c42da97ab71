"""The invented office lives a small life of forty days, and everything about it is true."""

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.x12.pyx12_validate import pyx12_errors

ROOT = Path(__file__).resolve().parent.parent.parent
SIZE = ("--patients", "10", "--visits", "24", "--days", "34", "--as-of", "2026-11-20")


@dataclass
class Ran:
    """One demo in a data folder of its own: what it printed and every file that went in or out."""

    printed: str
    files: list[tuple[str, str, str]]  # direction, kind, text


def run_demo(home: Path, seed: int) -> Ran:
    """Run the demo as a newcomer would, and read its files from its own database before the engines stop."""
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
    done = subprocess.run(
        [sys.executable, "-c", script, *SIZE, "--seed", str(seed)],
        cwd=ROOT,
        env={**environment, "BILLING_OFFICE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr

    printed, _, files = done.stdout.partition("FILES")
    return Ran(printed, [tuple(row) for row in json.loads(files)])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    return run_demo(tmp_path_factory.mktemp("demo"), seed=4)


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


def test_the_same_seed_gives_the_same_office(demo: Ran, tmp_path: Path) -> None:
    again = run_demo(tmp_path, seed=4)
    assert again.printed == demo.printed
    assert again.files == demo.files
