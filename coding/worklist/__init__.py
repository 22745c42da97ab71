"""Whose visit it is, what is coded next, what waits for whom, and what one has done."""
