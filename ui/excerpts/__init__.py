"""The table of excerpts and what filters it."""
