"""The values of a segment, each with its name and what it means: from its declaration, or by its qualifier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from x12.explaining.elements import Elements, raised
from x12.explaining.line import Fact
from x12.explaining.trace import Placed
from x12.explaining.values import day, money, number, shown
from x12.plan import Child, Follow, Plan, Slot, plan_of
from x12.words import claims, figures, identities, labels, places

QUALIFIED: dict[str, Mapping[str, str]] = {
    "AMT": figures.AMOUNTS,
    "DTM": figures.DATES,
    "DTP": figures.DATES,
    "HL": figures.LEVELS,
    "N1": identities.PARTIES,
    "NM1": identities.PARTIES,
    "QTY": figures.QUANTITIES,
    "REF": {**figures.MORE_REFERENCES, **identities.REFERENCES},
}
PARTIES = frozenset({"N1", "NM1"})
MEANINGS: dict[str, Mapping[str, str]] = {
    "place_of_service": places.PLACES_OF_SERVICE,
    "frequency": claims.FREQUENCIES,
}
"""What codes mean whose declaration does not say it, by the name of their attribute."""
OBVIOUS = {
    "Drug.qualifier": frozenset({"N4"}),
    "Claim.facility_qualifier": frozenset({"B"}),
    "MilitaryService.period_format": frozenset({"D8", "RD8"}),
    "ReviewInformation.place_list": frozenset({"B"}),
}
"""Codes that say nothing to a reader, because what they qualify says it already."""
GIVEN_BY = "2U"
FORMATS = frozenset({"D8", "RD8", "D6", "TM"})


class Named(NamedTuple):
    """What a segment is, and its values."""

    title: str
    facts: list[Fact]


def declared(e: Elements, placed: Placed) -> Named:
    """Name a segment that the declarations know, and its values."""
    step = placed.meaning.step if placed.meaning else None
    if step is None:
        return Named(labels.segment_title(e[0]), [])
    if isinstance(step, Follow):
        owner, slots = placed.node.plan.cls.__name__, step.slots
        fixed = {step.key.position} if step.key.qualifiers else set()
    else:
        plan = plan_of(step.type)
        owner, slots, fixed = step.type.__name__, plan.slots, _fixed(plan, step)
        if not step.is_loop and e[0] in QUALIFIED:
            return _shared(e, step, placed)
    title = _title(e, step, placed)
    facts = list(_facts(e, owner, slots, title))
    told = {element for slot in slots for element in _reach(slot)} | fixed
    return Named(title, [*facts, *_rest(e, told)])


def _fixed(plan: Plan, step: Child) -> set[int]:
    fixed = {plan.key.position} if plan.key.qualifiers or step.key.qualifiers else set()
    if plan.declared.every:
        first, width, times = plan.declared.every
        fixed |= set(range(first, first + width * times))
    return fixed | ({1, 2, 3, 4} if plan.key.segment == "HL" else set())


def _title(e: Elements, step: Follow | Child, placed: Placed) -> str:
    if e[0] == "HI" and e.part(1, 1) == "LOI":
        return "Information asked for"
    if isinstance(step, Follow):
        owner = placed.node.plan.cls.__name__
        named = labels.TITLES.get(f"{owner}.{step.key.text}") or labels.TITLES.get(f"{owner}.{step.key.segment}")
        if named or len(step.slots) > 1:
            return named or labels.segment_title(e[0])
        return labels.label(owner, step.slots[0].name)
    around = placed.node.parent if step.is_loop else placed.node
    owner = around.plan.cls.__name__ if around else ""
    name = step.type.__name__
    own = labels.TITLES.get(f"{owner}.{step.name}")
    if own or name in labels.TITLES:
        return own or labels.class_title(name)
    if step.is_loop:
        return by_qualifier(e).title if e[0] in PARTIES else labels.class_title(name)
    if e[0] in QUALIFIED and _is_one(step):
        return labels.humanized(step.name)
    return labels.SEGMENTS.get(e[0]) or labels.class_title(name)


def _shared(e: Elements, step: Child, placed: Placed) -> Named:
    """Name a segment of a class that several loops share by its qualifier, or as its owner calls it."""
    named = by_qualifier(e)
    return Named(_title(e, step, placed), named.facts) if _is_one(step) else named


def _is_one(step: Child) -> bool:
    """Tell whether the attribute names the object better than its qualifier does."""
    return bool(step.key.qualifiers) and not step.many and step.name != "name"


def _facts(e: Elements, owner: str, slots: tuple[Slot, ...], title: str) -> Iterator[Fact]:
    for slot in slots:
        label = labels.label(owner, slot.name)
        obvious = OBVIOUS.get(f"{owner}.{slot.name}", ())
        for place, text in _texts(e, slot):
            if text in obvious:
                continue
            value = shown(slot, text, e.delimiters)
            meaning = value.meaning or MEANINGS.get(slot.name, {}).get(text, "")
            yield Fact("" if label == title else label, value.value, meaning, place)


def _texts(e: Elements, slot: Slot) -> Iterator[tuple[str, str]]:
    """Give the texts of an attribute that are there, each with its place, such as CLP02 or SV101-2."""
    first, part = slot.place.element, slot.place.part
    for element in range(first, (slot.place.last or first) + 1):
        text = e.part(element, part) if part else e[element]
        if text:
            yield f"{e[0]}{element:02d}" + (f"-{part}" if part else ""), text


def _reach(slot: Slot) -> list[int]:
    fixed = [element for element, _ in slot.place.along]
    two = [slot.place.element - 1] if slot.place.key.startswith(("DTP", "DMG")) else []
    return [*range(slot.place.element, (slot.place.last or slot.place.element) + 1), *fixed, *two]


def _rest(e: Elements, told: set[int]) -> Iterator[Fact]:
    """Give what no declaration speaks of, so that nothing in a segment stays unsaid."""
    for element in range(1, len(e.texts)):
        if e[element] and element not in told:
            yield Fact(f"Element {element}", e[element], "", f"{e[0]}{element:02d}")


def by_qualifier(e: Elements) -> Named:
    """Name a segment without its declaration: by its id, and by its qualifier if it has one."""
    known = QUALIFIED.get(e[0])
    place = 3 if e[0] == "HL" else 1
    general = labels.segment_title(e[0])
    title = raised(known.get(e[place], f"{general} of kind {e[place]}")) if known and e[place] else general
    facts = [Fact("", value, "", f"{e[0]}{element:02d}") for element, value in _values(e) if value]
    if e[0] == "REF" and e.part(4, 1) == GIVEN_BY:
        facts.append(Fact("Given by payer", e.part(4, 2), "", "REF04-2"))
    return Named(title, facts)


def _values(e: Elements) -> Iterator[tuple[int, str]]:
    name = e[0]
    if name == "AMT":
        yield 2, money(e[2]) if e[2] else ""
    elif name == "QTY":
        yield 2, number(e[2]) if e[2] else ""
    elif name == "DTM":
        yield 2, day(e[2]) if e[2] else ""
    elif name == "DTP":
        yield 3, day(e[3]) if e[3] and e[2] in FORMATS else e[3]
    elif name in ("REF", "TRN", "NTE"):
        yield 2, e[2]
        yield 3, e[3]


__all__ = ["Named", "by_qualifier", "declared"]
