"""`make run` as a program: it starts, refuses to start twice, stops completely, and cleans up after a killed one."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psutil
import pytest

from billing_office.embedded import engines
from billing_office.run import MARK

ROOT = Path(__file__).resolve().parents[2]


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder with nothing of it running afterwards, whatever the test did."""
    monkeypatch.setenv("BILLING_OFFICE_HOME", str(tmp_path))
    monkeypatch.setenv("DEMO", "no")
    monkeypatch.setenv("PORT", str(a_free_port()))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "billing_office.settings")
    for name in ("DATABASE_URL", "REDIS_URL", "HOST"):
        monkeypatch.delenv(name, raising=False)
    yield tmp_path
    for process in processes_of(tmp_path):
        with suppress(psutil.Error):
            process.kill()


def start_office(home: Path) -> "subprocess.Popen[bytes]":
    """Start the office with its words in a file: what a killed one leaves behind would keep a pipe open."""
    with (home / "said").open("ab") as said:
        command = [sys.executable, "-m", "billing_office.run"]
        return subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said, start_new_session=True)


def said(home: Path) -> str:
    return (home / "said").read_text()


def wait_until_ready(office: "subprocess.Popen[bytes]", home: Path) -> None:
    address = f"http://127.0.0.1:{os.environ['PORT']}/"
    until = time.monotonic() + 90
    while time.monotonic() < until:
        assert office.poll() is None, said(home)
        with suppress(HTTPError, OSError), urlopen(f"{address}readyz", timeout=5) as answer:
            if answer.status == 200 and f"The office is open: {address}\n" in said(home):
                return
        time.sleep(0.2)
    pytest.fail(f"The office was not ready after a minute and a half:\n{said(home)}")


def processes_of(home: Path) -> dict[psutil.Process, str]:
    """What works for a data folder now, with each program's name; a process may end while it is looked at."""
    found = {}
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            name = process.name()
            is_engine = name in ("postgres", "redis-server") and home in Path(process.cwd()).parents
            if is_engine or process.environ().get(MARK) == str(home):
                found[process] = name
    return found


def test_an_office_that_was_killed_is_cleaned_up_by_the_next_which_stops_completely(
    home: Path, monkeypatch: pytest.MonkeyPatch
):
    killed = start_office(home)
    while not {"postgres", "redis-server", "gunicorn", "celery"} <= set(processes_of(home).values()):
        assert killed.poll() is None, said(home)
        time.sleep(0.1)
    again = subprocess.run(
        [sys.executable, "-m", "billing_office.run"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr.startswith(f"The office already runs in {home}, at http://127.0.0.1:{os.environ['PORT']}/.")
    killed.kill()
    killed.wait()
    assert len(processes_of(home)) >= 4

    monkeypatch.setenv("PORT", str(a_free_port()))  # what the killed office left still answers on the old one
    office = start_office(home)
    wait_until_ready(office, home)
    os.killpg(office.pid, signal.SIGINT)
    os.killpg(office.pid, signal.SIGINT)
    assert office.wait(timeout=30) == 0, said(home)
    assert processes_of(home) == {}


def test_a_taken_port_is_told_in_one_sentence(home: Path, monkeypatch: pytest.MonkeyPatch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = int(other.getsockname()[1])
        monkeypatch.setenv("PORT", str(port))
        office = start_office(home)
        assert office.wait(timeout=20) == 1
    assert said(home) == f"Port {port} is taken by another program. Choose another one: make run PORT={port + 1}\n"
    assert processes_of(home) == {}


def test_a_management_command_uses_the_engines_that_run_and_leaves_them_running(home: Path):
    with engines():
        before = {process.pid for process in processes_of(home)}
        done = subprocess.run(
            [sys.executable, "manage.py", "migrate", "--plan"], cwd=ROOT, check=False, capture_output=True
        )
        assert done.returncode == 0, done.stderr
        assert {process.pid for process in processes_of(home)} & before
    assert processes_of(home) == {}
