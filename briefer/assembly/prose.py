"""Framing text as it is printed: paragraphs with their numbers, lists with their punctuation, letters, notes, cross-references."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefer.assembly.composer import Composer
from briefer.assembly.quotes import inline_quote
from briefer.assembly.quoting import in_marks
from briefer.assembly.words import NBSP
from briefer.document.inlines import Inline, Inlines, Link, Marks, Note, Reference, Text
from briefer.document.nodes import Block, BulletList, Paragraph, ParagraphRole
from briefer.document.walk import plain_text
from briefer.model import framing
from briefer.model.briefing import TextItem
from briefer.model.framing import FramingInline, FramingList, FramingParagraph
from briefer.model.localized import Localized

_BOUNDARY = "\ufffc"  # stands between inlines while their words are typeset as one text
_STOPS = frozenset(".;:!?…")
_MARKS: Mapping[tuple[bool, bool], Marks] = MappingProxyType({  # strong, emphasis
    (False, False): Marks.NONE, (True, False): Marks.STRONG, (False, True): Marks.EMPHASIS, (True, True): Marks.STRONG | Marks.EMPHASIS})
_CLOSERS = "\"'”’»)]"


def text_blocks(composer: Composer, section: str, item: TextItem, role: ParagraphRole = "body") -> list[Block]:
    """The paragraphs and lists of a text item; nothing if it was not written in the document's language."""
    blocks: list[Block] = []
    for block in framing.parse(item.text.text(composer.language)):
        if isinstance(block, FramingList):
            blocks += list_blocks(composer, section, item, block)
        else:
            blocks.append(framing_paragraph(composer, section, item, block, role))
    return blocks


def framing_paragraph(
    composer: Composer, section: str, item: TextItem, block: FramingParagraph, role: ParagraphRole = "body",
) -> Paragraph:
    """A paragraph of a text item; of the body, with its number, by which cross-references name it."""
    number = composer.numbers.paragraph() if role == "body" else ""
    id = composer.unique(item.id or f"{section}.p")
    composer.target(id, "paragraph", number.removesuffix("."))
    composer.vouched(id, item)
    return Paragraph(id, inlines(composer, block.content), number, role, portion=composer.portion(item.portion))


def list_blocks(composer: Composer, section: str, item: TextItem, block: FramingList) -> list[Block]:
    """A list: with dashes, or as lettered points where the numbering asks for them."""
    items = punctuated([inlines(composer, one.content) for one in block.items], composer.language)
    lettered = composer.numbers.letters_points
    ids = [composer.unique(f"{item.id or section}.{'point' if lettered else 'list'}") for _ in (items if lettered else items[:1])]
    for id in ids:
        composer.vouched(id, item)
    if not lettered:
        return [BulletList(ids[0], items)]
    return [Paragraph(id, content, composer.numbers.point(index), depth=1, portion=composer.portion(item.portion))
            for index, (id, content) in enumerate(zip(ids, items, strict=True))]


def paragraphs(composer: Composer, items: Sequence[TextItem]) -> tuple[Inlines, ...]:
    """The paragraphs of text items for a box; the items of a list begin with a dash."""
    out: list[Inlines] = []
    for item in items:
        for block in framing.parse(item.text.text(composer.language)):
            if isinstance(block, FramingParagraph):
                out.append(inlines(composer, block.content))
            else:
                points = punctuated([inlines(composer, one.content) for one in block.items], composer.language)
                out += ((Text(f"–{NBSP}"), *content) for content in points)
    return tuple(out)


def one_line(composer: Composer, value: Localized) -> Inlines:
    """Text with markup for a place that has room for one paragraph: cells, captions, headlines."""
    out: list[Inline] = []
    for block in framing.parse(value.text(composer.language)):
        for one in block.items if isinstance(block, FramingList) else (block,):
            if out:
                out.append(Text(" "))
            out += inlines(composer, one.content, expand=False)
    return tuple(out)


def inlines(composer: Composer, content: Sequence[FramingInline], *, expand: bool = True) -> Inlines:
    """The inlines of one paragraph, words typeset, acronyms spelled out at their first use if `expand`."""
    said = _typeset(composer, content)
    out: list[Inline] = []
    for index, inline in enumerate(content):
        match inline:
            case framing.Words():
                marks = _MARKS[inline.strong, inline.emphasis]
                out += composer.acronyms.expanded(said[index], marks, "".join(said[index + 1:])) if expand else [Text(said[index], marks)]
            case framing.Citation():
                _tie(out)
                out += _citation(composer, inline)
            case framing.SourceLetter():
                _tie(out)
                known = composer.pack.source(inline.source) is not None
                out.append(Text(composer.letters.of(inline.source)) if known else Text(f"[={inline.source}]", Marks.SOFT))
            case framing.InlineQuotation():
                out += _quotation(composer, inline)
            case framing.CrossReference():
                _refer(composer, out, inline.target)
            case framing.Footnote():
                out.append(_note(composer, inline))
    return tuple(out)


