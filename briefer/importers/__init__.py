"""Files of the world to clean text, one module a format."""
