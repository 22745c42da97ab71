"""The bank's side of the office's money: statements read, lines matched to what was received, and what is missing."""
