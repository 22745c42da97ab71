"""Symptoms."""

NAMES = """
R000 tachycardia; fast heart rate; fast heartbeat; rapid heart rate; fast pulse; heart rate fast; rapid pulse; sinus
    tachycardia; high heart rate
R001 bradycardia; slow heart rate; slow pulse; low heart rate; sinus bradycardia; low pulse; slow heartbeat
R002 heart racing; heart fluttering; racing heart; pounding heart; heart pounding; fluttering chest; heart flutters;
    skipping heart; heart skips
R008 heart beat abnormality; irregular pulse
R009 abnormal heartbeat
R010 benign murmur; innocent murmur; functional murmur
R011 heart murmur; murmur; cardiac murmur; systolic murmur
R030 elevated blood pressure; high blood pressure reading; white coat hypertension; white coat; elevated bp;
    borderline high blood pressure; high bp reading; prehypertension
R031 low blood pressure reading; low bp reading
R040 nose bleed; bloody nose; bleeding nose; nose bleeds
R041 throat bleeding; bleeding throat
R042 hemoptysis; coughing up blood; blood in sputum; coughing blood; bloody sputum
R0489 pulmonary hemorrhage
R051 acute cough; new cough; cough few days
R052 subacute cough; cough for weeks; cough 4 weeks; cough for 2 months
R053 persistent cough; cough for months; longstanding cough; cough 3 months; refractory cough
R054 cough syncope; passes out coughing
R058 other cough
R059 coughing; bad cough; dry cough; wet cough; cough unspecified; productive cough; hacking cough; nighttime cough
R0600 trouble breathing; difficulty breathing; hard to breathe; breathing trouble; labored breathing; cant breathe;
    breathing problem; breathing difficulty; doe
R0601 orthopnea; cant breathe lying flat; short of breath lying down
R0602 short of breath; out of breath; breathless; winded; breathlessness
R0603 respiratory distress; acute respiratory distress
R0609 doe; exertional dyspnea; other dyspnea; shortness of breath on exertion; winded with activity; dyspnea with
    exertion; sob on exertion; pnd dyspnea; short of breath walking
R061 stridor; noisy breathing
R062 wheezing; wheeze; wheezy; whistling breath
R064 hyperventilation; hyperventilating
R065 mouth breathing
R066 hiccups; hiccough; hiccup
R067 sneezing; sneeze
R0681 apnea; stops breathing; apneic; witnessed apnea
R0682 tachypnea; rapid breathing; fast breathing; breathing fast
R0683 snores; loud snoring
R0689 breathing abnormality; sighing; breath holding; breath holding spell; abnormal breathing
R070 throat pain; sore throat; pain in throat; throat hurts; painful throat
R071 painful breathing; pain with breathing; chest pain on breathing; pleuritic pain; pleuritic chest pain; hurts to
    breathe; chest pain when breathing
R072 precordial pain; pain over heart; heart pain
R0781 rib pain; pleurodynia; side pain ribs; sore ribs; pain in ribs
R0789 chest tightness; chest pressure; other chest pain; chest discomfort; musculoskeletal chest pain; tight chest;
    pain chest wall; chest heaviness; non cardiac chest pain
R079 cp; pain in chest; chest hurts; chest pain unspecified
R0901 asphyxia
R0902 hypoxia; hypoxemia; low oxygen; low o2 sat; desaturation; low oxygen saturation; low o2; low spo2; oxygen low
R091 pleurisy; pleuritis
R092 respiratory arrest; stopped breathing
R093 abnormal sputum; phlegm; sputum; mucus; coughing up phlegm; excess mucus; green sputum
R0981 stuffy nose; congestion; nose congestion; stuffed up nose; blocked nose; stuffed nose; congested; sinus
    congestion; stuffy; plugged nose; sinus pressure
R0982 postnasal drip; post nasal drip; pnd; drainage down throat; postnasal drainage; dripping throat
R0989 chest congestion; rales; carotid bruit; globus; chest rattling; choking sensation; lump in throat; throat
    clearing; weak pulse; abnormal breath sounds; bruit; frequent throat clearing; respiratory symptoms other;
    crackles
R09A2 globus; lump in throat; foreign body sensation throat; something stuck in throat; globus sensation; throat
    fullness; feeling something stuck in throat; throat lump feeling; foreign body sensation in throat
R100 acute abdomen; severe abdominal pain
R1010 upper abdominal pain; upper belly pain; upper stomach pain
R1011 ruq pain; right upper quadrant pain; right upper abdominal pain; right upper belly pain; ruq abdominal pain;
    pain under right ribs
R1012 luq pain; left upper quadrant pain; left upper abdominal pain; luq abdominal pain; pain under left ribs
R1013 epigastric pain; epigastric; stomach pain upper; upper middle abdominal pain; pit of stomach pain; epigastric
    abdominal pain; dyspepsia pain
R102 pelvic pain; perineal pain; pelvic and perineal pain; pelvis pain; pelvic cramps; lower pelvic pain; vaginal pain
    pelvic; female pelvic pain
R1020 pelvic pain; perineal pain; pelvic and perineal pain
R1030 lower abdominal pain; lower belly pain; lower stomach pain; lower abd pain
R1031 rlq pain; right lower quadrant pain; right lower abdominal pain; right groin pain; rlq abdominal pain; groin
    pain right
R1032 llq pain; left lower quadrant pain; left lower abdominal pain; left groin pain; llq abdominal pain; groin pain
    left
R1033 periumbilical pain; belly button pain; pain around belly button; umbilical pain; pain around navel
R10811 ruq tenderness
R10819 abdominal tenderness; tender belly; tender abdomen
R1083 infant colic; colicky baby; fussy baby colic; baby colic; colic infant
R1084 generalized abdominal pain; diffuse abdominal pain; stomach pain all over; abdominal pain all over
R1085 abdominal pain multiple sites
R109 stomach ache; belly pain; stomach pain; tummy ache; abd pain; bellyache; stomachache; stomach hurts; cramps
    stomach; stomach cramps; abdominal cramps; pain in stomach; belly ache; abdominal cramping; pain in abdomen; tummy
    pain; gut pain; flank pain
R10A0 flank pain; side pain
R10A1 right flank pain; flank pain right; right sided flank pain; right side pain
R10A2 left flank pain; flank pain left; left side pain
R110 nauseated; feels sick to stomach; queasy; sick to stomach; nauseous; nausea alone
R1110 throwing up; emesis; puking; barfing; spitting up; vomits; vomiting unspecified; throws up
R1111 vomiting without nausea
R1112 projectile vomiting; forceful vomiting
R1114 bilious vomiting; vomiting bile
R112 nausea vomiting; nausea with vomiting; sick and throwing up; nv; n&v; nausea and throwing up
R12 heartburn; acid heartburn; burning chest after eating; pyrosis
R1310 difficulty swallowing; cant swallow; swallowing problem; choking on food; food sticking; food gets stuck;
    swallowing difficulty; hard to swallow
R1311 oral phase dysphagia
R1312 oropharyngeal dysphagia
R1313 pharyngeal dysphagia
R1314 pharyngoesophageal dysphagia
R1319 esophageal dysphagia; other dysphagia
R140 bloating; abdominal distension; bloated; distended abdomen; abdominal bloating; swollen belly; belly bloating;
    distended belly
R141 gas pain; gas pains
R142 belching; burping; eructation
R143 gas; flatulence; passing gas; farting; gassy; excessive gas; gassiness
R150 incomplete defecation
R151 fecal smearing; stool leakage
R152 fecal urgency; bowel urgency
R159 fecal incontinence; bowel incontinence; stool incontinence; incontinence of stool; cant hold stool; loss of bowel
    control; incontinence of feces
R160 hepatomegaly; enlarged liver; big liver
R161 splenomegaly; enlarged spleen; big spleen
R162 hepatosplenomegaly; enlarged liver and spleen
R17 yellow skin; yellow eyes; icterus; skin turning yellow
R180 malignant ascites
R188 ascites; fluid in abdomen; fluid in belly; abdominal fluid
R1900 abdominal mass; pelvic mass; abdominal lump; belly mass; lump in belly; abdominal swelling; pelvic lump; mass
    abdomen
R1903 rlq mass
R1909 groin mass; abdominal mass other; groin lump; inguinal mass
R194 change in bowel habits; bowel habit change; bowel changes; altered bowel habits; change in bowel movements;
    change in stool
R195 occult blood in stool; positive fit; positive hemoccult; positive fecal occult blood; heme positive stool; guaiac
    positive; abnormal stool; positive cologuard; mucus in stool; stool abnormal; fobt positive; abnormal feces; fit
    positive; cologuard positive; abnormal stool color
R196 bad breath; halitosis; breath odor; smelly breath; mouth odor
R197 loose stools; runs; watery stool; loose stool; watery diarrhea; the runs; loose bowels; frequent stools
R198 digestive symptom; tenesmus; abdominal fullness
R200 anesthesia of skin; numb skin; numb; numbness hand; numbness feet; numb fingers; loss of feeling
R201 decreased sensation; hypoesthesia; reduced sensation
R202 pins and needles; tingling feet; tingling hands; prickling; tingling fingers; numbness tingling; tingling skin;
    formication
R203 hyperesthesia; sensitive skin
R208 skin sensitivity; burning sensation skin; allodynia; burning feet
R209 sensory disturbance; skin sensation disturbance
R21 skin rash; skin eruption; body rash; nonspecific rash; exanthem; rash unspecified; spots on skin; skin breaking
    out; red bumps; itchy rash
R220 lump on head; head lump; scalp lump; facial swelling; swelling of face; face swelling; scalp mass; facial mass;
    bump on head; swollen face
R221 neck mass; neck lump; lump in neck; mass neck; swelling neck; bump on neck; swollen neck; neck swelling; lump
    neck
R222 lump on back; chest lump; trunk mass; chest wall mass; lump on chest; mass of trunk; back lump; bump on back;
    abdominal wall mass
R223 lump arm; axillary mass; mass upper limb
R2230 arm lump; lump on arm; mass arm; armpit lump; axillary lump; hand lump; axillary mass; wrist lump; lump armpit;
    bump on arm
R224 lump leg; mass lower limb
R2240 leg lump; lump on leg; mass leg; leg mass; foot lump; knee lump; bump on leg; thigh mass
R229 lump; localized swelling; bump under skin; knot under skin; skin lump; mass under skin; lump under skin;
    subcutaneous mass
R230 cyanosis; blue skin; blue lips; turned blue; blue fingers
R231 pallor; pale; pale skin; looks pale
R232 flushing; flushed; red face; blushing
R233 petechiae; easy bruising; spontaneous bruising; bruises easily; bruising easily; ecchymosis spontaneous;
    bruising; ecchymoses; unexplained bruising
R234 skin texture change; peeling skin; skin thickening; scaly skin; desquamation; flaky skin; induration of skin;
    skin peeling; cracked skin; eschar
R238 skin change; blister
R239 skin changes
R250 abnormal head movements
R251 tremors; shaking; shaky; hand tremor; hands shake; shakes; trembling; shaking hands
R252 cramp; spasm; muscle cramps; leg cramps; cramps; charley horse; foot cramps; muscle cramp; cramp in leg; leg
    cramp
R253 twitching; fasciculations; muscle twitching; eye twitching; fasciculation; twitch
R258 abnormal movements; involuntary movements
R259 abnormal involuntary movements
R260 ataxic gait; staggering; unsteady gait ataxic
R261 paralytic gait
R262 difficulty walking; trouble walking; walking difficulty; hard to walk; cant walk
R2681 unsteady gait; unsteady on feet; unsteadiness; imbalance walking; unstable walking; balance problem walking;
    wobbly
R2689 abnormal gait; gait abnormality; toe walking; limping; limp; antalgic gait; gait instability; shuffling gait;
    other gait abnormality
R269 gait problem; gait disturbance; gait disorder; mobility problem; abnormality of gait; walking problem
R270 ataxia; incoordination
R278 lack of coordination; poor coordination
R279 coordination problem; clumsy; clumsiness
R290 tetany
R291 meningismus; neck rigidity
R292 abnormal reflex; hyperreflexia; abnormal reflexes
R293 abnormal posture; poor posture; bad posture
R294 clicking hip; hip click
R296 falls frequently; frequent falls; keeps falling; falling; multiple falls; tendency to fall; falls
R29810 facial weakness; facial droop; drooping face; face droop
R29818 nervous system symptom; neurologic symptoms
R29898 leg weakness; arm weakness; limb weakness; weakness in legs; weak legs; musculoskeletal symptom; hand weakness;
    clicking joint; weakness of leg; foot weakness; weak grip; grip weakness; extremity weakness; weakness arm
R300 burning urination; burning with urination; pain with urination; burns to pee; hurts to pee; burning when
    urinating; urinary burning; pain when urinating; burning pee; hurts to urinate
R301 bladder spasm pain; tenesmus bladder
R309 painful micturition; pain peeing
R310 visible blood in urine; bloody urine; red urine; blood in urine visible; peeing blood; blood in pee
R311 benign microscopic hematuria
R3121 asymptomatic microscopic hematuria
R3129 microhematuria; other microscopic hematuria
R319 hematuria; blood in urine; blood in the urine; urine blood
R32 incontinence; leaking urine; leaks urine; cant hold urine; loss of bladder control; bladder leakage; wetting
    pants; enuresis; urine leakage; incontinent; accidents urine; bedwetting nos; pees self
R330 drug induced urinary retention
R338 urinary retention other
R339 cant urinate; retention of urine; unable to urinate; cant pee; retention urinary; unable to void; acute urinary
    retention; bladder not emptying
R34 anuria; oliguria; low urine output; no urine; decreased urine output; not peeing
R350 frequent urination; urinates often; pees a lot; peeing a lot; urinating often; frequency of urination; urinating
    frequently; frequency
R351 nighttime urination; up at night to urinate; urinating at night; peeing at night; gets up to pee at night; night
    time urination
R358 polyuria
R3581 nocturnal polyuria
R3589 polyuria; excessive urination; too much urine
R360 urethral discharge
R361 hematospermia; blood in semen; bloody semen
R369 urethral discharge; penile discharge; penis discharge; discharge from penis; dripping penis
R37 sexual dysfunction
R3911 urinary hesitancy; hesitancy; trouble starting urine; slow to start urine
R3912 weak urinary stream; poor urinary stream; weak stream; slow stream; decreased stream; weak urine stream
R3913 splitting of stream
R3914 incomplete bladder emptying; incomplete emptying; not emptying bladder; feeling of incomplete bladder emptying
R3915 urinary urgency; urgency of urination; urgency; sudden urge to urinate; urge to pee
R3916 straining to void; straining to urinate
R392 prerenal azotemia; uremia extrarenal
R3981 functional urinary incontinence
R3982 chronic bladder pain
R3989 urinary symptoms; bladder pain; luts; dark urine symptom; lower urinary tract symptoms; bladder pressure;
    urinary complaints
R399 urinary symptom unspecified; uti symptoms; urinary symptoms
R400 somnolence; drowsiness; sleepy; sleepiness; drowsy
R401 stupor
R402 coma
R4020 coma; unconscious; loss of consciousness; unresponsive; comatose; knocked out; unconsciousness
R404 transient alteration of awareness; staring spells; spacing out; staring spell; zoning out
R410 confusion; disoriented; confused; disorientation; delirium nos; mental confusion; altered thinking
R411 anterograde amnesia
R413 amnesia; memory loss; forgetful; forgetfulness; memory problem; memory problems; poor memory; memory impairment;
    loses memory; short term memory loss; memory difficulties
R4181 age related cognitive decline; senility; age related memory loss
R4182 altered mental status; ams; mental status change; change in mental status; altered mentation
R41840 attention deficit symptom; trouble concentrating; poor concentration; inattention; cant focus; difficulty
    concentrating; concentration problem; cannot concentrate; trouble focusing; lack of focus
R41841 cognitive communication deficit
R41844 executive dysfunction
R4189 cognitive symptoms; brain fog; cognitive impairment; foggy thinking; cognitive changes; mental fog; foggy brain
R419 cognitive deficit; cognitive problem; neurocognitive disorder
R42 dizzy; lightheaded; lightheadedness; giddiness; room spinning; feels faint dizzy; light headed; spinning;
    wooziness; woozy; head spinning
R430 anosmia; loss of smell; no smell; cant smell; lost smell
R432 parageusia; altered taste; bad taste in mouth; metallic taste; bad taste
R438 loss of smell and taste; loss of taste and smell; cant smell or taste
R439 smell taste problem; loss of taste; cant taste; ageusia; taste disturbance; lost taste
R440 auditory hallucinations; hearing voices; hears voices
R441 visual hallucinations; seeing things; sees things
R443 hallucinations; hallucinating
R450 nervousness; tension; nervous; jittery; nervous tension
R451 agitation; restlessness; agitated; restless
R452 unhappiness; unhappy
R453 apathy; demoralization
R454 irritability; anger; irritable; angry; temper; short tempered; anger problem; anger issues
R455 hostility
R456 violent behavior; violent
R457 emotional shock; stress state; state of emotional shock
R4581 low self esteem; low self worth; poor self esteem
R4582 worries; worry; worried
R4583 crying; excessive crying adult; tearful; weepy
R4584 anhedonia; no pleasure; loss of interest
R45850 homicidal ideation; homicidal; wants to kill someone; hi ideation
R45851 suicidal ideation; suicidal; si; suicidal thoughts; feels suicidal; wants to die; thoughts of suicide; thinking
    of suicide; suicide ideation; suicidality; wants to kill self
R4586 mood swings; emotional lability; labile mood; moodiness; moody; mood changes
R4587 impulsiveness; impulsive; impulsivity
R4588 self harm non suicidal; cutting; self injury; cuts self; nonsuicidal self harm; self mutilation
R4589 emotional symptoms; sadness; feeling sad; sad; emotional distress; hopeless; feeling hopeless
R460 poor hygiene; poor personal hygiene
R462 strange behavior; bizarre behavior; weird behavior; odd behavior
R463 overactivity
R464 slowness
R4689 behavior problem; behavioral problem; behavior concerns; behavioral symptoms; noncompliant behavior; misbehavior
R4701 aphasia; cant speak; loss of speech
R4702 dysphasia
R471 dysarthria
R4781 slurred speech; slurring; slurring words
R4782 fluency disorder
R4789 speech disturbance; word finding difficulty; trouble finding words; speech problem; speech difficulty
R479 speech problem; speech disturbance
R480 alexia; dyslexia acquired
R482 apraxia
R490 hoarse; hoarse voice; raspy voice; voice hoarse; scratchy voice
R491 aphonia; loss of voice; lost voice; no voice
R498 voice change; voice disorder
R499 voice problem
"""
