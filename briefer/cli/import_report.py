"""What is said of a file that became a source: what came in, what was hidden, what could not be carried over, what was guessed."""
from __future__ import annotations

from collections import Counter

from briefer.cli.opening import Run
from briefer.cli.records import Record, hidden_records
from briefer.i18n import Catalogue
from briefer.model.sources import Source
from briefer.model.text import paragraphs

_LONGEST_LINE = 60
_MOST_HIDDEN = 8  # different lines that are shown


def import_record(name: str, source: Source | None = None) -> Record:
    """A file for scripts; without a source, one that did not come in."""
    record: Record = {"file": name, "status": "failed", "source": None, "language": "", "paragraphs": 0, "hidden": [], "lost": []}
    if source is None:
        return record
    return {**record, "status": "imported", "source": source.number, "language": source.language,
            "paragraphs": len(paragraphs(source.text)), "hidden": hidden_records(source), "lost": list(source.report.lost),
            "counts": dict(source.report.counts), "guessed": list(source.report.guessed),
            "also_carried_by": list(source.report.also_carried_by), "highlights": len(source.highlights),
            "attachments": [{"file": one.file, "media_type": one.media_type, "size": one.size, "sha256": one.sha256}
                            for one in source.attachments]}


def tell(run: Run, file: str, source: Source, same_text: tuple[int, ...] = ()) -> None:
    """One line on what came in, and a line each on what was hidden, could not be carried over, was guessed, or waits to be taken.

    `same_text` are the sources that have the very same text.
    """
    report, words = run.report, run.report.words
    parts = [words.text("import.done", file=file, source=source.number), words.counted("import.paragraphs", len(paragraphs(source.text))),
             language_name(words, source.language)]
    if source.hidden:
        parts.append(words.counted("import.hidden", len(source.hidden)))
    report.line(" · ".join(parts))
    _tell_hidden(run, source)
    for id in source.report.lost:
        report.line("    " + lost_words(words, id, source.report.counts.get(id, 0)))
    for id in source.report.guessed:
        report.line("    " + _said(words, f"import.guessed.{id}"))
    if source.highlights:
        report.count("import.highlights", len(source.highlights))
    if source.attachments:
        names = tuple(one.file for one in source.attachments)
        report.count("import.attachments", len(names), names=names, source=source.number)
    if same_text:
        report.count("import.same_text", len(same_text), sources=same_text)
    if others := tuple(number for number in source.report.also_carried_by if number not in same_text):
        report.count("import.also_carried_by", len(others), sources=others)


def _tell_hidden(run: Run, source: Source) -> None:
    """A line each on the first lines that were hidden, the same one once; then how many more there are, and how to see them."""
    report, words = run.report, run.report.words
    seen = Counter((line.rule, line.text) for line in source.hidden)
    for (rule, text), times in list(seen.items())[:_MOST_HIDDEN]:
        said, shown = _said(words, f"import.rule.{rule}"), _cut(text)
        report.say("import.hidden.line", rule=said, text=f"{shown} (×{times})" if times > 1 else shown)
    if more := sum(list(seen.values())[_MOST_HIDDEN:]):
        report.count("import.hidden.more", more, source=source.number)


def lost_words(words: Catalogue, id: str, count: int) -> str:
    """What could not be carried over, and how many of it there were where that is known."""
    counted = f"import.left_out.{id}"
    if count and counted in words:
        return words.counted(counted, count)
    said = _said(words, f"import.lost.{id}")
    return f"{said} ({count})" if count else said


def language_name(words: Catalogue, language: str) -> str:
    """A language as a sentence of the interface calls it."""
    id = f"language.{language or 'unknown'}"
    return words.text(id) if id in words else language


def _said(words: Catalogue, id: str) -> str:
    """The words with an id; when a newer program wrote it, the end of the id."""
    return words.text(id) if id in words else id.rpartition(".")[2]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_LINE else text[:_LONGEST_LINE - 1].rstrip() + "…"
