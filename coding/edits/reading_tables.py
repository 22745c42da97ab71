"""
Reads the rows of the reference tables that concern one visit: at most seven queries, none for what is not loaded.

They are written in SQL, because composing them anew at each keystroke would cost more than asking them.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from coding.edits.tables import Listed, Most, Pair, Policy, Tables
from coding.models import Reference
from coding.releases.loaded import loaded_on

VALID = "starts_on <= %(day)s AND (ends_on IS NULL OR ends_on >= %(day)s)"
PAIRS = f"""
    SELECT column_one, column_two, indicator, reason, starts_on FROM coding_procedurepair
    WHERE column_one = ANY(%(codes)s) AND column_two = ANY(%(codes)s) AND {VALID} ORDER BY 1, 2
"""  # noqa: S608 (the text is constant, here and below)
UNITS = f"SELECT code, units, indicator FROM coding_unitlimit WHERE code = ANY(%(codes)s) AND {VALID}"  # noqa: S608
ADD_ONS = f'SELECT add_on, kind, "primary" FROM coding_addon WHERE add_on = ANY(%(codes)s) AND {VALID}'  # noqa: S608
POLICIES = f"""
    SELECT code, status, global_days, pctc, bilateral, assistant FROM coding_relativevalue
    WHERE code = ANY(%(codes)s) AND modifier = '' AND {VALID}
"""  # noqa: S608
LISTED = f"""
    SELECT DISTINCT article, code FROM coding_coveragecode WHERE listing = 'P' AND code = ANY(%(codes)s) AND {VALID}
"""  # noqa: S608
# The articles of the state among them, and which of the diagnoses they list as what.
ARTICLES = f"""
    SELECT number, title,
        ARRAY(SELECT code FROM coding_coveragecode WHERE article = number AND listing = 'C'
              AND code = ANY(%(diagnoses)s) AND {VALID}),
        ARRAY(SELECT code FROM coding_coveragecode WHERE article = number AND listing = 'N'
              AND code = ANY(%(diagnoses)s) AND {VALID}),
        EXISTS(SELECT FROM coding_coveragecode WHERE article = number AND listing = 'C' AND {VALID})
    FROM coding_coveragearticle
    WHERE number = ANY(%(articles)s) AND (states = '{{}}' OR %(state)s = ANY(states)) AND {VALID}
"""  # noqa: S608

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """
    What is looked up in the tables.

    `around` are further procedures that count: those of the same day elsewhere, and those that may still have a global
    period.  Coverage articles are Medicare's: `state` is empty for other payers.
    """

    day: date
    procedures: Collection[str]
    around: Collection[str]
    diagnoses: Collection[str]
    state: str


def read_tables(asked: Asked) -> Tables:
    """Read what the tables that are loaded for the day say of these procedures and diagnoses."""
    releases = loaded_on(asked.day)
    codes = {"day": asked.day, "codes": sorted(asked.procedures)}
    wider = {"day": asked.day, "codes": sorted({*asked.procedures, *asked.around})}
    with_diagnoses = {**codes, "diagnoses": list(asked.diagnoses), "state": asked.state}
    return Tables(
        releases=releases,
        pairs=[Pair(*row) for row in rows(PAIRS, wider)] if Reference.PAIRS in releases else (),
        most={code: Most(*most) for code, *most in rows(UNITS, codes)} if Reference.UNIT_LIMITS in releases else {},
        primaries=_primaries(codes) if Reference.ADD_ONS in releases else {},
        policies=_policies(wider) if Reference.RELATIVE_VALUES in releases else {},
        listed=_listed(with_diagnoses) if asked.state and Reference.COVERAGE in releases else (),
    )


def rows(statement: str, given: Given) -> Sequence[tuple[Any, ...]]:
    """Ask the database one constant statement and return its rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        found: Sequence[tuple[Any, ...]] = cursor.fetchall()
    return found


def _primaries(codes: Given) -> dict[str, list[tuple[str, str]]]:
    """For each add-on the kinds of its rows with the primary codes."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for add_on, kind, primary in rows(ADD_ONS, codes):
        found[add_on].append((kind, primary))
    return dict(found)


def _policies(codes: Given) -> dict[str, Policy]:
    return {code: Policy(*policy) for code, *policy in rows(POLICIES, codes)}


def _listed(given: Given) -> list[Listed]:
    """What the articles of the state that list one of the procedures say of the diagnoses."""
    asked = rows(LISTED, given)
    if not asked:
        return []
    articles = {number: rest for number, *rest in rows(ARTICLES, {**given, "articles": [row[0] for row in asked]})}
    return [
        Listed(number, articles[number][0], procedure, *_said(articles[number]))
        for number, procedure in sorted(asked)
        if number in articles
    ]


def _said(article: Sequence[Any]) -> tuple[frozenset[str], frozenset[str], bool]:
    _, covered, against, lists_any = article
    return frozenset(covered), frozenset(against), lists_any
