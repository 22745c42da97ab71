"""What specialists write in notes, from A0471 to G1223."""

NAMES = """
A0471 recurrent cdi; recurrent cdiff; recurrent c diff; recurrent c diff colitis
A0472 cdiff; clostridioides difficile; c diff colitis; c diff infection
A071 giardiasis
A072 cryptosporidium
A281 bartonella henselae
A310 ntm lung; mycobacterium avium lung; ntm pulmonary disease; pulmonary ntm; m avium complex lung; pulmonary mac;
    mac lung
A311 m marinum; cutaneous ntm; fish tank granuloma; mycobacterium marinum
A312 dmac
A4901 mssa infection
A4902 mrsa infection
A510 primary syphilis; chancre
A515 early latent
A5402 gc vaginitis
A549 gonorrhea; gc infection
A5901 trich vaginitis; trichomoniasis; trich vaginal
A630 condyloma; condylomata; genital warts; condyloma acuminata
A692 lyme; early lyme; lyme em rash
A6922 lyme neuroborreliosis; neuroborreliosis; lyme facial palsy
A770 rmsf
A7749 anaplasmosis
B005 herpes keratitis; herpetic keratitis; herpes simplex keratitis
B0081 herpes hepatitis
B0221 ramsay hunt; zoster oticus; herpes zoster oticus
B0222 zoster trigeminal neuralgia
B0229 postzoster neuralgia
B023 hzo; zoster ophthalmicus; herpes zoster ophthalmicus; zoster eye
B079 verruca; flat warts; verrucae; periungual warts; recalcitrant warts; filiform wart
B181 hbeag negative chronic hepatitis b; chb hepatitis
B182 hcv genotype 1a; hcv genotype 3; hcv genotype 1b
B20 hiv infection symptomatic; hiv on art; hiv well controlled on art; hiv/aids
B259 cmv disease
B270 ebv mono
B351 mycotic nails; mycotic toenails; fungal toenails; thickened mycotic nails
B353 moccasin tinea; interdigital tinea
B370 thrush; oropharyngeal candidiasis
B372 cutaneous candidiasis; candidal intertrigo; candida intertrigo
B373 vvc; recurrent vvc; yeast vaginitis; candida vaginitis
B3781 esophageal candidiasis; candida esophagitis
B389 valley fever
B409 blasto fungal
B440 invasive aspergillosis; ipa aspergillosis
B441 cpa aspergillosis; aspergilloma
B4481 abpa
B451 crypto meningitis
B5801 ocular toxo; ocular toxoplasmosis
B59 pjp; pcp pneumonia; pneumocystis pneumonia; pjp pneumonia
B9681 h pylori; h pylori infection
C01 base of tongue scc; bot cancer
C099 tonsil scc; tonsillar scc
C109 opscc; oropharyngeal scc; oropharyngeal cancer
C119 npc nasopharynx; nasopharyngeal carcinoma
C159 esophageal cancer; esophageal adenocarcinoma; esophageal scc
C160 gej adenocarcinoma; ge junction cancer; gastroesophageal junction adenocarcinoma; gej cancer
C169 gastric adenocarcinoma
C18 colon adenocarcinoma; colonic adenocarcinoma
C20 rectal ca; rectal adenocarcinoma; rectal cancer
C210 anal cancer; anal scc
C220 li-rads 5
C221 intrahepatic cca; klatskin intrahepatic
C23 gallbladder carcinoma
C240 hilar cholangiocarcinoma; klatskin; klatskin tumor; extrahepatic cholangiocarcinoma
C250 pancreas head adenocarcinoma; pdac head; pancreatic head adenocarcinoma
C259 pdac; pancreatic adenocarcinoma; pancreatic ductal adenocarcinoma
C329 laryngeal scc; laryngeal cancer
C34 nsclc; sclc; lung adenocarcinoma; adenocarcinoma of lung
C3411 nsclc rul; right upper lobe nsclc; rul adenocarcinoma
C3412 nsclc lul; left upper lobe nsclc; lul adenocarcinoma
C342 nsclc rml; right middle lobe nsclc
C3431 nsclc rll; right lower lobe nsclc; rll adenocarcinoma
C3432 nsclc lll; left lower lobe nsclc; lll adenocarcinoma
C43 lentigo maligna melanoma; acral melanoma
C44 keratoacanthoma; morpheaform bcc
C450 pleural mesothelioma; mpm pleura
C460 kaposi
C4A merkel; mcc merkel
C50 tnbc; invasive ductal carcinoma; invasive lobular carcinoma
C541 endometrioid adenocarcinoma uterus; endometrioid endometrial ca; uterine serous carcinoma
C56 high grade serous ovarian; hgsoc; hgsc ovary
C609 penile cancer; penile scc
C61 crpc; mcrpc; gleason 7 prostate adenocarcinoma; mhspc; adenocarcinoma of prostate; pca gleason
C64 rcc; clear cell rcc; papillary rcc
C641 right rcc
C642 left rcc
C67 nmibc; mibc; urothelial carcinoma bladder; tcc bladder; urothelial bladder cancer
C693 choroidal melanoma; uveal melanoma
C6931 choroidal melanoma right
C71 glioblastoma; astrocytoma; oligodendroglioma; glioma; anaplastic astrocytoma
C73 ptc thyroid; ftc thyroid; mtc thyroid; papillary thyroid microcarcinoma
C780 pulmonary metastases; lung metastases
C786 peritoneal carcinomatosis; carcinomatosis
C787 liver mets; liver metastases; hepatic metastases
C7931 brain metastases; cerebral metastases; brain metastasis
C7932 leptomeningeal disease; leptomeningeal carcinomatosis; lmd cancer
C7951 bone metastases; osseous metastases; skeletal metastases; bony metastatic disease
C797 adrenal metastasis
C7A012 ileal carcinoid
C7A090 lung carcinoid; bronchial carcinoid; typical carcinoid lung; pulmonary carcinoid
C829 follicular nhl
C830 sll lymphoma; small lymphocytic lymphoma
C831 mcl lymphoma; mantle cell
C833 dlbcl; diffuse large b cell
C837 burkitt
C840 patch stage mf; ctcl mycosis fungoides
C841 sezary; sezary syndrome
C859 nhl
C880 waldenstrom; lpl lymphoma; waldenstrom's; waldenstroms
C9000 rrmm; ndmm
C9001 myeloma in remission; mm in remission
C9002 myeloma in relapse; relapsed myeloma; mm in relapse
C9110 cll; rai stage 0 cll; b-cll
C9112 relapsed cll
C914 hcl leukemia; hairy cell
C9200 aml leukemia; acute myeloid leukemia
C9201 aml in remission; acute myeloid leukemia in remission
C9210 cml chronic phase; chronic phase cml; ph+ cml
C931 cmml
D03 lentigo maligna; mis melanoma
D04 sccis; bowen's; bowen disease; bowens disease; squamous cell carcinoma in situ of skin
D050 lcis; lobular carcinoma in situ
D051 dcis; ductal carcinoma in situ
D069 cin 3; cin iii; cis cervix; cervical cis; adenocarcinoma in situ cervix
D071 vin 3; vin iii; dvin; vulvar hsil
D072 vain 3; vain iii
D090 cis bladder; bladder cis
D110 warthin's; pleomorphic adenoma parotid; parotid pleomorphic adenoma
D120 cecal adenoma
D122 ascending colon adenoma
D123 transverse colon adenoma; hepatic flexure adenoma
D124 descending colon adenoma
D125 sigmoid adenoma
D126 tubular adenoma of colon; colon adenoma; sessile serrated adenoma; ssl colon; ssa colon
D128 rectal adenoma
D134 hepatic adenoma; hepatocellular adenoma
D136 serous cystadenoma of pancreas
D1391 fap
D17 angiolipoma
D1771 renal angiomyolipoma; angiomyolipoma of kidney; kidney angiomyolipoma
D1803 liver hemangioma; hepatic hemangioma; hemangioma of liver
D22 benign nevi; intradermal nevus
D23 dermatofibroma; syringoma; poroma; trichoepithelioma; fibrous papule
D24 fibroadenoma; breast fibroadenoma; intraductal papilloma; breast papilloma
D250 submucosal fibroid; submucosal myoma; figo 2 fibroid
D251 intramural myoma; intramural leiomyoma
D252 subserosal myoma; pedunculated fibroid
D259 myomatous uterus; myomas uterus; leiomyomata
D27 ovarian dermoid; dermoid cyst ovary; mature teratoma ovary; benign ovarian teratoma; ovarian fibroma; ovarian
    cystadenoma
D313 choroidal nevus
D320 parasagittal meningioma; convexity meningioma; skull base meningioma
D333 vestibular schwannoma; acoustic neuroma; acoustic schwannoma
D34 thyroid adenoma; follicular adenoma; follicular adenoma of thyroid
D350 adrenocortical adenoma
D351 parathyroid adenoma
D352 prolactinoma; microprolactinoma; pituitary adenoma; pituitary microadenoma; pituitary macroadenoma;
    macroprolactinoma; microadenoma of pituitary; nonfunctioning pituitary adenoma; nfpa
D45 pcv polycythemia; p vera; jak2 polycythemia
D471 mpn; myeloproliferative neoplasm
D472 mgrs
D473 essential thrombocythemia; et calr; et jak2; essential thrombocytosis; calr thrombocythemia; primary
    thrombocytosis
D550 g6pd deficiency; g6pd deficient; g6pd
D560 alpha thal; hb h disease; hbh disease
D561 beta thal major; thal major
D563 beta thal trait; thal trait; beta thal minor; alpha thal trait
D5700 hbss crisis; vaso-occlusive crisis; voc sickle
D571 hbss
D5720 hbsc; sickle-c; hemoglobin sc
D573 sickle trait; hbas
D591 aiha; warm aiha
D5911 waiha
D5912 cold aiha
D595 pnh; paroxysmal nocturnal hemoglobinuria
D61810 chemo pancytopenia; chemotherapy induced pancytopenia; pancytopenia from chemo
D619 saa anemia
D630 anemia of malignancy; cancer related anemia
D6481 chemotherapy induced anemia; chemo induced anemia; anemia from chemotherapy
D649 normocytic anemia; microcytic anemia
D66 factor 8 deficiency
D67 factor 9 deficiency
D680 vwd
D6801 type 1 vwd; vwd type 1
D6851 fvl; heterozygous fvl; homozygous fvl; factor v leiden carrier
D6852 prothrombin mutation; prothrombin g20210a; factor ii mutation
D6859 antithrombin deficiency; at iii deficiency; thrombophilia inherited
D6861 aps triple positive; antiphospholipid
D690 henoch-schonlein; iga vasculitis; hsp purpura; hsp vasculitis
D693 immune thrombocytopenia
D6959 drug induced thrombocytopenia; chemo induced thrombocytopenia
D701 chemo neutropenia; chemotherapy induced neutropenia; neutropenia from chemo; febrile neutropenia from chemo
D72119 hypereosinophilic syndrome
D72810 lymphopenia
D761 hlh
D801 hypogam
D803 igg subclass deficiency
D806 specific antibody deficiency; polysaccharide antibody deficiency
D839 cvid; common variable immune deficiency
D841 hae; hereditary angioedema; c1 inhibitor deficiency; acquired angioedema c1
D860 pulmonary sarcoid; sarcoid of lung; lung sarcoid
D863 cutaneous sarcoid; lupus pernio
D8682 neurosarcoid; neurosarcoidosis cranial; facial palsy of sarcoid
D8685 cardiac sarcoid; cardiac sarcoidosis
D8686 sarcoid arthritis; lofgren
D869 sarcoid
E02 subclinical hypothyroid; subclinical hypothyroidism
E032 drug induced hypothyroidism; amiodarone hypothyroidism; lithium hypothyroidism; immunotherapy hypothyroidism;
    amiodarone induced hypothyroidism
E038 central hypothyroidism; secondary hypothyroidism; tertiary hypothyroidism
E041 thyroid nodule bethesda ii; ti-rads 3 nodule; tirads 4 nodule; thyroid nodule bethesda iii; cold nodule
    thyroid; ti-rads 4 nodule
E042 mng; nontoxic mng; multiple thyroid nodules; bilateral thyroid nodules
E0500 grave's; graves; graves' hyperthyroidism
E0510 toxic adenoma; toxic nodule; hot nodule thyroid; autonomous nodule; solitary toxic nodule
E0520 tmng; toxic mng; toxic multinodular goiter
E0580 subclinical hyperthyroidism; iatrogenic hyperthyroidism; iatrogenic thyrotoxicosis; suppressed tsh
    overreplacement
E061 dequervain thyroiditis
E063 chronic lymphocytic thyroiditis
E064 amiodarone thyroiditis; amiodarone induced thyrotoxicosis; ait type 2
E065 riedel's
E1129 diabetic microalbuminuria; diabetic albuminuria
E1141 diabetic third nerve palsy
E1144 diabetic lumbosacral plexopathy
E11610 diabetic charcot; charcot foot diabetic; diabetic charcot foot; charcot arthropathy diabetic; charcot foot in
    diabetes
E161 reactive hypoglycemia; postprandial hypoglycemia; post bariatric hypoglycemia; insulinoma hypoglycemia
E201 php1a
E209 hypopara
E210 phpt; primary hpt; primary hyperpara; parathyroid adenoma with hypercalcemia; normocalcemic primary
    hyperparathyroidism
E212 tertiary hpt
E220 acromegaly; growth hormone excess; gh excess
E222 siadh
E230 panhypopit; ghd; growth hormone deficiency; adult ghd; kallmann; central hypogonadism; secondary hypogonadism;
    sheehan
E232 avp deficiency; arginine vasopressin deficiency
E236 empty sella; rathke cleft cyst; rathke's cleft cyst
E240 cushing disease; cushing's disease; pituitary cushing's
E242 iatrogenic cushing's; exogenous cushing's; iatrogenic cushing; steroid induced cushing's
E243 ectopic cushing's
E249 cushing's; hypercortisolism; autonomous cortisol secretion
E250 cah; nccah; nonclassic cah
E2601 conn's; aldosterone producing adenoma
E268 bartter; bartter's
E271 addison's; primary adrenal insufficiency; addisons
E273 steroid induced adrenal insufficiency; drug induced adrenal insufficiency; glucocorticoid induced adrenal
    insufficiency
E2749 hpa axis suppression
E278 adrenal incidentaloma; adrenal hyperplasia
E282 pcos anovulatory
E2839 premature ovarian insufficiency; primary ovarian insufficiency; pof ovary
E291 late onset hypogonadism; testosterone deficiency; androgen deficiency male
E301 cpp puberty; central precocious puberty
E308 premature adrenarche
E310 autoimmune polyglandular; polyglandular autoimmune syndrome; apeced
E3121 multiple endocrine neoplasia 1
E3122 men2a
E43 severe malnutrition; severe pcm
E440 moderate malnutrition; malnutrition moderate
E441 mild malnutrition
E519 b1 deficiency
E531 b6 deficiency
E60 zinc deficiency
E6609 exogenous obesity
E662 pickwickian
E700 pku; phenylketonuria
E7211 hyperhomocysteinemia
E7402 pompe
E7521 fabry; fabry's
E7522 gaucher; gaucher's
E7801 fh lipid; hefh; heterozygous fh; hofh
E782 dysbetalipoproteinemia; type iii hyperlipoproteinemia
E783 chylomicronemia; fcs chylomicronemia; familial chylomicronemia
E7841 high lpa; lpa elevation
E801 pct porphyria
E8021 aip porphyria
E804 gilbert's; gilberts
E8301 wilson's; hepatolenticular degeneration
E83110 hfe hemochromatosis; c282y homozygous; hh homozygous
E83111 transfusional hemosiderosis; transfusional iron overload
E83118 secondary iron overload hemochromatosis
E8331 xlh; x-linked hypophosphatemia
E8339 hyperphosphatemia
E8342 low magnesium
E8352 fhh
E840 cf lung disease; cystic fibrosis with lung disease
E851 hattr; hereditary attr; variant attr; val122ile amyloid; attr polyneuropathy
E8581 al amyloid; al amyloidosis; light chain amyloid
E8582 wild type attr; attrwt; wtattr; attr-cm wild type
E8720 nagma; nongap acidosis
E8770 hypervolemia
E8801 aatd
E881 lipohypertrophy; lipohypertrophy at injection sites
E883 tls tumor
E88810 metsyn
E890 hypothyroidism after thyroidectomy; post thyroidectomy hypothyroidism; post rai hypothyroidism; post-ablative
    hypothyroidism; s/p thyroidectomy hypothyroidism; iatrogenic hypothyroidism; surgical hypothyroidism
E892 postsurgical hypoparathyroidism; hypopara after thyroidectomy; postprocedural hypopara; post-thyroidectomy
    hypocalcemia hypoparathyroidism
E893 hypopituitarism after surgery; post-surgical hypopituitarism; postsurgical hypopit
F015 multi-infarct dementia
F0781 pcs concussion; post concussive syndrome; postconcussion syndrome; post-concussion syndrome; postconcussive
    syndrome; persistent post concussive symptoms
F1010 aud mild
F1020 aud severe; aud moderate
F1021 aud in remission; alcohol use disorder in remission; aud sustained remission; alcohol use disorder in
    sustained remission; aud early remission
F10230 alcohol withdrawal uncomplicated
F1110 oud mild
F12188 chs cannabis
F1220 cud severe
F1520 methamphetamine use disorder severe
F209 scz
F21 schizotypal; schizotypal pd
F22 delusional parasitosis; delusional infestation; delusions of parasitosis
F250 schizoaffective bipolar
F251 schizoaffective depressed
F259 schizoaffective
F29 fep psychosis
F3181 bp2; bpad ii
F319 bpad
F323 psychotic depression; mdd single with psychosis
F3281 premenstrual dysphoria
F333 mdd recurrent severe with psychosis
F341 pdd depression
F3481 dmdd
F422 ocd mixed; mixed ocd; ocd mixed obsessions
F423 hoarding
F424 skin picking; dermatillomania
F430 acute stress disorder
F4312 cptsd; complex ptsd
F4381 pgd grief
F444 functional movement disorder; functional tremor; functional weakness; fnd motor; functional gait disorder; fmd
    functional
F445 pnes; nonepileptic seizures; psychogenic seizures; non-epileptic spells; psychogenic nonepileptic seizures;
    functional seizures; dissociative seizures
F446 functional sensory loss
F449 fnd
F450 somatization
F451 ssd somatic
F4522 bdd; body dysmorphia
F481 depersonalization; derealization; dpdr
F482 pba; pseudobulbar
F5002 anorexia nervosa binge purge; anorexia binge purge
F5082 arfid
F5101 sleep onset insomnia; sleep maintenance insomnia
F5104 psychophysiological insomnia; chronic insomnia disorder
F513 sleepwalking; somnambulism
F514 night terrors; sleep terrors
F602 aspd antisocial; antisocial pd
F603 borderline pd
F605 ocpd
F606 avoidant pd
F607 dependent pd
F6081 npd narcissistic; narcissistic pd
F633 trich hair pulling; hair pulling disorder
F640 gender dysphoria adult
F810 dyslexia; reading disorder
F812 dyscalculia
F82 dcd motor; dyspraxia
F840 asperger's; asd level 1; asd level 2
F913 odd oppositional
F930 separation anxiety
F951 persistent motor tic
F952 tourette; tourette's; tourettes
G061 epidural abscess spine; spinal epidural abscess
G08 cvst; venous sinus thrombosis; sinus vein thrombosis brain; cerebral venous thrombosis
G10 huntington's; huntingtons
G1221 lou gehrig's
G1223 pls motor
"""
