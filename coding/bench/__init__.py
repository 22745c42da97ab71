"""What the coder's bench shows about one visit: its codes with their titles, the edits, and what was found."""

from coding.bench.facts import Facts, facts_of
from coding.bench.hits import Hit, Hits, hits_for, note_lines
from coding.bench.work import Work, row_id, work_of

__all__ = ["Facts", "Hit", "Hits", "Work", "facts_of", "hits_for", "note_lines", "row_id", "work_of"]
