"""Briefer: from sources to a printed briefing, offline."""

__version__ = "0.1.0"
