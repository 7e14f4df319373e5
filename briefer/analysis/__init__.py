"""What a text tells: language, dates, themes, where a passage stands."""
