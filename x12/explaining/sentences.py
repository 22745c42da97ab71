"""What the segments that people look for say, each as one sentence."""

from __future__ import annotations

from collections.abc import Callable

from x12 import words
from x12.explaining import envelopes, people
from x12.explaining.elements import Elements, Said, counted, joined, lowered, raised, said
from x12.explaining.values import day, dotted, money, number, percent, procedure
from x12.messages.ack277ca import REJECTED_CATEGORIES
from x12.words import benefits, claims, identities

METHODS = {"ACH": "by ACH", "CHK": "by check", "FWT": "by wire", "BOP": "as the banks agreed"}
GROUPS = {
    "CO": "Contractual",
    "PR": "Patient's share",
    "OA": "Other",
    "PI": "Payer's own reduction",
    "CR": "Correction",
}
PERIODS = {
    "7": "per day",
    "13": "per 24 hours",
    "21": "per year",
    "22": "per service year",
    "23": "per calendar year",
    "24": "year to date",
    "25": "per contract",
    "26": "per episode",
    "27": "per visit",
    "28": "as outlier",
    "29": "remaining",
    "30": "exceeded",
    "31": "not exceeded",
    "32": "in a lifetime",
    "33": "remaining in the lifetime",
    "34": "per month",
    "35": "per week",
    "36": "per admission",
}
LISTS = {**claims.CODE_LISTS, **identities.DIAGNOSES, "LOI": "LOINC"}
UNITS = {"UN": "unit", "MJ": "minute", "DA": "day"}


def _amounts(*named: tuple[str, str]) -> str:
    return joined(*(f"{name} {money(text)}" for name, text in named if text))


# -- remittance -------------------------------------------------------------------------------------------------


def payment(e: Elements) -> Said:
    """Say the payment of an 835 (BPR)."""
    if e[4] == "NON":
        text = "No money with this one" if money(e[2]) == "$0.00" else f"{money(e[2])}, but no money moves"
    else:
        text = f"Payment of {money(e[2])} {METHODS.get(e[4], f'by {e[4]}' if e[4] else '')}".strip()
    if e[3] == "D":
        text += ", taken from us"
    return said(f"{text} on {day(e[16])}" if e[16] else text, 2, 3, 4, 16)


def claim_decision(e: Elements) -> Said:
    """Say what the payer decided about a claim (CLP)."""
    figures = _amounts(("charged", e[3]), ("paid", e[4]), ("patient owes", e[5]))
    status = lowered(words.payment_status(e[2])) if e[2] else ""
    return said(f"Claim {e[1] or 'without a number'}: {joined(figures, status)}", 1, 2, 3, 4, 5)


def service_decision(e: Elements) -> Said:
    """Say what the payer decided about a service line (SVC of an 835)."""
    units = f"{counted(number(e[5]), 'unit')}" if e[5] not in ("", "1") else ""
    billed = f"billed as {procedure(e.parts(6))}" if e[6] else ""
    figures = _amounts(("charged", e[2]), ("paid", e[3]))
    return said(f"{joined(procedure(e.parts(1)), units, billed)}: {figures}", 1, 2, 3, 5, 6)


def service_status(e: Elements) -> Said:
    """Say which service line a status is about (SVC of a 277 or 277CA)."""
    return said(joined(procedure(e.parts(1)), _amounts(("charged", e[2]))), 1, 2)


def adjustment(e: Elements) -> Said:
    """Say what was taken off, and why (CAS)."""
    found = []
    for reason, amount, quantity in e.groups(2, 3):
        units = f" ({counted(number(quantity), 'unit')})" if quantity else ""
        found.append(f"{money(amount)}{units}, {lowered(words.carc(reason))} ({reason})")
    group = GROUPS.get(e[1], words.adjustment_group(e[1]))
    return said(f"{group}: {'; '.join(found)}", *range(1, len(e.texts)))


def provider_adjustment(e: Elements) -> Said:
    """Say what was added to or taken from the whole payment (PLB)."""
    found = []
    for why, amount in e.groups(3, 2):
        code, _, reference = why.partition(e.delimiters.component)
        is_more = amount.startswith("-")
        effect = f"{money(amount.removeprefix('-'))} {'more' if is_more else 'less'} in this payment"
        found.append(f"{words.provider_adjustment(code)}: {joined(effect, reference)} ({code})")
    return said("; ".join(found), *range(3, len(e.texts)))


