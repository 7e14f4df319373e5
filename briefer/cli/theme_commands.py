"""The command on themes: the tree, its changes, and what the words of excerpts suggest."""
from __future__ import annotations

import re
from collections.abc import Mapping

from briefer.cli.opening import Run, Values, open_pack
from briefer.cli.records import theme_records
from briefer.cli.report import UsageError
from briefer.edits import AddTheme, ChangeTheme, Edit, MergeThemes, RemoveTheme
from briefer.errors import EditError
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.model.themes import Keywords, Theme
from briefer.workflow import propose_themes

_IDS_WANTED: Mapping[str, int] = {"list": 0, "suggest": 0, "add": 1, "rename": 1, "remove": 1, "merge": 2}
_CHANGEABLE = ("en", "it", "parent", "key", "pmesii", "keywords_en", "keywords_it")


def themes(run: Run, values: Values) -> None:
    """Lists the themes, changes one, or suggests themes for excerpts."""
    action, ids = values["action"] or "list", values["id"]
    if len(ids) != _IDS_WANTED[action]:
        raise UsageError("themes_ids", action=action, wanted=_IDS_WANTED[action])
    if action == "suggest":
        _suggest(run, open_pack(run, values).pack)
    elif action == "list":
        _list(run, open_pack(run, values).pack)
    else:
        session = open_pack(run, values, to_change=True)
        session.do(_edit(session.pack, action, ids, values))
        session.save()
        _list(run, session.pack)


def _edit(pack: Pack, action: str, ids: list[str], values: Values) -> Edit:
    """The change that was asked for."""
    if action == "merge":
        return MergeThemes(*ids)
    if action == "remove":
        return RemoveTheme(ids[0])
    if action == "add":
        parent = pack.theme(values["parent"] or "")
        colour = parent.colour if parent else 1 + sum(not theme.parent for theme in pack.themes) % 6
        return AddTheme(Theme(
            ids[0], _names(values, Localized()), values["parent"] or "", values["key"] or 0, colour, _keywords(values, Keywords()),
            values["pmesii"]))
    theme = pack.theme(ids[0])
    if theme is None:
        raise EditError("unknown_theme", theme=ids[0])
    if all(values[name] is None for name in _CHANGEABLE):
        raise UsageError("arguments_missing", command="briefer themes rename", arguments="--en, --it")
    changes: dict[str, object] = {"name": _names(values, theme.name), "keywords": _keywords(values, theme.keywords)}
    changes.update({name: values[name] for name in ("parent", "key", "pmesii") if values[name] is not None})
    return ChangeTheme(theme.id, changes)


def _names(values: Values, former: Localized) -> Localized:
    """The names given, beside those there were."""
    for language in ("en", "it"):
        if values[language] is not None:
            former = former.with_text(language, values[language])
    return former


def _keywords(values: Values, former: Keywords) -> Keywords:
    """The keywords given, with commas between them, in the place of those there were."""
    en, it = (values[name] for name in ("keywords_en", "keywords_it"))
    return Keywords(former.en if en is None else _split(en), former.it if it is None else _split(it))


def _split(text: str) -> tuple[str, ...]:
    return tuple(word for part in re.split(r"[,;]", text) if (word := part.strip()))


def _list(run: Run, pack: Pack) -> None:
    """The tree, a line each."""
    records = theme_records(pack)
    run.report.data["themes"] = records
    if not records:
        run.report.say("themes.none")
        return
    language = run.report.words.language
    run.report.table([[str(record["key"] or " "), ("  " if record["parent"] else "") + record["id"], theme.name.best(language),
                       str(record["excerpts"] or "–")] for record, theme in zip(records, pack.themes, strict=True)])


def _suggest(run: Run, pack: Pack) -> None:
    """What the words of excerpts without a theme suggest."""
    ids = [ExcerptId.of(source, excerpt) for source, excerpt in pack.excerpts() if not excerpt.themes]
    found = propose_themes(pack, ids)
    run.report.data["suggestions"] = [
        {"excerpt": str(id), "themes": [{"theme": one.theme, "words": list(one.words)} for one in proposals]}
        for id, proposals in found.items()]
    if not found:
        run.report.count("themes.no_suggestion", len(ids))
        return
    for id, proposals in found.items():
        run.report.table([[str(id), one.theme, ", ".join(one.words)] for one in proposals])
    run.report.say("themes.how_to_accept", excerpt=str(next(iter(found))), theme=next(iter(found.values()))[0].theme)
