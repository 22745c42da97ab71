"""How fast all edits run over a visit of six lines, with tables of official size and ten rules of the office."""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench import Result
from bench.offices import Spent, timed
from coding.edits import RULES, findings, findings_of, read_visit
from coding.load import load_all
from coding.models import ChargeLine, Diagnosis, OfficeRule, Reference, ReferenceRelease
from encounters.models import Encounter
from patients.models import Coverage, Patient, Payer
from practice.models import Location, Practice, Provider, Role, Staff

DAY = date(2026, 11, 2)
BEGINS = date(2026, 10, 1)
NOW = datetime(2026, 11, 2, 15, tzinfo=UTC)
ROUNDS = 60
WARM = 5
MOST_MS = 20.0
EARLIER_VISITS = 40
DIAGNOSES = ("E1122", "N1831", "I129", "M1711", "Z794")
LINES = ("99214", "20610", "J3301", "93000", "36415", "97110")
POOL = 12_000
PAIRS_EACH = 217
# Ten rules of an office, as managers write them; none of them finds this visit, so each reads all that it asks.
OFFICE_RULES: tuple[tuple[tuple[str, str, str], ...], ...] = (
    (("payer", "IN", "999"), ("procedure", "IN", "99214")),
    (("procedure", "IN", "20600-20611"), ("diagnosis", "HAS_NOT", "M17, M25")),
    (("procedure", "IN", "97110"), ("units", "LEAST", "5")),
    (("modifier", "HAS", "59"), ("others", "HAS", "20610")),
    (("age", "MOST", "17"), ("procedure", "IN", "99202-99215")),
    (("line_diagnosis", "HAS", "Z00"), ("procedure", "IN", "93000")),
    (("charge", "LEAST", "5000"),),
    (("days_since", "MOST", "3"), ("procedure", "IN", "93000")),
    (("place", "IN", "02, 10"), ("modifier", "HAS_NOT", "95")),
    (("referral", "MISSING", ""), ("procedure", "IN", "99242-99245")),
)
# Twelve thousand made-up codes, the visit's among them, each with 217 others: 2.6 million pairs.
TABLES = (
    "CREATE TEMPORARY TABLE pool AS SELECT n, CASE WHEN n < %(lines)s THEN (%(codes)s::text[])[n + 1]"
    " ELSE upper(lpad(to_hex(n + 65536), 5, 'A')) END AS code FROM generate_series(0, %(pool)s - 1) AS n",
    "INSERT INTO coding_procedurepair (column_one, column_two, indicator, reason, starts_on)"
    " SELECT one.code, two.code, CASE WHEN k %% 5 = 0 THEN '0' ELSE '1' END, 'P', DATE '2020-01-01'"
    " FROM pool AS one CROSS JOIN generate_series(1, %(each)s) AS k JOIN pool AS two ON two.n = (one.n + k * 53)"
    " %% %(pool)s",
    "INSERT INTO coding_procedurepair (column_one, column_two, indicator, reason, starts_on)"
    " VALUES ('20610', '97110', '1', 'P', '2020-01-01'), ('99214', '36415', '1', 'P', '2020-01-01')"
    " ON CONFLICT DO NOTHING",
    "INSERT INTO coding_unitlimit (code, units, indicator, reason, starts_on)"
    " SELECT code, 1 + n %% 6, (1 + n %% 3)::text, '', %(begins)s FROM pool",
    'INSERT INTO coding_addon (add_on, "primary", kind, starts_on)'
    " SELECT one.code, two.code, '1', %(begins)s FROM pool AS one CROSS JOIN generate_series(1, 8) AS k"
    " JOIN pool AS two ON two.n = (one.n + k * 11) %% %(pool)s WHERE one.n >= %(lines)s AND one.n %% 10 = 0",
    "INSERT INTO coding_relativevalue (code, modifier, status, work, practice_office, practice_facility, malpractice,"
    " pctc, global_days, multiple, bilateral, assistant, factor, starts_on) SELECT code, '', 'A', 1, 1, 1, 1, '0',"
    " (ARRAY['ZZZ', '000', '010', '090'])[1 + n %% 4], '0', (n %% 4)::text, '0', 33.4009, %(begins)s FROM pool",
    "INSERT INTO coding_coveragearticle (number, title, states, lcds, starts_on)"
    " SELECT n, 'Article', ARRAY['OH'], ARRAY[]::int[], %(begins)s FROM generate_series(1, 2000) AS n",
    "INSERT INTO coding_coveragecode (article, listing, \"group\", code, starts_on)"
    " SELECT 1 + n %% 2000, 'P', 1, code, %(begins)s FROM pool",
    "INSERT INTO coding_coveragecode (article, listing, \"group\", code, starts_on)"
    " SELECT article, 'C', 1, code, %(begins)s FROM generate_series(1, 2000) AS article CROSS JOIN"
    " (SELECT code FROM coding_code WHERE system = 'ICD10CM' AND billable ORDER BY code LIMIT 150) AS listed",
    "ANALYZE",
)  # fmt: skip


