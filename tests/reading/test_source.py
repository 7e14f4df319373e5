"""What a file states goes into its source as found; what only its text suggests is told as a guess, and never instead of the former."""
from __future__ import annotations

import pytest

from briefer.errors import SourceError
from briefer.importers.imported import ImportedText, RawFile
from briefer.model.dates import Date
from briefer.model.sources import Source
from briefer.reading import source as reading_source
from briefer.reading.source import read_source

BODY = ("The convoy left at dawn and reached the airport without incident, officials said in the course of the morning.\n\n"
        "Nobody was hurt, and the road was open again by noon, according to the same officials, who asked not to be named.\n")
MAIL = "From: Anna Verdi <a@example.org>\nSubject: Convoys\nDate: Mon, 6 Jan 2020 10:00:00 +0100\nMIME-Version: 1.0\n\n"


def read(text: str, name: str = "a.txt") -> Source:
    return read_source(RawFile(name, text.encode()))


def facts(source: Source) -> tuple[str, str, str, str]:
    """Title and publisher with their basis."""
    return source.title.text.best("en"), source.title.basis, source.publisher.text.best("en"), source.publisher.basis


def test_a_plain_text_proposes_what_its_lines_suggest() -> None:
    source = read(f"Convoys on the road\n\nBy Mario Rossi\n\nROME, 8 Jan. 2020 (Reuters) - {BODY}")
    assert facts(source) == ("Convoys on the road", "guessed", "Reuters", "guessed")
    assert source.author == "Mario Rossi" and source.published is not None and source.published.edtf == "2020-01-08"
    assert {"title", "author_line", "publisher_line", "published_line"} <= set(source.report.guessed)


def test_labelled_lines_are_found_and_not_guessed() -> None:
    source = read(f"{BODY}\nAuthor: Mario Rossi\nPublisher: An Agency\nPublished: 8 January 2020\nSource: Another Agency\n")
    assert facts(source)[2:] == ("An Agency", "found") and source.author == "Mario Rossi" and source.credit.best("en") == "Another Agency"
    assert not {"author_line", "publisher_line", "published_line"} & set(source.report.guessed)


def test_what_the_file_states_holds_over_what_its_text_suggests() -> None:
    source = read(f"{MAIL}By Mario Rossi\n\nROME, 8 Jan. 2019 (Reuters) - {BODY}", "a.eml")
    assert facts(source) == ("Convoys", "found", "Reuters", "guessed") and source.author == "Anna Verdi"
    assert source.published is not None and source.published.edtf == "2020-01-06T10:00:00+01:00"
    assert source.report.guessed == ("publisher_line",)


def test_standfirsts_and_captions_are_flagged_and_stay() -> None:
    standfirst = "The convoy left at dawn and reached the airport without incident, officials said, and the road was open again by noon"
    source = read(f"Convoys\n\n{standfirst}\n\n{standfirst} because nobody had been hurt. {BODY}\nFigure 1: The road to the airport\n")
    assert {"standfirst_repeated", "caption_without_figure"} <= set(source.report.guessed)
    assert standfirst in source.text.split("\n") and "Figure 1: The road to the airport" in source.text


def test_a_text_longer_than_is_believed_is_refused_with_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_source, "LONGEST_TEXT", 1_000_000)
    with pytest.raises(SourceError) as refused:
        read("The minister said so. " * 60_000)
    assert (refused.value.id, refused.value.message.fields["file"]) == ("source_too_large", "a.txt")


@pytest.mark.parametrize(("first", "day", "guessed"), [
    ("Published: 8 January 2020\n", "2020-01-08", False), ("ROME, 8 Jan. 2020 (Reuters) - ", "2020-01-08", False),
    ("", "2021-05-01", True)])
def test_a_line_of_the_text_knows_better_than_the_day_on_which_the_file_was_made(first: str, day: str, guessed: bool) -> None:
    text, made = f"{first}{BODY}".replace("\n\n", "\n"), Date("2021-05-01", "2021-05-01")
    found = ImportedText(text, "application/pdf", published=made, guessed=("published",))
    source = reading_source.source_of_text(found, "a.pdf", "0" * 64)
    assert source.published is not None and (source.published.edtf, "published" in source.report.guessed) == (day, guessed)
