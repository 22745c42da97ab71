"""
An office with a million claims of three lines in its books, made by the database itself in a few statements.

Of twenty claims one waits for its payer, two wait for their patients, seventeen are closed; each answered line has its
charge, payment, adjustment and patient's share, each closed one the patient's payment too.  Triggers and foreign keys
do not look on: balances are written beside the entries, and indexes are built when all rows are there.  What is there
is sealed, and the sums of what is sealed are kept, as the nights leave an office.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import psycopg2

from bench.offices import in_office, superuser
from bench.posting import LINES
from reports.sealed_moves import add_up_sealed

SQL = Path(__file__).with_suffix(".sql")
CLAIMS = 1_000_000
PATIENTS = 100_000
A_FILE = 500  # claims of one remittance
BEHIND = 1_000_000  # where the numbers of the rows begin, above those of the office that was there

# Claim n has visit n, lines 3n to 3n + 2, the patient n mod PATIENTS; 835 number n / A_FILE answers it.
ANSWERED = "c.n % 20 <> 0"
PAID_BY_PATIENT = "c.n % 20 > 2"
CLAIMS_OF = (
    "(SELECT n, {b} + n AS id, {b} + n % {patients} AS patient, {b} + n / {file} AS remittance,"
    " current_date - 30 - (n::bigint * 1000 / {claims})::int AS day FROM generate_series(0, {claims} - 1) n) c"
)
LINES_OF = "(SELECT p, code, charge FROM (VALUES {lines}) l (p, code, charge)) l"
SEGMENT = "10 + c.n % {file} * 12"
HEAD = "'remittance:' || c.remittance || ':segment:' || " + SEGMENT
LINE = "{b} + c.n * 3 + l.p - 1"
NOW = "c.day + 20 + time '09:00'"


def fill(database: str, *, claims: int = CLAIMS) -> None:
    """Put a million claims into the books of an office of the embedded engine that has a payer and a provider."""
    with superuser(database) as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET maintenance_work_mem = '1GB'")
        words = _words(cursor, claims)
        statements = SQL.read_text()
        tables = sorted(set(re.findall(r"INSERT INTO (\w+)", statements)))
        cursor.execute("UPDATE pg_index SET indisready = false WHERE indrelid = ANY(%s::regclass[])", [tables])
        for statement in statements.format(**words).split(";\n"):
            if "INSERT" in statement:
                cursor.execute(statement)
        cursor.execute("UPDATE pg_index SET indisready = true WHERE indrelid = ANY(%s::regclass[])", [tables])
        for table in tables:
            cursor.execute(f"REINDEX TABLE {table}")
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")  # noqa: S608
        cursor.execute("VACUUM ANALYZE")
    with in_office(database):
        add_up_sealed()  # as the worker does it every night


def written(database: str, statements: Path, words: Mapping[str, object]) -> None:
    """Write more rows, a few of each table, with the numbers that the statements give; indexes stay."""
    with superuser(database) as cursor:
        cursor.execute("SET session_replication_role = replica")
        text = statements.read_text()
        for statement in text.format(**{**_words(cursor, 0), **words}).split(";\n"):
            if "INSERT" in statement:
                cursor.execute(statement)
        for table in sorted(set(re.findall(r"INSERT INTO (\w+)", text))):
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")  # noqa: S608
        cursor.execute("VACUUM ANALYZE")


def _words(cursor: "psycopg2.extensions.cursor", claims: int) -> dict[str, object]:
    """What the statements name in braces."""
    cursor.execute("SELECT (SELECT min(id) FROM patients_payer), (SELECT min(id) FROM practice_provider),"
                   " (SELECT min(id) FROM practice_location)")  # fmt: skip
    payer, provider, location = cursor.fetchone() or (0, 0, 0)
    total = sum(charge for _, charge in LINES)
    words: dict[str, object] = {
        "b": BEHIND, "patients": PATIENTS, "file": A_FILE, "claims": claims, "total": total,
        "paid": total - 20 * len(LINES), "payer": payer, "provider": provider, "location": location,
        "lines": ", ".join(f"({p}, '{code}', {charge})" for p, (code, charge) in enumerate(LINES, start=1)),
    }  # fmt: skip
    parts = {"claims_of": CLAIMS_OF, "lines_of": LINES_OF, "segment": SEGMENT, "head": HEAD, "line": LINE, "now": NOW}
    words |= {name: text.format(**words) for name, text in parts.items()}
    return {**words, "answered": ANSWERED, "paid_by_patient": PAID_BY_PATIENT}
