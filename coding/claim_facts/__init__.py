"""Facts that a claim says beside codes: a line's drug, minutes, place and people; a visit's accident and dates."""
