"""The engines in the data folder: they start, are shared, stop, and come back after every kind of death."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import environ
import psutil
import psycopg2
import pytest
import redis

from billing_office import embedded
from billing_office.account import EngineTrouble
from billing_office.embedded import database_url, engines, owner_url, redis_url, secret_key, socket_folder
from billing_office.servers import create_cluster, servers

ROOT = Path(__file__).resolve().parents[2]
NOT_SYNCED = {"fsync": "off"}
HOLD = "from billing_office.embedded import engines\nwith engines():\n    print('up', flush=True)\n    input()"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Database files as they are before the first start; they need not survive a power failure."""
    folder = tmp_path_factory.mktemp("cluster")
    server = servers(folder, socket_folder(folder))[0]
    create_cluster(server, NOT_SYNCED)
    return server.folder


@pytest.fixture
def home(cluster: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder that was never started."""
    folder = tmp_path / "home"
    monkeypatch.setenv("BILLING_OFFICE_HOME", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)
    embedded.open_home(folder)
    subprocess.run(["cp", "-a", str(cluster), str(folder)], check=True)
    yield folder
    if not folder.exists():
        return
    for server in servers(folder, socket_folder(folder)):
        server.stop()


def query(home: Path, sql: str, url_of: Callable[[Path], str] = owner_url) -> list[tuple[object, ...]]:
    url = environ.Env.db_url_config(url_of(home))
    connection = psycopg2.connect(host=url["HOST"], dbname=url["NAME"], user=url["USER"])
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def running(home: Path) -> list[str]:
    return [server.name for server in servers(home, socket_folder(home)) if server.is_running()]


def pid_of(home: Path, name: str) -> int:
    pid = next(server.pid() for server in servers(home, socket_folder(home)) if server.name == name)
    assert pid is not None
    return pid


def another_program(home: Path) -> "subprocess.Popen[str]":
    """Start a program that uses the engines until it reads a line."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "up\n"
    return program


def test_both_engines_answer_inside_the_block_and_are_gone_after_it(home: Path):
    with engines():
        assert query(home, "SELECT current_user, current_setting('listen_addresses')") == [("office", "")]
        assert redis.Redis.from_url(redis_url(home)).config_get("appendonly") == {"appendonly": "yes"}
    assert running(home) == []


def test_what_was_stored_is_there_at_the_next_start(home: Path):
    with engines():
        query(home, "CREATE TABLE kept AS SELECT 7 AS seven")
        redis.Redis.from_url(redis_url(home)).set("kept", "seven")
    with engines():
        assert query(home, "SELECT seven FROM kept") == [(7,)]
        assert redis.Redis.from_url(redis_url(home)).get("kept") == b"seven"


def test_neither_role_is_a_superuser_and_the_offices_own_may_make_nothing(home: Path):
    rights = "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
    with engines():
        assert query(home, rights) == [("office", False, True, False)]
        assert query(home, rights, database_url) == [("office_app", False, False, False)]
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            query(home, "CREATE TABLE made (id int)", database_url)


def test_engines_stay_up_until_the_last_program_leaves(home: Path):
    with engines():
        program = another_program(home)
    assert running(home) == ["PostgreSQL", "Redis"]
    program.communicate("leave\n", timeout=20)
    assert running(home) == []


def test_engines_of_a_program_that_was_killed_are_taken_over_and_stopped(home: Path):
    program = another_program(home)
    before = pid_of(home, "PostgreSQL")
    program.kill()
    program.wait()
    assert running(home) == ["PostgreSQL", "Redis"]
    with engines():
        assert pid_of(home, "PostgreSQL") == before
    assert running(home) == []


@pytest.mark.parametrize("name", ["PostgreSQL", "Redis"])
def test_an_engine_that_was_killed_hard_is_started_again(home: Path, name: str):
    with engines():
        query(home, "CREATE TABLE kept AS SELECT 7 AS seven")
        os.kill(pid_of(home, name), signal.SIGKILL)
        while name in running(home):
            time.sleep(0.01)
        with engines():
            assert query(home, "SELECT seven FROM kept") == [(7,)]
            assert redis.Redis.from_url(redis_url(home)).ping()
    assert running(home) == []


def test_a_process_id_left_behind_and_since_given_to_another_program_is_no_obstacle(home: Path):
    stale = home / "postgresql" / "postmaster.pid"
    parent = psutil.Process().parent()
    assert parent is not None
    stale.write_text(f"{parent.pid}\n{home / 'postgresql'}\n1\n5432\n\n\n  1  1\nready\n")
    with engines():
        assert query(home, "SELECT 1") == [(1,)]


def test_a_start_that_was_interrupted_while_creating_the_files_begins_again(home: Path):
    (home / "postgresql").rename(home / "postgresql.new")
    (home / "postgresql.new" / "global" / "pg_control").unlink()
    create_cluster(servers(home, socket_folder(home))[0], NOT_SYNCED)
    with engines():
        assert query(home, "SELECT 1") == [(1,)]


def test_a_deep_data_folder_has_its_sockets_elsewhere_in_a_private_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
):
    deep = tmp_path / ("deep" * 30)
    home.rename(deep)
    monkeypatch.setenv("BILLING_OFFICE_HOME", str(deep))
    with engines():
        assert query(deep, "SELECT 1") == [(1,)]
        assert redis.Redis.from_url(redis_url(deep)).ping()
        sockets = Path(str(environ.Env.db_url_config(database_url(deep))["HOST"]))
        assert sockets.stat().st_mode & 0o777 == 0o700
    sockets.rmdir()


