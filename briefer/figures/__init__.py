"""Figures as small drawings: lines, shapes and words at places."""
