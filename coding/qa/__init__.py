"""Coding QA: a sample by rule, coded a second time blind, compared, disputed, resolved, and learned from."""
