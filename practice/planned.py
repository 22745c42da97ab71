"""
Constant statements that the database plans once for each connection.

PostgreSQL takes longer to plan a lookup of a few rows than to answer it.  What is asked here is prepared when a
connection first asks it; from the sixth time on PostgreSQL keeps its plan, unless plans for the values at hand promise
to be better.  They always seem to for a short list of values, whose length is known: give a list as
`= ANY((SELECT %(codes)s)::text[])`, behind whose SELECT its length does not count.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection

GIVEN = re.compile(r"%\((\w+)\)s")
Given = Mapping[str, Any]
_prepared: "WeakKeyDictionary[object, set[str]]" = WeakKeyDictionary()


def rows(statement: str, given: Given) -> Sequence[tuple[Any, ...]]:
    """Ask the database one constant statement with its values by name, and return its rows."""
    asked = _asked(statement)
    with connection.cursor() as cursor:
        known = _prepared.setdefault(connection.connection, set())
        if asked.name not in known:
            cursor.execute(asked.prepare)
            known.add(asked.name)
        cursor.execute(asked.execute, given)
        found: Sequence[tuple[Any, ...]] = cursor.fetchall()
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """A statement as it is prepared under a name, and as it is asked from then on."""

    name: str
    prepare: str
    execute: str


@lru_cache(maxsize=256)
def _asked(statement: str) -> _Asked:
    names = list(dict.fromkeys(GIVEN.findall(statement)))
    numbered = GIVEN.sub(lambda found: f"${names.index(found[1]) + 1}", statement).replace("%%", "%")
    name = f"asked_{sha256(statement.encode()).hexdigest()[:16]}"
    values = ", ".join(f"%({one})s" for one in names)
    return _Asked(name, f"PREPARE {name} AS {numbered}", f"EXECUTE {name}" + (f" ({values})" if values else ""))
