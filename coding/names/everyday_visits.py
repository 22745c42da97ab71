"""Reasons for a visit."""

NAMES = """
Z0000 physical; annual exam; annual physical; checkup; wellness; routine adult exam; yearly physical; general medical
    exam; check up; yearly checkup; routine physical; adult wellness; well adult; preventive visit adult; cpe;
    complete physical; adult physical; routine checkup; wellness exam; well adult exam; annual wellness; physical
    exam; yearly exam
Z0001 physical with abnormal findings; annual exam with abnormal findings; abnormal physical; checkup with abnormal
    findings
Z00110 newborn check under 8 days; newborn exam first week; newborn visit first week; newborn weight check first week;
    newborn checkup; newborn exam; newborn visit
Z00111 newborn check 8 to 28 days; two week newborn check; 2 week well baby; newborn check 2 weeks
Z00121 well child with abnormal findings; wcc abnormal; child physical abnormal; well child abnormal
Z00129 well child; wcc; well child check; well baby; well baby check; child physical; routine child exam; pediatric
    checkup; kid physical; well child visit; child wellness; epsdt; well child exam; well baby visit; child checkup;
    baby checkup; teen physical; pediatric physical; annual child exam; adolescent physical
Z008 general exam other
Z0100 eye exam; vision exam; routine eye exam; eye checkup; vision check; eye test; annual eye exam
Z0101 eye exam abnormal; eye exam with abnormal findings
Z01020 vision exam following failed screening
Z0110 hearing exam; hearing check; hearing test encounter; audiology exam; hearing evaluation
Z01110 hearing exam after failed screening; failed hearing screen follow up
Z0120 dental exam; dental checkup; dental cleaning; teeth cleaning; routine dental
Z01411 well woman abnormal; gyn exam abnormal; annual gyn with abnormal findings
Z01419 well woman; annual gyn; gyn exam; pap and pelvic; routine gyn; well woman exam; wwe; gynecological exam; pelvic
    exam routine; annual gyn exam; gyn annual; yearly gyn; routine pelvic exam; well female exam
Z0142 pap confirm after abnormal; repeat pap; repeat pap after abnormal
Z01810 preop cardiac clearance; cardiac clearance; preoperative cardiovascular exam; heart clearance surgery
Z01811 preop pulmonary clearance; preoperative respiratory exam
Z01812 preop labs; preprocedural lab exam; pre op labs; preoperative labs; lab before surgery
Z01818 preop; pre op; surgical clearance; preoperative exam; pre op clearance; preoperative clearance; preop exam;
    presurgical clearance; medical clearance surgery; pre surgical exam; clearance for surgery
Z0182 allergy testing encounter
Z0183 blood typing
Z0184 antibody titer; immunity check; titers; antibody response exam; check immunity; immunity titer
Z0189 special exam other; lab exam
Z020 school physical; school exam; daycare physical; college physical; preschool physical; admission to school exam;
    kindergarten physical; school entry exam
Z021 pre employment physical; employment physical; work physical; new job physical; job physical; preemployment
    physical; work exam
Z022 nursing home admission exam; residential admission exam
Z023 military physical; recruitment exam
Z024 drivers license exam; dot physical; cdl physical; driving license exam; dot exam; driver physical; cdl exam
Z025 sports physical; sport exam; athletic physical; participation physical; ppe sports; camp sports physical; sports
    exam; sports clearance
Z026 insurance physical; life insurance exam; insurance exam
Z0271 disability exam; disability determination; disability paperwork; disability evaluation
Z0279 medical certificate; issue of certificate; form completion; fmla paperwork; fmla form
Z0281 paternity test
Z0282 adoption exam; adoption physical
Z0283 drug test; drug screen encounter; blood alcohol drug test; employment drug test; urine drug test for work
Z0289 administrative exam; immigration exam; camp physical; prison exam; administrative physical; immigration
    physical; form
Z029 administrative encounter
Z03818 suspected infection ruled out
Z0389 observation for suspected condition ruled out; ruled out condition; rule out; observation ruled out
Z041 exam after motor vehicle accident; mva exam; exam after car accident; observation after mva
Z042 exam after work accident; observation after work accident
Z043 exam after accident; observation following accident
Z0441 rape exam adult; sexual assault exam; exam after alleged rape
Z0442 child sexual abuse exam
Z08 cancer follow up; follow up after cancer treatment; cancer surveillance; follow up exam after cancer treatment
Z09 follow up after treatment; follow up completed treatment; recheck after treatment; postop check; post op follow
    up; follow up exam; postoperative follow up; follow up resolved
Z110 intestinal infection screening
Z111 tb screening; ppd placement; tb skin test encounter; tuberculosis screening; tb test; ppd; tb screen
Z112 bacterial screening; gbs screening; mrsa screening
Z113 std screening; sti screening; std check; std testing; gc chlamydia screening; sti check; std test; sti testing;
    std screen; gc ct screen; gonorrhea chlamydia screening; screening chlamydia
Z114 hiv screening; hiv test; screen hiv; hiv testing; aids test
Z1151 hpv screening; screening hpv
Z1152 covid screening; covid test asymptomatic; screening covid; covid 19 screening
Z1159 hepatitis c screening; hep c screening; hep b screening; viral screening; screening viral disease; hepatitis
    screening; hcv screening; screening hepatitis
Z117 latent tb testing; quantiferon screening
Z118 infectious screening other; chlamydia screening; lice screening; gbs
Z1211 colon cancer screening; colonoscopy screening; screening colonoscopy; cologuard; fit screening; fobt screening;
    colorectal screening; screening colon; colon screen; colon ca screening; crc screening; bowel cancer screening;
    colorectal cancer screening
Z1212 rectal cancer screening
Z122 lung cancer screening; low dose ct screening; ldct; lung screening ct; ldct lung screen; lung ca screening; low
    dose ct lung
Z1231 mammogram; screening mammogram; breast cancer screening; mammo; screening mammo; routine mammogram; mammogram
    screening; breast screening; breast ca screening
Z1239 breast cancer screening other; breast exam screening; breast mri screening
Z124 cervical cancer screening; pap smear; pap; screening pap; pap screening; cervical screening; pap test; screen
    cervical cancer
Z125 prostate cancer screening; psa screening; psa; prostate screening; screening psa; psa test; prostate check;
    prostate ca screening
Z1272 vaginal cancer screening; vaginal pap
Z1273 ovarian cancer screening
Z1283 skin cancer screening; skin check; full body skin exam; total body skin exam; mole check; tbse; skin exam; full
    skin exam; skin cancer check
Z1289 cancer screening other; oral cancer screening
Z129 cancer screening
Z130 anemia screening; blood disorder screening; screening anemia; sickle cell screening
Z131 diabetes screening; glucose screening; diabetes screen; screen diabetes; screening for diabetes; sugar check; a1c
    screening
Z1321 nutritional disorder screening; vitamin d screening
Z13220 cholesterol screening; lipid screening; lipid screen; screening cholesterol; screening lipids; hyperlipidemia
    screening; cholesterol check; cholesterol test
Z13228 metabolic screening; newborn metabolic screening
Z1329 thyroid screening; endocrine screening; screening thyroid
Z1330 mental health screening; behavioral health screening
Z1331 depression screening; phq9; phq 9; phq 2; screen depression; depression screen; screening for depression
Z1332 postpartum depression screening; maternal depression screening; edinburgh; epds
Z1339 alcohol screening; adhd screening; behavioral screening; anxiety screening; substance use screening; audit
    screening
Z1340 developmental screening unspecified; development screening
Z1341 autism screening; mchat; m chat; autism screen
Z1342 developmental screening; developmental delay screening; asq; asq screening; development screening; milestones
    screening
Z135 eye screening; vision screening; glaucoma screening; hearing screening; ear screening; vision screen; hearing
    screen; screening eye
Z136 cardiovascular screening; hypertension screening; aaa screening; heart screening; blood pressure screening; aaa
    screen; blood pressure check screening; screening for heart disease; screening hypertension; screening for
    hypertension; bp screening; aortic aneurysm screening
Z1371 genetic carrier screening; carrier screening
Z1379 genetic screening; chromosomal screening; brca testing; genetic testing
Z13820 osteoporosis screening; dexa screening; bone density screening; dexa; bone density test; screening dexa; dexa
    scan; dxa; bone density; bone density scan
Z13828 musculoskeletal screening; scoliosis screening
Z1384 dental screening; oral screening
Z13850 tbi screening; concussion screening
Z1388 lead screening; lead test; screening lead; blood lead screening; lead screen; lead level screening
Z1389 screening other; screening for other disorder; genitourinary screening
Z139 screening; screening unspecified
Z148 carrier genetic disease
Z1501 brca positive; brca; brca gene; genetic susceptibility breast cancer; brca mutation; brca1; brca2; brca carrier
Z1509 genetic susceptibility to other cancer; lynch syndrome; hereditary cancer syndrome
Z1589 genetic susceptibility other; apoe
Z1621 vre resistance
Z170 estrogen receptor positive; er positive; er+ breast; estrogen positive
Z171 er negative; estrogen receptor negative; triple negative
Z1732 her2 negative
Z17410 estrogen receptor positive her2
Z180 retained fragment
Z1810 retained metal fragments; shrapnel
Z1881 retained glass
Z1889 retained foreign body other
Z189 retained foreign body
Z201 tb exposure; contact with tb; tuberculosis exposure
Z202 std exposure; exposure to std; exposed to chlamydia; sti exposure; contact std; exposed to gonorrhea; exposure to
    chlamydia; partner has std; exposure to syphilis; exposed to std
Z203 rabies exposure; exposure to rabies; bat exposure
Z205 hepatitis exposure; viral hepatitis exposure
Z206 hiv exposure; exposure to hiv; needlestick hiv exposure; exposure hiv
Z207 scabies exposure; lice exposure; exposure to lice
Z20818 strep exposure; exposure to strep; bacterial exposure; pertussis exposure; meningitis exposure; whooping cough
    exposure; mrsa exposure
Z20820 chickenpox exposure; varicella exposure
Z20821 zika exposure
Z20822 covid exposure; covid contact; exposed to covid; close contact covid; exposure to covid; covid 19 exposure;
    contact with covid; coronavirus exposure
Z20828 flu exposure; viral exposure; influenza exposure; exposed to flu; exposure to virus; exposure to flu; mono
    exposure; measles exposure
Z2089 infectious exposure; exposure to communicable disease; hpv exposure
Z209 exposure to infection; exposed to infection unspecified
Z21 hiv positive; asymptomatic hiv; hiv carrier; hiv+; hiv positive asymptomatic
Z22322 mrsa carrier; mrsa colonization; mrsa nasal; mrsa colonized
Z22330 gbs carrier; group b strep carrier
Z227 latent tb; latent tuberculosis; ltbi; latent tb infection
Z229 carrier infectious disease
Z23 vaccine; vaccination; shot; flu shot; immunization; immunizations; vaccines; needs shots; tetanus shot encounter;
    immunization visit; covid vaccine encounter; shots; vaccination encounter; pneumonia shot encounter
Z282 vaccine declined
Z2821 vaccine refused; refused vaccine; declined flu shot; vaccine declined; immunization refused; vaccination
    declined; declines vaccine
Z283 underimmunization
Z28310 unvaccinated covid; not vaccinated covid; unvaccinated for covid 19
Z28311 partially vaccinated for covid
Z2839 under immunized; behind on vaccines; delinquent immunization; underimmunized; overdue vaccines; not up to date
    on shots
Z2881 vaccine not done because already had disease
Z2882 vaccine not done caregiver refused; parent refused vaccine; parents decline vaccines; vaccine refusal by parent
Z2889 vaccine not done other reason
Z2911 rsv immunoprophylaxis; synagis; nirsevimab; beyfortus; palivizumab
Z2913 rhogam; rh immune globulin; prophylactic rho(d)
Z2914 rabies immune globulin
Z298 prophylactic measure; post exposure prophylaxis; pep
Z2981 prep; hiv prep; pre exposure prophylaxis hiv; hiv pre exposure prophylaxis
Z300 contraception counseling; contraceptive counseling
Z30011 start birth control pills; initial prescription pills; birth control pills start; ocp start; new birth control
    pills; initial ocp
Z30012 emergency contraception; plan b; morning after pill
Z30013 start depo; initial injectable contraceptive; depo start; first depo
Z30014 iud consultation; prescription of iud; iud prescription
Z30015 start nuvaring; vaginal ring start; initial vaginal ring
Z30016 start birth control patch; contraceptive patch start
Z30017 nexplanon insertion; nexplanon; implanon; contraceptive implant insertion; birth control implant; implantable
    contraceptive insertion; implant insertion birth control; arm implant
Z30018 other contraceptive initial; diaphragm fitting; condoms
Z30019 start birth control; initial contraceptives unspecified
Z3009 birth control counseling; contraception counseling; contraceptive counseling; contraceptive advice; family
    planning; birth control advice; contraceptive management counseling; discuss birth control
Z302 sterilization; tubal ligation; vasectomy; wants tubes tied; tubes tied; btl; sterilization encounter; wants
    vasectomy; desires sterilization; tubal; bilateral tubal ligation; vasectomy consult; permanent sterilization
Z3040 contraception surveillance; birth control check; contraceptive surveillance; birth control follow up;
    contraceptive management
Z3041 birth control pills; ocp; oral contraceptives; the pill; birth control refill; ocp refill; pill refill; birth
    control pill refill; bcp; ocps; oral contraceptive surveillance; refill birth control pills
Z3042 depo; birth control shot; depo provera visit; depo shot; injectable contraceptive; contraceptive injection; depo
    injection; depo surveillance
Z30430 mirena insertion; insert iud; iud placement; iud place; paragard insertion; kyleena insertion; liletta
Z30431 iud surveillance; routine iud check; checking iud; iud follow up
Z30432 remove iud; mirena removal; take out iud
Z30433 iud replacement; iud removal and reinsertion; replace iud; iud exchange; removal and reinsertion of iud
Z3044 nuvaring; vaginal ring; vaginal ring surveillance
Z3045 birth control patch; contraceptive patch
Z3046 nexplanon check; nexplanon removal; implant check; contraceptive implant surveillance; remove nexplanon;
    nexplanon replacement; implantable contraceptive surveillance
Z3049 contraceptive surveillance other; diaphragm
Z309 contraceptive management; birth control; contraception; contraceptive management unspecified
Z310 tubal reversal
Z3141 fertility testing
Z3161 preconception counseling natural; fertility counseling natural planning
Z3169 preconception counseling; procreative counseling; pregnancy planning; wants to get pregnant; trying to conceive;
    prepregnancy counseling; preconception visit; planning pregnancy; ttc
Z317 gestational carrier
Z3183 ivf; in vitro; assisted reproduction
Z319 procreative management; fertility visit
Z3200 pregnancy test; pregnancy test unconfirmed; possible pregnancy; pregnancy test result unknown; might be
    pregnant; pregnancy test encounter; upt
Z3201 pregnancy test positive; positive pregnancy test; positive hcg; positive upt; pregnant test positive; confirm
    pregnancy; confirmed pregnancy; upt positive
Z3202 pregnancy test negative; negative pregnancy test; negative upt; upt negative
Z331 pregnant; pregnant incidental; pregnant state; pregnancy incidental
Z332 elective abortion; termination of pregnancy; induced abortion; abortion elective; tab; pregnancy termination;
    vtp; top pregnancy
Z34 prenatal; ob visit; prenatal care; prenatal visit; normal pregnancy; ob check
Z340 first pregnancy; primigravida; normal first pregnancy; first baby; primip
Z3400 first pregnancy; supervision of normal first pregnancy
Z348 supervision of other normal pregnancy; multigravida; second pregnancy; multip; multiparous
Z349 prenatal visit; ob visit; supervision of normal pregnancy; normal pregnancy; prenatal care; pregnancy visit;
    pregnancy
Z3490 prenatal; prenatal visit; ob visit; pregnancy; prenatal checkup; supervision of normal pregnancy
Z3491 first trimester pregnancy; prenatal first trimester; ob visit first trimester
Z3492 second trimester pregnancy; prenatal second trimester; ob visit second trimester
Z3493 third trimester pregnancy; prenatal third trimester; ob visit third trimester
Z360 chromosomal screening prenatal; nips; nipt; antenatal chromosomal screening; cell free dna
Z363 anatomy scan; fetal anatomy ultrasound; antenatal screening malformations; anatomy ultrasound; 20 week ultrasound
Z3685 gbs screening prenatal; antenatal screening for streptococcus b; gbs swab
Z3689 antenatal screening; prenatal screening; fetal screening; dating ultrasound
Z369 antenatal screening; prenatal screen; antenatal screen
Z3800 newborn liveborn hospital; single liveborn vaginal; newborn born in hospital; liveborn infant
Z3801 newborn by cesarean; liveborn cesarean; born by c section
Z390 postpartum care immediate; immediate postpartum
Z391 lactation consult; breastfeeding visit; lactating mother; breastfeeding mother; breastfeeding support; lactation
    visit; nursing mother; breastfeeding consult; lactation support
Z392 postpartum check; 6 week postpartum; six week check; pp visit; postpartum exam; post partum visit; pp check
Z3A weeks pregnant; gestational age; weeks of gestation; weeks gestation
Z4001 prophylactic mastectomy; prophylactic breast removal
Z411 cosmetic surgery; cosmetic procedure; botox cosmetic; plastic surgery cosmetic
Z412 circumcision; routine circumcision; newborn circumcision; ritual circumcision
Z413 ear piercing
Z421 breast reconstruction after mastectomy
Z428 reconstructive surgery
Z430 tracheostomy care; trach care
Z431 gastrostomy care; g tube care; peg tube care; peg tube change; g tube change; attention to gastrostomy; feeding
    tube check
Z432 ileostomy care
Z433 colostomy care; ostomy care
Z435 cystostomy care; suprapubic catheter change; suprapubic tube change; suprapubic catheter care
Z436 suprapubic catheter change; suprapubic care; nephrostomy care
Z440 artificial arm fitting
Z4410 prosthetic leg fitting; leg prosthesis fitting
Z4430 breast prosthesis fitting
Z4501 pacemaker check
Z45010 pacemaker battery check; pacemaker end of life battery
Z45018 pacemaker check; pacemaker interrogation; pacemaker adjustment; pacemaker management; pacer check
Z4502 icd check; defibrillator check; icd interrogation; icd management; aicd check
Z452 port flush; portacath flush; vascular access device; picc line care; port care; port access; mediport flush;
    central line care; picc care
Z4589 implanted device management
Z460 glasses fitting; contact lens fitting
Z461 hearing aid fitting; hearing aid check; hearing aid adjustment
Z466 foley change; catheter change; foley catheter change; urinary catheter care; foley removal; catheter removal;
    urinary device fitting; indwelling catheter change; voiding trial
Z4681 insulin pump fitting; insulin pump; insulin pump training
Z4682 nonvascular catheter fitting
Z4689 device fitting; pessary fitting; pessary check; brace fitting; wheelchair fitting; orthotic fitting; pessary
    care; pessary cleaning; pessary; truss
Z471 aftercare joint replacement; after knee replacement; after hip replacement; aftercare knee replacement; joint
    replacement aftercare; aftercare tkr; aftercare thr; aftercare hip replacement
Z472 removal of hardware; hardware removal; removal of orthopedic hardware; pin removal; remove screws
Z4781 aftercare amputation; aftercare following amputation
Z4789 orthopedic aftercare; orthopedic follow up; aftercare orthopedic; aftercare following spine surgery; cast check;
    post op orthopedic
Z48 aftercare surgery
Z4800 dressing change; nonsurgical dressing change; wound dressing; bandage change; wound dressing change; change
    dressing
Z4801 surgical dressing change; change surgical dressing; surgical wound dressing
Z4802 suture removal; stitches out; staple removal; remove stitches; stitch removal; staples out; take out stitches;
    remove sutures; sutures out; remove staples
Z4803 drain removal; drain check; change drain
Z483 aftercare after tumor surgery; aftercare cancer surgery
Z4881 aftercare surgery system
Z48810 aftercare sense organ surgery
Z48812 aftercare circulatory surgery; after heart surgery care; aftercare after vascular surgery; aftercare following
    heart surgery
Z48813 aftercare lung surgery
Z48815 aftercare digestive surgery; after gallbladder surgery care; aftercare abdominal surgery; aftercare after
    appendectomy
Z48816 aftercare gu surgery; aftercare after prostate surgery
Z48817 aftercare skin surgery; skin surgery follow up
Z4889 surgical aftercare; aftercare following surgery; post op care; postop visit; postop care; post surgical
    aftercare; post op visit; surgical follow up; postop wound check; wound check after surgery; aftercare surgery;
    wound check
Z4901 dialysis catheter care
Z4931 dialysis adequacy
Z510 radiation therapy; radiotherapy; encounter for radiation; xrt; radiation treatment
Z511 antineoplastic therapy
Z5111 chemo; chemotherapy; chemotherapy encounter; encounter for chemotherapy; chemo infusion; chemo treatment
Z5112 immunotherapy cancer; cancer immunotherapy; encounter for immunotherapy
Z515 palliative care; hospice; comfort care; hospice care; end of life care; palliative; comfort measures
Z516 allergy desensitization; allergy shots; desensitization; allergen immunotherapy; allergy shot
Z5181 drug level monitoring; inr check; therapeutic drug monitoring; coumadin check; pt inr check; drug monitoring;
    warfarin monitoring; inr monitoring; drug level; drug level check; lab monitoring medication; lithium level;
    medication level
Z5189 aftercare other; other aftercare; specified aftercare
Z5201 blood donor; blood donation
Z524 kidney donor
Z530 procedure not done contraindication
Z5309 procedure not carried out contraindication; procedure cancelled medical reason
Z5320 patient declined procedure; refuses treatment; procedure refused; refused treatment; declined procedure; patient
    refused
Z5321 left without being seen; lwbs; left without being seen by provider
Z5329 left ama; left against medical advice; left against advice; ama discharge
Z538 procedure not done other; no show procedure
"""
