"""No word of the other language on paper: every printed word is the catalogue's, the officer's, or a name, in the document's language."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import cast

import pytest

from briefer.assembly import assemble
from briefer.document.inlines import Inline, Link, Note, Text
from briefer.document.nodes import Block, Document, Figure, PressCard, Quote
from briefer.document.walk import stretches
from briefer.model.briefing import Briefing, Numbering, Section, Template
from briefer.model.localized import PLAIN, Localized
from briefer.model.pack import Pack
from briefer.resources import locale_folder, sample_packs_folder
from briefer.storage.packfile import read_pack
from briefer.templating.libraries import Library
from briefer.workflow import with_filled_briefing

LANGUAGES = ("en", "it")
PACKS: Mapping[str, Pack] = {folder.name: read_pack(folder).pack for folder in sorted(sample_packs_folder().iterdir()) if folder.is_dir()}
WORD = re.compile(r"[^\W\d_]+")
MONTHS_OF_GROUPS = frozenset({"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"})
LETTERS_AND_ROMANS = re.compile(r"[A-Z]{1,2}|[IVXLC]+|[A-F][1-6]?|[a-z]")


# ---- what may be printed --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Said:
    """All words of a language that a document may draw on, and the texts of no language: names, titles, references."""

    vocabulary: frozenset[str]
    names: tuple[str, ...]


def texts_in(value: object) -> Iterator[Localized]:
    """Every text in several languages within a value, however deep."""
    if isinstance(value, Localized):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_in(getattr(value, one.name))
    elif isinstance(value, Mapping):
        yield from texts_in(tuple(value.values()))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)


def said(text: str) -> Iterator[str]:
    return (word.casefold() for word in WORD.findall(text.replace("’", " ").replace("'", " ")))


@cache
def catalogue(language: str) -> frozenset[str]:
    written = (locale_folder() / language / "document.po").read_text("utf-8")
    found = (re.sub(r"\{\w+\}", " ", text) for text in re.findall(r'^(?:msgstr(?:\[\d\])? )"(.+)"$', written, re.MULTILINE))
    return frozenset(word for text in found for word in said(text))


@cache
def known(name: str, language: str) -> Said:
    pack = PACKS[name]
    texts = [*texts_in(pack), *(text for template in templates() for text in texts_in(template))]
    ours = {word for text in texts for word in said(text.get(language, ""))}
    sources = [source for source in pack.sources if source.language == language]
    wordings = (excerpt.wording for source in sources for excerpt in source.excerpts)
    quoted = {word for text in (*(source.text for source in sources), *wordings) for word in said(text)}
    acronyms = {word for entry in pack.glossary for word in said(entry.acronym)}
    names = {text[PLAIN].replace("*", "") for text in texts if text.get(PLAIN)}
    return Said(frozenset(catalogue(language) | ours | quoted | acronyms), tuple(sorted(names, key=len, reverse=True)))


# ---- what is printed ------------------------------------------------------------------------------------------------


@cache
def templates() -> tuple[Template, ...]:
    return tuple(Library().templates())


@cache
def papers(name: str) -> tuple[tuple[Pack, Briefing], ...]:
    """The briefings of a pack and one of each template, with every section that can be switched on."""
    pack = PACKS[name]
    made = [(filled := with_filled_briefing(pack, template, f"{template.id}-new"), filled.briefings[-1]) for template in templates()]
    return tuple((of, replace(briefing, sections=tuple(map(_printed, briefing.sections))))
                 for of, briefing in (*((pack, briefing) for briefing in pack.briefings), *made))


def _printed(section: Section) -> Section:
    return replace(section, print="always")


def documents(name: str, language: str) -> Iterator[Document]:
    for pack, briefing in papers(name):
        numbering = cast(Numbering, Library().style(briefing.style).text("paragraph.numbering"))
        yield assemble(pack, briefing, language, numbering=numbering).document


def printed(document: Document) -> Iterator[str]:
    """Every stretch of text in the document's own language; what an excerpt or a source says in another is marked as such."""
    meta, phrases = document.meta, document.phrases
    late = (phrases.page, phrases.copy, phrases.continued, phrases.draft, phrases.notes)
    yield from (re.sub(r"\{\w+\}", " ", text) for text in (meta.title, meta.subject, meta.marking, *late))
    for block in document.blocks:
        yield from _of_block(block, document.meta.language)


def _of_block(block: Block, language: str) -> Iterator[str]:
    if isinstance(block, Quote) and block.language != language:
        block = replace(block, paragraphs=())
    if isinstance(block, PressCard) and block.language not in ("", language):
        block = replace(block, quote=())
    if isinstance(block, Figure):
        yield block.alt
    for stretch in stretches(block):
        yield from _of_inlines(stretch, language)


def _of_inlines(content: Iterable[Inline], language: str) -> Iterator[str]:
    for inline in content:
        match inline:
            case Text(text=text, language=marked) if marked in ("", language):
                yield text
            case Link() | Note():
                yield from _of_inlines(inline.content, language)
            case _:
                continue


def residue(document: Document, told: Said) -> set[str]:
    """The words that nobody gave in this language."""
    found: set[str] = set()
    for text in printed(document):
        unknown = _unknown(text, told)
        if unknown:
            for name in told.names:
                text = text.replace(name, " ").replace(name.replace("'", "’"), " ")
            found |= _unknown(text, told)
    return found


def _unknown(text: str, told: Said) -> set[str]:
    bare = re.sub(r"https?://\S+|\b[0-9a-f]{8}\u00a0[0-9a-f]{4}\b|[’']", " ", text)  # neither addresses nor check sums have a language
    return {word for word in WORD.findall(bare)
            if word.casefold() not in told.vocabulary and word not in MONTHS_OF_GROUPS and not LETTERS_AND_ROMANS.fullmatch(word)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PACKS)
def test_no_word_of_another_language_is_printed(name: str, language: str) -> None:
    told = known(name, language)
    left = {document.meta.title: found for document in documents(name, language) if (found := residue(document, told))}
    assert not left


@pytest.mark.parametrize("name", PACKS)
def test_the_test_would_find_a_word_left_in_english(name: str) -> None:
    document = next(documents(name, "it"))
    spoiled = replace(document, phrases=replace(document.phrases, continued="continued"))
    assert residue(spoiled, known(name, "it")) == {"continued"}


def test_marks_follow_the_language_of_what_stands_between_them() -> None:
    """Guillemets hold Italian, English pairs hold English, wherever a source's own words are printed."""
    opening: Mapping[str, str] = {"it": "«", "en": "“"}
    for name in PACKS:
        for language in LANGUAGES:
            for document in documents(name, language):
                for block in document.blocks:
                    if isinstance(block, Quote) and block.paragraphs and not _unverified(block):
                        first = block.paragraphs[0][0]
                        assert isinstance(first, Text) and first.text.startswith(opening[block.language]), (name, first.text)


def _unverified(quote: Quote) -> bool:
    return len(quote.paragraphs[0]) > 1
