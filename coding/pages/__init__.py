"""The coder's pages, one file for each kind."""
