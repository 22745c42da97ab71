"""Build the invented office: practice, places, providers, staff, payers and the line to the sandbox payer."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from clearinghouse.models import Connection
from clearinghouse.services import open_folder_connection
from patients.models import FilingCode, Payer
from practice.models import Location, Practice, Provider, Role, Staff
from x12 import npi_with_check_digit

PASSWORD_FILE = "demo-password"  # noqa: S105  (a file's name)
STREET = {"line1": "100 Cedar Hollow Rd", "city": "Columbus", "state": "OH", "zip_code": "432150001"}
TAXONOMY = "207Q00000X"
STAFF = (
    (Role.FRONT_DESK, "frontdesk", "Faye", "Counterly"),
    (Role.CODER, "coder", "Cora", "Codewell"),
    (Role.BILLER, "biller", "Bea", "Ledgerman"),
    (Role.MANAGER, "manager", "Mort", "Overlook"),
    (Role.PROVIDER, "provider", "Theo", "Exemplar"),
    (Role.AUDITOR, "auditor", "Ada", "Checkley"),
    (Role.ADMINISTRATOR, "admin", "Abel", "Keysmith"),
)
SECOND_CODER = ("coder2", "Colin", "Recheck")
# name, payer id, kind of plan, filing days, expected days, share of the patients
PAYERS = (
    ("Meridian Health", "60101", FilingCode.PPO, 180, 21, 30),
    ("Lakeshore Mutual", "60102", FilingCode.COMMERCIAL, 120, 24, 20),
    ("Blue Harbor", "60103", FilingCode.BLUE, 365, 21, 20),
    ("Medicare Part B", "60104", FilingCode.MEDICARE_B, 365, 21, 18),
    ("Ohio Medicaid", "60105", FilingCode.MEDICAID, 365, 28, 12),
)
SUPPLEMENT = ("Old Mutual Supplement", "60106", FilingCode.COMMERCIAL, 180, 24)


@dataclass(frozen=True)
class Office:
    """The invented office, as the days of work need it."""

    practice: Practice
    location: Location
    providers: list[Provider]
    staff: dict[Role, Staff]
    second_coder: Staff
    payers: list[Payer]
    supplement: Payer
    connection: Connection
    sandbox: Path


@transaction.atomic
def build(*, home: Path) -> Office:
    """
    Write the office into an empty database and its sign-ins' password into the data folder.

    Load the code sets first: `coding.load.load_all` is not part of this transaction.
    """
    practice = Practice.objects.create(
        legal_name="Cedar Hollow Family Medicine",
        npi=npi_with_check_digit("123456789"),
        ein="311234567",
        taxonomy=TAXONOMY,
        phone="6145550100",
        contact_name="Bea Ledgerman",
        **STREET,
        pay_to_line1="PO Box 100",
        pay_to_city="Columbus",
        pay_to_state="OH",
        pay_to_zip_code="432160001",
    )
    location = Location.objects.create(
        practice=practice, name="Cedar Hollow", place_of_service="11", clia="36D0000001", **STREET
    )
    staff, second_coder = _staff(home)
    connection = open_folder_connection(
        name="Sandbox payer",
        folder=Path("sandbox"),
        sender_id="CEDARHOLLOW",
        receiver_id="SANDBOX",
        receiver_name="SANDBOX CLEARINGHOUSE",
        is_sandbox=True,
    )
    return Office(
        practice=practice,
        location=location,
        providers=_providers(practice, staff[Role.PROVIDER]),
        staff=staff,
        second_coder=second_coder,
        payers=[_payer(connection, *row[:5]) for row in PAYERS],
        supplement=_payer(connection, *SUPPLEMENT),
        connection=connection,
        sandbox=settings.HOME / "sandbox",
    )


def _staff(home: Path) -> tuple[dict[Role, Staff], Staff]:
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    path = home / PASSWORD_FILE
    path.touch(mode=0o600)
    path.write_text(password + "\n")
    people = []
    for role, *named in (*STAFF, (Role.CODER, *SECOND_CODER)):
        username, first_name, last_name = named
        person = Staff(username=username, first_name=first_name, last_name=last_name, roles=[role])
        person.set_password(password)
        person.save()
        people.append(person)
    team = {row[0]: person for row, person in zip(STAFF, people, strict=False)}
    return team, people[-1]


def _providers(practice: Practice, signed_in: Staff) -> list[Provider]:
    people = (("Theo", "Exemplar", "MD", signed_in), ("Rosa", "Stencil", "DO", None), ("Hal", "Prototype", "MD", None))
    return [
        Provider.objects.create(
            practice=practice,
            staff=staff,
            first_name=first,
            last_name=last,
            credential=credential,
            npi=npi_with_check_digit(f"16795767{number}"),
            taxonomy=TAXONOMY,
        )
        for number, (first, last, credential, staff) in enumerate(people)
    ]


def _payer(connection: Connection, name: str, payer_id: str, filing_code: str, filing: int, expected: int) -> Payer:
    return Payer.objects.create(
        name=name,
        payer_id=payer_id,
        filing_code=filing_code,
        connection=connection,
        phone="8005550100",
        filing_days=filing,
        expected_days=expected,
    )
