"""The rules about envelopes: what can be wrong with the values of ISA, GS, ST and TA1."""

from __future__ import annotations

from x12.problems import told

ISA = "X12.5 ISA"
GS = "X12.6 GS"
CORRECTED = "Ask the sender for a corrected file."
CHECK = "Check that the right file was sent to the right address."

ISA_QUALIFIER = told(
    "ISA-QUALIFIER",
    snip=1,
    source=f"{ISA}05 and ISA07, X222 Appendix C",
    what="The kind of the sender's or receiver's id is not one of those that HIPAA uses.",
    remedy="Use 01, 14, 20, 27, 28, 29, 30, 33 or ZZ.",
)
ISA_PARTY = told(
    "ISA-PARTY",
    snip=1,
    source=f"{ISA}06 and ISA08",
    what="The sender or the receiver is empty.",
    remedy=CORRECTED,
)
ISA_PARTY_FORM = told(
    "ISA-PARTY-FORM",
    snip=1,
    source=f"{ISA}05 to ISA08, codes 01, 14 and 30",
    what="The sender's or receiver's id has not the form of its kind, such as nine digits of a tax id.",
    remedy="Correct the id, or use ZZ for one that was agreed on.",
    severity="warning",
)
ISA_SAME = told(
    "ISA-SAME-PARTIES",
    snip=1,
    source=f"{ISA}06 and ISA08",
    what="The sender and the receiver are the same.",
    remedy=CHECK,
    severity="warning",
)
ISA_DELIMITERS = told(
    "ISA-DELIMITERS",
    snip=1,
    source=f"{ISA}11 and ISA16, X222 Appendix B",
    what="The delimiters are not four different characters that cannot stand in data.",
    remedy="Use * ^ : and ~.",
)
ISA_USAGE = told(
    "ISA-USAGE",
    snip=1,
    source=f"{ISA}15",
    what="It is not said whether the file is a test (T) or for production (P).",
    remedy="Do not post it before you know.",
)
ISA_DATE = told(
    "ISA-DATE-FUTURE",
    snip=1,
    source=f"{ISA}09",
    what="The file is dated in the future.",
    remedy="Check the clock of the sender, and of this system.",
    severity="warning",
)
ISA_EMPTY = told(
    "ISA-EMPTY",
    snip=1,
    source="X12.5: an interchange holds groups or acknowledgments",
    what="The interchange holds neither a group nor a TA1.",
    remedy="Ask the sender what was meant to be sent.",
)
ISA_TWICE = told(
    "ISA13-TWICE",
    snip=1,
    source=f"{ISA}13: unique between sender and receiver",
    what="Two interchanges of the file have the same sender, receiver and control number.",
    remedy="Check that nothing is posted twice.",
    severity="warning",
)
GS_PARTY = told(
    "GS-PARTY",
    snip=1,
    source=f"{GS}02 and GS03",
    what="The sender or the receiver of the group is empty.",
    remedy=CORRECTED,
)
GS_CODE = told(
    "GS01-FITS",
    snip=2,
    source=f"{GS}01 and GS08: HC 837, HP 835, HS 270, HB 271, HR 276, HN 277, HI 278, FA 999",
    what="The group's code does not go with its guide.",
    remedy="Nothing to do when you receive it; correct it before you send it.",
    severity="warning",
)
GS_DATE = told(
    "GS-DATE",
    snip=1,
    source=f"{GS}04 and ISA09",
    what="The group is dated more than a week before or after its interchange, or not at all.",
    remedy="Check whether an old file was sent again.",
    severity="warning",
)
GS_VERSION = told(
    "GS08-FORM",
    snip=2,
    source=f"{GS}08, 45 CFR 162.920",
    what="The group does not name an implementation guide, such as 005010X222A1.",
    remedy="Ask the sender which guide the file follows.",
)
GS_TWICE = told(
    "GS06-TWICE",
    snip=1,
    source=f"{GS}06: unique between sender and receiver",
    what="Two groups of the interchange have the same control number.",
    remedy="Number the groups apart; an acknowledgment cannot tell which is meant.",
)
GS_EMPTY = told(
    "GS-EMPTY",
    snip=1,
    source="X12.6: a group holds at least one transaction",
    what="The group holds no transaction.",
    remedy="Ask the sender what was meant to be sent.",
)
GS_MIXED = told(
    "GS-MIXED",
    snip=1,
    source="X12.6: a group holds transactions of one kind",
    what="The group holds different kinds of transactions.",
    remedy="Nothing to do when you receive it; send each kind in a group of its own.",
    severity="warning",
)
ST_NUMBER = told(
    "ST02-FORM",
    snip=1,
    source="X12.6 ST02: 4 to 9 characters",
    what="The control number of the transaction is not four to nine letters and digits.",
    remedy="Number the transactions 0001, 0002 and so on.",
)
ST_CODE = told(
    "ST01-GS01",
    snip=2,
    source=f"X12.6 ST01, {GS}01: a question and its answer share a guide, but not a code",
    what="The transaction is of another kind than its group says, such as an answer among questions.",
    remedy="Nothing to do when you receive it; correct GS01 before you send it.",
    severity="warning",
)
ST_VERSION = told(
    "ST03-GS08",
    snip=1,
    source="X222 ST03 and the other guides: the same as GS08",
    what="The transaction names another guide than its group.",
    remedy="Ask the sender which guide the transaction follows.",
)
ST_VERSION_MISSING = told(
    "ST03-MISSING",
    snip=2,
    source="X222 ST03, X279 ST03, X212 ST03, X214 ST03, X217 ST03, X231 ST03",
    what="The transaction does not name its guide.",
    remedy="Repeat GS08 in ST03; only an 835 goes without.",
)
TRACE_TWICE = told(
    "TRN02-TWICE",
    snip=4,
    source="X221 TRN02: one payment, one 835",
    what="Two remittances have the same check or transfer number of the same payer.",
    remedy="Check that the payment is not posted twice.",
    severity="warning",
)
TA1_STATUS = told(
    "TA1-STATUS",
    snip=1,
    source="X12.5 TA104",
    what="It is not said whether the interchange was accepted (A), accepted with errors (E) or rejected (R).",
    remedy="Take the file for not received, and ask the receiver.",
)
TA1_CODE = told(
    "TA1-CODE",
    snip=1,
    source="X12.5 TA105: 000 to 031",
    what="The note code is not one of the list.",
    remedy="Ask the receiver what is wrong.",
)
TA1_AGREES = told(
    "TA1-AGREES",
    snip=1,
    source="X12.5 TA104 and TA105: 000 is no error",
    what="The answer and its note contradict each other: accepted with an error, or rejected without one.",
    remedy="Ask the receiver whether the file was taken.",
)
TA1_NUMBER = told(
    "TA1-NUMBER",
    snip=1,
    source="X12.5 TA101: our ISA13, 1 to 999999999",
    what="The number of the interchange that is answered is not a control number.",
    remedy="Ask the receiver which file it answers.",
)
TA1_DATE = told(
    "TA1-DATE",
    snip=1,
    source="X12.5 TA102: the date of the interchange that is answered",
    what="The interchange that is answered is dated after the answer, or not at all.",
    remedy="Find the file by its control number.",
    severity="warning",
)
