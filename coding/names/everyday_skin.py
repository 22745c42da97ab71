"""Skin."""

NAMES = """
L00 staphylococcal scalded skin; ssss
L010 impetigo; school sores
L0100 school sores; honey crusted sores
L0103 bullous impetigo
L02 abscess; boil; furuncle; carbuncle; skin abscess
L0201 face abscess; abscess of face; facial abscess
L0211 neck abscess
L02211 abdominal wall abscess
L02212 back abscess; abscess on back
L02213 chest wall abscess
L02214 groin abscess
L02215 perineal abscess
L02216 umbilical abscess; navel infection
L0231 buttock abscess; abscess buttocks; gluteal abscess; butt abscess; boil on buttock
L0232 buttock boil; furuncle buttock
L0241 axillary abscess; abscess arm; armpit abscess; boil armpit; underarm abscess; leg abscess; thigh abscess
L0251 hand abscess; finger abscess
L0261 foot abscess; toe abscess
L0291 abscess; abscess of skin; cutaneous abscess; i&d abscess
L0292 boil; furuncle; boils; furuncles
L0293 carbuncle
L0301 finger infection; paronychia finger; felon; cellulitis finger; infected finger; finger cellulitis; infected
    hangnail; nail fold infection finger
L0303 toe cellulitis; infected toe; paronychia toe; infected ingrown toenail; toe infection; nail fold infection toe
L0311 cellulitis limb; leg infection; skin infection limb; foot cellulitis; hand cellulitis; cellulitis of leg
L03113 cellulitis right hand
L03114 cellulitis left hand
L03115 cellulitis rle; right leg cellulitis
L03116 cellulitis lle; left leg cellulitis
L03119 cellulitis limb; cellulitis leg; leg infection; leg cellulitis
L03211 cellulitis face; facial cellulitis; cheek cellulitis
L03213 periorbital cellulitis; preseptal cellulitis; eyelid cellulitis
L03221 neck cellulitis
L03311 abdominal wall cellulitis
L03316 umbilical cellulitis; cellulitis of navel
L03317 buttock cellulitis
L0390 cellulitis; skin infection cellulitis; cellulitis unspecified
L040 acute lymphadenitis neck; infected neck gland; neck lymphadenitis
L049 acute lymphadenitis; acute lymph node infection
L0501 pilonidal cyst with abscess; pilonidal abscess; infected pilonidal cyst
L0591 pilonidal cyst; pilonidal disease; tailbone cyst
L080 pyoderma
L081 erythrasma
L0889 skin infection other
L089 skin infection; infected skin; local skin infection; wound infection skin; infected wound skin; soft tissue
    infection
L100 pemphigus
L120 bullous pemphigoid; pemphigoid
L130 dermatitis herpetiformis
L2081 neurodermatitis; atopic neurodermatitis
L2082 flexural eczema
L2083 infant eczema
L2084 intrinsic eczema
L2089 atopic eczema other
L209 atopic eczema
L210 cradle cap infant; seborrhea capitis
L211 infantile seborrheic dermatitis; cradle cap baby; seborrheic dermatitis baby
L218 seborrheic dermatitis other
L219 seborrhea; seb derm; dandruff face; flaky scalp
L22 nappy rash
L230 nickel allergy; metal allergy; jewelry rash; allergic contact dermatitis metals
L231 adhesive allergy; bandage rash; tape allergy rash; allergic contact dermatitis adhesives
L232 cosmetics allergy; makeup rash
L233 topical drug contact dermatitis
L234 hair dye allergy
L235 latex dermatitis; rubber glove rash
L237 poison sumac; plant rash; rhus dermatitis; poison ivy rash
L239 allergic skin reaction; acd skin
L240 detergent dermatitis; soap rash
L249 irritant contact dermatitis; irritant dermatitis; hand washing dermatitis
L259 contact dermatitis unspecified
L26 exfoliative dermatitis
L270 drug rash; drug eruption; medication rash; generalized drug eruption; drug rash generalized
L271 localized drug eruption; fixed drug eruption
L272 food dermatitis
L280 lichen simplex chronicus; lichen simplex; lsc; neurodermatitis
L281 prurigo nodularis; picker nodules
L282 prurigo; papular urticaria
L290 anal itching; itchy anus; pruritus ani; itchy butt; anal pruritus; itchy bottom
L291 scrotal itching; jock itching
L292 vulvar itching; vulvar pruritus; pruritus vulvae; vaginal itching; vaginal itch; itchy vagina
L298 itching other
L2989 itching other; pruritus other
L299 itching; itchy; pruritus; itchy skin; skin itching; itch; generalized itching
L300 nummular eczema; nummular dermatitis; coin eczema; discoid eczema
L301 dyshidrosis; dyshidrotic eczema; pompholyx; dyshidrotic hand
L302 id reaction; autosensitization
L303 infected eczema; infective dermatitis
L304 intertrigo; skin fold rash; rash under breasts; skinfold rash; chafing
L305 pityriasis alba
L308 dermatitis other; dry skin dermatitis
L309 eczema; rash dermatitis; eczematous dermatitis; hand eczema; eczema nos
L400 psoriasis vulgaris; scalp psoriasis; psoriasis plaques
L403 palmoplantar pustulosis
L404 guttate psoriasis
L4050 psoriatic arthritis; psa arthritis; psoriatic arthropathy; psoriasis with arthritis; arthritis with psoriasis;
    psoriatic arthritis unspecified
L4059 psoriatic arthritis other
L408 psoriasis other; inverse psoriasis; flexural psoriasis
L42 pityriasis rosea; herald patch; christmas tree rash
L439 lichen planus; oral lichen planus
L449 papulosquamous
L500 allergic hives; allergic urticaria
L501 idiopathic urticaria; chronic idiopathic urticaria; ciu; spontaneous urticaria; csu
L503 dermatographism; dermatographic urticaria; skin writing
L508 chronic urticaria; chronic hives; recurrent hives
L509 welts; nettle rash; hives unspecified
L511 stevens johnson; sjs
L519 erythema multiforme
L52 erythema nodosum
L530 toxic erythema
L539 erythema
L550 sunburn; first degree sunburn; mild sunburn
L551 second degree sunburn; blistering sunburn
L559 sunburn; sun burn
L563 solar urticaria
L564 polymorphous light eruption; pmle; sun rash; sun allergy
L568 photosensitivity; photodermatitis
L570 solar keratosis; aks; precancer skin; sun spots precancer; precancerous skin lesion; actinic keratoses
L578 sun damage; solar elastosis; actinic skin damage; photoaging; dermatoheliosis; sun damaged skin
L600 ingrowing nail; onychocryptosis; ingrown toe nail; ingrown fingernail
L601 onycholysis; nail lifting; separated nail
L602 thick nails; onychogryphosis; ram horn nail; overgrown toenails
L603 nail dystrophy; dystrophic nails; brittle nails; deformed nail
L608 nail problem; nail disorder other; nail pitting; discolored nail; thick toenail; thick nail
L609 nail disorder; nail problem
L630 alopecia totalis
L639 alopecia areata; patchy hair loss; bald patches
L640 drug induced alopecia
L649 androgenic alopecia; male pattern baldness; female pattern hair loss; male pattern hair loss; androgenetic
    alopecia; balding; pattern baldness
L650 telogen effluvium; stress hair loss; hair shedding
L658 traction alopecia
L659 hair loss; alopecia; losing hair; thinning hair; hair falling out; nonscarring hair loss
L660 pseudopelade
L661 lichen planopilaris
L662 scalp folliculitis; folliculitis decalvans
L669 scarring alopecia
L680 hirsutism; excess facial hair; unwanted hair; facial hair woman; hairy
L700 pimples; zits; cystic acne; pimple; breakouts; comedonal acne; blackheads
L701 acne conglobata; severe cystic acne
L704 baby acne; infantile acne; neonatal acne
L705 picked acne; acne excoriee
L708 acne other
L709 acne unspecified
L710 perioral dermatitis; rash around mouth
L711 rhinophyma
L719 acne rosacea; red face rosacea
L720 inclusion cyst skin; milia; epidermal inclusion; eic
L7211 pilar cyst; wen scalp; trichilemmal cyst; scalp cyst
L723 sebaceous cyst; wen; infected sebaceous cyst; skin cyst; cyst skin; oil cyst; inflamed sebaceous cyst
L729 follicular cyst; cyst of skin
L730 acne keloid; keloid acne; acne keloidalis nuchae
L731 razor bumps; pseudofolliculitis barbae; shaving bumps; pseudofolliculitis
L732 hidradenitis; hidradenitis suppurativa; hs; boils armpit recurrent; hs skin
L738 folliculitis other; sycosis; hot tub folliculitis; sebaceous hyperplasia
L739 folliculitis; infected hair follicle; ingrown hair; hair follicle infection; hair bump
L740 heat rash; prickly heat; miliaria rubra; miliaria
L743 heat rash; miliaria
L7451 focal hyperhidrosis; primary hyperhidrosis
L74510 axillary hyperhidrosis; sweaty armpits; excessive underarm sweating
L74512 palmar hyperhidrosis; sweaty palms; sweaty hands
L74513 plantar hyperhidrosis; sweaty feet
L749 sweat disorder
L7632 postoperative hematoma; hematoma after surgery
L7634 postoperative seroma; seroma; seroma after surgery
L7682 post procedure skin complication
L80 vitiligo; loss of skin color; white patches skin
L810 post inflammatory hyperpigmentation; pih skin
L811 chloasma; mask of pregnancy
L812 freckles; ephelides
L813 cafe au lait spots
L814 lentigo; solar lentigo; age spots; liver spots; sun spots; lentigines; brown spots
L818 tattoo; pigment disorder other; iron pigmentation
L819 skin discoloration; pigmentation disorder; dark spots; hyperpigmentation; skin color change
L820 irritated sk; isk; inflamed sk
L821 seb k; barnacles; sks; seborrheic keratoses; stucco keratosis
L83 acanthosis; acanthosis nigricans; dark neck skin; velvety neck
L84 calluses; corns and calluses; callosity; foot callus; clavus; heloma; corn toe; toe corn; foot corn; callous
L850 acquired ichthyosis
L851 acquired keratoderma; keratoderma; thick soles
L853 dry skin; xerosis; xeroderma; xerosis cutis; cracked heels; winter itch; dry cracked skin; asteatosis
L858 keratosis; cutaneous horn; keratosis pilaris acquired; cracked heel; heel fissures; keratoacanthoma
L859 hyperkeratosis; epidermal thickening
L88 pyoderma gangrenosum
L89 bedsore; bed sore; decubitus ulcer; pressure ulcer; pressure sore; decubitus; pressure injury; bedsores
L8915 sacral pressure ulcer; tailbone ulcer; coccyx pressure ulcer; sacral decubitus; pressure ulcer sacrum; sacral
    bedsore; pressure ulcer tailbone
L896 heel pressure ulcer; heel decubitus
L8990 pressure ulcer; bedsore; bed sore; decubitus ulcer; pressure sore
L8992 pressure ulcer stage 2; bedsore stage 2
L8993 pressure ulcer stage 3
L8994 pressure ulcer stage 4
L903 atrophoderma
L904 lichen sclerosus; lichen sclerosus vulva
L905 scar; scarring; scar tissue skin; painful scar; scar pain; skin scar; fibrosis of skin
L906 stretch marks; striae; striae distensae
L908 skin atrophy other; fragile skin; thin skin
L909 skin atrophy; thin skin
L910 keloid; hypertrophic scar; keloid scar; raised scar
L918 fibroepithelial polyp; hypertrophic skin; tag skin
L920 granuloma annulare; ga skin
L921 necrobiosis lipoidica
L923 foreign body granuloma skin
L928 granuloma skin; umbilical granuloma
L929 granuloma skin; granulation tissue; hypergranulation
L930 discoid lupus; cutaneous lupus; dle; skin lupus
L940 morphea; localized scleroderma
L949 connective tissue localized
L950 livedo; livedoid vasculopathy
L959 skin vasculitis; cutaneous vasculitis; leukocytoclastic vasculitis
L97 leg ulcer; skin ulcer leg; non healing leg ulcer; chronic leg ulcer; foot ulcer; leg wound chronic; non pressure
    ulcer leg; chronic wound leg
L971 thigh ulcer
L974 midfoot ulcer
L975 nonpressure foot ulcer
L97509 foot ulcer; chronic foot ulcer
L979 lower leg ulcer; shin ulcer
L97909 leg ulcer; chronic leg ulcer; leg sore
L980 pyogenic granuloma; lobular capillary hemangioma
L981 factitial dermatitis; self inflicted skin
L982 sweet syndrome
L984 skin ulcer; chronic skin ulcer; non healing wound; nonhealing ulcer; chronic wound; open sore skin
L98499 skin ulcer; chronic skin ulcer; nonhealing wound; chronic wound; open sore; sore skin
L987 excess skin; loose skin after weight loss; redundant skin; panniculus skin
L988 skin disorder other; skin lesion; fistula of skin
L989 skin lesion; skin disorder; skin problem; skin condition; lesion skin; spot on skin; skin disease; skin spot;
    changing skin lesion; bump on skin lesion
L99 skin disease in disease
"""
