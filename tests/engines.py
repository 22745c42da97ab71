"""
The engines of the tests, loaded by pytest before Django's settings are.

PostgreSQL and Redis run over one throw-away folder that all xdist workers share; each worker has a database of its own.
DATABASE_URL and REDIS_URL are used when they are set.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from billing_office.embedded import throw_away

_running = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Start the engines, once, in the process that the workers are started from."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _running.enter_context(throw_away())
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Stop the engines and remove their folder."""
    _running.close()
