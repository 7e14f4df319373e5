"""The catalogues hold every message the code names, in both languages, with the same fields; and no other."""
from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from briefer.i18n import LANGUAGES, Catalogue, Domain
from briefer.templating.style_tokens import PATHS

ROOT = Path(__file__).resolve().parents[1]
DOMAINS: tuple[Domain, ...] = ("document", "interface", "window")
FAMILIES_OF_ERRORS = ("SourceError", "PackError", "EditError", "TemplateError", "ExportError")
ASKING = ("text", "counted", "message", "Message", "refuse", "_fail")
DOTTED = re.compile(r"[a-z][a-z_]*(\.[a-z0-9_-]+)+")


@dataclass(frozen=True)
class Entry:
    forms: tuple[str, ...]
    plural: bool
    fuzzy: bool

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(name for form in self.forms for _, name, _, _ in Formatter().parse(form) if name is not None)


@cache
def entries(language: str, domain: str) -> dict[str, Entry]:
    with (ROOT / "briefer" / "locale" / language / f"{domain}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    found = {}
    for said in catalogue:
        if said.id:
            ids, strings = (said.id, said.string) if isinstance(said.id, tuple) else ((said.id,), (said.string,))
            assert set(ids) == {ids[0]}, f"{ids[0]}: its plural goes by another id"
            found[ids[0]] = Entry(tuple(strings), len(ids) > 1, said.fuzzy)
    return found


@cache
def names_in_code() -> tuple[frozenset[str], tuple[re.Pattern[str], ...], frozenset[str]]:
    """What could name a message: literals; patterns of f-strings (`month.{n}`); ids that must be there."""
    literals, patterns, asked = set(), set(), set()
    for path in sorted((*ROOT.glob("briefer/**/*.py"), *ROOT.glob("ui/**/*.py"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            elif isinstance(node, ast.JoinedStr) and path.name != "errors.py":
                patterns |= set(_pattern(node))
            elif isinstance(node, ast.Call):
                asked |= set(_asked(node))
    return frozenset(literals), tuple(re.compile(pattern) for pattern in sorted(patterns)), frozenset(asked)


def _pattern(node: ast.JoinedStr) -> Iterator[str]:
    parts = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
    named = any(re.search(r"[a-z]{3,}\.|\.[a-z]{3,}", part) for part in parts if part)
    if named and all(part is None or re.fullmatch(r"[a-z0-9_.-]+", part) for part in parts):
        yield "".join(".*" if part is None else re.escape(part) for part in parts)


def _asked(call: ast.Call) -> Iterator[str]:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
    first = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
    if isinstance(first, str) and called in FAMILIES_OF_ERRORS:
        yield from (f"error.{first}", f"error.{first}.hint")
    if called in ASKING:
        words = (argument.value for argument in call.args if isinstance(argument, ast.Constant) and isinstance(argument.value, str))
        yield from (word for word in words if DOTTED.fullmatch(word) and word not in PATHS)  # a style is asked for its tokens so, too


def _is_named(id: str) -> bool:
    literals, patterns, _ = names_in_code()
    error = id.removeprefix("error.").removesuffix(".hint")
    return id in literals or (id.startswith("error.") and error in literals) or any(pattern.fullmatch(id) for pattern in patterns)


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_hold_the_same_messages(domain: str) -> None:
    english, italian = entries("en", domain), entries("it", domain)
    assert english.keys() == italian.keys(), f"only one language has {sorted(english.keys() ^ italian.keys())}"


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_have_the_same_fields_and_forms(domain: str) -> None:
    english, italian = entries("en", domain), entries("it", domain)
    unlike = [
        id
        for id in sorted(english.keys() & italian.keys())
        if (english[id].fields, english[id].plural) != (italian[id].fields, italian[id].plural)
    ]
    assert unlike == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_has_words_in_every_form(language: str, domain: str) -> None:
    bad = [
        id
        for id, entry in entries(language, domain).items()
        if entry.fuzzy or len(entry.forms) != (2 if entry.plural else 1) or not all(form.strip() for form in entry.forms)
    ]
    assert bad == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_no_message_stands_twice(language: str, domain: str) -> None:
    text = (ROOT / "briefer" / "locale" / language / f"{domain}.po").read_text("utf-8")
    ids = Counter(re.findall(r'^msgid "(.+)"$', text, re.MULTILINE))
    assert [id for id, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_a_catalogue_knows_its_messages_with_one_form_or_two(language: str, domain: Domain) -> None:
    catalogue = Catalogue(language, domain)
    assert [id for id in entries(language, domain) if id not in catalogue] == []
    assert "no.such.message" not in catalogue


def test_every_message_the_code_names_is_there() -> None:
    known = {id for domain in DOMAINS for id in entries("en", domain)}
    assert not (missing := sorted(names_in_code()[2] - known)), "\n".join(missing)


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_is_named_by_the_code(domain: str) -> None:
    assert not (unused := [id for id in entries("en", domain) if not _is_named(id)]), "\n".join(unused)
