"""The pages of this room: who may use them, one call each, and what they show."""
