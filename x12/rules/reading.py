"""What reading itself tells: files, envelopes, order, and values that cannot be read."""

from __future__ import annotations

from x12.problems import told

CONTROL = "X12.5 and X12.6: interchange and group envelopes, control segments"
GUIDE = "The implementation guide of the message: its outline of loops and segments"
AGAIN = "Ask the sender to send it again."
CORRECTED = "Ask the sender for a corrected file."
WHOLE = "Ask the sender for the whole file."

EMPTY = told("EMPTY", snip=1, source=CONTROL, what="The file is empty.", remedy=AGAIN)
NOT_X12 = told(
    "NOT-X12",
    snip=1,
    source=CONTROL,
    what="This is not an X12 file: it has no ISA, GS or ST segment.",
    remedy="Check that the right file was sent.",
)
TEXT_BEFORE = told(
    "TEXT-BEFORE",
    snip=1,
    source=CONTROL,
    what="There is text before the first segment; it was not used.",
    remedy="Check that the file is complete.",
    severity="warning",
)
NO_ISA = told(
    "NO-ISA",
    snip=1,
    source=CONTROL,
    what="The ISA is missing, so nothing says who sent this to whom; what follows was read.",
    remedy=WHOLE,
)
ISA_DAMAGED = told(
    "ISA",
    snip=1,
    source=CONTROL,
    what="The ISA is cut off or damaged, so nothing says who sent this to whom; what can be read was read.",
    remedy=AGAIN,
)
ISA16 = told(
    "ISA16",
    snip=1,
    source=CONTROL,
    what="ISA16 does not name the sign that separates components; they were read with the one that does.",
    remedy="Put the separator that the segments use into ISA16.",
)
ENVELOPE_CODE = told(
    "ENVELOPE-CODE",
    snip=1,
    source=f"{CONTROL}: ISA01 00 or 03, ISA03 00 or 01, ISA14 0 or 1, GS07 X",
    what="The code is not one that may stand here.",
    remedy=CORRECTED,
    severity="warning",
)
ISA_SECOND = told(
    "ISA-SECOND",
    snip=1,
    source=CONTROL,
    what="A second ISA stands inside the interchange; it was not used.",
    remedy=CORRECTED,
)
VERSION = told(
    "VERSION",
    snip=1,
    source="45 CFR 162.920: the 5010 guides are the adopted standards",
    what="The message is not of the version that is adopted; it was read as far as possible.",
    remedy="Ask the sender for version 005010.",
)
INTERCHANGE_VERSION = told(
    "ISA12",
    snip=1,
    source=CONTROL,
    what="The interchange is not of version 00501; it was read as if it were.",
    remedy="Ask the sender for version 00501.",
    severity="warning",
)
NUMBER = told(
    "CONTROL-NUMBER",
    snip=1,
    source=CONTROL,
    what="The control number is not a number.",
    remedy=CORRECTED,
)
ENVELOPE_VALUE = told(
    "ENVELOPE-VALUE",
    snip=1,
    source=CONTROL,
    what="The value cannot be read; it was taken as absent.",
    remedy=CORRECTED,
    severity="warning",
)
ENVELOPE_SIZE = told(
    "ENVELOPE-SIZE",
    snip=1,
    source=f"{CONTROL}: the ISA is of fixed width; GS04 CCYYMMDD, GS05 HHMM",
    what="The value has more or fewer characters than it must have; it was read all the same.",
    remedy="Nothing to do when you receive it; fill the ISA up with blanks before you send it.",
    severity="warning",
)
TA1_VALUE = told(
    "TA1",
    snip=1,
    source=CONTROL,
    what="The TA1 has an unreadable number, date or time; it was not used.",
    remedy=CORRECTED,
)
TA1_FORM = told(
    "TA1-FORM",
    snip=1,
    source="X12.5 TA101, TA102, TA103 and TA105: nine digits, YYMMDD, HHMM and a code of three digits",
    what="A number, date, time or code of the TA1 is missing, or is longer or shorter than it must be.",
    remedy="Find the file by its control number in TA101.",
    severity="warning",
)
STRAY = told(
    "STRAY",
    snip=1,
    source=CONTROL,
    what="From here on segments stand outside of any transaction; they were not used.",
    remedy="Ask the sender for a corrected file; mostly an ST is missing, or an SE stands too early.",
)
AFTER_END = told(
    "AFTER-END",
    snip=1,
    source=CONTROL,
    what="From here on segments follow the IEA, after the end.",
    remedy="Check the file.",
)
NO_GS = told(
    "NO-GS",
    snip=1,
    source=CONTROL,
    what="The transaction stands outside of a GS group; it was read all the same.",
    remedy=CORRECTED,
)
NO_ST = told(
    "NO-ST",
    snip=1,
    source=CONTROL,
    what="The ST is missing; what follows was read as the message that its group names.",
    remedy=CORRECTED,
)
NO_SE = told("NO-SE", snip=1, source=CONTROL, what="The transaction is cut off: its SE is missing.", remedy=WHOLE)
NO_GE = told("NO-GE", snip=1, source=CONTROL, what="The GE that closes the group is missing.", remedy=WHOLE)
NO_IEA = told(
    "NO-IEA",
    snip=1,
    source=CONTROL,
    what="The file is cut off: the IEA is missing. What was there was read.",
    remedy=WHOLE,
)
ST02 = told(
    "ST02",
    snip=1,
    source="CMS 837P companion guide: unique ST02",
    what="Another transaction of the group has the same control number.",
    remedy="Number the transactions apart.",
    severity="warning",
)
SE01 = told(
    "SE01",
    snip=1,
    source=CONTROL,
    what="The count of segments in SE01 does not match.",
    remedy="Some segments may be lost; ask for the file again.",
)
SE02 = told("SE02", snip=1, source=CONTROL, what="SE02 does not repeat the control number of the ST.", remedy=CORRECTED)
GE01 = told(
    "GE01",
    snip=1,
    source=CONTROL,
    what="The count of transactions in GE01 does not match.",
    remedy="Ask for the file again.",
)
GE02 = told("GE02", snip=1, source=CONTROL, what="GE02 does not repeat the control number of the GS.", remedy=CORRECTED)
IEA01 = told(
    "IEA01",
    snip=1,
    source=CONTROL,
    what="The count of groups in IEA01 does not match.",
    remedy="Ask for the file again.",
)
IEA02 = told(
    "IEA02", snip=1, source=CONTROL, what="IEA02 does not repeat the control number of the ISA.", remedy=CORRECTED
)
UNKNOWN_KIND = told(
    "UNKNOWN-KIND",
    snip=1,
    source=CONTROL,
    what="This kind of message is not known; it was kept but not read.",
    remedy="Ask the sender what it is.",
)
UNEXPECTED = told(
    "UNEXPECTED",
    snip=2,
    source=GUIDE,
    what="This segment is not expected here; it was kept but not used.",
    remedy="Take it out, or check whether something before it is missing.",
    ack="2",
)
REPEATED = told(
    "REPEATED",
    snip=2,
    source=GUIDE,
    what="This segment may stand here only once; the first was taken, this one kept aside.",
    remedy="Check which of them is right.",
    ack="5",
)
ORDER = told(
    "ORDER",
    snip=1,
    source=GUIDE,
    what="The segment stands after one that must follow it.",
    remedy="Send the segments in the order of the guide.",
    ack="7",
)
TOO_MANY = told(
    "TOO-MANY",
    snip=1,
    source=GUIDE,
    what="There is more here than the guide knows; the rest was not used.",
    remedy="Check it for a stray separator.",
    severity="warning",
    ack="3",
)
VALUE = told(
    "VALUE",
    snip=1,
    source=GUIDE,
    what="The value cannot be read; it was taken as absent.",
    remedy=CORRECTED,
    ack="8",
)
FIXED = told(
    "FIXED",
    snip=2,
    source=GUIDE,
    what="The element does not hold the one code that belongs here.",
    remedy="Write the code of the guide; in a date it is D8 for a day and RD8 for a range.",
    ack="7",
)
HL01 = told(
    "HL01",
    snip=2,
    source="X222 and other guides, HL01: counted from 1 in each transaction",
    what="HL01 does not count on from the level before.",
    remedy="Number the levels 1, 2, 3 and so on.",
    ack="7",
)
HL02 = told(
    "HL02",
    snip=2,
    source="X222 and other guides, HL02",
    what="HL02 does not name the level above.",
    remedy="Give the number of the level that this one belongs to.",
    ack="7",
)
HL04 = told(
    "HL04",
    snip=2,
    source="X222 and other guides, HL04",
    what="HL04 does not say rightly whether a level follows below this one.",
    remedy="Write 1 when a level follows below, else 0.",
    ack="7",
)
