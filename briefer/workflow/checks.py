"""What to look at before printing."""
from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from briefer.checks import Finding, Fix, run
from briefer.document.nodes import Document
from briefer.document.styles import HouseStyle
from briefer.document.walk import texts
from briefer.errors import ExportError, message
from briefer.model.briefing import ANNEXES, Briefing, CardsItem, Section, TextItem
from briefer.model.pack import Pack
from briefer.model.selection import leaves
from briefer.workflow.pages import assemble, lay_out

_WORDS_NAMED = 5


def check(pack: Pack, briefing: Briefing, languages: tuple[str, ...], style: HouseStyle,
          laid_out: Mapping[str, int] = MappingProxyType({}), *, fixes: bool = True) -> tuple[Finding, ...]:
    """What every check finds in a briefing as it prints in these languages, what keeps it from being printed first.

    Whoever has laid out the briefing in this style hands over its pages by language, so that this is not done twice; who only counts
    the findings asks for no `fixes`, some of which take long to find.
    """
    normed = bool(briefing.frame.min_pages or briefing.frame.max_pages)
    counted = _counted(briefing)
    pages: dict[str, int] = {}
    refused: dict[str, Finding] = {}
    signs, reversed_ = set[str](), set[str]()
    for language in languages:
        if language in laid_out and (counted is briefing or not normed):
            pages[language] = laid_out[language]
            continue
        try:
            document = assemble(pack, counted, language, style).document
        except ExportError as error:
            refused.setdefault(error.id, Finding(error.id, "fix", briefing.id, error.message, (Fix(error.hint),)))
            continue
        laid = lay_out(document, style)
        signs.update(laid.missing_glyphs)
        reversed_.update(_right_to_left(document))
        if normed:
            pages[language] = len(laid.pages)
    return (*refused.values(), *run(pack, briefing, languages, pages, fixes=fixes), *_otherwise_than_meant(briefing, signs, reversed_))


def check_pack(pack: Pack, languages: tuple[str, ...]) -> tuple[Finding, ...]:
    """What the checks find in the whole pack, whatever of it stands in a briefing."""
    return run(pack, None, languages)


def _otherwise_than_meant(briefing: Briefing, signs: set[str], reversed_: set[str]) -> Iterator[Finding]:
    """What the PDF shows otherwise than it is meant: signs that no typeface has, and words written from right to left."""
    if signs:
        codes = tuple(f"U+{ord(sign):04X}" for sign in sorted(signs))
        yield Finding("sign_missing", "look", briefing.id, message("check.sign_missing", signs=codes))
    if reversed_:
        yield Finding("right_to_left", "look", briefing.id, message("check.right_to_left", words=tuple(sorted(reversed_)[:_WORDS_NAMED])))


def _right_to_left(document: Document) -> Iterator[str]:
    """The words of a document that are written from right to left."""
    for text in texts(document):
        if not text.text.isascii():
            yield from (word for word in text.text.split() if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in word))


def above_unclassified(marking: str) -> bool:
    """Whether a marking is of a level that this program is not accredited for, however it is written."""
    from briefer.checks.sources import bears_level

    return bears_level(marking.strip().upper())


def unwritten(briefing: Briefing, language: str) -> int:
    """How many texts of a briefing are left out in a language in which none of them is written; 0 when any is."""
    printed = (section for section in briefing.sections if section.print != "never")
    texts = [item.text for section in printed for item in (*section.intro, *leaves(section.body)) if isinstance(item, TextItem)]
    written = [text for text in texts if any(text.values())]
    return 0 if any(text.text(language) for text in written) else len(written)


def _counted(briefing: Briefing) -> Briefing:
    """The paper whose pages count: annexes and biographies stand apart; the briefing itself where it prints none of them."""
    counted = tuple(section for section in briefing.sections
                    if section.print == "never" or (section.kind not in ANNEXES and not _biographies(section)))
    return briefing if len(counted) == len(briefing.sections) else replace(briefing, sections=counted)


def _biographies(section: Section) -> bool:
    """Whether a section holds persons on cards."""
    return any(isinstance(item, CardsItem) and item.layout == "people" for item in section.body)
