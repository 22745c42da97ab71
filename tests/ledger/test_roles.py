"""The office's own database role works with the books and cannot rewrite them, whatever is wrong in the program."""

import psycopg2
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from billing_office.checks import roles_are_apart
from billing_office.roles import as_owner, grant
from ledger import reconcile
from ledger.models import OpenBalance, Period, Seal
from ledger.periods import close_month, reopen_month
from ledger.post import post, reversal_of
from ledger.privileges import LIMITS, unprotected
from ledger.seal import seal_days
from practice.models import Role
from tests.builders import NOW, TODAY, a_staff
from tests.ledger.given import charged, the_offices_own_role
from tests.ledger.test_closed_months import OCTOBER
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted

pytestmark = pytest.mark.django_db
DENIED = "permission denied"
NOT_OWNER = "must be owner"
KEEPER = "pgtrigger_entry_keeps_open_balances_73500"

REFUSED = {
    "an entry changed": ("UPDATE ledger_entry SET amount = 1", DENIED),
    "an entry removed": ("DELETE FROM ledger_entry", DENIED),
    "the ledger emptied": ("TRUNCATE ledger_entry CASCADE", DENIED),
    "everything emptied": ("TRUNCATE ledger_deposit CASCADE", DENIED),
    "a balance typed": ("INSERT INTO ledger_openbalance (account, amount) VALUES ('PATIENT', 1)", DENIED),
    "a balance changed": ("UPDATE ledger_openbalance SET amount = 1", DENIED),
    "a balance removed": ("DELETE FROM ledger_openbalance", DENIED),
    "balances emptied": ("TRUNCATE ledger_openbalance", DENIED),
    "a seal changed": ("UPDATE ledger_seal SET hash = 'x'", DENIED),
    "a seal removed": ("DELETE FROM ledger_seal", DENIED),
    "a closing changed": ("UPDATE ledger_period SET month = '2020-01-01'", DENIED),
    "a closing removed": ("DELETE FROM ledger_period", DENIED),
    "the trail of reading changed": ("UPDATE practice_access SET act = 'x'", DENIED),
    "the trail of reading removed": ("DELETE FROM practice_access", DENIED),
    "a law switched off": ("ALTER TABLE ledger_entry DISABLE TRIGGER USER", NOT_OWNER),
    "a law dropped": (f"DROP TRIGGER {KEEPER} ON ledger_entry", NOT_OWNER),
    "a law rewritten": (f"CREATE OR REPLACE FUNCTION {KEEPER}() RETURNS TRIGGER LANGUAGE sql AS 'SELECT 1'", DENIED),
    "a constraint dropped": ("ALTER TABLE ledger_entry DROP CONSTRAINT entry_amount_positive", NOT_OWNER),
    "a column added": ("ALTER TABLE ledger_entry ADD COLUMN x int", NOT_OWNER),
    "the table dropped": ("DROP TABLE ledger_entry CASCADE", NOT_OWNER),
    "a rule made": ("CREATE RULE x AS ON INSERT TO ledger_entry DO INSTEAD NOTHING", NOT_OWNER),
    "a trigger added": (f"CREATE TRIGGER x AFTER INSERT ON ledger_entry EXECUTE FUNCTION {KEEPER}()", DENIED),
    "numbers drawn again": ("SELECT setval('ledger_entry_id_seq', 1)", DENIED),
    "a table made": ("CREATE TABLE made (id int)", DENIED),
    "triggers skipped": ("SET session_replication_role = replica", DENIED),
    "migrations forged": ("DELETE FROM django_migrations", DENIED),
}


@pytest.mark.parametrize(("sql", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_the_offices_own_role_is_refused(sql, why):
    a_billed_claim()
    with the_offices_own_role():
        is_refused(sql, why)


def is_refused(sql: str, why: str) -> None:
    with pytest.raises(DatabaseError, match=why), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_keeper_of_balances_cannot_be_hung_on_another_table():
    hung = (
        "CREATE TRIGGER x AFTER INSERT ON entries REFERENCING NEW TABLE AS new_entries"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {KEEPER}()"
    )
    with the_offices_own_role(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE entries (LIKE ledger_entry) ON COMMIT DROP")
        is_refused(hung, "permission denied for function")


def test_balances_are_kept_by_the_right_table_whatever_a_session_calls_its_own():
    with the_offices_own_role():
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE ledger_openbalance (LIKE ledger_openbalance) ON COMMIT DROP")
        charged(TODAY)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT (SELECT count(*) FROM ledger_openbalance), sum(amount) FROM public.ledger_openbalance"
            )
            assert cursor.fetchone() == (0, 100)


def test_the_offices_own_role_does_all_of_the_work():
    claim = a_billed_claim()
    manager = a_staff(Role.MANAGER)
    with the_offices_own_role():
        entry = charged(OCTOBER)
        posted(an_835(a_payment_of(claim, ("96.00", ["CO 45 34.00", "PR 3 20.00"]))))
        post(reversal_of([entry], source="undo"), effective_date=TODAY, by=None, now=NOW)
        close_month(month=OCTOBER, by=manager, today=TODAY, now=NOW)
        reopen_month(month=OCTOBER, by=manager, because="late check", now=NOW)
        seal_days(today=TODAY.replace(day=20), now=NOW)
        assert reconcile.open_balances().holds
    assert [*OpenBalance.objects.values_list("account", flat=True)] == ["PATIENT"]
    assert Period.objects.get().reopened_because == "late check"
    assert Seal.objects.count() == 4


def test_the_limits_are_in_force_and_a_process_with_more_rights_is_told():
    assert unprotected() == sorted(LIMITS)  # tests run as the owner
    assert roles_are_apart(None) == []
    with the_offices_own_role():
        assert unprotected() == []


def test_the_offices_own_role_signs_in_and_cannot_become_another():
    used = connection.settings_dict
    own = psycopg2.connect(
        host=used["HOST"], port=used["PORT"] or None, dbname=used["NAME"], user=settings.DATABASE_ROLE
    )
    try:
        for sql in (f"SET ROLE {settings.DATABASE_OWNER['USER']}", "SET ROLE postgres", "SELECT * FROM pg_authid"):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege), own, own.cursor() as cursor:
                cursor.execute(sql)
        with own, own.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM ledger_entry")
    finally:
        own.close()


def test_migrating_again_gives_the_same_rights():
    call_command("migrate", verbosity=0)
    with the_offices_own_role():
        assert unprotected() == []


def test_a_role_that_the_database_does_not_know_is_told(settings):
    settings.DATABASE_ROLE = "nobody_knows"
    with pytest.raises(CommandError, match="The database has no role nobody_knows"):
        grant()


def test_one_role_for_everything_works_and_is_told(settings):
    settings.DATABASE_ROLE = settings.DATABASE_OWNER["USER"]
    grant()
    with as_owner():
        assert unprotected() == sorted(LIMITS)
    assert [one.id for one in roles_are_apart(None)] == ["billing_office.W001"]
