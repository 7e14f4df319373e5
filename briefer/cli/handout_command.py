"""The command that prints a briefing for its audience: several pages a sheet, room for notes, or a booklet."""
from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from briefer.cli.opening import Run, Values, open_pack
from briefer.cli.printing import briefing_to_print, languages_of, style_to_print
from briefer.cli.records import Record
from briefer.cli.report import UsageError
from briefer.cli.shelves import shelf_of
from briefer.workflow import hand_out
from briefer.workflow.delivering import file_name, write_file

_MOST_COPIES = 500


def handout(run: Run, values: Values) -> None:
    """Prints the sheets of a briefing to a PDF for each language, and says how many sheets of paper they take."""
    copies = values["copies"] or 0
    if copies > _MOST_COPIES:
        raise UsageError("copies_many", value=copies, most=_MOST_COPIES)
    session = open_pack(run, values)
    shelf = shelf_of(run, session)
    pack, briefing = briefing_to_print(session.pack, values, shelf)
    languages = languages_of(briefing, values["language"])
    out = Path(values["out"] or ".")
    if out.suffix == ".pdf" and len(languages) > 1:
        raise UsageError("one_file_two_languages", file=out.name)
    style = style_to_print(briefing, values, shelf)
    files: list[Record] = []
    run.report.data["files"] = files
    for language in languages:
        made = hand_out(pack, briefing, language, style, values["layout"], copies=copies, draft=values["draft"])
        name = file_name(pack, briefing, language, "pdf", draft=values["draft"], kind=values["layout"])
        path = out if out.suffix == ".pdf" else out / name
        write_file(path, made.data)
        digest = sha256(made.data).hexdigest()
        files.append({"path": str(path), "format": "pdf", "language": language, "pages": made.pages, "sides": made.sides,
                      "sheets": made.sheets, "copies": max(copies, 1), "bytes": len(made.data), "sha256": digest})
        run.report.count("handout.file", made.sheets, path=str(path), sides=run.report.words.counted("count.sides", made.sides),
                         size=-(-len(made.data) // 1024), sha256=digest)
        if made.missing_glyphs:
            run.report.say("build.glyphs", signs=made.missing_glyphs)
