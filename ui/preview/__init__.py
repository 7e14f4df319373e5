"""The pages as they will print."""
