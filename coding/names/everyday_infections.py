"""Infections and parasites."""

NAMES = """
A020 salmonella; salmonella food poisoning
A039 shigella; bacillary dysentery
A045 campylobacter
A0471 recurrent c diff; recurrent clostridium difficile
A0472 c diff; cdiff; c difficile; clostridium difficile colitis; clostridioides; c diff diarrhea
A048 e coli diarrhea
A049 bacterial intestinal infection; bacterial gastroenteritis; bacterial diarrhea
A059 food poisoning; bacterial food poisoning
A071 giardia; giardiasis
A072 cryptosporidium
A080 rotavirus
A0811 norovirus; norwalk; cruise ship virus
A084 stomach virus; stomach bug; viral ge; intestinal flu
A09 infectious diarrhea; travelers diarrhea; gastroenteritis presumed infectious; infectious colitis; dysentery
A150 tuberculosis; tb; active tb; pulmonary tuberculosis; consumption
A281 cat scratch disease; cat scratch fever; bartonella
A319 mycobacterium; mac infection; atypical mycobacteria
A379 whooping cough; pertussis
A3790 whooping cough; pertussis
A389 scarlet fever; scarlatina
A4151 e coli sepsis
A419 sepsis; septicemia; septic; blood poisoning; bacterial sepsis; urosepsis
A46 erysipelas; st anthonys fire
A480 gas gangrene
A481 legionnaires disease; legionella; legionella pneumonia
A4901 mssa infection; staph infection; staphylococcus infection
A4902 mrsa; mrsa infection; resistant staph
A491 strep infection; streptococcal infection
A499 bacterial infection; germ infection
A510 primary syphilis; chancre; genital chancre
A5149 secondary syphilis
A523 neurosyphilis
A530 latent syphilis
A539 syphilis; lues; positive rpr
A5400 gonorrhea genital; gonococcal urethritis; gonococcal cervicitis
A549 gonorrhea; gc; the clap; gonococcal infection; gc infection
A5600 chlamydia genital; chlamydial infection lower genital tract; chlamydial urethritis; chlamydial cervicitis
A562 chlamydia genitourinary; chlamydia std; chlamydia
A57 chancroid
A590 trichomonas; trich; trichomoniasis
A5901 trich vaginitis; trichomonal vaginitis; trichomonas vaginalis; trichomonas; trich; trichomoniasis
A6000 herpes genital; hsv genital; herpes simplex genital; hsv2; hsv 2; genital hsv; herpes down there
A6001 herpes penis
A6004 herpes vulva; herpetic vulvovaginitis
A630 genital warts; anogenital warts; condyloma; condyloma acuminata; venereal warts; hpv warts; condylomata
A64 std; sti; venereal disease; sexually transmitted disease; sexually transmitted infection
A690 trench mouth; vincent angina; anug
A692 lyme; lyme disease; borrelia; erythema migrans; bullseye rash; deer tick disease
A6920 lyme; lyme disease; borrelia; erythema migrans; bullseye rash; lymes
A6923 lyme arthritis
A749 chlamydia; chlamydial infection; ct infection
A770 rocky mountain spotted fever; rmsf
A7740 ehrlichiosis; ehrlichia
A7749 anaplasmosis
A779 rickettsia; spotted fever; tick fever
A8100 creutzfeldt jakob; cjd; prion disease
A829 rabies
A86 viral encephalitis
A870 echovirus meningitis; enteroviral meningitis
A879 viral meningitis; aseptic meningitis
A90 dengue; dengue fever; breakbone fever
A920 chikungunya
A9230 west nile; west nile virus
A9239 west nile
A925 zika; zika virus
B001 cold sores; herpes lip; oral herpes; hsv1; hsv 1; lip herpes; herpes simplex lip
B002 herpes gingivostomatitis; herpetic gingivostomatitis; oral herpes mouth; herpetic stomatitis; herpangina herpes
B0050 ocular herpes; herpes eye; hsv eye
B0052 herpes keratitis; hsv keratitis; herpetic keratitis; dendritic keratitis
B0089 herpetic whitlow; herpes finger; whitlow herpetic
B009 herpes; herpes simplex; hsv; herpes infection; hsv infection
B019 chickenpox; chicken pox; varicella
B0221 ramsay hunt; ramsay hunt syndrome; herpes zoster oticus; shingles ear
B0222 postherpetic trigeminal neuralgia
B0229 phn; shingles nerve pain; pain after shingles; shingles pain persisting; zoster neuralgia
B0230 shingles eye; herpes zoster ophthalmicus; hzo; zoster ophthalmicus; ocular zoster
B0239 zoster ophthalmicus eyelid
B028 disseminated zoster; shingles complicated
B029 vzv
B04 mpox; monkeypox
B059 measles; rubeola; red measles
B069 german measles; rubella; three day measles
B070 plantar warts; foot wart; wart foot; verruca plantaris; warts feet
B078 verruca vulgaris; flat wart; filiform wart; finger wart; periungual wart
B079 wart; warts; verruca; viral wart; hand wart
B082 roseola; sixth disease; exanthema subitum
B0820 roseola; sixth disease; roseola infantum
B083 fifth disease; slapped cheek; parvovirus rash; erythema infectiosum; parvovirus b19
B084 hand foot mouth; hand foot and mouth disease; hfm; hfmd; coxsackie rash
B085 herpangina
B09 viral exanthem; viral rash; rash from virus; viral exanthema
B159 hepatitis a; hep a; hav
B169 acute hepatitis b; acute hep b
B171 acute hepatitis c; acute hep c
B1710 acute hepatitis c; acute hep c
B181 chronic hep b; hep b; hbv; hep b carrier
B182 chronic hep c; hcv; hep c positive
B189 chronic viral hepatitis
B1910 hepatitis b unspecified; hep b; hbv; viral hepatitis b
B1920 hepatitis c unspecified; hep c; viral hepatitis c; hcv
B199 viral hepatitis; hepatitis viral
B20 hiv; aids; hiv disease; hiv aids; symptomatic hiv; hiv infection; human immunodeficiency virus; acquired immune
    deficiency; hiv on treatment
B259 cmv; cytomegalovirus; cmv infection
B269 mumps; infectious parotitis
B2700 epstein barr mono; ebv mononucleosis; ebv mono
B279 mono; mononucleosis; infectious mono; ebv; kissing disease
B2790 mono; mononucleosis; infectious mono; ebv; kissing disease; epstein barr; glandular fever
B300 adenovirus keratoconjunctivitis; ekc; epidemic keratoconjunctivitis
B309 viral pink eye; viral pinkeye
B338 viral disease specified; rsv
B340 adenovirus; adenovirus infection
B341 coxsackie; coxsackievirus; enterovirus
B348 rhinovirus; parainfluenza
B349 viral infection; viral syndrome; virus; viral illness; viral infection unspecified; viral process
B350 tinea capitis; ringworm scalp; scalp ringworm; tinea barbae; ringworm of scalp; beard ringworm
B351 tinea unguium; fungal nail; fungal toenail; fungus toenails; mycotic nails; fungal nails; toe nail fungus;
    dystrophic mycotic nails
B352 tinea manuum; hand ringworm
B353 athlete foot; foot fungus; fungal foot; fungus feet; ringworm foot
B354 ringworm body; body ringworm
B356 groin fungus; groin ringworm; crotch rot
B359 ringworm; tinea; dermatophytosis; fungal skin infection; dermatophyte
B360 tinea versicolor; pityriasis versicolor
B369 fungal rash; superficial fungal infection; skin fungus; fungal dermatitis
B370 thrush; oral thrush; oral candidiasis; mouth yeast; candida mouth; candidal stomatitis; yeast tongue
B372 cutaneous candidiasis; candidal intertrigo; yeast rash; skin yeast; candida skin; yeast skin infection; candida
    diaper rash; yeast under breasts; diaper candidiasis; nail candida
B3731 yeast infection; vaginal yeast infection; yeast vaginitis; vaginal candidiasis; candida vaginitis; vulvovaginal
    candidiasis; vvc; candidal vulvovaginitis; monilia; vaginal yeast; female yeast infection
B3732 recurrent yeast infection; chronic vaginal candidiasis; recurrent vaginal yeast
B3742 candida balanitis; candidal balanitis; yeast balanitis; yeast infection penis
B3781 candida esophagitis; candidal esophagitis; esophageal thrush
B379 candida; candidiasis; yeast
B389 valley fever; cocci; coccidioidomycosis
B399 histoplasmosis; histo
B409 blastomycosis; blasto
B449 aspergillosis
B459 cryptococcus; cryptococcosis
B49 fungal infection; mycosis; fungus
B54 malaria
B589 toxoplasmosis; toxo
B59 pcp pneumonia; pneumocystis; pneumocystis pneumonia; pjp
B779 roundworm; ascariasis
B80 pinworm; pinworms; enterobiasis; threadworm
B829 worms; intestinal parasites; parasites stool; intestinal worms
B850 lice head; pediculosis capitis; nits; lice in hair
B851 body lice
B852 lice; pediculosis
B853 crabs; pubic lice; crab lice
B86 mites; itch mite; sarcoptic itch
B880 chiggers; mite bites; chigger bites
B889 bed bugs infestation; skin infestation
B89 parasite; parasitic disease
B950 group a strep as cause
B951 group b strep; gbs; group b streptococcus
B9562 mrsa as cause; mrsa cause of disease elsewhere
B9620 e coli; e coli as cause; escherichia coli
B9681 h pylori; helicobacter pylori; hpylori; helicobacter
B9729 coronavirus as cause
B974 rsv; rsv as cause; respiratory syncytial virus
B977 hpv; papillomavirus as cause; human papillomavirus
U071 covid19; covid 19; coronavirus; sars cov 2; covid positive; positive covid; covid infection; corona virus; covid
    pneumonia
U099 long covid; post covid; long hauler; post covid syndrome; pasc; covid long haul
"""
