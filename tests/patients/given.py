"""What the stories about coverage start from: a payer that can be asked, and 271 files as a payer writes them."""

from datetime import date
from pathlib import Path
from typing import Any

import x12
from clearinghouse.models import Connection, Interchange, TransactionSet
from clearinghouse.processing import process
from clearinghouse.services import open_folder_connection, receive
from patients.eligibility import take_in
from patients.models import Coverage, EligibilityCheck, Patient, Payer
from tests.builders import NOW, a_coverage, a_patient, a_payer

VISIT = date(2026, 11, 18)


def a_connection(folder: Path, *, name: str = "Sandbox payer") -> Connection:
    return open_folder_connection(
        name=name,
        folder=folder,
        sender_id="CEDARHOLLOW",
        receiver_id="SANDBOX",
        receiver_name="SANDBOX",
        is_sandbox=True,
    )


def a_payer_to_ask(connection: Connection, *, name: str = "Meridian Health") -> Payer:
    payer = a_payer(name=name)
    payer.connection = connection
    payer.save()
    return payer


def a_plan(payer: Payer, *, patient: Patient | None = None, **given: object) -> Coverage:
    coverage = a_coverage(patient=patient or a_patient(), payer=payer)
    for name, value in given.items():
        setattr(coverage, name, value)
    coverage.save()
    return coverage


def a_benefit(code: str, types: tuple[str, ...] = ("30",), **given: Any) -> x12.Benefit:
    return x12.Benefit(code=code, service_types=list(types), **given)


def an_answer(
    trace: str, *, benefits: tuple[x12.Benefit, ...] = (), rejections: tuple[str, ...] = (), dates: tuple = ()
) -> x12.SubscriberBenefits:
    return x12.SubscriberBenefits(
        traces=[x12.Trace(kind="2", number=trace, originator="9123456789")],
        name=x12.Insured(
            name="SAMPLEWELL",
            first_name="IRIS",
            id="W123456789",
            rejections=[x12.Rejection(reason=reason, follow_up="C") for reason in rejections],
            dates=[x12.DatedPeriod(qualifier=kind, period=period) for kind, period in dates],
        ),
        benefits=list(benefits),
    )


def a_271(*answers: x12.SubscriberBenefits, reference: str = "", refused: str = "") -> x12.EligibilityResponse:
    asker = x12.Asker(name="CEDAR HOLLOW", id="1234567893")
    return x12.EligibilityResponse(
        reference=reference,
        date=NOW.date(),
        time=NOW.time(),
        sources=[
            x12.SourceBenefits(
                rejections=[x12.Rejection(reason=refused, follow_up="R")] if refused else [],
                name=x12.Source(name="MERIDIAN HEALTH", id="60101"),
                receivers=[x12.ReceiverBenefits(name=asker, subscribers=list(answers))] if answers else [],
            )
        ],
    )


def arrives(message: x12.EligibilityResponse, *, control_number: int = 1) -> TransactionSet:
    """The 271 comes in over the wire and is worked through."""
    interchange = x12.enclose(
        message, sender="SANDBOX", receiver="CEDARHOLLOW", control_number=control_number, now=NOW, usage="T"
    )
    stored = receive(content=x12.write(interchange).encode(), file_name="271.x12", connection=None, now=NOW)
    processed: Interchange = process(interchange=stored, handlers={"271": take_in}, now=NOW)
    return processed.transaction_sets.get()


def answered(check: EligibilityCheck) -> EligibilityCheck:
    check.refresh_from_db()
    return check
