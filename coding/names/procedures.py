"""Procedures, drugs and supplies: what people call them."""

NAMES = """

"""
