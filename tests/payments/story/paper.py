"""A paper explanation of a story, keyed as a person keys it: the head, then the cells of each claim."""

import re
from decimal import Decimal

import x12
from claims.models import Claim
from payments.keyed import drafts
from payments.keyed.drafts import PageSeen
from payments.keyed.finish import finish
from payments.models import Remittance
from tests.payments.story.office import Office
from tests.payments.story.payer import claim_payment
from tests.payments.story.reading import Line

HEAD = re.compile(r"Keyed (?P<name>\w+) pays (?P<amount>\d+\.\d\d)(?:, by (?P<method>CHK|ACH|NON))?")
PAGE = PageSeen(editor="story", revision=0)


def key(line: Line, office: Office) -> tuple[str, Remittance]:
    """Key, balance and finish the paper; its name and the remittance that waits to be posted."""
    found = HEAD.fullmatch(line.text)
    if found is None:
        raise line.wrong("it is no head of a paper")
    by = office.biller
    draft = drafts.start(by=by, now=office.now)
    typed = {
        "payer": office.payer_name(office.usual_payer),
        "trace": found["name"],
        "method": found["method"] or "CHK",
        "paid_on": f"{office.today:%m/%d/%y}",
        "amount": found["amount"],
    }
    drafts.save_head(keyed_id=draft.pk, typed=typed, page=PAGE, by=by, now=office.now)
    for one in line.below:
        _claim(draft.pk, claim_payment(one, office), office.claim(one.text.partition(":")[0], one), office)
    return found["name"], finish(keyed_id=draft.pk, because="", by=by, now=office.now)


def _claim(keyed_id: int, told: x12.ClaimPayment, claim: Claim, office: Office) -> None:
    by = office.biller
    row = drafts.add_claim(keyed_id=keyed_id, claim=claim, is_takeback=False, page=PAGE, by=by, now=office.now)
    ours = {one.control_number: one for one in claim.encounter.charge_lines.all()}
    cells = {str(ours[one.control_number].pk): _cells(one) for one in told.lines}
    typed = {"number": told.payer_claim_number, "lines": cells}
    drafts.save_claim(keyed_id=keyed_id, row_id=row.pk, typed=typed, page=PAGE, by=by, now=office.now)


def _cells(told: x12.ServicePayment) -> dict[str, str]:
    reasons = [f"{one.group} {one.reason} {Decimal(one.amount):.2f}" for one in told.adjustments]
    return {"paid": f"{told.paid:.2f}", "reasons": " ".join(reasons), "remarks": " ".join(told.remark_codes)}
