"""
Refuses a query that leads the provider, each time with the reason and the remedy.

The provider alone decides what the record says, so a query shows what is in the note and asks openly: it is no yes/no
question about a diagnosis, names none that is new, offers real choices with a way out, cites the note, and says nothing
of money or measured quality.

Source: Guidelines for Achieving a Compliant Query Practice (AHIMA and ACDIS, 2022 update), in our own words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coding.queries.draft import MOST_INDICATORS, MOST_OPTIONS, OTHER, UNABLE, Draft

SOURCE = "AHIMA/ACDIS, Compliant Query Practice (2022)"


@dataclass(frozen=True)
class Problem:
    """Why a query is not sent: `rule` names the check, `text` says what is wrong and what to do."""

    rule: str
    text: str


_AUXILIARY = (
    r"is|are|was|were|am|isn't|aren't|wasn't|does|do|did|doesn't|don't|didn't|has|have|had|hasn't|haven't|can|could"
    r"|would|will|should|may|might|must|shall"
)
_QUESTION = re.compile(r"[^.?!;:\n]*\?")
_LEAD_IN = re.compile(r"^.*,\s*(?:and\s+)?(?=(?:" + _AUXILIARY + r")\b)", re.IGNORECASE)
_ASKS_YES_NO = re.compile(rf"^(?:please\s+)?(?:and\s+|or\s+|so\s+|then\s+)?(?:{_AUXILIARY})\b", re.IGNORECASE)
_ASKS_TO_TELL = re.compile(
    r"^(?:please\s+)?(?:can|could|would|will)\s+you\s+(?:please\s+|kindly\s+)?"
    r"(?:clarify|specify|describe|tell|state|indicate|document|provide|name|explain)\b"
    r".*\b(?:what|which|how|where|when|why|who|the\s+(?:type|side|site|stage|cause|acuity|degree|severity|location))\b",
    re.IGNORECASE,
)
_TAG = re.compile(r",\s*(?:right|correct|yes|no|isn't it|doesn't (?:he|she|it)|don't you (?:think|agree))\s*\?", re.I)
_CHOOSES = re.compile(r"\bor\b(?!\s+not\b)", re.IGNORECASE)
_YES_NO_WORDS = re.compile(
    r"^(?:yes|no|agreed?|disagreed?|i (?:dis)?agree|confirm(?:ed)?|true|false|correct|incorrect|present|absent)\b"
    r"[\s,.!-]*(?:i (?:dis)?agree|that is (?:right|correct)|it is not)?\W*$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:do you agree|would you agree|you (?:will|would|surely|certainly) agree|please (?:confirm|add|document that|"
    r"add a diagnosis|amend|change)|confirm that|we (?:believe|think|suspect|feel|need you|would like you to (?:add|"
    r"document))|i (?:believe|think|suspect|feel)|it (?:appears|seems) that|obviously|clearly|of course|surely|should "
    r"be (?:coded|documented)|needs? to (?:say|be documented|be coded)|so that we can|in order to code|preferred "
    r"answer|recommended answer)\b",
    re.IGNORECASE,
)
_STEERS = re.compile(
    r"\((?:preferred|recommended|best|most likely|suggested)\)|\*$|^\*|<-|\N{CHECK MARK}", re.IGNORECASE
)
_MONEY = re.compile(
    r"\b(?:reimburs\w+|payments?|payers?|payor|paid|paying|underpa\w+|revenue|insur(?:er|ers|ance)|copay|deductible"
    r"|pay(?:s)?(?! attention)|dollars?|profit\w*|income|money|billing|billed|billable|bill(?:s)? (?:the|for|this|a)"
    r"|claims? (?:will|would|is|was|were|are|to|for|form)|(?:the|this|our) claims?|denials?|medical necessity"
    r"|upcod\w+|downcod\w+|rvus?|drgs?|ms-drg|hccs?|raf|risk[- ]adjust\w+|risk scores?|case[- ]mix|cmi|e/m level"
    r"|(?:higher|better) (?:level|code|weight)|level of service|hedis|star rating|stars|mips|quality (?:score|measure"
    r"|metric|rating|report|program|indicator|payment)\w*|severity of illness|risk of mortality|soi|rom score"
    r"|report card|incentives?|bonus(?:es)?|penalt(?:y|ies)|audit(?:s|or|ors)?|compliance score)\b",
    re.IGNORECASE,
)
_NO_CHOICE = re.compile(
    r"^\W*(?:others?|another|something else|none|none of (?:these|the above)|all of (?:these|the above)|n/?a"
    r"|not applicable|unknown|undetermined|clinically (?:undetermined|unable to determine|unknown)|unspecified"
    r"|(?:unable|impossible|not possible) to (?:determine|tell|say)(?: clinically)?|not specified|maybe|unclear"
    r"|cannot (?:be determined|determine|tell|say)(?: clinically)?|unsure|not sure)?\W*(?:\(.*\)|[,:;-].*|please .*)?$",
    re.IGNORECASE,
)


def problems_of_words(draft: Draft) -> list[Problem]:
    """Everything that is wrong with the words of a template or query; nothing is asked of the note here."""
    found: list[Problem] = []
    for check in (_is_written, _asks_openly, _does_not_lead, _leaves_money_out, _offers_choices):
        found += check(draft)
    return found


def _is_written(draft: Draft) -> Iterator[Problem]:
    if not draft.question:
        yield Problem("question", "There is no question. Write what the provider is to answer.")
    if not draft.name:
        yield Problem("name", "Give it a short name that says what it is about, such as “Side of the knee”.")


def _asks_openly(draft: Draft) -> Iterator[Problem]:
    sentences = [one.strip() for one in _QUESTION.findall(draft.question)]
    if any(_is_yes_no(one) for one in sentences) or _TAG.search(draft.question):
        yield Problem(
            "yes-no",
            "This can be answered with yes or no, which puts a diagnosis in the provider’s mouth. Ask what, which, "
            "how or why, and let the options carry the possibilities.",
        )
    answers = [option for option in draft.options if _YES_NO_WORDS.match(option)]
    if answers:
        yield Problem(
            "yes-no-options",
            f"“{answers[0]}” answers yes or no. Write each option as something clinical that the provider may choose.",
        )


def _is_yes_no(sentence: str) -> bool:
    asked = _LEAD_IN.sub("", sentence).strip()
    if _ASKS_TO_TELL.match(asked):
        return False
    return bool(_ASKS_YES_NO.match(asked)) and not _CHOOSES.search(asked)


def _does_not_lead(draft: Draft) -> Iterator[Problem]:
    led = _LEADS.search(draft.question)
    if led:
        yield Problem(
            "leads",
            f"“{led.group()}” tells the provider what to answer. Say what the note shows, then ask openly.",
        )
    steered = next((option for option in draft.options if _STEERS.search(option)), "")
    if steered:
        yield Problem("steers", f"“{steered}” is marked as the wanted answer. Every option stands alike.")


def _leaves_money_out(draft: Draft) -> Iterator[Problem]:
    said = _MONEY.search(" \n".join((draft.name, draft.question, *draft.options)))
    if said:
        yield Problem(
            "money",
            f"“{said.group()}” is about payment or measured quality. A query speaks of the patient’s care only.",
        )


def _offers_choices(draft: Draft) -> Iterator[Problem]:
    meant = clinical_options(draft.options)
    if len(meant) < 2:
        yield Problem(
            "options",
            "Offer at least two different clinical options, one a line. "
            f"“{OTHER}” and “{UNABLE}” are added to every query and do not count.",
        )
    if len(draft.options) > MOST_OPTIONS:
        yield Problem("options", f"Offer at most {MOST_OPTIONS} options; nobody weighs more of them well.")
    if len({option.casefold() for option in draft.options}) < len(draft.options):
        yield Problem("options", "Two options say the same. Take one out.")


def clinical_options(options: Sequence[str]) -> list[str]:
    """The options that mean something clinical, each once."""
    meant = {one.casefold(): one for one in options if not _NO_CHOICE.match(one) and not _YES_NO_WORDS.match(one)}
    return list(meant.values())


def problems_of_indicators(draft: Draft, *, words: Sequence[str]) -> list[Problem]:
    """What is wrong with the words of the note that a query cites; `words` are the cited words themselves."""
    found = []
    if not any(re.search(r"\d|[^\W\d_]{3,}", one) for one in words):
        found.append(
            Problem("indicators", "Cite what in the note makes you ask: select the words, or tick the sentences below.")
        )
    if len(draft.indicators) > MOST_INDICATORS:
        found.append(Problem("indicators", f"Cite at most {MOST_INDICATORS} places; choose those that matter."))
    return found
