"""The command line: python -m x12 read|check FILE."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from x12.check import check
from x12.envelope import File
from x12.problems import Problem
from x12.reader import read


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give the exit code: 0, or 1 when there is any error."""
    parser = argparse.ArgumentParser(prog="python -m x12", description="Read and check X12 files.")
    parser.add_argument("command", choices=("read", "check"))
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    try:
        data = options.file.read_bytes()
    except OSError as error:
        print(f"{options.file} cannot be read: {error.strerror or 'unknown reason'}.", file=sys.stderr)
        return 1
    file = read(data)
    problems = check(file)
    if options.command == "read" and file.interchanges:
        print(json.dumps(as_data(file, problems), indent=2))
    else:
        for problem in problems:
            print(problem)
        if not problems:
            count = len(file.transactions)
            print(f"{options.file}: no problems in {count} transaction{'' if count == 1 else 's'}.")
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def as_data(file: File, problems: list[Problem]) -> dict[str, Any]:
    """Give a file as plain data for JSON: empty values left out, amounts and dates as text."""
    shown = _plain(file.interchanges)
    return {"interchanges": shown, "problems": [_problem(problem) for problem in problems]}


def _problem(problem: Problem) -> dict[str, Any]:
    return {**dataclasses.asdict(problem), "place": problem.place}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        kept = {name: _plain(item) for name, item in pairs if name not in ("raw", "delimiters", "problems")}
        return {name: item for name, item in kept.items() if item not in (None, "", [], {})}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
