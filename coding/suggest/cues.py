"""
The words of notes that deny, doubt, fear, or tell of the past and of others, as regular expressions.

A cue stands between two bars; parts of it may be alternatives of their own.  Words such as "denies" reach forward over
what follows (FORWARD), others such as "ruled out" back over what came before (BACKWARD).  Of the cues that begin at
the same place the first one counts, so longer ones stand before shorter ones that they begin with.

Source: the trade's habits of writing; ICD-10-CM Official Guidelines, section IV.H, for what counts as uncertain.
"""

import re
from enum import StrEnum


class Stance(StrEnum):
    """What a note says of a condition that it mentions."""

    ESTABLISHED = "ESTABLISHED"
    NEGATED = "NEGATED"
    UNCERTAIN = "UNCERTAIN"
    HISTORY = "HISTORY"
    FAMILY = "FAMILY"
    OTHER_PERSON = "OTHER_PERSON"
    HYPOTHETICAL = "HYPOTHETICAL"


def any_of(cues: str) -> str:
    """Return the cues of a block, however it is broken into lines, as one expression."""
    return "|".join(cue for cue in re.split(r"\s+\|\s+|\s*\n\s*", cues.strip()) if cue)


WHOM = r"(?: (?:that|if|whether))?(?: (?:it|this|that|she|he|they|(?:the )?(?:pt|patient|child)))?"
BE = r"(?:(?: is|'s| are| has| have| had| was| might be| could be| may be| may have| might have))?"
NOT_TODAY = r"(?![^.]*\b(?:today|now)\b)"
END = r"(?=\s*(?:[.,;)]|$))"

