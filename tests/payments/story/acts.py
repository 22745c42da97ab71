"""The steps of stories: one function for each sentence, and the one list of sentences."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import count

from django.db import transaction

from billing_office.inbound import HANDLERS
from claims.denials import by_rule, correct_and_resubmit, to_patient, write_off
from claims.models import Claim, Denial, WriteOff, WriteOffReason
from claims.reason_rules import Pair, Verdict
from claims.reasons import Treatment, Work
from claims.write_offs import approve as approve_write_off
from clearinghouse.services import process, receive
from ledger.models import Deposit
from ledger.periods import close_month
from payments.bank.fees import paid_by_virtual_card
from payments.models import ItemSettlement, ProviderItem, Refund, Remittance, ReturnedPayment
from payments.office.credits import credits_of
from payments.office.desk import Tender, take_patient_payment, take_split_payment
from payments.office.on_account import apply_on_account
from payments.office.refunds import Sending, Wanted, request_refund, send
from payments.office.refunds import approve as approve_refund
from payments.office.returned import BankReturn, return_payment
from payments.office.write_offs import Chosen, OpenPart, write_off_part
from payments.posting import exceptions, undo
from payments.posting.post import post_by_rule, post_remittance
from payments.posting.questions import answer
from payments.provider_level.acts import Asked, book_as, put_on_claim, settle_against
from tests.payments.given import SERVICE_DATE, an_example
from tests.payments.story import paper, payer
from tests.payments.story.office import Office, day
from tests.payments.story.reading import Line, money

Said = re.Match[str]
WHY = "Told in the story"
_KEYS = count(1)


def do(line: Line, office: Office) -> None:
    """Do one step of a story."""
    for sentence, act, has_lines in SENTENCES:
        said = re.fullmatch(sentence, line.text)
        if said:
            if line.below and not has_lines:
                raise line.wrong("nothing may stand under it")
            act(said, line, office)
            return
    raise line.wrong("no step says this")


# Who and what there is


def _patient(said: Said, _: Line, office: Office) -> None:
    office.register(said["who"], [plan.strip() for plan in said["plans"].split(",")])


def _claim(said: Said, line: Line, office: Office) -> None:
    lines = []
    for one in line.below:
        code, charge = one.text.split()
        money(charge, one)
        lines.append((code, charge))
    on = day(said["on"], line) if said["on"] else SERVICE_DATE
    office.bill(said["name"], office.patient(said["who"] or "Smith"), lines, on)


def _sent_as(said: Said, line: Line, office: Office) -> None:
    claim = office.claim(said["claim"], line)
    Claim.objects.filter(pk=claim.pk).update(claim_number=said["number"], status=Claim.Status.SENT)


def _today(said: Said, line: Line, office: Office) -> None:
    office.today = day(said["day"], line)


# What payers send


def _remittance(_: Said, line: Line, office: Office) -> None:
    head = payer.head_of(line)
    message = payer.message_of(line, office)
    office.messages[head.name] = message
    office.waiting_messages.append((line, message))
    if head.is_with_next:
        return
    told, office.waiting_messages = office.waiting_messages, []
    names = [payer.head_of(one).name for one, _ in told]
    content = payer.file_of([one for _, one in told], control_number=office.next_control_number(), now=office.now)
    office.contents |= dict.fromkeys(names, content)
    _take_in(content, f"{names[0]}.x12", names, office, waits=head.waits)


def _file(said: Said, _: Line, office: Office) -> None:
    _take_in(an_example(said["example"]), f"{said['example']}.x12", [said["name"]], office, waits=bool(said["waits"]))


def _take_in(content: bytes, file_name: str, names: Sequence[str], office: Office, *, waits: bool) -> None:
    """Store the file, read it with the handlers of the office, and post it as the worker does."""
    interchange = receive(content=content, file_name=file_name, connection=None, now=office.now)
    process(interchange=interchange, handlers=HANDLERS, now=office.now)
    rows = Remittance.objects.filter(transaction_set__interchange=interchange).order_by("transaction_set__position")
    for name, row in zip(names, rows, strict=True):
        office.remittances[name] = row
        if not waits:
            post_by_rule(remittance=row, now=office.now, today=office.today)


def _keyed(_: Said, line: Line, office: Office) -> None:
    name, row = paper.key(line, office)
    office.remittances[name] = row
    post_remittance(remittance=row, by=office.biller, now=office.now, today=office.today)


def _again_renamed(said: Said, _: Line, office: Office) -> None:
    again = receive(content=office.contents[said["name"]], file_name=said["file"], connection=None, now=office.now)
    process(interchange=again, handlers=HANDLERS, now=office.now)


def _again_elsewhere(said: Said, _: Line, office: Office) -> None:
    message = replace(office.messages[said["name"]], production_date=office.today)
    content = payer.file_of([message], control_number=office.next_control_number(), now=office.now)
    _take_in(content, "again.x12", [f"{said['name']}-again"], office, waits=False)


def _virtual_card(said: Said, line: Line, office: Office) -> None:
    deposit = office.remittance(said["name"], line).deposit
    assert deposit is not None, "it was posted"
    fee = money(said["fee"], line)
    paid_by_virtual_card(deposit=deposit, fee=fee, key=_key(), by=office.biller, now=office.now, today=office.today)


# What the office does with a remittance


def _post(said: Said, line: Line, office: Office) -> None:
    row = office.remittance(said["name"], line)
    post_remittance(remittance=row, by=office.biller, now=office.now, today=office.today)


def _unpost(said: Said, line: Line, office: Office) -> None:
    row = office.remittance(said["name"], line)
    undo.unpost(remittance=row, why=WHY, by=office.biller, now=office.now, today=office.today)


def _detach(said: Said, line: Line, office: Office) -> None:
    row = office.decision(said["name"], said["place"], line)
    undo.detach(adjudication=row, why=WHY, by=office.biller, now=office.now, today=office.today)


def _match(said: Said, line: Line, office: Office) -> None:
    row = office.decision(said["name"], said["place"], line)
    number = office.claim(said["claim"], line).claim_number
    exceptions.match_to_claim(
        adjudication=row, claim_number=number, by=office.biller, now=office.now, today=office.today
    )


def _retry(said: Said, line: Line, office: Office) -> None:
    row = office.decision(said["name"], said["place"], line)
    exceptions.retry(adjudication=row, by=office.biller, now=office.now, today=office.today)


def _as_credit(said: Said, line: Line, office: Office) -> None:
    row = office.decision(said["name"], said["place"], line)
    exceptions.post_as_credit(adjudication=row, why=WHY, by=office.biller, now=office.now, today=office.today)


def _set_aside(said: Said, line: Line, office: Office) -> None:
    row = office.decision(said["name"], said["place"], line)
    exceptions.dismiss(adjudication=row, why=WHY, by=office.biller, now=office.now)


def _release(said: Said, line: Line, office: Office) -> None:
    row = office.remittance(said["name"], line)
    exceptions.release_remittance(remittance=row, why=WHY, by=office.biller, now=office.now, today=office.today)


def _close(said: Said, line: Line, office: Office) -> None:
    month = day(f"{said['month']}/01/{said['year']}", line)
    close_month(month=month, by=office.person("manager"), today=office.today, now=office.now)


# What the office does with provider-level items


def _item(said: Said, prefix: str, line: Line, office: Office) -> ProviderItem:
    rows = ProviderItem.objects.filter(
        adjustment__remittance=office.remittance(said[f"{prefix}name"], line),
        adjustment__code=said[f"{prefix}code"],
        adjustment__reference=said[f"{prefix}reference"],
    )
    return rows.select_related("adjustment__remittance", "claim").get()


def _asked(office: Office) -> Asked:
    return Asked(why=WHY, key=_key(), by=office.person("manager"), now=office.now, today=office.today)


def _book(said: Said, line: Line, office: Office) -> None:
    way = {"a cost": "COST", "income": "INCOME", "our refund": "REFUND"}[said["way"]]
    book_as(item=_item(said, "", line, office), way=ItemSettlement.Way(way), asked=_asked(office))


def _put_on_claim(said: Said, line: Line, office: Office) -> None:
    put_on_claim(item=_item(said, "", line, office), asked=_asked(office))


def _settle(said: Said, line: Line, office: Office) -> None:
    other = _item(said, "other_", line, office)
    settle_against(item=_item(said, "", line, office), other=other, asked=_asked(office))


# Denials and write-offs


def _denial(said: Said, line: Line, office: Office) -> Denial:
    where = office.charge_line(said["claim"], said["code"], line)
    claim = office.claim(said["claim"], line)
    return Denial.objects.select_related("claim__coverage__payer", "claim__encounter").get(
        claim=claim, charge_line=where, state="OPEN"
    )


def _sent_again(said: Said, line: Line, office: Office) -> None:
    denial = _denial(said, line, office)
    correct_and_resubmit(denial=denial, by=office.biller, now=office.now)
    Claim.objects.filter(pk=denial.claim_id).update(status=Claim.Status.SENT)


def _to_patient(said: Said, line: Line, office: Office) -> None:
    to_patient(denial=_denial(said, line, office), by=office.biller, now=office.now)


def _give_denial_up(said: Said, line: Line, office: Office) -> None:
    reason = WriteOffReason(said["why"].upper().replace(" ", "_"))
    write_off(denial=_denial(said, line, office), reason=reason, by=office.biller, now=office.now)


def _decide(said: Said, _: Line, office: Office) -> None:
    verdict = Verdict(
        treatment=Treatment(said["means"].upper().replace(" ", "_")), category="", work=Work.PERSON, why=WHY
    )
    pair = Pair(group=said["group"], reason=said["reason"])
    answer(
        pair=pair, verdict=verdict, starts_on=office.today, by=office.person("manager"), now=office.now,
        today=office.today,
    )  # fmt: skip


def _denials_by_rule(_: Said, __: Line, office: Office) -> None:
    for denial in Denial.objects.filter(state="OPEN").select_related("claim__coverage__payer", "claim__encounter"):
        by_rule(denial=denial, by=None, now=office.now, today=office.today)


def _write_off(said: Said, line: Line, office: Office) -> None:
    where = office.charge_line(said["claim"], said["code"], line)
    claim = office.claim(said["claim"], line)
    amount = money(said["amount"], line)
    part = OpenPart(claim.encounter, None if said["whose"] == "the patient" else claim.coverage, {where: amount})
    chosen = Chosen(amounts={where.pk: amount}, reason=WriteOffReason.ADMINISTRATIVE)
    write_off_part(part=part, chosen=chosen, by=office.biller, now=office.now, today=office.today, key=_key())


def _manager_agrees(said: Said, _: Line, office: Office) -> None:
    manager = office.person("manager")
    if said["what"] == "write-off":
        row = WriteOff.objects.get(state="REQUESTED")
        approve_write_off(write_off=row, by=manager, now=office.now, today=office.today)
    else:
        approve_refund(refund=Refund.objects.get(state="REQUESTED"), by=manager, now=office.now)


# Patients' money and refunds


def _pays(said: Said, line: Line, office: Office) -> None:
    tender = Tender(Deposit.Method(said["method"].upper()), money(said["amount"], line), _key(), said["name"])
    patient = office.patient(said["who"])
    if said["on_account"]:
        made = take_split_payment(
            patient=patient, tender=tender, shares={}, by=office.biller, now=office.now, today=office.today
        )
    else:
        made = take_patient_payment(
            patient=patient, method=tender.method, amount=tender.amount, by=office.biller, now=office.now,
            today=office.today, key=tender.key, reference=tender.reference,
        )  # fmt: skip
    office.deposits[said["name"]] = made


def _use_account(said: Said, _: Line, office: Office) -> None:
    apply_on_account(
        patient=office.patient(said["who"]), by=office.biller, now=office.now, today=office.today, key=_key()
    )


def _returned(said: Said, line: Line, office: Office) -> None:
    fee = money(said["fee"], line) if said["fee"] else Decimal("0.00")
    told = BankReturn(kind=ReturnedPayment.Kind.NSF, returned_on=office.today, fee=fee)
    return_payment(
        deposit=office.deposits[said["name"]], said=told, by=office.biller, now=office.now, today=office.today
    )


def _refund(said: Said, line: Line, office: Office) -> None:
    visit = office.claim(said["claim"], line).encounter
    whose = None if said["whose"] == "the patient" else office.payer_name(said["whose"])
    (credit,) = [
        one
        for one in credits_of(patient=visit.patient)
        if one.encounter == visit and (one.payer.name if one.payer else None) == whose
    ]
    wanted = Wanted(amount=money(said["amount"], line), reason=Refund.Reason.PAID_TWICE)
    request_refund(credit_key=credit.key, wanted=wanted, by=office.biller, now=office.now, key=_key())


def _send_refund(said: Said, _: Line, office: Office) -> None:
    sending = Sending(method=Refund.Method.CHECK, number=said["number"], sent_on=office.today)
    send(
        refund=Refund.objects.get(state="APPROVED"), sending=sending, by=office.biller, now=office.now,
        today=office.today,
    )  # fmt: skip


def _refused(said: Said, line: Line, office: Office) -> None:
    (step,) = line.below
    staff = (office.biller, office.person("manager"))
    assert all(one.pk for one in staff), "they stay when the step is undone"
    try:
        with transaction.atomic():
            do(step, office)
    except Exception as refusal:
        if said["words"] not in str(refusal):
            raise
    else:
        raise step.wrong("it was not refused")


def _key() -> str:
    return f"story-{next(_KEYS)}"


MONEY = r"\d+\.\d\d"
ITEM = r"(?P<{0}name>\w+) (?P<{0}code>\w\w) (?P<{0}reference>.+?)"
Act = Callable[[Said, Line, Office], None]
# What is said, what is done, and whether lines stand under it.
SENTENCES: Sequence[tuple[str, Act, bool]] = (
    (r"Patient (?P<who>\w+): (?P<plans>.+)", _patient, False),
    (r"Claim (?P<name>\w+)(?: of (?P<who>\w+))?(?: on (?P<on>\S+))?", _claim, True),
    (r"(?P<claim>\S+) is sent as (?P<number>\w+)", _sent_as, False),
    (r"Today is (?P<day>\S+)", _today, False),
    (r"Remittance .+", _remittance, True),
    (r"Keyed .+", _keyed, True),
    (r"File (?P<example>835_\d\d) is (?P<name>\w+)(?P<waits>, waits)?", _file, False),
    (r"(?P<name>\w+) comes again as (?P<file>\S+)", _again_renamed, False),
    (r"(?P<name>\w+) comes again in another file", _again_elsewhere, False),
    (rf"(?P<name>\w+) was a virtual card with a fee of (?P<fee>{MONEY})", _virtual_card, False),
    (r"Post (?P<name>\w+)", _post, False),
    (r"Un-post (?P<name>\w+)", _unpost, False),
    (r"Detach (?P<place>\S+) from (?P<name>\w+)", _detach, False),
    (r"Match (?P<place>\S+) of (?P<name>\w+) to (?P<claim>\S+)", _match, False),
    (r"Try (?P<place>\S+) of (?P<name>\w+) again", _retry, False),
    (r"Post (?P<place>\S+) of (?P<name>\w+) as the plan's credit", _as_credit, False),
    (r"Set (?P<place>\S+) of (?P<name>\w+) aside", _set_aside, False),
    (r"Release (?P<name>\w+)", _release, False),
    (r"Close the books of (?P<month>\d\d)/(?P<year>\d\d)", _close, False),
    (rf"Book {ITEM.format('')} as (?P<way>a cost|income|our refund)", _book, False),
    (rf"Put {ITEM.format('')} on its claim", _put_on_claim, False),
    (rf"Settle {ITEM.format('')} against {ITEM.format('other_')}", _settle, False),
    (r"The denial of (?P<claim>\S+) (?P<code>\S+) is corrected and sent again", _sent_again, False),
    (r"The denial of (?P<claim>\S+) (?P<code>\S+) goes to the patient", _to_patient, False),
    (r"The denial of (?P<claim>\S+) (?P<code>\S+) is written off: (?P<why>.+)", _give_denial_up, False),
    (r"The manager decides that (?P<group>CO|PR|OA|PI) (?P<reason>\w+) is (?P<means>.+)", _decide, False),
    (r"Denials are worked by rule", _denials_by_rule, False),
    (
        rf"Write off (?P<amount>{MONEY}) of (?P<claim>\S+) (?P<code>\S+) owed by (?P<whose>the patient|the plan)",
        _write_off,
        False,
    ),
    (r"The manager agrees to the (?P<what>write-off|refund)", _manager_agrees, False),
    (
        rf"Payment (?P<name>\w+) of (?P<who>\w+): (?P<amount>{MONEY}) by (?P<method>card|cash|check)"
        r"(?P<on_account>, on account)?",
        _pays,
        False,
    ),
    (r"The money of (?P<who>\w+) on account is used", _use_account, False),
    (rf"Payment (?P<name>\w+) bounces(?: with a fee of (?P<fee>{MONEY}))?", _returned, False),
    (rf"Ask to refund (?P<amount>{MONEY}) to (?P<whose>the patient|\w+) for (?P<claim>\S+)", _refund, False),
    (r"Send the refund by check (?P<number>\d+)", _send_refund, False),
    (r'Refused "(?P<words>.+)"', _refused, True),
)
