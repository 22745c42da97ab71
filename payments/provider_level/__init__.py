"""Money a payer took or gave outside of any claim (PLB): open items, their pairs, their ends."""
