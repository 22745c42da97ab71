"""What specialists write in notes, from J8481 to M774."""

NAMES = """
J8481 lam lung; pulmonary lam
J8482 plch; pulmonary langerhans; langerhans of lung
J90 exudative effusion lung; parapneumonic effusion
J910 mpe pleural
J9383 spontaneous pneumothorax recurrent
J9503 tracheal stenosis post trach
J9601 ahrf
J9612 chronic hypercarbic respiratory failure; hypercarbic respiratory failure chronic
J9819 atelectasis
J986 paralyzed hemidiaphragm; diaphragmatic paralysis; phrenic nerve palsy
K112 sialadenitis
K115 sialolith; salivary stone; salivary gland stone; parotid stone
K116 mucocele of lip; oral mucocele
K117 sialorrhea; drooling sialorrhea
K120 aphthous ulcer; canker sore; aphthae
K1321 oral leukoplakia; leukoplakia of tongue
K143 hairy tongue
K146 burning mouth; burning mouth syndrome
K200 esophageal eosinophilia
K2080 pill esophagitis; lymphocytic esophagitis; drug induced esophagitis
K2081 radiation esophagitis; pill esophagitis bleeding
K2100 erosive esophagitis; la grade b esophagitis; la grade a esophagitis; la grade c esophagitis; la grade d
    esophagitis
K219 nerd reflux; nonerosive reflux
K222 schatzki; schatzki's ring; esophageal ring; esophageal stricture; peptic stricture
K224 jackhammer esophagus; esophageal spasm; distal esophageal spasm; esophageal dysmotility; ineffective esophageal
    motility; hypercontractile esophagus
K225 zenker; zenker's; zenkers diverticulum; epiphrenic diverticulum
K2270 barrett's; barretts; short segment barrett's; nondysplastic barrett's; ndbe; long segment barrett's
K22710 barrett's with low grade dysplasia; barrett's with lgd; barretts lgd
K22711 barrett's with high grade dysplasia; barrett's with hgd
K2289 esophageal leukoplakia; glycogenic acanthosis
K259 gastric ulcer; pyloric channel ulcer; antral ulcer
K269 duodenal ulcer; duodenal bulb ulcer
K289 marginal ulcer; anastomotic ulcer; gastrojejunal ulcer
K2940 atrophic gastritis; autoimmune gastritis
K2950 chronic inactive gastritis
K2960 reactive gastropathy; bile gastritis; chemical gastropathy; bile reflux gastritis
K30 nonulcer dyspepsia; epigastric pain syndrome; postprandial distress syndrome
K311 gastric outlet obstruction
K317 fundic gland polyp; gastric polyp; hyperplastic gastric polyp
K31819 watermelon stomach; gastric antral vascular ectasia; gastric angioectasia
K3184 delayed gastric emptying; diabetic gastroparesis
K3189 portal hypertensive gastropathy; phg; gastric dysmotility; cameron lesion; achlorhydria
K31A0 gim; intestinal metaplasia of stomach
K439 spigelian hernia
K449 paraesophageal hernia
K5000 ileal crohn's; small bowel crohn's
K50012 stricturing ileal crohn's; crohn's ileal stricture
K50013 fistulizing ileal crohn's
K5010 crohn's colitis; colonic crohn's
K5080 crohn's of small and large bowel
K50813 ileocolonic crohn's with fistula
K50912 stricturing crohn's; crohn's stricture
K50913 fistulizing crohn's
K5100 extensive uc; pan-uc
K5130 ulcerative proctosigmoiditis; uc proctosigmoiditis
K5150 distal uc
K520 radiation proctitis acute
K521 drug induced diarrhea; checkpoint inhibitor colitis; immune mediated colitis; chemotherapy induced diarrhea;
    metformin diarrhea
K551 chronic mesenteric ischemia; mesenteric angina; intestinal angina
K5520 colonic avm; colonic angiodysplasia; cecal avm; angioectasia colon
K5521 bleeding colonic avm; bleeding angiodysplasia
K5720 complicated diverticulitis; diverticulitis with abscess; perforated diverticulitis
K5730 pandiverticulosis; left sided diverticulosis; diverticular disease
K5731 diverticular bleed; diverticular hemorrhage
K5732 sigmoid diverticulitis; uncomplicated diverticulitis; recurrent diverticulitis
K580 ibsd
K581 ibsc
K582 ibs-m; ibsm
K588 post infectious ibs; pi-ibs
K5901 colonic inertia
K5902 outlet constipation; dyssynergic defecation; pelvic floor dyssynergia; dyssynergia defecation
K5909 refractory constipation
K603 fistula in ano; fistula-in-ano; perianal fistula
K626 stercoral ulcer; solitary rectal ulcer; srus
K627 radiation proctopathy
K6282 ain anal; anal dysplasia; ain 1; ain 2
K6381 dieulafoy colon
K638211 hydrogen sibo
K63822 sifo; fungal overgrowth small bowel
K63829 methanogen overgrowth; intestinal methanogen
K640 grade 1 hemorrhoids; grade i hemorrhoids
K641 grade 2 hemorrhoids; grade ii hemorrhoids
K642 grade 3 hemorrhoids
K643 grade 4 hemorrhoids
K645 thrombosed external hemorrhoid
K652 sbp
K700 alcoholic steatosis; alcohol fatty liver
K7010 alcohol hepatitis; etoh hepatitis; alcohol-associated hepatitis
K7030 alcohol cirrhosis; etoh cirrhosis; alcohol related cirrhosis
K7031 etoh cirrhosis with ascites; alcohol cirrhosis with ascites
K709 alcohol associated liver disease; alcohol related liver disease; etoh liver disease
K719 dili; drug induced liver injury; drug-induced hepatotoxicity
K7469 posthepatitic cirrhosis
K754 aih
K7581 mash; metabolic steatohepatitis
K760 mafld; steatotic liver; hepatic steatosis on ultrasound
K761 congestive hepatopathy; nutmeg liver; cardiac liver; passive congestion of liver
K766 csph
K767 hrs-aki
K7681 hps liver
K7689 focal nodular hyperplasia; fnh; fnh of liver
K8000 acute calculous cholecystitis
K8010 chronic calculous cholecystitis
K8020 biliary colic; gallbladder stones
K8050 cbd stone; common bile duct stone; cbd stones
K811 chronic acalculous cholecystitis
K824 cholesterolosis; cholesterol polyp gallbladder
K828 biliary dyskinesia; adenomyomatosis of gallbladder; gallbladder dyskinesia; low gallbladder ef; gallbladder
    sludge
K8301 psc cholangitis
K831 biliary stricture; biliary obstruction
K838 biliary dyskinesia of sphincter; choledochal sludge
K8520 acute alcoholic pancreatitis
K860 alcoholic chronic pancreatitis; etoh chronic pancreatitis; chronic alcoholic pancreatitis
K861 hereditary pancreatitis; autoimmune pancreatitis
K862 pancreatic cyst; cystic lesion of pancreas
K863 pancreatic pseudocyst
K8681 pei pancreas
K9089 bile acid malabsorption; bile acid diarrhea; bile salt diarrhea; bam diarrhea
K911 early dumping
K922 gi bleed; upper gi bleed; lower gi bleed
L0301 paronychia of thumb
L0501 infected pilonidal cyst
L0591 pilonidal disease; pilonidal
L088 pitted keratolysis
L100 pv pemphigus
L102 pemphigus foliaceus
L111 grover's; grovers; transient acantholytic dermatosis; grover disease; grover's disease
L120 bp pemphigoid; nonbullous pemphigoid
L121 mmp; mucous membrane pemphigoid
L130 duhring
L2089 adult atopic dermatitis flexural
L270 drug eruption; morbilliform drug eruption; dress drug rash; generalized drug eruption; exanthematous drug
    eruption; acneiform eruption from drug; egfr inhibitor rash
L271 fixed drug eruption
L280 lsc; neurodermatitis
L281 pn nodules; picker's nodules
L292 vulvar pruritus
L298 notalgia paresthetica; brachioradial pruritus; aquagenic pruritus
L300 discoid eczema
L301 dyshidrosis; dyshidrotic eczema; pompholyx; dyshidrotic hand eczema
L302 id reaction; autoeczematization; autosensitization dermatitis
L304 intertrigo; inframammary intertrigo
L308 hand eczema; hand dermatitis; asteatotic eczema; eczema craquele
L400 pso vulgaris; plaque pso
L401 gpp
L403 palmoplantar pustulosis; ppp psoriasis; palmoplantar pustular psoriasis
L404 guttate pso
L4050 psa arthritis; psa psoriatic
L4053 axial psa; axial psoriatic arthritis
L408 inverse psoriasis; nail psoriasis; scalp psoriasis; intertriginous psoriasis; psoriasis scalp
L410 pleva; pityriasis lichenoides acute
L411 plc pityriasis
L438 oral lichen planus; erosive lichen planus; olp; cutaneous lichen planus
L439 lp skin lichen
L501 chronic spontaneous hives; chronic hives
L503 dermatographism; dermographism; dermatographia
L508 pressure urticaria
L565 porokeratosis
L570 actinic cheilitis
L578 solar elastosis; dermatoheliosis; favre-racouchot
L580 acute radiation dermatitis
L581 chronic radiation dermatitis
L589 radiation dermatitis
L600 onychocryptosis
L602 onychauxis; ram's horn nail
L603 dystrophic nails; dystrophic toenails; dystrophic nail; brittle nails; trachyonychia; onychodystrophy
L608 pincer nail; melanonychia
L640 drug induced androgenetic alopecia
L649 androgenetic alopecia; female pattern hair loss; male pattern baldness; fphl; male pattern hair loss; mphl;
    pattern hair loss; pattern alopecia
L661 lpp scalp
L663 perifolliculitis capitis; dissecting cellulitis of scalp; dissecting cellulitis scalp
L669 scarring alopecia
L700 comedonal acne; nodulocystic acne
L705 acne excoriee; excoriated acne
L710 periorificial dermatitis
L711 phymatous rosacea
L718 erythematotelangiectatic rosacea; etr rosacea; ocular rosacea; rosacea ocular
L720 epidermoid; eic skin; milia; milium
L722 steatocystoma
L731 pfb; pseudofolliculitis; razor bumps
L732 acne inversa
L740 heat rash; miliaria; prickly heat
L7451 axillary hyperhidrosis; palmar hyperhidrosis
L74510 hyperhidrosis axillae
L80 vitiligo nonsegmental
L814 lentigines; pih skin; post inflammatory hyperpigmentation; solar lentigines
L818 idiopathic guttate hypomelanosis
L820 isk; isks
L821 sks; seb k; seb ks; stucco keratosis; dpn papules; dermatosis papulosa nigra
L84 hpk; hyperkeratotic lesions; heloma; tyloma; intractable plantar keratosis; ipk; heloma molle; heloma durum
L851 acquired keratoderma; acquired palmoplantar keratoderma
L853 xerotic skin
L88 peristomal pyoderma
L8915 sacral pressure injury; sacral decubitus; coccygeal pressure injury; sacral decubitus ulcer
L892 trochanter pressure ulcer; trochanteric pressure injury; trochanteric decubitus
L8931 right ischial pressure ulcer; right ischial pressure injury
L8932 left ischial pressure ulcer; left ischial pressure injury
L896 heel pressure injury; heel decubitus; pressure injury heel; heel dti
L899 pressure injury
L900 lichen sclerosus extragenital; lichen sclerosus
L905 acne scarring
L906 striae
L922 granuloma faciale
L930 dle; discoid lupus; chronic cutaneous lupus; discoid lupus scalp
L931 scle; subacute cutaneous lupus
L940 morphea; localized scleroderma
L941 en coup de sabre
L980 lobular capillary hemangioma
L982 sweet's; sweet syndrome; sweet's syndrome
M009 septic arthritis; septic joint
M023 reiter's; reiter syndrome
M051 rheumatoid lung
M061 aosd; adult still's
M076 ibd arthritis; enteropathic arthritis; ibd associated arthropathy
M08 jia
M082 systemic jia; sjia; systemic onset jia
M083 poly jia rf negative; polyarticular jia seronegative
M0840 oligo jia; oligoarticular jia; pauciarticular jia
M112 pseudogout; calcium pyrophosphate arthritis; cppd arthritis
M150 polyarticular oa
M151 heberden
M154 erosive oa; erosive hand oa; erosive osteoarthritis
M16 coxarthrosis
M17 gonarthrosis; tricompartmental oa; tricompartmental arthritis; medial compartment oa
M18 cmc oa; thumb cmc oa; basal joint arthritis; basal thumb arthritis; cmc djd; 1st cmc oa; basilar thumb
    arthritis; thumb carpometacarpal oa
M1901 glenohumeral arthritis; gh oa; ac joint arthritis; ac arthrosis; acromioclavicular arthritis; ac joint oa;
    glenohumeral oa; ac oa
M1903 slac wrist; snac wrist; radiocarpal arthritis
M1907 midfoot arthritis; midfoot oa; tibiotalar arthritis; subtalar arthritis
M200 boutonniere; boutonniere deformity
M2002 boutonniere finger
M2003 swan neck; swan-neck
M201 bunion; hallux abducto valgus; bunion deformity
M202 hallux limitus; big toe arthritis stiff; first mtp oa; 1st mtp arthritis; first mtp arthritis
M204 hammertoe; claw toe lesser; mallet toe; hammertoes; 2nd hammertoe
M205X crossover toe; overlapping toe
M2116 bowleg
M2137 dropfoot
M214 pes planus; flatfoot; flat foot; acquired flatfoot; fallen arch; adult acquired flatfoot; aafd; pcfd
M2162 tailor's bunion; tailors bunion
M216X pes cavus; cavus foot; gastroc equinus; cavovarus foot; equinus deformity
M217 leg length discrepancy; limb length discrepancy; leg length inequality
M220 recurrent patellar dislocation
M221 patellar subluxation; recurrent patellar subluxation; patellar instability; patella instability
M222 pfps; anterior knee pain syndrome; patellofemoral tracking; patellofemoral maltracking
M224 chondromalacia patella
M232 degenerative meniscal tear; degenerative meniscus tear; chronic meniscal tear; degenerative tear of meniscus
M235 chronic acl deficiency; acl deficient knee
M2351 chronic acl deficiency right
M2415 degenerative labral tear hip
M2441 recurrent shoulder instability anterior
M2466 arthrofibrosis; knee arthrofibrosis; arthrofibrosis knee
M2531 multidirectional instability; mdi shoulder; glenohumeral instability
M2537 cai ankle
M2561 gird; glenohumeral internal rotation deficit
M2566 stiffness after tka
M2585 femoroacetabular impingement; fai hip; fai; cam impingement; pincer impingement; cam lesion hip; femoral
    acetabular impingement
M301 egpa; churg-strauss; eosinophilic granulomatosis with polyangiitis
M303 kawasaki; kawasaki disease
M310 leukocytoclastic vasculitis; lcv; cutaneous small vessel vasculitis; anti-gbm disease
M3119 ttp; ittp
M3130 wegener's
M3131 gpa with renal involvement; gpa with glomerulonephritis
M314 takayasu; takayasu's arteritis
M315 giant cell arteritis with polymyalgia
M316 temporal arteritis; cranial arteritis
M317 mpa vasculitis
M3213 lupus lung
M3214 ln class v
M3219 lupus serositis; lupus pleuritis
M331 amyopathic dermatomyositis; clinically amyopathic dermatomyositis
M341 lcssc; limited scleroderma; limited systemic sclerosis; crest syndrome
M3481 ssc-ild; scleroderma ild; scleroderma lung
M349 scleroderma; ssc; dcssc; diffuse scleroderma
M350 sjogren's; sjogren; sjogrens; primary sjogren's
M351 mctd; scleroderma myositis overlap
M352 behcet; behcet's; behcets
M357 joint hypermobility; hsd hypermobility; hypermobility spectrum disorder; benign joint hypermobility
M3589 igg4 disease; igg4-rd
M359 uctd; undifferentiated connective tissue disease; undifferentiated ctd; undifferentiated connective tissue
    disorder
M41124 ais thoracic; thoracic ais
M4124 adolescent scoliosis
M4180 degenerative scoliosis; adult degenerative scoliosis
M419 dextroscoliosis; levoscoliosis
M420 scheuermann; scheuermann's; scheuermann kyphosis
M4306 pars defect; pars stress fracture; l5 pars defect; spondylolysis l5
M431 isthmic spondylolisthesis
M4312 cervical anterolisthesis
M4316 l4-5 spondylolisthesis; l4-l5 spondylolisthesis; lumbar anterolisthesis; anterolisthesis l4 on l5
M4317 l5-s1 spondylolisthesis; anterolisthesis l5 on s1
M459 axspa; radiographic axial spondyloarthritis; r-axspa; marie-strumpell
M45A nr-axspa; nonradiographic axspa
M461 si joint inflammation; sacroiliitis on mri
M4626 vertebral osteomyelitis lumbar; lumbar osteomyelitis; lumbar vertebral osteomyelitis
M4712 csm; cervical spondylotic myelopathy; dcm cervical
M4722 cervical spondylotic radiculopathy
M47812 cervical facet arthropathy; cervical facet syndrome; facet mediated neck pain; cervical facet arthritis;
    cervical facet pain
M47814 thoracic facet arthropathy
M47816 lumbar facet arthropathy; lumbar facet syndrome; facet mediated low back pain; lumbar facet arthritis; facet
    arthropathy lumbar; facet arthrosis lumbar; lumbar facet pain; facet arthropathy l4-5; facet arthropathy l3-4
M47817 l5-s1 facet arthropathy; facet arthropathy l5-s1; lumbosacral facet arthropathy
M48061 lss without claudication
M48062 neurogenic claudication; lumbar stenosis with neurogenic claudication; lss with neurogenic claudication;
    pseudoclaudication lumbar
M481 diffuse idiopathic skeletal hyperostosis; forestier
M4856 lumbar compression fracture nontraumatic; pathologic l1 compression fracture
M502 herniated cervical disc; cervical disc herniation; cervical disc protrusion
M503 degenerative disc cervical; degenerative disc disease neck
M5116 l4-5 hnp with radiculopathy
M5117 l5-s1 hnp with radiculopathy; l5-s1 disc herniation with radiculopathy; lumbosacral disc with radiculopathy
M5124 thoracic disc herniation; thoracic hnp
M5126 lumbar hnp; l4-5 disc herniation; l4-5 hnp; lumbar disc protrusion; l3-4 disc herniation
M5127 l5-s1 disc herniation; l5-s1 hnp; l5-s1 disc protrusion; lumbosacral disc herniation
M5134 thoracic ddd; ddd thoracic; thoracic disc degeneration
M5136 discogenic low back pain; lumbar discogenic pain; l4-5 ddd
M5137 l5-s1 ddd; lumbosacral ddd; ddd l5-s1; degenerative disc disease l5-s1
M533 coccydynia; si joint dysfunction; sacroiliac joint pain; si joint pain; sij dysfunction; sij pain; sacroiliac
    dysfunction; tailbone pain; sacroiliac joint dysfunction
M5412 cervical radiculitis; c5-6 radiculopathy
M5414 thoracic radiculitis
M5416 lumbar radiculitis
M5417 lumbosacral radiculitis; l5-s1 radiculopathy
M6150 heterotopic ossification
M6208 diastasis recti; rectus diastasis
M6282 rhabdo
M6289 pelvic floor tension; pelvic floor dysfunction hypertonic; high tone pelvic floor; hypertonic pelvic floor;
    pelvic floor hypertonicity; levator spasm pelvic
M653 stenosing tenosynovitis finger; stenosing flexor tenosynovitis; trigger digit
M654 dequervain; dequervains; first dorsal compartment tenosynovitis; radial styloid tenosynovitis; dequervain's
    tenosynovitis
M674 mucous cyst digit; mucous cyst finger; paralabral cyst
M6744 retinacular cyst finger; digital mucous cyst; ganglion finger; digital mucoid cyst
M704 housemaid's knee
M705 pes bursitis; pes anserine bursitis; pes anserinus bursitis; infrapatellar bursitis
M706 gtps; trochanteric pain
M707 iliopsoas bursitis; ischiogluteal bursitis
M712 baker's cyst; bakers cyst; popliteal cyst; baker cyst
M720 dupuytren; dupuytren's; dupuytrens; palmar fibromatosis; dupuytren contracture
M722 plantar fibroma; plantar fibromatosis; plantar fasciosis; ledderhose; plantar fasciopathy
M7510 rotator cuff tear atraumatic; supraspinatus tendinopathy; cuff tendinopathy; degenerative cuff tear
M7511 partial thickness supraspinatus tear; partial cuff tear; bursal sided tear cuff; articular sided cuff tear;
    partial supraspinatus tear
M7512 full thickness supraspinatus tear; full-thickness cuff tear; massive cuff tear; massive rotator cuff tear;
    full thickness cuff tear
M752 biceps tendinopathy proximal; biceps tendonitis; biceps tenosynovitis
M753 calcific tendinopathy shoulder; calcific rotator cuff; calcific tendonitis of shoulder
M754 sais
M755 subdeltoid bursitis
M760 gluteal tendinopathy; gluteus medius tendinopathy; gluteus medius tendinitis
M761 iliopsoas tendinitis; snapping hip psoas
M763 itb syndrome
M765 jumper's knee; patellar tendinopathy; patella tendonitis; jumpers knee; patellar tendonitis
M766 insertional achilles; noninsertional achilles; achilles tendinosis; insertional achilles tendinopathy; achilles
    tendonitis
M767 peroneal tendinopathy; peroneal tendonitis; peroneal tenosynovitis
M7681 anterior tibial tendinitis; tibialis anterior tendinopathy
M7682 pttd; ptt dysfunction; posterior tibial tendon dysfunction; post tib tendinitis; posterior tibial
    tendinopathy; tibialis posterior dysfunction
M770 medial epicondylosis; medial epicondylalgia; flexor pronator tendinopathy
M771 lateral epicondylosis; lateral epicondylalgia; common extensor tendinopathy
M774 forefoot overload
"""
