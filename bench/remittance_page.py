"""How fast a page of 500 claims of a remittance is drawn, against the same cells drawn plainly from one query."""

from collections.abc import Iterator
from html import escape

from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from bench import Result, beside
from bench.posting_full import A_PAGE, PAGE_MS, PAGES_AS_IN_TESTS, a_posted_remittance, a_waiting_remittance
from payments.models import Remittance
from practice.models import Role, Staff

ROUNDS = 15
FLOOR = "the same cells plainly from one query"
CELLS = """
    SELECT claim.claim_number, patient.last_name, patient.first_name, one.charged, one.paid, one.charged - one.paid,
           one.charged, one.paid, one.state
      FROM payments_adjudication one
      JOIN claims_claim claim ON claim.id = one.claim_id
      JOIN encounters_encounter visit ON visit.id = claim.encounter_id
      JOIN patients_patient patient ON patient.id = visit.patient_id
     WHERE one.remittance_id = %s
     ORDER BY one.position
"""


def run() -> Iterator[Result]:
    """Open the page of a remittance of 500 claims that is posted, and of one that is to be posted."""
    remittances = {"posted": a_posted_remittance(), "to post": a_waiting_remittance()}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as autovacuum does it in an office that runs
    client = Client()
    client.force_login(Staff.objects.create(username="bench", roles=[Role.BILLER, Role.MANAGER]))
    with override_settings(**PAGES_AS_IN_TESTS):
        for name, remittance in remittances.items():
            ours, floor = _seconds(client, remittance)
            what = f"page of {A_PAGE} claims, {name}"
            yield Result(what, ours * 1000, floor * 1000, "ms", FLOOR, at_most=PAGE_MS)


def _seconds(client: Client, remittance: Remittance) -> tuple[float, float]:
    address = reverse("payments:remittance", args=[remittance.pk])
    client.get(address)  # the first request reads templates
    return beside(ROUNDS, lambda: client.get(address), lambda: _plain(remittance))


def _plain(remittance: Remittance) -> str:
    with connection.cursor() as cursor:
        cursor.execute(CELLS, [remittance.pk])
        rows = cursor.fetchall()
    cells = ("".join(f"<td>{escape(str(value))}</td>" for value in row) for row in rows)
    return "".join(f"<tr>{row}</tr>" for row in cells)
