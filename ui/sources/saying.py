"""What the window says of a source: its title, kind, publisher, language."""
from __future__ import annotations

from briefer.model.localized import PLAIN, Localized
from briefer.model.sources import Source
from ui.words import Words

_KINDS = (("text/html", "web"), ("multipart/related", "web"), ("application/xhtml", "web"), ("application/pdf", "pdf"),
          ("message/", "mail"), ("application/vnd.ms-outlook", "mail"), ("application/rtf", "doc"),
          ("application/vnd.", "doc"), ("application/msword", "doc"))
_NAMED = frozenset({"en", "it", "fr", "de", "es", "pt", "ar", "ru", "uk", "fa", "tr", "zh", "he", "el", "sr"})
LANGUAGES_OFFERED = ("en", "it", "fr", "de", "es", "pt", "ar", "fa", "ru", "uk", "tr", "sr", "el", "he", "zh")


def kind_of(source: Source) -> str:
    """The kind of a source: web, pdf, doc, mail, text or pasted."""
    if source.origin.pasted:
        return "pasted"
    return next((kind for start, kind in _KINDS if source.origin.media_type.startswith(start)), "text")


def title_of(source: Source, words: Words) -> str:
    """What a source is called: its title, else its file, else that it has none."""
    return words.best(source.title.text) or source.origin.file or words.text("sources.untitled")


def language_name(language: str, words: Words) -> str:
    """The name of a language, its code where it has none here; nothing for none."""
    code = language.partition("-")[0]
    return words.text(f"lang.{code}") if code in _NAMED else language


def meta_of(source: Source, paragraphs: int, words: Words) -> str:
    """Publisher, kind, language and length, in a line."""
    parts = (words.best(source.publisher.text), words.text(f"reader.kind.{kind_of(source)}"), language_name(source.language, words),
             words.counted("reader.paragraphs", paragraphs))
    said = " · ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def missing_of(source: Source) -> tuple[str, ...]:
    """What a source must say and does not: title, publisher, published. That it has no date, or nobody who published it, can be said."""
    found = []
    if not source.title.text:
        found.append("title")
    if not source.publisher.text and source.publisher.basis != "supplied":
        found.append("publisher")
    if source.published is None or not (source.published.given or source.published.basis in ("not_given", "not_applicable")):
        found.append("published")
    return tuple(found)


def rewritten(text: Localized, language: str, said: str) -> Localized:
    """A text as somebody rewrote what they saw of it: in the language in which it was shown."""
    key = language if language in text else PLAIN if PLAIN in text or not text else next(iter(text))
    return text.with_text(key, said)
