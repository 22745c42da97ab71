"""Finds the code a coder means while it is being typed."""

from coding.search.find import ALL_SYSTEMS, Found, search, understand

__all__ = ["ALL_SYSTEMS", "Found", "search", "understand"]
