"""
The queries that come with the product, in our own words; an office changes them or puts them out of use.

Each asks openly and fits only where the note has what it names; see `coding.queries.checks`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Standard:
    """One template of the product; `key` never changes, so that an office's own version keeps its place."""

    key: str
    name: str
    question: str
    options: tuple[str, ...]


STANDARD: tuple[Standard, ...] = (
    Standard(
        "side", "Which side",
        "The note does not say on which side the cited finding is. Which side was seen and treated?",
        ("Right", "Left", "Both sides"),
    ),
    Standard(
        "type-of-diabetes", "Type of diabetes",
        "Diabetes is documented without its type. Which type does this patient have, as far as is known?",
        ("Type 1", "Type 2", "Caused by a drug or chemical", "Caused by another condition"),
    ),
    Standard(
        "stage-of-kidney-disease", "Stage of kidney disease",
        "Chronic kidney disease is documented without its stage; the values are cited. What stage was it on this day?",
        ("Stage 1 or 2", "Stage 3a", "Stage 3b", "Stage 4", "Stage 5"),
    ),
    Standard(
        "acute-or-chronic", "Acute or chronic",
        "The note names the cited condition without saying how long it has been there. What was it on this day?",
        ("Acute", "Chronic", "Acute on top of chronic"),
    ),
    Standard(
        "meaning-of-a-result", "Meaning of a result",
        "The cited result is in the note, and the assessment does not mention it. What does it mean for this patient?",
        ("A condition that was evaluated or treated on this day (please name it under Other)",
         "An expected result of a condition that is documented", "Without clinical significance on this day"),
    ),
    Standard(
        "reason-for-a-drug", "Reason for a drug",
        "The cited drug was continued or begun, and the note does not say for what. For which condition is it taken?",
        ("For a condition that the note documents (please name it under Other)",
         "To prevent a condition that the patient does not have",
         "No longer needed; it is still on the list by mistake"),
    ),
    Standard(
        "link-of-two-conditions", "How two conditions belong together",
        "Both cited conditions are documented, and the note does not say how they belong together. "
        "What is their relation in your judgment?",
        ("The one is due to the other", "They are not related", "Both come from a third condition"),
    ),
    Standard(
        "conflicting-words", "Two parts of the note differ",
        "The cited parts of the note do not say the same. Which one describes the patient on this day?",
        ("The part cited first", "The part cited last", "Both, at different times of the visit"),
    ),
    Standard(
        "healing-or-active", "Phase of treatment of an injury",
        "The note does not say at which point of treatment the cited injury was. What was this visit for?",
        ("Active treatment of the injury", "Routine care while it heals", "A late effect of the healed injury"),
    ),
    Standard(
        "time-of-the-visit", "Time of the visit",
        "The note mentions time without saying whose and for what. What does the cited time stand for?",
        ("All my own time on the day of the visit", "Face-to-face time only", "Time of other staff is included"),
    ),
)  # fmt: skip
