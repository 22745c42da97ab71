-- What waits in a large office, beside the claims of bench/full_office.sql; bench/lists.py fills in what stands in braces.
-- Of each ten claims that wait five are denied, two sent, and one each rejected, on hold and ready; every one has the
-- visit, line and number {top} + n.  A remittance of a thousand decisions has five hundred exceptions.

INSERT INTO patients_payer (
    id, name, payer_id, filing_code, phone, filing_days, corrected_days, appeal_days, expected_days, member_id_pattern,
    authorization_codes, answers_eligibility, is_active
)
SELECT {top} + k, 'Waiting Health ' || k, 'W' || k, 'CI', '', 180, 180, 180, 30, '', '{{}}', false, true
FROM generate_series(0, 19) k;

INSERT INTO patients_coverage (
    id, patient_id, payer_id, priority, member_id, group_number, plan_name, relationship,
    subscriber_first_name, subscriber_last_name, subscriber_sex, starts_on
)
SELECT {top} + n, {b} + n, {top} + n % 20, 2, 'W' || n, '', '', '18', '', '', '', date '2015-01-01'
FROM generate_series(0, {waiting} - 1) n;

INSERT INTO encounters_encounter (
    id, number, patient_id, provider_id, location_id, service_date, place_of_service, note, status,
    on_hold_because, referring_first_name, referring_last_name, referring_npi, accident, accident_state,
    signed_at, released_at
)
SELECT {top} + n, 'W-' || n, {b} + n, {provider}, {location}, current_date - n % 300, '11', 'Seen.', 'RELEASED',
    '', '', '', '', '', '', now(), now()
FROM generate_series(0, {waiting} - 1) n;

INSERT INTO coding_chargeline (
    id, encounter_id, position, procedure, modifiers, units, charge, pointers, ndc, ndc_unit, place_of_service
)
SELECT {top} + n, {top} + n, 1, '99213', '{{}}', 1, 100 + n % 97, '{{1}}', '', '', ''
FROM generate_series(0, {waiting} - 1) n;

INSERT INTO claims_claim (
    id, claim_number, encounter_id, coverage_id, status, charged, payer_claim_number, opened_at, sent_at,
    file_by, prior_payers
)
SELECT {top} + n, 'W' || n, {top} + n, {top} + n, (ARRAY['ANSWERED', 'ANSWERED', 'ANSWERED', 'ANSWERED',
    'ANSWERED', 'REJECTED', 'HELD', 'READY', 'SENT', 'ACCEPTED'])[n % 10 + 1], 100 + n % 97, '',
    current_date - n % 300, current_date - n % 300 + 1, current_date - n % 300 + 180, '[]'
FROM generate_series(0, {waiting} - 1) n;

INSERT INTO claims_denial (
    claim_id, charge_line_id, category, group_code, reason_code, remark_codes, amount, state, decided_on,
    appeal_by, source, outcome, recovered_from, recovered_by
)
SELECT {top} + n, {top} + n, (ARRAY['AUTHORIZATION', 'CODING', 'COVERAGE', 'DUPLICATE', 'INFORMATION',
    'MEDICAL_NECESSITY', 'TIMELY_FILING'])[n % 7 + 1], 'CO', '197', '{{}}', 100 + n % 97, 'OPEN',
    current_date - 60, current_date - 20 + n % 181, 'waiting:' || n, '', '', ''
FROM generate_series(0, {waiting} - 1) n
WHERE n % 10 < 5;

INSERT INTO claims_followup (
    claim_id, reason, due_date, made_at
)
SELECT {top} + n, 'PENDED', current_date - 10 + n % 30, now()
FROM generate_series(0, {waiting} - 1) n
WHERE n % 20 = 4;

INSERT INTO claims_codechange (
    claim_id, charge_line_id, kind, submitted, decided_as, difference, decided_on, source
)
SELECT {top} + n, {top} + n, 'DOWNCODE', '99213', '99212', 30, current_date - 40, 'waiting:change:' || n
FROM generate_series(0, {waiting} - 1) n
WHERE n % 100 = 9;

