"""The screen before a pack is open."""
