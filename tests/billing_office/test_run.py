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


def start_office() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "billing_office.run"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def wait_until_ready(office: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert office.poll() is None, office.communicate()[0]
        with (
            suppress(HTTPError, OSError),
            urlopen(f"http://127.0.0.1:{os.environ['PORT']}/readyz", timeout=5) as answer,
        ):
            assert answer.status == 200
            return
        time.sleep(0.2)
    pytest.fail("The office was not ready after a minute.")


def processes_of(home: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            works_for_it = process.environ().get(MARK) == str(home)
            is_engine = process.name() in ("postgres", "redis-server") and home in Path(process.cwd()).parents
            if works_for_it or is_engine:
                found.append(process)
    return found


def test_an_office_that_was_killed_is_cleaned_up_by_the_next_which_stops_completely(home: Path):
    killed = start_office()
    wait_until_ready(killed)
    again = subprocess.run(
        [sys.executable, "-m", "billing_office.run"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr.startswith(f"The office already runs in {home}, at http://127.0.0.1:{os.environ['PORT']}/.")
    killed.kill()
    killed.communicate()
    assert {process.name() for process in processes_of(home)} >= {"postgres", "redis-server", "gunicorn", "celery"}

    office = start_office()
    wait_until_ready(office)
    os.killpg(office.pid, signal.SIGINT)
    os.killpg(office.pid, signal.SIGINT)
    told, _ = office.communicate(timeout=30)
    assert office.returncode == 0, told
    assert f"The office is open: http://127.0.0.1:{os.environ['PORT']}/" in told
    assert processes_of(home) == []


def test_a_taken_port_is_told_in_one_sentence(home: Path, monkeypatch: pytest.MonkeyPatch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = int(other.getsockname()[1])
        monkeypatch.setenv("PORT", str(port))
        office = start_office()
        told, _ = office.communicate(timeout=20)
    assert told == f"Port {port} is taken by another program. Choose another one: make run PORT={port + 1}\n"
    assert office.returncode == 1
    assert processes_of(home) == []


def test_a_management_command_uses_the_engines_that_run_and_leaves_them_running(home: Path):
    with engines():
        before = {process.pid for process in processes_of(home)}
        done = subprocess.run(
            [sys.executable, "manage.py", "migrate", "--plan"], cwd=ROOT, check=False, capture_output=True
        )
        assert done.returncode == 0, done.stderr
        assert {process.pid for process in processes_of(home)} & before
    assert processes_of(home) == []
