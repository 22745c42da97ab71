"""Who may open which page: every address, as every role and as nobody."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse

from claims.models import Claim, Denial, FollowUp
from clearinghouse.models import Connection, Interchange, TransactionSet
from coding.models import ChargeLine, Diagnosis, ReleaseUpload
from encounters.models import Appointment, Encounter
from ledger.models import Deposit
from patients.models import Authorization, Coverage, EligibilityCheck, Guarantor, Patient, Payer
from payments.models import (
    Adjudication,
    ItemSettlement,
    KeyedClaim,
    KeyedRemittance,
    PostingRule,
    ProviderAdjustment,
    ProviderItem,
    Remittance,
)
from practice.checks import undeclared, views
from practice.models import Location, Practice, Provider, Role, Staff
from practice.permissions import Rule, allow, rule_of
from tests.builders import NOW, TODAY, a_staff

PK = 900
ADDRESS = {"line1": "1 Oak Ave", "city": "Dayton", "state": "OH", "zip_code": "454020001"}
# Words in addresses that are not numbers: each a value that its page knows.
WORDS = {"work": "CPT", "system": "CPT", "name": "99213", "procedure": "99213", "claim_number": "900"}
METHODS = ("GET", "POST")


@pytest.fixture
def one_of_everything(db: None) -> None:
    """An office in which every kind of row has the same number, so that every address leads somewhere."""
    practice = Practice.objects.create(
        pk=PK, legal_name="Cedar Hollow", npi="1234567893", ein="311234567", taxonomy="207Q00000X", phone="6145550100",
        contact_name="Billing", **ADDRESS,
    )  # fmt: skip
    Staff.objects.create(pk=PK, username="somebody", first_name="Sam", last_name="Body", roles=[Role.CODER])
    provider = Provider.objects.create(
        pk=PK, practice=practice, first_name="Theo", last_name="Exemplar", npi="1679576722", taxonomy="207Q00000X"
    )
    location = Location.objects.create(pk=PK, practice=practice, name="Main office", **ADDRESS)
    connection = Connection.objects.create(
        pk=PK, name="Sandbox", outbox="outbox", inbox="inbox", sender_id="US", receiver_id="THEM", receiver_name="Them"
    )
    interchange = Interchange.objects.create(
        pk=PK, connection=connection, direction="IN", file_name="a.x12", content=b"ISA", size=3, digest="d",
        state="PROCESSED", stored_at=NOW,
    )  # fmt: skip
    message = TransactionSet.objects.create(pk=PK, interchange=interchange, position=1, kind="835", state="DONE")
    _billing(_visit(provider, location), message)


def _visit(provider: Provider, location: Location) -> Encounter:
    payer = Payer.objects.create(pk=PK, name="Meridian Health", payer_id="60101")
    guarantor = Guarantor.objects.create(pk=PK, first_name="Gus", last_name="Samplewell", **ADDRESS)
    patient = Patient.objects.create(
        pk=PK, account_number="P-900", first_name="Iris", last_name="Samplewell", birth_date=TODAY, sex="F",
        guarantor=guarantor, **ADDRESS,
    )  # fmt: skip
    coverage = Coverage.objects.create(
        pk=PK, patient=patient, payer=payer, member_id="W1", starts_on=TODAY - timedelta(days=300)
    )
    Authorization.objects.create(pk=PK, coverage=coverage, number="AU-1", starts_on=TODAY, ends_on=TODAY)
    EligibilityCheck.objects.create(pk=PK, coverage=coverage, service_date=TODAY, trace="EB900", asked_at=NOW)
    Appointment.objects.create(
        pk=PK, patient=patient, provider=provider, location=location, starts_at=NOW, ends_at=NOW + timedelta(minutes=20)
    )
    encounter = Encounter.objects.create(
        pk=PK, number="E-900", patient=patient, provider=provider, location=location, service_date=TODAY,
        place_of_service="11", note="Seen.", signed_at=NOW, status="TO_CODE",
    )  # fmt: skip
    Diagnosis.objects.create(pk=PK, encounter=encounter, position=1, code="I10")
    ChargeLine.objects.create(pk=PK, encounter=encounter, position=1, procedure="99213", charge="150.00", pointers=[1])
    ReleaseUpload.objects.create(pk=PK, status="READY", uploaded_by_id=PK, uploaded_at=NOW)
    return encounter


def _billing(encounter: Encounter, message: TransactionSet) -> None:
    claim = Claim.objects.create(
        pk=PK, claim_number="900", encounter=encounter, coverage_id=PK, charged="150.00", opened_at=NOW, file_by=TODAY
    )
    Denial.objects.create(
        pk=PK, claim=claim, charge_line_id=PK, category="OTHER", group_code="CO", reason_code="16", amount="150.00",
        decided_on=TODAY, appeal_by=TODAY, source="900",
    )  # fmt: skip
    FollowUp.objects.create(pk=PK, claim=claim, reason="NO_ANSWER", due_date=TODAY, made_at=NOW)
    Deposit.objects.create(pk=PK, method="CHECK", amount="10.00", received_on=TODAY, source="900", patient_id=PK)
    remittance = Remittance.objects.create(
        pk=PK, transaction_set=message, trace="T900", method="CHK", amount="0.00", paid_on=TODAY, received_at=NOW
    )
    PostingRule.objects.create(pk=PK, payer_id=PK, changed_at=NOW)
    pair = ProviderAdjustment.objects.create(
        pk=PK, remittance=remittance, segment=9, position=1, code="WO", amount="5.00"
    )
    item = ProviderItem.objects.create(pk=PK, adjustment=pair, payer_key="1", amount="5.00", open="5.00")
    ItemSettlement.objects.create(pk=PK, item=item, way="COST", amount="1.00", at=NOW, undone_at=NOW)
    Adjudication.objects.create(
        pk=PK, remittance=remittance, position=1, segment=1, status_code="1", charged="150.00", paid="0.00",
        state="EXCEPTION", exception="NOT_FOUND",
    )  # fmt: skip
    keyed = KeyedRemittance.objects.create(
        pk=PK, started_by_id=PK, started_at=NOW, saved_by_id=PK, saved_at=NOW, typed={"amount": "5"}
    )
    KeyedClaim.objects.create(pk=PK, keyed=keyed, claim=claim, position=1)


def addresses() -> Iterator[tuple[str, str, Rule]]:
    """Every page of the office as (name, address, rule)."""
    for name, pattern in views():
        rule = rule_of(pattern.callback)
        assert rule is not None, f"{name} does not say who may use it"
        yield name, reverse(name, kwargs=_arguments(pattern)), rule


def _arguments(pattern: URLPattern) -> dict[str, object]:
    names = pattern.pattern.converters
    return {name: PK if type(way).__name__ == "IntConverter" else WORDS[name] for name, way in names.items()}


def answers(client: Client, address: str, method: str) -> HttpResponse:
    """What the office answers; whatever the request changed is undone."""
    with transaction.atomic():
        response: HttpResponse = client.generic(method, address)  # type: ignore[assignment]
        transaction.set_rollback(True)
    return response


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_its_pages_and_no_other(client: Client, one_of_everything: None, role: Role) -> None:
    client.force_login(a_staff(role))
    client.raise_request_exception = False
    wrong = []
    for name, address, rule in addresses():
        if name == "sign-out":
            continue
        for method in METHODS:
            status = answers(client, address, method).status_code
            may = rule.anybody or role in (rule.read if method == "GET" else rule.write)
            is_right = (status != 403 and (status < 500 or name == "readyz")) if may else status == 403
            if not is_right:
                wrong.append(f"{role}: {method} {name} answers {status}; it {'may' if may else 'may not'}")
    assert wrong == []


def test_nobody_opens_only_what_is_for_anybody(client: Client, one_of_everything: None) -> None:
    wrong = []
    for name, address, rule in addresses():
        for method in METHODS:
            response = answers(client, address, method)
            to_the_door = response.status_code == 302 and response["Location"].startswith(reverse("sign-in"))
            if not (rule.anybody or to_the_door or response.status_code == 403):
                wrong.append(f"{method} {name} answers {response.status_code}")
    assert wrong == []


def test_only_the_door_and_the_health_pages_are_for_anybody() -> None:
    for_anybody = {name for name, _, rule in addresses() if rule.anybody}
    assert for_anybody == {"sign-in", "sign-out", "unlock", "livez", "readyz"}


def test_a_page_that_does_not_say_who_may_use_it_is_closed_and_reported(client: Client) -> None:
    def forgotten(request: HttpRequest) -> HttpResponse:
        return HttpResponse("secret")

    assert rule_of(forgotten) is None
    assert undeclared("forgotten", forgotten).id == "practice.E001"


def test_an_auditor_reads_and_does_not_act() -> None:
    @allow(Role.BILLER)
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse("")

    rule = rule_of(page)
    auditor = Staff(username="a", roles=[Role.AUDITOR])
    assert rule is not None
    assert (rule.permits(auditor, "GET"), rule.permits(auditor, "POST")) == (True, False)


def test_a_person_who_left_may_not_go_on(client: Client, db: None) -> None:
    person = a_staff(Role.BILLER)
    client.force_login(person)
    assert client.get(reverse("home")).status_code == 200
    Staff.objects.filter(pk=person.pk).update(is_active=False)
    assert client.get(reverse("home")).status_code == 302


def test_pages_are_not_kept_by_caches(client: Client, db: None) -> None:
    client.force_login(a_staff(Role.FRONT_DESK))
    assert client.get(reverse("home"))["Cache-Control"] == "no-store"
