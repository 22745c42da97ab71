"""Official releases: what is loaded for a day, loading, previewing, and what a release changes for this office."""
