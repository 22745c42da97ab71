"""
The words around a diagnosis that only ever tell of an established condition, its course, or its treatment.

A word stands here when no sentence that doubts, denies or takes back a diagnosis needs it.  Words that judge ("agree",
"fits", "first thought"), that tell of another time ("was", "then"), or that look for something ("labs", "for possible")
do not, however often a note says them in a harmless way: an unread word costs a look, a misread one a wrong diagnosis.
Names of diseases, parts of the body and drugs come from the code set and need not stand here.
"""

import re

# What ties words together.
_JOINS = """
    a an the and of in on at to with w w/ from by due secondary 2/2 per also plus & while during both each this
    these her his their she he they pt pt's patient patient's has have having is are be remains remain since still
    again today now currently daily nightly weekly monthly yearly year years yr yrs month months mo mos week weeks
    wk wks day days hour hours hr hrs am pm morning evening night bedtime x times time once twice q qd qhs bid tid
    qid prn po im iv sq subq sc topical topically as-needed known side sides more little very well good
"""
# What a condition is like.
_STATES = """
    stable controlled uncontrolled well-controlled goal improved improving improvement better worse worsening
    worsened active chronic acute subacute recurrent persistent ongoing longstanding new newly diagnosed dx
    established mild moderate severe minor marked significant early late advanced progressive intermittent constant
    frequent daily compensated decompensated symptomatic asymptomatic healing complicated uncomplicated localized
    diffuse right left bilateral upper lower medial lateral anterior posterior proximal distal dominant nondominant
    initial subsequent encounter first second third type stage grade class fair poor poorly adequately optimally
    suboptimal high low higher elevated increased decreased flare flaring flared exacerbation requiring requires
    needs needing dependent insulin-dependent responding responds tolerating tolerates tolerated doing bothersome
    painful itchy swollen tender red warm confirmed documented proven positive biopsy-proven
"""
# What is done for it.
_CARE = """
    continue continues continued cont continuing start starts started starting begin begins began increase increases
    increasing inc add adds added adding switch switched switching change changed changes decrease decreasing reduce
    reduced lower taper tapering titrate titrated titration refill refills refilled rx rx'd prescribe prescribed
    renew renewed adjust adjusted dose doses dosing dosage maintain maintained use uses using take takes taking
    given administered apply applied inject injected injection injections treat treated treating treatment tx
    therapy management manage managed med meds medication medications medicine medicines drug drugs tab tabs tablet
    tablets cap caps capsule capsules pill pills drop drops spray sprays puff puffs patch cream ointment gel lotion
    inhaler nebulizer neb nebs antibiotic antibiotics abx insulin steroid steroids ice heat rest elevate elevation
    brace splint boot sling crutches cast wrap compression stockings cpap diet exercise exercises weight loss
    low-salt salt fluids hydration sodium carb carbs calorie calories nutrition dietitian pt ot physical
    occupational follow follows followed following follow-up followup f/u fu recheck rechecked return rtc monitor
    monitoring monitored labs lab a1c bmp cmp cbc lipids lipid panel tsh creatinine egfr bp bps blood pressure
    pressures sugar sugars glucose refer referred referral referrals cardiology nephrology endocrinology endocrine
    podiatry ophthalmology neurology rheumatology dermatology urology gyn ortho orthopedics psychiatry psychology
    pulmonology pulm gi ent oncology surgery surgeon specialist clinic annual annually eye foot exam care plan
    supportive symptomatic otc home supervised scheduled mg mcg ml g units unit iu meq tbsp tsp percent total supply
    dispense disp sig pharmacy form forms note work school
"""

