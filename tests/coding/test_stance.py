"""What a note denies, doubts, fears, or tells of the past and of others is not established; the rest is."""

import re

import pytest

from coding.suggest.reading import sentences
from coding.suggest.stance import Stance, reaches, stance_at

# The words in brackets are conditions that nobody may code from the sentence.
NOT_ESTABLISHED = """
No chest pain or [asthma].
She has not had any [pneumonia] this winter.
There is nothing to suggest [cellulitis] on exam.
CXR without [pneumonia].
Rapid strep was negative; not [strep pharyngitis].
Labs argue against [hypothyroidism].
I do not believe this is [gout].
I don't think she has [appendicitis].
This does not look like [shingles].
[Diabetes] has been ruled out by labs.
[Pneumonia] was excluded on imaging.
Pt is without [edema].
Neither [asthma] nor [copd] by history.
Patient never diagnosed with [hypertension].
Screening for [depression] negative.
PHQ-9 was 3, [depression] not present.
No documented [atrial fibrillation].
Not a diabetic, no [neuropathy].
Lungs clear, [wheezing] absent.
Low likelihood of [pulmonary embolism].
Unlikely to be [meningitis].
[DVT] seems less likely.
Wells score low, so [DVT] improbable.
Doubt [pneumonia].
We will check a TSH to look for [hypothyroidism].
Ordered an A1c to evaluate for [diabetes].
CT to rule-out [appendicitis].
MRI will tell us whether there is a [meniscal tear].
Differential includes [gout], [cellulitis], and [DVT].
Could represent [sarcoidosis].
Perhaps early [pneumonia].
Maybe [bronchitis].
Likely [viral syndrome].
Symptoms suggest [migraine].
Picture concerning for [lyme disease].
Query [celiac disease].
Suspicious mole, possibly [melanoma].
Thought to have [lupus] but workup pending.
? [UTI]
Impression: fever, probable [otitis media].
Mom had [breast cancer].
Her father died of [colon cancer] at 60.
Family history is positive for [diabetes].
Brother has [asthma].
Strong FHx [coronary artery disease].
Wife was treated for [influenza] last week.
Exposure to [covid] at work.
Coworker tested positive for [tuberculosis].
Daughter recently had [strep throat].
[Pneumonia] in 2015, fully recovered.
Had [gestational diabetes] with first pregnancy.
History of [kidney stones], none currently.
Prior [stroke] without deficits.
[Asthma] as a child, outgrew it.
[UTI] last month has resolved.
Previous [ankle fracture] healed.
Return if [cellulitis] spreads.
Call us should [chest pain] develop.
Discussed risk of [stroke] with untreated blood pressure.
If left untreated this may progress to [pneumonia].
Counseled about [diabetes] prevention.
Vaccinated against [pneumonia].
Flu shot given to prevent [influenza].
Here for [breast cancer] screening.
Wants to be checked for [HIV].
Worried that she has [lymphoma].
Patient is afraid it could be [cancer].
Patient believes this is [lyme disease].
ER doctor said it might be [gout].
Told by urgent care that it was maybe [bronchitis].
Not in [heart failure] at this time.
No longer has [hypertension] since the weight loss.
Denies [depression], anxiety or [insomnia].
Negative for [dysuria], [hematuria], or [fever].
ROS: [headache] (-), [dizziness] (-).
[Chest pain]: denies.
[Rash]: no.
[Seizures]: none.
[Diabetes]? A1c pending.
A1c 5.4, does not meet criteria for [diabetes].
BP normal, no [hypertension] today.
Cannot exclude early [pneumonia].
Patient asks whether it is [shingles].
Risk factors for [coronary artery disease] reviewed.
At risk for [osteoporosis].
No findings of [retinopathy].
Free from [asthma] symptoms for years.
X-ray did not show [fracture].
X-ray failed to demonstrate a [fracture].
Ultrasound negative for [DVT].
Biopsy came back without [melanoma].
Lesion is not a [melanoma].

Inconsistent with [gout].
[HIV] nonreactive.
[Asthma] - no.
[Hypertension] N
[Cellulitis] has cleared.
[Otitis media] now healed.
In remission from [breast cancer] since 2010.
Was hospitalized last year for [pneumonia].
Family members with [thyroid disease].
First-degree relative with [melanoma].
Kids have [hand foot and mouth].
Equivocal for [lyme disease].
Appears to have [ringworm].
Feels like [depression] to her.
Favor [reflux] over cardiac cause.
I favor [costochondritis].
I lean toward [gastritis].
Leading diagnosis [diverticulitis].
Working diagnosis: [polymyalgia rheumatica].
DDx: [gout], [pseudogout], [septic arthritis].
[Gout] vs. [cellulitis].
Either [sciatica] or [hip arthritis].
Work up of [celiac disease] underway.
US to assess for [gallstones].
Doppler to check for [DVT].
Lipid panel to screen [hyperlipidemia].
Immunized for [measles].
To reduce the chance of [stroke].
Was misdiagnosed with [asthma].
[Lupus] dx was refuted by rheumatology.
Unclear whether [asthma] or [COPD].
To be determined whether [seizure].
Pending results, treat as [UTI].
Treat empirically for [chlamydia].
Empiric treatment of [lyme disease].
Keep [temporal arteritis] in mind.
The [pneumonia] has now fully resolved.
Hospitalized for [pneumonia] in March.
Pertinent negatives: [fever], [neck stiffness].
Biopsy excluded [celiac disease].
Patch test excluded [contact dermatitis].
It is unlikely that she has [lupus].
Low pretest probability of [CAD].
The likelihood of [pneumonia] is low.
Chance of [appendicitis] is small.
My suspicion is [IBS].
A/P: 1. Fatigue - ?[anemia], check CBC.
9. Palpitations; eval [thyroid disease].
Learned about [GERD] diet from brother.
Read about [lupus] online.
Saw a TV ad about [psoriasis].
Chiropractor said [sciatica].
Insurance lists [diabetes] in error.
[Diabetes] listed in chart in error.
Chart carries [COPD] diagnosis in error.
Erroneously diagnosed with [asthma].
[Asthma] inactive.
Inactive: [gout].
No complications such as [bleeding].
Symptoms of [hypoglycemia] reviewed.
Seek care for [worsening pain].
Present to ED with [chest pain] or [syncope].
Follow up sooner for [fever].
Relatives with [hemochromatosis].
Her toddler has [RSV].
Students in her class have [lice].
Coach says teammates have [ringworm].
Dog has [fleas]; patient no [rash].
Also not present: seizures, [hearing loss], [anxiety].
[Asthma], [heart block] absent.
[Pneumonia] ............ over
[Hyperkalemia] ........... wrong, cath clean
[Lupus nephritis]        excluded      ANA negative
His son's [ringworm] was mentioned.
Her mother's [breast cancer] worries her.
My phone search said [epiglottitis].
Old chart has [anxiety] from college.
Also tested and negative: hep B, [hepatitis C], [hemochromatosis].
[Serotonin syndrome] warning given.
[Lymphoma] only if nodes stay.
[Eating disorder], steroid use and [heat stroke] handouts given.
[Hypoparathyroidism], hoarseness and bleeding were gone over.
[Allergic rhinitis] is conceivable.
Tell us: [jaundice], [seizure].
HCC surveillance twice a year; [HCC] surveillance.
Hysterectomy 1988 for [fibroids].
[Depression]: none at present.
Secondary HTN (renal, [sleep apnea])? screen later.
[Delirium], [falls]: family knows what to watch for.
?[anemia], check CBC.

[Migraine] doesn't fit.
Diagnosis considered and closed: [vaginosis] [kidney stone]
[AMD]: none seen; she asked because of her sister.
My older one has [asthma].
Counsel: [perimenopause] may begin.
Stop rule: [syncope], black stool → phone.
Sounds like [GERD].
Sounds most like [vertigo].
Story fits [migraine].
Fits with [sciatica].
Exam fits best with [bursitis].
Smells like [UTI].
Question [asthma].
Questioning [ADHD].
[Asthma] to be confirmed.
[Asthma], to be confirmed by spirometry.
Pending confirmation [hyperthyroidism].
Unconfirmed [COPD].
[COPD] not yet confirmed.
Diagnosis of [COPD] not established.
[Endometriosis] is not established.
High on the list: [mono].
Top concern [appendicitis].
Main concern is [appendicitis].
Concern: [DVT].
Features of [PCOS], labs pending.
Features raise [sarcoid].
I feel this is [costochondritis].
My guess is [viral URI].
Best guess [viral URI].
Guess: [viral URI].
Seemingly [viral URI].
Apparent [viral URI].
Apparently [gout].
Ostensibly [gout].
Good chance this is [gout].
Leaning [gout].
Working impression [gout].
Preliminary diagnosis: [gout].
Prelim dx [gout].
Presumptively treating [gout].
Covered for [chlamydia].
Potential [hernia].
Potentially [hernia].
Conceivably [hernia].
Equivocal [murmur].
Indeterminate for [TB].
Inconclusive for [TB].
[Dementia] - suspected.
[Dementia] -- probable.
[Dementia] is the likely cause.
[Reflux] is the most likely cause.
[Reflux] could explain this.
[Reflux] might explain the cough.
[Reflux] would explain it.
Some [anxiety] may contribute.
Entertain [anxiety].
Entertaining [lupus].
Consideration of [lupus].
Under consideration: [lupus].

ROS: negative except cough, -[fever], -[chills].
"""
# And here the sentence denies something else, or nothing.
ESTABLISHED = """
[Asthma], not well controlled.
[Diabetes] without complications.
No fever. [Bronchitis] today.
Denies chest pain but has [palpitations].
[Hypertension] - not at goal.
Continue lisinopril for [hypertension].
Assessment: 1. [Gout] right toe.
No improvement in [low back pain].
Not taking metformin for [diabetes].
[Pneumonia] confirmed on chest film, no effusion.
Rapid strep positive, [strep pharyngitis].
[Migraine] without aura, not intractable.
Here to follow up [hypothyroidism].
[COPD], no exacerbation.
Her [depression] has improved, no suicidal thoughts.
[Osteoarthritis] of the knee, discussed injections.
She has [atrial fibrillation] and takes apixaban.
Mother of three with [anemia].
Came with her daughter; [sciatica] on the left.
No new complaints; [hyperlipidemia] stable.
Given [CKD] we will avoid NSAIDs.
Unable to work because of [back pain].
Not sleeping due to [insomnia].
CT showed [diverticulitis] without abscess.
[Cellulitis] of left leg, return if worse.
[Otitis media], likely viral URI started it.
Patient reports [headache] for two days, no vomiting.
Known [heart failure], no edema today.
Treated for [UTI] today.
Start amoxicillin for [sinusitis].
Well controlled [hypertension], continue current dose.
[Diabetes] uncontrolled; A1c 9.2, denies polyuria.
[Acute bronchitis]. No antibiotics needed.
No red flags; [lumbar strain].
He was diagnosed with [gout] by joint aspirate today.
[Hyperlipidemia], on statin, no myalgia.
Negative chest film; [acute bronchitis].
Strep negative. [Viral pharyngitis].
[Hypothyroidism] - TSH normal on 75 mcg.
Follow up of [asthma]; she has not needed albuterol.
[Anxiety] is worse this month.
[Eczema] flares on both hands.
Return visit for [depression].
[Plantar fasciitis], right; stretching handout given.
[Contact dermatitis] from poison ivy.
Refill of lisinopril for [hypertension].
[Urinary tract infection], urine culture sent.
[Otitis media] of the right ear, no perforation.
[Iron deficiency anemia] due to menorrhagia.
[Type 2 diabetes] with neuropathy, discussed foot care.
[Obesity], counseled on diet.
[Tobacco use], not ready to quit.
[COPD] with exacerbation, start prednisone.
[Atrial fibrillation], rate controlled, no bleeding.
Mom brings her in with [croup].
[Allergic rhinitis]; wants to avoid steroids.
[Insomnia], sleep hygiene reviewed.
[Migraine]; last one two days ago.
[Knee pain] after fall, x-ray without fracture.
[Cough] for a week, not productive.
Neg strep, [acute pharyngitis].
Wife says he has [snoring] nightly.
Not at goal: [hyperlipidemia].
No medication for [GERD] needed now, [GERD] controlled with diet.
Has had [cough] x 2 wks.
[Ingrown toenail] removed today.
[Actinic keratosis] treated with cryotherapy today.
[Migraine] treated with Toradol today.
"""


def stances(marked: str) -> dict[str, Stance]:
    """How each condition in brackets is told, by its words."""
    note = re.sub(r"[\[\]]", "", marked)
    told = [(sentence, reaches(sentence)) for sentence in sentences(note)]
    found = {}
    for number, place in enumerate(re.finditer(r"\[([^\]]+)\]", marked)):
        start = place.start() - 2 * number
        reach = next(each for sentence, each in told if sentence.start <= start < sentence.end)
        found[place[1]] = stance_at(start, reach)[0]
    return found


@pytest.mark.parametrize("marked", NOT_ESTABLISHED.strip().splitlines())
def test_it_is_not_established(marked: str) -> None:
    assert Stance.ESTABLISHED not in stances(marked).values()


@pytest.mark.parametrize("marked", ESTABLISHED.strip().splitlines())
def test_it_is_established(marked: str) -> None:
    assert set(stances(marked).values()) == {Stance.ESTABLISHED}
