"""An error that a reading process reports is believed only when it is one that importers have, with all its words need."""
from __future__ import annotations

import ast
from pathlib import Path

import pytest

import briefer.importers
from briefer.i18n import LANGUAGES, Catalogue
from briefer.importers.kinds import UNREAD
from briefer.importers.wire import WireError
from briefer.reading.trust import REFUSALS, refusal

IMPORTERS = Path(briefer.importers.__file__).parent


def raised() -> dict[str, frozenset[str]]:
    """Every error of importers, with the fields it is raised with."""
    found = {}
    for path in IMPORTERS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "SourceError" and isinstance(node.args[0], ast.Constant):
                found[str(node.args[0].value)] = frozenset(keyword.arg or "" for keyword in node.keywords)
    return found


def test_every_error_that_importers_raise_is_known_here_with_its_fields() -> None:
    assert {id: fields for id, fields in raised().items() if REFUSALS.get(id) is None or not REFUSALS[id] <= fields} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", REFUSALS)
def test_every_error_that_is_believed_can_be_said_and_says_what_to_do(id: str, language: str) -> None:
    words = Catalogue(language, "interface")
    values = {"kind": {"message": "import.kind.unknown"}}
    error = refusal(id, [[name, values.get(name, "x.txt")] for name in REFUSALS[id]])
    assert words.explain(error) and error.hint.id in words and error.status == 3


def test_a_measure_comes_through_with_its_number() -> None:
    fields = [["file", "x"], ["size", {"message": "import.elements", "count": 5}],
              ["limit", {"message": "import.million_signs", "count": 1}]]
    said = Catalogue("it", "interface").explain(refusal("source_too_large", fields))
    assert "5 elementi" in said and "1 milione di caratteri" in said


@pytest.mark.parametrize("kind", sorted(UNREAD))
def test_every_kind_that_is_not_read_has_a_name(kind: str) -> None:
    assert all(f"import.kind.{kind}" in Catalogue(language, "interface") for language in LANGUAGES)


@pytest.mark.parametrize(("id", "fields"), [
    ("bug", []), ("source_timeout", [["file", "x"]]), (7, []), ("source_empty", []), ("source_empty", None), ("source_empty", [["file"]]),
    ("source_empty", [["file", None]]), ("source_empty", [["file", ["x"]]]), ("source_empty", [[1, "x"]]),
    ("source_empty", [["file", "x"], ["self", "x"], ["__class__", "y"]]),
    ("source_unsupported", [["file", "x"], ["kind", {"message": "error.bug"}]]),
    ("source_unsupported", [["file", "x"], ["kind", {"message": "error.bug", "count": 1}]]),
    ("source_unsupported", [["file", "x"], ["kind", {"message": "import.elements", "count": True}]]),
    ("source_unsupported", [["file", "x"], ["kind", {"message": ["import.kind.unknown"]}]])])
def test_an_error_that_no_importer_reports_is_not_believed(id: object, fields: object) -> None:
    with pytest.raises(WireError):
        refusal(id, fields)
