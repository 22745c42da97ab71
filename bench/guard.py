"""Removing the data of a bench that was killed: a process of its own waits for the end of ours, however it comes."""

import shutil
import subprocess
import sys
from pathlib import Path

from billing_office.embedded import THROW_AWAY, home, socket_folder
from billing_office.servers import servers


def guard_throw_away() -> "subprocess.Popen[bytes] | None":
    """
    Let a process of its own stop the engines and remove the data folder when this process is gone.

    Only a folder that is thrown away anyhow is removed.  The caller keeps what is returned: its end is the sign.
    """
    if not home().name.startswith(THROW_AWAY):
        return None
    command = [sys.executable, "-m", "bench.guard", str(home())]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603  (our own program)


def _remove(folder: Path) -> None:
    sockets = socket_folder(folder)
    for server in servers(folder, sockets):
        server.stop()
    shutil.rmtree(sockets, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.stdin.read()
    _remove(Path(sys.argv[1]))
