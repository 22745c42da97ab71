"""The head of an 835: the payment, its trace, the payer and the payee."""

from __future__ import annotations

from decimal import Decimal

from x12.messages.remittance835 import Payee, Payer, Remittance
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import TAX_ID, is_npi

ZERO = Decimal(0)
PAIRS = (
    (6, "sender_bank_qualifier", "sender_bank"),
    (8, "sender_account_qualifier", "sender_account"),
    (12, "receiver_bank_qualifier", "receiver_bank"),
    (14, "receiver_account_qualifier", "receiver_account"),
)
CHECK = "CHK"
ROUTING_LENGTH = 9
FAR = 180


def is_originator(text: str) -> bool:
    """Tell whether a text is 1 and a tax id, as in TRN03 and BPR10."""
    return text[:1] == "1" and TAX_ID.fullmatch(text[1:]) is not None


def is_routing_number(text: str) -> bool:
    """Tell whether a text is the number of a US bank: nine digits, weighted 3, 7, 1, with a sum that 10 divides."""
    if len(text) != ROUTING_LENGTH or not (text.isascii() and text.isdigit()):
        return False
    return sum(int(digit) * (3, 7, 1)[place % 3] for place, digit in enumerate(text)) % 10 == 0


@rule(
    "BPR02-NEGATIVE",
    Remittance,
    snip=4,
    source="X221 BPR02, RFI 1604: a negative balance is carried forward instead",
    what="The payment is negative.",
    remedy="Ask the payer to carry the balance forward with PLB FB, and hold the posting.",
)
def payment_is_not_negative(remittance: Remittance, around: Around) -> Spots:
    """BPR02 is zero or more; what is owed to the payer goes forward as FB."""
    if remittance.amount < 0:
        yield here(remittance, "BPR", 2)


@rule(
    "BPR-NON-AMOUNT",
    Remittance,
    snip=4,
    source="X221 BPR04",
    what="The payment says that no money moves (NON), but its amount is not zero.",
    remedy="Look for the deposit at the bank before posting, and ask the payer how it was paid.",
)
def no_payment_has_no_amount(remittance: Remittance, around: Around) -> Spots:
    """BPR04 NON goes with BPR02 zero."""
    if remittance.method == "NON" and remittance.amount:
        yield here(remittance, "BPR", 4)


@rule(
    "BPR-NOTICE-AMOUNT",
    Remittance,
    snip=4,
    source="X221 BPR01",
    what="The file is only a notice (H), but its amount is not zero.",
    remedy="Look for the deposit at the bank before posting.",
    severity="warning",
)
def notice_has_no_amount(remittance: Remittance, around: Around) -> Spots:
    """BPR01 H is a notification without a payment."""
    if remittance.handling == "H" and remittance.amount:
        yield here(remittance, "BPR", 1)


@rule(
    "BPR-PAYMENT-ONLY",
    Remittance,
    snip=4,
    source="X221 BPR01",
    what="The file tells a bank to pay (D) instead of telling the office what was paid.",
    remedy="Ask the payer why the order to the bank came to you; do not post it twice.",
    severity="warning",
)
def file_is_for_the_provider(remittance: Remittance, around: Around) -> Spots:
    """BPR01 D makes a payment without the remittance."""
    if remittance.handling == "D":
        yield here(remittance, "BPR", 1)


@rule(
    "BPR-PRENOTE-AMOUNT",
    Remittance,
    snip=4,
    source="X221 BPR01, NACHA prenotification",
    what="The file is a test of the bank account (P), but its amount is not zero.",
    remedy="Look for the deposit at the bank before posting.",
    severity="warning",
)
def prenote_has_no_amount(remittance: Remittance, around: Around) -> Spots:
    """BPR01 P announces future transfers; no money moves yet."""
    if remittance.handling == "P" and remittance.amount:
        yield here(remittance, "BPR", 1)


@rule(
    "BPR-DEBIT",
    Remittance,
    snip=4,
    source="X221 BPR03",
    what="The payer takes money from the office's account instead of paying.",
    remedy="Check the agreement with the payer and the bank statement before posting.",
    severity="warning",
)
def payment_is_a_credit(remittance: Remittance, around: Around) -> Spots:
    """BPR03 D is a debit, which needs an agreement."""
    if remittance.credit_or_debit == "D":
        yield here(remittance, "BPR", 3)


