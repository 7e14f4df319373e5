"""The command `dates`: the expressions of time in the sources of a pack."""
from __future__ import annotations

from briefer.cli.opening import Run, Values, open_pack
from briefer.cli.records import Record
from briefer.edits.base import source_of
from briefer.model.sources import Source
from briefer.workflow import FoundDate, find_dates


def dates(run: Run, values: Values) -> None:
    """Lists the expressions of time that sources have, what each means, and how sure that is."""
    pack = open_pack(run, values).pack
    sources = pack.sources if values["source"] is None else (source_of(pack, values["source"]),)
    found = [(source, one) for source in sources for one in find_dates(source)]
    run.report.data["dates"] = [_record(source, one) for source, one in found]
    if not found:
        run.report.say("dates.none")
        return
    words = run.report.words
    names = ("number", "expression", "date", "basis", "confidence", "where")
    run.report.table([[words.text(f"column.{name}") for name in names], *(_row(run, source, one) for source, one in found)])
    run.report.count("dates.total", len(found))
    relative = [source.number for source in sources if source.published is None and any(not one.edtf for of, one in found if of is source)]
    if relative:
        run.report.say("dates.no_reference", sources=tuple(map(str, relative)))


def _row(run: Run, source: Source, found: FoundDate) -> list[str]:
    """An expression as a row for people, with the words around it."""
    words = run.report.words
    meaning = run.report.date(found.date) if found.edtf else words.text("dates.unresolved")
    around = f"{source.text[max(0, found.start - 25):found.start]}«{found.text}»{source.text[found.end:found.end + 25]}"
    return [str(source.number), found.text, meaning, words.text(f"basis.{found.basis}"), words.text(f"confidence.{found.confidence}"),
            "… " + " ".join(around.split()) + " …"]


def _record(source: Source, found: FoundDate) -> Record:
    """An expression for scripts; offsets count code points of the source's text, `edtf` is null where it cannot be told."""
    return {
        "source": source.number,
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "edtf": found.edtf,
        "part": found.part,
        "basis": found.basis,
        "rule": found.rule,
        "confidence": found.confidence,
        "reference": found.reference or None,
    }
