"""Official files as their publishers lay them out, each read into plain rows; nothing here knows the database."""
