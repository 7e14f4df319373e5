"""From pages or document to the bytes of a file."""
