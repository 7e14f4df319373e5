"""From document and style to pages."""
