"""The account that the embedded engines run under: ours, or an account of their own when the office runs as root."""

import os
import pwd
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

NAME = "billing-office"


class EngineTrouble(SystemExit):
    """
    An engine or the data folder cannot be used.

    Left alone it ends the program with its one sentence and exit code 1, without a traceback.
    """


@dataclass(frozen=True)
class Account:
    """
    Who an engine runs as, in the terms of `subprocess.Popen`.

    All three are None when the engine runs as the person who started it.
    """

    user: int | None = None
    group: int | None = None
    extra_groups: tuple[int, ...] | None = None

    def own(self, folder: Path) -> None:
        """
        Make a folder that is private to this account, or take over an empty one of ours.

        :raises EngineTrouble: if the folder belongs to somebody else.
        """
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), self.user):
            raise EngineTrouble(
                f"{folder} belongs to another account: start the office under the account that started it first, "
                "or set BILLING_OFFICE_HOME to another folder."
            )
        if self.user is not None and self.group is not None:
            os.chown(folder, self.user, self.group)
        folder.chmod(0o700)


def account_for(home: Path, programs: list[Path]) -> Account:
    """
    Return the account for the engines of a data folder.

    PostgreSQL refuses to run as root, so root gives the engines an account of their own, and the account a way to the
    data and to the programs: each folder that only its owner may pass is opened to its group, without listing, and
    the engines run with that group.  Other people gain nothing.  Folders outside of the data folder are told on stderr.

    :raises EngineTrouble: if the account or the way cannot be made.
    """
    if os.geteuid() != 0:
        return Account()
    entry = _system_account()
    groups: set[int] = set()
    widened: list[Path] = []
    try:
        for target in (home, *programs):
            for folder in reversed((target, *target.parents)):
                if _let_pass(folder, groups):
                    widened.append(folder)
        for program in programs:
            _let_read(program, groups)
    except OSError as problem:
        raise EngineTrouble(
            f"PostgreSQL cannot run as root, and its account {NAME} cannot reach {problem.filename}: "
            f"{problem.strerror}. Start the office as an ordinary user, or set DATABASE_URL and REDIS_URL."
        ) from None
    outside = [folder for folder in widened if folder != home and home not in folder.parents]
    told = [str(folder) for folder in outside if not set(folder.parents) & set(outside)]
    if told:
        print(
            f"The engines run as {NAME}. On their way to data and programs, the group of {' and '.join(told)} "
            "and of folders in it may now pass, not list, and the engines have that group.",
            file=sys.stderr,
        )
    return Account(entry.pw_uid, entry.pw_gid, tuple(sorted(groups)))


def _system_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        pass
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    made = None
    if useradd:
        command = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
        made = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        why = made.stderr.strip() if made else "there is no useradd"
        raise EngineTrouble(
            f"PostgreSQL cannot run as root, and the account {NAME} for it could not be made: {why}. "
            "Start the office as an ordinary user, or set DATABASE_URL and REDIS_URL."
        ) from None


def _let_pass(folder: Path, groups: set[int]) -> bool:
    """Let the folder's group pass where others may not; return whether the folder's mode was changed."""
    now = folder.stat()
    if now.st_mode & stat.S_IXOTH:
        return False
    groups.add(now.st_gid)
    if now.st_mode & stat.S_IXGRP:
        return False
    folder.chmod(stat.S_IMODE(now.st_mode) | stat.S_IXGRP)
    return True


def _let_read(tree: Path, groups: set[int]) -> None:
    """Let the group read the programs where a strict umask made them private when they were installed."""
    if tree.stat().st_mode & stat.S_IROTH:
        return
    for path in (tree, *tree.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode | (mode & 0o500) >> 3)
    groups.add(tree.stat().st_gid)