def run() -> list[Result]:
    """
    Measure every edit over one Medicare visit of six lines and five diagnoses, after forty earlier visits.

    The floor is the bare statements of the same facts, sent one after the other and fetched without making objects.
    """
    load_all()
    pairs = _load_tables()
    encounter = _visit()
    _office_rules()
    taken = _times(_judged(encounter))
    statements = _statements(encounter)
    judged = _judged(encounter)
    spent, _ = timed(lambda: _times(judged))
    bare_spent, _ = timed(lambda: _times(lambda: _replay(statements)))
    bare = statistics.median(_times(lambda: _replay(statements)))
    visit = read_visit(_fresh(encounter))
    rules = statistics.median(_times(lambda: findings_of(visit)))
    p50, p95 = statistics.median(taken), sorted(taken)[int(len(taken) * 0.95)]
    words = f"{len(RULES)} edits, {len(OFFICE_RULES)} rules, 6 lines, {pairs / 1e6:.1f} M pairs"
    return [
        Result(f"{words}, p50", p50, bare, "ms", f"the {len(statements)} bare queries", at_most=MOST_MS),
        Result(f"{words}, p95", p95, bare, "ms", f"the {len(statements)} bare queries"),
        Result(f"{words}, processors", _each(spent), _each(bare_spent), "ms", "theirs"),
        Result("the rules alone, over facts that are read", rules, bare, "ms", f"the {len(statements)} bare queries"),
    ]


def _each(spent: Spent) -> float:
    """Milliseconds of processors' time in one round, ours and the database's; warm rounds count with the others."""
    return spent.processors * 1000 / (ROUNDS + WARM)


def _office_rules() -> None:
    """Ten rules of the office, switched on."""
    manager = Staff.objects.create(username="bench", first_name="Bench", last_name="Manager", roles=[Role.MANAGER])
    OfficeRule.objects.bulk_create(
        OfficeRule(
            name=f"Rule {place}", message="Look.", remedy="Mend it.", source="The office", starts_on=BEGINS,
            conditions=[{"field": field, "operator": operator, "value": value} for field, operator, value in asked],
            written_by=manager, written_at=NOW, on_since=NOW, switched_by=manager, switched_at=NOW,
        )
        for place, asked in enumerate(OFFICE_RULES)
    )  # fmt: skip


