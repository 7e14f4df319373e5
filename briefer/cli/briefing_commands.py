"""Commands on a briefing: its title data, its text, and which excerpts stand where."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefer.cli.excerpt_commands import excerpt_id
from briefer.cli.opening import Run, Values, current_briefing, free_id, open_pack, typed
from briefer.cli.records import briefing_record, per_language
from briefer.cli.report import UsageError
from briefer.cli.shelves import is_file, shelf_of, take_style, template_named
from briefer.edits import (
    AddBriefing,
    ChangeBriefing,
    ChangeSection,
    DuplicateBriefing,
    InsertItem,
    Place,
    PlaceMany,
    RemoveBriefing,
    Spot,
    Unplace,
    WriteText,
)
from briefer.edits.base import section_of
from briefer.errors import EditError
from briefer.i18n import LANGUAGES
from briefer.model.briefing import TITLE_FIELDS, Briefing, ExcerptItem, GroupItem, Item, Placement, Section, TextItem
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.selection import leaves
from briefer.model.themes import first_level
from briefer.session import Session
from briefer.workflow import new_briefing, propose_places, read_date


def briefing(run: Run, values: Values) -> None:
    """Reads or sets title data; adds, copies or removes a briefing."""
    changes = _changes_wanted(values)
    session = open_pack(run, values, to_change=changes or any(values[name] for name in _CHANGING))
    id = _chosen(run, session, values)
    for section, printed in (*((one, "always") for one in values["show"]), *((one, "never") for one in values["hide"])):
        session.do(ChangeSection(current_briefing(session.pack, id).id, section, {"print": printed}))
    if id is not None and changes:
        found = current_briefing(session.pack, id)
        session.do(ChangeBriefing(found.id, _changes(found, values)))
        if values["style"] is not None:
            take_style(run, session, found.id, values["style"])
    session.save()
    run.report.data["briefings"] = [{"id": one.id, "template": one.template.id} for one in session.pack.briefings]
    if id is None:
        run.report.say("briefing.removed", briefing=values["remove"])
        return
    found = current_briefing(session.pack, id or None)
    run.report.data["briefing"] = briefing_record(found)
    _show_titles(run, session.pack, found)
    if not changes:
        _show_outline(run, found)


def _chosen(run: Run, session: Session, values: Values) -> str | None:
    """The briefing that the command is about, made or copied if it says so; None when it was removed."""
    if values["remove"]:
        session.do(RemoveBriefing(values["remove"]))
        return None
    template = values["add"] or values["template"]
    if template:
        return add_from_template(run, session, template, values)
    if values["duplicate"]:
        id = free_id(session.pack, values["duplicate"])
        session.do(DuplicateBriefing(values["duplicate"], id))
        return id
    return values["briefing"] or (session.pack.briefings[0].id if session.pack.briefings else "")


def add_from_template(run: Run, session: Session, template_id: str, values: Values) -> str:
    """Adds a briefing made from a template, with the title data of the first one; its id."""
    template = template_named(template_id, shelf_of(run, session))
    first = session.pack.briefings[0] if session.pack.briefings else None
    id = values["briefing"] if values["add"] and values["briefing"] else free_id(session.pack, template.id)
    session.do(AddBriefing(new_briefing(
        template, id=id, languages=first.languages if first else LANGUAGES, titles=first.titles if first else {},
        as_of=first.as_of if first else run.clock.today().isoformat())))
    take_style(run, session, id, template.style)
    return id


_OTHER = ("as_of", "date", "copies", "style", "languages")
_CHANGING = ("add", "duplicate", "remove", "template", "show", "hide")


def _changes_wanted(values: Values) -> bool:
    """Whether any option sets something."""
    return bool(values["field"]) or any(values[name] is not None for name in (*TITLE_FIELDS, *_OTHER))


def _changes(briefing: Briefing, values: Values) -> Mapping[str, object]:
    """What the options say of a briefing; an empty text takes a value away."""
    language = values["language"] or (briefing.languages[0] if len(briefing.languages) == 1 else "")
    changes: dict[str, object] = {}
    titles = {name: _with(briefing.titles.get(name), language, values[name]) for name in TITLE_FIELDS if values[name] is not None}
    if titles:
        changes["titles"] = titles
    if values["field"]:
        changes["fields"] = dict(_field(briefing, language, text) for text in values["field"])
    for name in ("as_of", "date"):
        if values[name] is not None:
            changes[name] = _day(f"--{name.replace('_', '-')}", values[name])
    if values["copies"] is not None:
        changes["copies"] = values["copies"]
    if values["languages"] is not None:
        changes["languages"] = LANGUAGES if values["languages"] == "both" else (values["languages"],)
    return changes


def _with(former: Localized | None, language: str, text: str) -> Localized:
    """A text with one language replaced; without a language it is the same in all of them."""
    return (former or Localized()).with_text(language, text) if language else Localized(text)


def _field(briefing: Briefing, language: str, text: str) -> tuple[str, Localized]:
    """A further field of the document type, typed as name=text."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise UsageError("field_form", value=text)
    return name.strip(), _with(briefing.fields.get(name.strip()), language, value.strip())


