"""
Procedures that an office meets daily, with the standard fee it begins with and the words people type for them.

The titles are our own short words, not descriptors of the AMA: an office that holds a CPT license loads those itself.
Fees are an example to be replaced by the office's own, in dollars for one unit.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coding import starter_more
from coding.models import CodeSystem

STARTER_BEGINS = date(2021, 1, 1)
DAILY = 2
SELDOM = 20


@dataclass(frozen=True)
class Procedure:
    """One procedure of the starter set; `fee` is for one unit, `terms` are phrases separated by semicolons."""

    code: str
    title: str
    fee: Decimal
    terms: str
    rank: int


def system_of(procedure: str) -> CodeSystem:
    """The code set of a procedure code: HCPCS Level II begins with a letter, CPT with a digit."""
    return CodeSystem.HCPCS if procedure[:1].isalpha() else CodeSystem.CPT


def _read(line: str) -> Procedure:
    code, fee, title, terms = (part.strip() for part in line.split("|"))
    is_daily = terms.startswith("*")
    return Procedure(code, title, Decimal(fee), terms.lstrip("* "), DAILY if is_daily else SELDOM)


# code | fee | our title | words; a star marks what is billed every day
_LINES = """
99202 | 130.00 | Office visit, new patient, level 2 | new patient 2; np2
99203 | 190.00 | Office visit, new patient, level 3 | * new patient 3; np3; new patient visit
99204 | 280.00 | Office visit, new patient, level 4 | * new patient 4; np4; new patient visit
99205 | 370.00 | Office visit, new patient, level 5 | new patient 5; np5
99211 | 42.00 | Office visit, known patient, level 1 | nurse visit; est 1; established 1
99212 | 95.00 | Office visit, known patient, level 2 | est 2; established 2; follow up 2
99213 | 150.00 | Office visit, known patient, level 3 | * est 3; established 3; follow up; office visit; established
99214 | 215.00 | Office visit, known patient, level 4 | * est 4; established 4; follow up; office visit; established
99215 | 300.00 | Office visit, known patient, level 5 | est 5; established 5
99417 | 60.00 | Extra time in an office visit, each 15 minutes | prolonged service; extra time
G2211 | 25.00 | Office visit add-on for an ongoing relationship | * complexity add on; longitudinal care
G2212 | 60.00 | Extra time in an office visit, each 15 minutes, Medicare | prolonged medicare
99381 | 170.00 | Preventive visit, new patient, under 1 | new well baby; physical new infant
99382 | 178.00 | Preventive visit, new patient, 1 to 4 | new well child; physical new child
99383 | 184.00 | Preventive visit, new patient, 5 to 11 | new well child; physical new child
99384 | 208.00 | Preventive visit, new patient, 12 to 17 | new well teen; physical new adolescent
99385 | 204.00 | Preventive visit, new patient, 18 to 39 | new physical; annual exam new adult
99386 | 236.00 | Preventive visit, new patient, 40 to 64 | new physical; annual exam new adult
99387 | 255.00 | Preventive visit, new patient, 65 and over | new physical; annual exam new senior
99391 | 152.00 | Preventive visit, known patient, under 1 | well baby; physical infant
99392 | 163.00 | Preventive visit, known patient, 1 to 4 | well child; physical child
99393 | 162.00 | Preventive visit, known patient, 5 to 11 | well child; physical child
99394 | 178.00 | Preventive visit, known patient, 12 to 17 | well teen; sports physical; physical adolescent
99395 | 182.00 | Preventive visit, known patient, 18 to 39 | * physical; annual exam; annual physical; wellness
99396 | 194.00 | Preventive visit, known patient, 40 to 64 | * physical; annual exam; annual physical; wellness
99397 | 209.00 | Preventive visit, known patient, 65 and over | physical; annual exam; annual physical
G0402 | 260.00 | Welcome to Medicare visit | ippe; initial preventive exam
G0438 | 260.00 | Medicare annual wellness visit, first | awv; annual wellness initial
G0439 | 205.00 | Medicare annual wellness visit, later | * awv; annual wellness subsequent
G0444 | 28.00 | Depression screening, Medicare, yearly | phq9 medicare
G0442 | 28.00 | Alcohol misuse screening, Medicare, yearly | audit alcohol screening
G0447 | 40.00 | Obesity counseling, 15 minutes, Medicare | weight counseling
G0101 | 60.00 | Pelvic and breast exam, Medicare | pap exam medicare; screening pelvic
Q0091 | 70.00 | Taking a screening Pap smear, Medicare | pap smear collection
99401 | 58.00 | Preventive counseling, about 15 minutes | risk counseling
99406 | 24.00 | Tobacco counseling, 3 to 10 minutes | smoking cessation; quit smoking
99407 | 45.00 | Tobacco counseling, over 10 minutes | smoking cessation; quit smoking
99408 | 55.00 | Alcohol and drug screening with talk, 15 to 30 minutes | sbirt
96127 | 12.00 | Brief emotional or behavioral questionnaire | * phq9; phq 9; gad7; gad 7; depression screen; adhd scale
96110 | 20.00 | Developmental screening of a child | asq; mchat; developmental screen
96160 | 10.00 | Health risk questionnaire, patient | hra; health risk assessment
99173 | 8.00 | Vision screening by eye chart | eye chart; visual acuity
92551 | 18.00 | Hearing screening, tones | hearing test; audiometry screen
99490 | 85.00 | Chronic care management by staff, first 20 minutes a month | ccm
99439 | 65.00 | Chronic care management by staff, each further 20 minutes | ccm add on
99491 | 110.00 | Chronic care management by the provider, first 30 minutes | ccm physician
99495 | 280.00 | Care after discharge, moderate, seen within 14 days | tcm; transitional care
99496 | 370.00 | Care after discharge, complex, seen within 7 days | tcm; transitional care
99497 | 115.00 | Advance care planning, first 30 minutes | acp; living will
99498 | 100.00 | Advance care planning, each further 30 minutes | acp add on
G0180 | 70.00 | Home health certification | home health cert
G0179 | 55.00 | Home health recertification | home health recert
99421 | 25.00 | Online visit by portal, 5 to 10 minutes in a week | e-visit; portal message
99422 | 48.00 | Online visit by portal, 11 to 20 minutes in a week | e-visit; portal message
99423 | 75.00 | Online visit by portal, over 20 minutes in a week | e-visit; portal message
98016 | 28.00 | Short virtual check-in, 5 to 10 minutes | virtual check in; phone check in
99453 | 35.00 | Remote monitoring, setting up | rpm setup
99454 | 75.00 | Remote monitoring, device for 30 days | rpm device
99457 | 75.00 | Remote monitoring, first 20 minutes a month | rpm management
99347 | 80.00 | Home visit, known patient, level 2 | house call
99348 | 125.00 | Home visit, known patient, level 3 | house call
99349 | 200.00 | Home visit, known patient, level 4 | house call
99242 | 130.00 | Office consultation, level 2 | consult
99243 | 180.00 | Office consultation, level 3 | consult
99244 | 260.00 | Office consultation, level 4 | consult
99051 | 30.00 | Visit in evening, weekend or holiday hours | after hours
99000 | 15.00 | Handling a specimen for an outside laboratory | specimen handling
36415 | 12.00 | Drawing blood from a vein | * venipuncture; blood draw; lab draw
36416 | 10.00 | Drawing blood by finger, heel or ear stick | fingerstick; capillary
81002 | 8.00 | Urine dipstick without microscope, by eye | * ua; urinalysis; urine dip
81003 | 9.00 | Urine dipstick without microscope, by machine | * ua; urinalysis automated
81001 | 12.00 | Urinalysis with microscope, by machine | ua micro; urinalysis
81025 | 20.00 | Urine pregnancy test, by eye | * upt; urine hcg; pregnancy test
82962 | 8.00 | Blood sugar by home-type meter | glucose fingerstick; accucheck
82947 | 12.00 | Blood sugar, laboratory method | glucose
82270 | 10.00 | Stool blood cards, three, screening | fobt; guaiac; hemoccult
82274 | 35.00 | Stool blood by immune test | fit test; ifobt
83036 | 28.00 | Hemoglobin A1c | * a1c; hba1c; glycated hemoglobin
85018 | 8.00 | Hemoglobin alone | hgb
85025 | 22.00 | Blood count with differential, by machine | * cbc; complete blood count
85610 | 14.00 | Clotting time, INR | * inr; pt inr; prothrombin; coumadin check
80048 | 24.00 | Basic chemistry panel | * bmp; chem 7
80053 | 30.00 | Comprehensive chemistry panel | * cmp; chem 14
80061 | 38.00 | Lipid panel | * cholesterol; lipids
84443 | 48.00 | Thyroid stimulating hormone | * tsh; thyroid test
84439 | 28.00 | Free thyroxine | free t4
82306 | 80.00 | Vitamin D level | vit d; 25 oh
82607 | 42.00 | Vitamin B12 level | b12 level
84153 | 50.00 | PSA, total | psa; prostate test
82043 | 22.00 | Albumin in urine, quantity | microalbumin; urine albumin
80305 | 30.00 | Urine drug screen, read by eye | uds; drug test
86580 | 20.00 | Tuberculosis skin test | * ppd; tb test; mantoux
87880 | 36.00 | Rapid strep test, throat | * strep; rapid strep
87804 | 40.00 | Rapid flu test, by eye | * flu test; influenza test
87811 | 50.00 | Rapid COVID-19 antigen test, by eye | * covid test; covid antigen
87428 | 75.00 | Rapid COVID-19 and flu antigen test | covid flu combo
87635 | 95.00 | COVID-19 test, amplified | covid pcr
87807 | 40.00 | Rapid RSV test, by eye | rsv test
87081 | 22.00 | Culture to screen for one germ | throat culture; strep culture
87086 | 24.00 | Urine culture with count | urine culture
87210 | 16.00 | Wet mount of a smear | wet prep; vaginal smear
87491 | 85.00 | Chlamydia test, amplified | chlamydia
87591 | 85.00 | Gonorrhea test, amplified | gonorrhea
93000 | 48.00 | Electrocardiogram, 12 leads, with tracing and reading | * ekg; ecg; electrocardiogram
93005 | 28.00 | Electrocardiogram, tracing only | ekg tracing
93010 | 22.00 | Electrocardiogram, reading only | ekg reading; ekg interpretation
94010 | 62.00 | Spirometry | * pft; breathing test
94060 | 95.00 | Spirometry before and after a bronchodilator | pft; breathing test
94640 | 34.00 | Nebulizer treatment | * neb; nebulizer; breathing treatment; albuterol neb
94664 | 32.00 | Teaching the use of an inhaler | inhaler teaching
94760 | 8.00 | Oxygen level by finger sensor | pulse ox; oximetry
93922 | 150.00 | Ankle and arm pressures, both sides | abi; ankle brachial index
95810 | 900.00 | Overnight sleep study in a laboratory | sleep study; polysomnography
95004 | 9.00 | Allergy skin tests by prick, each | allergy test; skin prick
95115 | 22.00 | Allergy shot, one | allergy injection; immunotherapy
95117 | 26.00 | Allergy shots, two or more | allergy injections; immunotherapy
90471 | 32.00 | Giving a vaccine by needle, first | * vaccine administration; shot admin; immunization admin
90472 | 22.00 | Giving a vaccine by needle, each further | * vaccine administration add on; shot admin
90473 | 28.00 | Giving a vaccine by mouth or nose, first | oral vaccine; nasal vaccine administration
90460 | 36.00 | Giving a vaccine to a child with counseling, first part | vaccine administration child
90461 | 20.00 | Giving a vaccine to a child with counseling, each further part | vaccine administration child add on
G0008 | 32.00 | Giving a flu vaccine, Medicare | * flu shot; flu vaccine administration
G0009 | 32.00 | Giving a pneumonia vaccine, Medicare | pneumonia shot; pneumococcal administration
G0010 | 32.00 | Giving a hepatitis B vaccine, Medicare | hep b shot
90480 | 45.00 | Giving a COVID-19 vaccine | covid shot; covid vaccine administration
90686 | 28.00 | Flu vaccine, preservative free, 0.5 mL | * flu shot; flu vaccine
90662 | 78.00 | Flu vaccine, high dose, 65 and over | * flu shot; high dose flu
90674 | 34.00 | Flu vaccine from cell culture | flu shot; flucelvax
90677 | 290.00 | Pneumonia vaccine, 20 strains | * pneumonia shot; prevnar; pcv20
90732 | 140.00 | Pneumonia vaccine, 23 strains | pneumonia shot; pneumovax
90715 | 52.00 | Tetanus, diphtheria and whooping cough vaccine, age 7 and over | * tdap; tetanus shot; booster
90714 | 40.00 | Tetanus and diphtheria vaccine, age 7 and over | td; tetanus shot
90750 | 205.00 | Shingles vaccine | * shingrix; zoster shot
90651 | 285.00 | HPV vaccine, 9 strains | gardasil; hpv shot
90746 | 75.00 | Hepatitis B vaccine, adult, three doses | hep b
90707 | 95.00 | Measles, mumps and rubella vaccine | mmr
90716 | 165.00 | Chickenpox vaccine | varicella
90700 | 38.00 | Diphtheria, tetanus and whooping cough vaccine, under 7 | dtap
90633 | 45.00 | Hepatitis A vaccine, child | hep a
90678 | 300.00 | RSV vaccine, adult | rsv shot; abrysvo
96372 | 35.00 | Injection under the skin or into a muscle | * im injection; shot; subcutaneous injection
96374 | 90.00 | Injection into a vein, first drug | iv push
96360 | 80.00 | Fluids into a vein, first 31 to 60 minutes | iv fluids; hydration
J1885 | 4.00 | Ketorolac, per 15 mg | * toradol
J3301 | 9.00 | Triamcinolone, per 10 mg | * kenalog; steroid injection drug
J1010 | 0.40 | Methylprednisolone acetate, 1 mg | depo medrol
J1100 | 1.00 | Dexamethasone, per 1 mg | decadron
J0696 | 5.00 | Ceftriaxone, per 250 mg | rocephin
J3420 | 6.00 | Vitamin B12, up to 1,000 mcg | * b12 shot; cyanocobalamin; b12 injection
J1050 | 1.00 | Medroxyprogesterone, per 1 mg | depo provera; birth control shot
J2405 | 1.00 | Ondansetron, per 1 mg | zofran
J7613 | 1.00 | Albuterol for the nebulizer, per 1 mg | albuterol
J7620 | 2.00 | Albuterol and ipratropium for the nebulizer | duoneb
J1071 | 1.00 | Testosterone cypionate, per 1 mg | testosterone shot
J0897 | 26.00 | Denosumab, per 1 mg | prolia
20610 | 165.00 | Injection or drainage, large joint | * knee injection; joint injection; cortisone shot
20605 | 130.00 | Injection or drainage, middle joint | elbow injection; wrist injection; ankle injection
20600 | 115.00 | Injection or drainage, small joint | finger joint injection; toe injection
20550 | 120.00 | Injection of a tendon sheath or ligament | trigger finger injection; tendon injection
20552 | 120.00 | Trigger point injections, one or two muscles | tpi; trigger point
20553 | 140.00 | Trigger point injections, three or more muscles | tpi; trigger point
10060 | 215.00 | Opening an abscess, simple | * i&d; incision and drainage; drain abscess
10120 | 250.00 | Taking out a foreign body under the skin, simple | splinter removal
11102 | 170.00 | Skin biopsy by shaving, first | * shave biopsy; skin biopsy
11104 | 210.00 | Skin biopsy by punch, first | * punch biopsy; skin biopsy
11106 | 260.00 | Skin biopsy by cutting, first | incisional biopsy
11055 | 80.00 | Paring a corn or callus, one | callus trim
11200 | 140.00 | Removing skin tags, up to 15 | skin tag removal
11400 | 190.00 | Cutting out a benign growth, trunk or limbs, to 0.5 cm | mole removal; cyst removal
11720 | 55.00 | Trimming thick nails, 1 to 5 | nail debridement
11721 | 75.00 | Trimming thick nails, 6 or more | nail debridement
11730 | 170.00 | Pulling off a nail, first | ingrown toenail removal; nail avulsion
11750 | 260.00 | Removing a nail and its root for good | matrixectomy; ingrown toenail
11981 | 220.00 | Placing a drug implant under the skin | nexplanon insertion
11982 | 240.00 | Taking out a drug implant | nexplanon removal
12001 | 180.00 | Sewing a simple wound, body or limbs, to 2.5 cm | * laceration repair; stitches; sutures
12002 | 215.00 | Sewing a simple wound, body or limbs, 2.6 to 7.5 cm | laceration repair; stitches
12011 | 220.00 | Sewing a simple wound, face, to 2.5 cm | laceration repair face; stitches face
17000 | 130.00 | Freezing or burning a precancer of the skin, first | * cryo ak; actinic keratosis destruction
17003 | 14.00 | Freezing or burning precancers of the skin, 2 to 14, each | cryo ak add on
17110 | 190.00 | Freezing or burning warts or harmless growths, up to 14 | * wart removal; cryotherapy; cryo
17111 | 220.00 | Freezing or burning warts or harmless growths, 15 or more | wart removal
29105 | 140.00 | Splint, long arm | splint arm
29125 | 110.00 | Splint, short arm, fixed | wrist splint
29515 | 120.00 | Splint, short leg | ankle splint
29580 | 105.00 | Unna boot | unna boot; leg wrap
51701 | 100.00 | Emptying the bladder by catheter once | straight cath
51798 | 40.00 | Bladder volume by ultrasound after voiding | bladder scan; pvr
57454 | 320.00 | Looking at the cervix with biopsy and scraping | colposcopy biopsy
58300 | 190.00 | Placing an IUD | iud insertion
58301 | 190.00 | Taking out an IUD | iud removal
58100 | 210.00 | Biopsy of the lining of the womb | endometrial biopsy; emb
69209 | 35.00 | Rinsing out ear wax, one side | * ear wash; ear irrigation; cerumen lavage
69210 | 85.00 | Taking out packed ear wax with instruments, one side | * ear wax removal; cerumen removal
46600 | 160.00 | Looking into the anal canal | anoscopy
71046 | 75.00 | Chest X-ray, two views | * cxr; chest xray; chest film
73030 | 70.00 | Shoulder X-ray, two or more views | shoulder xray
73110 | 70.00 | Wrist X-ray, three or more views | wrist xray
73130 | 68.00 | Hand X-ray, three or more views | hand xray
73562 | 75.00 | Knee X-ray, three views | knee xray
73610 | 70.00 | Ankle X-ray, three or more views | ankle xray
73630 | 68.00 | Foot X-ray, three or more views | foot xray
72100 | 78.00 | Low back X-ray, two or three views | lumbar xray
77080 | 110.00 | Bone density scan, spine and hip | * dexa; bone density
97110 | 48.00 | Exercises with a therapist, each 15 minutes | pt exercise; therapeutic exercise
97140 | 45.00 | Hands-on therapy, each 15 minutes | manual therapy
98925 | 65.00 | Osteopathic manipulation, 1 or 2 regions | omt
98940 | 45.00 | Chiropractic manipulation, 1 or 2 regions | chiro
90791 | 250.00 | First psychiatric evaluation | psych eval; intake
90834 | 150.00 | Psychotherapy, 45 minutes | therapy session; counseling
90837 | 210.00 | Psychotherapy, 60 minutes | therapy session; counseling
99070 | 20.00 | Supplies beyond the usual | supplies
A4570 | 25.00 | Splint | splint supply
A6449 | 5.00 | Elastic bandage, per yard | ace wrap
L3908 | 75.00 | Wrist brace, ready made | wrist brace; cock up splint
L1830 | 110.00 | Knee immobilizer, ready made | knee brace; immobilizer
E0114 | 60.00 | Crutches, pair | crutches
"""
PROCEDURES: tuple[Procedure, ...] = tuple(
    _read(line) for line in (_LINES.strip() + starter_more.LINES.rstrip()).splitlines()
)
