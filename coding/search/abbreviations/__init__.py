"""Abbreviations of the trade, as people type them, and the words they stand for; "|" stands between alternatives."""

from collections.abc import Mapping

from coding.search.abbreviations import first, second

ABBREVIATIONS: Mapping[str, tuple[str, ...]] = {
    name.strip(): tuple(way.strip() for way in meaning.split("|"))
    for name, _, meaning in (line.partition("=") for line in (first.TEXT + second.TEXT).strip().splitlines())
    if name
}
