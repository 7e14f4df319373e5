"""Values of the domain, standard library only: what a pack is, and what can be asked of it without reading anything."""
