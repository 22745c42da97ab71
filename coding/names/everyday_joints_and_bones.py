"""Joints and bones."""

NAMES = """
M009 septic arthritis; infected joint; pyogenic arthritis; joint infection; septic joint
M022 postimmunization arthropathy
M023 reactive arthritis; reiter; reiters syndrome
M0230 reactive arthritis; reiters
M029 reactive arthropathy
M050 felty syndrome
M0500 felty syndrome
M0579 seropositive ra multiple sites; ra rf positive multiple sites; ra with rheumatoid factor multiple sites; ra w rf
    mult sites
M059 seropositive rheumatoid arthritis; ra rf positive; seropositive ra; ra with positive rheumatoid factor;
    rheumatoid factor positive; rheumatoid arthritis seropositive; rf positive ra
M060 seronegative rheumatoid arthritis; ra rf negative; seronegative ra
M0600 seronegative rheumatoid arthritis; seronegative ra; ra without rheumatoid factor
M0609 seronegative ra multiple sites
M061 adult onset stills
M069 rheumatoid; rheumatoid disease
M0800 juvenile rheumatoid arthritis; jra; jia; juvenile idiopathic arthritis; juvenile arthritis
M100 idiopathic gout; primary gout
M1000 idiopathic gout
M1006 gout knee
M1007 gout foot; gout toe; podagra; gout big toe; gout great toe; gout ankle
M102 drug induced gout
M103 gout due to kidney disease; renal gout
M109 gouty arthritis; gout attack; podagra; gout flare up
M112 pseudogout; chondrocalcinosis; cppd
M1120 pseudogout; chondrocalcinosis; cppd; calcium pyrophosphate disease
M1129 cppd multiple
M118 pseudogout; calcium pyrophosphate
M125 post traumatic arthritis; traumatic arthropathy
M129 arthropathy; joint disease; joint disorder
M130 polyarthritis; multiple joint arthritis; arthritis many joints
M1389 allergic arthritis
M150 generalized osteoarthritis primary; primary generalized oa; primary generalized osteoarthritis
M151 heberden nodes; heberdens nodes; finger nodes arthritis
M152 bouchard nodes; bouchards nodes
M154 erosive osteoarthritis
M159 osteoarthritis multiple joints; polyosteoarthritis; generalized osteoarthritis; oa multiple joints; arthritis
    multiple joints; multiple joint osteoarthritis; generalized arthritis
M16 hip arthritis; hip osteoarthritis; hip oa; hip djd; degenerative joint disease hip; arthritis of hip;
    osteoarthritis of hip
M160 bilateral hip arthritis; bilateral hip osteoarthritis; bilateral hip oa; bilateral hip djd; oa both hips
M161 unilateral hip osteoarthritis; hip arthritis; hip djd; oa hip
M169 hip arthritis; hip osteoarthritis; hip oa
M17 knee arthritis; knee osteoarthritis; knee oa; knee djd; degenerative joint disease knee; arthritis of knee
M170 bilateral knee arthritis; bilateral knee osteoarthritis; bilateral knee oa; bilateral knee djd; oa both knees; oa
    knees; knees arthritis; bone on bone knees
M171 knee djd; oa knee; primary knee oa; degenerative knee; bone on bone knee
M173 post traumatic knee arthritis; posttraumatic osteoarthritis knee; traumatic arthritis knee
M179 knee arthritis; knee osteoarthritis; knee oa; arthritis knee
M18 thumb arthritis; cmc arthritis; basal joint arthritis; thumb cmc; base of thumb arthritis
M181 thumb arthritis; basal joint arthritis; cmc joint arthritis; basilar thumb arthritis; trapeziometacarpal
    arthritis
M1901 shoulder arthritis; shoulder oa; glenohumeral arthritis; shoulder djd; ac joint arthritis; glenohumeral
    osteoarthritis; acromioclavicular arthritis
M1902 elbow arthritis; elbow osteoarthritis
M1903 wrist arthritis; wrist osteoarthritis; wrist oa
M1904 hand arthritis; finger arthritis; finger osteoarthritis; finger oa
M1907 ankle arthritis; foot arthritis; ankle osteoarthritis; ankle oa; foot osteoarthritis; midfoot arthritis; big toe
    arthritis
M199 osteoarthritis; arthritis; degenerative joint disease; djd; oa; degenerative arthritis
M1990 arthritis; osteoarthritis; oa; degenerative joint disease; djd; wear and tear arthritis; arthritis unspecified;
    degenerative arthritis; arthritis joints; old age arthritis
M1991 primary osteoarthritis unspecified; primary oa
M1A chronic gout; tophaceous gout; gouty arthritis chronic
M1A9XX0 chronic gout; chronic gouty arthritis
M1A9XX1 tophaceous gout; tophus; tophi; gouty tophi
M200 finger deformity
M2000 finger deformity
M2001 mallet finger; baseball finger; dropped finger
M2002 boutonniere deformity
M2003 swan neck deformity
M201 bunion; bunions; hallux valgus; big toe bump
M2010 hallux valgus; bunion
M202 hallux rigidus; stiff big toe; hallux limitus; big toe arthritis stiff
M203 hallux varus
M204 hammertoe; hammer toe; hammertoes; claw toe hammer; mallet toe; curled toe; hammer toes
M205 claw toe; toe deformity; crossover toe; overlapping toes; deformed toe
M210 genu valgum; valgus
M2106 knock knees; genu valgum
M2116 bow legs; bowed legs; genu varum; bowlegs
M2121 flexion deformity
M213 wrist drop; foot drop
M2133 wrist drop
M2137 foot drop; drop foot
M214 flat feet; flat foot; fallen arches; pes planus; flatfeet; flatfoot; pes planovalgus
M2140 flat feet; flat foot; pes planus
M2161 bunion; bunion deformity
M2162 bunionette; tailors bunion
M217 leg length discrepancy; unequal leg length; short leg
M2170 leg length discrepancy; unequal leg length
M220 recurrent patella dislocation; kneecap dislocates
M222 pfps; patellofemoral disorder; kneecap pain; anterior knee pain
M224 chondromalacia patella; chondromalacia; chondromalacia patellae
M2240 chondromalacia patella
M230 cystic meniscus
M232 old meniscal tear; degenerative meniscal tear; old bucket handle tear; chronic meniscus tear
M2320 old meniscus tear; degenerative meniscus tear; chronic meniscus tear
M233 meniscus derangement; meniscal derangement; degenerative meniscus
M235 knee instability chronic; unstable knee
M2351 chronic knee instability
M238X knee instability; ligament laxity knee; snapping knee
M239 internal derangement of knee; knee internal derangement; locked knee; knee derangement
M2430 recurrent dislocation
M2441 recurrent shoulder dislocation; shoulder instability recurrent
M245 joint contracture; contracture of joint
M2450 joint contracture
M246 ankylosis
M2480 joint derangement
M250 hemarthrosis; blood in joint
M2521 flail joint
M2531 shoulder instability; unstable shoulder
M2537 ankle instability; unstable ankle; chronic ankle instability; weak ankles
M254 joint effusion; joint swelling; fluid on joint; swollen joint; water on joint
M2540 joint effusion; joint swelling; swollen joints
M2541 shoulder effusion
M2543 wrist effusion
M2544 hand joint swelling; swollen knuckles; finger swelling joint
M2546 knee effusion; fluid on knee; swollen knee; water on the knee; knee swelling; water on knee; knee fluid
M2547 ankle effusion; ankle swelling joint; swollen ankle joint; foot joint effusion
M255 sore joint; aching joint
M2550 joint pain; arthralgia; joints hurt; aching joints; pain in joints; multiple joint pain; polyarthralgia; sore
    joints; achy joints; arthralgias
M2551 sore shoulder; shoulder hurts; pain in shoulder; ac joint pain; acromioclavicular pain
M2552 sore elbow; elbow hurts
M2553 sore wrist; wrist hurts
M2554 hand joint pain; finger joint pain; knuckle pain; thumb joint pain
M2555 sore hip; hip hurts; pain in hip
M2556 sore knee; knee hurts; pain in knee; gonalgia; knee ache; bad knee
M2557 sore ankle; toe joint pain; ankle hurts; heel joint
M2559 joint pain other site; pain in other joint; multiple joints pain
M256 joint stiffness; stiff joint; stiff joints; morning stiffness
M2560 joint stiffness; stiff joints; morning stiffness
M2561 stiff shoulder; shoulder stiffness
M2566 stiff knee; knee stiffness
M257 bone spur; osteophyte
M2570 bone spur; osteophyte
M264 malocclusion; bad bite; overbite
M266 tmj; temporomandibular; tmd; jaw joint; tmj syndrome; tmj pain
M2660 tmj; tmj disorder; temporomandibular joint disorder
M26609 tmj; temporomandibular; tmd; tmj disorder; tmj syndrome; jaw clicking; jaw joint problem
M2662 tmj pain; tmj arthralgia; jaw joint pain; temporomandibular pain
M26629 tmj pain; jaw joint pain; temporomandibular joint pain
M2663 tmj disc disorder; jaw clicking
M272 jaw osteomyelitis
M273 dry socket; alveolitis of jaw
M2749 jaw cyst
M300 polyarteritis nodosa
M303 kawasaki
M313 granulomatosis with polyangiitis; wegener
M3130 wegeners; gpa; granulomatosis with polyangiitis
M315 giant cell arteritis with pmr
M316 giant cell arteritis; temporal arteritis; gca
M317 microscopic polyangiitis
M320 drug induced lupus
M3210 lupus with organ involvement
M3214 lupus nephritis
M329 lupus; sle; systemic lupus; systemic lupus erythematosus
M330 dermatomyositis
M3320 polymyositis
M3390 dermatomyositis
M340 systemic sclerosis progressive
M341 crest; crest syndrome
M349 scleroderma; systemic sclerosis
M3500 sjogren; sjogrens; sicca syndrome; sjogren syndrome; sjogrens syndrome
M351 mixed connective tissue disease; mctd; overlap syndrome
M352 behcet
M354 eosinophilic fasciitis
M357 hypermobility; hypermobility syndrome; joint hypermobility; double jointed; hypermobile joints
M359 connective tissue disease; undifferentiated connective tissue disease; autoimmune disease; uctd; collagen
    vascular disease; autoimmune disorder
M400 postural kyphosis
M402 kyphosis; hunchback
M4020 kyphosis; hunchback; rounded back; dowager hump; humpback
M4050 lordosis; swayback
M412 idiopathic scoliosis
M4120 idiopathic scoliosis
M419 scoliosis; curvature of spine; curved spine; spinal curvature
M420 scheuermann
M430 spondylolysis; pars defect
M4300 spondylolysis
M4306 lumbar spondylolysis; pars defect lumbar
M431 spondylolisthesis; slipped vertebra
M4310 spondylolisthesis; slipped vertebra; anterolisthesis; retrolisthesis
M4312 cervical spondylolisthesis
M4316 lumbar spondylolisthesis; spondylolisthesis lumbar; l4 l5 spondylolisthesis; anterolisthesis lumbar
M4317 lumbosacral spondylolisthesis; l5 s1 spondylolisthesis
M436 torticollis; wry neck; stiff neck; crick in neck; twisted neck; neck stiff; wryneck
M45 ankylosing spondylitis; as spondylitis; bechterew; marie strumpell
M459 ankylosing spondylitis; ankylosing spondylitis unspecified
M461 sacroiliitis; si joint inflammation; si joint dysfunction; sacroiliitis si joint
M462 vertebral osteomyelitis
M4640 discitis
M469 spondyloarthritis; inflammatory spondylopathy; spondylitis
M4690 spondyloarthritis; spondyloarthropathy; inflammatory back disease
M4712 cervical spondylosis with myelopathy
M4722 cervical spondylosis with radiculopathy
M4726 lumbar spondylosis with radiculopathy
M478 spondylosis; spine arthritis; arthritis of spine; facet arthropathy; degenerative spine; facet arthritis; spinal
    osteoarthritis
M47812 cervical spondylosis; neck arthritis; cervical spine arthritis; cervical facet arthropathy; degenerative
    cervical spine; arthritis neck; cervical arthritis; cervical osteoarthritis; facet arthropathy cervical
M47814 thoracic spondylosis; thoracic spine arthritis
M47816 lumbar spondylosis; lumbar arthritis; lumbar facet arthropathy; low back arthritis; facet arthropathy lumbar;
    lumbar spine arthritis; arthritis lower back; lumbar facet syndrome; arthritis back; degenerative lumbar spine;
    lumbar osteoarthritis; facet arthritis lumbar; facet joint pain
M47817 lumbosacral spondylosis
M479 spondylosis; arthritis of spine; back arthritis
M480 spinal stenosis; stenosis spine; narrowing of spinal canal
M4800 spinal stenosis
M4802 cervical spinal stenosis; neck stenosis; stenosis cervical
M4804 thoracic stenosis
M48061 lumbar stenosis; lumbar spinal stenosis; lumbar stenosis without claudication; low back stenosis; spinal
    stenosis lumbar
M48062 neurogenic claudication; lumbar stenosis with neurogenic claudication; spinal claudication
M4807 lumbosacral stenosis
M481 dish; diffuse idiopathic skeletal hyperostosis; forestier
M4850 compression fracture vertebra nontraumatic; collapsed vertebra; vertebral collapse
M4854 thoracic compression fracture nontraumatic
M4856 lumbar compression fracture nontraumatic
M488 spondylopathy
"""