INSERT INTO claims_followup (
    claim_id, reason, due_date, made_at
)
SELECT {top} + n, 'DOWNCODE', current_date + 60, now()
FROM generate_series(0, {waiting} - 1) n
WHERE n % 100 = 9;

INSERT INTO claims_claimfinding (
    claim_id, rule, severity, "where", text, source, mark
)
SELECT {top} + n, 'rendering_npi_is_valid', 'STOP', 'NPI-1', 'Measured.', '', ''
FROM generate_series(0, {waiting} - 1) n
WHERE n % 10 = 6;

INSERT INTO claims_claimevent (
    claim_id, before, after, why, at
)
SELECT {top} + n, 'SENT', 'ANSWERED', 'Measured', now()
FROM generate_series(0, {waiting} - 1) n
WHERE n % 10 < 5;

INSERT INTO ledger_entry (
    kind, debit, credit, amount, charge_line_id, coverage_id, source, effective_date, reason, posted_at
)
SELECT 'CHARGE', 'INSURANCE', 'REVENUE', 100 + n % 97, {top} + n, {top} + n, 'encounter:' || {top} + n || ':line:'
    || {top} + n || ':charge', current_date - n % 300, '', now()
FROM generate_series(0, {waiting} - 1) n;

INSERT INTO ledger_openbalance (
    account, charge_line_id, encounter_id, coverage_id, amount
)
SELECT 'INSURANCE', {top} + n, {top} + n, {top} + n, 100 + n % 97
FROM generate_series(0, {waiting} - 1) n;

INSERT INTO clearinghouse_interchange (
    id, direction, kind, file_name, content, size, digest, control_number, state, problems, stored_at
)
SELECT {top} + r, 'IN', '835', 'waiting.x12', 'ISA', 3, 'waiting' || r, r::text, 'PROCESSED', '[]', now()
FROM generate_series(0, {waiting} / 1000 - 1) r;

INSERT INTO clearinghouse_transactionset (
    id, interchange_id, position, kind, version, control_number, group_control_number, digest, state,
    result, problems
)
SELECT {top} + r, {top} + r, 1, '835', '', r::text, r::text, '', 'DONE', '', '[]'
FROM generate_series(0, {waiting} / 1000 - 1) r;

INSERT INTO ledger_deposit (
    id, method, payer_id, trace, amount, received_on, source
)
SELECT {top} + r, 'EFT', {top} + r % 20, 'WAITING' || r, 50000, current_date - 20 - (r % 60)::int, 'remittance:' ||
    {top} + r
FROM generate_series(0, {waiting} / 1000 - 1) r;

INSERT INTO payments_remittance (
    id, transaction_set_id, payer_id, payer_name, originator_id, payee_npi, trace, method, amount, paid_on,
    state, run, explanation, unexplained, released_because, deposit_id, received_at, posted_at
)
SELECT {top} + r, {top} + r, {top} + r % 20, 'WAITING HEALTH', '1599999999', '', 'WAITING' || r, 'ACH', 50000,
    current_date - 20 - (r % 60)::int, 'IN_PART', 1, '', 0, '', {top} + r, now(), now()
FROM generate_series(0, {waiting} / 1000 - 1) r;

INSERT INTO payments_adjudication (
    id, remittance_id, position, segment, claim_id, claim_number, payer_claim_number, patient_name,
    member_id, status_code, forwarded_to, charged, paid, remark_codes, state, run, exception, explanation,
    settled_because, overpaid_because
)
SELECT {top} + n, {top} + n / 1000, n % 1000 + 1, 10 + n % 1000 * 4, {top} + n, 'W' || n, '', 'FULLWELL', '', '1', '',
    100 + n % 97, 50, '{{}}', CASE WHEN n % 2 = 0 THEN 'EXCEPTION' ELSE 'DISMISSED' END, 1, (ARRAY['UNMAPPED',
    'OVERPAID', 'NOT_FOUND', 'LINE_NOT_FOUND'])[n / 2 % 4 + 1], 'Measured.', CASE WHEN n % 2 = 0 THEN '' ELSE
    'Measured' END, ''
