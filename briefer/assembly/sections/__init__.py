"""One module a section kind; the table that names them all is in `catalogue`."""
