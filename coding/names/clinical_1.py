"""What clinicians write in notes, from A084 on."""

NAMES = """
A084 viral gastroenteritis; stomach flu; viral enteritis
A09 infectious gastroenteritis; gastroenteritis
A6000 genital herpes
B001 cold sore; fever blister; herpes labialis
B0229 postherpetic neuralgia; post herpetic neuralgia
B029 shingles; herpes zoster; zoster
B070 plantar wart
B078 common wart; warts; verruca
B081 molluscum; molluscum contagiosum
B181 hepatitis b; chronic hepatitis b
B182 hepatitis c; hep c; chronic hepatitis c
B309 viral conjunctivitis
B351 onychomycosis; nail fungus; toenail fungus
B353 athletes foot; tinea pedis
B354 ringworm; tinea corporis
B356 jock itch; tinea cruris
B373 vaginal candidiasis; yeast infection vaginal; vulvovaginal candidiasis
B850 head lice; lice
B86 scabies
C189 colon cancer
C259 pancreatic cancer
C349 lung cancer
C439 melanoma
C4491 basal cell carcinoma; bcc
C502 breast cancer upper inner quadrant
C503 breast cancer lower inner quadrant
C504 breast cancer upper outer quadrant; malignant neoplasm breast upper outer quadrant
C505 breast cancer lower outer quadrant
C509 breast cancer
C539 cervical cancer
C541 endometrial cancer
C55 uterine cancer
C569 ovarian cancer
C61 prostate cancer
C679 bladder cancer
C73 thyroid cancer; medullary thyroid cancer; papillary thyroid cancer
C8190 hodgkin lymphoma
C8590 lymphoma
D229 nevus; mole
D259 fibroids; uterine fibroids
D492 neoplasm of uncertain etiology skin; skin lesion suspicious; skin neoplasm unspecified; neoplasm skin
D500 iron deficiency anemia from blood loss; iron deficiency anemia due to chronic blood loss; blood loss anemia
    chronic
D509 iron deficiency anemia; ida; iron def anemia
D631 anemia of ckd; anemia in ckd; anemia of chronic kidney disease
D638 anemia of chronic disease
D649 anemia
E039 hypothyroidism; hypothyroid; underactive thyroid
E041 thyroid nodule; thyroid nodule single; solitary thyroid nodule
E042 multinodular goiter
E049 goiter
E0500 graves disease
E0590 hyperthyroidism; overactive thyroid
E063 hashimoto; hashimotos thyroiditis
E109 type 1 diabetes; t1dm; dm1
E1121 diabetic nephropathy
E1122 diabetic kidney disease; diabetic ckd; diabetic nephropathy ckd
E11319 diabetic retinopathy
E1140 diabetic neuropathy
E1142 diabetic peripheral neuropathy; diabetic polyneuropathy
E1151 diabetic pvd; diabetic peripheral angiopathy; diabetic pad
E11621 diabetic foot ulcer
E11649 diabetic hypoglycemia
E1165 diabetes with hyperglycemia; uncontrolled diabetes; t2dm uncontrolled with hyperglycemia
E119 type 2 diabetes; t2dm; dm2; niddm; diabetes; dm; dmii
E2749 adrenal insufficiency
E282 pcos; polycystic ovary syndrome; polycystic ovaries
E291 low testosterone; hypogonadism male
E538 b12 deficiency; vitamin b12 deficiency
E559 vitamin d deficiency; low vitamin d
E6601 morbid obesity; severe obesity due to excess calories
E663 overweight
E66811 class 1 obesity
E66812 class 2 obesity
E66813 class 3 obesity; morbid obesity class 3
E669 obesity
E7800 hypercholesterolemia; pure hypercholesterolemia
E781 hypertriglyceridemia; high triglycerides
E782 mixed hyperlipidemia; combined hyperlipidemia
E785 hyperlipidemia; hld; high cholesterol; dyslipidemia; elevated cholesterol
E860 dehydration
E871 hyponatremia
E875 hyperkalemia; high potassium
E876 hypokalemia; low potassium
F1010 alcohol use disorder mild; alcohol abuse
F1020 alcohol use disorder moderate; alcohol use disorder severe; alcohol dependence; alcoholism
F1120 opioid use disorder moderate; opioid use disorder severe; opioid dependence; oud
F1121 opioid use disorder in remission; opioid dependence in remission
F1721 nicotine dependence cigarettes; cigarette smoker; tobacco use disorder
F1729 vaping; vapes; e-cigarette use
F319 bipolar disorder; bipolar
F329 major depression; mdd
F32A depression
F330 mdd recurrent mild
F331 mdd recurrent moderate; recurrent moderate depression
F410 panic disorder; panic attacks
F411 gad; generalized anxiety disorder
F419 anxiety; anxiety disorder
F431 ptsd; post traumatic stress disorder
F4320 adjustment disorder
F4321 adjustment disorder with depressed mood
F4322 adjustment disorder with anxiety
F4323 adjustment disorder with anxiety and depressed mood
F5101 primary insomnia
F5105 insomnia due to ptsd; insomnia due to anxiety; insomnia due to depression
F530 postpartum depression
F900 adhd inattentive; add inattentive
F902 adhd combined
F909 adhd; add
G20A1 parkinson disease; parkinsons; pd
G2581 restless legs; rls
G309 alzheimer disease; alzheimers
G35 multiple sclerosis; ms
G40909 epilepsy; seizure disorder
G43709 chronic migraine
G43909 migraine; migraine headache
G44209 tension headache; tension type headache
G4700 insomnia
G4730 sleep apnea
G4733 osa; obstructive sleep apnea; sleep apnea obstructive
G510 bells palsy; facial palsy
G560 carpal tunnel; carpal tunnel syndrome; cts
G5601 right carpal tunnel
G562 cubital tunnel; ulnar neuropathy
G575 tarsal tunnel
G629 peripheral neuropathy; polyneuropathy; neuropathy
H0012 stye; hordeolum
H04123 dry eye; dry eyes; dry eye syndrome
H1013 allergic conjunctivitis
H1033 bacterial conjunctivitis
H109 conjunctivitis; pink eye
H251 nuclear cataract; nuclear sclerosis; nuclear sclerotic cataract
H269 cataract
H4010 open angle glaucoma
H6050 otitis externa; swimmers ear; acute otitis externa
H612 cerumen impaction; impacted cerumen; ear wax impaction; wax impaction
H659 otitis media with effusion; ome; serous otitis media
H6600 acute suppurative otitis media; suppurative otitis media
H669 otitis media; aom; ear infection; middle ear infection; acute otitis media
H811 bppv; benign positional vertigo; benign paroxysmal positional vertigo
H903 sensorineural hearing loss bilateral; bilateral sensorineural hearing loss
H919 hearing loss
H931 tinnitus
I10 high blood pressure; elevated blood pressure hypertension; essential hypertension
I2510 cad; coronary artery disease
I25119 cad with angina
I340 mitral regurgitation
I350 aortic stenosis
I420 dilated cardiomyopathy
I429 cardiomyopathy
I4710 svt
I480 paroxysmal afib; paroxysmal atrial fibrillation
I4811 longstanding persistent atrial fibrillation
I4819 persistent afib; persistent atrial fibrillation
I4821 permanent atrial fibrillation; permanent afib
I4891 afib; atrial fibrillation; a fib; af
I493 pvcs
I5022 hfref; chronic systolic heart failure; chronic hfref
I5023 acute on chronic systolic heart failure
I5032 hfpef; chronic diastolic heart failure; chronic hfpef
I5033 acute on chronic diastolic heart failure
I509 chf; heart failure; congestive heart failure
I639 stroke; cva
I6529 carotid stenosis
I714 aaa; abdominal aortic aneurysm
I739 pad; pvd; peripheral arterial disease; peripheral vascular disease; claudication
I8240 dvt; deep vein thrombosis
I8290 blood clot
I839 varicose veins
I872 venous insufficiency; venous stasis
I890 lymphedema
I951 orthostatic hypotension; orthostasis
J0100 acute maxillary sinusitis
J0190 sinusitis; acute sinusitis
J020 strep throat; strep pharyngitis; streptococcal pharyngitis
J029 pharyngitis; sore throat; viral pharyngitis
J0390 tonsillitis; acute tonsillitis
J050 croup
J069 uri; upper respiratory infection; viral uri; common cold; cold viral
J101 influenza a; influenza b; flu a; flu b; influenza
J189 pneumonia; cap; community acquired pneumonia
J209 acute bronchitis; bronchitis acute
J210 rsv bronchiolitis
J219 bronchiolitis
J301 pollen allergy; allergic rhinitis due to pollen
J302 seasonal allergies; seasonal allergic rhinitis
J309 allergic rhinitis
J329 chronic sinusitis
J342 deviated septum
J40 bronchitis
J441 copd exacerbation; copd flare; aecopd
J449 copd; chronic obstructive lung disease
J4520 mild intermittent asthma
J4530 mild persistent asthma
J4540 moderate persistent asthma
J4550 severe persistent asthma
J45901 asthma exacerbation; asthma flare; acute asthma
J45909 asthma
J9611 chronic hypoxic respiratory failure
K219 gerd; acid reflux; reflux disease; heartburn gerd
K279 peptic ulcer
K2970 gastritis
K409 inguinal hernia
K429 umbilical hernia
K5090 crohns disease; crohns
K5190 ulcerative colitis; uc
K529 gastroenteritis noninfectious
K5730 diverticulosis
K5732 diverticulitis
K580 ibs-d; ibs with diarrhea; irritable bowel with diarrhea
K581 ibs-c; ibs with constipation
K582 ibs mixed
K589 ibs; irritable bowel syndrome
K5900 constipation
K5903 drug induced constipation; opioid induced constipation
K5904 chronic constipation; chronic idiopathic constipation
K635 colon polyp
K644 external hemorrhoids; skin tags anal
K648 internal hemorrhoids
K649 hemorrhoids
K7460 cirrhosis
K760 fatty liver; nafld; masld; hepatic steatosis
K8020 gallstones; cholelithiasis
K900 celiac disease; celiac
L0100 impetigo
L029 abscess; boil
L0291 skin abscess
L0311 cellulitis leg; leg cellulitis; cellulitis foot; cellulitis arm
L03113 cellulitis right arm; cellulitis right forearm
L03114 cellulitis left arm; cellulitis left forearm
"""
