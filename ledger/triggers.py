"""SQL that the database runs by itself to keep the ledger true."""

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
INSERT INTO ledger_openbalance AS open (account, charge_line_id, coverage_id, deposit_id, amount)
SELECT account, charge_line_id, coverage_id, deposit_id, amount FROM moves ORDER BY 1, 2, 3, 4
ON CONFLICT (account, charge_line_id, coverage_id, deposit_id)
DO UPDATE SET amount = open.amount + EXCLUDED.amount;
DELETE FROM ledger_openbalance WHERE amount = 0;
RETURN NULL;
"""  # noqa: S608  (nothing but our own constants)

REFUSE_TRUNCATE = "RAISE EXCEPTION 'The ledger is append-only: nothing may be removed from ledger_entry.';"
