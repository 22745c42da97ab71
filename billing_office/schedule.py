"""When the worker does what: the whole clockwork of the office, sent by exactly one Celery beat."""

from datetime import timedelta
from typing import TypedDict

from celery.schedules import crontab, schedule


class Job(TypedDict):
    """One entry of Celery's beat schedule."""

    task: str
    schedule: crontab | schedule | timedelta


MINUTE = timedelta(minutes=1)
HALF_HOUR = timedelta(minutes=30)

SCHEDULE: dict[str, Job] = {
    "the worker is alive": {"task": "billing_office.health.heartbeat", "schedule": timedelta(seconds=30)},
    "ask payers about the coming visits": {"task": "encounters.tasks.sweep_eligibility", "schedule": crontab("0", "2")},
    "bring pended visits back": {"task": "coding.tasks.bring_back_pended", "schedule": crontab("0", "1")},
    "remind of queries without an answer": {"task": "coding.tasks.remind_of_queries", "schedule": crontab("30", "6")},
    "draw the visits that are coded twice": {"task": "coding.tasks.draw_qa_samples", "schedule": crontab("45", "0")},
    "send the questions about coverage": {"task": "patients.tasks.send_eligibility", "schedule": MINUTE},
    "read the notes that wait for codes": {"task": "coding.tasks.read_notes", "schedule": timedelta(seconds=20)},
    "send the claims that are ready": {"task": "claims.tasks.submit_ready", "schedule": HALF_HOUR},
    "put what is queued into the outboxes": {"task": "clearinghouse.tasks.deliver_queued", "schedule": MINUTE},
    "let the simulated payers answer": {"task": "clearinghouse.tasks.answer_as_sandbox", "schedule": MINUTE},
    "look into the inboxes": {"task": "clearinghouse.tasks.poll_inboxes", "schedule": MINUTE},
    "work the files that came in": {"task": "billing_office.tasks.process_stored", "schedule": MINUTE},
    "take up code releases whose worker was lost": {"task": "coding.tasks.resume_releases", "schedule": HALF_HOUR},
    "post the remittances that wait": {"task": "payments.tasks.post_waiting", "schedule": MINUTE},
    "match the bank's lines": {"task": "payments.tasks.match_bank_lines", "schedule": HALF_HOUR},
    "post answers that came too early": {"task": "payments.tasks.retry_early_answers", "schedule": HALF_HOUR},
    "use money on account": {"task": "payments.tasks.use_money_on_account", "schedule": crontab("15", "5")},
    "work the denials that a rule can work": {"task": "claims.tasks.work_denials", "schedule": crontab("30", "5")},
    "remind of claims without an answer": {"task": "claims.tasks.make_reminders", "schedule": crontab("0", "6")},
    "seal the days that are past": {"task": "ledger.tasks.seal_nightly", "schedule": crontab("15", "1")},
    "add up what is sealed": {"task": "reports.tasks.add_up_nightly", "schedule": crontab("45", "1")},
    "prove the books": {"task": "reports.tasks.verify_nightly", "schedule": crontab("0", "3")},
}
