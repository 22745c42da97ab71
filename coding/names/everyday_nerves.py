"""Nerves."""

NAMES = """
G009 bacterial meningitis
G039 meningitis
G049 encephalitis; myelitis; brain inflammation
G0490 encephalitis
G060 brain abscess
G10 huntington; huntingtons disease; huntington chorea
G1221 als; lou gehrig; amyotrophic lateral sclerosis; motor neuron disease als
G129 spinal muscular atrophy; sma
G14 postpolio syndrome; post polio
G20 parkinson; parkinsons; parkinson disease; pd parkinson
G20A1 parkinson; parkinsonism idiopathic; parkinson without dyskinesia; paralysis agitans; shaking palsy
G2119 drug induced parkinsonism
G219 secondary parkinsonism
G2401 tardive dyskinesia; td dyskinesia; drug induced dyskinesia
G243 torticollis spasmodic; cervical dystonia
G245 blepharospasm; eyelid spasm
G249 dystonia
G250 essential tremor; et tremor; familial tremor; benign tremor; benign essential tremor; shaky hands
G253 myoclonus; myoclonic jerks
G2581 restless leg; restless legs syndrome; restless leg syndrome; willis ekbom; jumpy legs; leg restlessness
G2582 stiff man syndrome
G259 movement disorder; extrapyramidal disorder
G300 early onset alzheimers; alzheimer early onset
G301 late onset alzheimers; alzheimer late onset
G309 alzheimer; alzheimers disease; alz; alzheimer dementia; dementia alzheimer type
G3101 pick disease
G3109 frontotemporal dementia; ftd; pick disease
G3183 lewy body; lewy body dementia; dementia with lewy bodies; dlb
G3184 mci; mild cognitive impairment; mild memory impairment; cognitive decline mild
G319 brain degeneration; brain atrophy; cerebral atrophy
G320 subacute combined degeneration
G35 demyelinating disease ms; disseminated sclerosis
G35A relapsing remitting multiple sclerosis; rrms; relapsing ms
G35D multiple sclerosis; ms; multiple sclerosis unspecified; disseminated sclerosis
G360 neuromyelitis optica; devic
G373 transverse myelitis; acute transverse myelitis
G379 demyelinating disease
G40109 simple partial seizures; focal seizures; partial seizures
G40209 complex partial seizures; temporal lobe epilepsy
G40309 generalized epilepsy; grand mal; tonic clonic
G40901 status epilepticus
G40909 seizures; fits; convulsive disorder; recurrent seizures; sz disorder; epileptic; seizure disorder unspecified
G40919 intractable epilepsy
G40A09 absence seizures; petit mal
G43009 migraine without aura; common migraine
G43109 migraine with aura; classic migraine; classical migraine; ocular migraine aura
G43409 hemiplegic migraine
G43709 chronic migraine without aura; transformed migraine
G43719 intractable chronic migraine; chronic migraine intractable; refractory chronic migraine
G43809 vestibular migraine; retinal migraine; other migraine
G43829 menstrual migraine
G43909 migraines; migraine nos; sick headache; migraine unspecified
G43911 status migrainosus; intractable migraine with status
G43919 intractable migraine; refractory migraine
G43A0 cyclical vomiting; cyclic vomiting
G43B0 ophthalmoplegic migraine
G43D0 abdominal migraine
G43E09 chronic migraine with aura
G44009 cluster headache; cluster headaches; horton headache
G44209 tension headaches; stress headache; muscle tension headache; tth
G44219 episodic tension headache
G44229 chronic tension headache; chronic tension type headache
G44309 post traumatic headache; posttraumatic headache; headache after head injury
G4440 medication overuse headache; rebound headache; analgesic rebound headache; drug induced headache
G4451 hemicrania continua
G4452 new daily persistent headache; ndph
G4453 thunderclap headache
G4486 cervicogenic headache; neck headache
G4489 cervicogenic headache other; headache syndrome; other headache syndrome
G454 transient global amnesia; tga
G458 subclavian steal; tia other
G459 tia; mini stroke; ministroke; transient ischemic attack; transient stroke; transient cerebral ischemia; warning
    stroke
G4700 cant sleep; trouble sleeping; sleeplessness; difficulty sleeping; poor sleep; not sleeping; unable to sleep;
    sleep problem; awake at night; cannot sleep
G4701 insomnia due to medical condition
G4709 insomnia other; sleep onset insomnia; sleep maintenance insomnia
G4710 hypersomnia; sleeps too much; excessive sleepiness
G4719 excessive daytime sleepiness; eds
G4720 circadian rhythm disorder
G4721 delayed sleep phase
G4725 jet lag
G4726 shift work sleep disorder; shift work disorder; shift worker sleep
G4730 stops breathing at night; sleep apnea unspecified
G4731 central sleep apnea; primary central sleep apnea; csa
G4733 sleep apnea cpap; on cpap; osa on cpap
G4734 nocturnal hypoxemia; sleep related hypoventilation; nocturnal hypoxia
G4737 central sleep apnea other
G47411 narcolepsy with cataplexy
G47419 narcolepsy
G4750 parasomnia
G4752 rem behavior disorder; rem sleep behavior disorder; rbd; acts out dreams
G4761 periodic limb movement; plmd; periodic limb movement disorder
G4762 nocturnal leg cramps; leg cramps at night; night cramps; sleep related leg cramps; charley horse at night;
    nighttime leg cramps
G4763 bruxism sleep; teeth grinding at night; grinds teeth; sleep bruxism
G478 sleep disorder other; sleep talking
G479 sleep disorder; sleep disturbance; restless sleep
G500 trigeminal neuralgia; tic douloureux
G501 atypical facial pain; atypical face pain
G510 bell palsy; facial paralysis; facial droop bells; bell's palsy
G5139 hemifacial spasm; clonic hemifacial spasm
G514 facial twitching; facial myokymia
G519 facial nerve disorder
G521 glossopharyngeal neuralgia
G540 thoracic outlet; thoracic outlet syndrome; brachial plexus disorder; tos; brachial plexopathy
G545 parsonage turner; neuralgic amyotrophy; brachial neuritis
G546 phantom limb pain; phantom pain
G560 median nerve compression wrist; carpel tunnel
G561 median neuropathy; pronator syndrome
G562 ulnar nerve entrapment; cubital tunnel syndrome; ulnar nerve compression; guyon canal
G563 radial nerve palsy; saturday night palsy; radial neuropathy; wrist drop nerve
G564 crps arm; causalgia arm; complex regional pain syndrome type 2 arm
G569 arm neuropathy; mononeuropathy arm
G570 piriformis syndrome; sciatic nerve lesion; piriformis
G571 meralgia paresthetica; lateral femoral cutaneous; meralgia
G572 femoral neuropathy
G573 peroneal neuropathy; foot drop nerve; common peroneal nerve palsy; fibular neuropathy; peroneal nerve palsy
G575 tarsal tunnel syndrome
G576 morton neuroma; mortons neuroma; interdigital neuroma; plantar neuroma; foot neuroma; metatarsalgia morton
G579 leg neuropathy; mononeuropathy leg
G587 mononeuritis multiplex
G588 intercostal neuralgia; pudendal neuralgia
G589 mononeuropathy; pinched nerve; trapped nerve; nerve entrapment
G600 charcot marie tooth; cmt; hereditary neuropathy
G603 idiopathic progressive neuropathy
G608 small fiber neuropathy hereditary; idiopathic small fiber
G609 idiopathic neuropathy; idiopathic peripheral neuropathy; hereditary and idiopathic neuropathy
G610 guillain barre; gbs guillain; guillain barre syndrome; aidp
G6181 cidp; chronic inflammatory demyelinating polyneuritis
G620 drug induced neuropathy; chemo neuropathy; chemotherapy induced neuropathy; cipn
G621 alcoholic neuropathy; alcoholic polyneuropathy
G6281 critical illness neuropathy
G6289 small fiber neuropathy
G629 nerve damage feet; neuropathy feet; peripheral neuropathy unspecified; pn neuropathy
G63 neuropathy in disease elsewhere
G7000 myasthenia; myasthenia gravis; mg
G7100 muscular dystrophy
G7101 duchenne; duchenne muscular dystrophy; becker
G7111 myotonic dystrophy
G720 statin myopathy; drug induced myopathy; drug myopathy
G729 myopathy; muscle disease
G800 spastic quadriplegia cp
G801 spastic diplegia
G809 cerebral palsy; cp palsy
G819 hemiplegia; hemiparesis; one sided weakness; one side paralysis
G8190 hemiplegia; hemiparesis; one sided weakness; one side paralysis
G8220 paraplegia; paraplegic; legs paralyzed
G8250 quadriplegia; tetraplegia; quadriplegic; quad
G831 leg paralysis; monoplegia leg
G832 arm paralysis; monoplegia arm
G834 cauda equina; cauda equina syndrome
G8384 todds paralysis
G8389 paralytic syndrome other
G839 paralysis
G890 central pain syndrome
G8911 acute pain due to trauma; acute post traumatic pain; acute pain trauma
G8918 postoperative pain; post op pain; acute postop pain; postprocedural pain; pain after surgery; acute post op pain
G8921 chronic pain due to trauma; chronic post traumatic pain
G8922 chronic postthoracotomy pain
G8928 chronic post surgical pain; chronic postop pain; chronic post procedural pain
G8929 chronic pain; other chronic pain
G893 cancer pain; neoplasm related pain; pain from cancer; tumor pain
G894 chronic pain syndrome; cps
G9001 carotid sinus syncope
G901 dysautonomia familial; riley day
G902 horner; horner syndrome
G905 crps; rsd; complex regional pain syndrome; reflex sympathetic dystrophy
G9050 rsd; crps; complex regional pain syndrome; reflex sympathetic dystrophy; crps type 1
G909 dysautonomia; autonomic dysfunction; autonomic neuropathy; autonomic disorder
G90A pots; postural orthostatic tachycardia; postural orthostatic tachycardia syndrome
G910 communicating hydrocephalus
G912 nph; normal pressure hydrocephalus; idiopathic normal pressure hydrocephalus
G919 hydrocephalus; water on brain
G928 encephalopathy toxic; toxic metabolic encephalopathy
G930 arachnoid cyst; cerebral cyst; brain cyst; porencephalic cyst
G931 anoxic brain injury; anoxic brain damage; hypoxic brain injury; anoxic encephalopathy
G932 pseudotumor cerebri; idiopathic intracranial hypertension; iih; benign intracranial hypertension
G9332 me cfs; chronic fatigue syndrome; myalgic encephalomyelitis; cfs
G9340 encephalopathy
G9341 metabolic encephalopathy; septic encephalopathy
G935 brain compression; chiari acquired; herniation brain
G936 cerebral edema; brain swelling
G9389 brain disorder specified; pneumocephalus
G939 brain disorder; brain lesion
G950 syringomyelia; syrinx
G959 myelopathy; spinal cord disease
G9600 csf leak; cerebrospinal fluid leak
G971 spinal headache; post lumbar puncture headache; post dural puncture headache; pdph; lp headache; epidural
    headache
"""
