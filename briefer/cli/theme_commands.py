"""The command on themes: the tree, its changes, and what the words of excerpts suggest."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefer.cli.opening import Run, Values, open_pack
from briefer.cli.records import theme_records
from briefer.cli.report import UsageError
from briefer.edits import AddTheme, ChangeTheme, Edit, MergeThemes, RemoveTheme
from briefer.errors import EditError
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.model.themes import Keywords, Theme
from briefer.workflow import Lesson, learn_keywords, propose_themes

_IDS_WANTED: Mapping[str, int] = {"list": 0, "suggest": 0, "add": 1, "rename": 1, "remove": 1, "merge": 2, "keywords": 1}
_CHANGEABLE = ("en", "it", "parent", "key", "pmesii", "keywords_en", "keywords_it")


def themes(run: Run, values: Values) -> None:
    """Lists the themes, changes one or its keywords, suggests themes for excerpts, or says what the excerpts that have themes teach."""
    action, ids = values["action"] or "list", values["id"]
    if action == "learn":
        _learn(run, values, ids)
        return
    if len(ids) != _IDS_WANTED[action]:
        raise UsageError("themes_ids", action=action, wanted=_IDS_WANTED[action])
    if action == "suggest":
        _suggest(run, open_pack(run, values).pack)
    elif action == "list":
        _list(run, open_pack(run, values).pack)
    elif action == "keywords":
        _keywords_of(run, values, ids[0])
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
    theme = _theme(pack, ids[0])
    if all(values[name] is None for name in _CHANGEABLE):
        raise UsageError("arguments_missing", command="briefer themes rename", arguments="--en, --it")
    changes: dict[str, object] = {"name": _names(values, theme.name), "keywords": _keywords(values, theme.keywords)}
    changes.update({name: values[name] for name in ("parent", "key", "pmesii") if values[name] is not None})
    return ChangeTheme(theme.id, changes)


def _theme(pack: Pack, id: str) -> Theme:
    """The theme with an id; EditError without one."""
    theme = pack.theme(id)
    if theme is None:
        raise EditError("unknown_theme", theme=id)
    return theme


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


def _keywords_of(run: Run, values: Values, id: str) -> None:
    """The keywords of a theme, or others in the place of those of the languages given."""
    en, it = values["en"], values["it"]
    session = open_pack(run, values, to_change=en is not None or it is not None)
    theme = _theme(session.pack, id)
    if en is not None or it is not None:
        former = theme.keywords
        session.do(ChangeTheme(id, {"keywords": replace(
            former, en=former.en if en is None else _split(en), it=former.it if it is None else _split(it))}))
        session.save()
    _tell_keywords(run, session.pack, id)


def _tell_keywords(run: Run, pack: Pack, id: str) -> None:
    """The keywords of a theme, a line each language."""
    keywords = _theme(pack, id).keywords
    run.report.data["keywords"] = {"theme": id, "en": list(keywords.en), "it": list(keywords.it)}
    run.report.table([["en", ", ".join(keywords.en) or "–"], ["it", ", ".join(keywords.it) or "–"]])


def _learn(run: Run, values: Values, ids: Sequence[str]) -> None:
    """Words that the excerpts of themes, or of the theme given, have more often than others; with words after the theme, adds them."""
    session = open_pack(run, values, to_change=len(ids) > 1)
    if ids:
        _theme(session.pack, ids[0])
    lessons = [lesson for lesson in learn_keywords(session.pack) if not ids or lesson.theme == ids[0]]
    if len(ids) > 1:
        session.do(_with_learned(session.pack, ids[0], ids[1:], lessons))
        session.save()
        _tell_keywords(run, session.pack, ids[0])
        return
    run.report.data["learned"] = [
        {"theme": one.theme, "language": one.language, "word": one.keyword, "forms": list(one.forms), "inside": one.inside,
         "outside": one.outside} for one in lessons]
    if not lessons:
        run.report.say("themes.nothing_learned")
        return
    run.report.table([[one.theme, one.language, one.keyword, ", ".join(one.forms), f"{one.inside} : {one.outside}"] for one in lessons])
    run.report.say("themes.how_to_learn", theme=lessons[0].theme, word=lessons[0].keyword)


def _with_learned(pack: Pack, id: str, words: Sequence[str], lessons: Sequence[Lesson]) -> Edit:
    """The edit that adds words which were offered to the keywords of their language; UsageError for one that was not."""
    added: dict[str, list[str]] = {"en": [], "it": []}
    for word in words:
        found = [lesson for lesson in lessons if word in (lesson.keyword, *lesson.forms)]
        if not found:
            raise UsageError("themes_not_learned", theme=id, word=word)
        for lesson in found:
            added[lesson.language].append(word)
    former = _theme(pack, id).keywords
    return ChangeTheme(id, {"keywords": replace(former, en=(*former.en, *added["en"]), it=(*former.it, *added["it"]))})


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
