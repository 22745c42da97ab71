"""Injuries, poisonings, complications, from S828 on."""

NAMES = """
S828 ankle fracture; broken ankle; fractured ankle; fx ankle
S8284 bimalleolar fracture; bimalleolar ankle fracture
S8285 trimalleolar fracture; trimalleolar ankle fracture; trimal
S8287 pilon fracture
S8289 ankle fracture; broken ankle; other lower leg fracture; fx ankle; fractured ankle
S82899A ankle fracture; broken ankle
S829 lower leg fracture; broken leg
S8290 broken leg; lower leg fracture; leg fracture; fractured leg
S8290XA broken leg; lower leg fracture; leg fracture
S830 kneecap dislocation; patella dislocation; patellar dislocation; dislocated kneecap; patellar subluxation;
    dislocated patella
S8300 patella dislocation; kneecap dislocation; patellar dislocation; dislocated kneecap; patellar subluxation;
    subluxation patella
S831 knee dislocation; dislocated knee
S832 meniscus tear; torn meniscus; meniscal tear; acute meniscus tear; torn cartilage knee; cartilage tear knee
S8320 meniscus tear; torn meniscus; meniscal tear; acute meniscus tear; torn cartilage knee; knee cartilage tear
S8321 bucket handle tear medial meniscus; bucket handle meniscus tear
S8323 complex medial meniscus tear
S8324 mmt knee; torn medial meniscus
S8328 torn lateral meniscus
S834 knee collateral ligament sprain; mcl; lcl
S8340 collateral ligament sprain knee
S8341 mcl sprain; mcl tear; medial collateral ligament sprain; torn mcl
S8342 lcl sprain; lcl tear; lateral collateral ligament sprain
S835 acl pcl sprain; cruciate ligament sprain
S8350 cruciate ligament sprain
S8351 acl sprain; torn acl; acl rupture; acl injury
S8352 pcl tear; pcl sprain; torn pcl
S838 knee sprain other
S839 knee sprain; sprained knee; twisted knee
S8390XA knee sprain; sprained knee; twisted knee
S8391XA right knee sprain; sprained right knee
S8392XA left knee sprain; sprained left knee
S860 achilles strain; achilles rupture; achilles tear; torn achilles; ruptured achilles
S8601 achilles rupture; achilles strain; torn achilles; achilles tear; ruptured achilles tendon; achilles tendon
    rupture
S861 calf strain; gastroc strain; gastrocnemius tear; pulled calf; calf tear; tennis leg; torn calf muscle; calf
    muscle strain
S8611 calf strain; gastrocnemius strain; pulled calf; calf tear; tennis leg; calf muscle strain; torn calf
S868 shin splints; strain lower leg
S8689 shin splints; medial tibial stress syndrome; mtss; other lower leg muscle injury
S869 lower leg strain; strained leg
S8691 lower leg muscle strain; leg strain; pulled leg muscle
S899 knee injury; lower leg injury; leg injury; injured knee; knee trauma
S8990XA knee injury; leg injury; lower leg injury; shin injury
S8991XA right knee injury; right leg injury
S8992XA left knee injury; left leg injury
S900 ankle contusion; bruised ankle
S901 toe contusion; bruised toe; stubbed toe; great toe contusion
S902 subungual hematoma toe; toenail bruise; black toenail; blood under toenail; contusion toe with nail damage
S903 foot contusion; bruised foot; bruised heel
S9081 foot abrasion; blister foot; scraped foot; foot blister
S9082 blister foot; foot blister; heel blister; blisters feet
S9085 splinter in foot; foot splinter; superficial foreign body foot; foreign body foot
S910 ankle laceration; cut ankle
S9105 ankle bite; dog bite ankle
S911 toe laceration; cut toe; stubbed toe laceration
S913 foot laceration; cut foot; stepped on glass foot; lacerated foot
S9131 foot laceration; cut foot; lacerated foot
S9133 puncture wound foot; foot puncture; stepped on nail foot; nail in foot wound
S9134 puncture foot with foreign body
S9135 foot bite; dog bite foot; cat bite foot
S920 calcaneus fracture; heel fracture; broken heel; heel bone fracture
S9200 calcaneus fracture; heel fracture; broken heel
S921 talus fracture
S922 tarsal fracture; cuboid fracture; navicular fracture foot; cuneiform fracture
S923 foot fracture; jones fracture; broken metatarsal; broken foot metatarsal
S9230 metatarsal fracture; broken metatarsal; metatarsal fx
S9235 fifth metatarsal fracture; jones fracture; dancers fracture; 5th metatarsal fracture
S924 great toe fracture; broken big toe; big toe fracture; fractured great toe; broken great toe
S9240 great toe fracture; broken big toe; big toe fracture; broken great toe
S925 broken toe; fractured toe; lesser toe fracture; pinky toe fracture; little toe fracture
S9250 toe fracture; broken toe; fractured toe; lesser toe fracture; fx toe
S929 foot fracture; broken foot; fractured foot
S9290 foot fracture; broken foot; fractured foot; broken foot unspecified; fx foot
S931 toe dislocation; dislocated toe
S934 ankle sprain; sprained ankle; twisted ankle; rolled ankle; turned ankle; inversion injury ankle
S9340 twisted ankle; rolled ankle; turned ankle; inversion injury ankle
S93401A right ankle sprain; sprained right ankle; twisted right ankle; rolled right ankle
S93402A left ankle sprain; sprained left ankle; twisted left ankle; rolled left ankle
S93409A ankle sprain; sprained ankle; twisted ankle; rolled ankle
S9341 calcaneofibular sprain; cfl sprain
S9342 deltoid ligament sprain; medial ankle sprain
S9343 high ankle sprain; syndesmosis sprain; tibiofibular sprain; syndesmotic sprain
S9349 atfl sprain; talofibular sprain; anterior talofibular ligament sprain; lateral ankle sprain
S935 toe sprain; sprained toe; turf toe; jammed toe
S9350 toe sprain; sprained toe; jammed toe
S9352 turf toe
S936 foot sprain; sprained foot; lisfranc sprain; midfoot sprain
S9360 foot sprain; sprained foot
S9362 lisfranc sprain; lisfranc injury; tarsometatarsal sprain
S969 foot strain; ankle strain; strained foot
S9691 ankle strain; foot strain
S97 crushed foot; crush injury foot; crushed toe
S990 ankle injury foot
S999 foot injury; ankle injury; toe injury; injured foot; injured ankle
S9991 ankle injury
S9992 foot injury; toe injury
T07XXXA multiple injuries; polytrauma
T148XXA injury unspecified; abrasion nos; wound; bruise; abrasion; cut; laceration unspecified; scrape; wound nos;
    contusion nos; puncture wound nos
T1490XA injury; trauma; injury unspecified; accident injury; hurt
T1491XA suicide attempt; attempted suicide
T150 foreign body cornea; metal in eye; something in eye; corneal foreign body
T1500 corneal foreign body; metal in eye; foreign body cornea; rust ring
T151 conjunctival foreign body; foreign body conjunctiva
T159 foreign body eye; something in eye; eye foreign body; dust in eye; fb eye; object in eye
T1590 foreign body eye; something in eye; fb eye
T16 foreign body ear; bug in ear; bead in ear; something in ear; fb ear; object in ear; insect in ear; cotton in ear
T169XXA foreign body ear; bug in ear; bead in ear; something in ear; fb ear; object in ear
T171XXA nose foreign body; foreign body nose; bead in nose; something in nose; fb nose; object up nose; foreign body
    in nostril
T172 foreign body throat; fish bone throat; food stuck in throat pharynx
T17208A fish bone in throat; foreign body throat; bone in throat
T17900A choking; foreign body airway; aspirated object
T17908A foreign body airway
T18108A food impaction; esophageal foreign body; food stuck in esophagus; swallowed coin esophagus; foreign body
    esophagus
T18128A food bolus impaction; esophageal food impaction; food stuck esophagus; meat stuck
T182XXA foreign body stomach; swallowed coin stomach; swallowed object stomach
T185XXA rectal foreign body; foreign body rectum
T189XXA swallowed foreign body; swallowed coin; swallowed object; ingested foreign body; foreign body swallowed;
    swallowed something
T192XXA vaginal foreign body; retained tampon; foreign body vagina; stuck tampon; tampon stuck
T200 burn face; face burn; head burn
T2000XA face burn; burned face; head burn; neck burn
T2200XA arm burn; burn arm
T2220 second degree burn arm; second degree arm burn
T2300 hand burn; burn hand; burned hand
T23009A hand burn; burn hand; burned hand
T2301 thumb burn; burn thumb
T2302 finger burn; burned finger; burn finger
T2310 first degree hand burn; 1st degree burn hand
T2320 second degree hand burn; second degree burn hand; 2nd degree burn hand; partial thickness hand burn
T2322 second degree burn finger; 2nd degree finger burn; finger burn second degree
T2400 leg burn; burn leg
T260 eyelid burn; eye burn
T2640XA eye burn; burned eye; chemical burn eye heat
T269 chemical eye burn; chemical in eye; bleach in eye
T280 burn mouth; burned mouth; burned tongue
T280XXA mouth burn; burned mouth; burned tongue
T300 burn; burns; burn unspecified; burned; scald
T310 burn less than 10 percent; burns under 10 percent body surface
T33 frostbite superficial
T339 frostbite; frost bite
T3390XA frostbite; frost bite
T36 antibiotic reaction
T360X5A penicillin reaction; amoxicillin rash adverse; penicillin adverse effect; adverse effect of penicillin;
    reaction to amoxicillin
T370X5A sulfa reaction; bactrim reaction; adverse effect sulfonamide
T380X5A steroid side effect; prednisone side effect; adverse effect of steroids; adverse effect glucocorticoids
T383X5A insulin adverse effect; metformin side effect; adverse effect insulin; adverse effect of metformin
T39011A aspirin overdose; aspirin poisoning
T391X1A tylenol overdose; acetaminophen overdose accidental; tylenol poisoning; acetaminophen poisoning
T391X2A tylenol overdose intentional; acetaminophen overdose suicide
T39395A nsaid adverse effect; ibuprofen side effect
T40 opioid overdose
T401X1A heroin overdose
T402X1A opioid overdose; oxycodone overdose; hydrocodone overdose; opiate overdose
T402X5A opioid side effect; adverse effect of opioids
T40411A fentanyl overdose
T40601A narcotic overdose
T424X1A benzo overdose; xanax overdose; benzodiazepine poisoning
T43 antidepressant overdose
T43205A antidepressant side effect; ssri side effect
T451X5A chemo side effect; chemotherapy adverse effect; adverse effect of chemotherapy
T45515A coumadin adverse effect; anticoagulant adverse effect; warfarin adverse effect; anticoagulant side effect
T464X5A ace inhibitor cough; lisinopril cough; ace inhibitor side effect; ace inhibitor angioedema; adverse effect ace
    inhibitor; lisinopril side effect
T465X5A blood pressure medicine side effect; antihypertensive side effect
T466X5A statin side effect; statin adverse effect; statin intolerance; statin myalgia; adverse effect of statin;
    statin reaction
T509 drug overdose; drug poisoning
T50901A drug overdose; overdose accidental; overdose; accidental overdose; od; took too much medicine
T50902A intentional overdose; drug overdose suicide; suicide by overdose; overdose on purpose
T50904A overdose undetermined
T50905A drug side effect; adverse drug reaction; medication side effect; adverse effect of drug; medication reaction;
    drug reaction; side effects of medication; medicine side effect; adr; adverse effect of medication
T50995A adverse effect other drug
T50A95A vaccine reaction bacterial
T50B95A vaccine side effect; vaccine reaction; flu shot reaction; covid vaccine reaction; adverse effect of viral
    vaccine; covid vaccine side effect; vaccine adverse effect
T519 alcohol poisoning
T5191XA alcohol poisoning; toxic effect of alcohol
T540X1A bleach
T543X1A drain cleaner ingestion; lye ingestion; caustic ingestion
T549 corrosive burn
T560X1A lead poisoning; lead toxicity
T5801XA carbon monoxide; carbon monoxide poisoning; co poisoning
T5891XA carbon monoxide; carbon monoxide poisoning; co poisoning
T6101XA ciguatera
T620X1A mushroom poisoning
T622X1A plant poisoning; poisonous plant ingestion
T63001A snake bite; venomous snake bite; rattlesnake bite; snakebite
T6301 rattlesnake bite
T632X1A scorpion sting
T63301A spider bite; venomous spider bite
T63311A black widow bite
T63331A brown recluse bite; brown recluse spider bite
T63421A fire ant bite; ant bite; fire ant sting; ant bites; ant sting
T63431A caterpillar sting
T63441A bee sting; stung by bee; bee stings; honeybee sting
T63451A hornet sting
T63461A wasp sting; yellow jacket sting; stung by wasp
T63481A insect sting; venomous insect
T63511A stingray sting
T63621A jellyfish sting; stung by jellyfish; sea nettle; man of war sting; jelly fish sting
T6391XA venomous bite; venom; bite venomous animal
T659 toxic exposure; chemical ingestion; toxic effect; poisoning substance
T6591XA toxic exposure; chemical exposure; poisoning unspecified; toxic ingestion; ingestion of substance
T6701XA heat stroke; heatstroke; sunstroke
T671XXA heat syncope; heat collapse; fainted from heat
T672XXA heat cramps; heat cramp
T675XXA heat exhaustion; overheated; heat prostration
T679XXA heat illness; heat effect; heat related illness
T68XXXA hypothermia; low body temperature; exposure hypothermia
T700XXA barotrauma ear; airplane ear; ear barotrauma
T7020XA altitude sickness; mountain sickness; high altitude
T703XXA bends; decompression sickness
T730XXA starvation
T733XXA exhaustion from exertion; overexertion exhaustion
T7401XA adult neglect confirmed; elder neglect
T7402XA child neglect confirmed
T7411XA physical abuse adult confirmed; domestic violence confirmed; adult physical abuse
T7412XA child physical abuse confirmed
T7421XA sexual assault adult confirmed; rape confirmed; rape
T7422XA child sexual abuse confirmed
T7431XA emotional abuse adult
T7491XA adult maltreatment; elder abuse; domestic violence; domestic abuse
T7492XA child maltreatment; child abuse
T7500XA lightning strike; struck by lightning
T751XXA near drowning; submersion
T752 vibration injury
T753XXA motion sickness; car sick; sea sick; seasickness; carsick; travel sickness; sea sickness
T754XXA electric shock; electrocution; electrical shock
T7611XA suspected adult physical abuse; suspected domestic violence
T7612XA suspected child physical abuse
T7621XA suspected sexual assault adult; suspected rape
T7622XA suspected child sexual abuse
T7691XA suspected adult abuse; suspected elder abuse
T7692XA suspected child abuse
T780 anaphylaxis due to food; food anaphylaxis
T7800XA food anaphylaxis; anaphylaxis due to food; anaphylactic reaction to food
T7801XA peanut anaphylaxis; anaphylaxis due to peanuts
T782XXA anaphylaxis; anaphylactic shock; anaphylactic reaction
T783XXA angioedema; lip swelling allergic; angioneurotic edema; allergic swelling; swollen tongue angioedema; swollen
    lips allergy; giant urticaria
T7840XA allergic reaction; allergy; allergy unspecified; hypersensitivity; allergic reaction unspecified; allergies
    unspecified; allergy nos
T7849XA allergy other; other allergic reaction
T801XXA iv infiltration; infusion phlebitis; iv site infiltration
T80211A central line infection; picc infection bloodstream
T8052XA anaphylaxis due to vaccine
T8092XA transfusion reaction
T8130XA wound dehiscence; wound disruption
T8131XA wound dehiscence; surgical wound dehiscence; incision opened; wound opened; incision came open; surgical wound
    opened; dehisced incision; wound separation surgical
T8132 internal wound disruption; fascial dehiscence
T8133XA traumatic wound repair disruption; laceration repair opened; laceration dehiscence
T814 postop infection; surgical site infection; postoperative wound infection; infected surgical wound; infected
    incision; ssi
T8140XA postop infection; surgical site infection; infected surgical wound; postoperative infection; ssi
T8141XA superficial surgical site infection; stitch abscess; infected incision superficial; superficial ssi; suture
    abscess
T8142XA deep incisional infection; deep surgical site infection
T8143XA organ space infection
T8149XA postoperative wound infection; infected incision; infected surgical wound; postop wound infection; post op
    wound infection; surgical wound infection
T8172XA postop dvt vein complication
T8189XA nonhealing surgical wound; surgical wound not healing; delayed wound healing surgery; non healing surgical
    wound; other complication of procedure
T819XXA complication of procedure; procedure complication; surgical complication; postoperative complication
T82 heart device complication
T82110A pacemaker lead problem; pacemaker electrode breakdown
T827XXA infected pacemaker; vascular device infection; infected av graft; port infection
T82855A coronary stent stenosis; in stent restenosis
T82868A av graft thrombosis; clotted fistula; thrombosed av fistula; clotted av graft
T83091A foley blocked; catheter blocked; foley catheter malfunction; clogged foley; catheter obstruction
T8331XA iud breakdown
T8332XA displaced iud; iud malposition; iud displaced; lost iud; iud strings missing; missing iud strings; iud string
    not seen
T8351 catheter associated uti; cauti; foley infection
T83511A catheter associated uti; cauti; foley infection; indwelling catheter infection
T8389XA foley problem; urinary catheter problem
T84 joint replacement complication
T840 loose joint replacement; prosthetic loosening; failed hip replacement
T84032A loose right knee replacement
T845 infected joint prosthesis; prosthetic joint infection; infected knee replacement; infected hip replacement; pji
T8450XA infected joint replacement
T8453XA infected right knee replacement
T8454XA infected left knee replacement
T8484XA painful hardware; pain due to orthopedic hardware; painful orthopedic hardware; hardware pain
T8543XA breast implant leak; ruptured breast implant; leaking breast implant
T8544XA capsular contracture; breast implant contracture; capsular contracture breast
T8579XA infected implant device; breast implant infection
T859XXA device complication
T8610 kidney transplant complication
T8611 kidney transplant rejection; kidney rejection
T8740 stump infection
T8781 stump dehiscence
T8789 stump pain; amputation stump complication
T879 amputation stump problem
T884XXA difficult intubation; failed intubation
T8859XA anesthesia complication
T886XXA anaphylaxis due to drug; drug anaphylaxis; anaphylaxis medication
T887XXA adverse drug reaction unspecified; medication side effects; drug intolerance; side effect unspecified; drug
    hypersensitivity; medication intolerance
T888XXA surgical complication other; postoperative seroma; seroma
"""
