"""The sample packs as documents: every briefing in both languages, kept as prints of the tree."""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

import pytest

from briefer.assembly import Assembly, assemble
from briefer.document.dump import dump
from briefer.document.nodes import Quote
from briefer.document.walk import texts
from briefer.model.briefing import Briefing, Numbering
from briefer.model.pack import Pack
from briefer.model.text import folded
from briefer.resources import locale_folder, sample_packs_folder
from briefer.storage.packfile import read_pack
from briefer.templating.libraries import Library

PACKS = {name: read_pack(sample_packs_folder() / name).pack for name in ("iraq-nato", "fascicolo-iraq")}
CASES = [(name, briefing.id, language) for name, pack in PACKS.items() for briefing in pack.briefings for language in ("en", "it")]


def made(name: str, id: str, language: str) -> tuple[Pack, Briefing, Assembly]:
    pack = PACKS[name]
    briefing = pack.briefing(id)
    assert briefing
    numbering = cast(Numbering, Library().style(briefing.style).text("paragraph.numbering"))
    return pack, briefing, assemble(pack, briefing, language, numbering=numbering)


@pytest.mark.parametrize(("name", "id", "language"), CASES)
def test_a_sample_reads_as_its_golden(golden: Callable[[str, str], None], name: str, id: str, language: str) -> None:
    golden(f"samples/{name}.{id}.{language}.txt", dump(made(name, id, language)[2].document))


@pytest.mark.parametrize(("name", "id", "language"), CASES)
def test_count_out_is_count_in(name: str, id: str, language: str) -> None:
    pack, _, assembly = made(name, id, language)
    assert len(assembly.placed) + len(assembly.left_out) == sum(len(source.excerpts) for source in pack.sources)
    assert len(set(assembly.placed)) == len(assembly.placed)


@pytest.mark.parametrize(("name", "id", "language"), CASES)
def test_what_stands_between_the_marks_stands_in_a_source(name: str, id: str, language: str) -> None:
    """Pieces of a quotation between cuts and additions, marks and apostrophes aside, are found in the source's text."""
    pack, _, assembly = made(name, id, language)
    bare = str.maketrans("", "", "'\"")
    whole = [folded(source.text).translate(bare) for source in pack.sources]
    for quote in (block for block in assembly.document.blocks if isinstance(block, Quote)):
        for paragraph in quote.paragraphs:
            for piece in re.split(r"\[[^]]*\]", folded("".join(inline.text for inline in paragraph if hasattr(inline, "text")))):
                words = piece.translate(bare).strip()
                assert any(words in text for text in whole), words


@pytest.mark.parametrize(("name", "id", "language"), CASES)
def test_no_word_of_the_program_is_in_the_other_language(name: str, id: str, language: str) -> None:
    other = "it" if language == "en" else "en"
    fixed = {lang: set(re.findall(r'^msgstr(?:\[\d\])? "([^"{}]{3,})"$', (locale_folder() / lang / "document.po").read_text("utf-8"), re.M))
             for lang in (language, other)}
    document = made(name, id, language)[2].document
    printed = {text.text.strip() for text in texts(document) if text.language in ("", language)}
    assert not printed & (fixed[other] - fixed[language])
