"""What the stories about the bank start from: an account, statements as banks write them, lines, and money expected."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from uuid import uuid4

from clearinghouse.models import Interchange, TransactionSet
from ledger.models import Deposit
from ledger.post import open_deposit
from payments.bank.statements import open_account, store, take_in, type_line
from payments.models import BankAccount, BankLine, BankStatement, Remittance
from tests.builders import NOW, TODAY, a_patient

BANK = Path(__file__).parent.parent / "examples" / "bank"
_SERIAL = count(1)


def an_account(*, last_four: str = "6789", begins_on: date = date(2026, 1, 1)) -> BankAccount:
    return open_account(name=f"Operating {next(_SERIAL)}", last_four=last_four, begins_on=begins_on)


def a_file(name: str) -> bytes:
    """One of the statements in the folder of examples."""
    return (BANK / name).read_bytes()


def stored(content: bytes, *, account: BankAccount | None = None, file_name: str = "statement.csv") -> BankStatement:
    return store(account=account or an_account(), content=content, file_name=file_name, by=None, now=NOW)


def taken_in(content: bytes, *, account: BankAccount | None = None) -> BankStatement:
    """A statement stored and confirmed."""
    statement = stored(content, account=account)
    take_in(statement=statement, date_format="", by=None, now=NOW)
    return statement


def a_line(
    amount: str = "100.00",
    *,
    account: BankAccount | None = None,
    text: str = "ACH CREDIT",
    trace: str = "",
    check_number: str = "",
    posted_on: date = TODAY,
) -> BankLine:
    """A line that a person typed."""
    account = account or BankAccount.objects.first() or an_account()
    return type_line(
        account=account, posted_on=posted_on, amount=Decimal(amount), text=text, trace=trace,
        check_number=check_number, key=uuid4(), by=None,
    )  # fmt: skip


def a_remittance(
    amount: str = "100.00",
    *,
    trace: str = "EFT000123",
    method: str = "ACH",
    paid_on: date = TODAY,
    originator: str = "1512345678",
    state: str = "HELD",
) -> Remittance:
    """A remittance that is not posted; whether it is does not matter to the bank."""
    number = next(_SERIAL)
    interchange = Interchange.objects.create(
        direction="IN", file_name="a.x12", content=b"ISA", size=3, digest=f"d{number}", state="PROCESSED", stored_at=NOW
    )
    message = TransactionSet.objects.create(interchange=interchange, position=1, kind="835", state="DONE")
    return Remittance.objects.create(
        transaction_set=message, payer_name="MERIDIAN HEALTH", originator_id=originator, trace=trace, method=method,
        amount=Decimal(amount), paid_on=paid_on, state=state, received_at=NOW,
    )  # fmt: skip


def a_deposit(
    amount: str = "20.00", *, method: str = "CARD", received_on: date = TODAY - timedelta(days=1), trace: str = ""
) -> Deposit:
    """Money that a patient gave at the desk."""
    deposit = Deposit(
        method=method, patient=a_patient(), trace=trace, amount=Decimal(amount), received_on=received_on,
        source=f"desk:{next(_SERIAL)}",
    )  # fmt: skip
    return open_deposit(deposit, by=None, now=NOW)
