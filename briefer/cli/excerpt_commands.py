"""Commands on passages: quote, excerpt, excerpts."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefer.cli.opening import Run, Values, current_briefing, open_pack, typed
from briefer.cli.records import excerpt_record, per_language, places
from briefer.cli.report import UsageError
from briefer.edits import AddExcerpt, ChangeExcerpt, RemoveExcerpt
from briefer.edits.base import excerpt_of, source_of
from briefer.errors import EditError
from briefer.model.briefing import Briefing
from briefer.model.dates import Date, parse_edtf
from briefer.model.grading import CREDIBILITIES, RELIABILITIES, grade
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.selection import Selected
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.session import Session
from briefer.workflow import (
    ExcerptFilter,
    anchor_of,
    date_in_passage,
    excerpt_at,
    filter_excerpts,
    find_again,
    find_passage,
    nearest_passage,
    paragraphs_of,
    read_date,
)


def quote(run: Run, values: Values) -> None:
    """Takes a passage of a source, found by its words, as an excerpt."""
    session = open_pack(run, values, to_change=True)
    source = source_of(session.pack, values["source"])
    words = typed(run, values["text"])
    try:
        found = find_passage(source, words, 1 if values["occurrence"] is None else values["occurrence"])
    except EditError as error:
        run.report.error(error, **_nearest(run, source, words, error))
        return
    excerpt = replace(
        excerpt_at(source, found.span),
        themes=tuple(values["theme"]),
        date=_event_date("--date", values["date"], source.text[found.span.start:found.span.end]),
        speaker=Localized(values["speaker"] or ""),
        **({"credibility": values["credibility"]} if values["credibility"] else {}))
    session.do(AddExcerpt(source.number, excerpt))
    session.save()
    _answer(run, session.pack, ExcerptId.of(source, excerpt), "quote.done")
    if found.places > 1 and values["occurrence"] is None:
        run.report.count("quote.places", found.places)
    run.report.data["occurrences"] = found.places


def _nearest(run: Run, source: Source, words: str, error: EditError) -> Mapping[str, object]:
    """The passage that may have been meant: said on stderr, and given back for scripts."""
    found = nearest_passage(source, words) if error.id == "quote_not_found" else None
    if found is None:
        return {"nearest": None}
    start, end = found.span
    passage = source.text[start:end]
    if not run.report.json:
        first, _ = paragraphs_of(source, start, end)
        run.report.say("quote.nearest", paragraph=first, likeness=int(found.likeness), passage=passage)
    return {"nearest": {"start": start, "end": end, "quote": passage, "likeness": round(found.likeness, 1)}}


def excerpt(run: Run, values: Values) -> None:
    """Reads an excerpt, changes what is said of it, or removes it."""
    id = excerpt_id(values["excerpt"])
    changing = values["remove"] or values["find_again"] or any(values[name] is not None for name in _CHANGEABLE)
    session = open_pack(run, values, to_change=changing)
    source, found = excerpt_of(session.pack, id)
    if values["remove"]:
        session.do(RemoveExcerpt(id))
        session.save()
        run.report.data["removed"] = str(id)
        run.report.say("excerpt.removed", excerpt=str(id))
        return
    if values["find_again"]:
        source, found = _found_again(run, session, id)
    if changing:
        session.do(ChangeExcerpt(id, _changes(values, source, found, run)))
        session.save()
    _answer(run, session.pack, id, "excerpt.changed" if changing else "")


def _found_again(run: Run, session: Session, id: ExcerptId) -> tuple[Source, Excerpt]:
    """Gives an unverified excerpt the passage most like its words; EditError when there is none."""
    source, lost = excerpt_of(session.pack, id)
    if source.verified(lost):
        return source, lost
    again = find_again(source, lost)
    if again is None:
        raise EditError("passage_lost", excerpt=str(id), source=source.number)
    edit, found = again
    session.do(edit)
    run.report.say("excerpt.found_again", excerpt=str(id), likeness=int(found.likeness))
    return excerpt_of(session.pack, id)


_CHANGEABLE = ("themes", "date", "event", "wording", "headline", "label", "translation", "speaker", "credibility", "note")
_PER_LANGUAGE = ("headline", "label", "translation")


def _changes(values: Values, source: Source, excerpt: Excerpt, run: Run) -> Mapping[str, object]:
    """What the options say of an excerpt; an empty text takes a value away."""
    changes: dict[str, object] = {name: values[name] for name in ("event", "credibility", "note") if values[name] is not None}
    if values["wording"] is not None:
        wording = typed(run, values["wording"])
        changes["wording"] = "" if wording == excerpt.exact else wording
    if values["themes"] is not None:
        changes["themes"] = tuple(dict.fromkeys(re.findall(r"[^,;\s]+", values["themes"])))
    if values["date"] is not None:
        changes["date"] = _event_date("--date", values["date"], excerpt.exact)
    if values["speaker"] is not None:
        changes["speaker"] = excerpt.speaker.with_text(values["language"] or "", values["speaker"])
    for name in _PER_LANGUAGE:
        if values[name] is not None:
            former: Localized = getattr(excerpt, name)
            changes[name] = former.with_text(_language_for(name, values, source), values[name])
    return changes


def _language_for(name: str, values: Values, source: Source) -> str:
    """The language a text is in: as said; a translation of a quote in one of our languages is in the other."""
    if values["language"]:
        return str(values["language"])
    if name == "translation" and source.language in ("it", "en"):
        return "en" if source.language == "it" else "it"
    raise UsageError("language_missing", argument=f"--{name}")


def excerpts(run: Run, values: Values) -> None:
    """Lists the excerpts that pass the filters."""
    pack = open_pack(run, values).pack
    briefing = current_briefing(pack, values["briefing"]) if values["briefing"] or pack.briefings else None
    found = _filtered(pack, briefing, values)
    run.report.data["excerpts"] = [excerpt_record(source, excerpt, briefing) for source, excerpt in found]
    if not found:
        run.report.say("excerpts.none")
        return
    words = run.report.words
    names = ("excerpt", "date", "themes", "grade", "placed", "quote")
    run.report.table([[words.text(f"column.{name}") for name in names], *(_row(run, source, one, briefing) for source, one in found)])
    run.report.count("excerpts.total", len(found))
    for source, one in found:
        _tell_unverified(run, source, one)


def _row(run: Run, source: Source, excerpt: Excerpt, briefing: Briefing | None) -> list[str]:
    """An excerpt as a row for people."""
    id = ExcerptId.of(source, excerpt)
    return [str(id), _date_shown(run, excerpt.date) or "–", ", ".join(excerpt.themes) or "–",
            grade(source.reliability, excerpt.credibility) or "–", ", ".join(places(briefing, id)) or "–", excerpt.words]


def _tell_unverified(run: Run, source: Source, excerpt: Excerpt) -> None:
    """Says so when a passage does not stand in its source as the excerpt has it."""
    if source.verified(excerpt):
        return
    found = anchor_of(source, excerpt)
    id = str(ExcerptId.of(source, excerpt))
    said = "excerpt.lost" if found is None else "excerpt.changed_in_source" if found.state == "changed" else "excerpt.moved"
    run.report.say(said, excerpt=id, source=source.number, likeness=int(found.likeness) if found else 0)


def _filtered(pack: Pack, briefing: Briefing | None, values: Values) -> tuple[Selected, ...]:
    """The excerpts that pass every filter given."""
    for theme in values["theme"]:
        if pack.theme(theme) is None:
            raise EditError("unknown_theme", theme=theme)
    if values["source"] is not None:
        source_of(pack, values["source"])
    reliability, credibility = _grades(values["grade"] or "")
    return filter_excerpts(pack, ExcerptFilter(
        words=values["search"] or "",
        themes=frozenset(values["theme"]),
        period=_period(values) or "",
        sources=frozenset({values["source"]} - {None}),
        languages=frozenset({values["language"]} - {None}),
        reliabilities=reliability,
        credibilities=credibility,
        placed=_placed(values),
        undated=values["undated"]), briefing)


def _grades(said: str) -> tuple[frozenset[str], frozenset[str]]:
    """The letters and digits of a grade as typed, such as `B`, `2` or `AB12`; UsageError for any other sign."""
    signs = frozenset(said.upper().replace(",", "").replace(" ", ""))
    letters, digits = signs & set(RELIABILITIES), signs & set(CREDIBILITIES)
    if signs - letters - digits:
        raise UsageError("value_unknown", argument="--grade", value=said, allowed=(*RELIABILITIES, *CREDIBILITIES))
    return letters, digits


def _placed(values: Values) -> bool | None:
    """Whether only what stands in the briefing is asked for, or only what does not; UsageError for both."""
    if values["placed"] and values["unplaced"]:
        raise UsageError("options_exclude", first="--placed", second="--unplaced")
    return True if values["placed"] else False if values["unplaced"] else None


def _period(values: Values) -> str | None:
    """The period between --from and --to, in EDTF; nothing when neither is given."""
    ends = [_event_date(f"--{name}", values[name], "") if values[name] is not None else None for name in ("from", "to")]
    if ends == [None, None]:
        return None
    texts = [(when.edtf.split("/")[index] if when else "..") or ".." for index, when in zip((0, -1), ends, strict=True)]
    if texts == ["..", ".."]:
        raise UsageError("date_unreadable", argument="--from", value=values["from"] or values["to"])
    period = "/".join(texts)
    if parse_edtf(period) is None:
        raise UsageError("period_backwards", start=values["from"], end=values["to"])
    return period


def _event_date(argument: str, text: str | None, passage: str) -> Date | None:
    """An event date as typed; UsageError when it is not read as one."""
    if text is None or not text.strip():
        return None
    when = date_in_passage(text, passage) if passage else read_date(text)
    if when is None:
        raise UsageError("date_unreadable", argument=argument, value=text)
    return when


def excerpt_id(text: str) -> ExcerptId:
    """An excerpt's number as typed; UsageError when it is none."""
    try:
        return ExcerptId.parse(text)
    except ValueError as error:
        raise UsageError("excerpt_number", value=text) from error


