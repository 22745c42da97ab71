"""What clinicians write in notes: names that titles tell in other words."""

NAMES = """
A528 late latent syphilis
B2790 infectious mono; mono; mononucleosis
B372 candida diaper rash; candidal diaper rash; yeast diaper rash; candidal diaper dermatitis
D1801 infantile hemangioma; strawberry hemangioma; hemangioma of skin
D6851 factor v leiden; heterozygous factor v leiden
D802 iga deficiency; selective iga deficiency
D84821 immunosuppressed due to biologic; immunosuppressed on biologic; immunosuppressed due to medication;
    immunosuppressed due to drug; immunosuppression from medication; drug induced immunosuppression
E559 vit d defic; low vitamin d; vit d deficiency
E6601 morbid obesity; severe obesity
E890 hypothyroidism after radioactive iodine; postablative hypothyroidism; postsurgical hypothyroidism
F809 speech delay
G3183 lewy body dementia; dementia with lewy bodies; dlb
G35A rrms; relapsing remitting ms; relapsing remitting multiple sclerosis
G4730 sleep disordered breathing
G4752 rbd; rem sleep behavior disorder
H6500 serous otitis acute; acute serous otitis
I7300 raynaud's; raynaud's phenomenon
J339 nasal polyps; nasal polyposis
J343 turbinate hypertrophy; enlarged turbinates; hypertrophic turbinates
J353 adenotonsillar hypertrophy
K5730 diverticulosis of colon; colonic diverticulosis; sigmoid diverticulosis
L501 chronic spontaneous urticaria; chronic idiopathic urticaria
L718 papulopustular rosacea; rosacea papulopustular
M057 seropositive ra; seropositive rheumatoid arthritis
M1007 gout of toe; gout great toe; podagra
M3214 lupus nephritis
N281 simple renal cyst; simple kidney cyst; renal cyst simple
N319 neurogenic bladder
N3941 urgency incontinence; urge incontinence
N5201 arterial ed; vasculogenic ed; arterial erectile dysfunction
N2581 secondary hyperparathyroidism of renal origin; renal hyperparathyroidism; secondary hyperparathyroidism renal
R010 innocent murmur; functional murmur; flow murmur; still's murmur
R2689 toe walking; antalgic gait; gait abnormality; abnormal gait
R3129 microscopic hematuria; microhematuria
R6339 picky eating; picky eater
R7401 elevated alt; elevated ast; elevated transaminases; transaminitis
R911 lung nodule; pulmonary nodule; solitary lung nodule; nodule rll; nodule rul; nodule lll; nodule lul; nodule rml
Z202 gc contact; exposure to gonorrhea; exposure to chlamydia; std exposure; sti exposure
Z2981 hiv prep; prep visit
Z293 fluoride varnish applied
Z952 mechanical mitral valve; mechanical aortic valve; mechanical valve; prosthetic heart valve
"""
