"""
What payers that were asked first finally answered for each service: kept for the coder, beside every posting.

The rows are made by the database from decisions, entries and denials; what is kept for a visit is always what a fresh
count of it gives (`payments.proof.line_answers` compares all of them).
"""

from collections.abc import Collection

from django.conf import settings
from django.db import connection

# Answers of a plan that knew of an earlier payer (CLP02 2, 3, 20, 21) are not those of a plan asked first; reversals,
# claims of others and estimates (22, 23, 25) are no answers.
NOT_FIRST = "('2', '3', '20', '21', '22', '23', '25')"
STANDS = f"""
    decision.state = 'POSTED' AND decision.status_code NOT IN {NOT_FIRST} AND claim.prior_payers = '[]'
    AND NOT EXISTS (SELECT FROM payments_adjudication taken_back WHERE taken_back.reverses_id = decision.id)
"""
OF_VISITS = "AND claim.encounter_id = ANY(%(encounters)s::bigint[])"

# One row for each line of a plan: its last standing decision, with the money that this decision moved in the books.
FRESH = f"""
    WITH decided AS MATERIALIZED (
        SELECT decision.id AS decision, claim.id AS claim_id, claim.encounter_id, claim.coverage_id, coverage.payer_id,
            remittance.paid_on, (
                SELECT (max(event.at) AT TIME ZONE %(zone)s)::date FROM claims_claimevent event
                WHERE event.claim_id = claim.id AND event.after = 'SENT' AND event.at <= remittance.received_at
            ) AS sent_on,
            'remittance:' || decision.remittance_id || CASE WHEN decision.run > 1 THEN ':run:' || decision.run ELSE ''
                END || ':segment:' || decision.segment || ':' AS source
        FROM payments_adjudication decision
        JOIN payments_remittance remittance ON remittance.id = decision.remittance_id
        JOIN claims_claim claim ON claim.id = decision.claim_id
        JOIN patients_coverage coverage ON coverage.id = claim.coverage_id
        WHERE {STANDS} {{narrowed}}
    ), said AS (
        SELECT decided.*, line.line_id, line.allowed FROM decided, LATERAL (
            SELECT charge_line_id AS line_id, sum(allowed) AS allowed FROM payments_adjudicationline
            WHERE adjudication_id = decided.decision AND charge_line_id IS NOT NULL GROUP BY 1
        ) line
        UNION ALL
        SELECT decided.*, line.id, NULL FROM decided JOIN coding_chargeline line USING (encounter_id)
        WHERE NOT EXISTS (SELECT FROM payments_adjudicationline WHERE adjudication_id = decided.decision)
    ), final AS (
        SELECT DISTINCT ON (line_id, coverage_id) * FROM said ORDER BY line_id, coverage_id, paid_on DESC, decision DESC
    ), told AS (
        SELECT final.*, moved.*, refused.*, contested.contested, CASE
            WHEN moved.paid > 0 THEN 'PAID' WHEN refused.refused > 0 THEN 'DENIED' WHEN moved.shared > 0 THEN 'PATIENT'
            ELSE 'NOTHING' END AS kind
        FROM final, LATERAL (
            SELECT
                coalesce(sum(CASE WHEN debit = 'UNAPPLIED' THEN amount WHEN credit = 'UNAPPLIED' THEN -amount END), 0)
                AS paid,
                coalesce(sum(CASE WHEN debit = 'PATIENT' THEN amount WHEN credit = 'PATIENT' THEN -amount END), 0)
                AS shared
            FROM ledger_entry WHERE charge_line_id = final.line_id AND coverage_id = final.coverage_id
                AND starts_with(source, final.source)
        ) moved, LATERAL (
            SELECT sum(amount) AS refused, coalesce(array_agg(DISTINCT concat_ws(' ', group_code, reason_code,
                nullif(array_to_string(remark_codes, ' '), ''))), '{{{{}}}}') AS reasons
            FROM claims_denial WHERE charge_line_id = final.line_id AND starts_with(source, final.source)
        ) refused, LATERAL (
            SELECT coalesce((SELECT recovered_from FROM claims_denial WHERE charge_line_id = final.line_id
                AND claim_id = final.claim_id AND state = 'RECOVERED' AND NOT starts_with(source, final.source)
                ORDER BY id DESC LIMIT 1), '') AS contested
        ) contested
    )
    SELECT told.line_id AS charge_line_id, told.coverage_id, told.decision, told.payer_id, line.procedure,
        (SELECT coalesce(string_agg(modifier, ' ' ORDER BY modifier), '') FROM unnest(line.modifiers) modifier)
            AS modifiers,
        coalesce((SELECT code FROM coding_diagnosis WHERE encounter_id = line.encounter_id
            AND position = line.pointers[1]), '') AS diagnosis,
        told.kind, told.paid, CASE WHEN told.kind IN ('PAID', 'PATIENT')
            THEN coalesce(nullif(told.allowed, 0), told.paid + told.shared) END AS allowed,
        told.reasons, told.contested, told.paid_on AS decided_on,
        CASE WHEN told.paid_on > told.sent_on THEN told.paid_on - told.sent_on WHEN told.sent_on IS NOT NULL THEN 0 END
            AS days
    FROM told JOIN coding_chargeline line ON line.id = told.line_id
"""  # noqa: S608 (the text is constant, here and below)
# Decisions that stand no more, or that no longer are a first plan's.
DROP = f"""
    DELETE FROM coding_lineanswer answer USING coding_chargeline line
    WHERE line.id = answer.charge_line_id AND line.encounter_id = ANY(%(encounters)s::bigint[]) AND NOT EXISTS (
        SELECT FROM payments_adjudication decision JOIN claims_claim claim ON claim.id = decision.claim_id
        WHERE decision.id = answer.decision AND claim.coverage_id = answer.coverage_id AND {STANDS}
    )
"""  # noqa: S608
ASKED = ("payer_id", "procedure", "modifiers", "diagnosis")
ANSWERED = ("kind", "paid", "allowed", "reasons", "contested", "decided_on", "days")
KEEP = f"""
    INSERT INTO coding_lineanswer AS kept (charge_line_id, coverage_id, decision, {", ".join((*ASKED, *ANSWERED))})
    {FRESH.format(narrowed=OF_VISITS)}
    ON CONFLICT (charge_line_id, coverage_id) DO UPDATE SET decision = excluded.decision,
    {
    ", ".join(
        f"{name} = CASE WHEN kept.decision = excluded.decision THEN kept.{name} ELSE excluded.{name} END"
        for name in ASKED
    )
},
    {", ".join(f"{name} = excluded.{name}" for name in ANSWERED)}
"""  # noqa: S608


def keep_line_answers(*, encounter_ids: Collection[int]) -> None:
    """Bring what is kept of these visits in line with the decisions that are posted now; safe to repeat."""
    if not encounter_ids:
        return
    given = {"encounters": f"{{{','.join(map(str, sorted(encounter_ids)))}}}", "zone": settings.TIME_ZONE}
    with connection.cursor() as cursor:
        cursor.execute(DROP, given)
        cursor.execute(KEEP, given)
