"""The demo: an invented office, its people and a whole cycle of its work, all from one seed."""