def _answer(run: Run, pack: Pack, id: ExcerptId, said: str) -> None:
    """Tells of an excerpt as it is now."""
    source, found = excerpt_of(pack, id)
    briefing = pack.briefings[0] if pack.briefings else None
    run.report.data["excerpt"] = excerpt_record(source, found, briefing)
    words, language = run.report.words, run.report.words.language
    if said:
        first, last = paragraphs_of(source, found.start, found.end)
        run.report.count(said, last - first + 1, excerpt=str(id), paragraphs=str(first) if first == last else f"{first}–{last}")
    themes = [theme.name.best(language) for one in found.themes if (theme := pack.theme(one))]
    rows: list[tuple[str, Any]] = [
        ("quote", words.text("quotation", text=found.words)), ("themes", ", ".join(themes)),
        ("date", _date_told(run, found.date)), ("credibility", found.credibility), ("speaker", found.speaker.best(language)),
        ("headline", per_language(found.headline)), ("translation", per_language(found.translation)), ("event", found.event),
        ("note", found.note), ("placed", ", ".join(places(briefing, id)))]
    for name, value in rows:
        if value:
            run.report.line(f"  {words.text(f'column.{name}')}: {value}")
    _tell_unverified(run, source, found)


def _date_shown(run: Run, when: Date | None) -> str:
    """An event date, or that none applies."""
    if when is not None and when.basis in ("not_applicable", "not_given"):
        return run.report.words.text(f"basis.{when.basis}")
    return run.report.date(when)


def _date_told(run: Run, when: Date | None) -> str:
    """An event date and on what basis, so that a slip is seen at once."""
    if when is None or not when.edtf:
        return _date_shown(run, when)
    return f"{_date_shown(run, when)} · {run.report.words.text(f'basis.{when.basis}')}"