# Further words of treatments, measures, people who treat, and everyday things.
_THINGS = """
    u unit's hgb hct hb wbc plt platelets ferritin iron psa pth uacr egfr gfr crp esr bnp tibc folate vitamin vit
    bun mm cm kg lb lbs deg ml/kg mg/kg mg/dl mmhg kcal min mins minutes hour sec bpm percent score ef fev1 ahi tir
    cgm injects injecting chewable suspension liquid powder syringe pen pump vial packet bottle pack box kit
    refillable suppository enema lozenge lozenges gum nrt lidocaine lido wash soap shampoo emollient moisturizer
    sunscreen mask spacer controller rescue maintenance preventive prophylactic adjunct generic brand extended
    release xr sr cr dr combo combination oral orally inhaled nasal ophthalmic otic rectal vaginal transdermal
    subcutaneous subcutaneously intramuscular intravenous water juice coffee caffeine beer alcohol sun heat cold
    irrigated irrigation debrided debridement pared trimmed sutured stapled glued dressed dressing dressings foam
    alginate gauze bandage cleaned rinse rinses soak soaks packing drained drainage incised aspirated aspirate
    anesthetized curette curetted cautery cryo cryotherapy frozen nitrogen paring burr excised excision shaved
    biopsied removal offloading shoe shoes insert inserts orthotics orthotic stirrup spica walker cane wheelchair
    crutch rail supplies supply meter strips lancets sensor machine device equipment hearing aid aids glasses lenses
    lens contacts rehab program class classes group meeting meetings school work job duty modified light
    restrictions restriction gym home office clinic hospital facility pharmacy team nurse np rn md pa mfm ob obgyn
    audiologist audiology dietician pcp pmd nephro neuro rheum derm psych cards endo onc heme uro ophtho optometrist
    podiatrist chiropractor dentist therapist counselor psychologist psychiatrist cardiologist nephrologist
    neurologist endocrinologist rheumatologist dermatologist urologist gastroenterologist pulmonologist oncologist
    orthopedist midwife pharmacist school's plan's letter paperwork papers placard fmla sheet log diary app phone
    portal video telehealth email message lifestyle walking swimming cycling strengthening balance training yoga
    sleep hygiene bedtime low fat fiber protein sugar salt sodium mediterranean dash keto carb portions meals meal
    snack breakfast lunch dinner teaching technique demonstrated encouraged shown given understanding agreeable
    ready quit quitting cessation motivated supported support supportive reassurance reassured ok okay fine
    excellent great steady adequate optimal optimized therapeutic effective helping helps helped working works
    responded respond control regimen compliant compliance adherent adherence consistent consistently regularly
    regular routine routinely usual baseline chronically acutely gradually slowly slightly mildly moderately
    severely markedly significantly considerably somewhat overall currently presently recently newly primarily
    mainly mostly especially particularly fully completely partially clinically symptomatically medically surgically
    medical surgical nonsurgical conservative conservatively operative definitive weighing gained lost loses losing
    bmi waist height length size large small tiny big deep superficial thick thin uses used wears wearing worn
    seeing attends attending lives living drives driving smokes smoking drinks drinking eats eating sleeps sleeping
    walks plays rides running sitting standing lifting bending presents presenting presented complains complaining
    here visit visits appointment appt established returning pleasant gentleman lady woman man male female boy girl
    child baby infant toddler teen adult y/o yo year-old old yr-old m f scheduled ordered order orders obtain
    obtained repeat repeated booked arranged arrange set up upcoming soon sooner later thru start beginning middle
    first taper burst course courses cycle cycles round trial holiday bridging bridge wean weaned weaning load
    loading booster push rest advance progress progressing advancing weightbearing weight-bearing wbat rom motion
    strength strong stronger weaker weak tight loose stiff sore bruised swollen open closed draining oozing bleeding
    granulating clean dry intact pink skin lesion lesions spots areas area region sites site side fingers toes arms
    legs hands feet eyes ears dyslipidemic statin statins bronchodilator bronchodilators antihistamine
    antihistamines antidepressant antihypertensive antihypertensives anticoagulated anticoagulation nsaid nsaids ppi
    h2 ssri snri triptan triptans ocp ocps iud nexplanon depo nebs laba lama ics saba arb acei ace bb ccb sglt2
    sglt2i glp1 glp-1 dmard dmards biologic biologics chemo chemotherapy radiation immunotherapy hormone hormonal
    estrogen progesterone testosterone controlled-release diuretic diuretics laxative laxatives probiotic probiotics
    supplement supplements multivitamin calcium magnesium potassium zinc b12 folic acid omega fish oil melatonin
    depression's sugars bps readings reading numbers number average averaging averages ranging between above below
    under over within around about approx approximately ~ nearly goal goals target targets uptitrate downtitrate
    titrating max maximum maximal minimum minimal half double doubled full
"""
_EVERYDAY = """
    one ned rd rdn nonop delt deltoid lot exp mfr site supratherapeutic subtherapeutic inr interaction bleed yes y
    pus discussed consent phq gad nontender alert recurrence recurred unchanged sat dip college raise raised raises
    stairs tms explained crackles pale spirometry gritty monofilament temp runny dnr polst safety tdap va redness
    utd born grass vasc iop jvp sports slough oz put boggy stuck nad sober msk yard auto truck dull seat belt
    straight gc/ct rpr hiv cramping crepitus allergist puffy cool carried sharp wine beers beer table bothers
    retired inf june fingerstick constipated beefy prealbumin relief pearly waxy honey vest dp/pt crumbly asterixis
    manual metallic respite symmetric daycare spreading asleep poc avoids mat abi periwound lap insight offered rust
    mod lasts sting sleepy aide condoms vasectomy thinner handed kitchen grip football wellness smart mcv grit
    stressed toothbrush playing steps fitted crib rotavirus easily growing rough phlegm subungual debris throbbing
    pacemaker odd fullness suction door driver rear scratching feeds scaly burrows uninterrupted zoledronic crusted
    hockey tandem recovering gastroc inj stocking psychotherapy series liters flight cravings excisional playground
    outstretched comedones preg observe psychiatric heavily blunted cylindrical quant wheel quad quads bathroom dot
    wheal kicks tearful scant longer easy loud unprovoked swells heavier glove silicone mattress moist shiny hoarse
    hydrated neat preservative gold wait slp hammertoe brittle april packed monday nyha shallow bright lactulose
    gray plain satellite hyphae handicap foley laser thursday friday tuesday wednesday weekends coming basketball
    public park smiles laughs drooling household outdoors pleuritic vaccinated boost ginger gradual rounded arc
    disoriented sundown yells fragrance wraps lichenification protocol passes strainer hysteroscopy aromatase
    inhibitor inhibitors adjuvant lumpectomy mastectomy xrt turbt mohs cystoscopy colonoscopy egd esophagogram
    lingula nondysplastic acapella fluticasone/vilanterol/umeclidinium buprenorphine/naloxone polypectomy naloxone
    bup stalls velocity matrixectomy foamy avascular esa dpp robotic gleason psma chol nylon crm cream cooled
    hypopig trimix dapt reaffirmed signed reviewed euvolemic steady rotterdam divorce rushing parking epi edge goes
    along rest tbut varnish caries placed levonorgestrel mirena kyleena sleeve clt betadine float custom massage
    squeeze homework grab friable mucopus lasered yag cupping drops glasses punctal plugs pimavanserin rivastigmine
    midodrine olopatadine spray cilostazol evar endoleak counselled chosen endovascular repaired night guard
    retainer pads pessary estrace vibegron metformina insulina atorvastatina estable cantharidin salicylic liquid
    duct tape tenotomy redirect redirected structured sling detox thiamine chlordiazepoxide tremens meetings aa na
    sponsor interpreter spanish english telehealth in-person audio vials bottles teeth tooth dental dentist clinic
    er-visit retire nurse farmer roofer painter custodian veteran cook bpo adapalene wash sulfate qod biw tiw wkly
    monthly q4h q6h q8h q12h qhs qam qpm qac lid lids hygiene warm compresses honeymoon rosuva atorva lisin hct
    metop losart honeybee esi nt preeclampsia iup subchorionic macules grind facet castration leuprolide flushes
    chair toilet unloading couches costal adnexal sensitized rhig misoprostol furrows sliding histology slurry
    buckle earrings snap navel earlobes lichenified excoriated infraumbilical triggering locking cortisone habit
    reversal cbt lubricant noncaseating ebus oozes crust hemostasis volleyball soccer softball sprinting marathon
    forefoot periosteal midshaft squats squatting dislocated meniscal taping tightness epinephrine tryptase peak
    epipen heterogenous firm interventional neurosurg tapered enthesis adenocarcinoma germline docetaxel
    chiropractic taut suboccipital scap gardening expanding homebound covered blanching cleanout electrophoresis txa
    jammed catching straighten boutonniere maceration lube sprint reinjury prp rifampin reactivation loculations
    chlorhex supple urinal bedside hose d/t dt b/c ongoingly appearing benign functioning nonfunctioning ragweed hay
    orchard timothy repetitive overuse keyboard typing lifting twisting bending reaching throwing pitching gripping
    kneeling climbing standing hills pivoting weighs pounds kilograms inches feet ft milligrams micrograms units
    grams ounces antireflux watchful waiting expectant elective urgent emergent preop postop intraop outpatient
    inpatient ambulatory bedbound frail robust healthy smoker nonsmoker vaper drinker pregnant nonpregnant
    postpartum lactating menopausal postmenopausal perimenopausal adolescent elderly geriatric pediatric neonatal
    preterm term newborn preschool seasonal perennial nocturnal diurnal exertional positional postural postprandial
    fasting random unilateral midline central peripheral radiating nonradiating radicular axial focal multifocal
    generalized widespread patchy guttate nodular cystic inflammatory noninflammatory metastatic nonmetastatic
    invasive noninvasive resected unresected surveilled ambulating ambulates transfers
"""
# Drugs that their endings do not give away.
_DRUGS = """
    acyclovir valacyclovir famciclovir oseltamivir tamiflu paxlovid amox augmentin azithro z-pack zpak zpack doxy
    keflex cipro levaquin macrobid nitrofurantoin bactrim septra flagyl clinda vanc rocephin ceftriaxone cefdinir
    cefuroxime bicillin benzathine mupirocin bactroban nystatin clotrimazole terbinafine lamisil ketoconazole
    permethrin ivermectin hydrocortisone triamcinolone clobetasol betamethasone fluocinonide mometasone tac medrol
    decadron solumedrol kenalog dexamethasone pred tylenol acetaminophen apap motrin ibuprofen naproxen aleve advil
    meloxicam toradol diclofenac voltaren celebrex tramadol norco percocet oxycodone cyclobenzaprine flexeril
    methocarbamol robaxin tizanidine baclofen gabapentin lyrica pregabalin cymbalta duloxetine effexor venlafaxine
    zoloft sertraline prozac fluoxetine lexapro escitalopram celexa citalopram wellbutrin bupropion trazodone
    buspirone buspar remeron mirtazapine lithium lamictal lamotrigine depakote seroquel abilify zyprexa risperdal
    adderall vyvanse ritalin concerta methylphenidate strattera atomoxetine guanfacine clonidine hydroxyzine
    benadryl zyrtec cetirizine claritin loratadine allegra fexofenadine flonase nasacort astelin azelastine
    singulair montelukast albuterol proair ventolin atrovent spiriva symbicort advair breo trelegy breztri anoro
    stiolto dulera qvar flovent pulmicort tiotropium ipratropium mucinex guaifenesin tessalon benzonatate robitussin
    omeprazole prilosec pantoprazole protonix nexium pepcid famotidine zofran ondansetron reglan metoclopramide
    miralax senna colace docusate metamucil bentyl dicyclomine linaclotide linzess imodium loperamide carafate
    sucralfate asa aspirin plavix eliquis xarelto coumadin warfarin lovenox heparin lipitor crestor zetia ezetimibe
    fenofibrate repatha praluent lisinopril losartan amlodipine norvasc metoprolol toprol coreg carvedilol atenolol
    propranolol hctz chlorthalidone lasix furosemide torsemide bumex spironolactone aldactone entresto sacubitril
    hydralazine isosorbide imdur nitro nitroglycerin ranexa digoxin amiodarone flecainide sotalol diltiazem
    verapamil metformin glipizide jardiance farxiga ozempic wegovy mounjaro zepbound trulicity victoza januvia
    lantus basaglar toujeo tresiba humalog novolog levemir glargine lispro aspart degludec pioglitazone actos
    synthroid levothyroxine methimazole ptu allopurinol febuxostat uloric colchicine colcrys methotrexate mtx
    plaquenil hydroxychloroquine sulfasalazine humira enbrel remicade prednisone fosamax alendronate prolia boniva
    reclast forteo evista raloxifene tamoxifen anastrozole letrozole sumatriptan imitrex maxalt rizatriptan topamax
    topiramate aimovig emgality ajovy nurtec ubrelvy botox keppra levetiracetam dilantin phenytoin tegretol sinemet
    carbidopa levodopa aricept donepezil memantine namenda flomax tamsulosin finasteride proscar oxybutynin
    myrbetriq mirabegron vesicare solifenacin viagra cialis sildenafil tadalafil estradiol premarin provera
    progesterone premphase tretinoin adapalene differin benzoyl peroxide clindamycin isotretinoin accutane minoxidil
    naltrexone buprenorphine suboxone methadone vivitrol nicotine chantix varenicline patches calcitriol sevelamer
    patiromer lokelma epoetin darbepoetin aranesp retacrit epo venofer ferrous sulfate feraheme bicarbonate bicarb
    tums debrox carbamide latanoprost timolol cortisporin ofloxacin ciprodex artificial tears restasis
"""


