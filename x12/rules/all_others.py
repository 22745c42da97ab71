"""All rules of the other messages and of the envelopes; importing this registers them."""

from x12.rules import (
    acknowledgments,
    eligibility,
    eligibility_answers,
    envelope,
    envelope_rules,
    remittance835,
    remittance835_claims,
    remittance835_dates,
    remittance835_lines,
    remittance835_provider,
    review278,
    review278_answers,
    status276,
    status277,
    status277ca,
    status277ca_totals,
)

MODULES = (
    acknowledgments,
    eligibility,
    eligibility_answers,
    envelope,
    envelope_rules,
    remittance835,
    remittance835_claims,
    remittance835_dates,
    remittance835_lines,
    remittance835_provider,
    review278,
    review278_answers,
    status276,
    status277,
    status277ca,
    status277ca_totals,
)
