"""General symptoms and abnormal findings."""

NAMES = """
R502 drug fever
R5081 fever with condition
R5082 postoperative fever; postop fever; fever after surgery; post op fever
R5083 post vaccination fever; fever after shot; fever after vaccine; postvaccination fever
R509 febrile; high temperature; fuo; fever of unknown origin; pyrexia; temperature; fevers; running a temperature;
    fever unspecified; fever and chills
R510 orthostatic headache; positional headache; headache worse standing
R519 head ache; ha; cephalgia; head pain; headaches; head hurts; cephalalgia; chronic headache; ha nos
R52 pain; generalized pain; hurts all over; body aches; pain all over; body ache; whole body pain; diffuse pain; acute
    pain nos; aches and pains; achy all over; body pain
R530 cancer fatigue; neoplastic related fatigue; cancer related fatigue
R531 weakness; weak; asthenia; generalized weakness; feels weak
R532 functional quadriplegia
R5381 malaise; debility; feels ill; deconditioning; general physical deterioration; debilitated; physical
    deconditioning; feeling unwell; chronic debility; declining health; feels sick; deconditioned; run down
R5382 chronic fatigue; chronic tiredness
R5383 tired; tiredness; exhaustion; no energy; lethargy; low energy; exhausted; lethargic; worn out; tired all the
    time; lack of energy; other fatigue; feeling tired; always tired
R54 frailty; old age; frail; senescence; frail elderly; advanced age
R55 passed out; blackout; fainted; vasovagal; vasovagal syncope; near syncope; presyncope; pre syncope; faint; blacked
    out; collapse; near fainting; almost passed out; passing out; collapsed; faints
R5600 febrile seizure; febrile convulsion; fever seizure; simple febrile seizure; seizure with fever; fever convulsion
R5601 complex febrile seizure
R561 post traumatic seizure
R569 seizure; convulsion; seizures; fit; seizure like activity; convulsions; new onset seizure; first seizure; sz;
    single seizure; seizure nos
R570 cardiogenic shock
R571 hypovolemic shock
R579 shock
R58 hemorrhage; bleeding; bleed
R590 localized lymphadenopathy; swollen glands neck; enlarged lymph nodes; swollen gland; cervical lymphadenopathy;
    enlarged node; swollen lymph nodes; neck gland swollen; inguinal lymphadenopathy; axillary lymphadenopathy; lump
    lymph node; swollen glands; swollen neck glands
R591 generalized lymphadenopathy; generalized enlarged lymph nodes
R599 lymphadenopathy; swollen glands; enlarged lymph nodes; swollen lymph nodes; adenopathy; swollen nodes
R600 swollen legs; pedal edema; swollen ankles; foot swelling; swollen feet; lower extremity edema; peripheral edema;
    swelling of legs; edema legs; le edema; swelling ankles; ankle edema; edema; feet swelling; pitting edema; swollen
    ankle; dependent edema
R601 generalized edema; anasarca; swelling all over
R609 edema; swelling; fluid retention; water retention; retaining fluid; retaining water; puffy
R61 night sweats; sweating; hyperhidrosis; excessive sweating; diaphoresis; sweats; sweaty; generalized hyperhidrosis;
    sweating at night; drenching sweats; sweating a lot
R620 delayed milestone; delayed walking; late walker; not walking yet; delayed milestones
R6250 lack of development; not growing; delayed development; growth concern; growth delay; slow development; dev delay
R6251 failure to thrive; ftt; failure to thrive child; not gaining weight child; poor weight gain child; not growing
    well; poor growth; slow weight gain; not gaining weight
R6252 short stature; short child; short for age; small for age
R6259 lack of normal development
R627 adult failure to thrive; failure to thrive adult; ftt adult
R630 anorexia; no appetite; not hungry; lack of appetite; not eating
R631 polydipsia; excessive thirst; always thirsty; thirsty; thirst
R632 polyphagia; overeating; excessive eating; always hungry; eats too much; binge eating nos
R6330 feeding difficulties; feeding problem; feeding difficulty; feeding problem child; wont eat
R6331 pediatric feeding disorder acute
R6332 chronic pediatric feeding disorder
R6339 picky eater; feeding difficulty other; picky eating; selective eating; fussy eater
R634 losing weight; unintentional weight loss; abnormal weight loss; weight loss unexplained; unintended weight loss;
    wt loss
R635 abnormal weight gain; gaining weight; wt gain
R636 underweight; too thin; skinny; low weight; thin
R638 food intake symptoms
R64 cachexia; wasting; wasting syndrome; muscle wasting cachexia
R6510 sirs; systemic inflammatory response
R6520 severe sepsis
R6521 septic shock
R6811 excessive crying infant; crying baby; inconsolable baby; fussy baby crying
R6812 fussy baby; irritable infant; fussy child
R6813 brue; alte; brief resolved unexplained event; apparent life threatening event
R6819 infant symptoms
R682 dry mouth; mouth dry; xerostomia symptom; cottonmouth; cotton mouth
R683 clubbing; clubbed fingers; clubbing of fingers
R6881 early satiety; full quickly; gets full fast; fills up quickly
R6882 low libido; decreased libido; low sex drive; no sex drive; no libido; decreased sex drive; loss of libido; lack
    of sex drive
R6883 chills; chills without fever; shivers; rigors
R6884 jaw pain; pain in jaw; jaw hurts; sore jaw
R6889 flu like symptoms; general symptom; feels cold; cold intolerance; heat intolerance; other general symptoms;
    feels hot; always cold; other symptom; temperature intolerance
R69 illness; illness unspecified; sick; unwell
R700 elevated esr; high sed rate; elevated sed rate; high esr; elevated erythrocyte sedimentation rate; sed rate high;
    raised esr
R701 abnormal plasma viscosity
R710 low hematocrit drop; precipitous drop hematocrit
R718 abnormal red cells; abnormal rbc; macrocytosis; microcytosis; high mcv; low mcv; abnormal cbc; abnormal blood
    count; polychromasia; elevated mcv; anisocytosis; high rdw
R7301 ifg; elevated fasting glucose; high fasting sugar; elevated fasting blood sugar; high fasting glucose; elevated
    fasting sugar
R7302 impaired glucose tolerance; igt; glucose intolerance; oral glucose tolerance abnormal; abnormal glucose
    tolerance test
R7303 pre diabetes; borderline diabetes; prediabetic; latent diabetes; high a1c prediabetes; borderline diabetic
R7309 abnormal glucose; abnormal glucose other; elevated hemoglobin a1c; abnormal blood sugar; elevated hgba1c;
    elevated glucose; abnormal a1c; high a1c; high glucose
R739 hyperglycemia; high blood sugar; high sugar; high glucose; elevated blood sugar; hyperglycemia unspecified;
    elevated glucose; high blood glucose; sugar high
R7401 high liver enzymes; elevated ast alt; elevated transaminases; high alt; elevated alt; abnormal lft; abnormal
    lfts; elevated liver function tests; high lfts; elevated ast; ast alt high; liver enzymes high; elev lft
R7402 elevated ldh; high ldh
R748 elevated alkaline phosphatase; high alk phos; elevated lipase; elevated amylase; abnormal enzymes; abnormal serum
    enzymes; elevated ggt; elevated alk phos; alk phos high; high lipase; elevated liver enzymes other; abnormal
    levels of other serum enzymes
R749 abnormal enzyme level
R7611 positive ppd; positive tb skin test; positive tuberculin; ppd positive; positive tb test; reactive ppd; tb skin
    test positive
R7612 positive quantiferon; positive tb blood test; positive igra; quantiferon positive; positive quantiferon gold; t
    spot positive
R768 positive ana; abnormal immunology; ana positive; positive rheumatoid factor; elevated ige; elevated antibody;
    abnormal antibody titer; ana pos; rf positive; ana elevated
R7681 abnormal rheumatoid factor; positive rheumatoid factor; rf positive without ra
R769 abnormal immunological finding; abnormal antibody test
R770 abnormal albumin; low albumin; hypoalbuminemia
R778 abnormal plasma protein; low protein blood; abnormal protein; monoclonal spike; abnormal spep
R779 abnormal plasma protein unspecified
R780 alcohol in blood; elevated blood alcohol
R7871 abnormal lead level; elevated lead; lead in blood; high lead level; elevated blood lead; lead
R788 abnormal finding in blood
R7881 bacteremia; bacteria in blood; positive blood culture
R7889 abnormal blood finding; hyperferritinemia nos
R790 abnormal blood mineral; low iron blood; elevated ferritin; low ferritin; abnormal ferritin; high ferritin; high
    iron; abnormal iron; low ferritin level
R791 abnormal coagulation; elevated inr; prolonged ptt; abnormal inr; high inr; elevated pt inr; prolonged bleeding
    time; supratherapeutic inr; abnormal pt ptt; subtherapeutic inr
R7982 elevated crp; high crp; elevated c reactive protein; c reactive protein high
R7983 abnormal amino acid
R7989 elevated troponin other; abnormal labs; abnormal hormone level; elevated bun; elevated uric acid blood; abnormal
    tsh; low tsh; high tsh; elevated ferritin; elevated creatinine; abnormal thyroid labs; abnormal lab; elevated crp;
    abnormal blood test; abnormal thyroid test; high creatinine; abnormal lfts other; elevated d dimer; elevated
    homocysteine; azotemia; elevated bnp
R799 abnormal blood chemistry unspecified; abnormal lab work; abnormal labs; abnormal bloodwork
R800 isolated proteinuria
R802 orthostatic proteinuria
R809 proteinuria; protein in urine; microalbuminuria; albuminuria; albumin in urine; urine protein; elevated
    microalbumin; foamy urine; proteinuria unspecified
R81 glycosuria; glucosuria; sugar in urine; glucose in urine
R822 bilirubin in urine; biliuria
R823 hemoglobinuria
R824 ketonuria; ketones in urine; acetonuria
R825 elevated urine drug level; positive drug screen; positive uds; abnormal drug screen; failed drug test; positive
    urine drug screen
R8271 bacteriuria; bacteria in urine; asymptomatic bacteriuria; positive urine culture
R8279 abnormal urine culture
R8281 pyuria; wbc in urine; white cells in urine; pus in urine; sterile pyuria
R8289 abnormal urine cytology
R829 abnormal urine finding
R8290 abnormal urine; abnormal ua; abnormal urine test
R82998 crystals in urine; urine abnormal finding; cloudy urine; foul smelling urine; discolored urine; dark urine;
    strong smelling urine; smelly urine; urine odor
R846 abnormal sputum cytology
R8761 abnormal pap; abnormal cervical cytology
R87610 asc us; atypical squamous cells; ascus pap smear
R87611 asc h; asch pap; asc-h
R87612 lgsil; low grade pap; low grade squamous intraepithelial lesion
R87613 hgsil; high grade pap; high grade squamous intraepithelial lesion
R87615 unsatisfactory pap; inadequate pap
R87616 pap no transformation zone
R87619 abnormal pap; abnormal pap smear; abnormal cervical pap; pap abnormal; abnormal cytology cervix; abnormal pap
    smear cervix; abnl pap
R87629 abnormal vaginal pap
R87810 high risk hpv; hpv positive; positive hpv; high risk hpv positive; hrhpv; hpv cervix; hpv 16; hr hpv; hpv
    positive cervix; hpv pap positive; hpv+
R87820 low risk hpv
R897 abnormal histology
R900 brain mass on imaging; intracranial mass
R9082 white matter disease imaging; white matter changes; white matter hyperintensities
R9089 abnormal brain mri; abnormal brain imaging; abnormal head ct; abnormal mri brain
R911 solitary pulmonary nodule; spn; nodule lung; coin lesion; spot on lung; single lung nodule
R918 lung mass; abnormal chest xray; lung nodules multiple; abnormal lung imaging; multiple lung nodules; lung
    infiltrate; pulmonary infiltrate; abnormal chest ct; pulmonary nodules; multiple pulmonary nodules; abnormal cxr;
    lung opacity; lung shadow; lung lesion imaging
R920 microcalcifications breast; mammogram microcalcifications
R921 breast calcification; mammogram calcification
R922 inconclusive mammogram
R9230 dense breasts; dense breast tissue; breast density
R928 abnormal mammogram; mammogram abnormal; abnormal breast imaging; birads; abnormal breast ultrasound; breast
    asymmetry on mammogram; mammo abnormal
R930 abnormal skull imaging
R931 abnormal echo; abnormal echocardiogram; abnormal heart imaging; abnormal coronary ct; elevated calcium score;
    coronary calcium score elevated; high calcium score
R932 abnormal liver imaging; abnormal gallbladder imaging; liver lesion imaging
R933 abnormal colonoscopy imaging; abnormal gi imaging
R9341 abnormal renal pelvis imaging; filling defect
R93421 abnormal kidney imaging right
R93429 kidney lesion imaging; abnormal kidney imaging; abnormal renal ultrasound
R935 abnormal abdominal imaging; abnormal abdominal ct; abdominal lesion imaging
R936 abnormal limb imaging; abnormal xray limb; abnormal bone xray
R937 abnormal musculoskeletal imaging; abnormal spine mri; abnormal bone scan
R938 endometrial thickness abnormal
R9389 thickened endometrium; endometrial thickening; abnormal imaging other; thickened endometrial stripe; abnormal
    pelvic ultrasound
R9401 abnormal eeg; eeg abnormal
R9412 abnormal hearing study
R94120 abnormal hearing test; failed hearing screen; failed hearing test; abnormal newborn hearing; failed newborn
    hearing screen; abnormal auditory function
R94130 abnormal nerve conduction; abnormal emg
R942 abnormal pft; abnormal spirometry; abnormal pulmonary function; abnormal pulmonary function test
R9431 abnormal ekg; abnormal ecg; ekg abnormal; prolonged qt; abnormal electrocardiogram; nonspecific st changes; qt
    prolongation; ecg abnormal; prolonged qt interval; st t wave changes
R9439 abnormal stress test; positive stress test; abnormal cardiac function study; abnormal treadmill; abnormal
    nuclear stress test
R944 abnormal kidney function; abnormal renal function; decreased gfr; abnormal renal function test; low gfr;
    decreased egfr; elevated creatinine; reduced egfr; abnormal creatinine
R945 abnormal liver function study; abnormal liver function
R946 abnormal thyroid function; abnormal thyroid function study; abnormal tft; abnormal thyroid scan
R948 abnormal function study other; abnormal bone marrow function
R970 elevated cea
R971 elevated ca 125; ca 125 high
R9720 elevated psa; high psa; psa high; psa elevated; abnormal psa; rising psa; raised psa; elevated prostate specific
    antigen
R9721 rising psa after prostate cancer; biochemical recurrence
R99 death unknown cause
"""
