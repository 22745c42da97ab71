"""
A file in plain words beside its segments: how a biller reads an 835 or a rejection without knowing X12.

    for line in x12.explain(data):
        line.depth, line.text, line.title, line.sentence, line.untold, line.problems
"""

from x12.explaining.files import explain
from x12.explaining.line import Fact, Line, Mark
from x12.explaining.render import render
from x12.explaining.walker import Walker

__all__ = ["Fact", "Line", "Mark", "Walker", "explain", "render"]
