"""Figures as small drawings: lines, shapes and words at places; data, style and a measure in, a drawing out."""
