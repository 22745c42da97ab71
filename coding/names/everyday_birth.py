"""Newborns, and what one is born with."""

NAMES = """
P0412 in utero drug exposure
P0510 small for gestational age newborn; sga newborn; sga baby
P0700 extremely low birth weight
P0710 low birth weight; lbw; low birth weight baby
P0730 preterm infant; premature baby; prematurity; preemie; premature infant; preemie baby; born early
P0739 preterm 36 weeks; late preterm infant
P080 large baby; macrosomic newborn
P081 large for gestational age newborn; lga newborn; lga baby
P120 cephalohematoma
P131 fracture clavicle newborn
P134 birth fracture clavicle; clavicle fracture newborn
P143 erb palsy; brachial plexus birth injury; erbs palsy
P220 rds newborn; respiratory distress syndrome newborn
P221 ttn; transient tachypnea of newborn
P240 meconium aspiration
P2830 apnea of newborn; apnea of prematurity
P369 newborn sepsis; neonatal sepsis
P375 thrush newborn; neonatal candidiasis; neonatal thrush; newborn thrush
P38 omphalitis; infected umbilical cord; cord infection
P389 omphalitis; infected umbilical cord; infected belly button newborn
P391 newborn conjunctivitis; neonatal conjunctivitis; dacryocystitis newborn
P546 neonatal vaginal bleeding
P551 abo incompatibility newborn; abo hemolytic disease
P593 breast milk jaundice; breastmilk jaundice
P599 jaundice baby; hyperbilirubinemia newborn; yellow baby; bili newborn; physiologic jaundice; neonatal
    hyperbilirubinemia; baby jaundice
P700 infant of mother with gestational diabetes
P701 infant of diabetic mother; idm
P704 neonatal hypoglycemia; low sugar newborn; newborn hypoglycemia
P741 newborn dehydration; dehydration of newborn
P77 necrotizing enterocolitis; nec newborn
P819 newborn fever; temperature instability newborn; fever in newborn
P831 erythema toxicum; newborn rash; neonatal erythema toxicum; e tox
P834 newborn breast engorgement
P835 congenital hydrocele; newborn hydrocele
P8381 umbilical granuloma newborn
P9209 newborn vomiting; vomiting newborn
P921 spitting up; spit up baby; regurgitation newborn; baby spits up; spitting up baby; infant reflux newborn
P922 slow feeding newborn; slow feeder
P923 underfeeding newborn
P925 difficulty breastfeeding newborn; breastfeeding problem; trouble latching; latch problem; neonatal difficulty
    feeding at breast; poor latch; baby wont latch; tongue tie feeding
P926 failure to thrive newborn
P928 newborn feeding problem other; infant feeding problem
P929 newborn feeding problem; feeding problem newborn; poor feeding newborn; baby not eating
P961 neonatal abstinence; nas; newborn drug withdrawal; neonatal abstinence syndrome; baby withdrawal
Q02 microcephaly
Q039 congenital hydrocephalus
Q059 spina bifida
Q0702 chiari; arnold chiari; chiari malformation; chiari i
Q105 congenital blocked tear duct; congenital nasolacrimal duct obstruction; dacryostenosis congenital; newborn
    blocked tear duct; blocked tear duct newborn; blocked tear duct baby; clogged tear duct infant
Q170 extra ear; preauricular skin tag; accessory auricle; preauricular tag
Q180 branchial cleft cyst
Q181 preauricular pit; preauricular sinus; ear pit
Q188 neck anomaly
Q203 transposition great vessels
Q210 vsd; ventricular septal defect
Q211 asd; atrial septal defect; pfo; patent foramen ovale
Q2110 asd; atrial septal defect; hole in heart
Q2112 pfo; patent foramen ovale
Q213 tetralogy of fallot; tof
Q231 bicuspid aortic valve; congenital aortic insufficiency
Q2381 bicuspid aortic valve; bav
Q249 congenital heart disease; heart defect; chd congenital; birth heart defect; congenital heart defect
Q250 pda; patent ductus arteriosus
Q251 coarctation of aorta; coarctation
Q282 brain avm; cerebral arteriovenous malformation
Q309 nose anomaly
Q315 laryngomalacia
Q320 tracheomalacia
Q359 cleft palate
Q369 cleft lip
Q379 cleft lip and palate
Q380 lip tie
Q381 ankyloglossia; tongue tied; lingual frenulum short; short frenulum
Q386 mouth anomaly
Q400 pyloric stenosis; hypertrophic pyloric stenosis
Q430 meckel; meckels diverticulum
Q431 hirschsprung; congenital megacolon
Q446 polycystic liver; cystic liver disease
Q501 developmental ovarian cyst
Q513 bicornuate uterus
Q515 absent cervix
Q523 imperforate hymen
Q525 labial fusion; labial adhesions congenital
Q531 undescended testicle one side; undescended testicle unilateral
Q532 undescended testicles both; bilateral undescended testes
Q539 undescended testicle; cryptorchidism; undescended testis; undescended testes
Q549 hypospadias
Q550 absent testis
Q5522 retractile testicle; retractile testis
Q5564 buried penis; hidden penis; concealed penis
Q560 hermaphroditism
Q600 single kidney congenital; renal agenesis; solitary kidney born; born with one kidney
Q612 polycystic kidney; adpkd; autosomal dominant polycystic kidney
Q613 polycystic kidney disease; pkd; polycystic kidneys
Q620 congenital hydronephrosis
Q627 congenital vesicoureteral reflux
Q631 horseshoe kidney
Q642 posterior urethral valves
Q650 congenital hip dislocation; hip dislocation congenital
Q6500 congenital hip dislocation
Q6589 hip dysplasia; ddh; developmental dysplasia of hip; dysplasia hip congenital; hip click
Q660 clubfoot; club foot; talipes equinovarus; talipes
Q6600 clubfoot; club foot; talipes
Q6621 metatarsus adductus; in toeing foot
Q665 congenital flat feet; flat feet congenital
Q667 congenital pes cavus; high arches congenital
Q670 facial asymmetry
Q673 plagiocephaly; flat head; flat head baby; positional plagiocephaly; misshapen head infant
Q676 pectus excavatum; sunken chest; funnel chest
Q677 pectus carinatum; pigeon chest
Q680 congenital torticollis; torticollis newborn; infant torticollis
Q699 polydactyly; extra finger; extra toe; extra digit
Q709 syndactyly; webbed fingers; webbed toes
Q750 craniosynostosis
Q7500 craniosynostosis
Q780 osteogenesis imperfecta; brittle bone disease; brittle bones congenital
Q782 osteopetrosis
Q796 ehlers danlos
Q7960 ehlers danlos; eds hypermobile; ehlers danlos syndrome
Q825 birthmark; port wine stain; strawberry mark; congenital nevus; strawberry hemangioma; nevus flammeus; stork bite;
    mongolian spot; salmon patch
Q828 keratosis pilaris; chicken skin; congenital skin disorder
Q8500 neurofibromatosis
Q8501 nf1; neurofibromatosis type 1; von recklinghausen
Q851 tuberous sclerosis
Q8711 prader willi
Q8719 noonan; congenital malformation syndrome short stature
Q8740 marfan; marfans; marfan syndrome
Q899 birth defect; congenital anomaly; congenital malformation
Q909 down syndrome; downs; trisomy 21; down's syndrome
Q969 turner syndrome; turners
Q984 klinefelter; klinefelter syndrome
Q992 fragile x
Q999 chromosomal abnormality
"""
