"""Nose, throat, lungs."""

NAMES = """
J00 common cold; head cold; cold; coryza; acute rhinitis; nasopharyngitis; runny nose cold; sniffles
J01 acute sinusitis; sinus infection acute; acute sinus infection; abs sinusitis; acute bacterial sinusitis
J0100 maxillary sinusitis acute
J0110 frontal sinusitis acute
J0140 pansinusitis acute
J0190 sinus infection; sinusitis acute; acute rhinosinusitis; bacterial sinusitis; sinus infection acute
J0191 recurrent sinusitis; recurrent acute sinusitis; recurrent sinus infections
J020 streptococcal sore throat; strep; gas pharyngitis; strep positive; group a strep throat; septic sore throat
J028 viral pharyngitis other; pharyngitis due to other organism
J029 throat infection; throat pain acute; acute pharyngitis; viral sore throat; throat sore
J030 strep tonsillitis
J0300 strep tonsillitis; streptococcal tonsillitis
J0390 tonsil infection; inflamed tonsils
J0391 recurrent tonsillitis; recurrent acute tonsillitis
J040 laryngitis; acute laryngitis; lost voice infection; laryngitis acute
J0410 tracheitis
J042 laryngotracheitis
J050 croupy cough; barking cough; barky cough; laryngotracheobronchitis
J0510 epiglottitis
J060 laryngopharyngitis
J069 cold; acute uri; upper respiratory tract infection; urti; chest and head cold; respiratory infection upper; viral
    upper respiratory infection; common cold virus; upper resp infection
J09X2 bird flu; avian flu; swine flu novel
J100 flu pneumonia; influenza with pneumonia; influenza pneumonia
J1000 flu pneumonia; influenza with pneumonia; influenza pneumonia
J101 flu positive; flu test positive; influenza positive; confirmed flu; h1n1; swine flu
J102 influenza with gi symptoms
J1100 flu with pneumonia unspecified
J111 flu; influenza; influenza like illness; flu like illness; ili; grippe; flu syndrome; clinical flu
J121 rsv pneumonia
J1282 covid pneumonia; covid 19 pneumonia; pneumonia due to covid
J129 viral pneumonia
J13 pneumococcal pneumonia; strep pneumo pneumonia
J14 h flu pneumonia
J151 pseudomonas pneumonia
J1520 staph pneumonia
J157 mycoplasma pneumonia; walking pneumonia; atypical pneumonia
J159 bacterial pneumonia; bacterial pna
J160 chlamydial pneumonia
J180 bronchopneumonia
J181 lobar pneumonia; rll pneumonia; lll pneumonia
J189 pna; lung infection; walking pneumonia; chest infection pneumonia; hcap; hospital acquired pneumonia
J200 mycoplasma bronchitis
J205 rsv bronchitis
J209 bronchitis; chest cold; viral bronchitis; chest infection
J21 bronchiolitis
J210 rsv; rsv infection
J219 acute bronchiolitis
J22 lower respiratory infection; chest infection; lrti; acute lower respiratory infection; lri
J300 vasomotor rhinitis; nonallergic rhinitis; gustatory rhinitis
J301 hay fever; allergic rhinitis pollen; pollinosis; tree allergy; grass allergy; ragweed allergy; allergic to
    pollen; rose fever
J302 seasonal allergy; spring allergies; sar allergy; environmental allergies seasonal; fall allergies
J305 allergic rhinitis due to food; food allergy rhinitis
J3081 pet allergy; cat allergy; dog allergy; allergic rhinitis due to animal; allergy to cats; allergic to cats;
    allergic to dogs; animal dander allergy; pet dander allergy
J3089 perennial allergic rhinitis; dust allergy; dust mite allergy; mold allergy; perennial allergies; allergic to
    dust; year round allergies; indoor allergies; house dust allergy
J309 allergies; allergy nose; nasal allergies; environmental allergies; ar rhinitis; all rhinitis; allergies nos
J310 chronic rhinitis; rhinitis; atrophic rhinitis
J311 chronic nasopharyngitis
J312 chronic sore throat; chronic pharyngitis
J320 chronic maxillary sinusitis
J324 chronic pansinusitis
J329 sinusitis; sinus infection; sinus problems; sinus infection chronic; sinusitis unspecified; sinus trouble;
    chronic sinus infection; chronic rhinosinusitis; crs
J339 nasal polyp; nasal polyps; nose polyps; polyp nose; sinonasal polyp
J340 nasal abscess; nose cellulitis; furuncle nose; boil in nose; nasal cellulitis; nasal furuncle
J341 sinus cyst; mucous retention cyst; maxillary retention cyst; nasal sinus mucocele
J342 deviated nasal septum; crooked nose septum; septal deviation; dns septum
J343 turbinate hypertrophy; enlarged turbinates; hypertrophic turbinates; swollen turbinates
J348 nasal disorder; nasal obstruction; nose problem
J3489 nasal congestion other; nose problem; perforated septum; rhinorrhea; dry nose; nasal obstruction; nasal lesion;
    nasal sore; nasal dryness; nose sore; nasal septal perforation
J3501 chronic tonsillitis
J351 enlarged tonsils; large tonsils; big tonsils; tonsillar hypertrophy; tonsil hypertrophy; swollen tonsils
J352 enlarged adenoids; adenoid hypertrophy; large adenoids; adenoid enlargement
J353 enlarged tonsils and adenoids; tonsil and adenoid hypertrophy; adenotonsillar hypertrophy
J358 tonsil stones; tonsil stone; tonsillolith; tonsilloliths
J36 peritonsillar abscess; quinsy; pta; tonsil abscess
J370 chronic laryngitis
J380 vocal cord paralysis
J3800 vocal cord paralysis; vocal cord palsy
J3801 vocal cord paralysis one side
J381 vocal cord polyp; polyp vocal cord
J382 vocal nodules; vocal cord nodules; singers nodules
J383 vocal cord dysfunction; vcd; vocal cord disorder; paradoxical vocal cord movement; leukoplakia vocal cord
J384 laryngeal edema
J385 laryngospasm
J386 subglottic stenosis; laryngeal stenosis
J387 laryngopharyngeal reflux; lpr; silent reflux; reflux laryngitis
J390 retropharyngeal abscess
J392 throat irritation; throat clearing; pharyngeal disorder; throat problem; retropharyngeal
J40 bronchitis unspecified
J410 smokers cough; simple chronic bronchitis
J42 chronic bronchitis
J432 centrilobular emphysema
J439 emphysema; pulmonary emphysema
J440 copd with pneumonia; copd with acute bronchitis; copd with lower respiratory infection; copd with infection; copd
    pneumonia; copd and bronchitis; copd w pna
J441 acute exacerbation copd; copd flare up; decompensated copd; copd acute exacerbation; acute copd; copd with
    exacerbation
J4481 bronchiolitis obliterans
J4489 chronic asthmatic bronchitis; chronic bronchitis with emphysema; asthma copd overlap; acos
J449 chronic obstructive pulmonary disease; cold lung disease; chronic lung disease smoker; coad; obstructive lung
    disease
J4520 intermittent asthma
J4521 mild intermittent asthma exacerbation; mild intermittent asthma flare
J4531 mild persistent asthma exacerbation; mild persistent asthma flare
J4541 moderate persistent asthma exacerbation; moderate asthma flare
J4550 severe asthma
J4551 severe persistent asthma exacerbation; severe asthma exacerbation
J45901 asthma attack; asthma flare up; asthma with acute exacerbation; exacerbation of asthma
J45902 status asthmaticus
J45909 asthmatic; bronchial asthma; reactive airway disease; rad; asthma uncomplicated; allergic asthma; wheezy
    bronchitis; childhood asthma
J45990 exercise induced asthma; eia; exercise induced bronchospasm; eib; exercise asthma; sports asthma; exertional
    asthma
J45991 cough variant asthma; cva asthma; cough asthma
J45998 other asthma
J471 bronchiectasis exacerbation
J479 bronchiectasis
J60 black lung; coal workers pneumoconiosis
J61 asbestosis; asbestos lung
J628 silicosis
J679 hypersensitivity pneumonitis; bird fanciers lung; farmers lung
J690 aspiration pneumonia; aspiration pneumonitis; food in lungs; aspiration of food
J80 ards; acute respiratory distress syndrome
J810 acute pulmonary edema; flash pulmonary edema; fluid in lungs
J811 chronic pulmonary edema; pulmonary edema; lung congestion; pulmonary congestion
J82 eosinophilic pneumonia
J8410 pulmonary fibrosis; lung fibrosis; scarred lungs; lung scarring
J84112 ipf; idiopathic pulmonary fibrosis; uip
J849 ild; interstitial lung disease; interstitial pneumonitis
J851 lung abscess with pneumonia
J852 lung abscess
J869 empyema
J90 pleural effusion; fluid around lung; fluid on lung; pleural fluid; effusion lung
J91 malignant pleural effusion
J910 malignant pleural effusion
J929 pleural plaque; pleural thickening
J9311 primary spontaneous pneumothorax
J9383 pneumothorax other; spontaneous pneumothorax
J939 pneumothorax; collapsed lung; ptx; spontaneous pneumothorax; lung collapse
J948 hydropneumothorax; hemothorax nontraumatic
J9503 tracheostomy malfunction
J951 acute pulmonary insufficiency postop
J9600 acute respiratory failure; arf lungs; acute resp failure
J9601 acute hypoxic respiratory failure; acute respiratory failure with hypoxia; ahrf; hypoxic respiratory failure
    acute
J9602 acute hypercapnic respiratory failure
J9610 chronic respiratory failure; crf lungs
J9611 chronic respiratory failure with hypoxia; home oxygen respiratory failure; chrf
J9612 chronic hypercapnic respiratory failure
J9621 acute on chronic hypoxic respiratory failure; acute on chronic respiratory failure with hypoxia
J9690 respiratory failure; resp failure; lung failure
J9801 bronchospasm; acute bronchospasm; airway spasm; wheezy attack
J9811 atelectasis; collapsed lung base
J984 lung disease; lung nodule cystic; calcified granuloma lung; lung lesion; lung scar; cystic lung
J986 diaphragm paralysis; elevated diaphragm; hemidiaphragm
J988 respiratory disorder other
J989 respiratory disease; breathing disorder
"""
