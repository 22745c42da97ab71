"""Where every entry came from, what every segment became, and whether it all adds up."""
