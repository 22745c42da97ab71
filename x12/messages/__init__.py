"""The messages of the office, one module for each guide."""
