"""PDFs against the standards they claim: PDF/UA-1 and PDF/A-2a by veraPDF, syntax by qpdf."""
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from briefer.document.handout import HANDOUT_LAYOUTS
from briefer.document.nodes import Document
from briefer.exporters.pdf import write_pdf
from briefer.exporters.pdf.handout import Copy, write_handout
from briefer.layout import lay_out
from briefer.layout.imposition import impose
from tests.conformance.validators import broken_rules, syntax_errors
from tests.layout.random_documents import documents
from tests.layout.sample_cards import cards
from tests.layout.sample_documents import briefing, italian_note, style
from tests.layout.sample_figures import figures
from tests.layout.sample_states import states
from tests.layout.test_imposition import PHRASES

STYLES = {id: style(id) for id in ("staff", "diplomatic")}
RANDOM = 12


def written(folder: Path, name: str, document: Document) -> list[Path]:
    """A document as PDF, in each style."""
    files = []
    for id, house in STYLES.items():
        files.append(folder / f"{name}-{id}.pdf")
        files[-1].write_bytes(write_pdf(document, lay_out(document, house), house))
    return files


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The samples, and some documents at random."""
    folder = tmp_path_factory.mktemp("pdf")
    made: list[Document] = []

    @seed(7)
    @settings(max_examples=RANDOM, deadline=None, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    @given(documents())
    def collect(document: Document) -> None:
        made.append(document)

    collect()
    named = {"briefing": briefing(), "note": italian_note(), "states": states(), "cards": cards(), "figures": figures(lanes=40, groups=20),
             **{f"random{n}": made[n] for n in range(len(made))}}
    return [path for name, document in named.items() for path in written(folder, name, document)]


@pytest.fixture(scope="module")
def handouts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The samples on the sheets of every handout; one of them in two numbered copies."""
    folder = tmp_path_factory.mktemp("handouts")
    files = []
    for layout in HANDOUT_LAYOUTS:
        for name, made in (("briefing", briefing()), ("states", states())):
            laid = [lay_out(made, STYLES["staff"]) for _ in range(2 if name == "states" else 1)]
            copies = [Copy(made, pages, impose(made, pages, layout, PHRASES, whole_sheets=len(laid) > 1)) for pages in laid]
            files.append(folder / f"{name}-{layout}.pdf")
            files[-1].write_bytes(write_handout(copies))
    return files


def test_handouts_follow_the_same_rules(handouts: list[Path]) -> None:
    assert broken_rules(handouts) == ""
    assert [errors for file in handouts if (errors := syntax_errors(file))] == []


def test_all_follow_the_rules_of_pdf_ua_and_pdf_a(files: list[Path]) -> None:
    assert broken_rules(files) == ""


def test_their_syntax_is_sound(files: list[Path]) -> None:
    assert [errors for file in files if (errors := syntax_errors(file))] == []


def test_the_validator_sees_what_is_wrong(tmp_path: Path) -> None:
    data = write_pdf(document := briefing(), lay_out(document, STYLES["staff"]), STYLES["staff"])
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(data.replace(b"pdfuaid:part=\"1\"", b"pdfuaid:part=\"3\""))
    assert "FAIL ua1" in broken_rules([broken], "ua1")
