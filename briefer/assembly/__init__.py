"""From pack and briefing to a document, in a language."""
