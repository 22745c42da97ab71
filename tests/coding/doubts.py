"""Ways in which a note says of gout that the patient may not have it; none of them establishes it."""

DOUBTS: tuple[str, ...] = tuple(
    """
Jury's out on gout
Gout? Eh.
Gout was my first thought, film disagrees
Not sold on gout
Gout is a stretch
Gout seems a reach here
Toss-up between gout and cellulitis
Gout vs cellulitis
Hard to call this gout
Can't hang my hat on gout
Gout remains to be seen
Gout: labs argue against
Gout - uric acid 4.1 so no
Gout on the differential
Would not call this gout
Gout if the tap shows crystals
Gout pending tap
Gout, tap tomorrow will tell
Gout - crystals absent
Gout but the joint is cool
Gout, although joint cool
Gout less attractive now
Gout moved down the list
Gout can be crossed off
Gout, never mind, scratch that
Gout (wrong chart)
Gout: last one in the spring
Gout sx reviewed
Furosemide second line: weight, gout
Gout. Addendum: that was wrong.
Gout. Correction, cellulitis.
Gout. I no longer think so.
Gout. Film disagrees.
Gout ruled in by nobody
Patient is sure it's gout
Patient thinks gout
Wife says gout
Google says gout
Her sister has gout
Brother w gout
Gout runs in the family
Gout in dad
Gout when he was 30
Gout years back
Gout long gone
Gout in remote past
Once had gout
Gout as a young man
Treated for gout in the Navy
Watch for gout
Diet to keep gout away
Gout prevention diet
Gout education
Gout booklet
Asked about gout
Screen for gout
Uric acid for gout
Labs: gout
Gout workup
Gout panel
Tap to settle gout
Gout suspected by ER
ER called it gout
Urgent care diagnosed gout, I disagree
Referred as gout
Sent with gout
Label of gout questionable
Carries a label of gout
Carried a gout diagnosis elsewhere
Gout per old records
Gout per outside note, unverified
Gout by history only
So-called gout
"gout"
Gout-like picture
Pseudo gout picture
Gout mimic
Mimics gout
Reminds me of gout
Gout territory
Leaning gout
Gout favored
Gout, 50/50
Gout 60% likely
Gout (low confidence)
Gout (r/o)
Gout (vs infection)
Gout ?
?gout
Gout!?
Gout or pseudogout
Either gout or sprain
Gout doubtful
Gout, doubt it
Gout, hmm
Gout, I guess
Gout maybe
Gout, maybe
Gout not proven
Gout unproven
Gout without proof
Gout, no crystals
No crystals for gout
Gout crystals none
Nothing to suggest gout
Gout nowhere in sight
Gout excluded
Gout no more
Gout: N
Gout [ ]
Gout: neg
Gout risk up
At risk for gout
Gout may follow
Gout could follow thiazide
Thiazide can bring gout
To avoid gout
Lest gout return
Fear of gout
Gout scare
Gout averted
Came in for gout, it's a bunion
Thought gout, found bunion
Initially gout, now bunion
Working label gout
Gout until proven otherwise
Treat as gout for now
Colchicine trial for gout
Empiric colchicine, gout
Gout equivalent
Gout would fit
Fits gout
Gout fits
Consistent with gout
Classic for gout
Concern gout
Gout concern
Gout under consideration
Gout being considered
Gout in play
Gout top of list
Gout still possible
Gout cannot be excluded
Early gout, perhaps
Pre-gout
Borderline gout
Gout trait
Gout carrier
""".strip().splitlines()
)
