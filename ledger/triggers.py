"""SQL that the database runs by itself to keep the ledger true."""

import pgtrigger
from django.db import models
from pgtrigger import compiler

# The first key of the advisory locks of the ledger.  The second is a month, years times twelve, or one of these.
LOCKS = 271_838
NEVER_CLOSED = 0
SEALING = 1
CLOSING = 2

IN_AN_OPEN_MONTH = "entry_in_an_open_month"
AFTER_THE_SEALED = "entry_after_the_sealed"


class LawSql(compiler.UpsertTriggerSql):
    """
    How a law of the ledger is written into the database.

    Unlike pgtrigger's own form it has no switch that a session can set to pass by, it runs with the rights of the
    schema's owner, finds our tables whatever a session calls its own, and cannot be hung on another table.
    """

    def get_template(self) -> str:
        """Return the form; migrations refer to it, so a change needs a class of its own."""
        return """
            CREATE OR REPLACE FUNCTION {pgid}()
            RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
                {declare}
                BEGIN
                    {func}
                END;
            $$;
            REVOKE ALL ON FUNCTION {pgid}() FROM PUBLIC;
            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE TRIGGER {pgid}
                {when} {operation} ON {table}
                {referencing}
                FOR EACH {level} {condition}
                EXECUTE FUNCTION {pgid}();
            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class Law(pgtrigger.Trigger):
    """A trigger that nobody who uses the office can switch off or get around."""

    def compile(self, model: models.Model) -> compiler.Trigger:
        """Return what goes into the migration."""
        sql = LawSql(
            pgid=self.get_pgid(model),
            declare=self.render_declare(model),
            func=self.render_func(model),
            table=model._meta.db_table,
            when=self.when,
            operation=self.operation,
            referencing=self.referencing or "",
            level=self.level,
            condition=self.render_condition(model),
        )
        return compiler.Trigger(name=self.name, sql=sql)


def append_only(table: str) -> list[Law]:
    """Rows of this table are never changed and never removed."""
    return [
        Law(
            name=f"{table}_append_only",
            level=pgtrigger.Row,
            when=pgtrigger.Before,
            operation=pgtrigger.Update | pgtrigger.Delete,
            func=f"RAISE EXCEPTION '{table}_append_only: rows of the ledger are never changed or removed.';",
        ),
        not_truncated(table),
    ]


def not_truncated(table: str) -> Law:
    """This table is never emptied."""
    return Law(
        name=f"{table}_not_truncated",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func=f"RAISE EXCEPTION '{table}_not_truncated: the ledger is never emptied.';",
    )


TRACKED = "('INSURANCE', 'PATIENT', 'UNAPPLIED', 'PROVIDER_LEVEL')"

# Each entry moves its amount on two accounts.  A receivable grows by a debit; UNAPPLIED, which we owe, by a credit.
# Rows are touched in one order, so that two postings never wait for each other in a circle.
KEEP_OPEN_BALANCES = f"""
WITH sides AS (
    SELECT debit AS account, charge_line_id, coverage_id, deposit_id,
           CASE WHEN debit = 'UNAPPLIED' THEN -amount ELSE amount END AS amount
    FROM new_entries WHERE debit IN {TRACKED}
    UNION ALL
    SELECT credit, charge_line_id, coverage_id, deposit_id,
           CASE WHEN credit = 'UNAPPLIED' THEN amount ELSE -amount END
    FROM new_entries WHERE credit IN {TRACKED}
), moves AS (
    SELECT account,
           CASE WHEN account IN ('INSURANCE', 'PATIENT') THEN charge_line_id END AS charge_line_id,
           CASE WHEN account = 'INSURANCE' THEN coverage_id END AS coverage_id,
           CASE WHEN account IN ('UNAPPLIED', 'PROVIDER_LEVEL') THEN deposit_id END AS deposit_id,
           sum(amount) AS amount
    FROM sides
    GROUP BY 1, 2, 3, 4
    HAVING sum(amount) <> 0
)
INSERT INTO ledger_openbalance AS open (account, charge_line_id, coverage_id, deposit_id, amount, encounter_id)
SELECT account, charge_line_id, coverage_id, deposit_id, amount, line.encounter_id
FROM moves LEFT JOIN coding_chargeline line ON line.id = charge_line_id
ORDER BY 1, 2, 3, 4
ON CONFLICT (account, charge_line_id, coverage_id, deposit_id)
DO UPDATE SET amount = open.amount + EXCLUDED.amount;
DELETE FROM ledger_openbalance WHERE amount = 0;
RETURN NULL;
"""  # noqa: S608  (nothing but our own constants)


# Sealing waits for every posting that has begun, so that no number below a seal's last comes to light after it.
WAIT_FOR_SEALING = f"PERFORM pg_advisory_xact_lock_shared({LOCKS}, {SEALING}); RETURN NULL;"

# A number that was drawn before a seal and written after it would be in no seal.
STAY_AFTER_THE_SEALED = f"""
IF (SELECT min(id) FROM new_entries) <= (SELECT max(last_entry_id) FROM ledger_seal) THEN
    RAISE EXCEPTION 'An entry with a number before the last sealed one is refused.'
    USING ERRCODE = 'check_violation', CONSTRAINT = '{AFTER_THE_SEALED}';
END IF;
RETURN NULL;
"""  # noqa: S608  (nothing but our own constants)

# The books are closed through the last closed month.  Who posts holds the month open until the transaction ends, who
# closes waits for that, and what was closed meanwhile is seen by the second look.  While nothing is closed, closing
# also waits for postings into months before the one it closes, whose keys it cannot know.
STAY_IN_AN_OPEN_MONTH = f"""
IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'Entries are written in READ COMMITTED: another transaction would not see a closing.';
END IF;
closed_through := (SELECT max(month) FROM ledger_period WHERE reopened_at IS NULL);
IF closed_through IS NULL THEN
    PERFORM pg_advisory_xact_lock_shared({LOCKS}, {NEVER_CLOSED});
END IF;
PERFORM pg_advisory_xact_lock_shared({LOCKS}, month) FROM (
    SELECT DISTINCT (date_part('year', day) * 12 + date_part('month', day))::integer AS month
    FROM (SELECT DISTINCT effective_date AS day FROM new_entries) days ORDER BY 1
) months;
closed_through := greatest(closed_through, (SELECT max(month) FROM ledger_period WHERE reopened_at IS NULL));
IF (SELECT min(effective_date) FROM new_entries) < closed_through + interval '1 month' THEN
    RAISE EXCEPTION 'The books are closed through %.', to_char(closed_through, 'MM/YYYY')
    USING ERRCODE = 'check_violation', CONSTRAINT = '{IN_AN_OPEN_MONTH}';
END IF;
RETURN NULL;
"""  # noqa: S608  (nothing but our own constants)

# A closing is never changed or removed; it can be ended once, by reopening, with nothing else about it touched.
REOPEN_ONCE = """
IF TG_OP = 'DELETE' OR OLD.reopened_at IS NOT NULL OR NEW.reopened_at IS NULL
   OR (NEW.id, NEW.month, NEW.closed_at, NEW.closed_by_id, NEW.entries, NEW.sums)
      IS DISTINCT FROM (OLD.id, OLD.month, OLD.closed_at, OLD.closed_by_id, OLD.entries, OLD.sums) THEN
    RAISE EXCEPTION 'period_reopened_once: what is known about a closing is never changed or removed.';
END IF;
RETURN NEW;
"""
