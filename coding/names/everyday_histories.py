"""Histories and lasting states."""

NAMES = """
Z80 family history cancer; fh cancer
Z800 family history of colon cancer; fh colon cancer; family history stomach cancer; fhx colon cancer; fam hx colon
    ca; family history gi cancer; family history of pancreatic cancer; father had colon cancer
Z801 family history of lung cancer; fh lung cancer
Z803 family history of breast cancer; fh breast cancer; mother had breast cancer; family history breast ca; fhx breast
    cancer; fam hx breast ca; sister had breast cancer; mom breast cancer
Z8041 family history of ovarian cancer; fh ovarian cancer
Z8042 family history of prostate cancer; fh prostate cancer; father prostate cancer; fhx prostate ca
Z8043 family history testicular cancer
Z8049 family history uterine cancer; family history of cervical cancer
Z8051 family history kidney cancer
Z8052 family history bladder cancer
Z806 family history leukemia
Z807 family history lymphoma
Z808 family history of melanoma; family history of skin cancer; fh melanoma; fh skin cancer; family history thyroid
    cancer; family history brain cancer
Z809 family history of cancer; fh cancer; family history of malignancy
Z810 family history intellectual disability
Z811 family history of alcoholism; fh alcoholism; alcoholic father; family history alcohol abuse
Z812 family history smoking
Z813 family history of drug abuse
Z818 family history of mental illness; fh depression; family history of depression; family history psychiatric; family
    history of bipolar; fh mental illness; family history of suicide
Z820 family history epilepsy; family history alzheimers; family history of dementia; fh dementia; fh alzheimers
Z821 family history blindness
Z822 family history deafness
Z823 family history of stroke; fh stroke; family history cva
Z8241 family history of sudden cardiac death; fh sudden death
Z8249 family history of heart disease; fh heart disease; family history cad; family history of heart attack; fh mi;
    fhx cad; family history of hypertension; father heart attack; family history of coronary artery disease; fh cad;
    family history mi; family history of cardiovascular disease; family history htn; dad had heart attack; fh htn
Z825 family history of asthma; fh asthma; family history copd
Z8261 family history arthritis
Z8262 family history of osteoporosis; fh osteoporosis
Z8269 family history musculoskeletal; family history of gout; family history of lupus
Z8279 family history birth defects; family history congenital
Z831 family history infectious disease
Z832 family history blood disorder; family history sickle cell; family history of clotting disorder; family history
    anemia; family history factor v
Z833 family history of diabetes; fh diabetes; family history dm; fhx dm; fhx diabetes; fh dm; mother diabetic
Z8341 family history men
Z8342 family history familial hypercholesterolemia; family history of high cholesterol; family history hyperlipidemia
Z83438 family history of high cholesterol; fh hyperlipidemia
Z8349 family history of thyroid disease; family history endocrine; fh thyroid
Z83511 family history of glaucoma; fh glaucoma
Z83518 family history eye disease; family history of macular degeneration
Z836 family history respiratory
Z8371 family history of colon polyps; fh colon polyps; family history polyps
Z8379 family history gi disease; family history of crohns; family history of celiac; family history digestive
Z840 family history skin
Z841 family history of kidney disease; fh kidney disease
Z8481 family history brca; family history genetic carrier; fh brca
Z8489 family history other condition; family history of
Z85 history of cancer; personal history cancer
Z8500 history of gi cancer
Z8501 history of esophageal cancer
Z85038 history of colon cancer; h/o colon cancer; personal history colon cancer; hx colon ca; colon cancer survivor
Z85048 history of rectal cancer
Z8505 history of liver cancer
Z8507 history of pancreatic cancer
Z85118 history of lung cancer; h/o lung cancer; personal history lung cancer; hx lung ca
Z8521 history of larynx cancer
Z853 history of breast cancer; h/o breast cancer; personal history breast cancer; breast cancer survivor; hx breast
    ca; hx of breast cancer; breast cancer in remission
Z8541 history of cervical cancer
Z8542 history of uterine cancer; history of endometrial cancer
Z8543 history of ovarian cancer
Z8546 history of prostate cancer; h/o prostate cancer; personal history prostate cancer; hx prostate ca; hx of
    prostate cancer
Z8547 history of testicular cancer
Z8551 history of bladder cancer; h/o bladder cancer
Z85528 history of kidney cancer; history of renal cell carcinoma
Z856 history of leukemia
Z8571 history of hodgkin
Z8572 history of lymphoma
Z8579 history of myeloma
Z85820 history of melanoma; h/o melanoma; hx melanoma; personal history melanoma
Z85828 history of skin cancer; h/o basal cell; h/o skin cancer; hx bcc; hx scc; history of basal cell; history of
    squamous cell skin; hx skin cancer; history of bcc; history of scc skin
Z85841 history of brain cancer
Z85850 history of thyroid cancer
Z859 history of cancer; h/o cancer; cancer survivor; personal history of cancer; hx cancer; hx of cancer
Z86000 history of dcis; history of in situ breast
Z86001 history of cin; history of in situ cervix
Z86010 history of colon polyps; h/o colon polyps; personal history colon polyps; hx polyps; history of polyps
Z860100 history of colon polyps; h/o colon polyps; personal history colon polyps; hx polyps; history of polyps; hx
    colon polyps; history of adenomatous polyps
Z86018 history of benign neoplasm; history of dysplastic nevus
Z8603 history of uncertain neoplasm
Z8611 history of tb; history of tuberculosis
Z8612 history of polio
Z8613 history of malaria
Z8614 history of mrsa; h/o mrsa; hx mrsa
Z8615 history of latent tb
Z8616 history of covid; h/o covid; had covid; personal history covid; hx covid; recovered from covid; past covid;
    previous covid
Z8619 history of infectious disease; history of chickenpox; history of hepatitis; history of std; history of hep c;
    history of sepsis; history of herpes; history of shingles; history of c diff
Z862 history of anemia; history of blood disorder; history of itp
Z8631 history of diabetic foot ulcer
Z8632 history of gestational diabetes; h/o gdm; hx gdm; history of gdm
Z8639 history of endocrine disease; history of vitamin d deficiency; history of goiter; history of hyperthyroidism;
    history of thyroid; history of obesity; history of gout; history of prediabetes
Z8651 history of combat stress
Z8659 history of mental disorder; history of depression; history of anxiety; h/o depression; hx depression; history of
    eating disorder
Z8661 history of meningitis
Z8669 history of nervous system disease; history of migraines; history of seizures; h/o bells palsy; history of
    cataract; history of epilepsy; history of retinal detachment; history of ear infections
Z86711 history of pe; history of pulmonary embolism; h/o pe; hx pe; personal history pulmonary embolism; prior pe;
    previous pulmonary embolism; past pe
Z86718 history of dvt; h/o dvt; history of blood clot; personal history dvt; hx dvt; prior dvt; history of blood
    clots; history of venous thrombosis; past dvt; previous dvt; history of clot; hx blood clot
Z8672 history of thrombophlebitis
Z8673 history of stroke; history of tia; old stroke; h/o cva; hx stroke; prior stroke; old cva; h/o tia; past stroke;
    hx tia; stroke history no residual; history of cva; hx cva; previous stroke; h/o stroke; stroke without residual;
    prior cva; prior tia
Z8674 history of cardiac arrest; history of sudden cardiac arrest
Z8679 history of heart disease; history of afib; h/o afib; history of endocarditis; history of rheumatic fever;
    history of aneurysm; history of svt; history of hypertension; history of heart failure; history of pericarditis
Z8701 history of pneumonia; recurrent pneumonia history; hx pneumonia; h/o pneumonia
Z8709 history of asthma; history of respiratory disease; history of pneumothorax; h/o asthma; history of bronchitis;
    childhood asthma resolved
Z8711 history of peptic ulcer; h/o ulcer; hx ulcers; history of ulcer; history of pud; history of stomach ulcer
Z8719 history of gi disease other; history of gi bleed; history of pancreatitis; history of diverticulitis; history of
    gerd; h/o diverticulitis; history of bowel obstruction; history of hernia; history of hemorrhoids; history of h
    pylori; history of digestive disease
Z872 history of skin disease; history of cellulitis; history of eczema; history of pressure ulcer; history of acne;
    h/o cellulitis
Z87310 history of osteoporosis fracture; history of fragility fracture; healed osteoporosis fracture
Z8739 history of gout; history of arthritis; history of musculoskeletal disease; history of back pain; history of
    herniated disc; history of osteomyelitis
Z87410 history of cervical dysplasia; history of abnormal pap; hx abnormal pap; h/o abnormal pap
Z8742 history of gyn disorder; history of ovarian cyst; history of endometriosis; history of fibroids; history of pid
Z87430 history of prostatic dysplasia
Z87438 history of bph; history of prostatitis; history of male genital disease
Z87440 history of uti; recurrent uti history; h/o uti; hx uti; recurrent utis; history of urinary tract infections;
    history of recurrent uti
Z87442 history of kidney stones; h/o nephrolithiasis; hx kidney stones; h/o kidney stones; hx nephrolithiasis; history
    of renal stones; previous kidney stone
Z87448 history of kidney disease; history of hematuria; history of aki; history of urinary retention
Z8751 history of preterm labor; history of preterm birth
Z8759 history of pregnancy complication; history of preeclampsia; history of ectopic; history of miscarriage; history
    of postpartum depression
Z8768 history of perinatal problem; ex preemie; history of prematurity
Z87710 history of hypospadias
Z8774 history of repaired congenital heart; history of corrected heart defect
Z8781 history of fracture; healed fracture; h/o fracture; traumatic fracture history; old fracture
Z87820 history of tbi; history of concussion; h/o concussion; hx tbi; history of head injury; hx concussion
Z87821 history of retained foreign body
Z87828 history of injury; history of trauma; old injury
Z87891 former smoker; ex smoker; history of smoking; quit smoking; history of tobacco; nonsmoker former; past smoker;
    stopped smoking; history of nicotine dependence; prior smoker; used to smoke; hx smoking; history of tobacco use;
    hx tobacco; smoked in the past
Z87892 history of anaphylaxis
Z87898 history of other condition; history of syncope; history of seizure; history of drug use
Z880 penicillin allergy; pcn allergy; allergic to penicillin; allergic to pcn; amoxicillin allergy; allergy to
    penicillin; allergic to amoxicillin
Z881 antibiotic allergy; allergy to antibiotics; erythromycin allergy; cipro allergy; cephalosporin allergy; keflex
    allergy; zithromax allergy
Z882 sulfa allergy; allergic to sulfa; sulfonamide allergy; bactrim allergy; allergy to sulfa drugs
Z883 anti infective allergy
Z884 anesthetic allergy; lidocaine allergy; novocaine allergy
Z885 narcotic allergy; codeine allergy; morphine allergy; allergic to codeine; opioid allergy
Z886 aspirin allergy; analgesic allergy; nsaid allergy; ibuprofen allergy; allergic to aspirin
Z887 vaccine allergy; serum allergy
Z888 drug allergy other; statin allergy; lisinopril allergy; ace inhibitor allergy; multiple drug allergies
Z889 drug allergy; medication allergy; allergic to medicine; allergy to drug unspecified
Z890 finger amputation; absence of thumb; missing finger; amputated finger
Z89021 acquired absence right finger
Z8941 great toe amputation; absence of great toe; big toe amputation
Z8942 toe amputation; absence of toe; missing toe; amputated toe
Z8943 foot amputation; absence of foot; transmetatarsal amputation; tma status
Z8951 bka; below knee amputation; absence of leg below knee; bk amputation; below knee amputee
Z8961 aka; above knee amputation; absence of leg above knee; ak amputation; above knee amputee
Z899 amputee; limb loss; amputation status
Z9001 absence of eye; enucleation; one eye; missing eye
Z901 mastectomy status; absence of breast; s/p mastectomy; status post mastectomy
Z9010 mastectomy status; absence of breast; s/p mastectomy; status post mastectomy
Z9011 right mastectomy; absence of right breast; s/p right mastectomy
Z9012 left mastectomy; absence of left breast; s/p left mastectomy
Z9013 bilateral mastectomy; absence of both breasts; double mastectomy; s/p bilateral mastectomy
Z902 lung removed; lobectomy; absence of lung; s/p lobectomy; pneumonectomy
Z903 gastrectomy; absence of stomach; stomach removed
Z90410 whipple; pancreas removed
Z9049 appendectomy; colectomy; absence of digestive organ; s/p appendectomy; s/p cholecystectomy; no gallbladder;
    gallbladder removed; status post cholecystectomy; s/p appy; s/p chole; absence of gallbladder; s/p colectomy;
    cholecystectomy status; appendix removed; absence of appendix; s/p gallbladder removal; bowel resection status
Z905 nephrectomy; absence of kidney; one kidney; solitary kidney; s/p nephrectomy; kidney removed; single kidney
    acquired
Z906 bladder removed; cystectomy; absence of bladder
Z90710 hysterectomy; s/p hysterectomy; absence of uterus; no uterus; tah; tah bso; uterus removed; absence of cervix
    and uterus; status post hysterectomy; total hysterectomy; hysterectomy status; hx hysterectomy; s/p tah
Z90711 partial hysterectomy; supracervical hysterectomy; hysterectomy with remaining cervix
Z90712 absence of cervix; cervix removed remaining uterus
Z9072 oophorectomy; absence of ovary; ovaries removed
Z90721 one ovary removed; unilateral oophorectomy
Z90722 bilateral oophorectomy; both ovaries removed; bso
Z9079 prostatectomy; s/p prostatectomy; absence of prostate; prostate removed; orchiectomy; absence of testicle;
    testicle removed; status post prostatectomy; salpingectomy; absence of fallopian tube
Z9081 splenectomy; s/p splenectomy; asplenia; spleen removed; absence of spleen; no spleen; asplenic
Z9089 tonsillectomy; s/p tonsillectomy; thyroidectomy absence; tonsils removed; absence of organ
Z91010 peanut allergy; allergic to peanuts; allergy to peanuts; peanuts allergic
Z91011 milk allergy; allergy to milk; dairy allergy; allergic to milk; milk protein allergy status
Z91012 egg allergy; allergic to eggs; allergy to eggs
Z91013 seafood allergy; shellfish allergy; allergic to shellfish; fish allergy; allergic to shrimp; shrimp allergy
Z91014 alpha gal; red meat allergy; mammalian meat allergy
Z91018 food allergy; nut allergy; tree nut allergy; wheat allergy; soy allergy; allergic to food; allergy to nuts;
    sesame allergy; food allergies; allergic to nuts
Z91030 bee allergy; bee sting allergy; allergic to bees; allergy to bees; wasp allergy
Z91038 insect allergy; fire ant allergy
Z91040 latex allergy; allergic to latex; allergy to latex
Z91041 contrast allergy; iodine contrast allergy; dye allergy; iv contrast allergy; allergic to contrast; contrast dye
    allergy
Z91048 adhesive allergy; nonmedicinal allergy; tape allergy; nickel allergy status; allergic to adhesive
Z9109 allergy nondrug; environmental allergy status
Z9111 diet noncompliance; not following diet; dietary noncompliance; noncompliance with diet
Z91110 diet noncompliance financial
Z91118 diet noncompliance other; dietary noncompliance; not following diet
Z91119 diet noncompliance; not following diet; dietary noncompliance
Z91120 underdosing financial; cant afford medication; unable to afford medications; medication cost; underdosing due
    to cost; cost related nonadherence
Z91128 intentional underdosing; skips medication; stops taking medicine intentionally
Z91130 underdosing age related
Z91138 unintentional underdosing
Z9114 medication noncompliance; not taking medicine; nonadherence medication; noncompliance with medication; not
    taking meds; nonadherent to meds; med noncompliance
Z91148 medication noncompliance; not taking medicine; nonadherence; noncompliant with meds; not taking meds;
    medication nonadherence; noncompliance medication; non adherence to meds; doesnt take medicine; stopped taking
    meds
Z9115 dialysis noncompliance; missed dialysis
Z9119 noncompliance with treatment; noncompliant
Z91199 noncompliance; noncompliant; nonadherent; noncompliance with treatment; noncompliance other; missed
    appointments
Z91410 history of adult abuse; domestic violence history; history of domestic violence; history of spousal abuse
Z9149 history of psychological trauma; history of emotional abuse
Z9151 history of suicide attempt; prior suicide attempt; suicide attempt history; past suicide attempt
Z9152 history of self harm; history of cutting
Z9181 fall risk; history of falls; at risk for falling; falls risk; history of falling; hx falls; risk of falls; high
    fall risk; h/o falls
Z9182 military deployment history; veteran deployment
Z9183 wandering; wanders
Z9184 oral health risk; dental caries risk
Z91841 low dental caries risk
Z9185 history of military service; veteran; military veteran
Z9189 risk factors; at risk for; other risk factor; cardiovascular risk; increased risk of heart disease
Z920 history of contraception
Z9221 history of chemotherapy; s/p chemo; hx chemo
Z92240 history of steroid therapy
Z923 history of radiation; s/p radiation; hx radiation; prior radiation therapy
Z9289 history of medical treatment
Z930 tracheostomy; trach; tracheostomy status; trach status; has trach
Z931 g tube; peg tube; gastrostomy; feeding tube; gastrostomy status; has feeding tube; peg status; g tube status
Z932 ileostomy status; ileostomy; has ileostomy
Z933 colostomy status; colostomy; ostomy; colostomy bag; has colostomy; ostomy status
Z9350 suprapubic catheter status; cystostomy status
Z9359 suprapubic catheter; suprapubic tube status
Z936 urostomy; nephrostomy status; nephrostomy; ileal conduit
Z940 kidney transplant; s/p kidney transplant; renal transplant; kidney transplant status; transplanted kidney; kidney
    recipient
Z941 heart transplant; s/p heart transplant
Z942 lung transplant
Z944 liver transplant; s/p liver transplant; transplanted liver; liver transplant status
Z947 corneal transplant; cornea transplant status
Z9481 bone marrow transplant; bmt; s/p bone marrow transplant
Z9484 stem cell transplant
Z949 transplant; organ transplant; transplant recipient
Z950 pacemaker; has pacemaker; ppm; pacemaker status; s/p pacemaker; cardiac pacemaker; pacer
Z951 cabg; s/p cabg; bypass surgery; heart bypass; history of bypass; status post cabg; history of cabg; bypass graft
    status; h/o cabg; coronary bypass; hx cabg; open heart surgery bypass; aortocoronary bypass
Z952 mechanical heart valve; prosthetic heart valve; artificial heart valve; tavr; s/p tavr; valve replacement; heart
    valve replacement; mechanical valve; s/p avr; s/p valve replacement; avr; mvr
Z953 bioprosthetic valve; tissue valve; pig valve; xenogenic heart valve
Z954 heart valve replacement other
Z955 coronary stent; stent; has stent; s/p stent; heart stent; drug eluting stent; s/p pci; history of stent; coronary
    angioplasty implant; s/p stent coronary; stent status; hx stent; status post stent; s/p des; cardiac stent
Z95810 icd; aicd; defibrillator; has defibrillator; implanted defibrillator; icd status; s/p icd; automatic
    defibrillator
Z95811 lvad; heart assist device
Z9582 vascular implant
Z95820 peripheral stent; leg stent; peripheral angioplasty with stent
Z95828 vascular graft; ivc filter; vascular stent other; carotid stent; port in place; has port; port a cath; av graft
    status; aortic graft; ivc filter status; s/p evar; s/p aaa repair; s/p carotid stent
Z959 heart implant
Z960 urogenital implant; ureteral stent; penile implant status; has ureteral stent
Z961 pseudophakia; lens implant; s/p cataract surgery; intraocular lens; iol; cataract surgery status; cataracts
    removed with lens; artificial lens
Z9621 cochlear implant; cochlear implant status
Z9622 ear tubes; pe tubes; tympanostomy tubes; myringotomy tubes; ear tube status; tubes in ears; has ear tubes;
    ventilation tubes
Z963 artificial larynx
Z9641 insulin pump; has insulin pump; insulin pump status; on insulin pump
Z9649 endocrine implant
Z9660 joint implant; orthopedic implant
Z9661 shoulder replacement; artificial shoulder; s/p shoulder replacement; total shoulder; s/p tsa
Z9664 hip replacement; artificial hip; s/p hip replacement; total hip; s/p thr; s/p tha; tha status; thr; s/p total
    hip; hip prosthesis
Z96641 right hip replacement; s/p right hip replacement; right total hip; right tha
Z96642 left hip replacement; s/p left hip replacement; left total hip; left tha
Z96643 bilateral hip replacement; both hips replaced
Z9665 knee replacement; artificial knee; s/p knee replacement; total knee; s/p tkr; s/p tka; tka status; tkr; s/p
    total knee; knee prosthesis; tka
Z96651 right knee replacement; s/p right knee replacement; right total knee; right tka
Z96652 left knee replacement; s/p left knee replacement; left total knee; left tka
Z96653 bilateral knee replacement; both knees replaced; bilateral tka
Z9669 joint implant other; ankle replacement; artificial joint other; wrist replacement
Z967 bone implant; orthopedic hardware; hardware in place; spinal hardware
Z968 implant other
Z9682 neurostimulator; spinal cord stimulator; scs status; has spinal cord stimulator
Z969 implant unspecified
Z970 artificial eye; glass eye
Z972 dentures; has dentures; false teeth; wears dentures
Z973 glasses; wears glasses; contact lenses; wears contacts
Z974 hearing aid; wears hearing aid; hearing aids; has hearing aids; uses hearing aids
Z975 iud in place; has iud; presence of iud; iud status; iud present; mirena in place; nexplanon in place; has
    nexplanon
Z980 intestinal bypass status
Z981 spinal fusion; arthrodesis; fusion status; s/p fusion; joint fusion; s/p spinal fusion; arthrodesis status;
    history of spinal fusion; lumbar fusion status; s/p lumbar fusion; s/p acdf; neck fusion
Z982 vp shunt; shunt status; cerebrospinal shunt; has vp shunt; ventriculoperitoneal shunt
Z983 post therapeutic collapse lung
Z984 cataract extraction; aphakia surgical; cataract removed; s/p cataract extraction
Z9849 cataract extraction status; cataract surgery history
Z9851 tubal ligation status; tubes tied status; s/p btl; had tubes tied; history of tubal ligation; s/p tubal
Z9852 vasectomy status; s/p vasectomy; had vasectomy
Z9861 angioplasty; s/p angioplasty; coronary angioplasty status; ptca status; s/p ptca
Z9862 peripheral angioplasty status
Z98811 dental restoration
Z9882 breast implants; breast implant; has breast implants; breast augmentation
Z9884 bariatric surgery; gastric bypass; sleeve gastrectomy; lap band; s/p gastric bypass; bariatric surgery status;
    weight loss surgery; gastric sleeve; s/p sleeve; s/p bariatric surgery; roux en y; history of gastric bypass; s/p
    rygb; lap band status
Z9885 transplanted organ removed
Z9886 breast implant removal
Z98890 post surgery status; postprocedural state; s/p surgery; status post surgery; history of surgery; s/p procedure;
    history of back surgery; s/p laminectomy; history of knee surgery
Z98891 history of cesarean; h/o c section; prior c section; uterine scar; previous c section; history of c section;
    h/o cesarean; prior cesarean; hx c section; s/p c section; hx of cesarean
Z9911 ventilator dependence; on ventilator; vent dependent; respirator dependence
Z992 dialysis; on dialysis; hemodialysis; dialysis status; renal dialysis; hd; peritoneal dialysis; dialysis
    dependence; dialysis dependent; hemodialysis patient; has av fistula; pd dialysis
Z993 wheelchair; wheelchair dependent; wheelchair bound; uses wheelchair; in wheelchair
Z9981 oxygen dependence; home oxygen; on oxygen; supplemental oxygen; oxygen dependent; on home o2; home o2; o2
    dependent; chronic oxygen
Z9989 cpap use; machine dependence; walker dependent; uses cpap; uses walker; dependence on cpap; uses cane; cpap
    dependence; on cpap; on bipap; cane use
"""
