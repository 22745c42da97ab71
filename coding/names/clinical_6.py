"""What specialists write in notes, from G20A1 to J84178."""

NAMES = """
G20A1 ipd parkinson
G20B1 levodopa induced dyskinesia
G20B2 dyskinesia with off episodes
G2111 drug induced parkinsonism; neuroleptic parkinsonism
G214 lower body parkinsonism
G231 psp palsy
G232 msa-p; multiple system atrophy
G2402 acute dystonic reaction
G243 cervical dystonia
G244 meige; orofacial dystonia; oromandibular dystonia
G248 focal dystonia of hand; focal hand dystonia; task specific dystonia
G250 action tremor essential
G2581 wed restless legs; willis-ekbom; augmentation of rls
G2582 stiff person; stiff person syndrome
G3101 pick's
G3109 ftd; bvftd; frontotemporal dementia; behavioral variant ftd
G3184 amci
G3185 cbd corticobasal; corticobasal syndrome
G35B0 ppms
G35C0 spms
G360 nmo; nmosd; neuromyelitis optica; devic
G373 transverse myelitis
G3781 mogad
G401 focal aware seizures; simple partial seizures; focal aware epilepsy
G402 tle; temporal lobe epilepsy; focal epilepsy with impaired awareness; mesial temporal epilepsy; focal impaired
    awareness seizures
G403 generalized epilepsy; jae epilepsy
G4081 lgs seizures
G4083 dravet; smei
G40919 refractory epilepsy; drug resistant epilepsy; medically refractory epilepsy
G40A absence epilepsy; cae absence; childhood absence epilepsy; petit mal
G40B jme
G4310 classic migraine
G43809 vestibular migraine; migrainous vertigo
G4382 catamenial migraine
G4401 episodic cluster
G4402 chronic cluster
G44209 tth; muscle contraction headache
G44219 episodic tth; episodic tension headache
G44229 chronic tth; chronic tension headache; ctth
G44309 post-concussive headache; pth headache; posttraumatic headache
G44329 chronic posttraumatic headache
G4440 rebound headache; analgesic overuse headache; analgesic rebound headache
G4452 ndph
G4453 thunderclap
G4482 coital headache; sexual headache
G4485 ice pick headache
G458 subclavian steal neuro
G4710 hypersomnolence
G4711 ih hypersomnia
G4713 kls recurrent hypersomnia
G4721 dspd; dsps
G4722 aspd sleep; advanced sleep phase
G4725 jet lag
G4726 swsd; shift work disorder; shift work sleep; shift work sleep disorder
G4734 nocturnal desaturation idiopathic; sleep related hypoxemia
G4736 sleep hypoventilation; nocturnal hypoventilation
G4737 treatment emergent csa; csa from opioids; opioid induced central apnea; complex sleep apnea; teca; treatment
    emergent central sleep apnea
G47411 narcolepsy type 1; narcolepsy type i
G4752 rem behavior disorder; dream enactment
G4753 sleep paralysis
G4761 plmd; plms
G4763 bruxism; sleep bruxism; nocturnal bruxism
G500 tn v2; tn v3; tn right v2; classic tn
G501 persistent idiopathic facial pain; pifp
G513 hemifacial spasm; hfs facial
G518 synkinesis facial; facial synkinesis
G521 gpn neuralgia
G540 brachial plexopathy; tos neurogenic; neurogenic tos; brachial plexus neuropathy
G545 parsonage-turner; parsonage turner
G546 phantom pain
G560 median neuropathy at wrist
G561 ain syndrome median; pronator syndrome; anterior interosseous syndrome
G562 ulnar nerve palsy; ulnar entrapment
G563 radial neuropathy; radial nerve palsy; saturday night palsy; posterior interosseous nerve palsy
G564 crps ii upper
G570 sciatic neuropathy; piriformis syndrome; piriformis
G571 meralgia; lfcn entrapment
G573 peroneal neuropathy; common peroneal neuropathy; fibular neuropathy
G575 tts ankle
G576 morton's neuroma; interdigital neuroma; mortons neuroma; intermetatarsal neuroma; morton neuroma
G577 causalgia leg; crps type ii leg; crps ii lower
G600 cmt; cmt1a; hmsn
G610 aidp
G6181 cidp; chronic inflammatory demyelinating neuropathy
G6182 mmn neuropathy
G620 chemo neuropathy; cipn; chemotherapy induced peripheral neuropathy; chemo induced neuropathy; chemotherapy
    neuropathy
G621 alcohol neuropathy; etoh neuropathy
G6289 sfn
G629 sensorimotor polyneuropathy
G7000 generalized myasthenia; ocular myasthenia
G7001 myasthenic crisis; myasthenia exacerbation
G7080 lems
G7241 ibm; inclusion body myositis
G7249 imnm; anti-hmgcr myopathy; necrotizing myopathy
G890 post stroke pain; dejerine-roussy
G8921 chronic posttraumatic pain
G8928 chronic postsurgical pain; cpsp
G893 cancer pain; malignant pain
G9001 carotid hypersensitivity
G905 crps; crps type 1; rsd
G9051 crps type i hand; crps 1 upper extremity; crps upper extremity
G9052 crps lower extremity; crps ankle
G911 aqueductal stenosis hydrocephalus
G912 inph
G930 porencephalic cyst
G932 idiopathic intracranial hypertension
G9331 post viral fatigue
G9332 cfs; mecfs
G935 chiari i; chiari malformation; chiari 1; arnold chiari type 1
G9381 mts hippocampal
G9601 csf rhinorrhea
G971 post lp headache; pdph; post dural puncture headache; postdural puncture headache
H001 chalazia
H010 blepharitis anterior; anterior blepharitis; demodex blepharitis
H0200 entropion; involutional entropion
H0205 misdirected lashes
H0210 ectropion; involutional ectropion
H022 lagophthalmos
H024 blepharoptosis; aponeurotic ptosis; levator dehiscence
H0283 dermatochalasis; redundant lid skin; dermatochalasis uppers
H0288 mgd; meibomian gland dysfunction; meibomitis
H0430 dacryocystitis
H1044 vkc; vernal keratoconjunctivitis
H110 pterygium nasal; pterygium
H1115 pingueculae; pingueculitis
H113 subconj heme; subconjunctival heme
H160 infectious keratitis; bacterial keratitis; microbial keratitis
H1614 spk; spk ou
H1621 exposure keratopathy; exposure keratitis
H1622 kcs; dry eye kcs; aqueous deficient dry eye
H1623 neurotrophic keratopathy; neurotrophic keratitis
H181 pbk
H1851 fuchs; fuchs'; guttata; fecd
H1852 abmd; ebmd; epithelial basement membrane dystrophy; anterior basement membrane dystrophy
H186 kcn; forme fruste keratoconus
H1883 rce; recurrent erosion; recurrent corneal erosion
H201 chronic iritis
H2501 cortical cataract; cortical spoking
H2504 psc cataract; posterior subcapsular cataract; posterior subcapsular
H251 ns cataract
H2581 combined cataract; ns/cortical cataract
H264 posterior capsule opacification; posterior capsular opacity; posterior capsule opacity
H271 subluxed lens; ectopia lentis
H302 intermediate uveitis
H330 rhegmatogenous rd; rrd; macula on rd; macula off rd; rhegmatogenous detachment
H333 retinal tear; horseshoe tear; retinal hole; operculated tear
H3331 horseshoe tear; flap tear retina
H3342 tractional retinal detachment
H341 crao
H3423 brao
H3481 crvo
H3483 brvo; branch retinal vein occlusion
H3534 macular hole; full thickness macular hole; ftmh; lamellar hole
H3535 cme macula; cystoid macular edema; irvine-gass
H3536 macular drusen
H3537 erm; epiretinal membrane; macular pucker; erm with pucker; preretinal membrane
H3541 lattice degeneration; lattice retina; peripheral lattice
H3553 stargardt; vitelliform dystrophy
H3571 cscr; central serous; central serous retinopathy
H4001 glaucoma suspect cupping; large cup to disc suspect
H4003 narrow angles; anatomic narrow angles; narrow angle suspect
H4005 oht eye
H4012 ntg; normal tension glaucoma; normal-tension glaucoma
H4014 pseudoexfoliation glaucoma; pxf glaucoma; pxg; exfoliative glaucoma
H4021 acute angle closure; aacg
H4022 chronic angle closure; cacg; pacg chronic
H405 neovascular glaucoma; nvg
H406 steroid glaucoma; steroid response glaucoma; steroid induced glaucoma
H431 vit heme
H4381 pvd vitreous
H4382 vmt
H442 pathologic myopia; myopic degeneration
H4701 naion; aion
H471 papilloedema
H472 optic nerve pallor
H4732 disc drusen; optic nerve head drusen
H490 third nerve palsy; cn iii palsy; cn3 palsy; oculomotor palsy
H491 fourth nerve palsy; cn iv palsy; trochlear palsy; superior oblique palsy; cn4 palsy
H492 sixth nerve palsy; cn vi palsy; abducens palsy; abducens nerve palsy; cn6 palsy
H5034 ixt; intermittent exotropia
H5111 ci binocular
H520 hyperopia; farsighted
H521 nearsighted
H530 lazy eye
H604 eac cholesteatoma; cholesteatoma of ear canal
H652 chronic serous otitis; chronic ome; chronic otitis media with effusion
H653 chronic mucoid otitis
H661 csom tubotympanic
H663 csom
H690 patulous eustachian
H699 et dysfunction
H729 tympanic perforation; perforated eardrum; eardrum perforation
H809 otospongiosis
H810 meniere; meniere's; menieres; endolymphatic hydrops; meniere disease
H811 canalithiasis
H812 vestibular neuritis
H818X vestibular hypofunction; bilateral vestibulopathy; vestibulopathy; pppd; uvh vestibular
H838X superior canal dehiscence; sscd; semicircular canal dehiscence
H900 bilateral chl; bilateral conductive loss
H902 conductive hl
H903 bilateral sensorineural loss
H9041 right snhl; snhl right; right sided snhl
H9042 left snhl; snhl left; left sided snhl
H905 sensorineural hl
H906 mixed hearing loss bilateral; bilateral mixed hearing loss
H912 ssnhl; sudden sensorineural hearing loss; sshl
H9325 capd; auditory processing disorder
I152 endocrine hypertension
I1A0 refractory htn
I201 vasospastic angina; prinzmetal; coronary spasm; coronary vasospasm
I208 microvascular angina; cardiac syndrome x
I241 dressler; dressler's
I2489 demand ischemia
I2541 coronary aneurysm; coronary ectasia
I2542 scad; spontaneous coronary dissection
I255 ischemic cm
I2582 cto rca; cto lad; coronary cto
I2584 high calcium score
I2692 saddle embolus
I270 ipah; idiopathic pah
I2720 pulm htn
I2721 connective tissue disease pah; ctd-pah; scleroderma pah
I2724 cteph
I300 idiopathic pericarditis
I311 constrictive pericarditis; pericardial constriction
I314 tamponade
I330 native valve endocarditis; sbe
I340 functional mr; degenerative mr; severe mr; moderate mr; mild mr; primary mr
I341 barlow; bileaflet prolapse
I351 aortic regurgitation; leaky aortic valve; severe ar
I352 aortic stenosis with regurgitation
I371 pulmonic regurgitation; pulmonic insufficiency
I420 dilated cm; idiopathic dilated cm
I421 hypertrophic obstructive cm
I422 apical hcm
I425 restrictive cm
I426 alcoholic cm; alcohol cardiomyopathy; alcohol induced cardiomyopathy
I427 chemo induced cardiomyopathy; chemotherapy cardiomyopathy; anthracycline cardiomyopathy; chemo cardiomyopathy;
    anthracycline cardiotoxicity
I428 arvc; arvd; lvnc; lv noncompaction; noncompaction cardiomyopathy
I440 first degree av block; first degree avb; 1st degree avb; 1st degree av block
I441 second degree av block; wenckebach; mobitz ii; 2nd degree avb; 2nd degree av block; second degree heart block
I442 3rd degree avb; third degree heart block
I444 left anterior hemiblock
I450 incomplete rbbb; irbbb
I452 rbbb with lafb
I454 ivcd; intraventricular conduction delay
I456 preexcitation
I4581 lqts
I4711 inappropriate sinus tachycardia; inappropriate sinus tach
I4719 avnrt; avrt; av nodal reentrant tachycardia; av node reentry; orthodromic reciprocating tachycardia; nodal
    reentry tachycardia
I472 nsvt; nonsustained vt; v tach; sustained vt; nonsustained ventricular tachycardia; monomorphic vt; polymorphic
    vt
I4721 torsades; tdp
I483 typical flutter; cti dependent flutter; isthmus dependent flutter
I484 atypical flutter; left atrial flutter
I4901 v fib arrest
I491 premature atrial contractions
I492 pjcs; premature junctional beats
I493 ventricular bigeminy; pvc burden; bigeminal pvcs
I495 sinus node dysfunction; tachy-brady; tachybrady syndrome; tachy brady syndrome
I498 brugada; brugada pattern; junctional rhythm
I5181 takotsubo; broken heart syndrome; stress cardiomyopathy; apical ballooning
I609 sah; aneurysmal sah
I619 ich; hemorrhagic stroke; intracerebral bleed
I6203 chronic sdh; chronic subdural
I634 cardioembolic stroke; embolic stroke
I6381 lacunar infarct; small vessel stroke
I651 basilar stenosis
I652 carotid disease; carotid artery disease; ica stenosis; carotid atherosclerosis; carotid bifurcation disease
I671 brain aneurysm; unruptured aneurysm brain; acomm aneurysm; intracranial aneurysm; pcomm aneurysm
I675 moyamoya; moya moya
I6784 rcvs; reversible cerebral vasoconstriction
I680 cerebral amyloid
I700 aortic atherosclerosis; atherosclerotic aorta; aortic plaque; aortic calcification
I701 renal artery stenosis; atherosclerotic renal stenosis
I7021 lifestyle limiting claudication; atherosclerosis with claudication; rutherford 3
I7022 clti rest pain; critical limb ischemia rest pain; ischemic rest pain; clti with rest pain
I7092 sfa cto; superficial femoral occlusion
I7100 aortic dissection
I7101 type a dissection
I712 taa
I7121 ascending aortic aneurysm; ascending taa
I7122 arch aneurysm
I7123 descending taa; descending thoracic aneurysm
I716 taaa; thoracoabdominal aneurysm
I723 iliac aneurysm
I724 popliteal aneurysm; femoral aneurysm; popliteal artery aneurysm; femoral pseudoaneurysm
I7301 raynaud with digital ulcer
I731 buerger; thromboangiitis obliterans; buerger's
I773 fmd; fibromuscular dysplasia; renal fibromuscular dysplasia
I774 median arcuate ligament; celiac compression
I7771 carotid dissection; cervical carotid dissection
I7774 vertebral dissection
I77810 dilated aortic root; aortic root dilation; dilated ascending aorta; ectatic ascending aorta; aortic root
    dilatation
I77811 ectatic abdominal aorta
I780 hht; hereditary telangiectasia
I781 spider veins; telangiectasias leg; reticular veins; spider telangiectasias
I800 superficial thrombophlebitis leg; superficial phlebitis; superficial thrombophlebitis
I808 phlebitis arm; superficial phlebitis of arm
I81 pvt portal; portal vein clot; portal thrombosis
I8246 gastroc vein dvt; soleal dvt; muscular calf vein thrombosis
I8262 upper extremity dvt; brachial dvt
I8281 gsv thrombosis; superficial vein thrombosis leg
I82A1 axillary dvt
I82B1 subclavian dvt; paget-schroetter; effort thrombosis
I8381 painful varicose veins; symptomatic varicose veins; varicosities with pain; varicose veins with aching
I8389 varicose veins with swelling; varicose veins with edema
I8500 ev esophageal; small varices esophagus
I8501 variceal bleed; variceal hemorrhage
I8510 cirrhosis with esophageal varices; esophageal varices in cirrhosis; cirrhotic varices
I8511 variceal bleed in cirrhosis; bleeding esophageal varices in cirrhosis
I864 gov2; igv1
I871 may-thurner; may thurner; svc syndrome; nutcracker syndrome vein
I872 venous reflux; gsv reflux; saphenous reflux; deep venous reflux; venous hypertension stasis
I890 phlebolymphedema
I951 noh
I972 breast cancer related lymphedema; post-mastectomy lymphedema; lymphedema after mastectomy
J3081 cat allergy rhinitis; dog allergy rhinitis; cat dander allergic rhinitis
J3089 dust mite allergy rhinitis; dust mite allergic rhinitis; perennial rhinitis
J310 nonallergic rhinitis
J320 maxillary crs
J329 crs; crssnp
J330 nasal polyp antrochoanal; antrochoanal polyp
J341 mucocele sinus; mucous retention cyst sinus; maxillary retention cyst; sinus mucocele
J342 septal deviation; septal spur
J348200 internal valve collapse
J348210 external valve collapse
J34829 nvc nasal
J3489 nasal septal perforation; septal perforation; nasal vestibulitis
J351 tonsillar hypertrophy; enlarged tonsils
J352 enlarged adenoids
J358 tonsil stones; tonsilloliths; tonsillolith; cryptic tonsils
J36 quinsy
J3800 vocal fold paralysis; vocal fold paresis; vocal cord paresis
J3801 unilateral vocal fold paralysis; uvfp; vocal fold paresis unilateral; vocal fold paralysis left; vocal fold
    paralysis right; vocal cord paralysis left; vocal cord paralysis right
J3802 bilateral vocal fold paralysis
J381 vocal polyp; reinke's edema; vocal fold polyp; reinke's
J382 vocal nodules; vocal fold nodules; singer's nodules
J383 vcd; ilo larynx; inducible laryngeal obstruction; paradoxical vocal fold motion; pvfm
J385 laryngospasm; recurrent laryngospasm
J386 subglottic stenosis; laryngeal stenosis; glottic stenosis
J387 laryngeal granuloma; contact granuloma; vocal process granuloma; laryngeal ulcer; presbylarynx; glottic
    insufficiency
J398 tracheobronchomalacia; tracheomalacia acquired; excessive dynamic airway collapse; edac
J430 macleod syndrome
J432 centriacinar emphysema
J438 paraseptal emphysema
J439 emphysematous changes
J440 copd with pneumonia
J449 asthma copd overlap; acos lung
J479 noncystic fibrosis bronchiectasis
J60 coal workers pneumoconiosis
J672 pigeon breeder's lung
J690 aspiration pneumonitis
J701 radiation pneumonitis chronic; radiation fibrosis lung; radiation fibrosis of lung
J704 amiodarone lung; amiodarone lung toxicity
J84112 ipf; usual interstitial pneumonia idiopathic
J84113 nsip; idiopathic nsip; nonspecific interstitial pneumonia
J84114 aip lung
J84115 rb-ild
J84116 cop organizing; boop
J84117 dip lung
J84178 organizing pneumonia secondary; secondary organizing pneumonia
"""
