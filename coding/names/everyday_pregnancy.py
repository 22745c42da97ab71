"""Pregnancy and birth."""

NAMES = """
O00 ectopic; tubal pregnancy
O0010 tubal pregnancy; fallopian tube pregnancy; ectopic tubal
O0090 ectopic pregnancy; ectopic; tubal pregnancy unspecified
O019 molar pregnancy; hydatidiform mole; mole pregnancy
O020 blighted ovum; anembryonic pregnancy
O021 missed abortion; missed miscarriage; missed ab; fetal demise early; early fetal demise; silent miscarriage; early
    pregnancy loss missed
O0281 biochemical pregnancy; chemical pregnancy
O034 incomplete miscarriage; incomplete abortion; incomplete ab; incomplete sab; retained products miscarriage
O038 miscarriage with complication
O039 miscarriage; complete miscarriage; spontaneous abortion; sab; complete abortion; pregnancy loss; lost pregnancy;
    miscarriage complete; complete ab; lost the baby; early pregnancy loss
O074 failed abortion
O09 high risk pregnancy; supervision high risk
O0921 history of preterm labor pregnancy; pregnancy with history of preterm labor
O0929 pregnancy with poor obstetric history
O0930 insufficient prenatal care; late prenatal care; no prenatal care
O0940 grand multiparity
O0951 elderly primigravida; ama first pregnancy; advanced maternal age first pregnancy
O0952 elderly multigravida; ama; advanced maternal age; older mother pregnancy
O09529 ama; advanced maternal age; elderly multigravida; pregnant over 35
O0961 young primigravida; teen pregnancy; teenage pregnancy
O0981 ivf pregnancy; pregnancy from assisted reproduction
O0990 high risk pregnancy; supervision of high risk pregnancy; high risk ob; hrp; high risk prenatal
O10 preexisting hypertension in pregnancy; chronic hypertension pregnancy; htn in pregnancy chronic
O1001 chronic hypertension in pregnancy; preexisting hypertension pregnancy
O10919 chronic hypertension in pregnancy; preexisting hypertension in pregnancy
O11 preeclampsia superimposed on chronic hypertension; superimposed preeclampsia
O12 gestational edema; gestational proteinuria; swelling in pregnancy; proteinuria in pregnancy
O1200 gestational edema; swelling in pregnancy; leg swelling pregnancy; edema in pregnancy
O13 gestational hypertension; pregnancy induced hypertension; pih; high blood pressure in pregnancy
O139 gestational hypertension; pregnancy induced hypertension; pih; high blood pressure in pregnancy; ghtn
O1410 severe preeclampsia
O1420 hellp; hellp syndrome
O149 preeclampsia; toxemia; pre eclampsia
O1490 preeclampsia; toxemia of pregnancy; pre eclampsia
O159 eclampsia
O16 hypertension in pregnancy unspecified
O169 maternal hypertension; hypertension in pregnancy unspecified
O200 threatened abortion; threatened miscarriage; threatened ab; bleeding early pregnancy threatened
O209 bleeding in early pregnancy; vaginal bleeding early pregnancy; first trimester bleeding; spotting early
    pregnancy; spotting in pregnancy; bleeding early pregnancy; bleeding first trimester
O210 morning sickness; nausea in pregnancy; hyperemesis mild; vomiting in pregnancy mild; nausea and vomiting of
    pregnancy; nvp; mild hyperemesis; pregnancy nausea
O211 hyperemesis with dehydration; severe hyperemesis; hyperemesis with metabolic disturbance
O219 vomiting of pregnancy; vomiting pregnancy; nausea vomiting pregnancy; vomiting in pregnancy
O2200 varicose veins in pregnancy
O2230 dvt in pregnancy
O2240 hemorrhoids in pregnancy
O23 uti in pregnancy; infection of urinary tract in pregnancy
O2300 pyelonephritis in pregnancy; kidney infection pregnancy
O2310 bladder infection pregnancy
O2340 uti in pregnancy; urinary tract infection in pregnancy; uti pregnant; bladder infection pregnancy
O235 genital infection pregnancy; yeast infection pregnancy; bv in pregnancy
O23599 vaginitis in pregnancy; yeast infection in pregnancy; bv in pregnancy
O240 type 1 diabetes in pregnancy
O241 type 2 diabetes in pregnancy; preexisting type 2 diabetes pregnancy
O244 gestational diabetes; gdm; diabetes of pregnancy; pregnancy diabetes
O2441 gdm; diabetes of pregnancy
O24410 gestational diabetes diet controlled; gdm a1; gdma1; diet controlled gestational diabetes; a1gdm
O24414 gestational diabetes insulin; gdm on insulin; gdma2; insulin controlled gestational diabetes; a2gdm
O24415 gestational diabetes metformin; gdm on metformin; gestational diabetes oral drugs; gdm oral meds
O24419 gestational diabetes; gdm; diabetes of pregnancy; diabetes in pregnancy gestational
O260 excessive weight gain pregnancy; too much weight gain pregnancy
O2600 excessive weight gain in pregnancy
O2610 low weight gain pregnancy
O2620 pregnancy with recurrent pregnancy loss
O264 herpes gestationis
O2664 cholestasis of pregnancy; intrahepatic cholestasis of pregnancy; icp
O26649 cholestasis of pregnancy; icp pregnancy; intrahepatic cholestasis of pregnancy; obstetric cholestasis
O2683 kidney disease pregnancy
O2684 size date discrepancy; uterine size date discrepancy; large for dates; small for dates
O26849 size date discrepancy; size not equal to dates; s>d; s<d
O2685 spotting in pregnancy
O26859 spotting complicating pregnancy; spotting in pregnancy; spotting pregnant
O2687 cervical shortening; short cervix
O26879 short cervix; cervical shortening
O2689 back pain in pregnancy; pelvic pain pregnancy; round ligament pain; headache in pregnancy
O26899 round ligament pain; pregnancy pain; abdominal pain in pregnancy; back pain in pregnancy; pelvic pain in
    pregnancy; cramping in pregnancy; rh negative mother; headache in pregnancy
O280 abnormal antenatal blood screen; abnormal quad screen
O283 abnormal prenatal ultrasound; abnormal ob ultrasound
O285 abnormal genetic screen pregnancy
O29 anesthesia complication pregnancy
O30 twins; multiple gestation; twin pregnancy
O3000 twin pregnancy unspecified; twins; twin pregnancy; twin gestation
O30009 twins; twin pregnancy; twin gestation
O3003 monochorionic diamniotic twins; mono di twins; modi twins
O3004 dichorionic diamniotic twins; di di twins; didi twins
O3010 triplets; triplet pregnancy
O320 unstable lie
O321XX0 breech; breech presentation; breech baby
O322XX0 transverse lie
O331 pelvic contraction
O339 cephalopelvic disproportion; cpd
O341 fibroids in pregnancy
O3410 fibroids in pregnancy
O3421 previous cesarean; prior c section; previous c section pregnancy; history of cesarean pregnancy; vbac; previous
    csection; prior cesarean
O34211 previous low transverse cesarean; prior low transverse c section
O34219 previous cesarean; prior c section; previous c section pregnancy; history of cesarean in pregnancy; vbac; tolac
O343 cervical incompetence; incompetent cervix; cervical insufficiency
O3430 cervical incompetence; incompetent cervix
O351 chromosomal abnormality fetus
O359 fetal abnormality suspected
O360 rh isoimmunization; rhesus isoimmunization; anti d
O3601 anti d sensitization
O3609 rh isoimmunization; rh sensitization
O36119 isoimmunization
O364XX0 fetal death; iufd; stillbirth in utero; intrauterine fetal demise; fetal demise
O365 fetal growth restriction; iugr; poor fetal growth; small for gestational age fetus; fgr; intrauterine growth
    restriction; sga fetus; small baby in womb; growth restriction
O3659 iugr; fetal growth restriction; poor fetal growth; fgr; sga; intrauterine growth restriction
O366 large for gestational age; lga; macrosomia; excessive fetal growth; big baby; large fetus
O3660X0 lga; macrosomia; large for gestational age; excessive fetal growth; big baby
O368 decreased fetal movement; reduced fetal movement
O3680X0 viability uncertain; pregnancy of uncertain viability; inconclusive fetal viability
O3681 decreased fetal movement; baby not moving; reduced fetal movement; dfm
O36819 decreased fetal movement; dfm; baby not moving; reduced fetal movement; less fetal movement
O40 polyhydramnios; too much amniotic fluid; high afi
O409XX0 polyhydramnios; too much amniotic fluid
O410 oligohydramnios; low amniotic fluid; low afi
O4100X0 oligohydramnios; low amniotic fluid
O4112 chorioamnionitis
O42 prom; premature rupture of membranes; pprom; water broke early; srom; water broke
O4290 prom; premature rupture of membranes; water broke; leaking fluid pregnancy; rupture of membranes
O43 placenta disorder
O440 placenta previa
O4400 placenta previa; low placenta covering
O444 low lying placenta
O4440 low lying placenta
O459 placental abruption; abruption; abruptio placentae
O4590 placental abruption; abruption
O469 antepartum hemorrhage; bleeding in pregnancy; vaginal bleeding in pregnancy; vaginal bleeding pregnancy third
    trimester
O4690 antepartum hemorrhage; vaginal bleeding in pregnancy; bleeding while pregnant; bleeding pregnancy
O470 false labor before 37 weeks; preterm contractions; braxton hicks
O4700 braxton hicks; preterm contractions; false labor
O471 false labor after 37 weeks; false labor at term
O479 false labor; contractions; braxton hicks contractions
O480 post term pregnancy; post dates; past due date; 41 weeks; overdue pregnancy; postdates
O481 prolonged pregnancy; 42 weeks
O600 preterm labor without delivery; preterm labor; ptl; premature labor
O6000 preterm labor; ptl; premature labor
O6010X0 preterm delivery; preterm birth; premature delivery
O619 failed induction
O620 failure to progress; arrest of labor; ftp labor
O630 prolonged labor first stage
O660 shoulder dystocia
O700 first degree perineal laceration; first degree tear delivery
O701 second degree perineal laceration; second degree tear delivery; perineal tear second degree
O702 third degree perineal laceration; third degree tear delivery
O703 fourth degree perineal laceration
O721 postpartum hemorrhage; pph; bleeding after delivery; hemorrhage after birth
O722 delayed postpartum hemorrhage
O730 retained placenta
O731 retained products of conception; rpoc
O80 normal delivery; vaginal delivery; nsvd; svd; normal vaginal delivery; uncomplicated delivery; spontaneous vaginal
    delivery
O82 cesarean delivery; c section; c-section; cesarean; csection; elective cesarean; cesarean section
O85 puerperal sepsis
O860 c section wound infection; infection of obstetric wound
O8600 c section infection; infected c section incision; cesarean wound infection
O8612 endometritis after delivery; postpartum endometritis
O871 dvt postpartum
O872 hemorrhoids postpartum
O900 c section wound dehiscence; disruption of cesarean wound
O901 perineal wound dehiscence; episiotomy breakdown
O903 peripartum cardiomyopathy; postpartum cardiomyopathy
O905 postpartum thyroiditis
O906 postpartum blues; baby blues; postpartum mood disturbance
O9081 anemia of the puerperium; postpartum anemia
O910 nipple infection postpartum
O911 breast abscess postpartum
O9112 breast abscess postpartum
O912 lactational mastitis; mastitis breastfeeding; puerperal mastitis
O9122 lactational mastitis; mastitis postpartum; puerperal mastitis
O9123 mastitis breastfeeding; lactation mastitis; nursing mastitis; mastitis while nursing; mastitis with lactation
O92 breast problem pregnancy
O9213 cracked nipple lactation; sore nipples breastfeeding; cracked nipples breastfeeding
O924 low milk supply; insufficient milk; hypogalactia; poor milk supply; not enough breast milk
O925 suppressed lactation
O9279 breast engorgement postpartum; engorgement; lactation disorder; engorged breasts; lactation problem; trouble
    breastfeeding mother; difficulty breastfeeding mother
O99 disease complicating pregnancy
O990 anemia in pregnancy; iron deficiency pregnancy
O99019 anemia in pregnancy; anemia complicating pregnancy
O9921 obesity in pregnancy; obesity complicating pregnancy
O99210 obesity in pregnancy; obese pregnant
O9928 hypothyroidism in pregnancy; thyroid disease in pregnancy
O99280 hypothyroidism in pregnancy; thyroid disease in pregnancy
O9932 drug use in pregnancy
O9933 smoking in pregnancy; tobacco use in pregnancy
O99330 smoking in pregnancy; tobacco use in pregnancy; smokes while pregnant; smoker pregnant
O9934 depression in pregnancy; anxiety in pregnancy; mental disorder in pregnancy
O99340 depression in pregnancy; anxiety in pregnancy; mental disorder in pregnancy
O99345 postpartum anxiety; depression postpartum preexisting
O9951 asthma in pregnancy; respiratory disease pregnancy
O99519 asthma in pregnancy
O9981 abnormal glucose pregnancy; failed glucose test pregnancy; abnormal glucola
O99810 abnormal glucose in pregnancy; elevated one hour glucose; failed glucola; abnormal gtt pregnancy
O9982 gbs carrier pregnancy; group b strep carrier pregnancy
O99820 gbs positive pregnancy; group b strep positive pregnancy; gbs carrier; gbs positive; group b strep carrier in
    pregnancy
O9A21 injury in pregnancy
"""
