"""Questions to providers that do not lead: written, checked, sent, answered and signed, reminded of, measured."""
