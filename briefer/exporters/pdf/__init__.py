"""Pages to a tagged, archivable PDF."""
