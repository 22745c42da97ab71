"""
Remittance remarks (RARC) in our own words: what exactly the payer missed.

Codes that only dental offices, hospitals and equipment suppliers of one state meet are left out.
"""

from x12.words.remarks_m import M_REMARKS
from x12.words.remarks_n import N_REMARKS
from x12.words.remarks_n400 import N400_REMARKS

RARC = M_REMARKS | N_REMARKS | N400_REMARKS
