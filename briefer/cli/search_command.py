"""The command `search`: words in the sources, excerpts and framing texts of a pack."""
from __future__ import annotations

from briefer.cli.opening import Run, Values, open_pack
from briefer.cli.records import Record
from briefer.model.pack import Pack
from briefer.workflow import Hit, PackIndex, Shown, found_text, shown


def search(run: Run, values: Values) -> None:
    """Tells where words stand in a pack, the best first of each kind."""
    pack = open_pack(run, values).pack
    typed = " ".join(values["words"])
    hits = [(hit, shown(typed, found_text(pack, hit))) for hit in PackIndex(pack, only=typed).find(typed)]
    run.report.data["hits"] = [_record(hit, what) for hit, what in hits]
    for kind in ("source", "excerpt", "text"):
        of_kind = [(hit, what) for hit, what in hits if hit.kind == kind]
        if of_kind:
            run.report.count(f"search.{kind}", len(of_kind))
            run.report.table([[_place(run, pack, hit), " ".join(what.text.split())] for hit, what in of_kind], indent="  ")
    if not hits:
        run.report.say("search.none", words=typed)


def _place(run: Run, pack: Pack, hit: Hit) -> str:
    """Where words were found, for people."""
    if hit.kind == "source":
        return str(hit.source)
    if hit.kind == "excerpt":
        return str(hit.id)
    briefing = pack.briefing(hit.briefing)
    section = briefing.section(hit.section) if briefing else None
    return f"{hit.briefing} · {section.titles.best(run.report.words.language) if section else ''}"


def _record(hit: Hit, what: Shown) -> Record:
    """Where words were found, for scripts; offsets are those of the text shown."""
    return {
        "kind": hit.kind,
        "source": hit.source or None,
        "excerpt": str(hit.id) if hit.kind == "excerpt" else None,
        "briefing": hit.briefing or None,
        "section": hit.section or None,
        "text": what.text,
        "found": [[span.start, span.end] for span in what.found],
    }
