"""The clockwork names only work that exists."""

import pytest

from billing_office.celery import app
from billing_office.schedule import SCHEDULE


@pytest.mark.parametrize("job", SCHEDULE)
def test_every_scheduled_job_is_a_task_that_the_worker_knows(job: str) -> None:
    app.loader.import_default_modules()
    assert SCHEDULE[job]["task"] in app.tasks
