"""Further procedures, drugs and supplies that offices meet weekly; read as those of `coding.starter`."""

LINES = """
99282 | 150.00 | Emergency visit, plain | er level 2; ed visit 2
99283 | 230.00 | Emergency visit, low complexity | er level 3; ed visit 3; emergency room visit
99284 | 360.00 | Emergency visit, moderate complexity | er level 4; ed visit 4; emergency room visit
99285 | 520.00 | Emergency visit, high complexity | er level 5; ed visit 5
99221 | 190.00 | First hospital day, lower level | initial hospital care 1; admit
99222 | 260.00 | First hospital day, middle level | initial hospital care 2; admit
99223 | 370.00 | First hospital day, high level | initial hospital care 3; admit
99231 | 90.00 | Later hospital day, lower level | hospital follow up 1; rounding
99232 | 150.00 | Later hospital day, middle level | hospital follow up 2; rounding
99233 | 220.00 | Later hospital day, high level | hospital follow up 3; rounding
99238 | 150.00 | Hospital discharge, 30 minutes or less | discharge day
99239 | 210.00 | Hospital discharge, over 30 minutes | discharge day long
99304 | 180.00 | First nursing facility visit, lower level | nursing home admit; snf admit
99308 | 130.00 | Later nursing facility visit, low complexity | nursing home visit; snf visit
99309 | 180.00 | Later nursing facility visit, moderate complexity | nursing home visit; snf visit
99402 | 95.00 | Preventive counseling, about 30 minutes | risk counseling 30
96365 | 160.00 | Drug infusion into a vein, first hour | iv infusion; infusion first hour
96366 | 50.00 | Drug infusion into a vein, each further hour | infusion additional hour
96375 | 45.00 | Injection into a vein, each further drug | iv push additional
99152 | 120.00 | Moderate sedation by the same provider, first 15 minutes | conscious sedation
90832 | 110.00 | Psychotherapy, 30 minutes | therapy session; psychotherapy 30; counseling 30 min
90833 | 95.00 | Psychotherapy with a visit, 30 minutes | therapy add on 30
90836 | 120.00 | Psychotherapy with a visit, 45 minutes | therapy add on 45
90839 | 220.00 | Psychotherapy for crisis, first 60 minutes | crisis therapy
90846 | 140.00 | Family psychotherapy without the patient | family therapy
90847 | 150.00 | Family psychotherapy with the patient | family therapy; couples therapy
90853 | 60.00 | Group psychotherapy | group therapy
96130 | 180.00 | Psychological testing evaluation, first hour | psych testing
96136 | 75.00 | Psychological testing by the professional, first 30 minutes | psych testing
97161 | 130.00 | Physical therapy evaluation, low complexity | pt eval low; pt evaluation
97162 | 130.00 | Physical therapy evaluation, moderate complexity | pt eval moderate
97163 | 130.00 | Physical therapy evaluation, high complexity | pt eval high
97164 | 90.00 | Physical therapy evaluated again | pt re eval
97112 | 50.00 | Training of balance and posture, each 15 minutes | neuromuscular reeducation; balance training
97530 | 55.00 | Therapy by daily tasks, each 15 minutes | therapeutic activities
97014 | 25.00 | Electrical stimulation without attendance | e stim; estim
97035 | 20.00 | Therapy by ultrasound, each 15 minutes | ultrasound therapy
97010 | 12.00 | Hot or cold packs | hot pack; ice pack
97012 | 25.00 | Traction by machine | traction
97802 | 45.00 | Nutrition therapy, first, each 15 minutes | dietitian first visit; mnt initial
97803 | 40.00 | Nutrition therapy again, each 15 minutes | dietitian follow up; mnt
98926 | 85.00 | Osteopathic manipulation, 3 or 4 regions | omt 3-4 regions
98927 | 105.00 | Osteopathic manipulation, 5 or 6 regions | omt 5-6 regions
98941 | 60.00 | Chiropractic manipulation, 3 or 4 regions | chiro 3-4 regions
98942 | 75.00 | Chiropractic manipulation, 5 regions | chiro 5 regions
74018 | 60.00 | Belly X-ray, one view | kub; abdomen xray; abdominal film
74019 | 70.00 | Belly X-ray, two views | abdomen xray 2 views; flat and upright
71045 | 55.00 | Chest X-ray, one view | cxr 1 view; portable chest
70220 | 85.00 | Sinus X-ray, three or more views | sinus xray
72040 | 75.00 | Neck spine X-ray, two or three views | cervical xray; c spine xray
72070 | 70.00 | Upper back X-ray, two views | thoracic xray; t spine xray
72110 | 100.00 | Low back X-ray, four or more views | lumbar xray complete
72170 | 60.00 | Pelvis X-ray, one or two views | pelvis xray
73502 | 80.00 | Hip X-ray, one side, two or three views | hip xray
73080 | 70.00 | Elbow X-ray, three or more views | elbow xray
73090 | 60.00 | Forearm X-ray, two views | forearm xray
73140 | 60.00 | Finger X-ray, two or more views | finger xray
73560 | 65.00 | Knee X-ray, one or two views | knee xray 1-2 views
73564 | 85.00 | Knee X-ray, four or more views | knee xray 4 views
73590 | 65.00 | Shin X-ray, two views | tib fib xray; lower leg xray
73660 | 60.00 | Toe X-ray, two or more views | toe xray
76700 | 220.00 | Belly ultrasound, complete | abdominal ultrasound
76705 | 170.00 | Belly ultrasound, limited | limited abdominal ultrasound; gallbladder ultrasound; ruq ultrasound
76770 | 210.00 | Kidney ultrasound, complete | renal ultrasound
76801 | 240.00 | Pregnancy ultrasound before 14 weeks | ob ultrasound first trimester; dating ultrasound
76805 | 280.00 | Pregnancy ultrasound from 14 weeks on | ob ultrasound; anatomy scan
76817 | 210.00 | Pregnancy ultrasound by the vagina | transvaginal ob ultrasound
76830 | 230.00 | Pelvic ultrasound by the vagina | transvaginal ultrasound; tvus
76856 | 210.00 | Pelvic ultrasound, complete | pelvic ultrasound
76536 | 200.00 | Neck and thyroid ultrasound | thyroid ultrasound
76642 | 170.00 | Breast ultrasound, limited | breast ultrasound
77067 | 240.00 | Screening mammogram, both sides | mammogram; screening mammo
77066 | 280.00 | Diagnostic mammogram, both sides | diagnostic mammogram bilateral
77065 | 220.00 | Diagnostic mammogram, one side | diagnostic mammogram unilateral
93306 | 420.00 | Heart ultrasound with Doppler, complete | echo; echocardiogram; tte
93015 | 190.00 | Stress test of the heart on a treadmill | stress test; treadmill
93224 | 210.00 | Heart rhythm over 48 hours, complete | holter; holter monitor
93880 | 340.00 | Neck artery ultrasound, both sides | carotid ultrasound; carotid duplex
93970 | 330.00 | Leg or arm vein ultrasound, both sides | venous doppler; dvt study
93971 | 220.00 | Leg or arm vein ultrasound, one side | venous doppler one leg
95886 | 150.00 | Needle test of muscles with nerve study, complete | emg
95910 | 300.00 | Nerve conduction, 7 or 8 studies | nerve conduction; ncs
95806 | 210.00 | Sleep study at home | home sleep test; hst
84436 | 25.00 | Thyroxine, total | t4
84480 | 35.00 | Triiodothyronine, total | t3
84403 | 55.00 | Testosterone, total | testosterone level
82728 | 35.00 | Ferritin | ferritin level; iron stores
83540 | 25.00 | Iron in blood | iron level
83550 | 30.00 | Iron binding capacity | tibc
84550 | 20.00 | Uric acid in blood | uric acid
85027 | 25.00 | Blood count by machine, without differential | cbc without diff; hemogram
85651 | 15.00 | Sedimentation rate by hand | esr; sed rate
86140 | 25.00 | C-reactive protein | crp
86141 | 40.00 | C-reactive protein, high sensitivity | hs crp; cardiac crp
86308 | 25.00 | Rapid test for mononucleosis | mono test; monospot
86703 | 45.00 | HIV antibody test, both types | hiv test
86803 | 50.00 | Hepatitis C antibody test | hep c test; hcv antibody
87340 | 40.00 | Hepatitis B surface antigen | hep b surface antigen
86592 | 20.00 | Syphilis screening test | rpr; vdrl
87389 | 75.00 | HIV antigen and antibody test | hiv combo test
87624 | 90.00 | HPV test, high-risk types | hpv test
88175 | 80.00 | Pap test by automated screening | pap smear thin prep
87070 | 35.00 | Bacterial culture, other source | wound culture
87177 | 35.00 | Stool for eggs and parasites | o&p; ova and parasites
87220 | 20.00 | Fungus looked for with KOH | koh prep; skin scraping
87502 | 150.00 | Flu test, amplified, both types | flu pcr
87637 | 210.00 | COVID-19, flu and RSV test, amplified | covid flu rsv pcr
80050 | 120.00 | General health panel | general health panel
80076 | 40.00 | Liver panel | hepatic function panel; lfts; liver panel
80069 | 40.00 | Kidney panel | renal panel
80307 | 110.00 | Drug screen by instrument | drug screen lab; uds analyzer
11042 | 190.00 | Cleaning a deep wound, first 20 sq cm | wound debridement
97597 | 140.00 | Cleaning an open wound, first 20 sq cm | selective debridement; wound care
11300 | 130.00 | Shaving off a growth, trunk or limbs, to 0.5 cm | shave removal
11900 | 90.00 | Injection into skin growths, up to 7 | intralesional injection; keloid injection
12032 | 380.00 | Sewing a wound in layers, body or limbs, 2.6 to 7.5 cm | intermediate repair; layered closure
10061 | 330.00 | Opening an abscess, complicated | i&d complicated; multiple abscess
10140 | 240.00 | Draining a blood or fluid pocket | drain hematoma; seroma drainage
10160 | 190.00 | Drawing off an abscess by needle | needle aspiration abscess; cyst aspiration
16020 | 130.00 | Dressing a small burn | burn dressing
17004 | 320.00 | Freezing or burning precancers of the skin, 15 or more | cryo 15 aks
20526 | 120.00 | Injection at the carpal tunnel | carpal tunnel injection
20551 | 110.00 | Injection where a tendon begins | tennis elbow injection; tendon origin injection
20611 | 190.00 | Injection or drainage, large joint, under ultrasound | ultrasound guided knee injection
20612 | 110.00 | Draining or injecting a ganglion | ganglion aspiration
24640 | 210.00 | Setting a pulled elbow of a child | nursemaid reduction
29130 | 65.00 | Splint, finger | finger splint
29540 | 55.00 | Strapping, ankle or foot | ankle strapping; ankle taping
29075 | 160.00 | Cast, elbow to finger | short arm cast
29405 | 150.00 | Cast, below the knee | short leg cast
30300 | 260.00 | Taking something out of the nose | nasal foreign body removal
30901 | 190.00 | Stopping a nosebleed, simple | nosebleed cautery; epistaxis control
31231 | 290.00 | Looking into the nose with a scope | nasal endoscopy
31575 | 220.00 | Looking at the voice box with a flexible scope | laryngoscopy
36556 | 480.00 | Placing a central line | central line
43239 | 680.00 | Looking into the stomach with biopsy | egd with biopsy; upper endoscopy
45330 | 320.00 | Looking into the lower colon | flex sig; sigmoidoscopy
45378 | 750.00 | Looking into the whole colon | colonoscopy; diagnostic colonoscopy
45380 | 890.00 | Looking into the whole colon with biopsy | colonoscopy with biopsy
45385 | 980.00 | Looking into the whole colon, polyp removed by snare | colonoscopy polypectomy
46221 | 380.00 | Banding hemorrhoids | hemorrhoid banding
46083 | 230.00 | Opening a clotted hemorrhoid | thrombosed hemorrhoid incision
51702 | 130.00 | Placing a bladder catheter, simple | foley insertion; foley placement
52000 | 380.00 | Looking into the bladder | cystoscopy
54150 | 320.00 | Circumcision with a clamp | circumcision
55250 | 750.00 | Vasectomy | vasectomy
56405 | 220.00 | Opening an abscess of the vulva | vulvar abscess drainage
56420 | 250.00 | Opening an abscess of Bartholin's gland | bartholin drainage
57160 | 110.00 | Fitting a pessary | pessary fitting
57452 | 230.00 | Looking at the cervix with a scope | colposcopy
57511 | 260.00 | Freezing the cervix | cervical cryo
59025 | 90.00 | Fetal nonstress test | nst; non stress test
59400 | 3900.00 | Pregnancy care with vaginal delivery, whole | global ob vaginal
59510 | 4300.00 | Pregnancy care with cesarean delivery, whole | global ob cesarean
59425 | 750.00 | Prenatal care only, 4 to 6 visits | antepartum care 4-6
59426 | 1300.00 | Prenatal care only, 7 or more visits | antepartum care 7+
59430 | 320.00 | Care after delivery only | postpartum care only
62270 | 320.00 | Drawing spinal fluid | lumbar puncture; spinal tap; lp
64405 | 180.00 | Numbing the nerve at the back of the head | occipital nerve block
65205 | 120.00 | Taking something off the white of the eye | eye foreign body removal
65220 | 150.00 | Taking something off the cornea | corneal foreign body removal
69200 | 190.00 | Taking something out of the ear | ear foreign body removal
92552 | 45.00 | Hearing test by tones | audiometry; pure tone
92567 | 30.00 | Pressure test of the eardrum | tympanometry
92002 | 140.00 | Eye visit, new patient, middle | eye exam new
92012 | 130.00 | Eye visit, known patient, middle | eye exam established
92014 | 180.00 | Eye visit, known patient, whole | comprehensive eye exam
99188 | 40.00 | Fluoride varnish | fluoride varnish
G0103 | 30.00 | PSA screening, Medicare | psa medicare
G0108 | 80.00 | Diabetes training, one person, 30 minutes | dsmt; diabetes education
G0121 | 700.00 | Screening colonoscopy, Medicare, average risk | screening colonoscopy medicare
G0105 | 700.00 | Screening colonoscopy, Medicare, high risk | screening colonoscopy high risk
G0296 | 40.00 | Visit before a lung cancer screening, Medicare | ldct counseling visit
G0446 | 40.00 | Heart disease counseling, Medicare, 15 minutes | ibt cardiovascular
A4253 | 35.00 | Blood sugar test strips, box of 50 | test strips; glucose strips; diabetic test strips
A4259 | 12.00 | Lancets, box of 100 | lancets
A4627 | 20.00 | Spacer for an inhaler | spacer; aerochamber; holding chamber
A4550 | 20.00 | Surgical tray | surgical tray
A6402 | 1.00 | Sterile gauze, small | gauze pads
E0100 | 30.00 | Cane | cane; walking stick
E0143 | 90.00 | Folding walker with wheels | walker; rolling walker
E0570 | 75.00 | Nebulizer with compressor | nebulizer machine
E0601 | 900.00 | Breathing device for sleep apnea | cpap machine; cpap device
E0607 | 40.00 | Home blood sugar meter | glucometer; glucose meter
L4361 | 260.00 | Walking boot, air filled | walking boot; cam boot
L1902 | 70.00 | Ankle brace, ready made | ankle brace
L3670 | 85.00 | Shoulder sling and strap | shoulder immobilizer; sling
J0171 | 5.00 | Epinephrine, per 0.1 mg | epi; adrenaline; epinephrine injection
J0561 | 60.00 | Penicillin G benzathine, 100,000 units | bicillin
J0690 | 8.00 | Cefazolin, per 500 mg | ancef
J0702 | 10.00 | Betamethasone, per 3 mg | celestone
J1200 | 4.00 | Diphenhydramine, up to 50 mg | benadryl injection
J1439 | 2.50 | Iron carboxymaltose, 1 mg | injectafer; iron infusion
J1650 | 3.00 | Enoxaparin, 10 mg | lovenox
J1756 | 1.50 | Iron sucrose, 1 mg | venofer; iron infusion
J2010 | 9.00 | Lincomycin, up to 300 mg | lincocin
J2550 | 5.00 | Promethazine, up to 50 mg | phenergan
J2930 | 12.00 | Methylprednisolone sodium succinate, up to 125 mg | solu medrol
J3030 | 60.00 | Sumatriptan, 6 mg | imitrex injection
J7030 | 12.00 | Salt water infusion, 1,000 mL | normal saline; iv fluids bag
J7297 | 950.00 | Hormonal IUD Liletta | liletta
J7298 | 1100.00 | Hormonal IUD Mirena | mirena
J7300 | 950.00 | Copper IUD | paragard; copper iud
J7307 | 1050.00 | Implant Nexplanon | nexplanon
J7324 | 210.00 | Gel for the knee Orthovisc, per dose | orthovisc; gel shot; hyaluronic acid
J7325 | 15.00 | Gel for the knee Synvisc, per 1 mg | synvisc; gel shot; viscosupplementation
"""