def _citation(composer: Composer, inline: framing.Citation) -> list[Inline]:
    """The letters of the sources that are cited; what names nothing in the pack stands as it was written, to be seen and mended."""
    known = [one.source for one in inline.cited if composer.pack.source(one.source)]
    lost = [one for one in inline.cited if not composer.pack.source(one.source)]
    written = [Text(f"[@{one.excerpt or one.source}]", Marks.SOFT) for one in lost]
    passages = tuple(str(one.excerpt or one.source) for one in inline.cited if composer.pack.source(one.source))
    return [*([composer.cite(*known, passages=passages)] if known else []), *written]


def cross_reference(composer: Composer, id: str, before: str = "") -> Link | Text:
    """A section, paragraph, figure or table by name and number; the mark itself when nothing has this id.

    Where the writer named it already ("section [#id]"), its number alone.
    """
    target = composer.referred(id)
    if target is None:
        return Text(f"[#{id}]", Marks.SOFT)
    if target.kind == "section_named":
        printed = composer.words.text("cross.section_named", title=in_marks(target.name, composer.language))
    else:
        printed = composer.words.text(f"cross.{target.kind}", n=target.name)
    named, blank, rest = printed.replace(" ", NBSP, 1).partition(NBSP)
    if blank and before.casefold().endswith(f"{named} ".casefold()):
        printed = rest
    return Link(f"#{id}", (Text(printed),))


def punctuated(items: Sequence[Inlines], language: str) -> tuple[Inlines, ...]:
    """List items that all end with a stop: as written, else a full stop; in Italian a semicolon where they begin in lower case."""
    return tuple(_stopped(item, language, last=number == len(items)) for number, item in enumerate(items, 1))


def _stopped(item: Inlines, language: str, *, last: bool) -> Inlines:
    written = plain_text(item)
    wanted = ";" if language == "it" and not last and written[:1].islower() else "."
    tail = [inline for inline in item if not isinstance(inline, Note)]
    words = plain_text(tail[:-1] if tail and isinstance(tail[-1], Reference) else tail).rstrip(f" {NBSP}").rstrip(_CLOSERS)
    whole = plain_text(tail).rstrip(f" {NBSP}")
    return item if words[-1:] in _STOPS or whole[-1:] in _STOPS else (*item, Text(wanted))


def _typeset(composer: Composer, content: Sequence[FramingInline]) -> list[str]:
    """The words of each inline as they are set, marks and blanks decided over the whole paragraph."""
    said = _BOUNDARY.join(inline.text.replace(_BOUNDARY, "") if isinstance(inline, framing.Words) else "" for inline in content)
    return composer.typeset(said).split(_BOUNDARY)


def _tie(out: list[Inline]) -> None:
    """A letter stays on the line of the word before it."""
    last = out[-1] if out else None
    if isinstance(last, Text) and last.text.endswith(" "):
        out[-1] = Text(last.text[:-1] + NBSP, last.marks, last.language)


def _refer(composer: Composer, out: list[Inline], id: str) -> None:
    """A cross-reference; a number alone stays on the line of the word that names it."""
    last = out[-1] if out else None
    before = last.text.replace(NBSP, " ") if isinstance(last, Text) else ""
    reference = cross_reference(composer, id, before)
    if isinstance(reference, Link) and plain_text((reference,)) != plain_text((cross_reference(composer, id),)):
        _tie(out)
    out.append(reference)


def _quotation(composer: Composer, inline: framing.InlineQuotation) -> Inlines:
    source, excerpt = composer.pack.source(inline.excerpt.source), composer.pack.excerpt(inline.excerpt)
    if source is None or excerpt is None:
        label = composer.words.text("quote.unverified")
        return (Text(f"{label} {inline.words}"),)
    return inline_quote(composer, source, excerpt, inline.words)


def _note(composer: Composer, footnote: framing.Footnote) -> Note:
    """A footnote, without what cannot stand in one."""
    content = inlines(composer, footnote.content, expand=False)
    return composer.note(tuple(inline for inline in content if isinstance(inline, (Text, Link, Reference))))
