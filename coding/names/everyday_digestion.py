"""Mouth, stomach, bowels, liver."""

NAMES = """
K007 teething; teething syndrome; baby teething
K011 impacted tooth; impacted wisdom tooth; wisdom tooth; impacted teeth
K029 cavity; dental caries; tooth decay; cavities; dental cavity; rotten tooth; caries
K030 worn teeth
K036 dental plaque; tartar; stained teeth
K0381 cracked tooth
K040 pulpitis
K0401 reversible pulpitis
K047 dental abscess; tooth abscess; abscessed tooth; infected tooth; tooth infection; periapical abscess; dental
    infection; gum abscess tooth
K0500 gingivitis acute; gum inflammation acute
K0510 gingivitis; gum disease; gum inflammation; chronic gingivitis; swollen gums; inflamed gums; bleeding gums
    gingivitis
K0530 periodontitis; chronic periodontitis; gum disease severe
K056 periodontal disease
K060 gum recession; receding gums
K068 bleeding gums; gum lesion; epulis
K08109 edentulous; toothless; complete loss of teeth
K08409 missing teeth; partial tooth loss; no teeth; tooth loss
K0881 occlusal trauma
K0889 toothache; tooth pain; tooth ache; dental pain; teeth hurt; tooth hurts; sore tooth; toothache pain
K089 tooth disorder; dental problem; dental disorder; teeth problem
K112 sialoadenitis; salivary gland infection; parotitis
K1120 sialoadenitis; salivary gland infection; parotitis; parotid gland infection; infected salivary gland
K115 salivary stone; sialolithiasis; salivary gland stone; stone salivary duct
K116 mucocele; salivary mucocele; lip cyst; ranula
K117 dry mouth; xerostomia; drooling; excess saliva; sialorrhea; saliva problem; hypersalivation
K118 salivary gland disorder; parotid mass
K120 canker sore; aphthous ulcer; aphthous stomatitis; mouth ulcer; canker sores; mouth ulcers; aphthae; oral ulcer;
    sores in mouth; mouth sore; ulcer in mouth; oral aphthae
K121 stomatitis; denture sore; denture stomatitis; ulcerative stomatitis; sore mouth; mouth inflammation
K122 ludwig angina; mouth abscess; cellulitis mouth; oral abscess; cellulitis of mouth; uvulitis; swollen uvula
K1230 oral mucositis; mucositis
K1231 chemo mucositis
K130 angular cheilitis; chapped lips; cheilitis; lip problem; cracked lips; lip disease; angular stomatitis; cracked
    corners of mouth; perleche; lip swelling; lip lesion; sore lip
K1321 leukoplakia mouth; oral leukoplakia; white patch mouth; tongue leukoplakia
K1329 tongue leukoedema
K1370 mouth lesion; oral lesion; oral mucosa lesion
K1379 mouth pain; oral pain; mouth sores; oral mucosal lesion; mouth lesion other; sore in mouth
K140 glossitis; tongue inflammation; sore tongue; tongue ulcer; tongue sore
K141 geographic tongue
K143 black hairy tongue; hairy tongue; coated tongue
K146 burning tongue; burning mouth; burning mouth syndrome; painful tongue; tongue pain; glossodynia
K148 tongue problem; tongue lesion
K200 eosinophilic esophagitis; eoe
K2080 esophagitis other; pill esophagitis
K209 esophagitis
K2090 esophagitis; esophageal inflammation
K2100 reflux esophagitis; gerd with esophagitis; erosive esophagitis; gerd w esophagitis; peptic esophagitis
K219 reflux; heartburn; gastroesophageal reflux; gerd without esophagitis; gord; acid indigestion; chronic heartburn;
    acid stomach reflux
K220 achalasia
K221 esophageal ulcer
K222 esophageal stricture; esophageal stenosis; schatzki ring; narrowed esophagus; esophageal ring; esophageal
    narrowing
K224 esophageal spasm; dyskinesia of esophagus; esophageal dysmotility; nutcracker esophagus
K225 zenker; zenker diverticulum; esophageal diverticulum
K226 mallory weiss; mallory weiss tear
K227 barretts; barrett esophagus; barretts esophagus
K2270 barretts; barrett esophagus; barretts esophagus; barrett's
K2289 esophageal disorder other; esophageal polyp
K229 esophagus problem; esophageal disease
K254 gastric ulcer bleeding; bleeding stomach ulcer
K259 gastric ulcer; stomach ulcer; gu ulcer; ulcer stomach
K264 duodenal ulcer bleeding
K269 duodenal ulcer; ulcer duodenum
K274 bleeding ulcer; bleeding peptic ulcer
K279 pud; peptic ulcer disease; ulcer gi; ulcers stomach
K2900 acute gastritis
K2950 chronic gastritis
K2960 bile gastritis; other gastritis; erosive gastritis
K2970 stomach inflammation; inflamed stomach; gastritis without bleeding
K2971 bleeding gastritis; hemorrhagic gastritis
K2980 duodenitis
K2990 gastroduodenitis
K30 indigestion; dyspepsia; upset stomach; functional dyspepsia; sour stomach; stomach upset; nonulcer dyspepsia; acid
    stomach; nervous stomach
K317 gastric polyp; stomach polyp; fundic gland polyp
K31819 gave; gastric antral vascular ectasia; angiodysplasia stomach
K3184 gastroparesis; slow stomach emptying; delayed gastric emptying; stomach paralysis
K3189 stomach disorder; gastric disorder; portal hypertensive gastropathy
K31A0 gastric intestinal metaplasia
K352 ruptured appendix; perforated appendix; appendicitis with peritonitis
K3520 ruptured appendix
K3580 acute appendicitis; appendicitis acute
K37 appendicitis; appendix inflamed
K38 appendix mucocele
K40 inguinal hernia; groin hernia
K4020 bilateral inguinal hernia; inguinal hernia both sides; groin hernias both
K4030 incarcerated inguinal hernia; obstructed inguinal hernia
K4090 inguinal hernia; groin hernia; hernia groin; unilateral inguinal hernia; hernia in groin; rih; lih
K4091 recurrent inguinal hernia
K4190 femoral hernia
K420 incarcerated umbilical hernia
K429 belly button hernia; navel hernia; bulging belly button
K432 incisional hernia; ventral incisional hernia; hernia at scar; hernia in surgical scar; ventral hernia incisional
K435 parastomal hernia
K439 ventral hernia; abdominal wall hernia; epigastric hernia; abdominal hernia; spigelian hernia
K449 hiatal hernia; diaphragmatic hernia; paraesophageal hernia; hh; hiatus hernia; sliding hiatal hernia
K469 hernia; hernia abdominal; rupture hernia
K50 crohns; regional enteritis
K5000 crohns of small intestine
K5090 crohn disease; regional enteritis; terminal ileitis crohn; cd crohn; crohn
K5120 ulcerative proctitis
K5190 colitis ulcerative
K5221 food protein induced enterocolitis; fpies
K5229 allergic colitis; milk protein allergy; food allergic gastroenteritis; cows milk protein allergy
K52831 collagenous colitis
K52832 lymphocytic colitis
K52839 microscopic colitis
K5289 microscopic colitis other; noninfectious gastroenteritis other
K529 colitis; inflammatory bowel; enteritis; noninfectious gastroenteritis; chronic diarrhea noninfectious; ibd;
    inflammatory bowel disease; colitis nos; ileitis; gastroenteritis
K55069 mesenteric ischemia acute
K551 mesenteric ischemia chronic; chronic mesenteric ischemia
K5520 angiodysplasia colon; avm colon; arteriovenous malformation colon
K5521 bleeding angiodysplasia; bleeding avm colon
K559 ischemic colitis; bowel ischemia; ischemic bowel
K560 paralytic ileus
K561 intussusception
K562 volvulus; twisted bowel
K5641 fecal impaction; impacted stool; impacted bowel; stool impaction; impaction
K5650 bowel obstruction from adhesions; adhesive sbo
K56600 partial small bowel obstruction; partial intestinal obstruction; partial sbo
K56609 bowel obstruction; intestinal obstruction; sbo; small bowel obstruction; blocked bowel; blocked intestine;
    bowel blockage
K5669 bowel obstruction other; intestinal stricture
K567 ileus; paralytic ileus; postoperative ileus
K5700 small bowel diverticulitis with abscess
K5720 diverticulitis with abscess; perforated diverticulitis; diverticulitis with perforation; complicated
    diverticulitis
K5730 diverticulosis colon; colonic diverticulosis; diverticulosis large intestine; sigmoid diverticulosis
K5731 diverticulosis with bleeding; diverticular bleed; bleeding diverticulosis; lgib diverticular
K5732 diverticulitis colon; sigmoid diverticulitis; diverticulitis large intestine; diverticulitis of colon
K5733 diverticulitis with bleeding
K5790 diverticulosis; diverticula; diverticular disease
K5792 diverticulitis; inflamed diverticula
K580 ibs d; ibs diarrhea; ibsd
K581 ibs c; ibs constipation; irritable bowel with constipation; ibsc
K582 mixed ibs; ibs m
K589 irritable bowel; spastic colon; irritable colon; nervous bowel; spastic bowel
K5900 constipated; hard stools; infrequent bowel movements; cant poop; no bowel movement; trouble pooping;
    obstipation; difficulty having bowel movement
K5901 slow transit constipation
K5902 outlet constipation; outlet dysfunction; pelvic floor constipation
K5903 oic; constipation from opioids; constipation from medicine
K5904 functional constipation; cic; chronic constipation idiopathic
K5909 chronic constipation; other constipation
K591 functional diarrhea
K592 neurogenic bowel
K5939 megacolon
K594 proctalgia fugax; anal spasm
K5989 dumping functional; bowel dysfunction; intestinal dysmotility
K600 acute anal fissure
K601 chronic anal fissure
K602 anal fissure; rectal fissure; fissure in ano; tear in anus; anal tear; rectal tear; fissure
K603 anal fistula; fistula in ano; perianal fistula
K6030 anal fistula; fistula in ano; perianal fistula
K610 perianal abscess; anal abscess; abscess anus; perirectal abscess anal
K611 rectal abscess; perirectal abscess
K620 anal polyp
K621 rectal polyp
K622 anal prolapse
K623 rectal prolapse; prolapsed rectum
K624 anal stenosis; anal stricture
K625 rectal bleeding; brbpr; blood per rectum; bright red blood per rectum; bleeding from rectum; bleeding from anus;
    hematochezia rectal; rectal hemorrhage; bleeding from bottom
K626 anal ulcer; rectal ulcer
K6281 anal sphincter tear
K6289 proctitis; rectal pain; anal pain; proctalgia; pain in anus; rectal mass; anal itching disorder; butt hole pain
K629 anal disorder; rectal disorder
K630 intestinal abscess
K631 bowel perforation; perforated bowel
K632 intestinal fistula; enterocutaneous fistula
K635 polyp of colon; colonic polyp; hyperplastic polyp; colon polyps; polyps colon; bowel polyp
K63821 sibo; small intestinal bacterial overgrowth; bacterial overgrowth
K63829 intestinal methanogen overgrowth
K6389 sibo; small intestinal bacterial overgrowth; bowel disorder
K640 first degree hemorrhoids; grade 1 hemorrhoids; internal hemorrhoids grade i
K641 second degree hemorrhoids; grade 2 hemorrhoids
K642 third degree hemorrhoids; grade 3 hemorrhoids
K643 fourth degree hemorrhoids; grade 4 hemorrhoids
K644 skin tag anus; residual hemorrhoidal skin tags; anal skin tag; anal tag; ext hemorrhoids; external piles
K645 thrombosed hemorrhoid; thrombosed hemorrhoids; perianal venous thrombosis; thrombosed external hemorrhoid;
    clotted hemorrhoid; perianal thrombosis; hemorrhoid blood clot
K648 other hemorrhoids; bleeding internal hemorrhoids; prolapsed hemorrhoids
K649 piles; hemorrhoid; haemorrhoids; bleeding hemorrhoids
K651 abdominal abscess; peritoneal abscess
K652 spontaneous bacterial peritonitis; sbp peritonitis
K659 peritonitis
K660 adhesions; abdominal adhesions; peritoneal adhesions; scar tissue abdomen; bowel adhesions; postoperative
    adhesions
K661 hemoperitoneum
K700 alcoholic fatty liver
K7010 alcoholic hepatitis
K7030 alcoholic cirrhosis; cirrhosis from alcohol
K7031 alcoholic cirrhosis with ascites
K709 alcoholic liver disease; ald
K716 drug induced hepatitis; toxic hepatitis
K719 drug induced liver injury; dili; toxic liver disease
K7200 acute liver failure; acute hepatic failure
K7290 liver failure; hepatic failure; end stage liver disease; esld
K739 chronic hepatitis; chronic active hepatitis
K740 liver fibrosis; hepatic fibrosis
K7400 liver fibrosis; hepatic fibrosis
K743 primary biliary cholangitis; pbc; primary biliary cirrhosis
K7460 liver cirrhosis; cirrhosis of liver; cryptogenic cirrhosis; cirrhotic liver; liver scarring
K7469 other cirrhosis; nash cirrhosis; cryptogenic cirrhosis; posthepatitic cirrhosis
K750 liver abscess
K754 autoimmune hepatitis; aih
K7581 nash; nonalcoholic steatohepatitis; mash; metabolic dysfunction associated steatohepatitis; fatty liver
    hepatitis
K759 hepatitis; inflamed liver; inflammatory liver disease
K760 steatosis of liver; nonalcoholic fatty liver; fatty liver disease; steatotic liver; fat in liver
K766 portal hypertension
K767 hepatorenal syndrome; hrs liver
K7682 hepatic encephalopathy; he liver; portosystemic encephalopathy; liver encephalopathy
K7689 liver cyst; hepatic cyst; liver lesion; liver nodule; liver disease specified; liver mass
K769 liver disease; liver problem; chronic liver disease; cld; hepatic disease
K800 gallstones with acute cholecystitis; acute calculous cholecystitis
K8000 acute cholecystitis with stones; gallstones with acute cholecystitis; acute calculous cholecystitis; calculous
    cholecystitis acute
K8010 chronic cholecystitis with stones; gallstones with chronic cholecystitis; calculus gallbladder with chronic
    cholecystitis
K8018 gallstones with other cholecystitis
K8020 gallbladder stones; gall stones; gallstone; biliary colic; gallstones without cholecystitis; gallbladder stone;
    symptomatic gallstones
K803 stone with cholangitis
K8050 common bile duct stone; choledocholithiasis; cbd stone; bile duct stone; stones in bile duct
K810 acute cholecystitis; gallbladder infection; acalculous cholecystitis acute
K811 chronic cholecystitis
K819 cholecystitis; gallbladder inflammation; inflamed gallbladder; gallbladder attack
K824 gallbladder polyp; cholesterolosis gallbladder; strawberry gallbladder; polyp gallbladder; gb polyp
K828 biliary dyskinesia; gallbladder dyskinesia; gallbladder dysfunction; low gallbladder ef; gallbladder sludge; gb
    sludge
K829 gallbladder disease; gallbladder problem; gallbladder trouble
K8301 primary sclerosing cholangitis; psc
K8309 cholangitis; bile duct infection; ascending cholangitis
K831 bile duct obstruction; biliary obstruction; biliary stricture; obstructive jaundice; bile duct stricture
K838 dilated bile duct; bile duct disorder; biliary dilation
K850 idiopathic acute pancreatitis
K8510 gallstone pancreatitis; biliary pancreatitis
K8520 alcoholic pancreatitis acute; acute alcoholic pancreatitis; alcohol pancreatitis
K8590 acute pancreatitis; pancreatitis; inflamed pancreas; pancreatitis acute
K860 alcoholic chronic pancreatitis
K861 chronic pancreatitis; recurrent pancreatitis
K862 pancreatic cyst; cyst of pancreas; ipmn
K863 pancreatic pseudocyst; pseudocyst
K8681 exocrine pancreatic insufficiency; epi; pancreatic insufficiency; pancreas enzyme deficiency
K8689 pancreatic mass; pancreatic duct dilation; pancreas disorder
K869 pancreas disease; pancreatic disease; pancreas problem
K900 gluten intolerance; celiac sprue; gluten enteropathy; sprue; gluten sensitive enteropathy; coeliac
K9041 gluten sensitivity; non celiac gluten sensitivity
K909 malabsorption; intestinal malabsorption
K911 dumping syndrome; postgastric surgery syndrome; dumping
K912 short bowel syndrome; short gut; postsurgical malabsorption
K915 postcholecystectomy syndrome
K920 hematemesis; vomiting blood; throwing up blood; coffee ground emesis; bloody vomit
K921 melena; black stool; tarry stool; blood in stool; black tarry stools; bloody stool; hematochezia; black stools;
    bloody stools; blood in poop
K922 gi bleed; gastrointestinal bleed; gib; upper gi bleed; lower gi bleed; gastrointestinal hemorrhage; ugib; lgib;
    stomach bleeding; internal bleeding gut
K9289 gi disorder other
K929 digestive disorder; gi problem; stomach problem; digestive disease
K9403 colostomy malfunction
K9413 colostomy malfunction; enterostomy malfunction; ileostomy problem
K9423 gastrostomy malfunction; g tube malfunction; peg tube malfunction; peg tube problem; clogged g tube; g tube
    leaking; leaking peg
K9429 gastrostomy complication; g tube granulation
"""
