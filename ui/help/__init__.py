"""The guide: pages in both languages, the list of keys, the tour."""
