"""
What people call diagnoses and procedures, beside their titles: everyday words, clinicians' names, eponyms.

Every module of this package holds the names of some codes as one text, `NAMES`.  A line begins with a code or heading
without its dot; its names follow, separated by semicolons, also on indented lines.  A name of a heading counts for
every code below it.  All of them are our own words.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping


def _names(kind: str) -> Mapping[str, tuple[str, ...]]:
    modules = sorted(one.name for one in pkgutil.iter_modules(__path__) if one.name.startswith(kind))
    return joined(importlib.import_module(f"{__name__}.{module}").NAMES for module in modules)


def joined(texts: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of several texts with all their names; a code may stand in more than one text."""
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        for code, names in read(text):
            found[code] = (*found.get(code, ()), *names)
    return found


def read(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the codes of a text with their names."""
    for entry in text.replace("\n    ", " ").split("\n"):
        code, _, names = entry.partition(" ")
        if code:
            yield code, tuple(name.strip() for name in names.split(";") if name.strip())


CLINICAL_NAMES: Mapping[str, tuple[str, ...]] = _names("clinical")
"""Names of diagnoses and their headings that clinicians write in notes, sure enough to suggest a code by."""

_EVERYDAY = _names("everyday")

NAMES: Mapping[str, tuple[str, ...]] = {
    code: (*CLINICAL_NAMES.get(code, ()), *_EVERYDAY.get(code, ())) for code in {**_EVERYDAY, **CLINICAL_NAMES}
}
"""All names of diagnoses and their headings, to be searched by."""

PROCEDURE_NAMES: Mapping[str, tuple[str, ...]] = _names("procedures")
"""Names of procedures, supplies and drugs."""
