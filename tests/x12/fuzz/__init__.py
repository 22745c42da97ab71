"""What breaks X12 files, what is tried with them, and the coverage-guided run (`make fuzz`)."""