UNCERTAIN = any_of(rf"""
    r/o | rule-?[sd]? ?out | ro | ruling out | cannot (?:rule out|exclude) | can't exclude | unable to rule out
    to exclude | unlikely(?: to be| that)?{WHOM}{BE} | improbable
    low [\w ]{{0,20}}(?:likelihood|probability)(?: of| for)? | (?:likelihood|chances?|odds|probability) (?:of|for)
    doubt(?:ful)? | perhaps | maybe | \? | poss(?:ible|ibly)?\.? | prob(?:able|ably)?\.? | (?:most )?likely
    presum(?:ed|ably|ptive) | tentative | provisional | suspect(?:s|ed|ing)? | suspicious for
    suspicion (?:for|of|is) | questionable | question of | query | possibility of | concern(?:ing|ed)? (?:for|about)
    worr(?:y|ied|isome) (?:for|about) | threatened | impending | borderline | may be | might be | could be | may have
    might have | could have | versus early | vs\.? | versus | either | equivocal for | (?:in)?consistent with | c/w
    compatible with | suggest(?:ive of|s|ing|ed)? | indicative of | looks like | feels like
    appears (?:to (?:be|have)|like) | seems (?:to (?:be|have)|like) | felt to (?:be|have) | thought to (?:be|have)
    favor(?:s|ed|ing)? | lean(?:s|ed|ing)? toward?s? | unable to confirm | cannot confirm | await\w* | pending for
    (?:ddx|dd|differential)(?: diagnos[ei]s)?
    (?:working|leading|presumed|initial|provisional|admitting) (?:diagnosis|dx)
    (?:unclear|uncertain|unsure|not sure|unknown)(?: (?:if|whether))?{WHOM}{BE} | whether{WHOM}{BE}
    consider(?:ing|ed)? | evals? | (?:evals?|evaluat\w+|assess\w*|check\w*|looking|look|looks|looked) (?:out )?for
    work[ -]?up (?:for|of) | w/u (?:for|of) | test(?:ing|ed)? for | screen(?:ing|ed)? for
    treat(?:ed|ing|ment)? (?:this )?(?:empirically )?as | sounds (?:most )?like | fits?(?: best)?(?: with)? | fitting
    smells like | question(?:ing|ed)? | pending confirmation | (?:un|not yet )confirmed | susp\.?
    high on (?:the|my) list | (?:top|main|biggest) concern(?: is)? | concerns?(?=\s*:) | features (?:of|raise)
    feels? (?:this|it|that)(?: is|'s) | guess(?: is)? | seemingly | apparent(?:ly)? | ostensibly
    chance (?:this|that|it) | leaning | working impression | prelim(?:inary)? (?:diagnosis|dx) | presumptively
    covered for | potential(?:ly)? | conceivabl[ey] | equivocal | (?:indeterminate|inconclusive)(?: for)?
    entertain(?:ing|ed)? | consideration(?: of)?
    empiric(?:al|ally)?(?: (?:treatment|therapy|coverage|tx|abx|antibiotics))? (?:of|for) | cover(?:age|ing)? for
    (?:search|google|internet|website|paper|chart|record|label) (?:has|had|says?|said|lists?|listed){WHOM}{BE}
    (?:chiropractor|therapist|nurse|coach|teacher|urgent care|er|ed|doctor|dr|pcp) (?:says?|said|thought){WHOM}{BE}
    (?:believes?|thinks?|thought|worried|worr(?:y|ies)|afraid|fears?|wonder(?:s|ed|ing)?|asks?|asked){WHOM}{BE}
""")
NEGATED = any_of(rf"""
    (?:considered|closed|excluded|ruled out|rejected)(?: and \w+)?(?=\s*:)
    (?:not (?:present|found|seen)|absent|ruled out|excluded|denied|neg(?:ative)?)(?=\s*:)
    (?:do|does|did)(?:n't| not) (?:think|believe|feel|suspect){WHOM}{BE}
    nothing(?: (?:to|that) (?:suggests?|indicates?))? | against | (?:not|in)\s?consistent with | rather than
    instead of | as opposed to | not due to | misdiagnosed (?:with|as) | no longer (?:has|have|had)
    low (?:suspicion|concern|risk) (?:for|of) | no complaints? of | declines? | resolved | no evidence (?:of|for)
    no signs? of | no hx of | no history of | no fam(?:ily)? (?:hx|history) of | no | not | non | denie[sd] | denys
    denying | deny | without | w/o | wo | neg(?:ative)?(?: for)? | never | none of | nor | neither | absence of
    pertinent negatives? | negatives? includ\w+ | erroneously | removed (?=[^.]*problem list) | absent
    free (?:of|from) | cleared of | exclude[sd]? | ruled out for | unremarkable for | isn't | wasn't | doesn't have
    does not have | did not | does not | don't | doesn't | didn't | hasn't | haven't
    fail(?:s|ed)? to (?:show|reveal|demonstrate|identify|detect)
""")
HISTORY = any_of(r"""
    h/o | hx(?: of)? | history of | personal hx(?: of)? | pmhx? | s/p | status post | past | prior | previous(?:ly)?
    remote | old | former(?:ly)? | childhood | (?<!has )(?<!have )had | in the past | once had | used to | years? ago
    recovered from | outgrew | quit | was on | were on | off | stopped | stopping | discontinued | d/c'd | dx'd in
    inactive | \w+(?:ectomy|plasty|otomy)(?: \S+)? (?:for|due to) | in remission from
    treated for(?!.*\b(?:today|now)\b) | hospitali[sz]ed | (?:was|been|were) admitted
""")
# Who speaks for the patient tells of the patient.
SPEAKS = any_of(r"""
    brings? | brought | reports? | reported | states? | says | said | notes? | noticed | gave | gives | accompan\w+
    describes? | is here | is present | present | at bedside | concerned | called | calls
""")
_RELATIVE = any_of(r"""
    (?:mother|father)(?! of (?:one|two|three|four|five|\d)) | mom | dad | parents? | brothers? | sisters? | siblings?
    aunts? | uncles? | cousins? | grand(?:mother|father|ma|pa|parents?) | mgm | mgf | pgm | pgf
    maternal(?! depression) | paternal | half[- ](?:brother|sister) | fam(?:ily)? (?:hx|history) | fhx?
    runs in the family | family members? | (?:first|second)[- ]degree relatives? | relatives?
""")
_OTHER = any_of(r"""
    wife | husband | spouse | partner | boyfriend | girlfriend | fianc[ée]e? | daughters? | sons? | nephew | niece
    step(?:mother|father|son|daughter|dad|mom) | grand(?:son|daughter|child) | infant son | twin
    (?:my|the|her|his) (?:older|younger|other|first|second) (?:one|child|boy|girl) | other kids?
    (?:kids?|children) (?:has|have|had|w/|with)
    (?:her|his|their) (?:kids?|children|child|baby|toddler|infant|newborn|boss|class|students?|patients?)
    caregiver has | friends? | neighbou?rs? | roommates? | housemate | co-?workers? | classmates? | passenger
    teammates? | students? | (?:dogs?|cats?|pets?) (?:has|had|have|with|w/) | everybody | somebody
""")
FAMILY, OTHER_PERSON = rf"(?:{_RELATIVE})(?:'s)?(?! (?:{SPEAKS}))", rf"(?:{_OTHER})(?:'s)?(?! (?:{SPEAKS}))"
HYPOTHETICAL = any_of(r"""
    expos(?:ed|ure)s? to | contact with | (?:vaccinated|immuni[sz]ed|protected) (?:against|for) | vaccines? for
    (?:side|adverse) effects? | allerg(?:y|ies):? | prevent(?:s|ing|ion)? | so as not to | to avoid | avoid
    (?:reduc|lower|decreas)\w* (?:the |her |his |your )?(?:chances?|risks?|likelihood|odds) (?:of|for) | to screen
    (?:want\w*|like|plan\w*|try\w*|ready|encouraged|need\w*) to(?= (?:quit|stop)\b) | if | in case | unless | should
    until | untill | in the event | when | as needed for | prn for | prn | call (?:for|if|w/|with)
    return (?:for|if|w/|with) | (?:go|come) (?:to|in|back) | (?:er|ed) (?:if|for)
    (?:er|ed|911|back|rtc|return)(?=\s*:) | back (?:if|for) | return/er | rtc/er | call | returns?(?! visit) | recurs?
    develops? | present to (?:the )?(?:er|ed) | sooner (?:for|if|with) | watch (?:for|out) | watch | monitor for
    warn(?:ed|ing)(?: signs?)? | (?:signs?|symptoms?|sx)(?:(?:/| and )symptoms)? of | s/s(?: of)?
    complications? (?:such as|including|like|\(e\.?g\.?) | precautions? | risks?(?: of| for| incl(?:uding)?)?
    common w/ | lead to | link(?:ed)? to | (?:asked|read|heard|learned|ad|article|questions?) about | tell us
    let us know | notify us | seek (?:care|help|attention|treatment) | worried about | educat\w+ | discuss(?:ed)?
    explained | advised | told | counsel(?:ed|ing) | handout | pt ed | patient education | (?<!at )goals?
    may (?:happen|lead|get|heal) | might | may | can (?:cause|lead) | could | would | will
""")
FORWARD: dict[Stance, str] = {
    Stance.UNCERTAIN: UNCERTAIN,
    Stance.NEGATED: NEGATED,
    Stance.HISTORY: HISTORY,
    Stance.FAMILY: FAMILY,
    Stance.OTHER_PERSON: OTHER_PERSON,
    Stance.HYPOTHETICAL: HYPOTHETICAL,
}
BACKWARD: dict[Stance, str] = {
    Stance.NEGATED: any_of(rf"""
        removed from (?:the |her |his )?(?:chart|list|problem list|record) | neg | negative | absent | none | no{END}
        n{END} | nil{END} | free | never | denied | non-?reactive | no longer | no signs
        not (?:present|seen|found|suspected|felt|noted|identified|apparent|evident|indicated|done|appreciated|reported)
        not (?:endorsed|palpated|palpable|visuali[sz]ed|detected|elicited|observed|demonstrated|met|needed)
        not (?:supported|confirmed) | not a (?:concern|factor) | ruled out | excluded | r/o'?d | refuted
        (?:doesn't|does not) fit | disproven | in error | not known | off (?:the|my|her|his) list
    """),
    Stance.UNCERTAIN: any_of(rf"""
        (?:felt to be |less )?(?:unlikely|doubtful|doubted|less likely|not likely|improbable) | a possibility
        in question | considered | suspected | questioned | possible | probable | pending | disputed | in mind
        conceivable | entertained | on the table | remote possibility | \? | differential
        (?:possible|suspected|(?:the )?(?:most )?likely)(?: cause| explanation| culprit| etiology| source)?{END}
        to be confirmed | not (?:yet )?(?:confirmed|established) | maybe{END} | maybe(?= \w+ing\b)
        cannot be excluded | can't be excluded | to be ruled out | rare | uncommon | vs\.? | versus | equivocal
    """),
    Stance.HISTORY: any_of(rf"""
        over{END} | resolved | stopped | discontinued | d/c'd | held | healed | outgrown | outgrew(?: (?:it|them))?
        cured | recovered | in remission since | as (?:a )?(?:child|kid|baby|infant|teen(?:ager)?|newborn)
        in (?:childhood|infancy|college|the past) | in (?:19|20)\d\d | (?:\d{{1,2}}/)?(?:19|20)\d\d
        (?:years?|yrs?) ago | at age \d+ | age \d+ | none since | none now | now gone | gone | hx | inactive
        removed{NOT_TODAY} | excised{NOT_TODAY} | last (?:year|yr|month|mo|winter|summer|spring|fall) | cleared
        treated{NOT_TODAY}
    """),
    Stance.HYPOTHETICAL: any_of(rf"""
        would (?:be|have|need) | may (?:happen|begin|start|develop|recur) | may occur | can occur | warning signs
        precautions | signs | (?:could|might|may|would) (?:explain|contribute|cause|account|reflect|represent)
        risks? | screen(?:ing|s)?(?! for) | tests? | testing | vaccin\w+ | shots? | prophylaxis | series | titers?
        boosters? | work-?up | w/u | panel | questions? | coverage | clinic | protocol | score | handouts? | education
        leaflet | surveillance | prep | warnings? | only if | card | booklet | pamphlet | mentioned | discussed{END}
        listed | gone over
    """),
}
# What may stand between a condition and the cue that reaches back to it: "pneumonia has now fully cleared".
LEADS = r"(?:(?:is|are|was|were|been|being|has|have|had|now|since|all|very|quite|fully|completely|clinically) )*"
