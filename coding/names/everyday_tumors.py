"""Tumors."""

NAMES = """
C029 tongue cancer; cancer tongue
C099 tonsil cancer
C109 throat cancer; oropharyngeal cancer; oropharynx cancer
C119 nasopharyngeal cancer
C159 esophageal cancer; esophagus cancer
C169 stomach cancer; gastric cancer
C179 small bowel cancer
C180 cecal cancer; cecum cancer
C182 ascending colon cancer
C184 transverse colon cancer
C186 descending colon cancer
C187 sigmoid cancer; sigmoid colon cancer
C189 bowel cancer; colon ca; crc
C19 rectosigmoid cancer
C20 rectal cancer; rectum cancer
C210 anal cancer
C220 liver cancer; hcc; hepatocellular carcinoma; hepatoma
C221 cholangiocarcinoma; bile duct cancer
C23 gallbladder cancer
C259 pancreas cancer; pancreatic ca; pancreatic adenocarcinoma
C329 laryngeal cancer; larynx cancer; voice box cancer
C349 lung ca; nsclc; sclc; small cell lung cancer; non small cell lung cancer; lung adenocarcinoma; bronchogenic
    carcinoma
C3490 lung cancer; lung ca; nsclc; sclc; small cell lung cancer; non small cell lung cancer; lung adenocarcinoma
C419 bone cancer; osteosarcoma
C433 melanoma face
C4359 melanoma back; melanoma trunk; melanoma chest
C436 melanoma arm
C437 melanoma leg
C439 skin melanoma; malignant melanoma
C4431 bcc face; basal cell face; basal cell nose; basal cell carcinoma face
C4432 scc face; squamous cell face
C4490 skin cancer; skin ca; nonmelanoma skin cancer
C4491 basal cell; basal cell skin cancer; basal cell ca
C4492 scc; squamous cell; squamous cell carcinoma skin; squamous cell skin cancer; scc skin
C4499 skin cancer
C450 mesothelioma
C469 kaposi sarcoma
C499 sarcoma; soft tissue sarcoma
C4A merkel cell carcinoma
C4A9 merkel cell
C509 breast ca; breast carcinoma; ductal carcinoma; invasive ductal carcinoma; idc breast; lobular carcinoma
C5091 female breast cancer; breast cancer; breast ca
C5092 male breast cancer
C519 vulvar cancer
C539 cervix cancer
C541 endometrial carcinoma; womb cancer
C55 uterus cancer
C569 ovary cancer; ovarian ca
C609 penile cancer; penis cancer
C61 prostate ca; pca prostate; prostatic adenocarcinoma; adenocarcinoma prostate
C629 testicular cancer; testis cancer; seminoma
C6290 testicular cancer; testis cancer; seminoma
C649 kidney cancer; renal cell carcinoma; rcc; renal cancer; renal cell ca
C669 ureter cancer
C679 bladder ca; urothelial carcinoma; transitional cell carcinoma bladder
C719 brain cancer; glioblastoma; gbm; glioma; astrocytoma; malignant brain tumor
C73 thyroid ca; papillary carcinoma thyroid
C749 adrenal cancer
C779 lymph node mets; lymph node metastasis; nodal metastasis
C7800 lung mets; lung metastasis; mets to lung; pulmonary metastases
C786 peritoneal mets; peritoneal carcinomatosis; carcinomatosis peritoneum
C787 liver mets; liver metastasis; metastatic to liver; mets to liver; liver metastases
C7931 brain mets; brain metastasis; metastatic to brain; mets to brain; brain metastases
C7951 bone mets; bone metastasis; metastatic to bone; bony metastases; mets to bone; bone metastases
C799 metastatic cancer; metastasis; mets; metastatic disease
C7A00 carcinoid; carcinoid tumor; malignant carcinoid
C7A1 neuroendocrine carcinoma; neuroendocrine tumor malignant
C800 carcinomatosis; disseminated cancer
C801 cancer; malignancy; malignant neoplasm; cancer unspecified; cancer unknown primary; carcinoma
C819 hodgkin lymphoma; hodgkins; hodgkin disease
C8190 hodgkins; hodgkin disease
C829 follicular lymphoma
C8290 follicular lymphoma
C833 diffuse large b cell lymphoma; dlbcl
C8330 dlbcl; large b cell lymphoma
C859 non hodgkin lymphoma; nhl; lymphoma
C8590 non hodgkin lymphoma; nhl
C880 waldenstrom
C900 multiple myeloma; myeloma; plasma cell myeloma
C9000 multiple myeloma; myeloma; mm; plasma cell myeloma
C910 all leukemia; acute lymphoblastic leukemia; acute lymphocytic leukemia
C9110 cll; chronic lymphocytic leukemia
C920 aml; acute myeloid leukemia
C9200 aml; acute myeloid leukemia
C9210 cml; chronic myeloid leukemia
C959 leukemia
C9590 leukemia
D039 melanoma in situ
D040 carcinoma in situ skin; bowens disease
D049 bowens disease; scc in situ; carcinoma in situ of skin; squamous cell in situ
D0500 lcis; lobular carcinoma in situ
D0510 dcis; ductal carcinoma in situ
D069 cervical carcinoma in situ; cin3; cin 3; cin iii; carcinoma in situ cervix
D126 colon polyp; adenomatous polyp; colon adenoma; tubular adenoma; adenomatous colon polyp; polyp colon adenomatous
D128 rectal adenoma
D170 lipoma head; lipoma neck
D171 lipoma trunk; lipoma back; lipoma chest
D172 lipoma arm; lipoma leg
D179 lipoma; fatty tumor; fat lump; fatty lump
D1800 hemangioma
D1801 hemangioma skin; cherry angioma; cherry hemangioma
D1803 liver hemangioma; hepatic hemangioma
D223 mole face; facial nevus
D225 mole trunk; mole back; nevus back; nevus trunk
D229 melanocytic nevus; atypical mole; dysplastic nevus; birthmark mole; benign nevus; moles
D239 dermatofibroma; benign skin tumor; benign skin lesion; benign skin neoplasm; hidradenoma; syringoma
D24 fibroadenoma breast; benign breast neoplasm
D249 fibroadenoma; breast fibroadenoma; benign breast tumor
D250 submucous fibroid; submucosal fibroid
D251 intramural fibroid
D252 subserosal fibroid
D259 fibroid; uterine fibroid; leiomyoma; uterine leiomyoma; myoma uterus; uterine myoma
D27 dermoid cyst ovary; benign ovarian tumor; ovarian teratoma
D291 benign prostate tumor
D309 benign kidney tumor
D320 meningioma brain
D329 meningioma
D333 acoustic neuroma; vestibular schwannoma
D34 thyroid adenoma; benign thyroid tumor
D3500 adrenal adenoma; adrenal tumor benign
D352 pituitary adenoma; pituitary tumor; prolactinoma; pituitary microadenoma
D361 neuroma benign; schwannoma
D369 benign tumor; adenoma
D45 polycythemia vera; pv; primary polycythemia
D469 mds; myelodysplastic syndrome; myelodysplasia
D471 myeloproliferative disease; mpn
D472 mgus; monoclonal gammopathy
D473 essential thrombocythemia; et thrombocythemia; essential thrombocytosis
D485 skin neoplasm uncertain; skin lesion uncertain behavior; atypical skin lesion biopsy
D492 skin growth; skin tumor; neoplasm skin unspecified
D493 breast tumor; breast neoplasm unspecified
D4959 gyn tumor unspecified
D496 brain tumor; brain neoplasm
D497 thyroid tumor unspecified
D499 tumor; neoplasm; growth
"""
