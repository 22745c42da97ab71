"""Whatever an office and its payers may say, written and read back: the same, and without a problem."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import x12
from tests.x12 import drawn, drawn_care

MESSAGES = {
    "270": drawn_care.eligibility_inquiries(),
    "271": drawn_care.eligibility_responses(),
    "276": drawn.status_inquiries(),
    "277": drawn.status_responses(),
    "277CA": drawn.claim_acknowledgments(),
    "278 request": drawn_care.review_requests(),
    "278 answer": drawn_care.review_responses(),
    "999": drawn.functional_acknowledgments(),
}


@pytest.mark.parametrize("kind", MESSAGES)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_message_of_the_office_reads_back_equal_and_has_no_error(kind, data):
    message = data.draw(MESSAGES[kind])
    text = x12.write(x12.enclose(message, sender="US", receiver="THEM", control_number=5, now=drawn.NOW))
    [transaction] = x12.read(text).transactions
    assert (transaction.kind, transaction.message) == (kind.split()[0], message)
    assert [str(problem) for problem in x12.check(transaction) if problem.severity == "error"] == []
    assert x12.write(x12.read(text)) == text
