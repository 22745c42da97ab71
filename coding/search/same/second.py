"""Findings, states, causes and dealings."""

FAMILIES = """
no without
not without
none without
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
