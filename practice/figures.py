"""How dollars are written, on every page the same."""

from decimal import Decimal

from django.utils.safestring import SafeString

MINUS = "\N{MINUS SIGN}"


def money(amount: Decimal | None) -> str:
    """Write dollars as 1,234.56 with a real minus sign; nothing for None."""
    if amount is None or amount == "":
        return ""
    text = f"{Decimal(amount):,.2f}"
    return text if text[0] != "-" else f"{MINUS if amount else ''}{text[1:]}"


def money_span(amount: Decimal | None) -> SafeString:
    """Write dollars in a span that keeps them on one line and turns zero gray."""
    if amount is None or amount == "":
        return SafeString("")
    return SafeString(f'<span class="{"money" if Decimal(amount) else "money z"}">{money(amount)}</span>')
