-- An office with many claims in its books; bench/full_office.py fills in what stands in braces.
-- Claim n has visit n, lines 3n to 3n + 2 and the patient n modulo the number of patients; remittance n / 500 answers it.

INSERT INTO patients_patient (
    id, account_number, first_name, middle_name, last_name, suffix, birth_date, sex, phone, email, line1,
    line2, city, state, zip_code
)
SELECT {b} + n, 'F-' || n, 'Pat', '', 'Fullwell' || n, '', date '1960-01-01' + n % 20000, 'U', '', '', '1 Oak Ave', '', 'Dayton', 'OH', '45402'
FROM generate_series(0, {patients} - 1) n;

INSERT INTO patients_coverage (
    id, patient_id, payer_id, priority, member_id, group_number, plan_name, relationship,
    subscriber_first_name, subscriber_last_name, subscriber_sex, starts_on
)
SELECT {b} + n, {b} + n, {payer}, 1, 'F' || n, '', '', '18', '', '', '', date '2015-01-01'
FROM generate_series(0, {patients} - 1) n;

INSERT INTO encounters_encounter (
    id, number, patient_id, provider_id, location_id, service_date, place_of_service, note, status,
    on_hold_because, referring_first_name, referring_last_name, referring_npi, accident, accident_state,
    signed_at, released_at
)
SELECT c.id, 'F-' || c.n, c.patient, {provider}, {location}, c.day, '11', 'Seen.', 'RELEASED', '', '', '', '',
    '', '', c.day, c.day
FROM {claims_of};

INSERT INTO coding_chargeline (
    id, encounter_id, position, procedure, modifiers, units, charge, pointers, ndc, ndc_unit, place_of_service
)
SELECT {line}, c.id, l.p, l.code, '{{}}', 1, l.charge, '{{1}}', '', '', ''
FROM {claims_of}, {lines_of};

INSERT INTO claims_claim (
    id, claim_number, encounter_id, coverage_id, status, charged, payer_claim_number, opened_at, sent_at,
    file_by, prior_payers
)
SELECT c.id, 'F' || c.n, c.id, c.patient, CASE WHEN {answered} THEN 'CLOSED' ELSE 'SENT' END, {total}, CASE WHEN
    {answered} THEN 'FICN' || c.n ELSE '' END, c.day, c.day + 1, c.day + 180, '[]'
FROM {claims_of};

INSERT INTO claims_claimevent (
    claim_id, before, after, why, at
)
SELECT c.id, e.before, e.after, 'Measured', {now}
FROM {claims_of}, (VALUES ('READY', 'SENT'), ('SENT', 'ANSWERED'), ('ANSWERED', 'CLOSED')) e (before, after)
WHERE {answered} OR e.after = 'SENT';

INSERT INTO clearinghouse_interchange (
    id, direction, kind, file_name, content, size, digest, control_number, state, problems, stored_at
)
SELECT {b} + n, 'IN', '835', 'full.x12', 'ISA', 3, 'full' || n, n::text, 'PROCESSED', '[]', now()
FROM generate_series(0, {claims} / {file}) n;

INSERT INTO clearinghouse_transactionset (
    id, interchange_id, position, kind, version, control_number, group_control_number, digest, state,
    result, problems
)
SELECT {b} + n, {b} + n, 1, '835', '', n::text, n::text, '', 'DONE', '', '[]'
FROM generate_series(0, {claims} / {file}) n;

INSERT INTO ledger_deposit (
    id, method, payer_id, trace, amount, received_on, source
)
SELECT {b} + n, 'EFT', {payer}, 'FULL' || n, {paid} * {file} * 19 / 20, current_date - 10, 'remittance:' || {b}
    + n
FROM generate_series(0, {claims} / {file} - 1) n;

INSERT INTO ledger_deposit (
    id, method, patient_id, trace, amount, received_on, source
)
SELECT {b} * 2 + c.n, 'CARD', c.patient, '', 15, c.day + 40, 'desk:full-' || c.n
FROM {claims_of}
WHERE {paid_by_patient};

INSERT INTO payments_remittance (
    id, transaction_set_id, payer_id, payer_name, originator_id, payee_npi, trace, method, amount, paid_on,
    state, run, explanation, unexplained, released_because, deposit_id, received_at, posted_at
)
SELECT {b} + n, {b} + n, {payer}, 'BENCH HEALTH', '1512345678', '', 'FULL' || n, 'ACH', {paid} * {file} * 19 /
    20, current_date - 10, 'POSTED', 1, '', 0, '', {b} + n, now(), now()
