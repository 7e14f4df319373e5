"""docs/format.md is enough to read a pack, and names everything that Briefer writes into one."""
from __future__ import annotations

import ast
import re
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.model import briefing as model_briefing
from briefer.model.briefing import ExcerptItem, GroupItem, TextItem
from briefer.model.dates import BASES, CONFIDENCES, PARTS
from briefer.model.pack import FORMAT_VERSION, Pack
from briefer.model.sources import RIGHTS, STATED_BASES
from briefer.schema import compose
from briefer.storage.codec import members_of
from briefer.storage.codec_pack import PACK
from briefer.storage.codec_sources import EXCERPT, SOURCE
from briefer.storage.manifest import MANIFEST_KIND
from briefer.storage.members import MEDIA_TYPE
from briefer.storage.packfile import read_pack
from briefer.storage.saving import save
from tests.storage import format_reader
from tests.strategies import packs

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "format.md").read_text("utf-8")
SAMPLES = sorted(path.parent for path in (ROOT / "sample_packs").glob("*/manifest.yaml"))


def named() -> set[str]:
    """Everything the page sets as code."""
    return {word for code in re.findall(r"`([^`\n]+)`", PAGE) for word in (code, *re.findall(r"[\w.*]+", code))}


def test_the_page_names_every_key_that_can_be_written() -> None:
    keys = SOURCE.keys | EXCERPT.keys | PACK.keys | MANIFEST_KIND.keys
    assert sorted(keys - named()) == []


def test_the_page_names_every_value_of_a_choice() -> None:
    choices = [get_args(getattr(model_briefing, name)) for name in (
        "SectionKind", "Order", "Printing", "HeadingLook", "Dated", "Numbering", "Side", "CardLayout", "ColumnType", "Align")]
    allowed = {word for words in (*choices, BASES, CONFIDENCES, PARTS, RIGHTS, STATED_BASES) for word in words}
    assert sorted(allowed - named()) == []


def test_the_page_is_of_the_version_that_is_written() -> None:
    assert PAGE.startswith("# The pack format, version {}.{}\n".format(*FORMAT_VERSION)) and MEDIA_TYPE in named()


def test_the_reader_of_these_tests_knows_nothing_of_briefer() -> None:
    tree = ast.parse(Path(format_reader.__file__).read_text("utf-8"))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in modules} - sys.stdlib_module_names == {"yaml"}


def expected_outline(pack: Pack, language: str) -> list[str]:
    def lines(items: tuple[Any, ...]) -> list[str]:
        found = []
        for item in items:
            if isinstance(item, TextItem):
                found.append(item.text.text(language))
            elif isinstance(item, ExcerptItem):
                found.append(f"> {item.excerpt}")
            elif isinstance(item, GroupItem):
                found += [f"### {item.theme}", *lines(item.body)]
        return found

    shown = []
    for briefing in pack.briefings:
        shown.append(f"# {briefing.title_data('title').text(language)}")
        for section in briefing.sections:
            shown += [f"## {section.titles.text(language)}", *lines((*section.intro, *section.body))]
    return shown


def require_alike(found: dict[str, bytes], pack: Pack) -> None:
    """What the stranger reads is what Briefer holds."""
    read = format_reader.sources(found)
    assert sorted(read) == [source.number for source in pack.sources]
    for source in pack.sources:
        known, text = read[source.number]
        assert text == source.text and known.get("author", "") == source.author
        assert list(format_reader.quotations(known, text)) == [
            (f"{source.number}.{excerpt.number}", excerpt.words, source.verified(excerpt)) for excerpt in source.excerpts]
    for language in ("en", "it"):
        assert list(format_reader.outline(found, language)) == expected_outline(pack, language)


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_stranger_reads_a_pack(form: Any, small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    save(small_pack, tmp_path / "p", form=form, blobs=blobs)
    found = format_reader.members(tmp_path / "p")
    assert format_reader.unlike(found) == []
    require_alike(found, small_pack)
    assert [sha256(data).hexdigest() for data in format_reader.originals(found).values()] == list(blobs)


@pytest.mark.parametrize("folder", SAMPLES, ids=[folder.name for folder in SAMPLES])
def test_a_stranger_reads_the_sample_packs(folder: Path) -> None:
    found = format_reader.members(folder)
    assert format_reader.unlike(found) == []
    require_alike(found, read_pack(folder).pack)
    verified = [one for source in format_reader.sources(found).values() for *_, one in format_reader.quotations(*source)]
    assert verified and all(verified)


@settings(max_examples=60, deadline=None)
@given(packs())
def test_a_stranger_reads_any_pack(pack: Pack) -> None:
    require_alike({path: make().encode("utf-8") for path, make in members_of(pack).items()}, pack)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_reader_that_guesses_types_sees_the_same_but_for_whole_numbers_and_true(data: st.DataObject) -> None:
    yaml = format_reader.yaml

    def like(plain: Any, typed: Any) -> bool:
        if isinstance(plain, dict):
            return isinstance(typed, dict) and all(like(value, typed[key]) for key, value in plain.items() if key in typed)
        if isinstance(plain, list):
            return isinstance(typed, list) and all(like(one, other) for one, other in zip(plain, typed, strict=True))
        return plain == typed or plain == str(typed) or (plain == "true" and typed is True) or (plain == "false" and typed is False)

    for make in members_of(data.draw(packs())).values():
        text = make()
        if text.startswith(("id:", "number:")):
            assert like(yaml.load(text, yaml.BaseLoader), yaml.load(text, yaml.SafeLoader))


def test_the_example_of_the_page_is_right() -> None:
    text, known, section = re.findall(r"```(?:text|yaml)\n(.*?)```", PAGE, re.DOTALL)
    source = SOURCE.read(compose(known))
    (excerpt,) = source.excerpts
    assert text[excerpt.start:excerpt.end] == excerpt.exact and text[excerpt.end:].startswith(excerpt.suffix)
    assert format_reader.load(section.encode())["sections"][0]["body"][1] == {"excerpt": "5.2"}


