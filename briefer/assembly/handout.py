"""The words on the sheets of a handout."""
from __future__ import annotations

from briefer.assembly.words import Words
from briefer.document.handout import HandoutPhrases


def handout_phrases(words: Words) -> HandoutPhrases:
    """The words in this language, their fields still open."""
    sheet = {"n": "{n}", "total": "{total}"}
    pages = {"left": "{left}", "right": "{right}"}
    return HandoutPhrases(
        words.text("handout.notes"), words.text("handout.notes_for", n="{n}"), words.text("handout.name"), words.text("handout.overview"),
        words.text("handout.sheet", **sheet), words.text("handout.front", **sheet, **pages), words.text("handout.back", **sheet, **pages))
