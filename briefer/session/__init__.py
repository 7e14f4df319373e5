"""The one mutable thing: a pack being worked on, its past, its file."""
