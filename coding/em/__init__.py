"""The level of a visit (E/M): by medical decision making, two of three, or by total time."""