def _split(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNDERSTOOD: frozenset[str] = (
    _split(_JOINS) | _split(_STATES) | _split(_CARE) | _split(_THINGS) | _split(_EVERYDAY) | _split(_DRUGS)
)


# What is done about it: a clause that begins so takes back nothing.
ACTS: frozenset[str] = _split("""
    continue continues continued cont start starts started begin increase increased inc add added switch switched
    change changed decrease decreased dec reduce reduced lower taper titrate refill refills refilled rx prescribe
    prescribed renew renewed adjust dose maintain use using take taking takes give given apply inject injected treat
    treated manage ice rest elevate brace follow f/u fu followup recheck return rtc monitor refer referral referred
    educate educated education counsel counseled counseling call check order ordered repeat obtain schedule
    scheduled send sent encourage encouraged advise advised recommend recommended resume stop hold keep discussed
    reviewed explained see get restart trial trim trimmed wean discontinue d/c will talk teach taught bring push
    raise handout handouts debrided pared excised irrigated sutured fitted dispensed
""")
# Words that do no harm in a clause of its own behind a diagnosis.
AFTERWARDS: frozenset[str] = _split("""
    non or as after before next last only also discussed reviewed explained advised instructed reminded counseled
    education educated given then mom dad mother father parent parents prophylaxis prevent until through end pending
    hold held stop stopped off wait watch watching will may can could would should we i you get gets got see seen
    talk keep kept try tried bring brought needed plan plans planned jan january feb february mar march apr april
    june jul july aug august sep sept september oct october nov november dec december spring summer fall winter
    monday tuesday wednesday thursday friday when yet ago yesterday tomorrow was were had been order orders done it
    its that which who my our response partial noted criteria met
""")

# What doubts the cause of a symptom and not the symptom.
CAUSES: frozenset[str] = _split("""
    likely probably probable possible possibly suspect suspected r/o rule out vs versus or ? maybe consider
    considered ddx differential unclear cause etiology mri ct xr xray x-ray us ultrasound echo ekg ecg test tests
    cxr
""")
# What tells of a status that it comes from the past.
FORMERLY: frozenset[str] = _split("""
    s/p hx h/o history personal status had has after since old former formerly past prior previous previously once
    ago in underwent done remote related fragility negative positive score scored passed year years for was were
    last removed excised amputation amp surgery planning voluntary signed
""")
# What belongs to a service, a drug or a status.
SERVED: frozenset[str] = _split("""
    check all after counseling lot file drawn only last since site sites given done
""")
# What tells how an injury happened.
HAPPENED: frozenset[str] = _split("""
    who fell fall falling bitten bit hit struck tripped slipped rolled twisted turned landed landing playing running
    jumping coming going getting ago yesterday off onto into against out outstretched neighbor's neighbors dog cat
    his her brother's sister's playground park field court ground floor step stair car bike when while was were at
    by
""")
# Words of a title that its code does not make harmless.
NEVER_OF_A_TITLE: frozenset[str] = _split("suspected possible ruled unspecified other or risk feared")

# Words of titles, of drugs and of plain English that judge, deny, look for, or tell of another time or person.
HAZARDS: frozenset[str] = _split("""
    aberrant absence absent according after against another any apparent appearance as attempt attempted aversion
    before beyond but cannot carrier concern concerning correct corrected correspondence conversion convert
    converting desire detail diff different differential discrepancy discordant elsewhere equivalent event
    events evidence except exceptionally exclude excluding exclusively expected exposed exposure fail failed false
    family father fear fears film finding findings fit found free grief ghost healed hold holding identified imaging
    imply imported inconclusive indefinite indeterminate innocent interest knowledge lack lacking less like limited
    listed may mimic misplaced missed missing most mother negative never next no non nonconclusive nos not noted number
    object off older only or order other otherwise out past passed possible possibly potential pre preceded presence
    previous prior primarily probable probably proxy question reason reasoning regardless related relationship
    relative release releasing removed reported reporting resembling resolved response result results resulting risk
    sample sampling satisfactory screen screening second seem should sign significance significant signs similar
    simulation sound sounds source starting stated states still study subjective such susceptible suspect suspected
    suspiciousness than that then theater thought thoughts threat threatened threatening threshold to trouble true
    unable unclassified undetermined unexplained unidentified unintended unknown unlikely unqualified unrelated
    unsatisfactory unspecified usually vanishing version visible whether which will wish withdraw without word words
    worries worry wrong rule ruled unfounded feared perceived encountering person personal problem problems status
    observation evaluation evaluated test tests testing normal normally clear clearance remission functioning
    identical impression instead rather unconfirmed nothing none nil query questionable consider considered doubt
    doubtful likely suggest suggests suggestive if when unless until could would can might must shall was were had
    been did does do done old one history hx h/o s/p r/o ro w/u ddx vs versus er ed ekg ecg xr xray x-ray cxr ct mri
    us ultrasound duplex echo eeg emg culture cultures swab biopsy bx pathology path report radiology radiograph
    eval workup work-up fh fhx fmhx pmh pmhx famhx fam exam check all nkda opinion guess discard discarded drop
    dropped delete deleted strike struck cancel canceled mistaken error errors revise revised amend amended retract
    retracted rejected refuted disproved disproven untrue mislabeled label labeled alleged claimed claims internet
    google thinks think believe believes says said told asked asks wonder wonders worried afraid scared hope hopes
    maybe perhaps hardly barely scarcely seldom rarely almost nearly close verge toward towards appears appear seems
    looks look feels feel smells resembles suppose supposed assume assumed presume presumed theory idea notion
    hypothetical hypothesis tentative provisional working pending await awaiting prove proves proof confirm confirms
    brother sister wife husband son daughter cousin uncle aunt grandmother grandfather partner friend neighbor
    coworker dog cat she'd he'd theirs somebody someone everybody sibling siblings parents relatives handout
    although though however despite nonetheless nevertheless whereas even actually confidence certainty certain odds
    bet chance chances probability likelihood yield trait decide decides determine determines reveal reveals
    correction addendum edit update scratch disregard n neg nope nah handouts brochure brochures pamphlet pamphlets
    booklet leaflet leaflets video videos article precautions unconvinced convinced jury debatable disputed dispute
    argue argues disagree disagrees agree agrees contradict contradicts unsupported unproven no-one nobody nowhere
    neither nor w/o deny denies denied long-gone gone over ended former formerly previously once remote childhood
    infancy outgrown outgrew recovered resolving fading subsided vanished disappeared quiet inactive stopped
    discontinued d/c d/c'd
""")
HAZARDS -= UNDERSTOOD


def _any_of(phrases: str, *, before: str = "", behind: str = "") -> re.Pattern[str]:
    """Any of the phrases of a table, which are regular expressions, between two bars or line breaks."""
    each = (one.strip() for one in re.split(r"\s\|\s|\n", phrases))
    return re.compile(rf"\b{before}(?:{'|'.join(one for one in each if one)}){behind}", re.IGNORECASE)


# Words understood only together.
WHOLE = _any_of(
    r"""
    as (?:needed|directed|prescribed|before|above|below|tolerated|scheduled)\b | \d+[- ]?(?:y/?o|yrs?|years?)[- ]old\b
    (?:due|secondary|related|relating|up) to\b | respon(?:ds?|ded|ding) to\b | next (?:visit|week|month|year)\b
    (?:not|no) (?:at goal|controlled|well[- ]controlled|(?:well )?tolerated|improv\w+|better)\b
    (?:problem|diagnosis|assessment|dx)(?: ?#?\d+)?\s*[:-] | er ?(?:\+|pos\w*) | seen (?:for|today)\b
    (?!not|never|yet|be|un|no)\w+[- ](?:proven|confirmed)\b | likely (?:due to|from|2/2|secondary to|related to)\b
    (?:s/p|after|prior|previous) (?:[\w-]+ ){0,2}?(?:transplant\w*|\w+ectomy|\w+plasty|repair|fusion)\b
    (?:s/p|after|prior|previous) (?:[\w-]+ ){0,2}?(?:bypass|cabg|pci|stents?|ablation|surgery)\b
    since (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*
    failed (?:pt|physical therapy|conservative\w*|nsaids?|meds|medications?|injections?|otc)\b
    back to (?:baseline|normal|work|school|sports)\b
    """
)
# Words that are understood one by one and together say that it is not so, or not now.
TOGETHER = _any_of(
    r"""
    remains? to be | to be seen | (?:years?|yrs?|months?|weeks?) (?:back|before|earlier) | 50[/-]50 | on paper | in name
    low yield | long shot | close call | up in the air | on the fence | by history | will (?:tell|see)
    (?:last|only|first) (?:one|time|episode|attack|bout)\b
    (?:sx|s/s|signs?|symptoms?) (?:(?:were|was|all) )*(?:reviewed|discussed|explained|given|taught|listed)
    (?:precautions?|warnings?|risks?|flags?) (?:(?:were|was|all) )*(?:reviewed|discussed|explained|given|taught|listed)
    """
)
# A sentence that begins so may take back what the one before it says.
TAKES_BACK = re.compile(
    r"\s*(?!(?-i:IT\b))(?:this|that|it|but|however|although|though|yet|actually|i|we"
    r"|not (?:so|sure|really|convinced)|no longer|film|films|imaging|radiology"
    r"|pathology|correction|addendum|edit|update|scratch|disregard|wrong|error|never mind|on second)\b",
    re.IGNORECASE,
)
# What may be denied behind a diagnosis without a doubt of it: that it is worse, hurts, or needs anything.
NO_WORSE = _any_of(
    r"""
    changes? | complications? | refills?(?: needed)? | side effects? | se | issues | problems? | concerns? | complaints?
    distress | pain | fevers? | chills | bleeding | drainage | redness | erythema | swelling | sob | dyspnea | cp
    chest pain | edema | nausea | vomiting | falls? | symptoms | sx | hypoglycemia | hypos | lows | flares? | si | hi
    si/hi | red flags? | tunneling | undermining | odor | pus | purulence | infection | hospitali[sz]ations?
    admissions? | er visits | ed visits | exacerbations? | missed (?:doses|pills|meds) | headaches? | dizziness
    numbness | weakness | cyanosis | wheez\w+ | neuropathy | retinopathy | ulcers? | ready | interested | due | meds
    medications? | treatment | tx | surgery | intervention | bruising | blood | stridor | dehydrat\w+ | retractions
    trouble | difficulty | longer needs? | yet at goal | f/?u | follow[- ]?up | echo | antibiotics? | abx
    transfusions? | angina | calf pain | further | relief
    """,
    before=r"(?:no|not|without|w/o|denies)"
    r"(?: (?:any|more|further|new|recent|current|active|signs? of|complaints? of|need for))* ",
    behind=r"\b",
)
# Endings of the generic names of drugs.
STEMS = (
    "pril|sartan|olol|alol|statin|dipine|prazole|tidine|mycin|micin|cillin|cycline|floxacin|oxetine|triptan|gliptin"
    "|gliflozin|glutide|glitazone|[a-z]mab|tinib|parin|xaban|gatran|azepam|azolam|barbital|caine|fungin|conazole"
    "|ciclovir|cyclovir|navir|buvir|asvir|setron|thiazide|semide|terol|solone|onide|lukast|tropium|phylline|profen"
    "|oxicam|coxib|dronate|osin|steride|relin|tretin|fenac|zosin|codone|morphone|thyroxine|racetam|gabalin|apine"
    "|idone|piprazole|triptyline|pramine|formin|fibrate|grelor|umeclidinium|vilanterol|metasone|penem|oxacin"
)
