"""The office's own rules: conditions as data, matched without evaluating any text as code."""
