"""Words that mean the same, one for one."""

from collections.abc import Mapping

from coding.search.words import stem

# Each line is a family; what stands after "~" is near, not the same.
_FAMILIES = """
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
both bilateral
bilateral both
lefthand left
accident accidental ~ unintentional
accidental unintentional accident
crash collision accident
wreck collision accident
fell fall
fall fell falling
stung sting
sting venom
drug ~ medication substance
medicine drug medication
medication drug
med medication drug
pill ~ drug
overdose poisoning
poisoned poisoning
toxic toxicity ~ poisoning
abuse ~ misuse
withdrawal withdrawing
hearing auditory
deaf deafness ~ hearing
vision visual sight
blind blindness
blurred blurry
nearsighted myopia
farsighted hypermetropia
crosseyed strabismus
eyelid lid
lid eyelid
voice ~ hoarseness
hoarse hoarseness dysphonia
sinus sinusitis
tonsil tonsillitis
appendix appendicitis
gallbladder biliary cholecystitis
gallstone cholelithiasis
stone calculus
calculus stone
intestine intestinal bowel
bowel intestine intestinal
colon colonic large
rectum rectal
anus anal
anal anus
prostate prostatic
testicle testis testicular
testicular testis
penis penile
scrotum scrotal
ovary ovarian
vagina vaginal
vulva vulvar
thyroid thyroidal
gland glandular
lymph lymphatic
spleen splenic
pancreas pancreatic
artery arterial
vein venous
valve valvular ~ valve
aorta aortic
coronary ~ heart
rhythm arrhythmia
irregular ~ arrhythmia
fast tachycardia ~ rapid
slow bradycardia
joint articular ~ arthropathy
disc disk intervertebral
disk disc
ruptured rupture
herniated displacement hernia herniation
herniation displacement
slipped displacement
bulging displacement
ligament ~ sprain
tendon ~ tendinitis tendinopathy
tendonitis tendinitis ~ tendinopathy
tendinitis tendonitis ~ tenosynovitis tendinopathy
cartilage ~ chondral
meniscus meniscal
crushed crushing crush
crushing crush
amputation amputated acquired
puncture punctured
splinter superficial foreign
object ~ body
germ ~ bacterial
bacterial bacteria
viral virus
virus viral
fungal fungus mycosis
fungus mycosis tinea
yeast candidiasis candida
thrush candidiasis candidal
candida candidiasis candidal
worm ~ infestation helminthiasis
lice pediculosis
bug ~ infection
insect ~ bug
snoring snore
apnea apnoea
sleepiness hypersomnia
sleepy hypersomnia drowsiness somnolence
sleeplessness insomnia
breathing respiration ~ dyspnea respiratory
breath ~ dyspnea
phlegm sputum
mucus ~ sputum
wheeze wheezing
runny rhinorrhea ~ discharge
stuffy congestion
congested congestion
underweight ~ thinness
overweight obese
obese obesity
fat ~ obesity
hungry hunger ~ polyphagia
thirsty thirst polydipsia
sweaty hyperhidrosis
sweating hyperhidrosis
hair ~ alopecia
baldness alopecia
bald alopecia
wrinkle ~ elastosis
homeless homelessness
jobless unemployment
unemployed unemployment
lonely ~ alone
grief bereavement
bereavement ~ grief
divorce separation
stress ~ reaction
violent violence
beaten assault
assault assaulted
murder homicide
car automobile ~ vehicle
truck ~ vehicle
motorbike motorcycle
bike bicycle pedal
bicycle pedal
cyclist pedal
pedestrian walker
sunburn ~ sun
frostbit frostbite
hypoglycemic hypoglycemia
hyperglycemic hyperglycemia
anemic anemia
anaemia anemia
type ~ kind
severe ~ profound
advanced ~ severe
initial ~ first
routine ~ general
lump ~ neoplasm
nail ~ unguis
ulcer ulceration ulcerated
discharge ~ secretion
leak leakage incontinence
leaking leakage incontinence
leakage incontinence
incontinence incontinent
incontinent incontinence
contraception contraceptive
contraceptive contraception
sterilization ~ contraception
fertility infertility
infertile infertility
impotence ~ erectile dysfunction
erection erectile
libido ~ sexual desire
hysterectomy ~ uterus
retardation ~ disability intellectual
delay delayed
delayed delay
autism autistic
autistic autism
psychosis psychotic
psychotic psychosis
schizophrenic schizophrenia
bipolar ~ manic
mania manic
panic ~ anxiety
phobia phobic ~ fear
addict dependence
paralysis paralyzed ~ hemiplegia palsy
paralyzed paralysis ~ plegia
palsy ~ paralysis
hemiparesis hemiplegia
hemiplegia hemiparesis
spasm cramp
cramp spasm ~ pain
twitch fasciculation
hemorrhage bleeding hemorrhagic
ischemic ischemia
ischemia ischemic
infarct infarction
infarction infarct
embolus embolism
thrombotic thrombosis
atherosclerosis atherosclerotic arteriosclerosis
arteriosclerotic atherosclerotic
sclerotic sclerosis
cirrhotic cirrhosis
necrotic necrosis
gangrenous gangrene
septic sepsis
sepsis septic ~ septicemia
septicemia sepsis
abscess abscesses
cellulitic cellulitis
contact ~ dermatitis
exposure contact exposed
exposed contact exposure
radius radial
ulna ulnar
humerus humeral
tibia tibial
fibula fibular peroneal
femur femoral
lumbar ~ lumbosacral low
lumbosacral lumbar
thoracic ~ midback
sacral sacrum
sacrum sacral
coccyx coccygeal tailbone
"""


def _read(text: str) -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, dict[str, float]] = {}
    for line in text.strip().splitlines():
        same, _, near = line.partition("~")
        first, *others = [stem(word) for word in same.split()]
        kept = found.setdefault(first, {})
        for other in others:
            kept[other] = max(kept.get(other, 0.0), 0.95)
        for other in near.split():
            kept.setdefault(stem(other), 0.75)
    return {word: tuple(sorted(others.items(), key=lambda pair: pair[1])) for word, others in found.items()}


SAME: Mapping[str, tuple[tuple[str, float], ...]] = _read(_FAMILIES)
