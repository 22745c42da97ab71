"""In an office of simulators a claim can be tried out from release to payment in one sitting."""

from pathlib import Path

import pytest
from django.test import Client

from billing_office.simulation import RealPartners, play
from claims.models import Claim
from clearinghouse.models import Connection
from clearinghouse.sandbox.members import member_id_for
from patients.models import Coverage
from payments.models import Remittance
from practice.models import Role
from tests.builders import NOW, a_coverage, a_patient, a_staff
from tests.claims.given import a_claim, a_connected_payer

pytestmark = pytest.mark.django_db


def a_ready_claim(folder: Path) -> Claim:
    coverage: Coverage = a_coverage(patient=a_patient(), payer=a_connected_payer(folder), member_id=member_id_for(1, 5))
    return a_claim(folder, coverage=coverage)


def test_a_ready_claim_is_sent_answered_and_posted_at_once(tmp_path: Path) -> None:
    claim = a_ready_claim(tmp_path)
    played = play(by=None, now=NOW)
    claim.refresh_from_db()
    assert claim.status in {Claim.Status.ANSWERED, Claim.Status.CLOSED}
    assert (played.sent, played.posted) == (1, 1)
    assert Remittance.objects.get().state == Remittance.State.POSTED


def test_playing_twice_changes_nothing_more(tmp_path: Path) -> None:
    a_ready_claim(tmp_path)
    play(by=None, now=NOW)
    again = play(by=None, now=NOW)
    assert (again.sent, again.answered, again.posted) == (0, 0, 0)


def test_an_office_with_a_real_partner_is_never_played(tmp_path: Path, client: Client) -> None:
    claim = a_ready_claim(tmp_path)
    Connection.objects.update(is_sandbox=False)
    with pytest.raises(RealPartners):
        play(by=None, now=NOW)
    client.force_login(a_staff(Role.BILLER))
    assert "simulated payers answer" not in client.get("/interchanges/").content.decode()
    told = client.post("/interchanges/simulate/", follow=True).content.decode()
    assert "One of the partners is real." in told
    claim.refresh_from_db()
    assert claim.status == Claim.Status.READY
