"""From pack to document, whole: the small pack in both languages, read line by line in the goldens."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from briefer.assembly import Assembly, assemble
from briefer.document.dump import dump
from tests.assembly import small_pack

LANGUAGES = ("en", "it")


def assembled(language: str = "en", **given: object) -> Assembly:
    pack = small_pack.pack()
    return assemble(pack, pack.briefings[0], language, **{"numbering": "section_dot", **given})  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("numbering", ["section_dot", "continuous", "nato", "italian"])
def test_the_small_pack_reads_as_its_golden(golden: Callable[[str, str], None], language: str, numbering: str) -> None:
    golden(f"assembly/small.{numbering}.{language}.txt", dump(assembled(language, numbering=numbering).document))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_pack_gives_an_equal_document(language: str) -> None:
    assert assembled(language) == assembled(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_excerpt_is_printed_or_left_out(language: str) -> None:
    made = assembled(language)
    pack = small_pack.pack()
    assert sorted((*made.placed, *(id for id, _ in made.left_out))) == sorted(
        (source.number, excerpt.number) for source, excerpt in pack.excerpts())
