"""What a professional claim (837P) leaves unsaid although the guide requires it, and reading had to assume."""

from __future__ import annotations

from collections.abc import Iterator

from x12.problems import Rule, told

CODE_MISSING = told(
    "CODE-MISSING",
    snip=2,
    source="X222 2300 CLM, 2400 SV1, 2320 OI, 2410 LIN, 2430 SVD: required codes",
    what="A code that the guide requires was not sent.",
    remedy="Send the code; do not leave it to the payer to guess.",
    ack="1",
)
BHT_CODE_MISSING = told(
    "BHT-CODE-MISSING",
    snip=2,
    source="X222 BHT01, BHT02, BHT06",
    what="The header does not say what kind of batch this is.",
    remedy="Send 0019 in BHT01, the purpose (00 original) in BHT02 and the use (CH chargeable) in BHT06.",
    ack="1",
)
NM102_MISSING = told(
    "NM102-MISSING",
    snip=2,
    source="X222 NM102 of every party",
    what="The segment does not say whether this is a person or an organization.",
    remedy="Send 1 for a person or 2 for an organization in NM102.",
    ack="1",
)
NM108_PAIR = told(
    "NM108-PAIR",
    snip=1,
    source="X12 syntax note of NM1: NM108 and NM109 go together",
    what="An identifier stands without its qualifier, or a qualifier without its identifier.",
    remedy="Send both NM108 and NM109, or neither.",
    ack="2",
)
VALUE_MISSING = told(
    "VALUE-MISSING",
    snip=2,
    source="X222 2300 and below: REF02, DTP03, AMT02, NTE01, NTE02, QTY02, K301, PRV03 are required in their segments",
    what="The segment has a qualifier but no value.",
    remedy="Send the value, or leave the segment out.",
    ack="1",
)
LEVEL_VALUE_MISSING = told(
    "LEVEL-VALUE-MISSING",
    snip=2,
    source="X222 2000A PRV03 and CUR02, 2000B and 2000C PAT05 to PAT08, HL04",
    what="The segment of the level lacks a value that belongs with the others.",
    remedy="Send the value, or leave the segment out; HL04 is 1 when a level follows below, else 0.",
    ack="1",
)
MODIFIER_GAP = told(
    "MODIFIER-GAP",
    snip=1,
    source="X222 SV101-3 to 6 and SVD03-3 to 6: one after the other",
    what="A place between the procedure and a modifier is empty.",
    remedy="Send the modifiers one after the other.",
    ack="1",
)
VALUE_SIGNS = told(
    "VALUE-SIGNS",
    snip=5,
    source="X222 2300 and below, REF02, NTE02, PWK06, PER02",
    what="The value has neither a letter nor a digit.",
    remedy="Send the real value, or leave the segment out.",
    severity="warning",
    ack="7",
)
PROVIDERS = frozenset({"85", "82", "DN", "P3", "DQ", "77", "DK", "QB"})
"""Who may go without an identifier, but not with half of one: NM101 of providers and facilities."""
REQUIRED: dict[str, dict[int, Rule]] = {
    "BHT": dict.fromkeys((1, 2, 6), BHT_CODE_MISSING),
    "NM1": {2: NM102_MISSING},
    "CLM": dict.fromkeys((6, 7, 8, 9), CODE_MISSING),
    "SV1": dict.fromkeys((3, 4), CODE_MISSING),
    "OI": dict.fromkeys((3, 6), CODE_MISSING),
    "LIN": {2: CODE_MISSING},
}
REQUIRED_IN_LEVEL = {"HL": {4: LEVEL_VALUE_MISSING}, "CUR": {2: LEVEL_VALUE_MISSING}, "PRV": {3: LEVEL_VALUE_MISSING}}
REQUIRED_IN_CLAIM = {
    "REF": {2: VALUE_MISSING},
    "DTP": {3: VALUE_MISSING},
    "AMT": {2: VALUE_MISSING},
    "NTE": dict.fromkeys((1, 2), VALUE_MISSING),
    "QTY": {2: VALUE_MISSING},
    "K3": {1: VALUE_MISSING},
    "PRV": {3: VALUE_MISSING},
}
REQUIREMENTS = (REQUIRED, REQUIRED_IN_LEVEL, REQUIRED_IN_CLAIM)
COMPONENTS = {"CLM": (5, (2, 3)), "SV1": (1, (1,)), "SVD": (3, (1,))}
PAIRS = {"PAT": ((5, 6, True), (7, 8, True)), "NM1": ((8, 9, True),)}
SAYING = {"REF": 2, "NTE": 2, "PWK": 6, "PER": 2, "SBR": 3}
"""Elements inside of claims that say nothing without a letter or digit."""
MODIFIERS = {"SV1": 1, "SVD": 3}
MODIFIERS_AT = (3, 4, 5, 6)


def left_out(elements: list[str], name: str, component: str, *, is_in_claim: bool) -> Iterator[tuple[Rule, int, int]]:
    """Find what a segment leaves out: the rule, the element and the component; `is_in_claim` is false on a level."""
    values = dict(enumerate(elements))
    within = REQUIRED_IN_CLAIM if is_in_claim else REQUIRED_IN_LEVEL
    for at, rule in {**REQUIRED.get(name, {}), **within.get(name, {})}.items():
        if not values.get(at):
            yield rule, at, 0
    said = values.get(SAYING.get(name, 0), "") if is_in_claim and name in SAYING else ""
    if said and not any(map(str.isalnum, said)):
        yield VALUE_SIGNS, SAYING[name], 0
    composite, required = COMPONENTS.get(name, (0, ()))
    for part in required:
        if values.get(composite) and not _part(values[composite], part, component):
            yield CODE_MISSING, composite, part
    if name in MODIFIERS:
        yield from _gap(values.get(MODIFIERS[name], ""), MODIFIERS[name], component)
    yield from _pairs(values, name)


def _pairs(values: dict[int, str], name: str) -> Iterator[tuple[Rule, int, int]]:
    """Find values of which one stands without the other."""
    if name == "PAT":
        for qualifier, value, _ in PAIRS[name]:
            if bool(values.get(qualifier)) != bool(values.get(value)):
                yield LEVEL_VALUE_MISSING, value, 0
    elif name == "NM1":
        qualifier, number = 8, 9
        if values.get(number) and not values.get(qualifier):
            yield NM108_PAIR, qualifier, 0
        elif values.get(qualifier) and not values.get(number) and values[1] in PROVIDERS:
            yield NM108_PAIR, number, 0


def _gap(text: str, element: int, component: str) -> Iterator[tuple[Rule, int, int]]:
    modifiers = [_part(text, at, component) for at in MODIFIERS_AT]
    for index, modifier in enumerate(modifiers):
        if not modifier and any(modifiers[index:]):
            yield MODIFIER_GAP, element, MODIFIERS_AT[index]
            return


def _part(text: str, number: int, component: str) -> str:
    parts = text.split(component)
    return parts[number - 1] if number <= len(parts) else ""
