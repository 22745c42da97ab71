"""
The engines inside the data folder: PostgreSQL and Redis on Unix sockets, never on a network port.

    home/
      secret-key          Django's secret key, made on the first start
      postgresql/         the database
      redis/              the queue
      sockets/            where both listen (or a private folder under /tmp when the path would be too long)
      *.lock *.log

`engines()` may be used by any number of processes at once: the first one starts what is missing, the last one stops it.
Who uses them is kept in file locks, which the system releases when a process dies, however it dies.
"""

import errno
import fcntl
import hashlib
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from billing_office.account import EngineTrouble
from billing_office.servers import DATABASE, OWNER, ROLE, Server, create_cluster, create_database, servers

# A socket's path has at most 107 bytes (Linux) or 103 (macOS); the longest name in the folder is ".s.PGSQL.5432.lock".
SOCKET_FOLDER_BYTES = 85
THROW_AWAY = "billing-office-test-"
SWEEP_SECONDS = 600
THROW_AWAY_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def home() -> Path:
    """Return the data folder: BILLING_OFFICE_HOME, or var/ beside the program."""
    chosen = os.environ.get("BILLING_OFFICE_HOME")
    folder = Path(chosen).expanduser() if chosen else Path(__file__).resolve().parent.parent / "var"
    return folder.resolve()


def secret_key(home: Path) -> str:
    """
    Return the secret key of a data folder, which is generated on the first start and readable by its owner only.

    :raises EngineTrouble: if the folder cannot be written or the key cannot be read.
    """
    open_home(home)
    key = home / "secret-key"
    try:
        if not key.exists():
            _write_once(key, secrets.token_urlsafe(50))
        return key.read_text()
    except OSError as problem:
        raise EngineTrouble(f"The secret key {key} cannot be used: {problem.strerror}.") from None


def database_url(home: Path) -> str:
    """Return the URL of the embedded PostgreSQL of a data folder for the office's own role, whether it runs or not."""
    return f"postgresql://{ROLE}@/{quote(str(socket_folder(home)))}/{DATABASE}"


def owner_url(home: Path) -> str:
    """Return the URL of the same database for the owner of its tables."""
    return f"postgresql://{OWNER}@/{quote(str(socket_folder(home)))}/{DATABASE}"


def redis_url(home: Path) -> str:
    """Return the URL of the embedded Redis of a data folder, whether it runs or not."""
    return f"unix://{quote(str(socket_folder(home) / 'redis.sock'))}?db=0"


@contextmanager
def engines() -> Iterator[None]:
    """
    Have PostgreSQL and Redis answer inside the block.

    Engines that already run in the data folder are shared. Those that DATABASE_URL or REDIS_URL name are not ours to
    start. When the last process leaves its block, the engines stop.

    :raises EngineTrouble: with one sentence for the person who started the program.
    """
    ours = [not os.environ.get(name) for name in ("DATABASE_URL", "REDIS_URL")]
    if not any(ours):
        yield
        return
    folder = home()
    open_home(folder)
    with _told(folder):
        sockets = socket_folder(folder)
        both = servers(folder, sockets)
        use = (folder / "in-use.lock").open("a")
    try:
        with _told(folder), _one_at_a_time(folder):
            fcntl.flock(use, fcntl.LOCK_SH)
            _start([server for server, wanted in zip(both, ours, strict=True) if wanted], sockets)
        yield
    finally:
        with use, _one_at_a_time(folder), suppress(BlockingIOError):
            fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for server in both:
                server.stop()


@contextmanager
def throw_away() -> Iterator[Path]:
    """
    Have engines over a new, empty data folder that is removed afterwards; a power failure would lose it.

    Sets BILLING_OFFICE_HOME, so it comes before Django's settings are read. Folders left by a run that was killed hard
    are stopped and removed too.
    """
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=THROW_AWAY)).resolve()
    os.environ["BILLING_OFFICE_HOME"] = str(folder)
    try:
        if not os.environ.get("DATABASE_URL"):
            create_cluster(servers(folder, socket_folder(folder))[0], THROW_AWAY_SETTINGS)
        with engines():
            yield folder
    finally:
        _remove(folder)


def _start(wanted: list[Server], sockets: Path) -> None:
    """Start those that do not run, side by side, and wait for all of them."""
    for server in wanted:
        if server.program == "postgres":
            create_cluster(server, {})
        if not server.is_running():
            server.start()
    for server in wanted:
        server.wait_until_it_answers()
        if server.program == "postgres":
            create_database(sockets)


def socket_folder(home: Path) -> Path:
    """Return the folder of the sockets, which depends on nothing but the data folder's name."""
    inside = home / "sockets"
    if len(os.fsencode(inside)) <= SOCKET_FOLDER_BYTES:
        return inside
    return Path("/tmp") / f"billing-office-{hashlib.sha256(os.fsencode(home)).hexdigest()[:16]}"


def open_home(folder: Path) -> None:
    """Make the data folder, private to its owner, if it does not exist."""
    with _told(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turn what the file system refuses into one sentence."""
    try:
        yield
    except OSError as problem:
        raise EngineTrouble(
            f"The data folder {folder} cannot be used: {problem.filename or folder}: {problem.strerror}. "
            "Correct that, or set BILLING_OFFICE_HOME to another folder."
        ) from None


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Keep other processes from starting or stopping the engines of this folder meanwhile."""
    with (folder / "engines.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _write_once(path: Path, text: str) -> None:
    """Write a private file completely or not at all; the first of several writers wins."""
    written, name = tempfile.mkstemp(dir=path.parent)  # mode 600
    try:
        with os.fdopen(written, "w") as new:
            new.write(text)
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        os.unlink(name)


def _sweep() -> None:
    """Remove throw-away folders that nobody has used for ten minutes: their run was killed hard."""
    for folder in Path(tempfile.gettempdir()).resolve().glob(f"{THROW_AWAY}*"):
        with suppress(OSError):
            found = folder.lstat()
            if found.st_uid != os.geteuid() or time.time() - found.st_mtime < SWEEP_SECONDS:
                continue
            with (folder / "in-use.lock").open("a") as use:
                fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
                for server in servers(folder, socket_folder(folder)):
                    server.stop()
                _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a throw-away folder and its sockets."""
    shutil.rmtree(socket_folder(folder), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