def _day(argument: str, text: str) -> str:
    """A day in ISO from what was typed; UsageError when it is none."""
    if not text.strip():
        return ""
    when = read_date(text)
    if when is None or when.value is None or when.value.precision != "day":
        raise UsageError("day_unreadable", argument=argument, value=text)
    return when.edtf


def _show_titles(run: Run, pack: Pack, found: Briefing) -> None:
    """The title data of a briefing."""
    words = run.report.words
    if len(pack.briefings) > 1:
        run.report.say("briefing.all", briefings=tuple(one.id for one in pack.briefings))
    rows = [["briefing", found.id], ["template", found.template.id], ["style", found.style], ["languages", ", ".join(found.languages)],
            ["as_of", run.report.day(found.as_of)], ["date", run.report.day(found.date)]]
    rows += [[name, per_language(text)] for name in TITLE_FIELDS if (text := found.titles.get(name))]
    run.report.table([[words.text(f"column.{name}"), value] for name, value in rows if value])
    for name, text in found.fields.items():
        run.report.line(f"{name}: {per_language(text)}")


def _show_outline(run: Run, found: Briefing) -> None:
    """The sections of a briefing and what they hold."""
    words, language = run.report.words, run.report.words.language
    run.report.line()
    run.report.table([[section.id, section.titles.best(language) or "–", words.text(f"kind.{section.kind}"), _holds(run, section)]
                      for section in found.sections], indent="  ")


def _holds(run: Run, section: Section) -> str:
    """What stands in a section, counted; and whether it is kept from print."""
    texts = sum(isinstance(leaf, TextItem) for leaf in leaves(section.body))
    placed, texts = len(tuple(section.placed())), texts + len(section.intro)
    words = run.report.words
    parts = [words.counted("section.excerpts", placed)] if placed else []
    parts += [words.counted("section.texts", texts)] if texts else []
    return ", ".join([*parts, words.text("section.hidden")] if section.print == "never" else parts)


def write(run: Run, values: Values) -> None:
    """Writes framing text into a section, in one language."""
    text = typed(run, values["text"]).strip()
    if not text and values["at"] is None:
        raise UsageError("text_missing", section=values["section"])
    session = open_pack(run, values, to_change=True)
    found = current_briefing(session.pack, values["briefing"])
    language = values["language"] or (found.languages[0] if len(found.languages) == 1 else "")
    if not language:
        raise UsageError("language_missing", argument=run.report.words.text("cli.value.text"))
    spot, place, fresh = _text_place(found, values["section"], language, values["at"])
    session.do(InsertItem(found.id, spot, TextItem(Localized({language: text})), place) if fresh
               else WriteText(found.id, spot, language, text, place))
    session.save()
    run.report.data.update(briefing=found.id, section=spot.section, theme=spot.theme, language=language)
    run.report.say("write.done" if text else "write.removed", section=spot.section, language=run.report.words.text(f"language.{language}"))


