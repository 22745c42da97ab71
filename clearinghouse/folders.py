"""Files in the folders that two programs share: complete or not there, never half."""

import os
from collections.abc import Iterator
from pathlib import Path

TAKEN = "taken"
UNFINISHED = (".tmp", ".part", ".filepart")


def write_whole(path: Path, content: bytes) -> None:
    """
    Write a file so that a reader of the folder sees all of it or nothing, also after a power failure.

    It is written under a name that readers pass over, flushed to the disk, and renamed.

    :raises OSError: if the folder cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    _flush_names(path.parent)


def complete_files(folder: Path) -> Iterator[Path]:
    """
    Walk the files of a folder that are finished, in the order of their names.

    Names that begin with a dot or end in .tmp or .part belong to somebody who is still writing.  Links are passed over:
    a partner's folder gives no way to other folders of ours.
    """
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        is_unfinished = path.name.startswith(".") or path.name.lower().endswith(UNFINISHED)
        if not is_unfinished and not path.is_symlink() and path.is_file():
            yield path


def put_aside(path: Path, name: str) -> Path:
    """Move a file that was taken in to the folder "taken" beside it, under this name."""
    aside = path.parent / TAKEN
    aside.mkdir(exist_ok=True)
    moved = path.replace(aside / name)
    _flush_names(path.parent)
    return moved


def _flush_names(folder: Path) -> None:
    """Make a rename survive a power failure."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
