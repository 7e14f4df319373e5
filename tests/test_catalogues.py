"""The catalogues hold the same messages in both languages, with the same fields."""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from briefer.i18n import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
DOMAINS = ("document", "interface")


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
