"""The sources and the reader."""