def _load_tables() -> int:
    """Fill the reference tables to the size of the official ones; how many pairs there are."""
    given = {
        "lines": len(LINES), "codes": list(LINES), "pool": POOL, "each": PAIRS_EACH, "begins": BEGINS,
    }  # fmt: skip
    with connection.cursor() as cursor:
        for statement in TABLES:
            cursor.execute(statement, given)
        cursor.execute("SELECT count(*) FROM coding_procedurepair")
        pairs: int = cursor.fetchone()[0]
    kinds = (
        Reference.PAIRS, Reference.UNIT_LIMITS, Reference.ADD_ONS, Reference.RELATIVE_VALUES, Reference.COVERAGE,
    )  # fmt: skip
    for kind in kinds:
        ReferenceRelease.objects.create(
            kind=kind, name="Q4 2026", starts_on=BEGINS, covers_from=BEGINS, digest="0" * 64, rows=1, loaded_at=NOW
        )
    return pairs


def _visit() -> Encounter:
    practice = Practice.objects.create(
        legal_name="Bench Practice", npi="1234567893", ein="123456789", taxonomy="207Q00000X", phone="6145550100",
        contact_name="Office", line1="1 Elm St", city="Columbus", state="OH", zip_code="432150001",
    )  # fmt: skip
    provider = Provider.objects.create(
        practice=practice, first_name="Bench", last_name="Provider", npi="1245319599", taxonomy="207Q00000X"
    )
    location = Location.objects.create(
        practice=practice, name="Office", line1="1 Elm St", city="Columbus", state="OH", zip_code="432150001"
    )
    patient = Patient.objects.create(
        account_number="P-1", first_name="Bench", last_name="Patient", birth_date=date(1950, 4, 2), sex="F",
        line1="1 Oak Ave", city="Dayton", state="OH", zip_code="454020001",
    )  # fmt: skip
    payer = Payer.objects.create(name="Medicare", payer_id="MEDICARE", filing_code="MB")
    Coverage.objects.create(patient=patient, payer=payer, member_id="1EG4TE5MK73", starts_on=date(2020, 1, 1))
    for number in range(EARLIER_VISITS):
        day = DAY - timedelta(days=20 * (number + 1))
        _encounter(patient, provider, location, day, f"E-{number}", ("99213", "93000", "36415"))
    return _encounter(patient, provider, location, DAY, "E-LAST", LINES)


def _encounter(
    patient: Patient, provider: Provider, location: Location, day: date, number: str, lines: tuple[str, ...]
) -> Encounter:
    encounter = Encounter.objects.create(
        number=number, patient=patient, provider=provider, location=location, service_date=day, place_of_service="11",
        note="Follow-up of diabetes with kidney disease. Right knee osteoarthritis, injected today.\n" * 20,
        signed_at=NOW, status=Encounter.Status.TO_CODE,
    )  # fmt: skip
    Diagnosis.objects.bulk_create(
        Diagnosis(encounter=encounter, position=place, code=code) for place, code in enumerate(DIAGNOSES, start=1)
    )
    ChargeLine.objects.bulk_create(
        ChargeLine(encounter=encounter, position=place, procedure=code, charge=Decimal(50), pointers=[1, 4])
        for place, code in enumerate(lines, start=1)
    )
    return encounter


def _fresh(encounter: Encounter) -> Encounter:
    """The visit as a page has it: its row with patient, provider and place, nothing more read."""
    joined = Encounter.objects.select_related("patient", "provider", "location", "authorization")
    return joined.get(pk=encounter.pk)


def _statements(encounter: Encounter) -> list[str]:
    fresh = _fresh(encounter)
    with CaptureQueriesContext(connection) as queries:
        findings(encounter=fresh)
    return [query["sql"] for query in queries]


def _replay(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            cursor.fetchall()


def _judged(encounter: Encounter) -> Callable[[], object]:
    """All edits over the row of the visit, which every page has read before; each round has one of its own."""
    waiting = [_fresh(encounter) for _ in range(ROUNDS + WARM)]
    return lambda: findings(encounter=waiting.pop())


def _times(act: Callable[[], object]) -> list[float]:
    """Milliseconds of each round, the first ones for warming left out."""
    taken = []
    for _ in range(ROUNDS + WARM):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken[WARM:]
