"""What clinicians write in notes, from L03115 on."""

NAMES = """
L03115 cellulitis right leg; cellulitis right lower leg; cellulitis right foot; cellulitis right lower extremity
L03116 cellulitis left leg; cellulitis left lower leg; cellulitis left foot; cellulitis left lower extremity
L2083 infantile eczema; baby eczema
L209 eczema; atopic dermatitis
L210 cradle cap; dandruff
L219 seborrheic dermatitis
L22 diaper rash; diaper dermatitis
L237 poison ivy; poison oak
L239 contact dermatitis allergic; allergic contact dermatitis
L259 contact dermatitis
L309 dermatitis
L400 plaque psoriasis
L409 psoriasis
L509 hives; urticaria
L570 actinic keratosis; ak
L600 ingrown toenail; ingrown nail
L700 acne; acne vulgaris
L719 rosacea
L720 epidermal cyst; epidermal inclusion cyst; epidermoid cyst; sebaceous cyst
L729 skin cyst
L811 melasma
L820 inflamed seborrheic keratosis; irritated seborrheic keratosis
L821 seborrheic keratosis; sk
L84 callus; corn; corns
L918 skin tag; skin tags; acrochordon
L972 calf ulcer
L973 ankle ulcer; ulcer ankle
L974 heel ulcer; ulcer heel; ulcer of heel
L975 foot ulcer; ulcer foot; toe ulcer; ulcer toe; plantar ulcer
L979 leg ulcer
M069 rheumatoid arthritis; ra
M1009 podagra
M109 gout; acute gout; gout flare
M161 hip osteoarthritis; hip oa; osteoarthritis hip
M171 knee osteoarthritis; knee oa; knee arthritis; osteoarthritis knee; degenerative joint disease knee
M181 thumb cmc arthritis; cmc arthritis
M1901 shoulder osteoarthritis
M1904 hand osteoarthritis; hand oa
M1A9 chronic gout
M222 patellofemoral pain; patellofemoral syndrome; runners knee
M255 arthralgia; joint pain
M2551 shoulder pain
M2552 elbow pain
M2553 wrist pain
M2555 hip pain
M2556 knee pain
M2557 ankle pain; foot joint pain
M353 polymyalgia rheumatica; pmr
M4712 cervical myelopathy
M4802 cervical stenosis
M4806 lumbar stenosis; lumbar spinal stenosis
M5012 cervical disc disorder with radiculopathy; cervical disc herniation with radiculopathy
M5116 lumbar disc herniation with radiculopathy; lumbar disc disorder with radiculopathy
M5126 lumbar disc herniation; herniated lumbar disc
M5136 degenerative disc disease lumbar; lumbar ddd
M5412 cervical radiculopathy
M5416 lumbar radiculopathy
M5417 lumbosacral radiculopathy
M542 neck pain; cervicalgia
M543 sciatica
M544 low back pain with sciatica; lumbago with sciatica
M5450 low back pain; lumbago; lbp; lower back pain; back pain lumbar
M546 mid back pain; thoracic back pain
M549 back pain
M6281 generalized weakness
M6283 muscle spasm
M62830 back spasm
M62838 muscle spasm
M653 trigger finger
M654 de quervain tenosynovitis; de quervain
M702 olecranon bursitis
M704 prepatellar bursitis
M706 trochanteric bursitis; greater trochanteric pain syndrome
M722 plantar fasciitis
M750 frozen shoulder; adhesive capsulitis
M7510 rotator cuff tear; rotator cuff tendinopathy
M7511 partial rotator cuff tear; incomplete rotator cuff tear
M7512 complete rotator cuff tear; full thickness rotator cuff tear
M752 biceps tendinitis
M754 shoulder impingement; impingement syndrome shoulder; subacromial impingement
M755 shoulder bursitis; subacromial bursitis
M766 achilles tendinitis; achilles tendinopathy
M770 golfers elbow; medial epicondylitis
M771 tennis elbow; lateral epicondylitis
M773 heel spur; calcaneal spur
M791 myalgia
M7960 leg pain; arm pain; limb pain
M7964 hand pain; finger pain
M7966 lower leg pain; calf pain
M7967 foot pain
M797 fibromyalgia
M810 osteoporosis; age related osteoporosis; postmenopausal osteoporosis
M8580 osteopenia
N10 pyelonephritis; acute pyelonephritis
N200 kidney stone; nephrolithiasis; renal stone
N3000 acute cystitis; acute cystitis without hematuria
N3281 overactive bladder; oab
N390 uti; urinary tract infection
N393 stress incontinence
N3941 urge incontinence
N3946 mixed incontinence
N400 bph; enlarged prostate; benign prostatic hyperplasia
N401 bph with luts; bph with lower urinary tract symptoms; bph with obstruction; bph with nocturia; bph with weak
    stream
N529 erectile dysfunction; ed
N760 bacterial vaginosis; bv; vaginitis
N809 endometriosis
N870 cin 1; mild cervical dysplasia
N871 cin 2; moderate cervical dysplasia
N920 heavy menses; menorrhagia; heavy periods; heavy menstrual bleeding regular
N921 heavy irregular bleeding; menometrorrhagia
N926 irregular menses; irregular periods
N946 dysmenorrhea; menstrual cramps
N951 hot flashes menopausal; vasomotor symptoms; menopausal symptoms
N952 atrophic vaginitis; vaginal atrophy
O2441 gestational diabetes
O99345 postpartum depression
P590 jaundice of prematurity
P599 newborn jaundice; neonatal jaundice; jaundice newborn
Q381 tongue tie
R002 palpitations
R030 elevated blood pressure reading; elevated bp without hypertension
R040 epistaxis; nosebleed
R053 chronic cough
R059 cough
R0600 dyspnea
R0602 shortness of breath; sob
R0609 dyspnea on exertion
R0683 snoring
R0782 intercostal pain
R0789 atypical chest pain; noncardiac chest pain; chest wall pain
R079 chest pain
R0981 nasal congestion
R1083 colic
R109 abdominal pain
R110 nausea
R1110 vomiting
R112 nausea and vomiting; n/v
R130 dysphagia
R1310 dysphagia; trouble swallowing
R17 jaundice
R197 diarrhea
R200 numbness
R202 paresthesia; paresthesias; tingling; numbness and tingling
R21 rash
R251 tremor
R296 repeated falls; recurrent falls
R300 dysuria; painful urination
R310 gross hematuria
R3129 microscopic hematuria
R32 urinary incontinence; incontinence of urine
R339 urinary retention
R350 urinary frequency
R351 nocturia
R42 dizziness; vertigo
R490 hoarseness; dysphonia
R509 fever
R519 headache
R5383 fatigue
R55 syncope; fainting
R590 enlarged lymph node; swollen lymph node; lymphadenopathy localized
R600 leg swelling; leg edema; ankle swelling; localized edema
R6250 developmental delay
R630 decreased appetite; loss of appetite; poor appetite
R634 weight loss
R635 weight gain
R6812 fussy infant; colic infant
R7301 impaired fasting glucose
R7303 prediabetes; pre-diabetes; impaired glucose tolerance prediabetes
R7309 elevated a1c
R7401 elevated liver enzymes; elevated lfts; transaminitis
R7989 abnormal blood chemistry
R8290 abnormal urinalysis
R87610 ascus; ascus pap; asc-us
R87612 lsil; lsil pap; lgsil pap
R87613 hsil; hsil pap; hgsil pap
R8781 hpv positive
R87810 high risk hpv positive cervix; hpv positive high risk; cervical hrhpv positive
R911 lung nodule; pulmonary nodule
R972 elevated psa
S0083 facial contusion
S010 scalp laceration
S015 lip laceration
S018 chin laceration; forehead laceration; facial laceration
S0501 corneal abrasion
S060X concussion; mild traumatic brain injury; mtbi
S134 whiplash; neck sprain; cervical sprain
S161 cervical strain; neck strain; neck muscle strain; whiplash strain
S202 chest wall contusion; rib contusion
S223 rib fracture
S29012 thoracic strain; upper back strain; mid back strain
S301 abdominal wall contusion
S39012 lumbar strain; low back strain; lumbosacral strain
S420 clavicle fracture; collarbone fracture
S4600 rotator cuff injury
S4601 rotator cuff strain; traumatic rotator cuff tear
S5250 distal radius fracture; wrist fracture
S5253 colles fracture
S600 finger contusion
S610 thumb laceration
S612 finger laceration; laceration finger
S614 hand laceration
S622 thumb metacarpal fracture
S623 metacarpal fracture; boxer fracture
S626 finger fracture; phalanx fracture
S634 finger sprain; wrist sprain
S700 hip contusion
S800 knee contusion
S810 knee laceration
S818 leg laceration
S83 knee sprain
S8324 medial meniscus tear
S8328 lateral meniscus tear
S834 mcl sprain; lcl sprain
S8351 acl tear; anterior cruciate ligament tear
S923 metatarsal fracture
S925 toe fracture
S9340 ankle sprain; sprained ankle
U071 covid; covid-19; covid 19 infection
Z30430 iud insertion
Z30431 iud check; iud string check
Z30432 iud removal
Z3400 first pregnancy supervision
Z3483 normal pregnancy third trimester
Z392 postpartum visit; postpartum follow up; routine postpartum
Z636 caregiver stress; caregiver strain; caregiver burden
Z6372 alcoholism in family
Z713 dietary counseling
Z716 tobacco cessation counseling
"""
