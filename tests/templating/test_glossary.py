"""The acronyms that a new pack starts with are those that readers know; mistakes in the file are named with their place."""
from __future__ import annotations

import pytest

from briefer.errors import TemplateError
from briefer.templating.glossary import default_glossary, load_glossary


def test_the_bundled_acronyms_are_known_and_written_in_capitals_only() -> None:
    entries = default_glossary()
    assert {"NATO", "EU", "UE", "UN", "ONU", "USA"} <= {entry.acronym for entry in entries}
    assert all(entry.known and entry.case_sensitive for entry in entries)
    assert [entry.acronym for entry in entries] == sorted(entry.acronym for entry in entries)


def test_what_is_explained_is_explained_in_both_languages() -> None:
    assert {entry.acronym: set(entry.meaning) for entry in default_glossary() if set(entry.meaning) != {"en", "it"}} == {"EUR": set()}


@pytest.mark.parametrize("text", [
    "", "acronyms:\n  - {en: x}\n", "acronyms:\n  - {acronym: A, known: perhaps}\n", "acronyms:\n  - {acronym: A}\n  - {acronym: A}\n",
    "acronyms:\n  - {acronym: A, de: x}\n",
])
def test_a_mistake_is_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        load_glossary(text, "glossary.yaml")
