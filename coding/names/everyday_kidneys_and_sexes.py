"""Kidneys, bladder, breasts, sexes."""

NAMES = """
N009 acute glomerulonephritis; acute nephritis
N019 rapidly progressive glomerulonephritis
N028 iga nephropathy; berger
N02B9 iga nephropathy; bergers disease
N049 nephrotic syndrome
N059 glomerulonephritis; nephritis; gn kidney; bright disease
N10 kidney infection; pyelo; acute interstitial nephritis; infected kidney
N119 chronic pyelonephritis; chronic interstitial nephritis
N12 kidney infection; pyelonephritis unspecified; tubulointerstitial nephritis
N133 hydronephrosis
N1330 hydronephrosis; swollen kidney; hydro kidney
N1370 vesicoureteral reflux; vur; kidney reflux
N139 urinary obstruction; obstructive uropathy
N151 renal abscess; perinephric abscess
N170 acute tubular necrosis; atn
N179 aki; acute kidney injury; acute renal failure; arf; acute kidney failure; arf kidney; acute renal insufficiency
N181 ckd stage 1; ckd 1; ckd i; chronic kidney disease stage i
N182 ckd stage 2; ckd 2; ckd ii; mild ckd; chronic kidney disease stage ii
N183 ckd stage 3; ckd 3; ckd iii; moderate ckd; chronic kidney disease stage iii
N1830 ckd stage 3; ckd 3; ckd iii; moderate ckd; chronic kidney disease stage iii
N1831 ckd stage 3a; ckd 3a; ckd iiia; chronic kidney disease stage iiia
N1832 ckd stage 3b; ckd 3b; ckd iiib; chronic kidney disease stage iiib
N184 ckd stage 4; ckd 4; ckd iv; severe ckd; chronic kidney disease stage iv
N185 ckd stage 5; ckd 5; ckd v; chronic kidney disease stage v
N186 esrd; end stage renal disease; end stage kidney disease; dialysis dependent kidney failure; eskd; kidney failure
    on dialysis; on dialysis kidney failure; end stage renal failure
N189 ckd; chronic kidney disease; chronic renal insufficiency; cri; chronic renal disease; chronic renal failure;
    kidney disease chronic; ckd unspecified; crf
N19 kidney failure; renal failure; uremia
N200 renal calculus; kidney stones; stones kidney; staghorn; renal calculi; stone in kidney
N201 ureteral stone; ureteral calculus; ureter stone; ureterolithiasis; stone in ureter
N202 kidney and ureter stones
N209 urinary stone; urolithiasis; urinary calculus; kidney stone passed
N210 bladder stone; bladder calculus
N23 renal colic; kidney stone pain; ureteral colic; kidney pain
N250 renal osteodystrophy
N251 nephrogenic diabetes insipidus
N2581 secondary hyperparathyroidism of renal origin; renal hyperparathyroidism; secondary hyperparathyroidism ckd
N261 renal atrophy; small kidney; atrophic kidney
N270 small kidney
N280 renal infarction
N281 kidney cyst; renal cyst; simple renal cyst; cyst of kidney; acquired renal cyst; renal cysts
N2889 renal mass; kidney mass; kidney lesion; renal lesion; kidney disorder specified
N289 kidney disease; renal insufficiency; kidney problem; renal disease; kidney disorder; reduced kidney function;
    decreased kidney function; kidney trouble; acute renal disease
N3000 bladder infection; acute bladder infection; acute cystitis without blood; cystitis acute; bladder infection
    acute
N3001 acute cystitis with blood; hemorrhagic cystitis acute; acute cystitis with hematuria; bladder infection with
    blood
N3010 interstitial cystitis; painful bladder; painful bladder syndrome; ic bladder; bladder pain syndrome
N3020 chronic cystitis
N3040 radiation cystitis
N3090 cystitis; bladder infection; bladder inflammation; inflamed bladder; hemorrhagic cystitis no
N3091 cystitis with hematuria; hemorrhagic cystitis
N312 flaccid bladder; atonic bladder
N319 neurogenic bladder; neuropathic bladder; bladder nerve dysfunction
N320 bladder neck obstruction; bladder outlet obstruction; boo bladder; bladder neck contracture
N321 colovesical fistula; vesicointestinal fistula
N323 bladder diverticulum
N3281 overactive bladder syndrome; bladder spasm; detrusor overactivity; bladder overactivity; hyperactive bladder
N3289 bladder spasms; bladder mass; bladder wall thickening; bladder disorder other; bladder spasm; bladder lesion
N329 bladder problem; bladder disorder
N340 urethral abscess
N341 urethritis; nongonococcal urethritis; ngu; nonspecific urethritis
N342 urethritis; other urethritis
N359 urethral stricture; urethra stricture; narrow urethra; urethra narrowing
N362 urethral caruncle
N3641 hypermobile urethra
N3642 intrinsic sphincter deficiency
N368 urethral pain; urethra problem; urethral prolapse
N390 urine infection; bladder infection uti; urinary infection; recurrent uti; bacteriuria uti; water infection;
    infection of urine; catheter uti
N393 sui; stress urinary incontinence; leak urine cough; leaks urine when coughing; leaks when sneezing; leaking urine
    with cough; urine leakage with coughing; pees when coughing
N3941 uui; urgency incontinence; leaks before bathroom; urge urinary incontinence
N3942 incontinence without awareness
N3943 post void dribbling; postvoid dribbling; dribbling after urination
N3944 bed wetting; bedwetting; nocturnal enuresis; enuresis nocturnal; wets the bed; nighttime wetting; wets bed
N3945 continuous leakage
N3946 mixed urinary incontinence; stress and urge incontinence
N39490 overflow incontinence
N39498 functional incontinence; reflex incontinence
N398 urinary disorder
N399 urinary disorder; urinary problem
N400 prostate enlargement; benign prostatic hypertrophy; bph without luts; prostatic hypertrophy; big prostate;
    prostate hypertrophy; bph without obstruction; prostatomegaly
N401 bph with urinary symptoms; enlarged prostate with symptoms; enlarged prostate trouble urinating; bph with
    retention; bph with frequency; bph with urgency
N402 prostate nodule; nodular prostate without luts; prostate nodules
N403 nodular prostate with luts
N410 acute prostatitis; prostatitis acute; prostate infection acute
N411 chronic prostatitis; prostatitis chronic; chronic pelvic pain syndrome male; cpps
N419 prostatitis; prostate infection; inflamed prostate; prostate inflammation
N420 prostate stones; prostate calculi
N4231 prostatic intraepithelial neoplasia; pin prostate
N429 prostate problem; prostate disorder
N433 hydrocele; hydrocoele; fluid scrotum; swelling scrotum fluid
N434 spermatocele
N4340 spermatocele
N4400 testicular torsion; twisted testicle; torsion testis
N442 testicular cyst
N448 testicle disorder
N451 epididymitis; inflamed epididymis
N452 orchitis; testicle infection; inflamed testicle
N453 epididymo orchitis; epididymoorchitis
N4601 azoospermia
N4611 oligospermia; low sperm count
N469 male infertility; infertility male; male factor infertility
N470 adherent prepuce newborn
N471 phimosis; tight foreskin
N472 paraphimosis
N475 foreskin adhesions; penile adhesions; adhesions of prepuce
N476 balanoposthitis
N478 redundant foreskin; redundant prepuce; uncircumcised problem
N480 leukoplakia penis; lichen sclerosus penis; balanitis xerotica; bxo
N481 balanitis; foreskin infection; penis infection; infected penis head; infected foreskin
N4829 penile cellulitis; penis inflammation
N4830 priapism; prolonged erection
N486 peyronies; peyronie disease; bent penis; curved penis; peyronies disease; crooked penis
N4889 penis lesion; penile lesion; penis pain; penile pain; penis disorder; penile swelling
N489 penis problem
N490 seminal vesiculitis
N492 scrotal infection; scrotal abscess; scrotal cellulitis
N493 fournier gangrene; fourniers
N503 epididymal cyst; cyst of epididymis
N508 scrotal mass; testicular lump
N5081 testicular pain; testicle pain; orchialgia
N50811 right testicular pain; pain right testicle
N50812 left testicular pain; pain left testicle
N50819 testicular pain; testicle pain; sore testicle; pain in testicle; testicular pain unspecified; ball pain;
    testicles hurt; orchalgia; orchialgia
N5082 scrotal pain; scrotum pain
N5089 testicular mass; scrotal mass; testicular swelling; lump testicle; testicular lump; swollen testicle; scrotal
    lesion; scrotal swelling; testicular atrophy
N509 male genital problem
N5201 vasculogenic ed; arterial insufficiency erectile
N521 ed due to disease; erectile dysfunction due to diabetes
N522 drug induced ed
N5231 ed after prostatectomy; erectile dysfunction following prostatectomy; post prostatectomy ed
N529 impotence; erectile problems; cant get erection; impotent; trouble with erections; cant keep erection; erection
    problems; impotence organic
N5312 painful ejaculation
N5314 retrograde ejaculation
N538 male sexual dysfunction
N600 breast cyst; cyst of breast; solitary breast cyst
N6001 right breast cyst
N6002 left breast cyst
N6009 breast cyst
N601 fibrocystic breast; fibrocystic breasts; fibrocystic disease; fibrocystic changes; lumpy breasts; cystic breasts
N6019 fibrocystic breasts; fibrocystic breast disease; fibrocystic changes
N602 fibroadenosis
N604 duct ectasia
N609 benign breast disease; mammary dysplasia
N61 mastitis; breast infection; breast abscess
N610 mastitis; breast infection; breast cellulitis; infected breast; mastitis without abscess; cellulitis breast
N611 breast abscess; abscess of breast
N62 gynecomastia; man boobs; large breasts; breast hypertrophy; macromastia; male breast enlargement; breast
    enlargement; mammary hypertrophy; breasts too big
N630 breast lump; lump in breast; breast mass; breast nodule; mass in breast; knot in breast; lump breast unspecified
N631 right breast lump; right breast mass; lump right breast
N6310 right breast lump; right breast mass; lump right breast; lump in right breast
N632 left breast lump; left breast mass; lump left breast
N6320 left breast lump; left breast mass; lump left breast; lump in left breast
N633 axillary tail lump
N634 lump under nipple
N640 nipple fissure; cracked nipple; fissure of nipple; nipple crack
N641 fat necrosis breast
N643 galactorrhea; milky nipple discharge; breast milk not nursing
N644 breast pain; mastalgia; mastodynia; breast tenderness; sore breast; sore breasts; breasts hurt; painful breast;
    tender breasts; painful breasts
N6451 breast induration
N6452 nipple discharge; discharge from nipple; bloody nipple discharge; leaking nipple
N6453 nipple retraction; inverted nipple; retracted nipple
N6459 breast symptom; breast change; breast skin change
N6489 breast disorder other; galactocele; breast asymmetry; breast hematoma nontraumatic
N649 breast problem; breast disorder
N651 breast asymmetry reconstructed
N7001 acute salpingitis
N7011 hydrosalpinx chronic salpingitis; hydrosalpinx
N7091 salpingitis
N710 acute endometritis
N719 endometritis; uterine infection; uterus infection
N72 cervicitis; inflamed cervix; cervix inflammation; cervical infection
N730 acute pid; acute parametritis
N736 pelvic adhesions; female pelvic adhesions
N739 pid; pelvic inflammatory disease; pelvic infection; pelvic infection female; pelvic inflammatory
N750 bartholin cyst; bartholins cyst; bartholin gland cyst; vulvar gland cyst
N751 bartholin abscess; bartholins abscess; bartholin gland abscess
N760 vaginal infection; acute vaginitis; vaginosis; vulvovaginitis; gardnerella; vaginal inflammation; nonspecific
    vaginitis; fishy odor vagina
N761 chronic vaginitis; recurrent vaginitis
N762 acute vulvitis; vulvitis; vulvar irritation
N763 chronic vulvitis
N764 vulvar abscess; labial abscess; abscess of vulva; labia boil; vulvar boil; labial boil
N765 vaginal ulcer
N766 vulvar ulcer; ulcer vulva
N7689 vulvar inflammation; desquamative vaginitis
N80 endometriosis
N800 adenomyosis; endometriosis of uterus
N8003 adenomyosis
N809 endo pelvic pain
N810 urethrocele
N811 cystocele; bladder prolapse; dropped bladder; fallen bladder; anterior vaginal prolapse
N8110 cystocele; bladder prolapse; dropped bladder; fallen bladder; prolapsed bladder
N812 incomplete uterine prolapse; uterine prolapse incomplete; uterovaginal prolapse incomplete
N813 complete uterine prolapse; procidentia
N814 uterine prolapse; uterovaginal prolapse; prolapsed uterus; dropped uterus; fallen uterus; fallen womb
N815 enterocele vaginal
N816 rectocele; posterior vaginal prolapse; rectal bulge vagina
N8189 pelvic floor weakness; pelvic floor relaxation
N819 pelvic organ prolapse; pop prolapse; genital prolapse; female prolapse; pelvic prolapse; vaginal prolapse
N820 vesicovaginal fistula
N823 rectovaginal fistula
N830 follicular cyst ovary
N8310 corpus luteum cyst; ruptured ovarian cyst; hemorrhagic corpus luteum
N8320 ovarian cyst; cyst on ovary; ovary cyst; cyst of ovary
N83201 right ovarian cyst; ovarian cyst right; cyst on right ovary
N83202 left ovarian cyst; ovarian cyst left; cyst on left ovary
N83209 ovarian cyst; cyst on ovary; ovary cyst
N8329 complex ovarian cyst; simple ovarian cyst; hemorrhagic ovarian cyst
N8351 ovarian torsion; twisted ovary
N838 ovarian mass; hematosalpinx; adnexal mass; adnexal cyst
N839 ovary problem
N840 uterine polyp; endometrial polyp; polyp of uterus
N841 cervical polyp; polyp of cervix
N842 vaginal polyp
N850 endometrial hyperplasia
N8500 endometrial hyperplasia; thick endometrium hyperplasia; endometrial hyperplasia unspecified
N8502 atypical endometrial hyperplasia; eih; ein
N852 enlarged uterus; uterine enlargement; bulky uterus
N854 retroverted uterus; tilted uterus; tipped uterus; malposition of uterus
N857 hematometra
N858 uterine disorder; atrophic uterus
N86 cervical erosion; cervical ectropion
N870 cin1; cin i
N871 cin2; cin ii
N879 cervical dysplasia; dysplasia cervix; cervical intraepithelial neoplasia; cin; cervix dysplasia
N882 cervical stenosis uterus; stenosis cervix uteri
N888 cervix disorder; nabothian cyst; cervical lesion
N890 mild vaginal dysplasia; vain 1
N893 vaginal dysplasia
N898 vaginal discharge; leukorrhea; vaginal itching; vaginal odor; vaginal dryness; vaginal pain; vaginal irritation;
    vaginal burning; vaginal discomfort; dry vagina; vaginal itch; discharge from vagina; vaginal lesion; vaginal
    cyst; vaginal symptoms
N899 vaginal problem
N900 vin 1
N903 vulvar dysplasia
N904 vulvar leukoplakia; lichen sclerosus vulva; vulvar dystrophy; vulvar lichen sclerosus
N905 vulvar atrophy
N906 labial hypertrophy; hypertrophy of vulva
N907 vulvar cyst; labial cyst
N90810 fgm; female genital mutilation
N9089 vulvar lesion; labial adhesions; labial lesion; labial fusion; vulvar mass; vulva lump
N909 vulva problem
N910 primary amenorrhea; never had period
N911 secondary amenorrhea; periods stopped
N912 amenorrhea; missed period; no period; absence of menstruation; missed periods; late period; no periods; absent
    periods; lack of period; skipped period; period late
N913 primary oligomenorrhea
N914 secondary oligomenorrhea
N915 oligomenorrhea; infrequent periods; scanty periods; light periods; few periods
N920 heavy menstrual bleeding; hmb; heavy period; heavy menstruation; heavy menstrual flow; excessive menstruation;
    heavy regular periods; frequent periods; polymenorrhea; long periods
N921 metrorrhagia; irregular heavy bleeding; heavy irregular periods; breakthrough bleeding; bleeding between periods
    irregular; irregular bleeding; btb
N922 pubertal menorrhagia
N923 ovulation bleeding; midcycle spotting; intermenstrual bleeding regular
N924 perimenopausal bleeding; premenopausal bleeding; perimenopausal menorrhagia; heavy bleeding perimenopause
N925 irregular periods other; retrograde menstruation
N926 irregular menstruation; irregular cycle; irregular period; period irregular; irregular menstrual cycle; irregular
    menstrual bleeding; erratic periods
N930 postcoital bleeding; bleeding after sex; bleeding after intercourse; bleeding with intercourse
N938 dysfunctional uterine bleeding; dub; other abnormal uterine bleeding; intermenstrual bleeding other;
    dysfunctional bleeding; spotting; spotting between periods
N939 abnormal uterine bleeding; aub; vaginal bleeding; abnormal vaginal bleeding; uterine bleeding; bleeding vagina;
    abnormal bleeding uterus; vb; vaginal bleeding abnormal; vag bleeding
N940 mittelschmerz; ovulation pain; midcycle pain
N9410 dyspareunia; pain with sex; painful sex; painful intercourse; pain with intercourse; hurts during sex; sex
    hurts; sex is painful; pain during sex; painful sex female
N942 vaginismus
N943 pms; premenstrual syndrome; premenstrual tension; premenstrual symptoms
N944 primary dysmenorrhea
N945 secondary dysmenorrhea
N946 painful periods; period cramps; painful menstruation; period pain; menstrual pain; menstrual cramping; bad cramps
    period; cramps with period; painful period; cramps period
N94810 vulvodynia; vestibulitis; vulvar vestibulitis
N94819 vulvodynia; vulvar pain
N9489 female genital pain other; pelvic pain female specified; menstrual symptom other
N949 female pelvic pain gyn
N950 postmenopausal bleeding; pmb; bleeding after menopause; post menopausal bleeding; vaginal bleeding after
    menopause
N951 hot flashes; menopause symptoms; menopause; perimenopause; menopausal; hot flushes; night sweats menopause;
    change of life; perimenopausal symptoms; climacteric; menopausal syndrome; perimenopausal; vms
N952 gsm; genitourinary syndrome of menopause; vaginal dryness menopause; postmenopausal atrophic vaginitis; senile
    vaginitis; vulvovaginal atrophy; vva; dry vagina menopause; thin vaginal walls
N958 menopausal disorder other
N959 menopausal disorder
N96 recurrent miscarriage; habitual aborter; recurrent pregnancy loss; rpl; multiple miscarriages; repeated
    miscarriage; habitual abortion
N970 infertility anovulation; anovulation; anovulatory; not ovulating
N971 tubal infertility; blocked tubes; blocked fallopian tubes; tubal factor
N979 infertility; female infertility; cant get pregnant; trouble getting pregnant; infertile; unable to conceive;
    trouble conceiving; infertility female; difficulty conceiving
N981 ovarian hyperstimulation; ohss
N992 vaginal vault adhesions
N993 vault prolapse after hysterectomy; vaginal vault prolapse; vaginal cuff prolapse
N99820 postop bleeding gu
"""
