"""
The office as one program: `make run`.

Engines first, then what a start needs (migrations, static files, the demo office), then the Procfile.  Ctrl-C or
SIGTERM stops it in the opposite order.  What a killed office left running is stopped by the next start.
"""

import errno
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from urllib.error import HTTPError
from urllib.request import urlopen

import psutil

from billing_office.account import EngineTrouble
from billing_office.embedded import engines, home, open_home

ROOT = Path(__file__).resolve().parent.parent
MARK = "BILLING_OFFICE_RUN"  # in the environment of every process of the Procfile: the data folder it works for
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOP_SECONDS = 15
WEB_SECONDS = 60


def main() -> int:
    """Run the office until it is told to stop; return the exit code."""
    for sign in SIGNALS:
        signal.signal(sign, _interrupt)  # also where a shell started us with SIGINT ignored
    folder, host, port = home(), os.environ.get("HOST", "127.0.0.1"), _port()
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/"
    open_home(folder)
    try:
        with _alone(folder, address):
            _stop_processes(folder)
            _check_port(host, port)
            with engines():
                _manage("prepare")
                return _serve(folder, host, port, address)
    except KeyboardInterrupt:
        return 0


def _interrupt(signum: int, frame: FrameType | None) -> None:
    """Stop once: an impatient second Ctrl-C must not leave the engines running."""
    _stop_listening()
    raise KeyboardInterrupt


def _stop_listening() -> None:
    for sign in SIGNALS:
        signal.signal(sign, signal.SIG_IGN)


def _port() -> int:
    text = os.environ.get("PORT", "8000")
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise EngineTrouble(f"PORT is {text!r}: give a number from 1 to 65535.")
    return int(text)


@contextmanager
def _alone(folder: Path, address: str) -> Iterator[None]:
    """Be the only office of this data folder; the system gives the folder free when the process dies."""
    with (folder / "office.lock").open("a+") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            held.seek(0)
            raise EngineTrouble(
                f"The office already runs in {folder}, at {held.read().strip() or 'its address'}. "
                "Stop that one first, or set BILLING_OFFICE_HOME to another folder."
            ) from None
        held.truncate(0)
        held.write(address)
        held.flush()
        yield


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            if problem.errno == errno.EADDRINUSE:
                raise EngineTrouble(
                    f"Port {port} is taken by another program. Choose another one: make run PORT={port + 1}"
                ) from None
            raise EngineTrouble(f"The office cannot listen on {host}:{port}: {problem.strerror}.") from None


def _manage(*arguments: str) -> None:
    done = subprocess.run([sys.executable, str(ROOT / "manage.py"), *arguments], cwd=ROOT, check=False)
    if done.returncode:
        raise EngineTrouble(f"The office could not start: manage.py {arguments[0]} failed, see above.")


def _serve(folder: Path, host: str, port: int, address: str) -> int:
    """Run the Procfile until a signal comes or one of its processes ends."""
    environment = {
        **os.environ,
        MARK: str(folder),
        "BILLING_OFFICE_HOME": str(folder),
        "HOST": host,
        "PORT": str(port),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "PYTHONUNBUFFERED": "1",
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),  # each request is told at INFO
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
        "WORKER_SHUTDOWN_SECONDS": "3",  # honcho gives a process five; what is not done by then is done after the start
    }
    environment.pop("DATABASE_OWNER_URL", None)  # what runs has no use for the owner's rights
    command = [sys.executable, "-m", "honcho", "start", "--no-colour"]
    processes = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        if _answers(address, processes):
            _manage("sign_ins", address)
        code = processes.wait()
        print("The office stopped because one of its processes ended, see above.", file=sys.stderr)
        return code or 1
    except KeyboardInterrupt:
        return 0
    finally:
        _stop_listening()
        with suppress(OSError):
            print("Stopping ...", flush=True)
        processes.terminate()
        with suppress(subprocess.TimeoutExpired):
            processes.wait(STOP_SECONDS)
        _stop_processes(folder)


def _answers(address: str, processes: "subprocess.Popen[bytes]") -> bool:
    """Wait until the web server answers anything."""
    until = time.monotonic() + WEB_SECONDS
    while time.monotonic() < until and processes.poll() is None:
        try:
            urlopen(f"{address}livez", timeout=5).close()
        except HTTPError:
            return True
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


def _stop_processes(folder: Path) -> None:
    """Stop every process that still works for this data folder: in order first, hard after a while."""
    until = time.monotonic() + STOP_SECONDS
    asked: set[int] = set()
    while processes := _processes(folder):
        late = time.monotonic() > until
        for process in processes:
            with suppress(psutil.Error):
                if late:
                    process.kill()
                elif process.pid not in asked:
                    process.terminate()
                    asked.add(process.pid)
        time.sleep(0.1)


def _processes(folder: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.environ().get(MARK) == str(folder):
                found.append(process)
    return found


if __name__ == "__main__":
    sys.exit(main())
