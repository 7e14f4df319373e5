"""What to look at before printing."""
