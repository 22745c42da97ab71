"""What people of the office do with money: take it, apply it, give it back, write it off."""
