"""The levels of visits that each provider bills, beside their own past and their peers: a signal, never a stop."""
