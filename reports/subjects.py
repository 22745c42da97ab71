"""The page on which the subject of a difference ("claim:17") is looked at."""

import re
from collections.abc import Mapping

from django.urls import reverse

from coding.models import ChargeLine

# The words before the number, and the page of such a thing.
PAGES: Mapping[str, str] = {
    "claim": "claims:detail",
    "remittance": "payments:remittance",
    "adjudication": "payments:panel",
    "deposit": "payments:deposit-entries",
    "refund": "payments:refund",
    "write-off": "payments:write-off",
    "provider-level item": "payments:item",
    "bank line": "payments:bank-line",
}
NAMED = re.compile(r"(?P<word>[a-z -]+):(?P<number>\d+)")
LINE = re.compile(r"\bline:(\d+)")
DEPOSIT = re.compile(r"\bdeposit:(\d+)")


def address_of(subject: str) -> str:
    """Give the address of what a difference is about; "" when no page shows it."""
    if subject.startswith(("month:", "seal:")):
        return reverse("reports:books")
    named = NAMED.fullmatch(subject)
    if named and named["word"] in PAGES:
        return reverse(PAGES[named["word"]], args=[int(named["number"])])
    line, deposit = LINE.search(subject), DEPOSIT.search(subject)
    visit = ChargeLine.objects.filter(pk=int(line[1])).values_list("encounter", flat=True).first() if line else None
    if visit is not None:
        return reverse("payments:visit-entries", args=[visit])
    return reverse("payments:deposit-entries", args=[int(deposit[1])]) if deposit else ""
