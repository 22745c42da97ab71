"""Injuries, poisonings, complications, from S0001XA on."""

NAMES = """
S0001XA scalp abrasion; scraped head
S0003XA scalp contusion; goose egg; bump on head injury; scalp bruise; goose egg head; scalp hematoma
S001 black eye; eyelid contusion; periorbital contusion; bruised eye; shiner; periorbital ecchymosis; raccoon eye
S0010XA black eye; eyelid contusion; periorbital contusion; bruised eye; shiner
S0033XA nose contusion; bruised nose
S004 ear contusion; ear abrasion
S00531A lip contusion; fat lip; swollen lip injury
S0081XA facial abrasion; scraped face; chin abrasion; road rash face
S0083XA face contusion; facial bruise; facial contusion; forehead contusion; cheek contusion; chin contusion; bruised
    face
S009 head abrasion; head superficial injury
S0093XA head contusion; bumped head; bruised head; hit head; contusion of head; bump on the head
S0101XA scalp laceration; cut on head; cut scalp; head laceration; cut head; split head open; head cut
S0111 eyelid laceration; eyebrow laceration; cut eyebrow; brow laceration; cut eyelid
S0121XA nose laceration; cut nose
S0131 ear laceration; cut ear; torn earlobe; earlobe laceration
S0151 lip laceration; cut lip; busted lip; split lip; mouth laceration; tongue laceration; cut tongue; inner lip
    laceration; bit tongue
S01511A lip laceration; cut lip; busted lip; split lip; laceration of lip
S01512A tongue laceration; mouth laceration; bit tongue; cut inside mouth
S01551A lip bite; dog bite lip
S0181XA forehead laceration; chin laceration; face laceration; facial laceration; cut on face; eyebrow laceration
    head; cut forehead; cut chin; split chin; face cut
S0185XA face bite; dog bite face; bite of face; bitten face
S022XXA nasal fracture; broken nose; nose fracture; nasal bone fracture
S022XXB open nasal fracture; open broken nose
S0230XA orbital floor fracture; blowout fracture; orbital fracture
S0240 cheekbone fracture; malar fracture; zygoma fracture
S025XXA chipped tooth; broken tooth; tooth fracture; cracked tooth injury; fractured tooth; tooth broken
S02609A jaw fracture; broken jaw; mandible fracture
S0269XA jaw fracture; broken jaw; mandible fracture
S030 jaw dislocation; dislocated jaw; tmj dislocation
S0300XA jaw dislocation; dislocated jaw; locked jaw dislocation
S032XXA tooth knocked out; tooth avulsion; tooth dislocation; avulsed tooth; loose tooth injury; tooth luxation
S034 jaw sprain
S050 corneal abrasion; scratched eye; scratched cornea; eye scratch; conjunctival abrasion; scratch on eye
S0500XA corneal abrasion; scratched eye; eye scratch; scratched cornea
S051 eyeball contusion; eye contusion; traumatic hyphema; eye bruise
S059 eye injury; eye trauma; poked in eye
S0590XA eye injury; poked in eye; eye trauma
S060X mild tbi; head injury concussion; closed head injury concussion; brain concussion
S060X0A concussion; concussion no loc; concussion without loc; mild tbi; mild traumatic brain injury; concussion no
    loss of consciousness; mild head injury concussion
S060X1A concussion with brief loc; concussion with loss of consciousness; knocked out concussion; concussion loc
    brief; concussion with loc 30 minutes or less
S060X9A concussion with loc unspecified; concussion with loss of consciousness unspecified duration
S060XAA concussion loc unknown; concussion unknown loc
S065X subdural; traumatic subdural hematoma; sdh
S065X0A subdural hematoma; traumatic subdural; sdh
S066X traumatic subarachnoid hemorrhage
S069X tbi; traumatic brain injury; intracranial injury
S069X0A tbi; traumatic brain injury; brain injury
S092 traumatic rupture eardrum; traumatic eardrum perforation
S0920XA traumatic rupture eardrum
S098XXA head injury specified
S0990XA head injury; closed head injury; head trauma; chi head; head injury unspecified; minor head injury; hit head
    injury
S0991XA ear injury; ear trauma
S0992XA nose injury; nose trauma
S0993XA face injury; facial trauma; facial injury; tooth injury
S1093XA neck contusion; bruised neck
S1191XA neck laceration; cut neck
S129XXA broken neck; cervical fracture; neck fracture; c spine fracture
S134XXA whiplash; neck sprain; cervical sprain; cervical strain sprain; neck injury whiplash; whiplash injury
S161XXA neck strain; cervical strain; strained neck; pulled neck muscle; trapezius strain; neck muscle strain; pulled
    muscle neck
S199XXA neck injury; neck trauma
S2020XA chest contusion; bruised chest
S2021 chest wall contusion; bruised ribs; rib contusion; bruised rib; contusion of ribs; contusion chest wall
S20219A chest wall contusion; bruised ribs; rib contusion; bruised chest
S2022 upper back contusion
S20229A back contusion; bruised back
S220 thoracic vertebra fracture; thoracic compression fracture; t spine fracture; wedge fracture thoracic
S22000A thoracic compression fracture traumatic
S2220XA sternum fracture; broken breastbone; sternal fracture
S223 broken rib; fractured rib; cracked rib
S2239XA rib fracture; broken rib; cracked rib; one rib fracture
S224 multiple rib fractures; broken ribs; rib fractures
S2249XA multiple rib fractures; broken ribs; rib fractures; cracked ribs; fractured ribs
S233XXA thoracic sprain; upper back sprain; mid back sprain
S2341XA rib sprain; sprained rib; sprain of ribs
S29011A chest wall strain; pulled chest muscle; pectoral strain; pec strain; intercostal strain; intercostal muscle
    strain; strained chest muscle; chest muscle strain
S29012A upper back strain; thoracic strain; mid back strain; pulled upper back; strained upper back; rhomboid strain;
    back strain thoracic
S299XXA chest injury; chest trauma; rib injury
S300XXA low back contusion; buttock contusion; tailbone contusion; coccyx contusion; bruised tailbone; pelvis
    contusion; bruised butt; bruised tailbone fall
S31050A back bite
S320 lumbar vertebra fracture; lumbar compression fracture; l spine fracture; broken back; wedge fracture lumbar
S32000A lumbar compression fracture traumatic; lumbar fracture; lumbar vertebra fracture; broken back
S3210XA sacral fracture; sacrum fracture; broken sacrum
S322XXA tailbone fracture; broken tailbone; coccyx fracture; fractured coccyx
S3250 pubic fracture; pubic ramus fracture
S32509A pubic ramus fracture; broken pubic bone
S329XXA pelvic fracture; broken pelvis; fracture of pelvis
S335XXA low back sprain; lumbar sprain; lumbosacral sprain; sprained back; sprained lower back; back sprain
S336XXA si joint sprain; sacroiliac sprain
S339XXA back sprain pelvis; pelvic sprain
S39011A abdominal muscle strain; abdominal strain; pulled abdominal muscle; strained abdomen; oblique strain
S39012A low back strain; lumbar strain; back strain; pulled back; strained back; lumbosacral strain; threw out back;
    pulled muscle back; pulled back muscle; lower back strain; back muscle strain; strained lower back
S39013A pelvic muscle strain
S3991XA abdominal injury; abdominal trauma; blunt abdominal trauma
S3992XA low back injury; back injury; injury of back; lower back injury
S400 shoulder contusion; bruised shoulder; upper arm contusion
S4001 shoulder contusion; bruised shoulder
S410 shoulder wound; shoulder laceration
S411 upper arm laceration; arm laceration; cut arm
S4115 upper arm bite; dog bite upper arm
S420 broken collarbone; fractured clavicle; clavicular fracture; broken clavicle
S42001A right clavicle fracture; broken right collarbone
S42002A left clavicle fracture; broken left collarbone
S42009A clavicle fracture; broken collarbone; collarbone fracture
S421 scapula fracture; broken shoulder blade; shoulder blade fracture
S422 proximal humerus fracture; shoulder fracture; broken shoulder; humeral head fracture; upper humerus fracture
S4220 proximal humerus fracture; shoulder fracture; broken shoulder; fracture upper end humerus; humeral head fracture
S4221 surgical neck humerus fracture; humeral neck fracture
S4225 greater tuberosity fracture
S423 humerus shaft fracture; broken upper arm; broken arm upper; humeral shaft fracture
S4230 humerus fracture; broken upper arm; humeral shaft fracture; humerus shaft fracture
S424 distal humerus fracture; elbow fracture; supracondylar fracture; broken elbow
S4240 distal humerus fracture; elbow fracture; broken elbow
S4241 supracondylar fracture; supracondylar humerus fracture
S430 shoulder dislocation; dislocated shoulder; glenohumeral dislocation
S4300 shoulder dislocation; dislocated shoulder; shoulder subluxation; shoulder out of socket
S4301 anterior shoulder dislocation
S431 ac joint separation; shoulder separation; acromioclavicular dislocation; ac separation; separated shoulder
S4310 ac joint separation; shoulder separation; ac separation; separated shoulder
S434 shoulder sprain; sprained shoulder; labral tear; labrum tear
S4340 shoulder sprain; sprained shoulder
S4343 slap tear; slap lesion; labral tear shoulder; superior labrum tear
S435 ac joint sprain; acromioclavicular sprain
S460 rotator cuff strain; rotator cuff tear traumatic; rotator cuff injury; traumatic rotator cuff tear; torn rotator
    cuff injury; rotator cuff sprain
S4601 rotator cuff injury; strained rotator cuff
S461 biceps long head tear; biceps strain
S4611 biceps strain; biceps tendon rupture proximal; long head biceps rupture; biceps tear; popeye biceps
S462 distal biceps rupture
S463 triceps strain; triceps tear
S469 shoulder strain; upper arm muscle strain; strained shoulder
S4691 shoulder strain; strained shoulder; shoulder muscle strain; upper arm strain
S499 shoulder injury; shoulder trauma
S4990XA shoulder injury; upper arm injury; shoulder trauma
S500 elbow contusion; bruised elbow; hit funny bone
S501 forearm contusion; bruised forearm
S503 elbow abrasion; scraped elbow
S508 forearm abrasion; scraped forearm
S510 elbow laceration; cut elbow
S518 forearm laceration; cut forearm; cut arm
S5185 forearm bite; dog bite forearm; dog bite arm; cat bite arm; bite of forearm; dog bite lower arm
S520 olecranon fracture; radial head fracture; elbow fracture; proximal ulna fracture; proximal radius fracture
S5202 olecranon fracture; broken elbow tip
S5212 radial head fracture; radial head fx; fracture radial head; broken radial head
S5213 radial neck fracture
S522 ulna shaft fracture; nightstick fracture; broken forearm ulna
S523 radius shaft fracture; broken forearm radius
S525 wrist fracture; distal radius fracture; broken wrist; colles fracture; distal radial fracture; drf wrist
S5250 broken wrist; radius fracture; distal radial fracture; fracture radius; broken radius; fx radius; fractured
    wrist; fx wrist
S5251 radial styloid fracture; hutchinson fracture
S5252 buckle fracture radius; torus fracture radius; torus fracture wrist; buckle fracture wrist
S5253 colles; dinner fork fracture; colles fx
S5254 smith fracture; smiths fracture
S5256 barton fracture; bartons fracture
S526 distal ulna fracture; ulnar styloid fracture; broken ulna wrist
S5261 ulnar styloid fracture
S529 forearm fracture; broken forearm; broken arm; arm fracture; radius and ulna fracture
S5290 broken forearm; forearm fracture; broken arm
S5290XA broken arm; arm fracture; forearm fracture
S530 nursemaid elbow; radial head subluxation; pulled elbow; radial head dislocation
S5303 nursemaids elbow; nursemaid elbow; pulled elbow; radial head subluxation; babysitter elbow
S531 elbow dislocation; dislocated elbow
S5310 elbow dislocation; dislocated elbow
S534 elbow sprain; sprained elbow; ucl sprain elbow; ulnar collateral ligament elbow
S5340 elbow sprain; sprained elbow
S569 forearm strain; strained forearm
S5691 forearm strain; strained forearm muscle
S599 elbow injury; forearm injury; elbow trauma
S600 bruised finger; smashed finger; jammed finger contusion; crushed fingernail bruise; finger smash
S601 subungual hematoma finger; fingernail bruise; blood under fingernail
S6010 subungual hematoma finger; blood under fingernail; finger nail contusion; smashed fingernail; contusion of
    finger with nail damage
S602 hand contusion; wrist contusion; bruised hand; bruised wrist
S6021 wrist contusion; bruised wrist
S6022 hand contusion; bruised hand
S604 finger abrasion; finger splinter; superficial finger injury; splinter in finger
S6045 splinter finger; finger splinter; sliver in finger; superficial foreign body finger
S605 hand abrasion; wrist abrasion; scraped hand; hand superficial injury
S6055 hand splinter; splinter in hand; sliver in hand; foreign body hand superficial
S610 cut thumb; thumb cut; lacerated thumb
S6101 thumb laceration; cut thumb; lacerated thumb; thumb cut; thumb laceration without nail damage
S6111 thumb laceration with nail damage
S612 cut finger; lacerated finger; finger cut; sliced finger; fingertip laceration
S6121 finger laceration; cut finger; lacerated finger; finger cut; sliced finger; fingertip laceration; laceration of
    finger
S6123 finger puncture; puncture wound finger
S6125 finger bite; bite of finger; dog bite finger; bitten finger; cat bite finger
S6131 finger laceration with nail damage; nail bed laceration; nailbed laceration; fingernail laceration
S614 cut hand; lacerated hand; palm laceration; cut palm
S6141 hand laceration; cut hand; lacerated hand; palm laceration; cut palm
S6143 hand puncture; puncture wound hand
S6145 hand bite; bite of hand; dog bite hand; cat bite hand; bitten hand; open bite hand; animal bite hand
S615 wrist laceration; cut wrist; lacerated wrist
S6151 wrist laceration; cut wrist; slit wrist
S6155 wrist bite
S620 scaphoid fracture; navicular fracture wrist; wrist navicular fracture
S6200 scaphoid fracture; navicular fracture wrist; broken scaphoid
S621 carpal fracture; triquetrum fracture; wrist bone fracture
S622 bennett fracture; rolando fracture; broken thumb base
S6221 bennett fracture; bennetts fracture
S623 hand fracture; broken hand; boxers fracture
S6230 hand fracture; metacarpal fracture; broken hand; boxers fracture; boxer fracture; metacarpal fx
S6233 boxers fracture; boxer fracture; metacarpal neck fracture; fifth metacarpal neck fracture
S6236 metacarpal neck fracture nondisplaced; boxer fracture nondisplaced
S625 thumb fracture; broken thumb; fractured thumb; thumb phalanx fracture
S6250 thumb fracture; broken thumb; fractured thumb
S626 broken finger; fractured finger; fx finger; finger phalanx fracture
S6260 finger fracture; broken finger; fractured finger; phalanx fracture finger; fx finger
S6261 proximal phalanx fracture finger
S6262 middle phalanx fracture finger
S6263 distal phalanx fracture; tuft fracture; fingertip fracture
S6290 broken hand; hand fracture; fractured hand
S6290XA hand and wrist fracture; broken hand; hand fracture
S631 finger dislocation thumb; thumb dislocation; dislocated thumb
S6310 thumb dislocation; dislocated thumb
S632 finger dislocation; dislocated finger
S6325 finger dislocation; dislocated finger
S634 finger ligament rupture
S635 wrist sprain; sprained wrist
S6350 wrist sprain; sprained wrist; wrist sprain unspecified; fx sprain wrist
S636 finger sprain; thumb sprain; sprained thumb; sprained finger; jammed finger; skiers thumb; gamekeepers thumb
S6360 thumb sprain; sprained thumb; gamekeepers thumb; skiers thumb; jammed thumb
S6361 finger sprain; sprained finger; jammed finger; jammed finger sprain
S639 hand sprain; sprained hand; wrist and hand sprain
S6391XA hand sprain
S661 finger flexor tendon injury; flexor tendon laceration
S663 finger extensor tendon injury; extensor tendon laceration
S669 hand strain; wrist strain; strained wrist; thumb strain
S6691 wrist strain; hand strain; strained hand
S670 thumb crush; crushed thumb
S671 crushed finger; crush injury finger; finger crush; smashed finger crush
S672 crushed hand; hand crush
S680 thumb amputation traumatic
S681 finger amputation traumatic; cut off finger
S6812 partial finger amputation; fingertip amputation
S699 hand injury; wrist injury; finger injury; hand trauma; injured wrist
S6990XA hand injury; wrist injury; finger injury
S700 bruised hip; hip pointer
S701 thigh contusion; bruised thigh; charley horse contusion; quad contusion
S711 thigh laceration; cut thigh
S7115 thigh bite; dog bite thigh
S720 hip fracture; femoral neck fracture; broken hip; fractured hip; hip fx; fx hip
S7200 hip fracture; femoral neck fracture; broken hip; fractured hip; hip fx; fx hip; neck of femur fracture
S72009A hip fracture; broken hip; femoral neck fracture
S721 intertrochanteric fracture; pertrochanteric fracture
S7210 trochanteric fracture; pertrochanteric fracture
S7214 intertrochanteric fracture; intertrochanteric hip fracture; it fracture hip
S722 subtrochanteric fracture
S723 femur shaft fracture; broken thigh bone; femoral shaft fracture
S7230 femur shaft fracture; broken femur shaft
S724 distal femur fracture; supracondylar femur fracture
S729 femur fracture; broken femur; fractured femur; broken thigh; broken thighbone; femoral fracture
S7290XA femur fracture; broken femur; broken thigh
S730 hip dislocation; dislocated hip
S731 hip sprain; sprained hip; hip labral tear; acetabular labral tear
S7310 hip sprain; sprained hip
S7319 hip labral tear; labral tear hip; acetabular labrum tear
S760 hip strain; hip flexor strain; gluteal strain; gluteus strain
S7601 hip strain; hip flexor strain; pulled hip flexor; strained hip; gluteal strain; strained hip muscle; glute
    strain
S761 quadriceps strain; quad strain; quad tear; quadriceps tear; pulled quad; quadriceps rupture
S7611 quadriceps strain; quad strain; pulled quad; quadriceps tendon rupture
S762 groin strain; adductor strain; groin pull; pulled groin; strained groin; pulled groin muscle
S7621 groin strain; adductor strain; groin pull; pulled groin; strained groin
S763 hamstring strain; hamstring tear; pulled hamstring; hamstring pull; torn hamstring; strained hamstring
S7631 hamstring strain; hamstring tear; pulled hamstring; hamstring pull; torn hamstring; strained hamstring
S769 thigh strain; strained thigh; thigh muscle strain
S799 hip injury; thigh injury; hip trauma
S7991 hip injury; thigh injury
S800 bruised knee; hit knee; banged knee
S801 lower leg contusion; shin contusion; bruised shin; bruised leg; calf contusion; leg contusion; contusion lower
    leg
S802 knee abrasion; scraped knee; skinned knee
S8021 knee abrasion; scraped knee; skinned knee
S808 lower leg abrasion; shin abrasion; scraped shin; scraped leg
S810 cut knee; lacerated knee
S8101 knee laceration; cut knee
S818 lower leg laceration; shin laceration; cut leg; calf laceration; cut shin; skin tear leg
S8181 lower leg laceration; shin laceration; cut leg; leg laceration; calf laceration; skin tear leg
S8185 leg bite; dog bite leg; lower leg bite; calf bite; cat bite leg; dog bite calf; animal bite leg
S820 patella fracture; broken kneecap; kneecap fracture; fractured kneecap
S8200 patella fracture; broken kneecap; kneecap fracture
S821 tibial plateau fracture; proximal tibia fracture
S8210 proximal tibia fracture
S8212 tibial plateau fracture lateral
S8214 bicondylar tibial plateau fracture
S822 tibia shaft fracture; broken shin; tibial shaft fracture; toddlers fracture; broken leg; tibia fracture; broken
    lower leg; fractured tibia
S8220 tibia fracture; tibial shaft fracture; broken shin; toddlers fracture; broken tibia; broken leg; fractured
    tibia; tib fracture
S8224 spiral tibia fracture; toddler fracture
S823 distal tibia fracture; pilon fracture
S8239 distal tibia fracture
S824 fibula fracture; broken fibula; fibular shaft fracture
S8240 fibula fracture; broken fibula; fibula shaft fracture; fractured fibula
S825 medial malleolus fracture; inner ankle fracture
S826 lateral malleolus fracture; distal fibula fracture; outer ankle fracture; weber b
"""