@rule(
    "BPR-ACH-BANKS",
    Remittance,
    snip=4,
    source="X221 BPR05 to BPR15, CORE 370",
    what="The payment goes by ACH, but its format, originator or receiving account is missing.",
    remedy="Match the deposit by its trace number and amount; ask the payer to fill BPR05, BPR10, BPR13 and BPR15.",
    severity="warning",
)
def ach_names_the_account(remittance: Remittance, around: Around) -> Spots:
    """An ACH payment has its format, its originator and the account that it goes to."""
    if remittance.method != "ACH":
        return
    needed = {
        5: remittance.payment_format,
        10: remittance.originator,
        13: remittance.receiver_bank,
        15: remittance.receiver_account,
    }
    element = next((number for number, value in needed.items() if not value), 0)
    if element:
        yield here(remittance, "BPR", element)


@rule(
    "BPR-BANKS-SUPERFLUOUS",
    Remittance,
    snip=4,
    source="X221 BPR06 to BPR15: for payments from bank to bank",
    what="Bank accounts are named, but the payment is a check.",
    remedy="Look for the money both in the mail and in the bank.",
    severity="warning",
)
def banks_are_of_transfers(remittance: Remittance, around: Around) -> Spots:
    """A check needs no accounts."""
    if remittance.method == CHECK and (remittance.sender_bank or remittance.receiver_bank):
        yield here(remittance, "BPR", 4)


@rule(
    "BPR-BANK-PAIR",
    Remittance,
    snip=1,
    source="X12.22 BPR syntax notes P0607, C0809, P1213, C1415",
    what="A bank or account number and its qualifier do not come together.",
    remedy="Send both or neither.",
    ack="2",
)
def bank_numbers_have_qualifiers(remittance: Remittance, around: Around) -> Spots:
    """A qualifier and its number stand together; an account number may stand without."""
    for element, kind, number in PAIRS:
        qualifier, value = getattr(remittance, kind), getattr(remittance, number)
        if qualifier and not value:
            yield here(remittance, "BPR", element + 1)
        elif value and not qualifier and element in (6, 12):
            yield here(remittance, "BPR", element)


@rule(
    "BPR-ROUTING-NUMBER",
    Remittance,
    snip=5,
    source="X221 BPR06/07 and BPR12/13 code 01, ABA routing numbers",
    what="The bank's routing number is not nine digits with the right check digit.",
    remedy="Compare with the bank's number; some payers mask it.",
    severity="warning",
)
def routing_numbers_check(remittance: Remittance, around: Around) -> Spots:
    """A routing number (qualifier 01) passes its check."""
    for element, kind, number in PAIRS[::2]:
        value = getattr(remittance, number)
        if getattr(remittance, kind) == "01" and value and not is_routing_number(value):
            yield here(remittance, "BPR", element + 1)


@rule(
    "BPR10-TRN03",
    Remittance,
    snip=4,
    source="X221 BPR10 and TRN03: the payer's number is the same in both",
    what="The payer's number in BPR10 is not the one in TRN03.",
    remedy="Match the deposit by hand: the bank's record carries only one of them.",
    severity="warning",
)
def originator_is_the_same(remittance: Remittance, around: Around) -> Spots:
    """BPR10 repeats TRN03."""
    if remittance.originator and remittance.payer_originator and remittance.originator != remittance.payer_originator:
        yield here(remittance, "BPR", 10)


@rule(
    "TRN03-FORM",
    Remittance,
    snip=5,
    source="X221 TRN03, CORE 370",
    what="The payer's number in TRN03 is not 1 and the nine digits of its tax id.",
    remedy="Match the deposit by hand, and ask the payer to send 1 and its tax id.",
    severity="warning",
)
def originator_is_one_and_the_tax_id(remittance: Remittance, around: Around) -> Spots:
    """TRN03 is 1 and a tax id, as the bank's record shows it."""
    if remittance.payer_originator and not is_originator(remittance.payer_originator):
        yield here(remittance, "TRN", 3)


@rule(
    "BPR16-FAR",
    Remittance,
    snip=4,
    source="X221 BPR16 and DTM*405",
    what="The date of the payment and the date of the file lie more than half a year apart.",
    remedy="Check both dates; an old file may have been sent again.",
    severity="warning",
)
def payment_is_near_its_file(remittance: Remittance, around: Around) -> Spots:
    """The money moves about when the file is made."""
    paid_on, made_on = remittance.date, remittance.production_date
    if paid_on and made_on and abs((paid_on - made_on).days) > FAR:
        yield here(remittance, "BPR", 16)


