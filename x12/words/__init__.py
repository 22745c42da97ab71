"""What the codes mean, in our own plain words, as a biller would say it."""

from __future__ import annotations

from x12.words import adjustments, eligibility, remarks, review, status_codes, statuses, syntax


def _say(words: dict[str, str], code: str) -> str:
    found = words.get(code) or words.get(code.lstrip("0"))
    return found or f"Code {code}, not in our list"


def carc(code: str) -> str:
    """Say why a payer adjusted a charge (CAS02)."""
    return _say(adjustments.CARC, code)


def rarc(code: str) -> str:
    """Say what a remark code of a remittance means (LQ02, MOA, MIA)."""
    return _say(remarks.RARC, code)


def adjustment_group(code: str) -> str:
    """Say who bears an adjustment (CAS01)."""
    return _say(adjustments.GROUPS, code)


def payment_status(code: str) -> str:
    """Say how a claim was processed (CLP02)."""
    return _say(adjustments.PAYMENT_STATUS, code)


def provider_adjustment(code: str) -> str:
    """Say what a provider-level adjustment is (PLB03)."""
    return _say(adjustments.PROVIDER_ADJUSTMENTS, code)


def claim_status_category(code: str) -> str:
    """Say what a claim status category means (STC01-1)."""
    return _say(statuses.CATEGORIES, code)


def claim_status_code(code: str) -> str:
    """Say what a claim status code is about (STC01-2)."""
    return _say(status_codes.STATUSES, code)


def entity(code: str) -> str:
    """Say whom a status is about (STC01-3)."""
    return _say(statuses.ENTITIES, code)


def claim_status(category: str, status: str, about: str = "") -> str:
    """Say a whole status, such as "Rejected: information is wrong. NPI of the entity (billing provider)"."""
    text = claim_status_category(category)
    if status:
        text += f". {claim_status_code(status)}"
    return f"{text} ({entity(about)})" if about else text


def rejection(code: str) -> str:
    """Say why a question about eligibility or authorization was not answered (AAA03)."""
    return _say(review.REJECTIONS, code)


def follow_up(code: str) -> str:
    """Say what to do about it (AAA04)."""
    return _say(eligibility.FOLLOW_UPS, code)


def benefit(code: str) -> str:
    """Say what a row of the eligibility answer is (EB01)."""
    return _say(eligibility.BENEFITS, code)


def service_type(code: str) -> str:
    """Say what kind of service a benefit is for (EB03)."""
    return _say(eligibility.SERVICE_TYPES, code)


def time_period(code: str) -> str:
    """Say what time an amount is for (EB06)."""
    return _say(eligibility.TIME_PERIODS, code)


def segment_error(code: str) -> str:
    """Say what is wrong with a segment (IK304)."""
    return _say(syntax.SEGMENT_ERRORS, code)


def element_error(code: str) -> str:
    """Say what is wrong with an element (IK403)."""
    return _say(syntax.ELEMENT_ERRORS, code)


def transaction_error(code: str) -> str:
    """Say what is wrong with a transaction (IK502)."""
    return _say(syntax.TRANSACTION_ERRORS, code)


def acknowledgment(code: str) -> str:
    """Say whether something was accepted (IK501, AK901, TA104)."""
    return _say(syntax.ACKNOWLEDGMENTS, code)


def interchange_error(code: str) -> str:
    """Say what is wrong with an interchange (TA105)."""
    return _say(syntax.INTERCHANGE_ERRORS, code)
