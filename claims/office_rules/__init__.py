"""The pages of the office's own rules: writing them, trying them on the past, and what came of them."""
