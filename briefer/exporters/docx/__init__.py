"""A document to a Word file that Word itself could have made."""