FROM generate_series(0, {claims} / {file} - 1) n;

INSERT INTO payments_adjudication (
    id, remittance_id, position, segment, claim_id, claim_number, payer_claim_number, patient_name,
    member_id, status_code, forwarded_to, charged, paid, remark_codes, state, run, exception, explanation,
    settled_at, settled_because, overpaid_because
)
SELECT c.id, c.remittance, c.n % {file} + 1, {segment}, c.id, 'F' || c.n, 'FICN' || c.n, '', '', '1', '',
    {total}, {paid}, '{{}}', 'POSTED', 1, '', '', {now}, '', ''
FROM {claims_of}
WHERE {answered};

INSERT INTO payments_adjudicationline (
    id, adjudication_id, position, segment, charge_line_id, line_control_number, procedure, modifiers,
    submitted_procedure, charged, paid, remark_codes
)
SELECT {line}, c.id, l.p, {segment} + l.p * 3 - 2, {line}, 'L' || {line}, l.code, '{{}}', '', l.charge, l.charge
    - 20, '{{}}'
FROM {claims_of}, {lines_of}
WHERE {answered};

INSERT INTO payments_adjustment (
    adjudication_id, line_id, segment, position, group_code, reason_code, amount
)
SELECT c.id, {line}, {segment} + l.p * 3 - 1 + a.k, 1, a.grp, a.reason, a.amount
FROM {claims_of}, {lines_of}, (VALUES (0, 'CO', '45', 15), (1, 'PR', '3', 5)) a (k, grp, reason, amount)
WHERE {answered};

INSERT INTO ledger_entry (
    kind, debit, credit, amount, charge_line_id, coverage_id, source, effective_date, reason, posted_at
)
SELECT 'CHARGE', 'INSURANCE', 'REVENUE', l.charge, {line}, c.patient, 'encounter:' || c.id || ':line:' || {line}
    || ':charge', c.day, '', c.day
FROM {claims_of}, {lines_of};

INSERT INTO ledger_entry (
    kind, debit, credit, amount, deposit_id, source, effective_date, reason, posted_at
)
SELECT 'DEPOSIT', 'CASH', 'UNAPPLIED', d.amount, d.id, d.source || ':deposit', d.received_on, '', d.received_on
FROM ledger_deposit d
WHERE d.id >= {b};

INSERT INTO ledger_entry (
    kind, debit, credit, amount, charge_line_id, coverage_id, deposit_id, source, effective_date, reason,
    posted_at
)
SELECT e.kind, e.debit, 'INSURANCE', coalesce(e.amount, l.charge - 20), {line}, c.patient, c.remittance, {head}
    || replace(e.source, '?', ({segment} + l.p * 3 - 2 + e.k)::text), c.day + 20, e.reason, {now}
FROM {claims_of}, {lines_of}, (VALUES ('PAYMENT', 'UNAPPLIED', NULL, 0, ':svc:?:paid', ''), ('ADJUSTMENT',
    'CONTRACTUAL', 15, 1, ':cas:?:1', 'CO 45'), ('TRANSFER', 'PATIENT', 5, 2, ':cas:?:1', 'PR 3')) e (kind,
    debit, amount, k, source, reason)
WHERE {answered};

INSERT INTO ledger_entry (
    kind, debit, credit, amount, charge_line_id, deposit_id, source, effective_date, reason, posted_at
)
SELECT 'PAYMENT', 'UNAPPLIED', 'PATIENT', 5, {line}, {b} * 2 + c.n, 'desk:full-' || c.n || ':line:' || {line},
    c.day + 40, '', c.day + 40
FROM {claims_of}, {lines_of}
WHERE {paid_by_patient};

INSERT INTO ledger_openbalance (
    account, charge_line_id, encounter_id, coverage_id, amount
)
SELECT 'INSURANCE', {line}, c.id, c.patient, l.charge
FROM {claims_of}, {lines_of}
WHERE NOT {answered};

INSERT INTO ledger_openbalance (
    account, charge_line_id, encounter_id, amount
)
SELECT 'PATIENT', {line}, c.id, 5
FROM {claims_of}, {lines_of}
WHERE {answered} AND NOT {paid_by_patient};

INSERT INTO ledger_seal (
    day, entries, last_entry_id, total, previous_hash, hash, sealed_at
)
SELECT current_date - 1 - k, 0, (SELECT max(id + 0) FROM ledger_entry), 0, md5('s' || k + 1) || md5('t' || k + 1),
    md5('s' || k) || md5('t' || k), now()
FROM generate_series(0, 365) k;
