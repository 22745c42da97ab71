"""Says payers' reason and remark codes: in our own words, and in the publisher's where the office holds a license."""

from collections.abc import Collection, Mapping

from coding.models import LicensedReason
from x12 import words


def licensed_words(codes: Collection[str]) -> Mapping[str, str]:
    """
    Return the publisher's words of reason and remark codes, for those that are kept, by code.

    No code is in both lists; of a code that was given more than once, the latest words count.
    """
    wanted = set(codes)
    if not wanted:
        return {}
    return dict(LicensedReason.objects.filter(code__in=wanted).order_by("starts_on").values_list("code", "description"))


def reason_in_words(code: str, licensed: Mapping[str, str]) -> str:
    """Say why a payer adjusted a charge: our words, and behind them the publisher's in quotation marks if known."""
    return words.carc(code) + quoted(code, licensed)


def remark_in_words(code: str, licensed: Mapping[str, str]) -> str:
    """Say what a remark code means, as `reason_in_words` does."""
    return words.rarc(code) + quoted(code, licensed)


def quoted(code: str, licensed: Mapping[str, str]) -> str:
    """Return the publisher's words in quotation marks, to stand behind ours; "" where they are not kept."""
    return f" “{licensed[code]}”" if code in licensed else ""
