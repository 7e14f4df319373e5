"""An article of the press as a card, and as a page of its own."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.prose import paragraphs, text_blocks
from briefer.assembly.quotes import language_of, locator, quote
from briefer.assembly.quotes import paragraphs as quoted_paragraphs
from briefer.assembly.words import NBSP
from briefer.document.inlines import Inline, Inlines, Link, Marks, Text
from briefer.document.nodes import Block, DataBlock, Heading, LabelledRow, PageBreak, Paragraph, PressCard
from briefer.model import grading
from briefer.model.briefing import TextItem
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.values import dataclass

_TAGS = 2  # themes that have room on a card
_GAP = f"{NBSP}{NBSP} "  # between what stands beside each other on one line; a line may end there


@dataclass(frozen=True, slots=True)
class Article:
    """A source with what the review quotes from it, its place among the others, and what the compiler notes on it."""

    source: Source
    excerpts: tuple[Excerpt, ...]
    place: int
    total: int
    notes: tuple[TextItem, ...] = ()


def card(composer: Composer, section: str, article: Article) -> PressCard:
    """The card: where it appeared, the summary, the first quotation."""
    source, first = article.source, article.excerpts[0]
    composer.stands(ExcerptId.of(source, first))
    language = language_of(composer, source, first) or composer.language
    return PressCard(
        composer.unique(f"{section}.{source.number}"), composer.letters.of(source.number), _grade(composer, source, first),
        _upright(sources.title(composer, source)), _where(composer, source), _themes(composer, (first,))[:_TAGS],
        _summary(composer, source), quoted_paragraphs(composer, source, first, language), sources.foreign_language(composer, language),
        locator(composer, source, first))


def page(composer: Composer, section: str, article: Article) -> list[Block]:
    """The full page: data, summary, every quotation, the compiler's note."""
    words, source = composer.words, article.source
    id = composer.unique(f"{section}.{source.number}.page")
    said = words.text("press.full_page", n=article.place, total=article.total)
    blocks: list[Block] = [
        PageBreak(composer.unique(f"{id}.break")),
        Heading(id, (Text(said),), "eyebrow", listed=False),
        Heading(composer.unique(f"{id}.title"), _upright(sources.title(composer, source)), "title", listed=False),
        DataBlock(composer.unique(f"{id}.data"), _rows(composer, article))]
    summary = [Paragraph(composer.unique(f"{id}.summary"), line, role="opening") for line in _summary(composer, source)]
    quotes = [quote(composer, section, source, excerpt) for excerpt in article.excerpts]
    notes = [block for item in article.notes for block in text_blocks(composer, f"{id}.note", replace(item, id=""), "opening")]
    for name, part in (("summary", summary), ("excerpts", quotes), ("note", notes)):
        if part:
            label = Heading(composer.unique(f"{id}.{name}.heading"), (Text(words.text(f"press.{name}")),), "eyebrow", listed=False)
            blocks += (label, *part)
    return blocks


def _rows(composer: Composer, article: Article) -> tuple[LabelledRow, ...]:
    """What is known of the article; a row without a value does not print."""
    source = article.source
    by = sources.publisher_or_missing(composer, source, short=False)
    label = sources.language_label(source)
    dated = (*sources.published(composer, source), *((Text(f", {label}"),) if label else ()))
    themes: list[Inline] = []
    for theme in _themes(composer, article.excerpts):
        themes += (*((Text(_GAP),) if themes else ()), Text(theme.replace(" ", NBSP), Marks.TAG))
    rows = (("reference", _reference(composer, article)), ("publisher", by), ("date", dated),
            ("retrieved", (Text(sources.retrieved(composer, source)),)), ("themes", tuple(themes)))
    return tuple(LabelledRow(name, composer.words.text(f"press.{name}"), value) for name, value in rows if value)


def _reference(composer: Composer, article: Article) -> Inlines:
    """The letter, and the grade of the first quotation with its meaning."""
    source, first = article.source, article.excerpts[0]
    letter = composer.cite(source.number)
    grade = _grade(composer, source, first)
    if not grade:
        return (letter,)
    meaning = composer.words.text(
        "press.grade", reliability=_lower(composer.words.text(f"grading.{source.reliability}")),
        credibility=_lower(composer.words.text(f"grading.{first.credibility}")))
    return (letter, Text(_GAP), Text(grade, Marks.STRONG | Marks.BOX), Text(f"{_GAP}{meaning}"))


def _grade(composer: Composer, source: Source, excerpt: Excerpt) -> str:
    """The grade as printed; nothing while nobody has judged."""
    grade = grading.grade(source.reliability, excerpt.credibility)
    if grade:
        composer.graded_sources[source.number] = None
    return grade


def _where(composer: Composer, source: Source) -> Inlines:
    """Publisher, date, language."""
    by = sources.publisher_or_missing(composer, source, short=True)
    label = sources.language_label(source)
    return (*by, Text(", "), *sources.published(composer, source), *((Text(f", {label}"),) if label else ()))


def _themes(composer: Composer, excerpts: Iterable[Excerpt]) -> tuple[str, ...]:
    """The names of the themes of these excerpts, each once."""
    return tuple(dict.fromkeys(composer.theme(theme).text for one in excerpts for theme in one.themes if theme in composer.themes))


def _summary(composer: Composer, source: Source) -> tuple[Inlines, ...]:
    """The officer's summary, if it was written in the document's language."""
    return paragraphs(composer, (TextItem(source.summary),))


def _upright(content: Inlines) -> Inlines:
    """A title not in italics, since it stands as a heading."""
    def upright(text: Text) -> Text:
        return replace(text, marks=text.marks & ~Marks.EMPHASIS)
    return tuple(upright(one) if isinstance(one, Text) else replace(one, content=tuple(map(upright, one.content)))
                 if isinstance(one, Link) else one for one in content)


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]
