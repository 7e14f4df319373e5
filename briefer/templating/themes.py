"""The tree of themes that a new pack starts with."""
from __future__ import annotations

from briefer import resources
from briefer.errors import message
from briefer.model.themes import PMESII, Keywords, Theme
from briefer.schema import Fields, SchemaError, parse
from briefer.templating.entries import both, distinct, refuse_at, several
from briefer.templating.mistakes import template_error

FILE = "themes.yaml"
_KEYS = ("id", "parent", "name", "key", "colour", "pmesii", "keywords")
_MOST_KEY, _MOST_COLOUR = 9, 6


def default_themes() -> tuple[Theme, ...]:
    """The bundled tree."""
    return load_themes((resources.templates_folder() / FILE).read_text("utf-8"), FILE)


def load_themes(text: str, file: str) -> tuple[Theme, ...]:
    """The tree that a file describes, in its order.

    TemplateError for a mistake; a parent is a theme of the tree without one, and no two themes share an id or a key.
    """
    try:
        root = parse(text)
        if root is None:
            raise SchemaError(message("schema.empty"), 1, 1)
        fields = Fields(root).only(("themes",))
        found = list(distinct(several(fields, "themes", _theme), "themes", "id", lambda theme: theme.id))
        list(distinct([(node, theme) for node, theme in found if theme.key], "themes", "key", lambda theme: str(theme.key)))
        tops = [theme.id for _, theme in found if not theme.parent]
        for index, (node, theme) in enumerate(found, 1):
            if theme.parent and theme.parent not in tops:
                refuse_at(node, f"themes[{index}].parent", "schema.not_allowed", value=theme.parent, allowed=tuple(tops))
    except SchemaError as error:
        raise template_error(error, file) from error
    return tuple(theme for _, theme in found)


def _theme(fields: Fields) -> Theme:
    """A theme."""
    fields.only(_KEYS)
    return Theme(
        fields.required_text("id"), both(fields, "name", required=True), fields.text("parent"), fields.integer("key", most=_MOST_KEY),
        fields.integer("colour", 1, least=1, most=_MOST_COLOUR), _keywords(fields.fields("keywords")),
        fields.required_choice("pmesii", PMESII) if "pmesii" in fields else None)


def _keywords(fields: Fields | None) -> Keywords:
    """The words that hint at a theme."""
    if fields is None:
        return Keywords()
    fields.only(("en", "it"))
    return Keywords(fields.texts("en"), fields.texts("it"))