@rule(
    "CUR-FOREIGN",
    Remittance,
    snip=4,
    source="X221 CUR",
    what="The amounts are not in US dollars.",
    remedy="Do not post them; ask the payer for a remittance in dollars.",
)
def money_is_dollars(remittance: Remittance, around: Around) -> Spots:
    """CUR02 is absent or USD."""
    if remittance.currency not in ("", "USD"):
        yield here(remittance, "CUR", 2)


@rule(
    "INTEREST-PLB",
    Remittance,
    snip=3,
    source="X221 AMT*I and PLB L6: interest is paid at the provider level",
    what="Claims tell of interest, but no provider adjustment L6 pays it.",
    remedy="Look for the interest in the payment before posting it.",
    severity="warning",
)
def interest_is_paid(remittance: Remittance, around: Around) -> Spots:
    """Interest that a claim tells of (AMT*I) is paid in PLB L6."""
    interest = around.total("interest")
    if interest > 0 and not any(row.code == "L6" for row in remittance.provider_adjustments):
        what = f"Claims tell of interest of {interest}, but no provider adjustment L6 pays it."
        yield here(remittance, "PLB", what=what)


@rule(
    "PAYER-TECHNICAL-CONTACT",
    Payer,
    snip=2,
    source="X221 1000A PER*BL",
    what="The payer names no technical contact (PER*BL).",
    remedy="Ask the payer whom to call about its files.",
    severity="warning",
)
def payer_has_a_technical_contact(payer: Payer, around: Around) -> Spots:
    """One PER of the payer has function BL."""
    if not any(contact.function == "BL" for contact in payer.contacts):
        yield here(payer, "PER*BL")


@rule(
    "PAYER-CONTACT-NUMBER",
    Payer,
    snip=4,
    source="X221 1000A PER03 to PER08, syntax notes P0304, P0506, P0708",
    what="A contact of the payer has a number without its kind, or a kind without its number.",
    remedy="Use the payer's web site or card for the number.",
    severity="warning",
)
def contact_numbers_have_kinds(payer: Payer, around: Around) -> Spots:
    """Each number of a contact says whether it is a phone, a fax, an address."""
    for contact in payer.contacts:
        pairs = (
            (3, contact.qualifier1, contact.number1),
            (5, contact.qualifier2, contact.number2),
            (7, contact.qualifier3, contact.number3),
        )
        for element, kind, number in pairs:
            if bool(kind) != bool(number):
                yield here(contact, "PER", element if number else element + 1)


@rule(
    "PAYEE-NPI",
    Payee,
    snip=5,
    source="45 CFR 162.406, X221 1000B N104",
    what="The payee's NPI is not ten digits with the right check digit.",
    remedy="Check that the file is for this office; ask the payer to correct its record.",
    severity="warning",
)
def payee_npi_checks(payee: Payee, around: Around) -> Spots:
    """N104 with qualifier XX is an NPI."""
    if payee.id_qualifier == "XX" and payee.id and not is_npi(payee.id):
        yield here(payee, "N1", 4)


@rule(
    "PAYEE-ID",
    Payee,
    snip=2,
    source="X221 1000B N103/N104",
    what="The payee has no id.",
    remedy="Check by the tax id and the name that the file is for this office.",
)
def payee_has_an_id(payee: Payee, around: Around) -> Spots:
    """N104 names the payee."""
    if not payee.id:
        yield here(payee, "N1", 4)


@rule(
    "PAYEE-TAX-ID",
    Payee,
    snip=5,
    source="X221 1000B N104 with FI, REF*TJ; 26 CFR 301.6109-1",
    what="The payee's tax id is not nine digits.",
    remedy="Check that the file is for this office; ask the payer to correct its record.",
    severity="warning",
)
def payee_tax_id_is_nine_digits(payee: Payee, around: Around) -> Spots:
    """REF*TJ, and N104 with FI, are nine digits without a dash."""
    if payee.tax_id and not TAX_ID.fullmatch(payee.tax_id):
        yield here(payee, "REF*TJ", 2)
    if payee.id_qualifier == "FI" and payee.id and not TAX_ID.fullmatch(payee.id):
        yield here(payee, "N1", 4)
