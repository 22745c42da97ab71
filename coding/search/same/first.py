"""Parts of the body, and what is said of them."""

FAMILIES = """
kidney renal nephro
heart cardiac
lung pulmonary
liver hepatic
stomach gastric
bladder vesical
brain cerebral intracranial
skin cutaneous
eye ocular ophthalmic
ear otic
nose nasal
mouth oral
tooth teeth dental
tongue glossal
throat pharyngeal pharynx
neck cervical
back dorsal ~ spine spinal
spine spinal vertebral vertebra
belly abdominal abdomen tummy
groin inguinal
womb uterus uterine
cervix cervical
breast mammary
bone osseous ~ skeletal
muscle muscular
nerve neural
blood ~ hemorrhage
bleed bleeding hemorrhage hemorrhagic haemorrhage
clot thrombosis thrombus ~ embolism
collarbone clavicle
kneecap patella patellar
shoulderblade scapula
breastbone sternum
tailbone coccyx coccygeal
shinbone tibia
shin ~ tibia leg
thighbone femur
thigh femoral
jaw mandible mandibular ~ maxilla
jawbone mandible
cheekbone malar zygomatic
backbone spine vertebra
skull cranial
rib ribs
pelvis pelvic
ankle malleolus
heel calcaneus calcaneal
forearm ~ radius ulna
elbow olecranon
hip ~ femur
wrist carpal
finger ~ digit phalanx
toe ~ phalanx
knuckle metacarpal
arm upper ~ limb
leg ~ lower limb
extremity limb
diabetes diabetic
hypertension hypertensive
asthma asthmatic
arthritis arthritic ~ osteoarthritis arthropathy
osteoarthritis osteoarthrosis
pregnancy pregnant ~ gestational maternal
pregnant pregnancy
fracture fractured broken broke
broken fracture
sprain sprained
strain strained pulled
pulled strain
dislocation dislocated
tear torn ~ rupture
torn tear ~ rupture
rupture ruptured ~ tear
burn burned burnt
bite bitten bit
bitten bite
cut ~ laceration
lac laceration
scrape abrasion
scratch ~ abrasion
graze abrasion
bruise contusion bruised bruising
bruised contusion
wound ~ laceration
swelling swollen ~ edema effusion
swollen swelling ~ edema enlarged effusion
edema swelling oedema
pain painful ache aching hurts hurting sore soreness
ache pain
hurt pain
hurting pain
sore pain ~ ulcer
painful pain
infection infected infectious
infected infection
inflammation inflamed inflammatory
allergy allergic
alcohol alcoholic ~ alcoholism
alcoholism alcohol
addiction dependence ~ abuse
addicted dependence
dependence dependent ~ addiction
smoking tobacco nicotine
tobacco nicotine
cancer malignant
malignant cancer malignancy
tumor neoplasm ~ tumour
growth ~ neoplasm
lump mass
mass lump
nodule ~ lump
spot ~ lesion
lesion ~ disorder
itch itching itchy pruritus
itchy pruritus
rash eruption ~ dermatitis exanthem
boil furuncle ~ abscess
pimple acne
hives urticaria
wart verruca
mole nevus
freckle ~ nevus
scar cicatrix
numb numbness ~ anesthesia
numbness anesthesia
tingling paresthesia
weak weakness
tired fatigue
tiredness fatigue
dizzy dizziness
dizziness ~ vertigo giddiness
faint syncope
fainting syncope
seizure convulsion ~ epilepsy
fit seizure
stroke ~ infarction
shaking tremor
shaky tremor
confused confusion disorientation
forgetful ~ memory
depressed depression depressive
depression depressive
anxious anxiety
nervous ~ anxiety
worried worry
suicidal suicide
constipated constipation
vomit vomiting emesis
vomitting vomiting
throw ~ vomiting
puking vomiting
nauseated nausea
nauseous nausea
queasy nausea
loose ~ diarrhea
stool feces fecal
poop feces stool
urine urinary
urination micturition
pee urination urine
peeing urination micturition
period menstruation menstrual menses
menses menstruation menstrual
menstrual menstruation
menopausal menopause
miscarriage abortion
abortion miscarriage
baby newborn infant infantile
newborn neonatal perinatal
child childhood pediatric juvenile
kid child
teen adolescent
elderly senile
cold ~ nasopharyngitis
stiff stiffness
stiffness stiff
limp ~ gait
weird ~ abnormal
low ~ decreased deficiency hypo
high elevated ~ raised hyper
elevated raised high abnormal
raised elevated
abnormal ~ elevated
lack deficiency
deficiency deficient
enlarged hypertrophy enlargement
enlargement enlarged hypertrophy
hardening sclerosis atherosclerosis
blocked obstruction ~ occlusion
blockage obstruction ~ occlusion stenosis
obstruction obstructed obstructive
narrowing stenosis stricture
stenosis stricture
leaky insufficiency ~ regurgitation
regurgitation insufficiency
insufficiency ~ regurgitation incompetence
failure ~ insufficiency
attack ~ episode
removal ~ excision
removed ~ absence acquired
absence absent
missing absence
replacement ~ prosthesis artificial presence
implant ~ presence
artificial prosthetic
screening screen
screen screening
vaccination immunization vaccine
vaccine immunization vaccination
shot ~ injection vaccine immunization
checkup exam examination
exam examination
examination exam checkup
physical ~ exam examination
visit ~ encounter
followup ~ surveillance
aftercare ~ subsequent
counseling counselling
old ~ history healed chronic
past history
previous ~ history
prior ~ history
former ~ history
personal ~ own
relative family
familial family
mother maternal
"""
