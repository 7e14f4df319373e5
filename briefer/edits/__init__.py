"""Every way a pack can change, one module a noun; an edit is a value that makes the next pack from a pack."""
