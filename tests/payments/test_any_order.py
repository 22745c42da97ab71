"""
The books are true after every step, in any order of what payers, patients and the office do.

The machine in `any_order` draws the steps, and keeps a second set of books beside the product's.  The normal run draws
the same steps each time; `make any-order EXAMPLES=500 STEPS=30` draws others, as many as there is time for.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.payments.any_order.bank import Bank
from tests.payments.any_order.giving_up import GivingUp
from tests.payments.any_order.months import Months
from tests.payments.any_order.provider_level import ProviderLevel
from tests.payments.any_order.refunds import Refunds

ASKED = os.environ.get("ANY_ORDER", "")
EXAMPLES, STEPS = (int(number) for number in (ASKED or "20x14").split("x"))


class Money(ProviderLevel, Bank, Refunds, GivingUp, Months):
    """Everything that can happen to money."""


# A step takes a tenth of a second, so that a failure is shown as it was found: to make it shorter would take minutes.
@pytest.mark.django_db
def test_whatever_happens_in_whatever_order_the_books_are_true():
    run_state_machine_as_test(
        Money,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=STEPS, derandomize=not ASKED, phases=[Phase.generate],
            deadline=None, database=None, suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
