"""The command line: python -m x12 read|check|explain|stats FILE ..., where - is the standard input."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from x12.checked import check_stream, has_error
from x12.explaining.line import Line
from x12.explaining.render import printable, rendered
from x12.explaining.whole import explain_twice
from x12.plain import pieces
from x12.stats import figures

Command = Callable[[BinaryIO, str], bool]
INTERRUPTED = 130
COMMANDS = {
    "read": "print what the file holds, one JSON object a line",
    "check": "print everything that is wrong, one problem a line, and a summary",
    "explain": "print the file in plain words beside its segments",
    "stats": "print counts and sums",
}
HEADINGS = {"read": "{json}", "check": "", "explain": "{name}:", "stats": "{name}:"}
"""What is printed before each of several files; `check` ends each file with its name."""
UNREADABLE = {
    FileNotFoundError: "There is no such file.",
    IsADirectoryError: "This is a folder; name the files in it.",
    PermissionError: "You are not allowed to read it.",
}


def main(arguments: list[str] | None = None) -> int:
    """
    Run one command on each file and give the exit code.

    0; 1 when there is any error or a file cannot be read; 2 when it is called wrongly.  Each of several files is named.
    """
    parser = argparse.ArgumentParser(
        prog="python -m x12",
        description="Reads, checks and explains X12 files.",
        epilog="\n".join(f"{name:8} {told}" for name, told in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=tuple(COMMANDS))
    parser.add_argument("files", nargs="+", metavar="file", help="a file; - is the standard input")
    options = parser.parse_args(arguments)
    run: Command = {"read": _read, "check": _check, "explain": _explain, "stats": _stats}[options.command]
    several = len(options.files) > 1
    wrong = [_one(run, file, HEADINGS[options.command] if several else "") for file in options.files]
    return 1 if any(wrong) else 0


def _one(run: Command, path: str, heading: str) -> bool:
    """Run a command on one file, under its name if there are several; tell whether there is any error."""
    name = printable("standard input" if path == "-" else path)
    try:
        with _opened(path) as file:
            if heading:
                print(heading.format(name=name, json=json.dumps({"file": name})))
            return run(file, name)
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = UNREADABLE.get(type(error), f"{error.strerror or 'It cannot be read'}.")
        print(f"{name}: {reason}", file=sys.stderr)
        return True


@contextlib.contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    """Open the file to read, and close it again."""
    if name != "-":
        with Path(name).open("rb") as file:
            yield file
    elif sys.stdin is None:
        raise OSError(0, "is closed")
    else:
        yield sys.stdin.buffer


@contextlib.contextmanager
def _readable_twice(file: BinaryIO) -> Iterator[BinaryIO]:
    """Give a file that can be read twice; what comes by a pipe is laid down in a file without a name meanwhile."""
    if file.seekable():
        yield file
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        yield copy


def _read(file: BinaryIO, name: str) -> bool:
    wrong = False
    for line, has_errors in pieces(file):
        wrong = wrong or has_errors
        print(line)
    return wrong


def _check(file: BinaryIO, name: str) -> bool:
    counts: Counter[str] = Counter()
    for problem in check_stream(file):
        counts[problem.severity] += 1
        print(printable(str(problem)))
    told = [f"{counts[severity]} {severity}{'' if counts[severity] == 1 else 's'}" for severity in ("error", "warning")]
    print(f"{name}: {', '.join(told)}." if counts else f"{name}: no problems.")
    return bool(counts["error"])


def _explain(file: BinaryIO, name: str) -> bool:
    wrong = False

    def noted() -> Iterator[Line]:
        nonlocal wrong
        with _readable_twice(file) as again:
            for line in explain_twice(again):
                wrong = wrong or has_error(line.problems)
                yield line

    for text in rendered(noted(), shutil.get_terminal_size((120, 24)).columns):
        print(text)
    return wrong


def _stats(file: BinaryIO, name: str) -> bool:
    wrong = False
    for line, has_errors in figures(file):
        wrong = wrong or has_errors
        print(line)
    return wrong


def run() -> int:
    """Run the command of this process; a closed pipe and an interrupt end it without a word."""
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        code = main()
        print(end="", flush=True)
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError:
        # What is left in the buffer must go nowhere, or the interpreter complains when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


if __name__ == "__main__":
    sys.exit(run())
