"""The letters of X12: what may be written, and how other letters become them."""

from __future__ import annotations

import unicodedata

ALLOWED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 !\"&'()*+,-./:;?=%@[]_{}\\|<>~^`#$")
MOST_DIGITS = 18
PLAIN_LETTERS = str.maketrans(
    {"ß": "SS", "Æ": "AE", "Ø": "O", "Œ": "OE", "Ł": "L", "Đ": "D"}
    | dict.fromkeys("\u2018\u2019", "'")
    | dict.fromkeys("\u2013\u2014", "-")
    | dict.fromkeys("\u201c\u201d", '"')
)


def clean(text: str) -> str:
    """Give a text in the letters of X12: upper case, accents removed, white space around it dropped."""
    if text.isascii():
        return text.upper().strip()
    plain = unicodedata.normalize("NFKD", text.translate(PLAIN_LETTERS).upper().translate(PLAIN_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).strip()
