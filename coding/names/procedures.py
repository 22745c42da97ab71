"""Procedures, drugs and supplies."""

NAMES = """
10060 i&d abscess; drain abscess; incision and drainage; lance boil; i and d; i&d simple; abscess drainage; drainage
    of abscess
10120 foreign body removal skin; splinter removal; remove splinter; fb removal skin; glass removal skin
11055 pare callus; corn paring; callus paring; trim callus
11102 shave biopsy; tangential biopsy; shave bx; skin biopsy shave; tangential bx
11104 punch biopsy; punch bx; skin biopsy punch; skin punch
11106 incisional biopsy; incisional bx; excisional wedge biopsy
11200 skin tag removal; remove skin tags; snip skin tags; skin tags
11400 excise mole; excision benign lesion; mole excision; cyst excision; benign lesion excision trunk
11720 nail debridement 1 5; debride nails; trim mycotic nails; toenail debridement 1 to 5
11721 nail debridement 6; debride 6 nails; toenail debridement six or more; nail debridement 6+
11730 nail avulsion; toenail removal; partial nail avulsion; ingrown toenail removal; remove toenail
11750 matrixectomy; permanent nail removal; phenol nail; ingrown nail permanent; ingrown nail permanent matrix; nail
    matrix removal; chemical matrixectomy
11981 nexplanon insert; implant insertion; insert nexplanon; contraceptive implant insertion
11982 nexplanon removal; remove implant; take out nexplanon; contraceptive implant removal
12001 lac repair; simple repair; stitches; suture laceration; laceration repair simple; suture cut; lac repair simple
    arm; simple lac repair 2.5 cm
12002 lac repair 2.6 to 7.5; simple repair 5 cm; laceration repair 4 cm
12011 face lac repair; facial laceration repair; suture face; face stitches; lac repair face
17000 cryo ak first; destroy ak; freeze ak; ln2 ak; actinic keratosis destruction first; cryo actinic keratosis
17003 cryo ak each additional; ak destruction 2 to 14; ln2 ak additional
17110 wart removal; freeze wart; cryo wart; wart destruction; ln2 wart; molluscum treatment; cryotherapy wart; sk
    destruction; freeze warts
17111 wart removal 15; 15 warts
20550 trigger finger injection; tendon sheath injection; plantar fascia injection; carpal tendon injection; tendon
    injection; ligament injection; de quervain injection
20552 trigger point injection; tpi; tpi 1 or 2 muscles; trigger point injection 1 2 muscles
20553 trigger point injections three muscles; tpi 3 or more muscles; tpi 3 muscles; trigger points 3+
20600 finger joint injection; toe joint injection; small joint injection; small joint aspiration; finger injection;
    thumb joint injection
20605 wrist injection; elbow injection; ankle injection; intermediate joint injection; wrist joint aspiration; ankle
    aspiration; elbow aspiration; olecranon bursa aspiration; tmj injection; wrist aspiration; intermediate joint
    aspiration; ac joint injection
20610 knee injection; shoulder injection; hip injection; large joint injection; joint injection knee; cortisone shot
    knee; arthrocentesis major joint; knee aspiration; knee joint aspiration; major joint injection; drain knee;
    subacromial injection; shoulder joint injection; tap knee
29105 long arm splint; elbow splint
29125 wrist splint; short arm splint; volar splint; thumb spica splint; forearm splint
29515 ankle splint; short leg splint; posterior leg splint
29580 unna boot; unna wrap
36415 blood draw; venipuncture; lab draw; phlebotomy
36416 heel stick; finger stick; capillary draw; fingerstick blood
46600 anoscopy; anoscope
51701 straight cath; in and out cath; cath urine; straight catheterization
51798 bladder scan; post void residual; pvr; pvr bladder scan; post-void residual
57454 colposcopy biopsy; colpo; colpo with biopsy and ecc; colposcopy
58100 endometrial biopsy; emb; endometrial bx; pipelle
58300 iud insertion; iud insert; insert iud; place iud; mirena insertion
58301 iud removal; remove iud; iud take out; mirena removal
69209 ear lavage; ear irrigation; ear wash; ear flush; flush ear
69210 cerumen removal; ear wax removal; cerumen removal instrument; curette ear wax; remove ear wax
71046 chest xray 2 view; cxr; chest xray; cxr pa lat; chest film; pa and lateral chest
72100 lumbar xray; ls spine xray; lumbar spine film; l spine xray; low back xray
73030 shoulder xray; xr shoulder; shoulder x-ray; shoulder film
73110 wrist xray; xr wrist; wrist film; wrist 3 views
73130 hand xray; xr hand; hand film; hand 3 views
73562 knee xray; xr knee; knee xr 3 views; knee film; knee 3 views
73610 ankle xray; xr ankle; ankle film; ankle 3 views
73630 foot xray; xr foot; foot film; foot 3 views
77080 dexa; bone density; dxa; bone density scan; dexa scan
80048 bmp; basic metabolic panel
80053 cmp; comprehensive metabolic panel; comp metabolic
80061 lipid panel; lipid profile; cholesterol panel; lipids
80305 uds; urine drug screen dipstick; drug screen cup; urine drug test
81001 urinalysis with micro; ua with microscopy; urinalysis with microscopy
81002 dipstick; ua dip; urine dip; ua dip no micro; urinalysis manual
81003 urinalysis auto no micro; automated ua; ua automated; ua dip automated
81025 upt; urine pregnancy test; hcg urine; pregnancy test urine
82043 microalbumin; urine microalbumin; albumin creatinine ratio
82270 hemoccult cards; stool guaiac; guaiac cards
82274 fit test; fit stool; ifobt; fit test stool
82306 vitamin d level; 25 hydroxy vitamin d; vit d level
82607 b12 level; vitamin b12 level
82962 accucheck; fingerstick glucose; glucometer; glucose fingerstick; poc glucose; blood sugar check
83036 a1c; hgba1c; hemoglobin a1c; glycohemoglobin; hba1c in office
84153 psa test; psa total
84443 tsh; thyroid test
85018 hemoglobin; hgb; poc hemoglobin; finger stick hemoglobin
85025 cbc; cbc with diff; complete blood count
86580 ppd; tb skin test; mantoux; tuberculin test; ppd placement
87086 urine culture; ucx; urine c&s
87210 wet prep; wet mount; koh prep; saline prep
87428 flu covid combo antigen; covid flu combo
87491 chlamydia pcr; chlamydia naat; ct naat
87591 gonorrhea pcr; gc naat; gonorrhea naat; gc pcr
87635 covid pcr; covid naat; sars cov 2 pcr
87804 rapid flu; flu test; flu swab; influenza a b test
87807 rapid rsv; rsv swab
87811 covid rapid; covid antigen test; covid test rapid
87880 rapid strep; strep test; strep a test
90460 vaccine admin with counseling; vax admin w counseling under 18; immunization admin child counseling; pediatric
    vaccine admin
90471 vaccine admin; immunization administration; vax admin; shot administration; imm admin; immunization admin one
90472 vaccine admin each additional; imm admin additional; vax admin add on
90633 hep a vaccine; havrix; vaqta
90651 gardasil; hpv vaccine; gardasil 9
90662 high dose flu; fluzone high dose; senior flu shot
90677 prevnar 20; pcv20; pneumococcal conjugate
90678 rsv vaccine; abrysvo
90686 flu shot; flu vaccine; fluzone; flulaval; fluarix; quadrivalent flu
90700 dtap; infanrix; daptacel
90707 mmr; mmr vaccine; measles mumps rubella
90715 tdap; tetanus shot; tetanus booster; boostrix; adacel
90716 varivax; varicella vaccine; chickenpox vaccine
90732 pneumovax; ppsv23; pneumovax 23; pneumonia vaccine
90746 hep b vaccine adult; engerix; recombivax
90750 shingrix; shingles vaccine; shingles shot; zoster vaccine
90791 psych eval; psychiatric evaluation; psychiatric diagnostic evaluation; mental health intake; intake
90834 psychotherapy 45; therapy 45 min; psychotherapy 45 min; counseling 45 minutes
90837 psychotherapy 60; therapy 60 min; psychotherapy 60 min; counseling 60 minutes
92551 hearing screen; audiometry; pure tone screen; hearing screening; hearing test
93000 ekg; ecg; 12 lead; ekg complete; ekg with interpretation; 12 lead ecg complete; electrocardiogram complete
93005 ekg tracing only; ekg tracing
93010 ekg interpretation; ekg read only; ekg interp only
93922 abi; ankle brachial index; arterial doppler limited
94010 spirometry; pft; breathing test; simple spirometry
94060 pre post spirometry; spirometry with bronchodilator; bronchodilator responsiveness
94640 neb treatment; nebulizer treatment; breathing treatment; duoneb treatment
94664 inhaler teaching; inhaler training; mdi teaching; nebulizer teaching
94760 pulse ox; oximetry; pulse oximetry; spo2
95004 allergy testing; scratch test; skin prick test; allergy skin test; prick testing
95115 allergy shot; single allergy shot; one allergy injection
95117 allergy shots; two allergy shots; multiple allergy injections
95810 sleep study; psg; polysomnogram; polysomnography; overnight sleep study
96110 developmental screening; asq; mchat; developmental screening asq
96127 phq9; gad7; behavioral assessment; vanderbilt; emotional assessment; brief behavioral assessment
96160 hra; health risk assessment
96360 iv hydration; iv fluids; hydration infusion
96372 im inj admin; injection admin; therapeutic injection; im injection; subq injection; injection administration;
    shot administration im; im inj
96374 iv push; ivp
97110 therapeutic exercise; ther ex; therex; pt exercises
97140 manual therapy; myofascial release; joint mobilization; manual traction
98016 virtual check in; phone check in 5-10
98925 omt; osteopathic manipulation; omt 1-2 regions; omt 1 2 regions; omt one or two regions
98940 chiropractic adjustment; cmt; chiro 1-2 regions; spinal manipulation; chiro adjustment; cmt 1-2 regions
99000 specimen handling; lab handling; handling of specimen; send out lab handling
99051 after hours; weekend visit; evening visit; holiday visit
99173 vision screen; snellen; eye chart; vision screening; visual acuity
99202 np lvl 2; new pt straightforward; new patient straightforward; new patient level 2
99203 np lvl 3; new pt low; new patient low complexity; new patient level 3
99204 np lvl 4; new pt moderate; new patient moderate complexity; new patient level 4
99205 np lvl 5; new pt high; new patient high complexity; new patient level 5
99211 est lvl 1; nurse visit; established level 1; rn visit; bp check nurse
99212 est lvl 2; est pt straightforward; established level 2
99213 est lvl 3; est pt low; established level 3; ov 3; office visit level 3
99214 est lvl 4; est pt moderate; established level 4; ov 4; office visit level 4
99215 est lvl 5; est pt high; established level 5; ov 5; office visit level 5
99384 adolescent physical new; adolescent px new
99391 infant physical established; well baby established
99392 toddler physical established
99393 child physical established
99394 adolescent physical established; teen physical; adolescent px est; well adolescent
99395 adult physical established
99406 smoking cessation counseling; tobacco counseling 3 10 min; quit smoking counseling; smoking cessation 3-10 min
99407 smoking cessation over 10 min; tobacco counseling over 10 min; smoking cessation intensive
99408 sbirt; alcohol screening brief intervention
99417 prolonged office visit; prolonged service; prolonged time
99421 e-visit 5-10 min; evisit 5 10; portal visit 5 10; digital evaluation; online digital visit
99422 e-visit 11-20 min; evisit 11 20; portal visit 11-20
99423 e-visit 21 min; evisit over 20; portal visit 21+
99453 rpm setup; remote monitoring setup
99454 rpm device; remote monitoring device supply
99457 rpm 20 min; remote monitoring management; rpm treatment management
99490 ccm; chronic care management; ccm 20 min; chronic care 20 minutes
99495 tcm moderate; tcm 14 day; transitional care moderate; hospital follow up tcm
99496 tcm high; tcm 7 day; transitional care high
99497 acp; advance care planning; advance directive discussion; living will talk; acp 30 min
99498 acp additional 30; advance care planning add on
A4570 splint supply; splint
A6449 ace wrap; ace bandage; elastic bandage
E0114 crutches; crutches pair aluminum; aluminum crutches
G0008 flu shot admin; flu admin medicare; medicare flu vaccine administration
G0009 pneumovax admin medicare; pneumonia vaccine admin medicare
G0101 medicare pap pelvic; breast and pelvic exam medicare; pelvic breast exam medicare; medicare pelvic exam
G0179 home health recertification; hh recert; recert home health; home health recert
G0180 home health certification; hh cert; cert home health; home health cert
G0402 welcome to medicare; ippe; initial preventive physical
G0438 initial awv; first annual wellness; annual wellness visit first; initial annual wellness visit; awv initial
G0439 subsequent awv; awv; annual wellness visit; medicare wellness; annual wellness visit subsequent; medicare annual
    wellness; awv subsequent
G0442 annual alcohol screening medicare; alcohol screen medicare
G0444 annual depression screening medicare; depression screen medicare
G0447 obesity counseling medicare; ibt obesity
G2211 complexity add on; visit complexity; longitudinal add on; g2211
G2212 prolonged office visit medicare
J0696 rocephin; ceftriaxone; rocephin shot; ceftriaxone inj; rocephin 250
J0897 prolia; denosumab; xgeva; prolia injection
J1010 depo medrol; depomedrol; methylprednisolone; depo-medrol; solu medrol depo; depo medrol 1 mg
J1050 depo provera; medroxyprogesterone; depo shot drug; medroxyprogesterone inj; depo
J1071 depo testosterone; testosterone cypionate; testosterone injection; testosterone shot; depo-testosterone; t cyp
J1100 decadron; dexamethasone; dexamethasone injection; dexamethasone 1 mg; decadron inj
J1885 toradol; ketorolac; toradol injection; toradol shot; toradol 30
J2405 zofran; ondansetron; zofran inj; ondansetron 1 mg; zofran injection
J3301 kenalog; triamcinolone; kenalog 10; kenalog 40; steroid shot drug; triamcinolone acetonide
J3420 b12 shot; b12 injection; cyanocobalamin; vitamin b12 injection; cobalamin
J7613 albuterol neb; albuterol unit dose; albuterol nebulizer solution; albuterol neb unit dose
J7620 duoneb; ipratropium albuterol; duo neb
L1830 knee immobilizer; knee imm; knee brace immobilizer
L3908 wrist brace; cock up splint; wrist brace otc; carpal tunnel brace
Q0091 medicare pap collection; obtain pap smear; pap collection; screening pap obtain
"""
