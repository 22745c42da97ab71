"""
Reads the rows of the reference tables that concern one visit: at most six queries, none for what is not loaded.

They are written in SQL, because composing and planning them anew at each act would cost more than asking them.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from coding.edits.tables import Listed, Most, Pair, Policy, Tables
from coding.models import Reference
from coding.releases.loaded import loaded_on
from practice.planned import Given, rows

# How lists are given so that a plan is kept; see `practice.planned`.
CODES, DIAGNOSES = "(SELECT %(codes)s)::text[]", "(SELECT %(diagnoses)s)::text[]"
VALID = "starts_on <= %(day)s AND (ends_on IS NULL OR ends_on >= %(day)s)"
PAIRS = f"""
    SELECT column_one, column_two, indicator, reason, starts_on FROM coding_procedurepair
    WHERE column_one = ANY({CODES}) AND column_two = ANY({CODES}) AND {VALID} ORDER BY 1, 2
"""  # noqa: S608 (the text is constant, here and below)
UNITS = f"SELECT code, units, indicator FROM coding_unitlimit WHERE code = ANY({CODES}) AND {VALID}"  # noqa: S608
ADD_ONS = f'SELECT add_on, kind, "primary" FROM coding_addon WHERE add_on = ANY({CODES}) AND {VALID}'  # noqa: S608
POLICIES = f"""
    SELECT code, status, global_days, pctc, bilateral, assistant FROM coding_relativevalue
    WHERE code = ANY({CODES}) AND modifier = '' AND {VALID}
"""  # noqa: S608
# The articles of the state that list a procedure, and which of the diagnoses they list as what.
ARTICLES = f"""
    WITH listed AS MATERIALIZED (
        SELECT DISTINCT article, code FROM coding_coveragecode WHERE listing = 'P' AND code = ANY({CODES}) AND {VALID}
    ), said AS MATERIALIZED (
        SELECT number, title,
            ARRAY(SELECT code FROM coding_coveragecode WHERE article = number AND listing = 'C'
                  AND code = ANY({DIAGNOSES}) AND {VALID}) AS covered,
            ARRAY(SELECT code FROM coding_coveragecode WHERE article = number AND listing = 'N'
                  AND code = ANY({DIAGNOSES}) AND {VALID}) AS against,
            EXISTS(SELECT FROM coding_coveragecode WHERE article = number AND listing = 'C' AND {VALID}) AS lists_any
        FROM coding_coveragearticle
        WHERE number = ANY(ARRAY(SELECT article FROM listed)) AND {VALID}
            AND (states = '{{}}' OR %(state)s = ANY(states))
    )
    SELECT number, title, listed.code, covered, against, lists_any FROM said JOIN listed ON article = number
    ORDER BY number, listed.code
"""  # noqa: S608


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
    return [
        Listed(number, title, procedure, frozenset(covered), frozenset(against), lists_any)
        for number, title, procedure, covered, against, lists_any in rows(ARTICLES, given)
    ]
