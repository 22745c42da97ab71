"""Reasons for a visit, histories, states, causes: names that clinicians use and the tabular list does not."""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "Z30430": "iud insertion",
    "Z30431": "iud check; iud string check",
    "Z30432": "iud removal",
    "Z3400": "first pregnancy supervision",
    "Z3483": "normal pregnancy third trimester",
    "Z392": "postpartum visit; postpartum follow up; routine postpartum",
    "Z636": "caregiver stress; caregiver strain; caregiver burden",
    "Z6372": "alcoholism in family",
    "Z713": "dietary counseling",
    "Z716": "tobacco cessation counseling",
}
