"""Packs on disk, and nothing but disk."""
