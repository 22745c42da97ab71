"""Who the parties of a claim are, how to reach them and what their numbers are, in our own words."""

from collections.abc import Mapping

PARTY_KINDS = {"1": "Person", "2": "Organization"}

PARTY_IDS = {
    "46": "Sender or receiver number",
    "II": "Health id",
    "MI": "Member id",
    "PI": "Payer id",
    "XV": "Health plan id",
    "XX": "NPI",
}

REFERRERS = {"DN": "Referring provider", "P3": "Primary care provider"}

CONTACT_FUNCTIONS = {"IC": "Contact"}

CONTACT_NUMBERS = {"ED": "EDI number", "EM": "E-mail", "EX": "Extension", "FX": "Fax", "TE": "Phone", "UR": "Web"}

SECONDARY_IDS = {
    "0B": "State license number",
    "1G": "UPIN",
    "1W": "Member id",
    "2U": "Payer id",
    "EI": "Tax number (EIN)",
    "FY": "Claim office number",
    "G2": "Provider's number with the payer",
    "LU": "Location number",
    "NF": "NAIC code",
    "SY": "Social Security number",
}


def only(words: Mapping[str, str], codes: str) -> dict[str, str]:
    """Give those of the words whose codes a guide allows at one place."""
    return {code: words[code] for code in codes.split()}