def _text_place(briefing: Briefing, name: str, language: str, at: int | None) -> tuple[Spot, int, bool]:
    """Where a text goes (`section` or `section/theme`), and whether as a new paragraph.

    It replaces paragraph `at`, counted from 1; else it joins the first paragraph that lacks this language, so that the two
    languages written one after the other stand together; else it is a new one, in front of the excerpts.
    """
    section_id, _, theme = name.partition("/")
    section = section_of(briefing, section_id)
    spot = Spot(section_id, theme, intro=section.kind == "by_theme" and not theme)
    items: Sequence[Item] = section.intro if spot.intro else section.body
    if theme:
        items = next((item.body for item in section.body if isinstance(item, GroupItem) and item.theme == theme), ())
    texts = {place: item for place, item in enumerate(items) if isinstance(item, TextItem)}
    if at is not None:
        if not 1 <= at <= len(texts):
            raise EditError("no_such_text", section=name, place=at, there=len(texts))
        return spot, list(texts)[at - 1], False
    lacking = next((place for place, item in texts.items() if not item.text.text(language)), None)
    if lacking is not None:
        return spot, lacking, False
    first_excerpt = next((place for place, item in enumerate(items) if isinstance(item, ExcerptItem)), len(items))
    return spot, first_excerpt, True


def place(run: Run, values: Values) -> None:
    """Places one excerpt in a section, or every excerpt that is not placed by its themes."""
    session = open_pack(run, values, to_change=True)
    id = _briefing_to_fill(run, session, values)
    if values["excerpt"] is None:
        _place_all(run, session, id)
        return
    excerpt = excerpt_id(values["excerpt"])
    if values["section"] is None:
        raise UsageError("section_missing", known=tuple(one.id for one in current_briefing(session.pack, id).sections))
    placement = _placement(session.pack, current_briefing(session.pack, id), values)
    session.do(Place(id, replace(placement, excerpt=excerpt)))
    session.save()
    run.report.data.update(briefing=id, placed=[{"excerpt": str(excerpt), "section": placement.section}], left=[])
    run.report.say("place.one", excerpt=str(excerpt), section=placement.section)


def _briefing_to_fill(run: Run, session: Session, values: Values) -> str:
    """The briefing asked for; with a template, the first one made from it, which is added if there is none."""
    template = values["template"]
    if not template or values["briefing"]:
        return current_briefing(session.pack, values["briefing"]).id
    wanted = template_named(template, shelf_of(run, session)).id if is_file(template) else template
    made = next((one.id for one in session.pack.briefings if one.template.id == wanted), None)
    return made or add_from_template(run, session, template, {**values, "add": None})


def _placement(pack: Pack, briefing: Briefing, values: Values) -> Placement:
    """Where one excerpt goes: in a section by theme, into the group of its first theme."""
    excerpt = excerpt_id(values["excerpt"])
    section_id, _, theme = values["section"].partition("/")
    section, found = briefing.section(section_id), pack.excerpt(excerpt)
    if section is not None and section.kind == "by_theme" and not theme:
        if found is not None and not found.themes:
            raise EditError("excerpt_without_theme", excerpt=str(excerpt), section=section_id)
        theme = first_level(pack.themes, found.themes[0]) if found else ""
    at = None if values["at"] is None else max(0, values["at"] - 1)
    return Placement(excerpt, section_id, theme, at)


def _place_all(run: Run, session: Session, id: str) -> None:
    """Places what has a place, and says what has none."""
    plan = propose_places(session.pack, current_briefing(session.pack, id))
    if plan.placements:
        session.do(PlaceMany(id, plan.placements))
    session.save()
    words = run.report.words
    run.report.data.update(
        briefing=id,
        placed=[{"excerpt": str(one.excerpt), "section": one.section} for one in plan.placements],
        left=[{"excerpt": str(one.excerpt), "reason": one.reason} for one in plan.unplaced])
    run.report.count("place.all", len(plan.placements))
    run.report.table([[str(one.excerpt), "/".join(filter(None, (one.section, one.theme)))] for one in plan.placements], indent="  ")
    if plan.unplaced:
        run.report.count("place.left", len(plan.unplaced))
        run.report.table([[str(one.excerpt), words.text(f"unplaced.{one.reason}")] for one in plan.unplaced], indent="  ")


def unplace(run: Run, values: Values) -> None:
    """Takes an excerpt out of the briefing; it stays in the pack."""
    session = open_pack(run, values, to_change=True)
    found = current_briefing(session.pack, values["briefing"])
    excerpt = excerpt_id(values["excerpt"])
    session.do(Unplace(found.id, (excerpt,)))
    session.save()
    run.report.data.update(briefing=found.id, unplaced=str(excerpt))
    run.report.say("unplace.done", excerpt=str(excerpt), briefing=found.id)