def test_an_engine_that_cannot_start_says_why_in_one_sentence(home: Path):
    (home / "postgresql" / "PG_VERSION").write_text("9\n")
    with (
        pytest.raises(EngineTrouble, match=r"^PostgreSQL did not start: FATAL: .*\(its log: .*postgresql\.log\)$"),
        engines(),
    ):
        pass
    assert running(home) == []


def test_a_data_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("BILLING_OFFICE_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(EngineTrouble, match=r"^The data folder .* cannot be used: .*Not a directory"), engines():
        pass


def test_a_data_folder_that_may_not_be_written_is_told_without_a_traceback(tmp_path: Path):
    tmp_path.chmod(0o555)
    become_somebody = "import os\nif os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
    told = subprocess.run(
        [sys.executable, "-c", HOLD.replace("with engines", f"{become_somebody}with engines")],
        cwd=ROOT,
        env={"BILLING_OFFICE_HOME": str(tmp_path), "PATH": os.defpath},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert told.stderr.startswith(f"The data folder {tmp_path} cannot be used: ")
    assert len(told.stderr.splitlines()) == 1


def test_no_engine_is_started_where_others_are_named(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/office")
    with engines():
        assert running(home) == ["Redis"]
    monkeypatch.setenv("REDIS_URL", "redis://redis.example/0")
    with engines():
        assert running(home) == []


def test_the_secret_key_is_made_once_and_is_private(tmp_path: Path):
    first = secret_key(tmp_path / "new")
    assert len(first) >= 50
    assert secret_key(tmp_path / "new") == first
    assert (tmp_path / "new" / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_throw_away_folder_of_a_killed_run_is_removed_and_one_in_use_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("BILLING_OFFICE_HOME", "")
    left, used = (tmp_path / f"{embedded.THROW_AWAY}{name}" for name in ("left", "used"))
    long_ago = time.time() - 2 * embedded.SWEEP_SECONDS
    for folder in (left, used):
        folder.mkdir()
        (folder / "in-use.lock").touch()
        os.utime(folder, (long_ago, long_ago))
    with (used / "in-use.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        with embedded.throw_away() as folder:
            assert query(folder, "SHOW fsync") == [("off",)]
            assert not left.exists()
    assert used.exists()
    assert not folder.exists()
