"""What specialists write in notes, from M775 to Z961."""

NAMES = """
M775 sinus tarsi syndrome; capsulitis mtp; mtp capsulitis; capsulitis of toe; plantar plate capsulitis
M7918 cervical myofascial pain; piriformis myalgia
M797 fms
M800 osteoporotic compression fracture; osteoporotic vertebral fracture
M8008 osteoporotic vertebral compression fracture; osteoporotic vcf; fragility fracture vertebra
M818 glucocorticoid induced osteoporosis; steroid induced osteoporosis; giop; premenopausal osteoporosis
M839 osteomalacia
M8435 femoral neck stress fracture; sacral stress fracture; femoral stress fracture; pelvic stress fracture
M8436 tibial stress fracture; tibial stress fx; fibular stress fracture
M8448 sacral insufficiency fracture; insufficiency fracture sacrum
M8580 low bone density; low bone mass
M8617 acute om foot
M8667 chronic om foot; calcaneal osteomyelitis chronic
M8705 avn hip; avascular necrosis hip; femoral head avn; osteonecrosis hip; avn femoral head; hip avn; idiopathic
    avn of hip
M871 steroid avn
M8718 mronj; bisphosphonate jaw necrosis; osteonecrosis of jaw
M889 paget's of bone; paget disease of bone; pagets of bone
M911 perthes; legg-calve-perthes; lcpd; legg calve perthes
M9252 tibial tubercle apophysitis; osgood
M926 sever's; severs; sever's disease; calcaneal apophysitis; sever disease
M930 scfe; slipped epiphysis hip
M932 ocd knee osteochondritis; ocd lesion talus; ocd capitellum; ocd lesion knee; osteochondral lesion talus; olt
    talus
M940 tietze; costochondral pain; tietze's
M960 nonunion of fusion; failed fusion spine; pseudoarthrosis lumbar fusion
M961 failed back; fbss; failed back surgery; failed back surgery syndrome; postlaminectomy; post laminectomy pain;
    post-laminectomy; psps type 2; persistent spinal pain syndrome type 2
N017 rpgn crescentic; crescentic gn
N019 rpgn
N02B igan
N035 mpgn chronic; chronic mpgn
N036 dense deposit disease
N03A c3gn; c3 glomerulopathy chronic; c3 glomerulonephritis
N040 mcd nephrotic; minimal change disease; minimal change nephropathy
N041 fsgs with nephrotic syndrome; nephrotic fsgs; primary fsgs with nephrosis
N042 nephrotic membranous
N0421 pla2r membranous; primary membranous; pla2r positive membranous nephropathy
N10 acute interstitial nephritis; tubulointerstitial nephritis acute
N119 chronic tin; chronic tubulointerstitial nephritis
N131 ureteral stricture
N132 obstructing ureteral stone; ureteral stone with hydronephrosis; hydronephrosis from stone; obstructing stone
N1330 hydro kidney
N135 ureteral stenosis; retroperitoneal fibrosis ureter
N181 ckd stage i; ckd g1
N182 ckd g2
N1830 ckd g3
N1831 ckd g3a; ckd iiia
N1832 ckd g3b; ckd iiib
N184 ckd g4
N185 ckd g5
N186 eskd; esrd on pd
N200 renal calculi; nephrolithiasis calcium oxalate; lower pole stone
N201 ureteral stone; ureteral calculus; ureterolithiasis; uvj stone
N210 bladder stone; vesical stone
N2581 shpt; secondary hpt; renal hyperpara; tertiary hpt renal
N2589 rta; distal rta; type 4 rta; type 1 rta; proximal rta; type iv rta; fanconi rta
N261 atrophic kidney
N281 bosniak 1 cyst; bosniak ii cyst; bosniak 2 cyst; parapelvic cyst
N2889 renal mass; kidney mass; solid renal mass; complex renal cyst bosniak iv
N3010 ic/bps; bladder pain syndrome; painful bladder syndrome; hunner lesion; hunner ulcer
N3040 radiation cystitis
N3041 hemorrhagic radiation cystitis; radiation cystitis with hematuria
N312 hypotonic bladder; atonic bladder; underactive bladder; detrusor underactivity; flaccid bladder
N320 bladder neck contracture; boo bladder outlet; bladder outlet obstruction
N321 colovesical fistula; enterovesical fistula
N35011 post traumatic bulbar stricture
N359 bulbar stricture
N3642 isd urethra
N3941 uui
N3944 bedwetting
N3946 mixed ui; mui urinary
N398 voiding dysfunction; bladder dysfunction functional
N402 prostate nodule
N4231 hgpin
N4232 asap prostate; atypical small acinar proliferation
N432 noncommunicating hydrocele
N4340 spermatocele; epididymal cyst
N4400 testicular torsion
N453 epididymoorchitis
N4601 noa
N4611 oligozoospermia; low sperm count; severe oligo
N481 balanoposthitis
N486 peyronie; peyronie's; penile plaque
N500 testicular atrophy
N50811 right orchialgia
N50812 left orchialgia
N50819 orchialgia
N5082 chronic scrotal pain
N5231 ed after prostatectomy; ed post prostatectomy; post prostatectomy ed; post-prostatectomy erectile dysfunction
N5319 anejaculation
N604 duct ectasia
N609 adh breast; atypical ductal hyperplasia; alh breast; atypical lobular hyperplasia
N610 nonlactational mastitis
N62 macromastia; symptomatic macromastia
N63 breast mass
N643 galactorrhea
N644 mastalgia
N6453 inverted nipple acquired
N72 cervicitis
N739 pid
N750 bartholin cyst; bartholin's cyst
N751 bartholin abscess; bartholin's abscess
N760 div vaginitis
N761 recurrent vaginitis
N7681 vulvar mucositis
N809 pelvic endometriosis
N8110 anterior prolapse; anterior wall prolapse
N8112 paravaginal defect
N812 incomplete uterine prolapse; stage 2 uterine prolapse
N813 complete uterine prolapse
N815 enterocele
N816 posterior prolapse vaginal
N8184 pelvic muscle atrophy female
N819 pelvic organ prolapse
N820 vvf
N8300 follicular cyst; follicular ovarian cyst
N8310 hemorrhagic corpus luteum; corpus luteal cyst
N8320 adnexal cyst; hemorrhagic ovarian cyst; paratubal cyst ovary
N8351 ovarian torsion
N840 endometrial polyp; uterine polyp
N841 cervical polyp; endocervical polyp
N8501 simple endometrial hyperplasia
N8502 eih; ein; endometrial intraepithelial neoplasia; atypical endometrial hyperplasia; atypical complex
    hyperplasia; eic hyperplasia with atypia
N856 asherman; asherman's; intrauterine adhesions
N890 vain 1; vain i
N891 vain 2; vain ii
N900 vin 1; vin i
N901 vin 2; vin ii
N904 vulvar lichen sclerosus; lichen sclerosus of vulva; vulvar ls; lichen sclerosus vulva
N9081 fgm
N911 functional hypothalamic amenorrhea; hypothalamic amenorrhea
N920 aub-l; aub heavy regular; hmb
N923 ovulatory bleeding; midcycle spotting
N924 perimenopausal menorrhagia
N930 post coital bleeding
N939 dub
N9411 introital dyspareunia; entry dyspareunia
N943 pms
N94810 vestibulodynia; provoked vestibulodynia
N950 post-menopausal bleeding
N951 vms; menopausal vasomotor
N952 gsm; vva; genitourinary syndrome of menopause; vulvovaginal atrophy; atrophic vagina
N96 rpl; recurrent miscarriage; habitual aborter
N970 anovulatory infertility; infertility anovulation; ovulatory dysfunction infertility
N971 tubal infertility; tubal factor infertility; tubal factor; tubal occlusion infertility
N972 uterine factor infertility
N979 unexplained infertility
N981 ohss; ovarian hyperstimulation syndrome
N993 vault prolapse; vaginal vault prolapse
O001 tubal ectopic; ampullary ectopic
O019 molar pregnancy; gtd molar
O020 blighted ovum; anembryonic pregnancy; anembryonic gestation
O021 missed ab; missed miscarriage; early fetal demise
O034 incomplete ab; incomplete sab
O039 complete sab; complete ab
O200 threatened ab; threatened miscarriage
O210 morning sickness; nausea and vomiting of pregnancy
O211 hyperemesis; hyperemesis gravidarum; hg with dehydration
O2441 a1gdm; a2gdm
O24410 a1 gdm; gdma1
O24415 gdm on metformin; gdma2 metformin; gdm on glyburide; gdm on oral agent
O2643 pemphigoid gestationis
O2686 puppp; pupps; pep of pregnancy
O321 breech presentation; frank breech
O322 transverse lie; oblique lie; shoulder presentation
O471 false labor at term; braxton hicks at term
O480 post-dates; postdates; postdates pregnancy
O694 vasa previa
O860 infected c-section incision; cesarean wound infection
O8612 postpartum endometritis; puerperal endometritis
O900 cesarean dehiscence
O903 peripartum cm; ppcm; postpartum cardiomyopathy
O9112 puerperal breast abscess
O9122 lactational mastitis; mastitis lactating; breastfeeding mastitis
O9212 cracked nipple postpartum
O925 low milk supply; insufficient milk supply
O927 engorgement breast; breast engorgement postpartum
O99820 gbs positive; gbs carrier pregnancy; gbs colonization; group b strep carrier in pregnancy
Q2111 ostium secundum
Q2112 pfo
Q213 tetralogy
Q225 ebstein
Q2381 bav; bicuspid valve
Q251 coarctation
Q282 cerebral avm
Q5128 uterine septum
Q513 bicornuate uterus
Q514 unicornuate uterus
Q531 undescended testis unilateral; unilateral cryptorchidism
Q540 glanular hypospadias
Q612 adpkd; dominant pkd
Q6211 upj obstruction; upj stenosis; congenital upj obstruction
Q658 ddh; hip dysplasia congenital
Q660 clubfoot; talipes equinovarus
Q666 pes valgus congenital
Q676 pectus
Q780 brittle bone disease
Q7962 heds
Q7963 veds
Q825 port wine stain
Q828 darier; darier's disease; hailey-hailey; keratosis follicularis
Q8501 nf1
Q8502 nf2
Q851 tsc
Q874 marfan; marfans; marfan's
Q8781 alport; alport's
Q969 turner's
Q984 klinefelter; 47xxy
R063 cheyne-stokes
R0982 post nasal drip; upper airway cough
R09A2 globus; globus sensation; globus pharyngeus
R102 chronic pelvic pain; cpp female
R1115 cyclical vomiting; cvs vomiting
R1312 oropharyngeal dysphagia; opmd dysphagia
R1313 pharyngeal dysphagia
R1314 pharyngoesophageal dysphagia
R1319 esophageal dysphagia; solid food dysphagia
R150 incomplete evacuation of stool
R159 bowel incontinence; accidental bowel leakage
R195 fobt positive; cologuard positive; positive cologuard
R430 loss of smell
R432 dysgeusia
R55 neurocardiogenic syncope
R7402 elevated ldh
R7881 gnr bacteremia; staph aureus bacteremia; gram negative bacteremia
R87611 asc-h; asc-h pap
R918 ggo; ground glass opacity; ground-glass nodule; pulmonary nodules multiple
R923 mammographic density
R928 abnormal mammogram; bi-rads 4; birads 0; bi-rads 0; birads 4
R9389 endometrial thickening; thickened endometrial stripe
R942 abnormal pfts; reduced dlco
S422 proximal humerus fx; proximal humerus fracture
S4301 anterior shoulder dislocation; shoulder dislocation anterior
S4343 slap tear; superior labral tear; type 2 slap; slap lesion shoulder
S4349 bankart; bankart lesion
S435 ac sprain; ac joint sprain; ac separation sprain; shoulder separation; ac joint separation grade 1
S4611 lhb rupture; proximal biceps rupture; long head biceps rupture; popeye deformity biceps; proximal biceps
    tendon rupture
S4621 distal biceps rupture; distal biceps tear; distal biceps tendon tear
S521 radial head fx; radial head fracture; radial neck fracture
S5252 buckle fracture radius; torus fracture radius; distal radius buckle fracture
S5344 ucl tear elbow; ucl sprain elbow; elbow ucl injury; tommy john injury; ulnar collateral ligament tear elbow
S6364 skier's thumb; gamekeeper's thumb; ucl thumb; ucl tear thumb; thumb ucl injury
S720 femoral neck fx; femoral neck fracture
S7214 intertroch fx; intertrochanteric fracture; intertroch hip fracture
S7319 labral tear hip; acetabular labral tear; hip labral tear; torn labrum hip
S821 lateral plateau fracture
S8214 bicondylar plateau fracture
S826 distal fibula fracture; weber b; weber b fracture; weber a fracture
S8284 bimalleolar fx; bimal fracture; bimalleolar ankle fracture
S8285 trimalleolar fx; trimal fracture; trimalleolar ankle fracture
S832 meniscus tear acute; bucket handle tear; meniscal root tear; medial meniscal root tear
S8341 mcl tear; mcl injury; medial collateral ligament sprain
S8342 lcl tear; lcl injury
S8351 acl rupture; acl injury; torn acl; acl deficient acute
S8352 pcl tear; pcl injury; pcl rupture; torn pcl
S860 achilles rupture; achilles tendon rupture; torn achilles; achilles tear; ruptured achilles
S8689 shin splints; mtss; medial tibial stress syndrome
S9235 jones fracture; jones fx
S9332 lisfranc dislocation
S9341 cfl sprain; calcaneofibular sprain
S9343 high ankle sprain; syndesmosis sprain; syndesmotic sprain; syndesmosis injury
S9349 atfl sprain; atfl tear; atfl injury; anterior talofibular sprain
S9352 turf toe; mtp sprain toe; turf toe injury
S9362 lisfranc sprain; lisfranc injury; tarsometatarsal sprain
T8131 wound dehiscence; surgical wound dehiscence; incision dehiscence; dehisced incision; dehiscence of surgical
    wound
T827 infected pacemaker; cied infection; pacemaker pocket infection; device pocket infection
T845 pji; prosthetic joint infection; periprosthetic joint infection; infected prosthetic joint
T8451 infected right tha; right hip pji
T8452 infected left tha; left hip pji
T8453 infected right tka; right knee pji
T8454 infected left tka; left knee pji
T8611 renal allograft rejection
U099 pasc; long haul covid
Z1501 brca mutation; brca carrier; brca positive
Z1509 lynch syndrome; mlh1 mutation; msh2 mutation
Z227 ltbi on rifampin
Z9484 auto sct; allo sct; s/p auto sct; s/p asct; s/p allo sct; s/p stem cell transplant; autologous stem cell
    transplant
Z95810 icd in situ; crt-d; crt-d in place; icd present
Z961 pc iol
"""