FROM generate_series(0, {waiting} - 1) n;

INSERT INTO payments_adjudicationline (
    id, adjudication_id, position, segment, charge_line_id, line_control_number, procedure, modifiers,
    submitted_procedure, charged, paid, remark_codes
)
SELECT {top} + n, {top} + n, 1, 11 + n % 1000 * 4, {top} + n, '', '99213', '{{}}', '', 100 + n % 97, 50, '{{}}'
FROM generate_series(0, {waiting} - 1) n;

INSERT INTO payments_adjustment (
    adjudication_id, line_id, segment, position, group_code, reason_code, amount
)
SELECT {top} + n, {top} + n, 12 + n % 1000 * 4, 1, 'OA', (300 + n / 8 % 40)::text, 50 + n % 97
FROM generate_series(0, {waiting} - 1) n;

INSERT INTO ledger_entry (
    kind, debit, credit, amount, deposit_id, source, effective_date, reason, posted_at
)
SELECT 'DEPOSIT', 'CASH', 'UNAPPLIED', d.amount, d.id, d.source || ':deposit', d.received_on, '', d.received_on
FROM ledger_deposit d
WHERE d.id >= {top} AND d.source LIKE 'remittance:%';

INSERT INTO ledger_openbalance (
    account, deposit_id, amount
)
SELECT 'UNAPPLIED', {top} + r, 50000
FROM generate_series(0, {waiting} / 1000 - 1) r;

INSERT INTO payments_provideradjustment (
    id, remittance_id, segment, position, code, reference, amount
)
SELECT {top} + n, {top} + n % ({waiting} / 1000), 9000 + n / 6, n % 6 + 1, (ARRAY['WO', 'FB', 'L6', 'CS'])[n % 4 +
    1], 'REF' || n, CASE WHEN n % 2 = 0 THEN -10 ELSE 10 END
FROM generate_series(0, {waiting} / 2 - 1) n;

INSERT INTO payments_provideritem (
    id, adjustment_id, payer_key, keys, amount, open, run, is_posted, by_hand
)
SELECT {top} + n, {top} + n, 'W' || n % 20, ARRAY['REF' || n], CASE WHEN n % 2 = 0 THEN -10 ELSE 10 END, CASE WHEN
    n % 6 = 5 THEN 0 WHEN n % 2 = 0 THEN -10 ELSE 10 END, 1, true, false
FROM generate_series(0, {waiting} / 2 - 1) n;

INSERT INTO payments_bankaccount (
    id, name, last_four, begins_on
)
SELECT {top}, 'Measured', '0001', current_date - 365;

INSERT INTO payments_bankline (
    id, account_id, number, posted_on, amount, text, trace, originator, ach_trace, check_number, typed_key, state,
    settled_because
)
SELECT {top} + n, {top}, n, current_date - n % 300, 100 + n % 900, 'DEPOSIT ' || n, '', '', '', '', gen_random_uuid(),
    CASE WHEN n % 10 = 0 THEN 'OPEN' ELSE 'MATCHED' END, ''
FROM generate_series(0, {waiting} - 1) n;

INSERT INTO payments_bankmatch (
    line_id, deposit_id, amount, how, made_at
)
SELECT {top} + (d.number % {waiting}), d.id, d.amount, 'CARD_DAY', now()
FROM (SELECT id, amount, row_number() OVER (ORDER BY id) AS number FROM ledger_deposit WHERE id BETWEEN {b} * 2 AND
    {top} - 1 AND received_on >= current_date - 365) d
WHERE d.number % 20 <> 0
