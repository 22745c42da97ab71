-- What waits for coders and what is done in a large office; bench/coding_queue.py fills in what stands in braces.
-- Patient, plan and visit n are numbered {b} + n; visits from {done} on wait.  Of a hundred that wait five are on hold,
-- four have a coder, thirty have lines; done ones have three lines each.

INSERT INTO patients_payer (
    id, name, payer_id, filing_code, phone, filing_days, corrected_days, appeal_days, expected_days, member_id_pattern,
    authorization_codes, answers_eligibility, is_active
)
SELECT {b} + k, 'Queue Health ' || k, 'Q' || k, 'CI', '', 90 + 30 * (k % 10), 180, 180, 30, '', '{{}}', false, true
FROM generate_series(0, 19) k;

INSERT INTO practice_provider (
    id, practice_id, first_name, last_name, credential, npi, taxonomy, is_active
)
SELECT {b} + k, {practice}, 'Queue', 'Provider ' || k, '', (1000000000 + k)::text, '207Q00000X', true
FROM generate_series(0, 11) k;

INSERT INTO patients_patient (
    id, account_number, first_name, middle_name, last_name, suffix, birth_date, sex, phone, email, line1,
    line2, city, state, zip_code
)
SELECT {b} + n, 'Q-' || n, 'Pat', '', 'Queued' || n, '', date '1960-01-01' + n % 20000, 'U', '', '', '1 Oak Ave', '', 'Dayton', 'OH', '45402'
FROM generate_series(0, {patients} - 1) n;

INSERT INTO patients_coverage (
    id, patient_id, payer_id, priority, member_id, group_number, plan_name, relationship,
    subscriber_first_name, subscriber_last_name, subscriber_sex, starts_on
)
SELECT {b} + n, {b} + n, {b} + n % 20, 1, 'Q' || n, '', '', '18', '', '', '', date '2015-01-01'
FROM generate_series(0, {patients} - 1) n;

INSERT INTO encounters_encounter (
    id, number, patient_id, provider_id, location_id, service_date, place_of_service, note, status,
    on_hold_because, coder_id, referring_first_name, referring_last_name, referring_npi, accident, accident_state,
    signed_at, released_at
)
SELECT {b} + n, 'Q-' || n, {b} + n % {patients}, {b} + n % 12, {location},
    CASE WHEN n < {done} THEN current_date - 3 - (n::bigint * 900 / {done})::int ELSE current_date - n % 60 END,
    '11', 'Seen for follow-up of diabetes and high blood pressure.',
    CASE WHEN n < {done} THEN 'RELEASED' ELSE 'TO_CODE' END,
    CASE WHEN n >= {done} AND n % 20 = 7 THEN 'Note is incomplete' ELSE '' END,
    CASE WHEN n >= {done} AND n % 25 = 3 THEN {coder} END,
    '', '', '', '', '', now(), CASE WHEN n < {done} THEN now() END
FROM generate_series(0, {done} + {waiting} - 1) n;

INSERT INTO coding_chargeline (
    encounter_id, position, procedure, modifiers, units, charge, pointers, ndc, ndc_unit, place_of_service
)
SELECT {b} + n, p, (ARRAY['99214', '93000', '36415'])[p], '{{}}', 1, 40 + n % 97, '{{1}}', '', '', ''
FROM generate_series(0, {done} + {waiting} - 1) n, generate_series(1, 3) p
WHERE n < {done} OR n % 10 < 3;

INSERT INTO coding_diagnosis (
    encounter_id, position, code
)
SELECT {b} + n, p, (ARRAY['E119', 'I10'])[p]
FROM generate_series(0, {done} + {waiting} - 1) n, generate_series(1, 2) p
WHERE n < {done} OR n % 10 < 3;
