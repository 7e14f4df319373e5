"""What is printed of a source: publisher, title, date and place, each as honest as it is known."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.quoting import straight_reshaped
from briefer.document.inlines import Inline, Inlines, Link, Marks, Text
from briefer.model.sources import Source, StatedBasis


def publisher(composer: Composer, source: Source, *, short: bool, marks: Marks = Marks.NONE) -> Inlines:
    """The publisher with the chain it was seen in: "NINA, citing Decode39"; nothing when it is not stated."""
    name = source.publisher_short if short and source.publisher_short else source.publisher.text
    text, language = composer.any_language(name)
    credit, credit_language = composer.any_language(source.credit)
    if credit == composer.any_language(source.publisher.text)[0]:
        credit = ""  # a chain of one link says nothing more
    parts: list[Inline] = []
    if text:
        named = _shaped(composer, text, language)
        parts.append(Text(_based(composer, named, source.publisher.basis), marks, language))
    if credit:
        joined = ", " if parts else ""  # alone it is no publisher, and does not stand out as one
        parts.append(Text(joined + _shaped(composer, credit, credit_language), marks if parts else Marks.NONE, credit_language))
    return tuple(parts)


def publisher_or_missing(composer: Composer, source: Source, *, short: bool) -> Inlines:
    """As `publisher`, but where none is stated it says so, before the chain it was seen in."""
    by = publisher(composer, source, short=short)
    if source.publisher.text:
        return by
    missing = Text(composer.words.text("source.no_publisher"), Marks.SOFT)
    return (missing, Text(", "), *by) if by else (missing,)


def title(composer: Composer, source: Source) -> Inlines:
    """The title in italics, leading to the source's address if it has one; "[Untitled]" when there is none."""
    plain_language = "" if source.title.basis == "supplied" else source.language
    text, language = composer.any_language(source.title.text, plain_language)
    if text:
        printed = Text(_based(composer, _shaped(composer, text, language), source.title.basis), Marks.EMPHASIS, language)
    else:
        printed = Text(composer.words.text("source.untitled"), Marks.EMPHASIS)
    return (Link(source.url, (printed,)),) if source.url.startswith(("https://", "http://")) else (printed,)


def published(composer: Composer, source: Source, *, noted: bool = True) -> Inlines:
    """The date of publication in its short form, if `noted` with the footnote that says why if there is one; "n.d." without."""
    when = source.published
    if when is not None and when.given and when.value is None:
        return (Text(_shaped(composer, when.stated, source.language), language=foreign_language(composer, source.language)),)
    printed: Inlines = (Text(composer.dates.published(when)),)
    return printed + published_note(composer, source) if noted else printed


def published_note(composer: Composer, source: Source) -> Inlines:
    """The footnote that says why a date of publication was given, if there is one."""
    when = source.published
    if when is None or (when.given and when.value is None):
        return ()
    return composer.date_note(when.note, str(source.number))


def retrieved(composer: Composer, source: Source) -> str:
    """The date on which a source was retrieved, in its short form; a dash when that is not known."""
    known = source.retrieved is not None and source.retrieved.value is not None
    return composer.dates.day(source.retrieved.edtf, "short") if known and source.retrieved else composer.words.text("source.none")


def language_label(source: Source) -> str:
    """The language of a source as printed: "IT"."""
    return source.language.partition("-")[0].upper()


def foreign_language(composer: Composer, language: str) -> str:
    """A language, if it is not the document's."""
    return "" if language == composer.language else language


def grade_letter(composer: Composer, source: Source) -> str:
    """The letter of a source's reliability; a dash while neither it nor any quotation from it has been judged."""
    judged = source.reliability != "F" or source.number in composer.graded_sources
    if judged:
        composer.graded_sources[source.number] = None
    return source.reliability if judged else composer.words.text("source.none")


def _based(composer: Composer, text: str, basis: StatedBasis) -> str:
    """A fact with what its basis asks for: square brackets if supplied, a word if guessed."""
    match basis:
        case "supplied":
            return text if text.startswith("[") and text.endswith("]") else f"[{text}]"
        case "guessed":
            return f"{text} {composer.words.text('source.attributed')}"
        case _:
            return text


def _shaped(composer: Composer, text: str, language: str) -> str:
    """Someone else's words on one line, marks and apostrophes in shape; without a language of their own, in the document's."""
    return composer.once(straight_reshaped, " ".join(text.split()), language or composer.language)
