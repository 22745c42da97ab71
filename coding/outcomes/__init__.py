"""What payers did before with a service: figures with their sample, for the coder, the biller and the manager."""
