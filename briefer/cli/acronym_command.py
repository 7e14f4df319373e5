"""The command `acronyms`: what the sources use, what they say these stand for, and the glossary."""
from __future__ import annotations

from collections.abc import Sequence

from briefer.cli.opening import Run, Values, open_pack
from briefer.cli.records import Record
from briefer.cli.report import UsageError
from briefer.edits import SetGlossaryEntry
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.themes import GlossaryEntry
from briefer.workflow import Acronym, acronyms_of


def acronyms(run: Run, values: Values) -> None:
    """Lists the acronyms of a pack's sources; with --add puts one into the glossary, as the sources or the arguments explain it."""
    wanted = values["add"]
    if not wanted and any(values[name] for name in ("en", "it", "known")):
        raise UsageError("arguments_missing", command="briefer acronyms", arguments="--add")
    session = open_pack(run, values, to_change=bool(wanted))
    if wanted:
        session.do(SetGlossaryEntry(_entry(session.pack, wanted, values)))
        session.save()
    _list(run, acronyms_of(session.pack))


def _entry(pack: Pack, acronym: str, values: Values) -> GlossaryEntry:
    """What the glossary will say of an acronym; UsageError when neither sources nor arguments say anything new of it."""
    former = next((entry for entry in pack.glossary if entry.acronym == acronym), None)
    found = next((one for one in acronyms_of(pack) if one.acronym == acronym), None)
    base = (found.proposal if found else None) or former or GlossaryEntry(acronym, Localized(), case_sensitive=True)
    meaning = base.meaning
    for language in ("en", "it"):
        if values[language] is not None:
            meaning = meaning.with_text(language, values[language])
    entry = GlossaryEntry(acronym, meaning, values["known"] or base.known, base.case_sensitive, base.extra)
    if entry == former or not (entry.meaning or entry.known):
        raise UsageError("acronym_unexplained", acronym=acronym)
    return entry


def _list(run: Run, found: Sequence[Acronym]) -> None:
    """The acronyms, a line each; what stands for two things, or looks like a marking, is said below."""
    run.report.data["acronyms"] = [_record(one) for one in found]
    if not found:
        run.report.say("acronyms.none")
        return
    language = run.report.words.language
    run.report.table([[one.acronym, str(one.count), ", ".join(map(str, one.sources)), _said(one, language)] for one in found])
    for one in found:
        if one.collides:
            run.report.say("acronyms.collides", acronym=one.acronym)
        if one.like_marking:
            run.report.say("acronyms.like_marking", acronym=one.acronym)
    if (first := next((one for one in found if one.proposal), None)) is not None:
        run.report.say("acronyms.how_to_add", acronym=first.acronym)


def _said(one: Acronym, language: str) -> str:
    """What the glossary says, else what the sources say and where; a likely meaning bears a question mark."""
    if one.entry is not None:
        return one.entry.meaning.best(language) or "–"
    return " · ".join(f"{said.text}{'' if said.sure else '?'} ({said.source})" for said in one.meanings) or "–"


def _record(one: Acronym) -> Record:
    """An acronym, for scripts; offsets are code points of the source's text."""
    entry, proposal = one.entry, one.proposal
    return {
        "acronym": one.acronym,
        "count": one.count,
        "sources": list(one.sources),
        "meanings": [{"text": said.text, "language": said.language, "source": said.source, "start": said.span.start,
                      "end": said.span.end, "sure": said.sure} for said in one.meanings],
        "glossary": None if entry is None else {"en": entry.meaning.get("en", ""), "it": entry.meaning.get("it", ""), "known": entry.known},
        "proposal": None if proposal is None else {"en": proposal.meaning.get("en", ""), "it": proposal.meaning.get("it", "")},
        "collides": one.collides,
        "like_marking": one.like_marking,
    }
