"""From files to sources: each is read in another process, which may take too long, grow too large or break at no other cost."""