def remark(e: Elements) -> Said:
    """Say a remark of a line, or which form follows (LQ)."""
    if e[1] in claims.FORM_LISTS:
        return said(f"{claims.FORM_LISTS[e[1]]} {e[2]}", 1, 2)
    if e[1] != "HE":
        return said(f"Code {e[2]} of list {e[1]}", 1, 2)
    return said(f"{words.rarc(e[2])} ({e[2]})", 1, 2)


# -- claims -----------------------------------------------------------------------------------------------------


def claim(e: Elements) -> Said:
    """Say which claim begins (CLM)."""
    figures = _amounts(("charged", e[2]))
    return said(f"Claim {e[1] or 'without a number'}" + (f": {figures}" if figures else ""), 1, 2)


def service(e: Elements) -> Said:
    """Say what was done and what it costs (SV1)."""
    unit = UNITS.get(e[3], "")
    amount = (counted(number(e[4]), unit) if unit else f"{number(e[4])} {e[3]}".strip()) if e[4] else ""
    pointers = ", ".join(part for part in e.parts(7) if part)
    diagnoses = f"for diagnosis {pointers}" if pointers else ""
    return said(joined(procedure(e.parts(1)), _amounts(("charged", e[2])), amount, diagnoses), 1, 2, 3, 4, 7)


def codes(e: Elements) -> Said:
    """Say the codes of an HI: diagnoses with their points, others as they are."""
    found = []
    for place in range(1, len(e.texts)):
        kind, code = e.part(place, 1), e.part(place, 2)
        is_diagnosis = kind.startswith(("AB", "APR"))
        meaning = lowered(LISTS.get(kind, f"list {kind}"))
        shown = "" if meaning == "diagnosis" else meaning
        about = joined(shown, day(e.part(place, 4)) if e.part(place, 3) else "", _value(e.part(place, 5)))
        written = dotted(code) if is_diagnosis else code
        if code:
            found.append(f"{written} ({about})" if about else written)
    return said(", ".join(found), *range(1, len(e.texts)))


def _value(text: str) -> str:
    return money(text) if text else ""


def line_number(e: Elements) -> Said:
    """Say the number of a line or group (LX)."""
    return said(f"Number {e[1]}", 1)


def other_decision(e: Elements) -> Said:
    """Say what another payer decided about a line (SVD)."""
    return said(f"Payer {e[1]} paid {money(e[2])} for {procedure(e.parts(3))}", 1, 2, 3)


# -- acknowledgments --------------------------------------------------------------------------------------------


def status(e: Elements) -> Said:
    """Say what became of a batch, a claim or a line (STC)."""
    found = "; ".join(_one_status(e.parts(place)) for place in (1, 10, 11) if e[place])
    text = found + (f" on {day(e[2])}" if e[2] else "")
    is_plain = (e[3] == "U") == (e.part(1, 1) in REJECTED_CATEGORIES)
    return said(f"{text}. The payer says: {e[12]}" if e[12] else text, 1, 2, 10, 11, 12, *([3] if is_plain else []))


def _one_status(parts: list[str]) -> str:
    category, code, about = [*parts, "", ""][:3]
    text = words.claim_status_category(category)
    detail = words.claim_status_code(code) if code else ""
    if detail and detail != text:
        text += f". {detail}"
    return f"{text} ({words.entity(about)})" if about else text


def answered_claim(e: Elements) -> Said:
    """Say which of our claims is answered (TRN of a 277CA)."""
    return said(f"Claim {e[2]}", 1, 2)


def answered_message(e: Elements) -> Said:
    """Say which of our messages is answered (AK2)."""
    return said(f"Our {e[1]} number {e[2]}", 1, 2)


def answered_group(e: Elements) -> Said:
    """Say which of our groups is answered (AK1)."""
    return said(f"Our group number {e[2]} ({envelopes.GROUPS.get(e[1], e[1])})", 1, 2)


def segment_error(e: Elements) -> Said:
    """Say which of our segments is wrong (IK3, AK3)."""
    loop = f", in loop {e[3]}" if e[3] else ""
    return said(f"{e[1]}, segment {e[2]} of our message{loop}: {lowered(words.segment_error(e[4]))}", 1, 2, 3, 4)


