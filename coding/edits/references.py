"""Reads the codes that notes of ICD-10-CM refer to: "type 1 diabetes mellitus (E10.-)", "(N18.1-N18.4, N18.9)"."""

import re
from collections.abc import Iterator
from functools import lru_cache

_PART = r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]*)?"
REFERENCE = re.compile(rf"(?P<first>{_PART})(?:-(?P<last>{_PART}))?")
IN_PARENTHESES = re.compile(r"\(([^()]*)\)")


@lru_cache(maxsize=4096)
def references(sentence: str) -> tuple[tuple[str, str], ...]:
    """The spans of codes, without dots, that a sentence names in parentheses; a single code is a span of itself."""
    return tuple(_spans(sentence))


def refers_to(sentence: str, code: str) -> bool:
    """Tell whether a note refers to a code, directly or through a heading or a span of headings."""
    return any(first <= code[: len(first)] and code[: len(last)] <= last for first, last in references(sentence))


def _spans(sentence: str) -> Iterator[tuple[str, str]]:
    for inside in IN_PARENTHESES.findall(sentence):
        for found in REFERENCE.finditer(inside):
            first = found["first"].replace(".", "")
            yield first, (found["last"] or found["first"]).replace(".", "")
