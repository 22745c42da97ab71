"""
Works in the office of `killed_office`, each piece of work in a process of its own that can be killed at a named point.

Started as a program it reads orders, one JSON a line, and answers each with one: how the process ended, and what it
said.  It forks for each order, so that Django is loaded once; no process but those forks ever has a connection.
"""

import gc
import json
import os
import pkgutil
import re
import signal
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from itertools import count
from typing import Any

import django
from django.apps import apps
from django.db import connections
from django.utils import timezone

Ranks = dict[str, dict[int, int]]
# Words that go before the number of a row in sources and in what people read.
NUMBERED = {
    "remittance": "payments.Remittance",
    "entry": "ledger.Entry",
    "deposit": "ledger.Deposit",
    "settled": "payments.ItemSettlement",
    "settlement": "payments.ItemSettlement",
    "undoing": "payments.Undoing",
    "claim": "claims.Claim",
    "denial": "claims.Denial",
    "write-off": "claims.WriteOff",
    "match": "payments.BankMatch",
    "file": "clearinghouse.Interchange",
}
BEFORE_A_NUMBER = re.compile(rf"\b({'|'.join(NUMBERED)})([: ])(\d+)", re.IGNORECASE)
ROOMS = ("clearinghouse", "ledger", "claims", "payments")
SAME = {"claims.ReasonRule"}  # hundreds of rows that no work here touches
# Numbers of claims are drawn from a sequence: what an interrupted transaction has drawn is gone.
NOT_TOLD = {"clearinghouse.Interchange": {"content"}, "claims.Claim": {"claim_number"}}


def main() -> None:
    """Carry out orders until there are no more."""
    django.setup()
    office = import_module("tests.payments.killed_office")
    gc.freeze()  # what was loaded stays in memory that all processes share
    for line in sys.stdin:
        print(json.dumps(carried_out(json.loads(line), office)), flush=True)


def carried_out(order: dict[str, Any], office: Any) -> dict[str, Any]:
    """Do an order in a process of its own: {"signal": by which it was killed, "said": what it came to}."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        with os.fdopen(writing, "w") as out:
            json.dump(done(order, office), out)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        said = answer.read()
    _, status = os.waitpid(child, 0)
    is_killed = os.WIFSIGNALED(status)
    return {"signal": os.WTERMSIG(status) if is_killed else 0, "said": None if is_killed else json.loads(said)}


def done(order: dict[str, Any], office: Any) -> Any:
    """What the books are after an order, in the database it names; {"defect": ...} when it went wrong."""
    connections["default"].settings_dict["NAME"] = order["database"]
    timezone.now = lambda: office.NOW
    try:
        if order["killed"]:
            arm(*order["killed"])
        if order["work"] == "prepare":
            office.an_office()
        else:
            office.WORK[order["work"]]()
        return {"books": books(), "differences": differences()}
    except Exception:  # noqa: BLE001  (told to the test, whatever it is)
        return {"defect": traceback.format_exc()}
    finally:
        connections.close_all()


def arm(when: str, where: str, nth: int) -> None:
    """
    Kill this process before or after the nth call of a function of the product, statement or commit.

    `where` is "commit", "sql:" and the beginning of a statement, or a function by module and name.
    """
    if where.startswith("sql:"):
        watch = _watching(when, nth, lambda sql, *_: str(sql).startswith(where[4:]))
        connections["default"].execute_wrappers.append(watch)
        return
    owner, name = (
        (connections["default"], "commit")
        if where == "commit"
        else (pkgutil.resolve_name(where.rpartition(".")[0]), where.rpartition(".")[2])
    )
    watch, real = _watching(when, nth, lambda *_: True), getattr(owner, name)
    setattr(owner, name, lambda *args, **named: watch(lambda *_: real(*args, **named)))


def _watching(when: str, nth: int, is_meant: Callable[..., bool]) -> Callable[..., Any]:
    calls = count(1)

    def watch(real: Callable[..., Any], *args: Any) -> Any:
        is_now = is_meant(*args) and next(calls) == nth
        if is_now and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        answer = real(*args)
        if is_now:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return watch


def differences() -> list[str]:
    """What the reconciliations find."""
    from payments.proof.reconcile import every_check

    return [f"{check.name}: {found.subject}: {found.text}" for check in every_check() for found in check.differences]


def books() -> dict[str, list[list[str]]]:
    """
    Every row of every table of money, claims and files, as text.

    A row's own number, and those that refer to it, count from 1 in each table: numbers that an interrupted transaction
    had drawn are lost, and that is all that may differ.
    """
    models = [
        model for room in ROOMS for model in apps.get_app_config(room).get_models() if model._meta.label not in SAME
    ]
    rows = {model._meta.label: _rows(model) for model in models}
    ranks = {label: {row["id"]: rank for rank, row in enumerate(found, 1)} for label, found in rows.items()}
    told = {model._meta.label: [_told(model, row, ranks) for row in rows[model._meta.label]] for model in models}
    return {label: sorted(found) if label == "ledger.OpenBalance" else found for label, found in told.items()}


def _rows(model: Any) -> list[dict[str, Any]]:
    with connections["default"].cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{model._meta.db_table}" ORDER BY id')
        names = [column.name for column in cursor.description]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


def _told(model: Any, row: dict[str, Any], ranks: Ranks) -> list[str]:
    told = []
    for field in model._meta.concrete_fields:
        if field.primary_key or field.name in NOT_TOLD.get(model._meta.label, ()):
            continue
        value = row[field.column]
        if field.is_relation:
            value = ranks.get(field.related_model._meta.label, {}).get(value, value)
        told.append(f"{field.name}={_renumbered(str(value), ranks)}")
    return told


def _renumbered(text: str, ranks: Ranks) -> str:
    def rank(found: re.Match[str]) -> str:
        word, sign, number = found.groups()
        return f"{word}{sign}{ranks[NUMBERED[word.lower()]].get(int(number), number)}"

    return BEFORE_A_NUMBER.sub(rank, text)


if __name__ == "__main__":
    main()
