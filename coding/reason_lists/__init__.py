"""Licensed lists of reason and remark codes: read from their CSV, shown as a difference, loaded, and said."""
