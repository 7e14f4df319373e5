"""Excerpts as they are quoted: marks of their own language, the officer's translation, and the line that says where from."""
from __future__ import annotations

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.quoting import in_marks, quoted, straight_reshaped
from briefer.document.inlines import Inline, Inlines, Marks, Text
from briefer.document.nodes import Quote
from briefer.document.walk import plain_text
from briefer.model import grading
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.text import faithful, paragraph_range, stands_in
from briefer.values import dataclass

_CUTS = ("[…]", "[...]")


def verified(composer: Composer, source: Source, excerpt: Excerpt) -> bool:
    """Whether what would stand between quotation marks is what the source says."""
    return source.verified(excerpt) and (not excerpt.wording or not composer.once(faithful, excerpt.wording, excerpt.exact))


def language_of(composer: Composer, source: Source, excerpt: Excerpt) -> str:
    """The language of an excerpt: its paragraph's, else its source's, else none."""
    first, _ = paragraph_range(composer.spans(source), excerpt.start, excerpt.end)
    return source.paragraph_languages.get(first, source.language)


def quote(composer: Composer, section: str, source: Source, excerpt: Excerpt) -> Quote:
    """An excerpt as a block of its own; one that is not verified bears no marks and says so."""
    id = ExcerptId(source.number, excerpt.number)
    composer.stands(id)
    grade = grading.grade(source.reliability, excerpt.credibility)
    if grade:
        composer.graded_sources[source.number] = None
    said = composer.once.of(("quotation", id), lambda: _quotation(composer, source, excerpt))
    letter = composer.letters.of(source.number)
    return Quote(
        composer.unique(f"{section}.{id}"), letter, grade, said.paragraphs, said.language,
        (*said.before_note, *sources.published_note(composer, source), *said.after_note), said.translation,
        composer.language if said.language != composer.language else "", composer.portion(excerpt.portion))


@dataclass(frozen=True, slots=True)
class _Quotation:
    """What a block says of an excerpt wherever it stands; the line below parted where the note on its date may come."""

    language: str
    paragraphs: tuple[Inlines, ...]
    translation: tuple[Inlines, ...]
    before_note: Inlines
    after_note: Inlines


def _quotation(composer: Composer, source: Source, excerpt: Excerpt) -> _Quotation:
    language = language_of(composer, source, excerpt) or composer.language
    before, after = _meta(composer, source, excerpt, language)
    return _Quotation(language, paragraphs(composer, source, excerpt, language), translation(composer, excerpt, language), before, after)


def paragraphs(composer: Composer, source: Source, excerpt: Excerpt, language: str) -> tuple[Inlines, ...]:
    """The paragraphs of a quotation between its marks, or without marks and labelled when it is not verified."""
    if verified(composer, source, excerpt):
        return tuple((Text(paragraph),) for paragraph in composer.once(quoted, excerpt.words, language))
    label = Text(composer.words.text("quote.unverified"), Marks.STRONG, "" if language == composer.language else composer.language)
    lines = [line.strip() for line in excerpt.words.split("\n") if line.strip()] or [""]
    return (label, Text(f" {lines[0]}")), *((Text(line),) for line in lines[1:])


def translation(composer: Composer, excerpt: Excerpt, language: str) -> tuple[Inlines, ...]:
    """The officer's translation of a foreign quotation, with its label and marks; nothing where there is none."""
    text = excerpt.translation.text(composer.language).strip()
    if language == composer.language or not text:
        return ()
    first, *rest = composer.once(quoted, text, composer.language)
    label = Text(composer.words.text("quote.translation"), Marks.STRONG)
    return (label, Text(f" {first}")), *((Text(paragraph),) for paragraph in rest)


def _meta(composer: Composer, source: Source, excerpt: Excerpt, language: str) -> tuple[Inlines, Inlines]:
    """Speaker. Publisher, title, date, language if foreign, place in the source. Cuts, if the officer made any. Before and after the
    note on the date."""
    speaker, speaker_language = composer.any_language(excerpt.speaker)
    parts: list[Inline] = []
    if speaker:
        parts.append(Text(composer.once(straight_reshaped, speaker, composer.language).removesuffix(".") + ". ", language=speaker_language))
    parts += composer.once.of(("from", source.number), lambda: _from(composer, source))
    place = locator(composer, source, excerpt)
    tail = [language.partition("-")[0].upper()] if language != composer.language else []
    tail += [place] if place else []
    stopped = not tail and plain_text(parts).endswith(".")
    after = [Text("".join(f", {word}" for word in tail) + ("" if stopped else "."))]
    if any(cut in excerpt.wording and cut not in excerpt.exact for cut in _CUTS):
        after.append(Text(f" {composer.words.text('quote.cuts')}"))
    return tuple(parts), tuple(after)


def _from(composer: Composer, source: Source) -> Inlines:
    """Publisher, title and date of a source."""
    by = sources.publisher(composer, source, short=True, marks=Marks.STRONG)
    return (*by, *((Text(", "),) if by else ()), *sources.title(composer, source), Text(", "),
            *sources.published(composer, source, noted=False))


def locator(composer: Composer, source: Source, excerpt: Excerpt) -> str:
    """Where a passage stands in its source: "para 6", "paras 4–5"; nothing when it does not stand there."""
    if not source.verified(excerpt):
        return ""
    first, last = paragraph_range(composer.spans(source), excerpt.start, excerpt.end)
    if not first:
        return ""
    if first == last:
        return composer.words.text("locator.paragraph", n=first)
    return composer.words.text("locator.paragraphs", first=first, last=last)


def inline_quote(composer: Composer, source: Source, excerpt: Excerpt, words: str) -> Inlines:
    """Words of an excerpt within a sentence of ours, in the marks of their language, the letter after them."""
    language = language_of(composer, source, excerpt) or composer.language
    foreign = sources.foreign_language(composer, language)
    composer.stands(ExcerptId.of(source, excerpt))
    if source.verified(excerpt) and composer.once(stands_in, words, excerpt.exact):
        said: Inlines = (Text(composer.once(in_marks, words, language), language=foreign),)
    else:
        said = (Text(f"{composer.words.text('quote.unverified')} "), Text(words, language=foreign))
    return (*said, Text("\u00a0"), composer.cite(source.number, passages=(str(ExcerptId(source.number, excerpt.number)),)))
