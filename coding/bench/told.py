"""Tells in words what an act on the bench did, from the pictures before and after it."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from coding.bench.picture import Change, Picture, Row, changes
from coding.models import with_dot

LETTERS = "ABCDEFGHIJKL"
LONGEST = 200
FIELDS: Mapping[str, str] = {
    "position": "place", "procedure": "code", "modifiers": "modifiers", "units": "units", "pointers": "pointers",
    "place_of_service": "place of service", "minutes": "minutes", "ndc": "NDC", "rendering_id": "rendering provider",
    "ordering_id": "ordering provider", "supervising_id": "supervising provider",
}  # fmt: skip


def told(before: Picture, after: Picture) -> str:
    """Say in one line what differs: "added I10 as B", "line 1: modifiers 25"; empty when nothing does."""
    evidence = {"diagnoses": {row["id"]: row for row in [*before["diagnoses"], *after["diagnoses"]]},
                "lines": {row["id"]: row for row in [*before["lines"], *after["lines"]]}}  # fmt: skip
    said = [_TELLERS[change.kind](change, evidence) for change in changes(before, after)]
    return "; ".join(dict.fromkeys(one for one in said if one))[:LONGEST]


Known = Mapping[str, Mapping[int, Row]]


def _diagnosis(change: Change, _known: Known) -> str:
    before, after = change.before, change.after
    if not before:
        return f"added {with_dot(after['code'])} as {LETTERS[after['position'] - 1]}"
    if not after:
        return f"removed {with_dot(before['code'])}"
    if before["code"] != after["code"]:
        return f"{with_dot(after['code'])} instead of {with_dot(before['code'])}"
    return f"{with_dot(after['code'])} is now {LETTERS[after['position'] - 1]}"


def _line(change: Change, _known: Known) -> str:
    before, after = change.before, change.after
    if not before:
        return f"added {after['procedure']} as line {after['position']}"
    if not after:
        return f"removed line {before['position']}, {before['procedure']}"
    differ = [name for name in FIELDS if before.get(name) != after.get(name)]
    words = ", ".join(f"{FIELDS[name]} {_shown(name, after[name])}" for name in differ)
    return f"line {before['position']}: {words}" if words else ""


def _evidence(change: Change, known: Known) -> str:
    row = change.after or change.before
    target = "diagnoses" if row["diagnosis_id"] else "lines"
    proved = known[target].get(row["diagnosis_id"] or row["line_id"], {})
    name = with_dot(proved["code"]) if "code" in proved else proved.get("procedure", "a code")
    return f"evidence for {name}" if change.after else f"evidence of {name} taken away"


def _override(change: Change, _known: Known) -> str:
    row = change.after or change.before
    return f"{row['where']}: {'let stand' if change.after else 'counts again'}"


def _facts(_change: Change, _known: Known) -> str:
    return "facts of the visit"


def _shown(name: str, value: object) -> str:
    if name == "pointers" and isinstance(value, list):
        return "".join(LETTERS[one - 1] for one in value) or "none"
    if isinstance(value, list):
        return " ".join(value) or "none"
    if name.endswith("_id"):
        return "given" if value else "as on the visit"
    return f"{Decimal(str(value)).normalize():f}" if name == "units" else str(value or "none")


_TELLERS: Mapping[str, Callable[[Change, Known], str]] = {
    "visit": _facts, "facts": _facts, "diagnoses": _diagnosis, "lines": _line, "evidence": _evidence,
    "overrides": _override,
}  # fmt: skip
