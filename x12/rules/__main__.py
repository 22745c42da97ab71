"""Print the list of all rules: `python -m x12.rules`."""

from x12.rules.page import page

print(page(), end="")
