"""Posting: from what a payer said to entries in the ledger, and back."""
