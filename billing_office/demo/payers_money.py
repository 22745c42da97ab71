"""Payers' money in the last weeks of the demo: keyed from paper, held, left for a person, taken back."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from billing_office.demo.life import Life, clock
from billing_office.inbound import HANDLERS
from claims.models import Claim, Denial
from clearinghouse import services as wire
from clearinghouse.tasks import sandbox_of
from coding.models import ChargeLine
from ledger.balances import open_by_line
from patients.models import Payer
from payments.keyed import drafts
from payments.keyed.finish import finish
from payments.keyed.shorthand import NOT_ON_THE_PAPER
from payments.models import Adjudication, PostingRule, Remittance
from payments.posting.post import post_by_rule
from payments.posting.rules import set_rule
from payments.posting.undo import detach, unpost
from practice.models import Role

Keyed = dict[str, Any]
# A payer that looked at refused claims again after a call, and paid them by a check with a paper explanation.
PAID_AGAIN = (Denial.Category.INFORMATION, Denial.Category.MEDICAL_NECESSITY, Denial.Category.CODING)
PAPER_CLAIMS, PART_PAID, TRACE = 4, Decimal("0.80"), "0070012"
CENT = Decimal("0.01")
# What the paper keeps back and gives at provider level: code, reference, dollars.
KEPT_BACK = (("E3", "WITHHOLD", Decimal("15.00")), ("FB", "", Decimal("-18.40")), ("J1", "LATE FEE", Decimal("8.25")))
# A cut for several procedures that the payer lays on the patient: nobody has decided what that means.
QUESTION = "PR 59"
WATCHED = "60103"
CAUTIOUS, CAUTIOUS_UP_TO = "60102", Decimal("500.00")


def act(life: Life, day: date, left: int) -> None:
    """Do what the story has for the day that has `left` days of business after it."""
    for deed in STORY.get(left, ()):
        deed(life, day)


def finish_story(life: Life) -> None:
    """On the last day one file does not add up, one posting is taken back, and one paper is begun."""
    _receive_what_does_not_add_up(life)
    _take_a_posting_back(life)
    _begin_a_paper(life)


def _set_rules(life: Life, day: date) -> None:
    """The manager wants to see what one payer sends before it is posted, and large sums of another."""
    manager, now = life.office.staff[Role.MANAGER], clock(day, 9)
    payers = {payer.payer_id: payer for payer in life.office.payers}
    set_rule(payer=payers[WATCHED], way=PostingRule.Way.BY_HAND, largest=None, by=manager, now=now)
    set_rule(payer=payers[CAUTIOUS], way=PostingRule.Way.WHEN_CLEAN, largest=CAUTIOUS_UP_TO, by=manager, now=now)


def _key_a_paper(life: Life, day: date) -> None:
    """A check with a paper explanation: keyed, balanced, posted; one of its reasons is a question."""
    claims = _refused_claims()[:PAPER_CLAIMS]
    if not claims:
        return
    biller, now = life.office.staff[Role.BILLER], clock(day, 11)
    draft = drafts.start(by=biller, now=now)
    page = drafts.PageSeen(editor="demo", revision=0)
    total = sum((-amount for _, _, amount in KEPT_BACK), Decimal(0))
    for place, claim in enumerate(claims):
        row = drafts.add_claim(keyed_id=draft.pk, claim=claim, is_takeback=False, page=page, by=biller, now=now)
        cells, paid = _cells(claim, QUESTION if place else "CO 45")
        typed = {"number": f"P{claim.pk:06d}", "lines": cells}
        drafts.save_claim(keyed_id=draft.pk, row_id=row.pk, typed=typed, page=page, by=biller, now=now)
        total += paid
    kept_back = [{"code": code, "reference": name, "amount": str(amount)} for code, name, amount in KEPT_BACK]
    head = _head(claims[0].coverage.payer, day, total) | {"kept_back": kept_back}
    drafts.save_head(keyed_id=draft.pk, typed=head, page=page, by=biller, now=now)
    remittance = finish(keyed_id=draft.pk, because="", by=biller, now=now)
    post_by_rule(remittance=remittance, now=now, today=day)


def _refused_claims() -> list[Claim]:
    """Claims of one payer of which every line was refused and is open, those of the payer with the most."""
    denied = Denial.objects.filter(state=Denial.State.OPEN, category__in=PAID_AGAIN).values("claim")
    answered = Claim.objects.filter(pk__in=denied, status=Claim.Status.ANSWERED, coverage__priority=1)
    found: dict[int, list[Claim]] = {}
    for claim in answered.select_related("coverage__payer").order_by("pk"):
        lines = _lines(claim)
        open_now = open_by_line(line_ids=[line.pk for line in lines])
        if any(open_now[line.pk].of(claim.coverage_id) == line.charge for line in lines):
            found.setdefault(claim.coverage.payer_id, []).append(claim)
    return max(found.values(), key=len, default=[])


def _cells(claim: Claim, reason: str) -> tuple[dict[str, Mapping[str, str]], Decimal]:
    """What the paper says of each line: most of what is open is paid, the rest is for the reason; and the sum paid."""
    cells: dict[str, Mapping[str, str]] = {}
    lines, total = _lines(claim), Decimal(0)
    open_now = open_by_line(line_ids=[line.pk for line in lines])
    for line in lines:
        if open_now[line.pk].of(claim.coverage_id) != line.charge:
            cells[str(line.pk)] = {"paid": NOT_ON_THE_PAPER}
            continue
        paid = (line.charge * PART_PAID).quantize(CENT)
        cells[str(line.pk)] = {"paid": str(paid), "reasons": f"{reason} {line.charge - paid}"}
        total += paid
    return cells, total


def _lines(claim: Claim) -> list[ChargeLine]:
    return list(ChargeLine.objects.filter(encounter=claim.encounter_id, charge__gt=0).order_by("position"))


def _head(payer: Payer, day: date, amount: Decimal) -> Keyed:
    trace, paid_on = f"{TRACE}{day:%d}", day - timedelta(days=2)
    return {
        "payer": payer.name, "trace": trace, "method": "CHK", "paid_on": f"{paid_on:%m/%d/%y}", "amount": str(amount)
    }  # fmt: skip


def _detach_a_claim(life: Life, day: date) -> None:
    """The biller doubts one decision of a posted remittance; the rest of it stays posted."""
    posted = Adjudication.objects.filter(state=Adjudication.State.POSTED, remittance__state=Remittance.State.POSTED)
    recent = posted.filter(remittance__paid_on__gte=day - timedelta(days=9), paid__gt=0, reversed_by__isnull=True)
    one = recent.exclude(status_code="22").order_by("-remittance__paid_on", "pk").first()
    if one is not None:
        why = "Paid for another patient, says the plan; a correction is to come"
        detach(adjudication=one, why=why, by=life.office.staff[Role.BILLER], now=clock(day, 16, 45), today=day)


def _receive_what_does_not_add_up(life: Life) -> None:
    sandbox_of(life.office.connection).broken_remittance("unbalanced", life.today)
    now = clock(life.today, 9, 15)
    for stored in wire.poll(connection=life.office.connection, now=now):
        wire.process(interchange=stored, handlers=HANDLERS, now=now)


def _take_a_posting_back(life: Life) -> None:
    """A posting of the last week is un-posted whole; it waits to be posted again."""
    week = Remittance.objects.filter(state=Remittance.State.POSTED, paid_on__gte=life.today - timedelta(days=8))
    untouched = week.filter(amount__gt=0, method="ACH").exclude(adjudications__reversed_by__isnull=False)
    one = untouched.order_by("paid_on", "pk").first()
    if one is not None:
        why = "The payer announced a corrected file for this transfer"
        now = clock(life.today, 9, 40)
        unpost(remittance=one, why=why, by=life.office.staff[Role.BILLER], now=now, today=life.today)


def _begin_a_paper(life: Life) -> None:
    """A second paper lies on the desk, half keyed."""
    claims = _refused_claims()[:2]
    if not claims:
        return
    biller, now = life.office.staff[Role.BILLER], clock(life.today, 9, 50)
    draft = drafts.start(by=biller, now=now)
    page = drafts.PageSeen(editor="demo", revision=0)
    rows = [
        drafts.add_claim(keyed_id=draft.pk, claim=claim, is_takeback=False, page=page, by=biller, now=now)
        for claim in claims
    ]
    cells, paid = _cells(claims[0], "CO 45")
    typed = {"number": f"P{claims[0].pk:06d}", "lines": cells}
    drafts.save_claim(keyed_id=draft.pk, row_id=rows[0].pk, typed=typed, page=page, by=biller, now=now)
    head = _head(claims[0].coverage.payer, life.today, paid + Decimal("120.00"))
    drafts.save_head(keyed_id=draft.pk, typed=head, page=page, by=biller, now=now)


Deed = Callable[[Life, date], None]
# By how many days of business are left.
STORY: Mapping[int, Sequence[Deed]] = {
    7: (_key_a_paper,),
    4: (_set_rules,),
    2: (_detach_a_claim,),
}
