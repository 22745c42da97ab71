"""What to do about a claim that never entered adjudication, by what the payer complained about."""

from collections.abc import Mapping

import x12

MEMBER = "Compare the member ID, name and birth date with the card, correct the plan, and send the claim again."
PATIENT = "Correct the patient's record and send the claim again."
PROVIDER = "Correct the provider's or the practice's data in the setup and send the claim again."
CODES = "Correct the codes on the claim and send it again."
AUTHORIZATION = "Enter the authorization number on the claim and send it again."
ELSEWHERE = "Find out which plan was in force, correct the patient's plans, and bill that one."
DUPLICATE = "Do not send it again: look for the claim that the payer already has."
LIMIT = "Ask the payer what is left of the benefit; if nothing, have its denial in writing and bill the next plan."
OFFICE = "Send the file's number and this message to the clearinghouse; it is not about the patient."
LOOK = "Correct what the message names and send the claim again."

BY_STATUS: Mapping[str, str] = {
    **dict.fromkeys("33 97 156 157 158 162 164".split(), MEMBER),
    **dict.fromkeys("24 26 109 128 129 130 131 132 135 142 145 153 496 560 562".split(), PROVIDER),
    **dict.fromkeys("178 187 218 249 254 255 258 306 453 454 455 465 476 477 488 507 510".split(), CODES),
    **dict.fromkeys("84 252".split(), AUTHORIZATION),
    **dict.fromkeys("27 81 88 90 116 171".split(), ELSEWHERE),
    **dict.fromkeys("54 78 746".split(), DUPLICATE),
    **dict.fromkeys("483 780".split(), LIMIT),
    **dict.fromkeys("478 481 484 506".split(), OFFICE),
}
"""What a status asks for, whomever it is about; 21, 122 and 511 say nothing without the message or another status."""

BY_STATUS_OF_THE_INSURED: Mapping[str, str] = {
    **dict.fromkeys("21 125 153 504 505".split(), MEMBER),
    **dict.fromkeys("124 126 127 500 501 502 503".split(), PATIENT),
}
BY_STATUS_OF_A_PROVIDER: Mapping[str, str] = dict.fromkeys("124 125 126 127 500 501 502 503 504 505".split(), PROVIDER)
IN_SHORT: Mapping[str, str] = {
    **dict.fromkeys("162 164".split(), "Member ID wrong"),
    **dict.fromkeys("33 97".split(), "Member not found"),
    **dict.fromkeys("54 78 746".split(), "Duplicate"),
    **dict.fromkeys("84 252".split(), "Authorization"),
    **dict.fromkeys("27 88 90".split(), "No coverage"),
    **dict.fromkeys("24 496".split(), "Not enrolled"),
    **dict.fromkeys("125 504 505".split(), "Name wrong"),
    **dict.fromkeys("126 500 501 502 503".split(), "Address wrong"),
    **dict.fromkeys("254 255 488".split(), "Diagnosis wrong"),
    **dict.fromkeys("454 507".split(), "Procedure wrong"),
    **dict.fromkeys("560 562".split(), "NPI wrong"),
    "21": "Data missing",
    "116": "Wrong payer",
    "127": "Phone wrong",
    "128": "Tax ID wrong",
    "145": "Taxonomy wrong",
    "156": "Relationship wrong",
    "158": "Birth date wrong",
    "171": "Other insurance",
    "187": "Date wrong",
    "249": "Place of service",
    "453": "Modifier wrong",
    "464": "Payer's number",
    "477": "Pointer wrong",
    "483": "Limit reached",
    "506": "New clearinghouse",
    "511": "Wrong character",
    "535": "Frequency wrong",
    "672": "Other payer's sums",
}
ABOUT_THE_INSURED = frozenset({"03", "HK", "IL", "QC"})
ABOUT_A_PROVIDER = frozenset("1P 41 71 72 77 82 85 87 DK DN DQ FA P3 QB".split())


def remedy(codes: list["x12.StatusCode"]) -> str:
    """What to do about a rejection; the first of its codes that we know decides, by whom it is about."""
    for code in codes:
        known = _remedies_about(code.entity)
        if code.status in known:
            return known[code.status]
    return LOOK


def _remedies_about(entity: str) -> Mapping[str, str]:
    if entity in ABOUT_THE_INSURED:
        return {**BY_STATUS, **BY_STATUS_OF_THE_INSURED}
    if entity in ABOUT_A_PROVIDER:
        return {**BY_STATUS, **BY_STATUS_OF_A_PROVIDER}
    return BY_STATUS


def short_reason(code: str) -> str:
    """The gist of an acknowledgment's code for a list: "A7:164:IL" gives what the status is about."""
    category, _, rest = code.partition(":")
    status = rest.partition(":")[0]
    if category == "999":
        return "File rejected"
    if category == "TA1":
        return "File not readable"
    if status in IN_SHORT:
        return IN_SHORT[status]
    return x12.words.claim_status_code(status) if status else x12.words.claim_status_category(category)
