"""
An office in which anything happens in any order, and a second set of books that is kept beside it.

`books`, `papers` and `items` are that second set: plain Python, told what was done and nothing else.  They neither call
the product nor read what it wrote; rows are known by their numbers only.  The other modules are what people do, each a
part of one machine, and `truths` what must hold after every step.
"""
