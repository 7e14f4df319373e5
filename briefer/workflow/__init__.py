"""The flow, from file to printed page."""
