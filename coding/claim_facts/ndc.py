"""The National Drug Code as claims want it: eleven digits, labeler 5, product 4, package 2."""

import re

PARTS = re.compile(r"(\d{4,5})-(\d{3,4})-(\d{1,2})")
WIDTHS = (5, 4, 2)
DIGITS = sum(WIDTHS)
SHORT = DIGITS - 1


class NotAnNdc(Exception):
    """What was typed cannot be the code of a drug."""


def ndc_digits(typed: str) -> str:
    """
    The eleven digits of a drug code as it stands on the package: 4-4-2, 5-3-2, 5-4-1 with hyphens, or 5-4-2.

    Ten digits without hyphens are refused, because the missing zero may belong into each of the three parts.
    Source: FDA, 21 CFR 207.33 (ten digits); 45 CFR 162.1002 and 837P 2410 LIN03 (eleven, 5-4-2).

    :raises NotAnNdc: if it has another form.
    """
    plain = typed.strip().replace(" ", "")
    if re.fullmatch(rf"\d{{{DIGITS}}}", plain):
        return plain
    parts = PARTS.fullmatch(plain)
    if parts is not None and sum(map(len, parts.groups())) >= SHORT:
        return "".join(part.zfill(width) for part, width in zip(parts.groups(), WIDTHS, strict=True))
    if re.fullmatch(rf"\d{{{SHORT}}}", plain):
        raise NotAnNdc("Ten digits can be read in three ways. Type the NDC with the hyphens of the package.")
    raise NotAnNdc("An NDC has eleven digits, 5-4-2. Type it with the hyphens of the package.")


def with_hyphens(ndc: str) -> str:
    """Eleven digits as people read them: "00003-0293-05"."""
    return f"{ndc[:5]}-{ndc[5:9]}-{ndc[9:]}" if len(ndc) == DIGITS else ndc
