"""Eyes and ears."""

NAMES = """
H0001 stye; hordeolum; sty; external hordeolum; eyelid stye; hordeolum externum
H00019 stye; hordeolum; sty; external hordeolum; eyelid bump
H001 chalazion; eyelid cyst; meibomian cyst
H0019 chalazion; eyelid cyst
H0100 blepharitis; eyelid inflammation; eyelid infection; lid margin inflammation; crusty eyelids
H01009 blepharitis; eyelid inflammation; lid margin inflammation; crusty eyelids
H0111 eyelid dermatitis; eyelid eczema; allergic dermatitis eyelid; contact dermatitis eyelid
H020 entropion; inturned eyelid
H0200 entropion; eyelid turning in
H0205 trichiasis; ingrown eyelash; eyelash rubbing eye
H021 ectropion; eyelid turning out; everted eyelid
H0210 ectropion
H024 ptosis; droopy eyelid; drooping eyelid; lid droop; blepharoptosis; lid ptosis
H0240 ptosis; droopy eyelid; drooping eyelid; lid droop; eyelid drooping
H026 xanthelasma; cholesterol deposits eyelid
H0283 dermatochalasis; baggy eyelids; excess eyelid skin; saggy eyelids
H0284 eyelid swelling; swollen eyelid; puffy eyelid; lid edema; eyelid edema
H0412 dry eye; dry eyes; dry eye syndrome; keratoconjunctivitis sicca; sicca eyes
H04123 dry eyes both; dry eye disease
H0420 epiphora; watery eyes; tearing; watery eye; watering eyes; excess tears; teary eyes
H0430 dacryocystitis; tear sac infection
H0455 blocked tear duct; nasolacrimal duct obstruction; nldo; tear duct blockage; dacryostenosis
H0500 orbit inflammation
H0501 orbital cellulitis; eye socket infection
H052 proptosis; exophthalmos; bulging eyes; bulging eye
H0520 exophthalmos; bulging eyes; proptosis
H101 allergic conjunctivitis; eye allergy; atopic conjunctivitis; eye allergies; allergic pink eye
H1013 itchy eyes allergy; eye allergies; allergic eyes; allergic pink eye; seasonal allergic conjunctivitis
H103 pink eye; bacterial conjunctivitis; pinkeye; eye infection; bacterial pink eye
H1030 acute conjunctivitis; pink eye; pinkeye; bacterial conjunctivitis; bacterial pink eye; eye infection;
    conjunctivitis infectious; pus eye
H1044 vernal conjunctivitis
H1045 chronic allergic conjunctivitis
H109 pinkeye; conjunctivitis nos
H110 pterygium; surfer eye; pterygia
H1100 pterygium; surfers eye
H1115 pinguecula
H113 subconjunctival hemorrhage; broken blood vessel eye; blood spot eye; burst blood vessel eye; eye hemorrhage;
    blood in white of eye; bloodshot eye hemorrhage
H1142 conjunctival edema; chemosis
H1143 red eye; conjunctival hyperemia; bloodshot eye; red eyes; conjunctival injection; eye redness
H150 scleritis
H151 episcleritis
H160 corneal ulcer; eye ulcer
H1600 corneal ulcer; eye ulcer
H1613 snow blindness; photokeratitis; welders flash; welder flash burn; arc eye
H1614 punctate keratitis; spk
H169 keratitis; cornea inflammation
H179 corneal scar; corneal opacity; leukoma
H1851 fuchs dystrophy; fuchs endothelial dystrophy; endothelial corneal dystrophy
H186 keratoconus
H1860 keratoconus
H1883 recurrent corneal erosion; corneal erosion
H2000 acute iritis; iritis acute; anterior uveitis acute
H209 iritis; uveitis; iridocyclitis; anterior uveitis
H2101 hyphema; blood in front of eye
H250 incipient cataract; senile cataract incipient; cortical cataract
H2504 posterior subcapsular cataract; psc cataract
H251 age related nuclear cataract; ns cataract
H259 senile cataract; age related cataract; cataract age related
H2640 after cataract; secondary cataract; posterior capsule opacification; pco
H2649 posterior capsular opacification; pco
H269 cataracts; clouded lens; cloudy lens
H270 aphakia
H309 chorioretinitis; posterior uveitis
H330 retinal detachment with break
H332 serous retinal detachment; retinal detachment
H3320 serous retinal detachment
H333 retinal tear; torn retina; retinal break; retinal hole
H3331 horseshoe tear retina; retinal tear
H341 central retinal artery occlusion; crao
H348 retinal vein occlusion; crvo; brvo
H3481 central retinal vein occlusion; crvo
H3483 branch retinal vein occlusion; brvo; tributary vein occlusion
H3500 background retinopathy
H3503 hypertensive retinopathy; htn retinopathy
H353 macular degeneration; amd; armd
H3530 macular degeneration; amd; armd; arm d; age related macular degeneration
H3531 dry macular degeneration; dry amd; nonexudative macular degeneration; dry armd
H3532 wet macular degeneration; wet amd; exudative macular degeneration; wet armd
H3534 macular hole
H3535 cystoid macular edema; cme; macular edema cystoid
H3536 drusen
H3537 epiretinal membrane; macular pucker; erm
H3552 retinitis pigmentosa; rp
H356 retinal hemorrhage
H3571 central serous; central serous chorioretinopathy; csr
H3581 retinal edema; macular edema; csme
H3589 retinal disorder
H400 glaucoma suspect; ocular hypertension; open angle with borderline findings
H4000 glaucoma suspect; preglaucoma; borderline glaucoma; suspected glaucoma
H4003 narrow angle suspect; anatomical narrow angle; narrow angles
H4005 ocular hypertension; high eye pressure; elevated intraocular pressure; elevated iop
H4010 oag
H4011 primary open angle glaucoma; poag
H4012 low tension glaucoma; normal tension glaucoma; ntg
H4020 angle closure glaucoma; narrow angle glaucoma; closed angle glaucoma; primary angle closure
H4021 acute angle closure; acute glaucoma
H409 glaucoma
H431 vitreous hemorrhage; blood in vitreous
H4310 vitreous hemorrhage
H4339 floaters; eye floaters; vitreous floaters; vitreous opacities; spots in vision; floaters vision
H43399 floaters; eye floaters; vitreous floaters; spots floating in vision
H4381 posterior vitreous detachment; pvd eye; vitreous detachment; vitreous degeneration
H440 endophthalmitis
H442 degenerative myopia
H46 optic neuritis
H469 optic neuritis; optic nerve inflammation
H4701 ischemic optic neuropathy; aion
H471 papilledema; swollen optic disc; optic disc edema
H4710 papilledema; optic disc swelling
H4729 optic atrophy
H4901 third nerve palsy
H491 fourth nerve palsy; trochlear palsy
H492 sixth nerve palsy; abducens palsy
H50 strabismus; crossed eyes; lazy eye muscle; squint; cross eyed; wandering eye
H500 esotropia; crossed eye in; eye turns in
H5000 esotropia; crossed eyes
H501 exotropia; wall eye; eye turns out
H5010 exotropia; eye turning out
H509 strabismus; crossed eyes; squint; cross eyed; misaligned eyes; wandering eye
H510 gaze palsy
H5111 convergence insufficiency
H52 refractive error; needs glasses
H520 farsighted; hyperopia; hypermetropia; far sighted; longsighted
H5200 farsighted; hyperopia
H521 nearsighted; myopia; near sighted; shortsighted
H5210 nearsighted; myopia
H522 astigmatism
H5220 astigmatism
H524 presbyopia; needs reading glasses; reading glasses; age vision; old age vision
H527 refractive error; refraction disorder
H530 amblyopia; lazy eye
H5300 amblyopia; lazy eye
H5310 eye strain; subjective visual disturbance
H5312 transient vision loss; amaurosis fugax; transient blindness; temporary vision loss
H5313 sudden vision loss; sudden visual loss
H5314 photophobia; light sensitivity; light sensitive eyes; visual discomfort; asthenopia; eye strain; eyestrain
H5319 flashes of light; photopsia; halos around lights; visual snow; seeing spots
H532 double vision; diplopia; seeing double
H534 visual field defect; peripheral vision loss; blind spot; scotoma
H5340 visual field defect; field cut
H5346 homonymous hemianopia; hemianopsia
H535 color blind; color blindness; color vision deficiency
H5350 color blind; color blindness
H5360 night blindness; trouble seeing at night
H538 blurred vision; blurry vision; blurring; fuzzy vision; vision blurry
H539 vision problem; visual disturbance; vision changes; trouble seeing; eyesight problem
H540 blindness both eyes; blind
H543 vision loss both eyes; low vision both
H547 visual loss; vision loss; blind; blindness; low vision; visual impairment; poor vision; visually impaired
H548 legal blindness; legally blind
H5500 nystagmus; jumping eyes
H5702 anisocoria; unequal pupils
H571 eye pain; sore eye; eye hurts; ocular pain; pain in eye
H5710 eye pain; sore eye; eye hurts; ocular pain
H5789 eye problem; itchy eyes; eye irritation; eye discharge; itchy eye; eye discomfort; eye redness; red eye
H579 eye disorder; eye problem unspecified
H5981 retinal scar post surgery
H600 ear abscess; furuncle ear; boil ear; boil in ear
H6000 ear abscess; boil ear canal
H601 cellulitis ear; infected earlobe; external ear cellulitis
H6033 swimmers ear; swimmer ear; otitis externa swimming; acute swimmers ear
H6039 infective otitis externa; bacterial otitis externa; infected ear canal
H604 cholesteatoma ear canal
H605 acute otitis externa noninfective
H6054 eczematous otitis externa; ear eczema; eczema ear
H608X otitis externa other
H609 otitis externa; swimmers ear; outer ear infection; ear canal infection; external ear infection; oe
H6100 perichondritis
H6103 ear cartilage infection; chondritis ear
H6110 ear deformity acquired
H6112 ear hematoma; cauliflower ear; auricular hematoma
H612 ear wax; earwax; wax in ear; ear wax buildup; plugged ear wax; blocked ear wax; wax buildup
H6123 ear wax both ears; bilateral cerumen impaction; bilateral impacted cerumen
H619 ear canal disorder
H650 acute serous otitis media
H652 chronic serous otitis media; glue ear
H659 fluid in ear; serous otitis; ear fluid; middle ear effusion; glue ear; fluid behind eardrum; middle ear fluid;
    mee
H6590 fluid in ear; serous otitis; ear fluid; otitis media with effusion; ome; middle ear effusion; fluid behind
    eardrum
H660 acute suppurative otitis media; purulent otitis media; bulging eardrum infection
H6601 ruptured eardrum infection; otitis media with rupture; suppurative otitis media with perforation
H663 chronic suppurative otitis; csom
H669 om; inner ear infection child
H680 eustachian salpingitis
H681 eustachian tube obstruction; blocked eustachian tube
H698 eustachian tube dysfunction; etd; popping ears; plugged ears
H6981 eustachian tube dysfunction
H699 eustachian tube dysfunction; etd; eustachian tube disorder; clogged ears; plugged ear; popping ears; ear pressure
    eustachian
H6990 eustachian tube dysfunction; etd; clogged ears; blocked ears; plugged ear
H700 mastoiditis acute
H7090 mastoiditis
H71 cholesteatoma
H7190 cholesteatoma
H72 perforated eardrum; ruptured eardrum; burst eardrum; tympanic membrane perforation; tm perforation; hole in
    eardrum
H7290 perforated eardrum; ruptured eardrum; burst eardrum; tympanic membrane perforation; tm perforation; hole in
    eardrum; torn eardrum; punctured eardrum
H7320 myringitis; bullous myringitis
H80 otosclerosis
H8090 otosclerosis
H810 menieres; meniere; menieres disease; endolymphatic hydrops
H8109 menieres; meniere; menieres disease; meniere disease
H811 positional vertigo; crystals in ear; ear crystals; loose ear crystals
H8110 bppv; benign positional vertigo; positional vertigo; ear crystals; benign paroxysmal positional vertigo
H812 vestibular neuritis; vestibular neuronitis
H8120 vestibular neuritis
H8139 peripheral vertigo; inner ear vertigo
H814 central vertigo; vertigo of central origin
H819 vestibular disorder; vestibular dysfunction
H830 labyrinthitis; inner ear infection
H8309 labyrinthitis; inner ear infection
H833 noise induced hearing loss; noise exposure hearing; acoustic trauma; noise damage ear
H900 bilateral conductive hearing loss
H902 conductive hearing loss; chl
H903 snhl bilateral; nerve deafness; bilateral snhl; sensorineural hearing loss both ears
H904 unilateral sensorineural hearing loss
H905 sensorineural hearing loss; snhl; nerve deafness; sensorineural deafness
H908 mixed hearing loss
H910 ototoxic hearing loss
H911 presbycusis; age related hearing loss
H9110 presbycusis; age related hearing loss; old age hearing loss; hearing loss from age
H912 sudden hearing loss; idiopathic sudden hearing loss; sudden deafness
H9120 sudden hearing loss; sudden deafness
H919 hard of hearing; deaf; cant hear; hearing problem; trouble hearing; hoh; decreased hearing; difficulty hearing
H920 ear pain; earache; ear ache; otalgia; sore ear; ear hurts; pain in ear
H921 ear drainage; otorrhea; ear discharge; runny ear; draining ear; leaking ear
H9210 ear drainage; otorrhea; ear discharge; draining ear
H922 bleeding from ear; otorrhagia; ear bleeding; blood from ear
H9220 bleeding from ear; ear bleeding
H931 ringing in ears; ear ringing; ringing ears; buzzing in ears; ears ringing; ringing in ear; noise in ears
H9323 hyperacusis; sound sensitivity; sensitive to noise
H9325 auditory processing disorder; central auditory processing; capd
H938X ear fullness; ear pressure; plugged ear feeling; clogged ear; ear congestion; itchy ear
H938X9 ear fullness; ear pressure; clogged ear; itchy ears; plugged ears; stuffy ears
H939 ear problem; ear disorder
H93A pulsatile tinnitus; whooshing in ear; heartbeat in ear
"""
