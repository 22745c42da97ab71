"""How segments are written, in every message: ids, characters, spaces, separators, numbers, dates."""

from __future__ import annotations

from x12.problems import told

SEGMENT_ID = told(
    "SEGMENT-ID",
    snip=1,
    source="X12.6: a segment begins with an id of two or three letters and digits",
    what="The segment has no proper id.",
    remedy="Check for a separator too much, or for a line that was cut.",
    ack="1",
)
COMPONENT_SEPARATOR = told(
    "COMPONENT-SEPARATOR",
    snip=1,
    source="X12.5 ISA16: the separator of components",
    what="The value is of several parts, but they are not separated as ISA16 says.",
    remedy="Use the same component separator in ISA16 and in all segments.",
)
TWICE = told(
    "SEGMENT-TWICE",
    snip=2,
    source="X12.6 and the guides: a repetition says something else than the segment before",
    what="The same segment stands twice in a row.",
    remedy="Take one out, or correct it; when you receive it, use it once.",
    severity="warning",
)
PAIR = told(
    "PAIR",
    snip=1,
    source="X12.3 syntax notes of the segments: BPR, DMG, HSD, III, LQ, MPI, N1, NM1, PER, PLB, PRV, PWK, SV1, TOO",
    what="Of two elements that go together, such as a qualifier and its number, only one is there.",
    remedy="Send both, or neither.",
    ack="2",
)
LEFT_OUT = told(
    "LEFT-OUT",
    snip=2,
    source="X12.3: elements that a segment must have wherever it stands, and the guides where they ask for one more",
    what="The segment is there, but not the value that it is there for.",
    remedy="Fill it in, or leave the segment out.",
    ack="1",
)
QUALIFIER = told(
    "QUALIFIER",
    snip=2,
    source="The guides' lists of NM108 and of PER03, PER05 and PER07, taken together",
    what="No guide of this office's messages knows this qualifier of a number.",
    remedy="Use a qualifier of the guide, such as TE for a telephone or PI for a payer's number.",
    severity="warning",
    ack="7",
)
UNUSED = told(
    "ELEMENT-UNUSED",
    snip=2,
    source="The guides: elements marked as not used, such as NM106, N405, CLM03, SV106 and CLP10",
    what="The element is filled, but the guide of the message does not use it.",
    remedy="Leave it empty; when you receive it, it says nothing.",
    severity="warning",
    ack="I10",
)
ADJUSTMENT_GAP = told(
    "CAS-GAP",
    snip=1,
    source="X221 and X222 CAS: the next three elements are used only when those before are",
    what="Three elements of the adjustment are left empty before the next ones.",
    remedy="Write the adjustments one directly after the other.",
    severity="warning",
    ack="2",
)
DIAGNOSIS_GAP = told(
    "DIAGNOSIS-GAP",
    snip=1,
    source="X222 and X217 HI: HI02 to HI12 follow without a gap, pointers count them",
    what="An empty place stands between the codes, so that pointers may point to the wrong one.",
    remedy="Send the codes one after the other.",
    ack="1",
)
TRAILING_SEPARATOR = told(
    "TRAILING-SEPARATOR",
    snip=1,
    source="X12.6: empty elements and components at the end are left out",
    what="Separators stand at the end of the segment or of a composite with nothing after them.",
    remedy="Leave out what is empty at the end.",
    severity="warning",
    ack="8",
)
SPACES = told(
    "SPACES",
    snip=1,
    source="X12 RFI 2224: text begins and ends with what is meant",
    what="A value begins or ends with a space.",
    remedy="Leave the space out.",
    severity="warning",
    ack="6",
)
LOWER_CASE = told(
    "LOWER-CASE",
    snip=1,
    source="X12.6 basic character set; some payers take no other",
    what="The segment has lower case letters.",
    remedy="Write upper case only.",
    severity="warning",
    ack="6",
)
CHARACTERS = told(
    "CHARACTERS",
    snip=1,
    source="X12.6 basic and extended character sets",
    what="The segment has a character that X12 does not know, such as a letter with an accent, a tab or a line break.",
    remedy="Write the plain letter.",
    ack="6",
)
SEPARATOR_IN_DATA = told(
    "SEPARATOR-IN-DATA",
    snip=1,
    source="X12.6: separators are not data; edits of clearinghouses",
    what="A separator of the file stands inside a value.",
    remedy="Take it out, or use other separators for the file.",
    ack="6",
)
NUMBER_FORM = told(
    "NUMBER-FORM",
    snip=1,
    source="X12 RFI 1526 and 1924: no zeros in front, none at the end after the point, no plus",
    what="The number has zeros that say nothing, a sign or a point too much.",
    remedy="Write 100 for 100.00 and .5 or 0.5 for 0.50.",
    severity="warning",
    ack="6",
)
DATE_FORM = told(
    "DATE-FORM",
    snip=1,
    source="X222: D8 is CCYYMMDD, RD8 two of them with a hyphen",
    what="The date is not eight digits, or a range of two such dates.",
    remedy="Write year, month and day: 20261031.",
    ack="8",
)
