"""What a card, a row of the tray or a suggestion says of an excerpt."""
from __future__ import annotations

from dataclasses import replace

from briefer.model.grading import NOT_JUDGED_CREDIBILITY, NOT_JUDGED_RELIABILITY
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.text import Span, folded, paragraph_range, paragraphs
from briefer.values import dataclass
from briefer.workflow import DateWords
from ui.words import Words

_FEW = 70  # signs of a quote where it is only named


@dataclass(frozen=True, slots=True)
class CardText:
    """The words of a card: `second` is the original of a translated quote, or its translation; `problem` why it is not verbatim."""

    id: ExcerptId
    date: str
    theme: str
    colour: int
    meta: str
    quote: str
    second: str
    problem: str = ""


class CardWords:
    """Finds them, in the language of the window; quotes in that of the text being written."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._dates: dict[str, DateWords] = {}
        self._paragraphs: dict[int, tuple[str, tuple[Span, ...]]] = {}  # by source, with the text that they are of

    def of(self, pack: Pack, source: Source, excerpt: Excerpt, language: str) -> CardText:
        """The words of one excerpt."""
        words = self._words
        theme = pack.theme(excerpt.themes[0]) if excerpt.themes else None
        name = words.best(theme.name) if theme else words.text("card.no_theme")
        verified = source.verified(excerpt)
        first = paragraph_range(self._spans(source), excerpt.start, excerpt.end)[0] if verified else 0
        judged = (source.reliability, excerpt.credibility) != (NOT_JUDGED_RELIABILITY, NOT_JUDGED_CREDIBILITY)
        meta = " · ".join(filter(None, (f"[{source.number}]" + (f" ¶ {first}" if first else ""),
                                        f"{source.reliability}{excerpt.credibility}" if judged else "")))
        said, own = in_marks(excerpt.words, source.language_of(excerpt) or language), source.language_of(excerpt)
        into, translation = next(iter(excerpt.translation.items()), ("", ""))
        if excerpt.translation.text(language):
            into, translation = language, excerpt.translation.text(language)
        quote, second = said, in_marks(translation, into) if translation else ""
        if own != language and excerpt.translation.text(language):
            quote, second = second, said
        return CardText(ExcerptId.of(source, excerpt), self.date(excerpt), name, theme.colour if theme else 0, meta, quote, second,
                        "" if verified or excerpt.unanchored else words.text("card.unverified"))

    def _spans(self, source: Source) -> tuple[Span, ...]:
        """The paragraphs of a source, found once for each text."""
        text, spans = self._paragraphs.get(source.number, ("", ()))
        if text is not source.text:
            spans = paragraphs(source.text)
            self._paragraphs[source.number] = (source.text, spans)
        return spans

    def date(self, excerpt: Excerpt) -> str:
        """When it happened."""
        language, when = self._words.language, excerpt.date
        if when is not None and when.basis == "not_applicable":
            return self._words.text("card.no_date_applies")
        if language not in self._dates:
            self._dates[language] = DateWords(language)
        said = self._dates[language].event(replace(when, basis="stated")) if when is not None and when.given else ""
        return said or self._words.text("card.undated")

    def spoken(self, card: CardText, section: str = "") -> str:
        """All of it in one sentence."""
        return self._words.text("card.accessible", excerpt=str(card.id), date=card.date, theme=card.theme, meta=card.meta, quote=card.quote)


def in_marks(text: str, language: str) -> str:
    """A passage between the marks of its language, on one line."""
    said = " ".join(text.split())
    return f"«{said}»" if language == "it" else f"“{said}”"


def short(text: str) -> str:
    """The beginning of a passage where it is only named."""
    said = " ".join(text.split())
    return said if len(said) <= _FEW else said[:_FEW - 1] + "…"


def faithful_to(wording: str, excerpt: Excerpt) -> str:
    """A wording as it is kept: nothing when it says just what the passage says."""
    return "" if folded(wording) == folded(excerpt.exact) else wording.strip()
