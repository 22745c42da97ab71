"""Abbreviations of the trade, as people type them, and the words they stand for; "|" stands between alternatives."""

from collections.abc import Mapping

from coding.search.abbreviations import first, second


def _read(text: str) -> Mapping[str, str]:
    pairs = (line.split(" = ", 1) for line in text.strip().splitlines())
    return {name: meaning.replace(" | ", "|") for name, meaning in pairs}


ABBREVIATIONS: Mapping[str, str] = {**_read(first.TEXT), **_read(second.TEXT)}
