"""Paper explanations of benefits, keyed on a grid and written as an 835 of our own that is posted like any other."""
