"""Codes put on a visit together: bundles of the office and of one coder, and what was coded at the last visit."""
