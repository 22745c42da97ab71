"""How it happened."""

NAMES = """
V00121A roller skate fall; skating fall; rollerblade fall; roller skating
V00131A skateboard fall; skateboard accident; fell off skateboard
V00141A scooter fall; scooter accident; fell off scooter
V00211A ice skating fall; ice skates
V00221A sledding accident
V00311A snowboard fall; snowboarding
V00321A ski fall; skiing accident; snow ski fall
V00841A electric scooter fall
V0310XA pedestrian hit by car; pedestrian struck by car; hit by a car
V180XXA fell off bicycle; bicycle accident; bike crash; fell from bike; bike accident; bicycle fall
V199XXA bicycle accident; cyclist injured
V29 motorcycle accident
V43 car collision with car; car vs car; two car accident; car crash
V4352XA car driver in collision; rear ended driver; driver in car accident; mva driver; driver in car crash;
    restrained driver mvc; driver car crash with car
V4362XA car passenger in collision; passenger in car accident; mva passenger; passenger car crash; restrained
    passenger mvc
V49 car occupant accident
V80010A fell off horse; thrown from horse; horse fall
V86 atv accident; off road vehicle
V8659XA atv accident; four wheeler accident; atv driver; dirt bike accident
V8669XA atv passenger
V892XXA car accident; mva; mvc; motor vehicle accident; motor vehicle collision; car crash; auto accident; car wreck;
    traffic accident; auto collision; mvc unspecified; rear ended
W000XXA slipped on ice; fall on ice; slip on ice; fell on ice; slipped on snow; fell on snow; ice fall
W009XXA fall due to ice and snow
W010XXA slip trip fall; slipped and fell; tripped and fell; trip and fall; slip and fall; fall on same level; fell
    slipping; stumbled; tripped; fell tripping; fall from slipping
W0110XA slip fall striking object; fell and hit object
W03XXXA collision with person fall; tackled; knocked down by person
W050XXA fall from wheelchair; fell from wheelchair
W06XXXA fall from bed; fell out of bed; rolled out of bed; fell off bed
W07XXXA fall from chair; fell off chair; fell out of chair
W08XXXA fall from furniture; fell off couch; fell off table
W090XXA fall from slide; fell off slide; playground slide
W091XXA fall from swing; fell off swing
W092XXA fall from jungle gym; fell off monkey bars; playground fall; monkey bars
W098XXA playground equipment fall
W108XXA fall down stairs; fell on stairs; fell down steps; fall on stairs steps
W109XXA fall down stairs; fell down stairs; stairs fall; fall from steps; fell on stairs
W11XXXA fall from ladder; fell off ladder; ladder fall; fall off ladder
W130XXA fall from balcony
W132XXA fall from roof; fell off roof
W14XXXA fall from tree; fell from tree; fell out of tree
W1789XA fall from one level to another; fell from height
W1800XA fall striking object
W1809XA fall striking object; fell and struck object; fell against table
W1811XA fall from toilet; fell off toilet; fell off commode
W182XXA fall in shower; fell in tub; fall in bathtub; slipped in shower; fell in bathroom tub
W1830XA fall same level; ground level fall; glf; mechanical fall
W1839XA fall same level other
W19XXXA fall; fell; unspecified fall; accidental fall; fall nos; mechanical fall; fall unspecified; falling accident
W208XXA struck by falling object; hit by falling object; object fell on; dropped on foot
W2100XA hit by ball
W2101XA hit by football; football
W2102XA hit by soccer ball; soccer ball
W2103XA hit by baseball
W2105XA hit by basketball
W2109XA hit by ball; struck by ball
W2111XA hit by baseball bat
W2201XA walked into wall; ran into wall
W2209XA struck stationary object; walked into furniture; stubbed toe on furniture
W228XXA struck by object; hit by object; hit against object; bumped head; banged into; ran into wall; bumped into
    object; hit head on cabinet; walked into object; stubbed toe; kicked object
W230XXA caught between moving objects; caught in door; finger slammed in door; crushed in door; finger in car door;
    slammed in door; finger caught in door
W231XXA caught between stationary objects
W25XXXA broken glass; cut by glass; contact with sharp glass; glass cut; stepped on glass; cut on glass
W260XXA cut with knife; knife cut; knife injury; cut by knife; accidental knife
W268XXA cut by sharp object; sharp object contact; razor cut; paper cut; can lid
W269XXA contact with sharp object; sharp object unspecified
W270XXA workbench tool injury
W274XXA kitchen utensil cut; cut with kitchen utensil
W28XXXA lawn mower injury; lawnmower accident
W293XXA power tool injury; chainsaw injury; power garden tool
W312XXA saw injury; table saw injury
W320XXA gunshot accident handgun; accidental gunshot
W34 gunshot wound accident; gsw accidental
W3400XA gunshot wound accident; accidental gsw; accidental shooting; gunshot; bb gun; gsw
W449XXA swallowed object; foreign body entering orifice
W450XXA nail puncture; stepped on nail; nail through skin; stepped on a nail; nail in foot
W458XXA foreign body entering skin; splinter entry; wood splinter; fishhook; fish hook
W460XXA needlestick; needle stick; hypodermic needle; needle stick injury; hypodermic needle contact
W461XXA contaminated needlestick; contaminated needle stick; dirty needle stick; used needle stick
W49 external constriction ring stuck
W4904XA ring stuck on finger; tight ring
W500XXA hit by person accidental; accidental hit by person; kicked by person; struck by another person
W503XXA human bite accidental; bitten by person; accidental human bite; bitten by child
W51XXXA bumped into person; collided with person; collision between persons
W5301XA mouse bite
W5311XA rat bite
W5321XA squirrel bite
W540XXA dog bite; bitten by dog; dog bites
W541XXA struck by dog; knocked down by dog; tripped over dog
W548XXA dog scratch; scratched by dog
W5501XA cat bite; bitten by cat; cat bites
W5503XA cat scratch; scratched by cat
W5511XA horse bite
W5512XA kicked by horse; struck by horse
W5521XA cow bite
W5522XA struck by cow; kicked by cow
W5581XA animal bite mammal; raccoon bite; bat bite
W5611XA shark bite
W57XXXA insect bite; bug bite; tick bite; mosquito bite; bitten by insect; spider bite nonvenomous; nonvenomous insect
    bite; bitten by tick; bug bites; flea bite
W5911XA snake bite nonvenomous; nonvenomous snake bite
W60XXXA thorn; plant thorns; contact with plant thorns; cactus
W6112XA bird attack
W65XXXA drowning bathtub
W74XXXA near drowning; drowning
W92XXXA excessive heat man made
X00 house fire
X100XXA hot drink burn; hot coffee; hot beverage; coffee burn; hot tea; scald by hot drinks
X101XXA hot food burn; soup burn
X102XXA hot grease burn; hot oil burn; grease burn; cooking oil burn
X110XXA hot bath water burn
X118XXA hot tap water burn; hot water burn; scald hot water
X12XXXA hot liquid burn; hot fluids; scald; hot water burn other
X131XXA steam burn; steam
X150XXA hot stove burn; stove burn; oven burn; touched stove
X153XXA hot saucepan burn; hot pan burn
X158XXA hot appliance burn; hot iron; curling iron burn; hot object burn
X19XXXA hot substance burn
X30XXXA heat exposure; excessive natural heat; heat wave; exposure to heat
X31XXXA cold exposure; excessive cold; exposure to cold weather
X32XXXA sun exposure; exposure to sunlight; sunlight
X500XXA overexertion; lifting injury; strenuous movement; heavy lifting; overexertion from lifting; lifting heavy
    object; hurt lifting; overexertion strenuous movement
X501XXA prolonged static posture; awkward posture; twisted awkward
X503XXA repetitive movements; overexertion repetitive; repetitive motion
X509XXA overexertion other; twisted wrong; movement injury
X58XXXA accident other; exposure to other factor
X781XXA self harm knife; cutting with knife
X789XXA self inflicted cut; self harm sharp object
X838XXA self harm other
Y040XXA fight; unarmed fight; brawl; punched; fist fight; assault by fight; hit in fight; punched in face
Y041XXA assault by human bite
Y048XXA assault bodily force
Y09 assault; assaulted; attacked; beaten up; battery assault
Y838 surgery complication cause
Y92 place of occurrence
Y92009 at home; home place; injury at home; happened at home; in the house; private house
Y92010 kitchen of house; in kitchen
Y92214 at college
Y92219 at school; school place; happened at school
Y92410 on street; roadway; highway; street place
Y92480 sidewalk
Y92481 parking lot
Y92511 restaurant
Y92512 grocery store; supermarket
Y92830 public park; at park; playground park
Y9289 other place
Y929 unspecified place
Y93 activity
Y9301 walking activity; while walking
Y9302 running activity; jogging; while running
Y9311 swimming activity; while swimming
Y9341 dancing activity
Y9351 skateboarding activity; roller skating activity
Y9355 bike riding activity; bicycle riding activity
Y9361 football activity; playing football
Y9364 baseball activity; playing baseball; softball
Y9366 soccer activity; playing soccer
Y9367 basketball activity; playing basketball
Y939 activity unspecified
Y95 hospital acquired; nosocomial
Y990 civilian work; work related; at work; on the job; workers comp injury; work injury status; work related injury
Y991 military activity
Y998 leisure activity status; not at work; other external cause status
Y999 external cause status
"""