def element_error(e: Elements) -> Said:
    """Say which element is wrong, and what we sent there (IK4, AK4)."""
    place = f"Element {e.part(1, 1)}" + (f", component {e.part(1, 2)}" if e.part(1, 2) else "")
    sent = f"; we sent “{e[4]}”" if e[4] else ""
    return said(f"{place}: {lowered(words.element_error(e[3]))}{sent}", 1, 3, 4)


def message_result(e: Elements) -> Said:
    """Say whether a message was accepted (IK5, AK5)."""
    errors = [lowered(words.transaction_error(e[place])) for place in range(2, len(e.texts)) if e[place]]
    return said(joined(words.acknowledgment(e[1]), *errors), *range(1, len(e.texts)))


def group_result(e: Elements) -> Said:
    """Say how many messages of a group were accepted (AK9)."""
    return said(f"{words.acknowledgment(e[1])}: {e[4] or '0'} of {counted(e[2] or '0', 'message')} accepted", 1, 2, 4)


# -- eligibility ------------------------------------------------------------------------------------------------


def benefit(e: Elements) -> Said:
    """Say one row of the eligibility answer (EB)."""
    services = [lowered(words.service_type(code)) for code in e.repeats(3)]
    network = benefits.NETWORK.get(e[12], "") if e[12] != "U" else ""
    what = joined(words.benefit(e[1]), benefits.COVERAGE_LEVELS.get(e[2], e[2]), *services, network)
    amount = money(e[7]) if e[7] else percent(e[8]) if e[8] else ""
    if e[9] and e[10]:
        amount = joined(amount, f"{number(e[10])} {benefits.QUANTITIES.get(e[9], f'of kind {e[9]}')}")
    period = PERIODS.get(e[6], "")
    figures = " ".join(part for part in (amount, period) if part)
    need = "authorization needed" if e[11] == "Y" else ""
    text = joined(f"{what}: {figures}" if figures else what, need)
    return said(text, 1, 2, 3, 6, 7, 8, 9, 10, 12, *([11] if need or e[11] == "N" else []))


def question(e: Elements) -> Said:
    """Say what is asked (EQ)."""
    asked = [f"{lowered(words.service_type(code))} ({code})" for code in e.repeats(1)]
    return said(f"Asks about {joined(*asked, procedure(e.parts(2)) if e[2] else '')}", 1, 2)


def not_answered(e: Elements) -> Said:
    """Say why a question was not answered, and what to do (AAA)."""
    advice = f". {words.follow_up(e[4])}" if e[4] else ""
    return said(f"{raised(words.rejection(e[3]))} ({e[3]}){advice}", 1, 3, 4)


def message(e: Elements) -> Said:
    """Give a free text as it is (MSG)."""
    return said(e[1], 1)


Sentence = Callable[[Elements], Said]
SENTENCES: dict[str, Sentence] = {
    **envelopes.SENTENCES,
    **people.SENTENCES,
    "AAA": not_answered,
    "AK1": answered_group,
    "AK2": answered_message,
    "AK3": segment_error,
    "AK4": element_error,
    "AK5": message_result,
    "AK9": group_result,
    "BPR": payment,
    "CAS": adjustment,
    "CLM": claim,
    "CLP": claim_decision,
    "EB": benefit,
    "EQ": question,
    "HI": codes,
    "IK3": segment_error,
    "IK4": element_error,
    "IK5": message_result,
    "LQ": remark,
    "LX": line_number,
    "MSG": message,
    "PLB": provider_adjustment,
    "STC": status,
    "SV1": service,
    "SVC": service_decision,
    "SVC of a status": service_status,
    "TRN of an answered claim": answered_claim,
    "SVD": other_decision,
}


def sentence(e: Elements, *, kind: str, opens: bool) -> Said | None:
    """
    Say what a segment of a kind of message says, None if there is nothing special to say.

    `opens` tells whether it opens a loop; in a 277CA a TRN that does names our claim.
    """
    name = e[0]
    if name == "SVC" and kind.startswith(("276", "277")):
        name = "SVC of a status"
    elif name == "TRN" and kind == "277CA" and opens:
        name = "TRN of an answered claim"
    speak = SENTENCES.get(name)
    return speak(e) if speak and len(e.texts) > 1 else None
